package clientele.stats;

import clientele.base.Interval;
/** What a comparison of two shares can show: power and sizes of the two-sided z test at 5 % (Fleiss, Levin &amp; Paik 2003, ch. 4). */
public final class TwoShares {
  private static final double POWER = 0.8;

  private TwoShares() {}

  /**
   * Probability that a test finds the difference of two true shares.
   *
   * @param n1 cases of the first group, above 0
   * @param n2 cases of the second group, above 0
   */
  public static double power(double p1, double n1, double p2, double n2) {
    double pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
    double underNull = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
    double underTruth = Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
    if (underTruth == 0) {
      return p1 == p2 ? 0.05 : 1;
    }
    double distance = Math.abs(p1 - p2);
    return Quantiles.normalBelow((distance - Interval.Z * underNull) / underTruth)
        + Quantiles.normalBelow((-distance - Interval.Z * underNull) / underTruth);
  }

  /**
   * Cases of the second group that find the difference with 80 %, where the first has {@code ratio} times as many;
   * {@link Integer#MAX_VALUE} if the shares are equal.
   */
  public static int sizeOfSecond(double p1, double p2, double ratio) {
    if (p1 == p2) {
      return Integer.MAX_VALUE;
    }
    int low = 1;
    int high = 1;
    while (power(p1, high * ratio, p2, high) < POWER) {
      low = high;
      if (high > 500_000_000) {
        return Integer.MAX_VALUE;
      }
      high *= 2;
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (power(p1, middle * ratio, p2, middle) < POWER) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The smallest fall below {@code base} that groups of these sizes find with 80 %; NaN if not even a fall to 0. */
  public static double smallestFall(double base, double n1, double n2) {
    if (power(0, n1, base, n2) < POWER) {
      return Double.NaN;
    }
    double low = 0;
    double high = base;
    for (int step = 0; step < 50; step++) {
      double middle = (low + high) / 2;
      if (power(base - middle, n1, base, n2) < POWER) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
