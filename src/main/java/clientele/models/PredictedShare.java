package clientele.models;

import clientele.base.Interval;
import clientele.base.Estimate;
import java.util.List;

/**
 * A share in a group of which some cases are known and all were predicted: the known ones count as they are, the rest by
 * their predictions plus the mean error of the predictions on the known ones of that group (prediction-powered inference,
 * Angelopoulos, Bates, Fannjiang, Jordan &amp; Zrnic 2023, for a mean). The known ones must be as good as drawn from the
 * group. If all are known, the predictions do not matter.
 *
 * @param known cases by what they are (rows; 1 counts) and what they were predicted to be (columns)
 * @param others cases that are not known
 * @param predicted of the others, those predicted to count
 */
public record PredictedShare(int[][] known, int others, int predicted) {
  /** Cases of each kind added to the known ones for the interval (Agresti &amp; Coull 1998): no error seen is not none. */
  private static final double ADDED = 1;

  /** Number of known cases. */
  public int labelled() {
    return known[0][0] + known[0][1] + known[1][0] + known[1][1];
  }

  /** Number of known cases that count. */
  private int positive() {
    return known[1][0] + known[1][1];
  }

  private int size() {
    return labelled() + others;
  }

  /**
   * The share over several groups together, each corrected by its own known cases, with a 95 % interval; Wilson's where
   * all cases are known.
   */
  public static Estimate of(List<PredictedShare> groups) {
    double size = groups.stream().mapToInt(PredictedShare::size).sum();
    if (groups.stream().allMatch(g -> g.others == 0)) {
      return Estimate.share(groups.stream().mapToInt(PredictedShare::positive).sum(), (long) size);
    }
    double value = 0;
    double centre = 0;
    double variance = 0;
    for (PredictedShare group : groups) {
      double weight = group.size() / size;
      Moments raw = group.moments(0);
      Moments smoothed = group.moments(ADDED);
      value += weight * raw.mean;
      centre += weight * smoothed.mean;
      variance += weight * weight * smoothed.variance;
    }
    value = Math.clamp(value, 0, 1);
    double half = Interval.Z * Math.sqrt(variance);
    return Estimate.of(
        value, Math.min(value, Math.max(0, centre - half)), Math.max(value, Math.min(1, centre + half)));
  }

  private record Moments(double mean, double variance) {}

  /** Mean and its variance, with so many cases of each kind added. */
  private Moments moments(double added) {
    double n = labelled() + 4 * added;
    if (n == 0) {
      return new Moments((double) predicted / others, 0);
    }
    double ofKnown = (double) labelled() / size();
    double ofOthers = (double) others / size();
    double mean = 0;
    double squares = 0;
    for (int is = 0; is < 2; is++) {
      for (int said = 0; said < 2; said++) {
        double value = ofKnown * is + ofOthers * (is - said);
        double part = (known[is][said] + added) / n;
        mean += part * value;
        squares += part * value * value;
      }
    }
    double m = others + 4 * added;
    double rest = others == 0 ? 0 : (predicted + 2 * added) / m;
    return new Moments(
        mean + ofOthers * rest, (squares - mean * mean) / n + ofOthers * ofOthers * rest * (1 - rest) / m);
  }
}
