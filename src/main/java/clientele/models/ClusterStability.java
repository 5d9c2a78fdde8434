package clientele.models;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How firmly groups hold when the rows are drawn anew: for each bootstrap sample the rows are grouped again, and each
 * group is compared with the new one it shares most with by Jaccard's coefficient (Hennig 2007). Means above 0.75 are
 * trusted, below 0.6 the group is no pattern.
 *
 * @param groups mean Jaccard of each group with the middle 95 % of the samples, 0 to 1
 * @param overall mean over groups weighted by size, with the middle 95 % of the samples
 */
public record ClusterStability(Estimate[] groups, Estimate overall) {
  /** Rows used at most in a sample; a larger set is measured on a random part. */
  public static final int MOST_ROWS = 20_000;

  /** Rows of a sample for a tree, which is grown anew from each. */
  public static final int TREE_ROWS = 2_000;

  /** Rows of a sample for dense groups. */
  public static final int DENSE_ROWS = 4_000;

  private static final int FEWEST_NEIGHBOURS = 5;
  private static final double PART = 0.8;

  /** Measures a grouping of {@code rows} with {@code samples} bootstrap samples, at least 2. */
  public static ClusterStability of(float[][] rows, KMeans grouped, int samples, Seed seed, JobContext job) {
    int k = grouped.k();
    double[][] jaccard = new double[samples][];
    for (int s = 0; s < samples; s++) {
      job.progress((double) s / samples);
      Drawn drawn = Drawn.of(rows, MOST_ROWS, seed, s);
      KMeans again = KMeans.fit(drawn.rows, Math.min(k, drawn.rows.length), 2, seed.derive("fit " + s), job);
      jaccard[s] = compare(grouped.labels(), drawn.from, again.labels(), k);
    }
    return of(jaccard, grouped.groups().sizes());
  }

  /** Groups rows anew, in each of several ways; the groups of each row, −1 of none. */
  private interface Anew {
    List<int[]> groups(float[][] rows, Seed seed, JobContext job);
  }

  /** Measures the cuts of a tree of {@code rows}, which grows anew from each sample; one for each cut, in their order. */
  public static List<ClusterStability> of(float[][] rows, List<Groups> cuts, int samples, Seed seed, JobContext job) {
    return of(rows, cuts, samples, Drawn.TWICE, seed, job, (drawn, number, part) -> {
      Ward again = Ward.grow(drawn, number, part);
      return cuts.stream().map(cut -> again.cut(cut.k()).labels()).toList();
    });
  }

  /** Measures the parts of mixtures of {@code rows}, which are fitted anew to each sample with the same shapes. */
  public static List<ClusterStability> of(
      float[][] rows, List<Groups> parts, List<GaussianMixture.Shape> shapes, int samples, Seed seed, JobContext job) {
    return of(rows, parts, samples, Drawn.TWICE, seed, job, (drawn, number, part) -> IntStream.range(0, parts.size())
        .mapToObj(c -> GaussianMixture.fit(drawn, parts.get(c).k(), shapes.get(c), GaussianMixture.FLOOR, 1, number.derive("mixture"), part)
            .of(drawn, part).labels())
        .toList());
  }

  /**
   * Measures dense groups of {@code rows} of some least shares. Each sample is four fifths of the rows, none twice (Ben-Hur,
   * Elisseeff &amp; Guyon 2002): rows drawn twice would be dense where nobody is, and fewer are less dense everywhere.
   */
  public static List<ClusterStability> ofDense(
      float[][] rows, List<Groups> found, List<Double> least, int samples, Seed seed, JobContext job) {
    return of(rows, found, samples, Drawn.ONCE, seed, job, (drawn, number, part) -> {
      int neighbours = Math.max(FEWEST_NEIGHBOURS, Math.round(Hdbscan.NEIGHBOURS * drawn.length / (float) Math.min(rows.length, Hdbscan.MOST_ROWS)));
      Hdbscan tree = Hdbscan.grow(drawn, neighbours, Hdbscan.EQUAL, number.derive("hdbscan"), part); // as wide a reach as of all rows
      return least.stream().map(share -> tree.groups(DensityStructure.least(share, drawn.length)).groups().labels()).toList();
    });
  }

