package clientele.models.learn;

import clientele.base.Interval;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a fact tells alone: the log odds of the outcome in each of some groups of equal size against all, 0 where that is within
 * chance.
 *
 * @param cuts upper bounds of the groups but the last, rising
 * @param lifts log odds of each group less those of all
 * @param missing the same where the fact is missing
 */
public record Alone(double[] cuts, double[] lifts, double missing) {
  private static final int GROUPS = 8;

  /** Learns from numbers, NaN where missing. */
  static Alone of(double[] values, boolean[] y) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] cuts = sorted.length == 0 ? new double[0]
        : IntStream.range(1, GROUPS).mapToDouble(g -> sorted[(int) ((long) g * sorted.length / GROUPS)]).distinct().toArray();
    int[][] counts = new int[cuts.length + 2][2];
    int[] all = new int[2];
    for (int i = 0; i < y.length; i++) {
      int[] n = counts[Double.isNaN(values[i]) ? counts.length - 1 : group(cuts, values[i])];
      n[0]++;
      n[1] += y[i] ? 1 : 0;
      all[0]++;
      all[1] += y[i] ? 1 : 0;
    }
    double[] lifts = Arrays.stream(counts).mapToDouble(n -> lift(n, all)).toArray();
    return new Alone(cuts, Arrays.copyOf(lifts, lifts.length - 1), lifts[lifts.length - 1]);
  }

  private static int group(double[] cuts, double value) {
    int at = Arrays.binarySearch(cuts, value);
    return at >= 0 ? at : -at - 1;
  }

  private static double lift(int[] n, int[] all) {
    int others = all[0] - n[0];
    if (n[0] == 0 || others == 0) {
      return 0;
    }
    double a = n[1] + 0.5;
    double b = n[0] - n[1] + 0.5;
    double c = all[1] - n[1] + 0.5;
    double d = others - (all[1] - n[1]) + 0.5;
    double odds = Math.log(a * d / (b * c));
    return Math.abs(odds) > Interval.Z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) ? odds : 0;
  }

  /** What a value tells alone, in log odds; 0 within chance. */
  double lift(double value) {
    return Double.isNaN(value) ? missing : lifts.length == 0 ? 0 : lifts[group(cuts, value)];
  }
}
