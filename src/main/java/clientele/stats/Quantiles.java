package clientele.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles of the distributions that intervals are made with. */
public final class Quantiles {
  private Quantiles() {}

  /** Quantile of the standard normal distribution at {@code p} in (0, 1). */
  public static double normal(double p) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
  }

  /** Probability that a standard normal number is at most {@code z}. */
  public static double normalBelow(double z) {
    return NormalDistribution.of(0, 1).cumulativeProbability(z);
  }

  /** Two-sided 95 % point of Student's t with so many degrees of freedom, above 0. */
  public static double t95(double degrees) {
    return TDistribution.of(degrees).inverseCumulativeProbability(0.975);
  }

  /** A quantile of sorted numbers, on the straight line between the two nearest. */
  public static double ofSorted(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
