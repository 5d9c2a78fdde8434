package clientele.models;

import clientele.base.Estimate;
import clientele.base.Interval;
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
    }
    return new ShownItems(
        Estimate.share(count(hits), n), mean(recall, seed), mean(gain, seed), (double) count(covered) / Math.max(1, items), hits);
  }

  private static int count(boolean[] of) {
    int n = 0;
    for (boolean in : of) {
      n += in ? 1 : 0;
    }
    return n;
  }

  /** Difference of the hit rates of two methods on the same users, with its bootstrap interval over users. */
  public static Estimate hitDifference(ShownItems first, ShownItems second, Seed seed) {
    double[] d = new double[first.hits.length];
    for (int u = 0; u < d.length; u++) {
      d[u] = (first.hits[u] ? 1 : 0) - (second.hits[u] ? 1 : 0);
    }
    if (Arrays.stream(d).allMatch(v -> v == d[0])) {
      double missed = Interval.wilson(0, d.length).high();
      double both = d.length == 0 ? 0 : d[0];
      return Estimate.of(both, Math.max(-1, both - missed), Math.min(1, both + missed));
    }
    return mean(d, seed);
  }

  /**
   * Mean with the percentile interval of the bootstrap over users (Efron 1979); where all users are alike, which resampling
   * takes for certainty, as far off as another value in so many users can have been missed (Wilson 1927).
   */
  static Estimate mean(double[] values, Seed seed) {
    double mean = Arrays.stream(values).average().orElse(0);
    double first = values.length == 0 ? 0 : values[0];
    if (Arrays.stream(values).allMatch(v -> v == first)) {
      double missed = Interval.wilson(0, values.length).high();
      return Estimate.of(mean, Math.max(0, mean - missed), Math.min(1, mean + missed));
    }
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
