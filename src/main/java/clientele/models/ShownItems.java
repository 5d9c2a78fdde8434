package clientele.models;

import clientele.base.Estimate;
import clientele.base.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How good lists of shown items are against what users then took, all items ranked (Krichene &amp; Rendle 2020).
 *
 * @param hit share of users who took at least one shown item
 * @param recall mean share of what a user took that was shown
 * @param ndcg mean discounted gain of the list against the best possible, 0 to 1
 * @param coverage share of all items shown to anyone
 * @param hits whether each user took a shown item
 */
public record ShownItems(Estimate hit, Estimate recall, Estimate ndcg, double coverage, boolean[] hits) {
  private static final int RESAMPLES = 500;

  /**
   * Measures lists.
   *
   * @param shown items shown to each tested user, best first
   * @param taken items each tested user then took, sorted
   */
  public static ShownItems measure(int[][] shown, int[][] taken, int items, Seed seed) {
    int n = shown.length;
    double[] hit = new double[n];
    double[] recall = new double[n];
    double[] gain = new double[n];
    boolean[] hits = new boolean[n];
    boolean[] covered = new boolean[items];
    for (int u = 0; u < n; u++) {
      int found = 0;
      for (int r = 0; r < shown[u].length; r++) {
        covered[shown[u][r]] = true;
        if (Arrays.binarySearch(taken[u], shown[u][r]) >= 0) {
          found++;
          gain[u] += 1 / log2(r + 2);
        }
      }
      double best = 0;
      for (int r = 0; r < Math.min(taken[u].length, Math.max(1, shown[u].length)); r++) {
        best += 1 / log2(r + 2);
      }
      gain[u] /= best;
      recall[u] = (double) found / taken[u].length;
      hits[u] = found > 0;
      hit[u] = found > 0 ? 1 : 0;
    }
    int different = 0;
    for (boolean c : covered) {
      different += c ? 1 : 0;
    }
    return new ShownItems(
        mean(hit, seed), mean(recall, seed), mean(gain, seed), (double) different / Math.max(1, items), hits);
  }

  /** Difference of the hit rates of two methods on the same users, with its bootstrap interval over users. */
  public static Estimate hitDifference(ShownItems first, ShownItems second, Seed seed) {
    double[] d = new double[first.hits.length];
    for (int u = 0; u < d.length; u++) {
      d[u] = (first.hits[u] ? 1 : 0) - (second.hits[u] ? 1 : 0);
    }
    return mean(d, seed);
  }

  /** Mean with the percentile interval of the bootstrap over users (Efron 1979). */
  static Estimate mean(double[] values, Seed seed) {
    double mean = Arrays.stream(values).average().orElse(0);
    RandomGenerator random = seed.stream("resampled users");
    double[] means = new double[RESAMPLES];
    for (int b = 0; b < RESAMPLES; b++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[b] = sum / values.length;
    }
    Arrays.sort(means);
    double low = Math.min(mean, means[(int) (0.025 * RESAMPLES)]);
    double high = Math.max(mean, means[(int) (0.975 * RESAMPLES)]);
    return Estimate.of(mean, low, high);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
