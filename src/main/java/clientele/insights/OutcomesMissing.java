package clientele.insights;

import java.util.Optional;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Whether outcomes are missing in one group more often than in the control group (differential attrition): then those that
 * are known are no longer alike but for the treatment.
 *
 * @param group that differs from the control group most clearly, counted from 1
 * @param p probability of a difference at least so large, if outcomes were missing by chance (Fisher 1922), corrected for
 *     the number of groups
 */
public record OutcomesMissing(int group, double p) {
  /**
   * The group that differs most clearly, if it does so beyond chance.
   *
   * @param missing customers without an outcome by group, the control group first
   * @param sizes customers by group
   */
  public static Optional<OutcomesMissing> of(long[] missing, long[] sizes) {
    OutcomesMissing least = new OutcomesMissing(0, 1);
    for (int g = 1; g < sizes.length; g++) {
      double p = Math.min(1, fisher(missing[g], sizes[g], missing[0], sizes[0]) * (sizes.length - 1));
      least = p < least.p ? new OutcomesMissing(g, p) : least;
    }
    return least.p < SampleRatio.STOPS ? Optional.of(least) : Optional.empty();
  }

  /** Fisher's exact p-value, two-sided as twice the smaller tail. */
  static double fisher(long x, long n, long x0, long n0) {
    if (x + x0 == 0 || n == 0 || n0 == 0) {
      return 1;
    }
    HypergeometricDistribution drawn =
        HypergeometricDistribution.of(Math.toIntExact(n + n0), Math.toIntExact(x + x0), Math.toIntExact(n));
    int at = Math.toIntExact(x);
    double tail = Math.min(drawn.cumulativeProbability(at), drawn.survivalProbability(at - 1));
    return Math.min(1, 2 * tail);
  }
}
