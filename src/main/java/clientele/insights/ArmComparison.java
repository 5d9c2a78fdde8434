package clientele.insights;

import clientele.base.Estimate;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Several groups compared with one control group at once (Dunnett 1955): the intervals hold together, so that among any
 * number of groups without an effect one in twenty readings at most shows any.
 *
 * <p>Under the hypothesis of no effect the comparisons go together because they share the control group; the
 * correlations have the product form λᵢλⱼ with λᵢ² = nᵢ / (nᵢ + n₀), so that the critical value is an integral in one
 * variable.
 */
public final class ArmComparison {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double STEP = 0.05;
  private static final double FAR = 8;

  private final long successes;
  private final long size;
  private final double[] lambdas;
  private final int families;
  private final double critical;

  /**
   * A comparison at 95 % together.
   *
   * @param successes cases that count in the control group
   * @param size of the control group, at least 1
   * @param arms sizes of the other groups, at least 1 each
   * @param families how many such comparisons are read side by side, each with a control group of its own; the level
   *     is shared among them (Šidák 1967)
   */
  public ArmComparison(long successes, long size, long[] arms, int families) {
    this.successes = successes;
    this.size = size;
    this.families = families;
    lambdas = Arrays.stream(arms).mapToDouble(n -> Math.sqrt((double) n / (n + size))).toArray();
    critical = critical(lambdas, Math.pow(0.95, 1.0 / families));
  }

  /** The same groups in another draw, whose critical value is known. */
  ArmComparison(long successes, long size, double critical) {
    this.successes = successes;
    this.size = size;
    this.families = 1;
    this.lambdas = new double[0];
    this.critical = critical;
  }

  /** The number of standard errors to either side. */
  public double critical() {
    return critical;
  }

  /** Difference of a group's share from that of the control group, with an interval that holds with the others. */
  public Estimate difference(long x, long n) {
    double p1 = (double) x / n;
    double p0 = (double) successes / size;
    double[] w1 = score(x, n, critical);
    double[] w0 = score(successes, size, critical);
    double d = p1 - p0;
    return Estimate.of(d, d - Math.hypot(p1 - w1[0], w0[1] - p0), d + Math.hypot(w1[1] - p1, p0 - w0[0]));
  }

  /** Two-sided p-value of a group, corrected for all comparisons; pooled z test. */
  public double pValue(long x, long n) {
    double pooled = (double) (x + successes) / (n + size);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / size));
    if (error == 0) {
      return 1;
    }
    double z = Math.abs((double) x / n - (double) successes / size) / error;
    return Math.clamp(1 - Math.pow(inside(lambdas, z), families), 0, 1);
  }

  /** The c for which all of the correlated normal variables lie within ±c with probability {@code level}. */
  static double critical(double[] lambdas, double level) {
    double low = 0;
    double high = 2 * FAR;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (inside(lambdas, middle) < level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double inside(double[] lambdas, double c) {
    double sum = 0;
    for (double u = -FAR; u <= FAR; u += STEP) {
      double all = NORMAL.density(u);
      for (double lambda : lambdas) {
        double rest = Math.sqrt(1 - lambda * lambda);
        all *= NORMAL.cumulativeProbability((lambda * u + c) / rest) - NORMAL.cumulativeProbability((lambda * u - c) / rest);
      }
      sum += all * STEP;
    }
    return Math.min(1, sum);
  }

  /** Score interval of a share (Wilson 1927) {@code z} standard errors wide. */
  private static double[] score(long x, long n, double z) {
    double p = (double) x / n;
    double z2n = z * z / n;
    double centre = (p + z2n / 2) / (1 + z2n);
    double half = z * Math.sqrt(p * (1 - p) / n + z2n / (4 * n)) / (1 + z2n);
    return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
  }
}
