package clientele.analysis.feedback;

import clientele.stats.Quantiles;

/**
 * How far a change must stand out so that a year of monthly looks at several aspects raises a false alarm in at most 5 of
 * 100 studies. The quarters of two looks one after the other share two months of three, so their z statistics go together
 * (correlation at least {@link #TOGETHER}); the chance that any look stands out is at most the sum over the looks less
 * the sum over neighbouring pairs that both do (Hunter 1976, Worsley 1982), and at most the sum over the aspects.
 */
final class Looks {
  private static final int LOOKS = 12;
  private static final double LEVEL = 0.05;

  /**
   * Least correlation of two looks one after the other, that of a first year: three months against the three before, then
   * the next three against the four before them; with more months before, the earlier part is shared and it is higher.
   */
  private static final double TOGETHER = 0.6;

  private static final int STEPS = 400;
  private static final double FAR = 8;

  private Looks() {}

  /** The z from which on a change stands, where so many aspects are compared. */
  static double critical(int aspects) {
    double low = 0;
    double high = FAR;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (aspects * ofAYear(middle) > LEVEL) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * How many standard errors a change must be away where a season may have moved it by up to {@code bias} of them: the
   * point beyond which a normal number with that mean lies, either way, as seldom as a standard one beyond {@code z}
   * (Armstrong &amp; Kolesár 2018, eq. 1).
   */
  static double critical(double z, double bias) {
    double tail = 2 * (1 - Quantiles.normalBelow(z));
    double low = z;
    double high = z + bias;
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      double beyond = 2 - Quantiles.normalBelow(middle - bias) - Quantiles.normalBelow(middle + bias);
      if (beyond > tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** At most the chance that any look of a year at one aspect in which nothing changes lies beyond z, either way. */
  static double ofAYear(double z) {
    return 2 * (LOOKS * (1 - Quantiles.normalBelow(z)) - (LOOKS - 1) * both(z));
  }

  /** Chance that two looks one after the other both lie above z (Simpson's rule over the first). */
  private static double both(double z) {
    double sum = 0;
    double step = FAR / STEPS;
    double apart = Math.sqrt(1 - TOGETHER * TOGETHER);
    for (int i = 0; i <= STEPS; i++) {
      double x = z + i * step;
      double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      sum += weight * density * (1 - Quantiles.normalBelow((z - TOGETHER * x) / apart));
    }
    return sum * step / 3;
  }
}
