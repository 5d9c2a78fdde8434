package clientele.analysis.churn;

import clientele.base.Interval;
import clientele.models.LogisticRegression;
import clientele.models.Recalibration;
import java.util.Optional;

/**
 * A model that can score customers later; the artifact {@code churn_model}.
 *
 * @param kind what churn means: {@code silence} or {@code label}
 * @param table it learned from
 * @param label column of the label, for that kind
 * @param positive value of the label that is churn
 * @param windows of time, for silence
 * @param activeDays customers silent for longer before the cut-off are gone already and not scored
 * @param encoding facts to columns
 * @param regression on the columns
 * @param recalibration from what was said to what was seen on rows the model had not learned from
 */
public record ChurnModel(
    String kind, String table, String label, String positive, Optional<ChurnWindows> windows, int activeDays,
    Encoding encoding, LogisticRegression regression, Recalibration recalibration) {

  /** A probability with its interval. */
  record Risk(double probability, double low, double high) {}

  /** Probability of churn for a row of columns, recalibrated, with the interval of the regression. */
  Risk risk(double[] row) {
    Interval odds = regression.logOddsInterval(row);
    double low = recalibration.apply(LogisticRegression.logistic(odds.low()));
    double high = recalibration.apply(LogisticRegression.logistic(odds.high()));
    double middle = recalibration.apply(regression.probability(row));
    return new Risk(middle, Math.min(low, middle), Math.max(high, middle));
  }
}
