package clientele.analysis.churn;

import clientele.base.Interval;
import clientele.features.windows.OutcomeWindows;
import clientele.features.windows.SilenceScope;
import clientele.models.LogisticRegression;
import clientele.models.Recalibration;
import clientele.stats.Drift;
import java.util.Optional;

/**
 * A model that can score customers later; the artifact {@code churn_model}.
 *
 * @param kind what churn means: {@code silence} or {@code label}
 * @param table it learned from
 * @param label what the label means, for that kind
 * @param windows of time, for silence
 * @param scope what silence means, for silence
 * @param encoding facts to columns
 * @param regression on the columns
 * @param recalibration from what was said to what was seen, learned out of fold on this very model's rows
 * @param drift of outcomes between periods
 * @param told for each column, whether a customer may be told it as a reason
 */
public record ChurnModel(
    String kind, String table, Optional<LabelMeaning> label, Optional<OutcomeWindows> windows,
    Optional<SilenceScope> scope, Encoding encoding, LogisticRegression regression, Recalibration recalibration,
    Drift drift, boolean[] told) {

  private static final double LEAST = 0.001;

  /** A probability with its interval. */
  record Risk(double probability, double low, double high) {}

  /** Probability for a row of columns, with the errors of the coefficients and of the next period. */
  Risk risk(double[] row) {
    double odds = logOdds(row);
    double half = Math.hypot(Interval.Z * Math.sqrt(regression.variance(weights(row))), drift.half());
    return new Risk(
        LogisticRegression.logistic(odds), LogisticRegression.logistic(odds - half),
        LogisticRegression.logistic(odds + half));
  }

  /** Log odds of a row, recalibrated and with the steady drift. */
  double logOdds(double[] row) {
    double p = inside(recalibration.apply(regression.probability(row)));
    return Math.log(p / (1 - p)) + drift.shift();
  }

  /** A probability that is never certain: nobody is sure to leave or to stay. */
  static double inside(double probability) {
    return Math.clamp(probability, LEAST, 1 - LEAST);
  }

  /** A row with 1 for the intercept in front. */
  static double[] weights(double[] row) {
    double[] weights = new double[row.length + 1];
    weights[0] = 1;
    System.arraycopy(row, 0, weights, 1, row.length);
    return weights;
  }
}
