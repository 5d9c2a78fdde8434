package clientele.models;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 */
public record ClusterStructure(List<Tried> tried, int best, double excess, double z, double p, int rows) {
  /** Rows that are measured at most. */
  public static final int MOST_ROWS = 1_500;

  /** Clouds the rows are compared with. */
  public static final int CLOUDS = 39;

  /** Excess of silhouette from which groups are worth the name. */
  public static final double WORTH = 0.05;

  private static final double LEVEL = 0.05;
  private static final int STARTS = 3;
  private static final double Z = 1.959963984540054;

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
    float[][] sample = sample(rows, seed.stream("structure sample"));
    Estimate[] found = silhouettes(sample, most, seed, job);
    OneCloud cloud = new OneCloud(sample, widths, seed.stream("structure correlations"));
    double[][] clouds = new double[CLOUDS][];
    for (int c = 0; c < CLOUDS; c++) {
      Seed own = seed.derive("cloud " + c);
      clouds[c] = Arrays.stream(silhouettes(cloud.draw(own.stream("rows")), most, own, job)).mapToDouble(Estimate::value).toArray();
      job.progress((c + 1.0) / CLOUDS);
    }
    List<Tried> tried = new ArrayList<>();
    for (int k = 2; k <= most; k++) {
      int at = k - 2;
      double[] own = Arrays.stream(clouds).mapToDouble(c -> c[at]).sorted().toArray();
      tried.add(new Tried(k, found[at], Arrays.stream(own).average().orElse(0), own[0], own[own.length - 1]));
    }
    double z = largest(Arrays.stream(found).mapToDouble(Estimate::value).toArray(), clouds, -1);
    int above = 1;
    for (int c = 0; c < CLOUDS; c++) {
      above += largest(clouds[c], clouds, c) >= z ? 1 : 0;
    }
    Tried best = tried.stream().max((a, b) -> Double.compare(a.above(), b.above())).orElseThrow();
    return new ClusterStructure(tried, best.k(), best.above(), z, (double) above / (CLOUDS + 1), sample.length);
  }

  /** What the figures say. */
  public Verdict verdict() {
    return p > LEVEL ? Verdict.NONE : excess < WORTH ? Verdict.HARDLY : Verdict.CLEAR;
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

  private static Estimate[] silhouettes(float[][] rows, int most, Seed seed, JobContext job) {
    int[][] labels = new int[most - 1][];
    for (int k = 2; k <= most; k++) {
      labels[k - 2] = KMeans.fit(rows, k, STARTS, seed.derive("structure " + k), job).labels();
    }
    List<double[][]> parts =
        Parallel.map(rows.length, 64, job, (block, from, to) -> silhouettes(rows, labels, from, to));
    Estimate[] means = new Estimate[labels.length];
    for (int at = 0; at < means.length; at++) {
      int of = at;
      double[] all = parts.stream().flatMapToDouble(part -> Arrays.stream(part[of])).toArray();
      double mean = Arrays.stream(all).average().orElse(0);
      double squares = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum();
      double error = Z * Math.sqrt(squares / (all.length - 1) / all.length);
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

  private static float[][] sample(float[][] rows, RandomGenerator random) {
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
