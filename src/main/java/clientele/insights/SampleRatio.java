package clientele.insights;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether groups have the sizes that drawing them at random would give (Fabijan et al. 2019). Where they have not,
 * customers were lost or added in some group, and their outcomes cannot be compared.
 *
 * @param planned share of each group that was planned or taken as planned, 0 to 1
 * @param given whether the plan was given; otherwise it is the usual split that fits best
 * @param p probability of sizes at least so far off
 */
public record SampleRatio(double[] planned, boolean given, double p) {
  /** Below this probability the sizes do not fit. */
  public static final double STOPS = 0.001;

  /** Shares that a control group usually gets beside one other group. */
  private static final double[] USUAL =
      {0.01, 0.05, 0.1, 0.2, 0.25, 0.3, 1 / 3.0, 0.4, 0.5, 0.6, 2 / 3.0, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99};

  /**
   * Compares sizes with a plan.
   *
   * @param sizes of the groups, the control group first; at least two
   * @param planned weights of the groups in the same order, all positive; empty takes for each group the most
   *     plausible of the usual splits with the control group
   */
  public static SampleRatio of(long[] sizes, Optional<double[]> planned) {
    if (planned.isPresent()) {
      double all = Arrays.stream(planned.get()).sum();
      double[] shares = Arrays.stream(planned.get()).map(w -> w / all).toArray();
      return new SampleRatio(shares, true, pValue(sizes, shares));
    }
    double[] shares = new double[sizes.length];
    shares[0] = 1;
    for (int i = 1; i < sizes.length; i++) {
      double control = usual(sizes[0], sizes[i]);
      shares[i] = (1 - control) / control;
    }
    double all = Arrays.stream(shares).sum();
    Arrays.setAll(shares, i -> shares[i] / all);
    return new SampleRatio(shares, false, pValue(sizes, shares));
  }

  /** Whether the sizes may have come about by chance. */
  public boolean fits() {
    return p >= STOPS;
  }

  /** The usual share of a control group beside one other group that fits their sizes best. */
  private static double usual(long control, long other) {
    double best = 0.5;
    double most = -1;
    for (double share : USUAL) {
      double p = pValue(new long[] {control, other}, new double[] {share, 1 - share});
      double closer = p > 0 ? p : -Math.abs(share - (double) control / (control + other));
      if (closer > most) {
        most = closer;
        best = share;
      }
    }
    return best;
  }

  private static double pValue(long[] sizes, double[] shares) {
    double n = Arrays.stream(sizes).sum();
    double chi = 0;
    for (int i = 0; i < sizes.length; i++) {
      double expected = n * shares[i];
      chi += (sizes[i] - expected) * (sizes[i] - expected) / expected;
    }
    return ChiSquaredDistribution.of(sizes.length - 1).survivalProbability(chi);
  }
}
