package clientele.actions;

import clientele.base.Estimate;
import clientele.stats.Quantiles;
import java.util.Arrays;

/**
 * Ends of a range of what the first contacts of a ranking gain.
 *
 * @param low end by number of contacts, from none
 * @param high end by number of contacts
 * @param worlds gain by number of contacts in each drawn world; empty for scenarios
 */
public record GainRange(double[] low, double[] high, double[][] worlds) {
  private static final int CURVE_POINTS = 120;

  /** The 95 % interval over drawn worlds, each a gain by number of contacts. */
  public static GainRange of(double[][] worlds) {
    int most = worlds[0].length;
    double[] low = new double[most];
    double[] high = new double[most];
    double[] column = new double[worlds.length];
    for (int k = 0; k < most; k++) {
      for (int w = 0; w < worlds.length; w++) {
        column[w] = worlds[w][k];
      }
      Arrays.sort(column);
      low[k] = Quantiles.ofSorted(column, 0.025);
      high[k] = Quantiles.ofSorted(column, 0.975);
    }
    return new GainRange(low, high, worlds);
  }

  /** Gains at the two ends of an assumption, along a ranking: a scenario, no interval. */
  public static GainRange scenario(double[] low, double[] high, Integer[] order) {
    return new GainRange(sums(low, order), sums(high, order), new double[0][]);
  }

  /** The gain of so many contacts, with its range. */
  public Estimate at(double[] main, int contacts) {
    return Estimate.of(main[contacts], Math.min(main[contacts], low[contacts]), Math.max(main[contacts], high[contacts]));
  }

  /** Difference of two numbers of contacts. */
  public Estimate difference(double[] main, int other, int contacts) {
    double d = main[other] - main[contacts];
    double a;
    double b;
    if (worlds.length == 0) {
      a = low[other] - low[contacts];
      b = high[other] - high[contacts];
    } else {
      double[] differences = Arrays.stream(worlds).mapToDouble(w -> w[other] - w[contacts]).sorted().toArray();
      a = Quantiles.ofSorted(differences, 0.025);
      b = Quantiles.ofSorted(differences, 0.975);
    }
    return Estimate.of(d, Math.min(d, Math.min(a, b)), Math.max(d, Math.max(a, b)));
  }

  /** Gains added up along a ranking; entry k is the gain of the first k. */
  public static double[] sums(double[] gain, Integer[] order) {
    double[] sums = new double[order.length + 1];
    for (int k = 0; k < order.length; k++) {
      sums[k + 1] = sums[k] + gain[order[k]];
    }
    return sums;
  }

  /** Values at numbers of contacts. */
  public static double[] sample(double[] sums, double[] x) {
    return Arrays.stream(x).map(k -> sums[Math.min((int) k, sums.length - 1)]).toArray();
  }

  /** Numbers of contacts a curve is drawn at: none, to half as many more as pay. */
  public static double[] points(int customers, int best) {
    int most = Math.min(customers, Math.max(best + best / 2, Math.min(customers, 20)));
    double[] x = new double[Math.min(CURVE_POINTS, most) + 1];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.round((double) most * i / (x.length - 1));
    }
    return x;
  }
}
