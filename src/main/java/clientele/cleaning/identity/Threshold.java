package clientele.cleaning.identity;

import java.util.Arrays;

/** The cut between matches and others, from the probabilities alone. */
final class Threshold {
  private Threshold() {}

  /**
   * Log odds above which pairs are matches so that the expected F1 is highest: of the pairs above it, their mean
   * probability is the expected precision, and their share of the sum of all probabilities the expected recall.
   */
  static double best(double[] odds) {
    double[] sorted = odds.clone();
    Arrays.sort(sorted);
    double all = 0;
    for (double o : sorted) {
      all += MatchModel.logistic(o);
    }
    double above = 0;
    double best = 0;
    double cut = 0;
    for (int i = sorted.length - 1; i >= 0 && sorted[i] > -4; i--) {
      above += MatchModel.logistic(sorted[i]);
      double f1 = 2 * above / (sorted.length - i + all);
      if (f1 > best) {
        best = f1;
        cut = i > 0 ? Math.max((sorted[i] + sorted[i - 1]) / 2, sorted[i] - 0.5) : sorted[i] - 0.5;
      }
    }
    return cut;
  }
}
