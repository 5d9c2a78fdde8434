package clientele.models;

import clientele.base.Interval;
import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether rows fall into groups, or grouping only cuts one cloud: the mean silhouette of each number of groups (Rousseeuw
 * 1987) beside that of clouds without groups that have the same distributions and correlations of the facts (Hennig
 * &amp; Lin 2015). The best number is compared with the best of each cloud, so that having tried several counts.
 *
 * @param tried each number of groups from 2 on
 * @param best number of groups that lies farthest above the clouds
 * @param excess mean silhouette at {@code best} above that of the clouds
 * @param z how many deviations of the clouds the largest of all numbers of groups lies above them
 * @param p share of clouds, the rows themselves among them, that lie so far above the others
 * @param rows measured, at most {@link #MOST_ROWS} drawn at random
 * @param apart on the facts that separate the groups, if on all of them they hardly stand out
 */
public record ClusterStructure(List<Tried> tried, int best, double excess, double z, double p, int rows, Optional<Apart> apart) {
  /** Rows that are measured at most. */
  public static final int MOST_ROWS = 1_500;

  /** Clouds the rows are compared with. */
  public static final int CLOUDS = 39;

  /** Excess of silhouette from which groups are worth the name. */
  public static final double WORTH = 0.05;

  /** The same on the facts that separate the groups; one cloud has .02 there at most where it is beyond chance. */
  public static final double WORTH_APART = 0.04;

  /** Agreement from which two groupings are the same groups. */
  private static final double SAME = 0.8;

  private static final double LEVEL = 0.05;
  private static final int STARTS = 3;

  /**
   * A number of groups.
   *
   * @param silhouette mean over rows, with its interval over rows
   * @param cloud mean silhouette of the clouds
   * @param low the smallest of them
   * @param high the largest of them
   */
  public record Tried(int k, Estimate silhouette, double cloud, double low, double high) {
    /** How far the rows lie above the clouds. */
    public double above() {
      return silhouette.value() - cloud;
    }
  }

  /**
   * The groups seen on the facts that separate them, where on all facts they hardly stand out: facts that have nothing to do
   * with groups make every distance alike and every silhouette small.
   *
   * @param facts their places
   * @param k number of groups that lies farthest above the clouds there
   * @param silhouette there
   * @param cloud mean silhouette of the clouds on the same facts
   * @param p share of clouds that lie so far above the others
   * @param agreement of these groups with as many made on all facts (adjusted Rand index): only those can be made
   */
  public record Apart(List<Integer> facts, int k, double silhouette, double cloud, double p, double agreement) {
    boolean worth() {
      return p <= LEVEL && silhouette - cloud >= WORTH_APART && agreement >= SAME;
    }
  }

  /** Without a look at some of the facts. */
  public ClusterStructure(List<Tried> tried, int best, double excess, double z, double p, int rows) {
    this(tried, best, excess, z, p, rows, Optional.empty());
  }

  /** What was found. */
  public enum Verdict {
    /** Groups that one cloud would not give, and far enough apart to matter. */
    CLEAR,
    /** More than chance, but hardly more than one cloud. */
    HARDLY,
    /** One cloud. */
    NONE
  }

  /**
   * Measures rows.
   *
   * @param widths columns of each fact: 1 of a number, one for each value of a category
   * @param most largest number of groups tried, at least 2
   */
  public static ClusterStructure of(float[][] rows, int[] widths, int most, Seed seed, JobContext job) {
    return of(rows, widths, most, seed, job, false);
  }

  /** The same; {@code always} looks at the separating facts also where that does not decide. */
  static ClusterStructure of(float[][] rows, int[] widths, int most, Seed seed, JobContext job, boolean always) {
    float[][] sample = sample(rows, seed.stream("structure sample"));
    OneCloud cloud = new OneCloud(sample, widths, seed.stream("structure correlations"));
    List<float[][]> draws = new ArrayList<>();
    for (int c = 0; c < CLOUDS; c++) {
      draws.add(cloud.draw(seed.derive("cloud " + c).stream("rows")));
    }
    Fits found = Fits.of(sample, most, seed, job);
    List<Fits> clouds = fits(draws, most, seed, job.part(0, 0.6));
    ClusterStructure all = compare(found, clouds, sample.length);
    if (all.verdict() != Verdict.HARDLY && !always) {
      return all;
    }
    int[] facts = SeparatingFacts.of(sample, found.labels[all.best - 2], draws,
        clouds.stream().map(c -> c.labels[all.best - 2]).toList(), widths);
    if (facts.length == 0 || facts.length == widths.length) {
      return all;
    }
    float[][] part = SeparatingFacts.only(sample, facts, widths);
    List<Fits> parts = fits(draws.stream().map(d -> SeparatingFacts.only(d, facts, widths)).toList(), most, seed, job.part(0.6, 1));
    Fits again = Fits.of(part, most, seed, job);
    ClusterStructure apart = compare(again, parts, sample.length);
    double agreement = SeparatingFacts.agreement(found.labels[apart.best - 2], again.labels[apart.best - 2]);
    return new ClusterStructure(all.tried, all.best, all.excess, all.z, all.p, all.rows, Optional.of(new Apart(
        Arrays.stream(facts).boxed().toList(), apart.best, apart.at(apart.best).silhouette.value(), apart.at(apart.best).cloud, apart.p, agreement)));
  }

  private static List<Fits> fits(List<float[][]> draws, int most, Seed seed, JobContext job) {
    List<Fits> fits = new ArrayList<>();
    for (int c = 0; c < draws.size(); c++) {
      fits.add(Fits.of(draws.get(c), most, seed.derive("cloud " + c), job));
      job.progress((c + 1.0) / draws.size());
    }
    return fits;
  }

  private static ClusterStructure compare(Fits rows, List<Fits> drawn, int size) {
    Estimate[] found = rows.means;
    int most = found.length + 1;
    double[][] clouds = drawn.stream().map(f -> Arrays.stream(f.means).mapToDouble(Estimate::value).toArray()).toArray(double[][]::new);
    List<Tried> tried = new ArrayList<>();
    for (int k = 2; k <= most; k++) {
      int at = k - 2;
      double[] own = Arrays.stream(clouds).mapToDouble(c -> c[at]).sorted().toArray();
      tried.add(new Tried(k, found[at], Arrays.stream(own).average().orElse(0), own[0], own[own.length - 1]));
    }
    double[] values = Arrays.stream(found).mapToDouble(Estimate::value).toArray();
    Tried best = tried.stream().max((a, b) -> Double.compare(a.above(), b.above())).orElseThrow();
    return new ClusterStructure(tried, best.k(), best.above(), above(values, clouds), share(values, clouds), size);
  }

  /** How many deviations of the clouds the largest silhouette of all numbers of groups lies above them. */
  static double above(double[] found, double[][] clouds) {
    return largest(found, clouds, -1);
  }

  /** Share of the clouds, the rows themselves among them, that lie so far above the others: none is compared with itself. */
  static double share(double[] found, double[][] clouds) {
    double z = above(found, clouds);
    int above = 1;
    for (int c = 0; c < clouds.length; c++) {
      above += largest(clouds[c], clouds, c) >= z ? 1 : 0;
    }
    return (double) above / (clouds.length + 1);
  }

  /** What the figures say. */
  public Verdict verdict() {
    boolean worth = excess >= WORTH || apart.filter(Apart::worth).isPresent();
    return p > LEVEL ? Verdict.NONE : worth ? Verdict.CLEAR : Verdict.HARDLY;
  }

  /** The figures of a number of groups. */
  public Tried at(int k) {
    return tried.get(k - 2);
  }

  /** Largest number of deviations above the clouds, over all numbers of groups; one cloud can be left out of them. */
  private static double largest(double[] of, double[][] clouds, int without) {
    double most = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < of.length; at++) {
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (int c = 0; c < clouds.length; c++) {
        if (c != without) {
          sum += clouds[c][at];
          squares += clouds[c][at] * clouds[c][at];
          n++;
        }
      }
      double mean = sum / n;
      double deviation = Math.sqrt(Math.max(1e-12, (squares - n * mean * mean) / (n - 1)));
      most = Math.max(most, (of[at] - mean) / deviation);
    }
    return most;
  }

  /** Groupings of rows for each number of groups from 2 on, and the mean silhouette of each. */
  private record Fits(int[][] labels, Estimate[] means) {
    static Fits of(float[][] rows, int most, Seed seed, JobContext job) {
      int[][] labels = new int[most - 1][];
      for (int k = 2; k <= most; k++) {
        labels[k - 2] = KMeans.fit(rows, k, STARTS, seed.derive("structure " + k), job).labels();
      }
      return new Fits(labels, silhouettes(rows, labels, job));
    }
  }

  private static Estimate[] silhouettes(float[][] rows, int[][] labels, JobContext job) {
    List<double[][]> parts =
        Parallel.map(rows.length, 64, job, (block, from, to) -> silhouettes(rows, labels, from, to));
    Estimate[] means = new Estimate[labels.length];
    for (int at = 0; at < means.length; at++) {
      int of = at;
      double[] all = parts.stream().flatMapToDouble(part -> Arrays.stream(part[of])).toArray();
      double mean = Arrays.stream(all).average().orElse(0);
      double squares = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum();
      double error = Interval.Z * Math.sqrt(squares / (all.length - 1) / all.length);
      means[at] = Estimate.of(mean, mean - error, mean + error);
    }
    return means;
  }

  /** Silhouettes of some rows in every grouping, from one pass over the distances. */
  private static double[][] silhouettes(float[][] rows, int[][] labels, int from, int to) {
    double[][] values = new double[labels.length][to - from];
    for (int i = from; i < to; i++) {
      double[][] sums = new double[labels.length][];
      int[][] counts = new int[labels.length][];
      for (int g = 0; g < labels.length; g++) {
        sums[g] = new double[g + 2];
        counts[g] = new int[g + 2];
      }
      for (int j = 0; j < rows.length; j++) {
        if (j != i) {
          double distance = Math.sqrt(KMeans.squared(rows[i], rows[j]));
          for (int g = 0; g < labels.length; g++) {
            sums[g][labels[g][j]] += distance;
            counts[g][labels[g][j]]++;
          }
        }
      }
      for (int g = 0; g < labels.length; g++) {
        values[g][i - from] = silhouette(sums[g], counts[g], labels[g][i]);
      }
    }
    return values;
  }

  private static double silhouette(double[] sums, int[] counts, int own) {
    if (counts[own] == 0) {
      return 0;
    }
    double inside = sums[own] / counts[own];
    double next = Double.POSITIVE_INFINITY;
    for (int c = 0; c < sums.length; c++) {
      if (c != own && counts[c] > 0) {
        next = Math.min(next, sums[c] / counts[c]);
      }
    }
    double larger = Math.max(inside, next);
    return Double.isInfinite(next) || larger == 0 ? 0 : (next - inside) / larger;
  }

  static float[][] sample(float[][] rows, RandomGenerator random) {
    float[][] drawn = rows.clone();
    int n = Math.min(rows.length, MOST_ROWS);
    for (int i = 0; i < n && n < rows.length; i++) {
      int j = i + random.nextInt(rows.length - i);
      float[] keep = drawn[i];
      drawn[i] = drawn[j];
      drawn[j] = keep;
    }
    return Arrays.copyOf(drawn, n);
  }
}
