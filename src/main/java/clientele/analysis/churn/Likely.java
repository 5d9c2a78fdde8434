package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Interval;
import clientele.features.facts.Facts;
import clientele.models.LogisticRegression;
import clientele.stats.Columns;

/** How many of some customers will leave, with the errors of what was learned from, of the next period, and chance. */
final class Likely {
  private static final int BLOCK = 4096;

  private Likely() {}

  /** Sum of the probabilities; the interval is that of the count one will see. */
  static Estimate leavers(ChurnModel model, Facts facts) {
    Columns all = facts.columns();
    double sum = 0;
    double low = 0;
    double high = 0;
    double chance = 0;
    double half = model.drift().half();
    double[] errors = new double[0];
    for (int from = 0; from < all.size(); from += BLOCK) {
      Columns block = all.slice(from, Math.min(all.size(), from + BLOCK));
      double[] odds = model.logOdds(block);
      double[][] parts = model.learned().errors(block);
      errors = errors.length == 0 ? new double[parts.length] : errors;
      for (int i = 0; i < odds.length; i++) {
        double p = LogisticRegression.logistic(odds[i]);
        double steep = p * (1 - p);
        for (int e = 0; e < errors.length; e++) {
          errors[e] += steep * parts[e][i];
        }
        sum += p;
        chance += steep;
        low += LogisticRegression.logistic(odds[i] - half);
        high += LogisticRegression.logistic(odds[i] + half);
      }
    }
    double variance = 0;
    for (double error : errors) {
      variance += error * error;
    }
    double known = Math.hypot(Interval.Z * Math.sqrt(chance), model.learned().quantile() * Math.sqrt(variance));
    return Estimate.of(
        sum, Math.max(0, sum - Math.hypot(known, sum - low)), Math.min(all.size(), sum + Math.hypot(known, high - sum)));
  }
}
