package clientele.insights;

import clientele.base.Estimate;
import clientele.base.Interval;

/** Differences between two groups with 95 % intervals. */
public final class Differences {

  private Differences() {}

  /**
   * Difference of two shares, first minus second, with Newcombe's hybrid score interval (Newcombe 1998, method 10).
   *
   * @param x1 cases that count in the first group of {@code n1}
   * @param x2 cases that count in the second group of {@code n2}
   */
  public static Estimate ofShares(long x1, long n1, long x2, long n2) {
    double p1 = n1 == 0 ? 0 : (double) x1 / n1;
    double p2 = n2 == 0 ? 0 : (double) x2 / n2;
    Interval w1 = Interval.wilson(x1, n1);
    Interval w2 = Interval.wilson(x2, n2);
    double d = p1 - p2;
    double low = d - Math.hypot(p1 - w1.low(), w2.high() - p2);
    double high = d + Math.hypot(w1.high() - p1, p2 - w2.low());
    return Estimate.of(d, low, high);
  }

  /** Mean of values with its interval by the normal approximation; NaN values are left out. */
  public static Estimate mean(double[] values) {
    double n = 0;
    double sum = 0;
    for (double v : values) {
      if (!Double.isNaN(v)) {
        n++;
        sum += v;
      }
    }
    double mean = n == 0 ? 0 : sum / n;
    double squares = 0;
    for (double v : values) {
      if (!Double.isNaN(v)) {
        squares += (v - mean) * (v - mean);
      }
    }
    double error = n < 2 ? 0 : Interval.Z * Math.sqrt(squares / (n - 1) / n);
    return Estimate.of(mean, mean - error, mean + error);
  }

  /**
   * Two-sided p-value of a z statistic, by the error function's continued fraction (Abramowitz &amp; Stegun 7.1.26 is
   * too coarse for small p; this uses {@code erfc} after Press et al. 2007, section 6.2).
   */
  public static double twoSided(double z) {
    return erfc(Math.abs(z) / Math.sqrt(2));
  }

  /**
   * Two-sided p-value that two shares are equal, pooled z test without correction.
   */
  public static double pValueOfShares(long x1, long n1, long x2, long n2) {
    double pooled = (double) (x1 + x2) / (n1 + n2);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
    return error == 0 ? 1 : twoSided(((double) x1 / n1 - (double) x2 / n2) / error);
  }

  /**
   * Which of many hypotheses stand when the share of false ones among them shall stay below {@code level} (Benjamini
   * &amp; Hochberg 1995).
   */
  public static boolean[] standing(double[] p, double level) {
    Integer[] order = new Integer[p.length];
    for (int i = 0; i < p.length; i++) {
      order[i] = i;
    }
    java.util.Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
    int last = -1;
    for (int rank = 0; rank < p.length; rank++) {
      if (p[order[rank]] <= level * (rank + 1) / p.length) {
        last = rank;
      }
    }
    boolean[] stands = new boolean[p.length];
    for (int rank = 0; rank <= last; rank++) {
      stands[order[rank]] = true;
    }
    return stands;
  }

  private static double erfc(double x) {
    double t = 2 / (2 + x);
    double[] c = {-1.3026537197817094, 6.4196979235649026e-1, 1.9476473204185836e-2, -9.561514786808631e-3,
      -9.46595344482036e-4, 3.66839497852761e-4, 4.2523324806907e-5, -2.0278578112534e-5, -1.624290004647e-6,
      1.303655835580e-6, 1.5626441722e-8, -8.5238095915e-8, 6.529054439e-9, 5.059343495e-9, -9.91364156e-10,
      -2.27365122e-10, 9.6467911e-11, 2.394038e-12, -6.886027e-12, 8.94487e-13, 3.13092e-13, -1.12708e-13,
      3.81e-16, 7.106e-15, -1.523e-15, -9.4e-17, 1.21e-16, -2.8e-17};
    double ty = 4 * t - 2;
    double d = 0;
    double dd = 0;
    for (int j = c.length - 1; j > 0; j--) {
      double keep = d;
      d = ty * d - dd + c[j];
      dd = keep;
    }
    return t * Math.exp(-x * x + 0.5 * (c[0] + ty * d) - dd);
  }
}
