package clientele.models;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether rows lie densely in several places, or only in the middle of one cloud: what {@link Hdbscan} finds in them, beside
 * what it finds in clouds without groups that have the same distributions and correlations of the facts (Hennig &amp; Lin
 * 2015). It is the counterpart of {@link ClusterStructure} for groups of any shape; its silhouettes are densities.
 */
public final class DensityStructure {
  private DensityStructure() {}

  /** Least sizes of groups that are tried, as shares of all rows. */
  public static final List<Double> LEAST = List.of(0.02, 0.03, 0.05, 0.08, 0.12, 0.2);

  /** Rows a group has at least. */
  static final int FEWEST = 10;

  /** The least size of a group of a share of {@code n} rows. */
  public static int least(double share, int n) {
    return Math.max(FEWEST, (int) Math.round(share * n));
  }

  /**
   * Measures rows; {@code tried} has one line for each of {@link #LEAST}, whose {@code k} is the number of groups found in
   * the rows that were measured, 0 if none.
   *
   * @param widths columns of each fact: 1 of a number, one for each value of a category
   */
  public static ClusterStructure of(float[][] rows, int[] widths, Seed seed, JobContext job) {
    float[][] sample = ClusterStructure.sample(rows, seed.stream("structure sample"));
    OneCloud cloud = new OneCloud(sample, widths, seed.stream("structure correlations"));
    double[][] clouds = new double[ClusterStructure.CLOUDS][];
    for (int c = 0; c < clouds.length; c++) {
      clouds[c] = Arrays.stream(found(cloud.draw(seed.derive("cloud " + c).stream("rows")), seed, job))
          .mapToDouble(DensityStructure::density).toArray();
      job.progress((c + 1.0) / clouds.length);
    }
    Hdbscan.Found[] found = found(sample, seed, job);
    List<ClusterStructure.Tried> tried = new ArrayList<>();
    for (int at = 0; at < found.length; at++) {
      int place = at;
      double[] own = Arrays.stream(clouds).mapToDouble(c -> c[place]).sorted().toArray();
      double density = density(found[at]);
      tried.add(new ClusterStructure.Tried(found[at].groups().k(), Estimate.of(density, density, density),
          Arrays.stream(own).average().orElse(0), own[0], own[own.length - 1]));
    }
    double[] values = Arrays.stream(found).mapToDouble(DensityStructure::density).toArray();
    ClusterStructure.Tried best = tried.stream().max((a, b) -> Double.compare(a.above(), b.above())).orElseThrow();
    return new ClusterStructure(tried, best.k(), best.above(), ClusterStructure.above(values, clouds),
        ClusterStructure.share(values, clouds), sample.length, Optional.empty());
  }

  /** One group, which may leave out others, says nothing of several. */
  private static double density(Hdbscan.Found found) {
    return found.groups().k() < 2 ? 0 : found.density();
  }

  private static Hdbscan.Found[] found(float[][] rows, Seed seed, JobContext job) {
    Hdbscan tree = Hdbscan.grow(rows, seed, job);
    return LEAST.stream().map(share -> tree.groups(least(share, rows.length))).toArray(Hdbscan.Found[]::new);
  }
}