  private static List<ClusterStability> of(
      float[][] rows, List<Groups> ways, int samples, boolean twice, Seed seed, JobContext job, Anew anew) {
    double[][][] jaccard = new double[ways.size()][samples][];
    for (int s = 0; s < samples; s++) {
      job.progress((double) s / samples);
      Drawn drawn = twice ? Drawn.of(rows, TREE_ROWS, seed, s) : Drawn.most(rows, DENSE_ROWS, seed, s);
      List<int[]> again = anew.groups(drawn.rows, seed.derive("tree " + s), job);
      for (int w = 0; w < ways.size(); w++) {
        jaccard[w][s] = compare(ways.get(w).labels(), drawn.from, again.get(w), ways.get(w).k());
      }
    }
    return IntStream.range(0, ways.size()).mapToObj(w -> of(jaccard[w], ways.get(w).sizes())).toList();
  }

  /** Rows drawn by chance, and which they are. */
  private record Drawn(int[] from, float[][] rows) {
    private static final boolean TWICE = true;
    private static final boolean ONCE = false;

    private static Drawn most(float[][] rows, int most, Seed seed, int number) {
      int[] from = Sample.places(rows.length, Math.min(most, (int) Math.ceil(PART * rows.length)), seed.stream("part " + number));
      float[][] sample = new float[from.length][];
      for (int i = 0; i < sample.length; i++) {
        sample[i] = rows[from[i]];
      }
      return new Drawn(from, sample);
    }

    private static Drawn of(float[][] rows, int most, Seed seed, int number) {
      RandomGenerator random = seed.stream("resample " + number);
      int n = Math.min(rows.length, most);
      int[] from = new int[n];
      float[][] sample = new float[n][];
      for (int i = 0; i < n; i++) {
        from[i] = random.nextInt(rows.length);
        sample[i] = rows[from[i]];
      }
      return new Drawn(from, sample);
    }
  }

  private static ClusterStability of(double[][] jaccard, int[] sizes) {
    int k = sizes.length;
    double all = Arrays.stream(sizes).sum();
    double[] overall = new double[jaccard.length];
    for (int s = 0; s < jaccard.length; s++) {
      for (int g = 0; g < k; g++) {
        overall[s] += jaccard[s][g] * sizes[g] / all;
      }
    }
    Estimate[] groups = new Estimate[k];
    for (int g = 0; g < k; g++) {
      int group = g;
      groups[g] = estimate(Arrays.stream(jaccard).mapToDouble(j -> j[group]).toArray());
    }
    return new ClusterStability(groups, estimate(overall));
  }

  /** For each old group the largest Jaccard coefficient with any new one, over the distinct rows that were drawn. */
  static double[] compare(int[] labels, int[] drawn, int[] again, int k) {
    int l = Math.max(1, Arrays.stream(again).max().orElse(0) + 1);
    int[][] both = new int[k][l];
    int[] old = new int[k];
    int[] fresh = new int[l];
    boolean[] seen = new boolean[labels.length];
    for (int i = 0; i < drawn.length; i++) {
      if (!seen[drawn[i]]) {
        seen[drawn[i]] = true;
        int was = labels[drawn[i]];
        if (was >= 0) {
          old[was]++;
        }
        if (again[i] >= 0) {
          fresh[again[i]]++;
        }
        if (was >= 0 && again[i] >= 0) {
          both[was][again[i]]++;
        }
      }
    }
    double[] best = new double[k];
    for (int g = 0; g < k; g++) {
      for (int h = 0; h < l; h++) {
        int union = old[g] + fresh[h] - both[g][h];
        best[g] = Math.max(best[g], union == 0 ? 0 : (double) both[g][h] / union);
      }
    }
    return best;
  }

  /** Mean over the draws with the middle 95 % of them: what varies is which customers are drawn. */
  private static Estimate estimate(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int out = (int) Math.floor(0.025 * sorted.length);
    return Estimate.of(mean, Math.min(mean, sorted[out]), Math.max(mean, sorted[sorted.length - 1 - out]));
  }
}
