package clientele.analysis.churn;

import clientele.base.Interval;
import clientele.base.Estimate;
import clientele.features.facts.Facts;
import clientele.models.LogisticRegression;

/** How many of some customers will leave, with the errors of coefficients, of the next period, and chance. */
final class Likely {
  private Likely() {}

  /** Sum of the probabilities; the interval is that of the count one will see. */
  static Estimate leavers(ChurnModel model, Facts facts) {
    double[][] rows = model.encoding().rows(facts);
    double[] weights = new double[model.encoding().slots().size() + 1];
    double sum = 0;
    double low = 0;
    double high = 0;
    double chance = 0;
    double half = model.drift().half();
    for (double[] row : rows) {
      double odds = model.logOdds(row);
      double p = LogisticRegression.logistic(odds);
      double steep = p * (1 - p);
      weights[0] += steep;
      for (int j = 0; j < row.length; j++) {
        weights[j + 1] += steep * row[j];
      }
      sum += p;
      chance += steep;
      low += LogisticRegression.logistic(odds - half);
      high += LogisticRegression.logistic(odds + half);
    }
    double known = Interval.Z * Math.sqrt(chance + model.regression().variance(weights));
    return Estimate.of(
        sum, Math.max(0, sum - Math.hypot(known, sum - low)), Math.min(rows.length, sum + Math.hypot(known, high - sum)));
  }
}
