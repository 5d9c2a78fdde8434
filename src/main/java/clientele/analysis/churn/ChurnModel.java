package clientele.analysis.churn;

import clientele.features.facts.Facts;
import clientele.features.windows.OutcomeWindows;
import clientele.features.windows.SilenceScope;
import clientele.models.LogisticRegression;
import clientele.models.learn.LearnedModel;
import clientele.stats.Columns;
import clientele.stats.Drift;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A model that can score customers later; the artifact {@code churn_model}.
 *
 * @param kind what churn means: {@code silence} or {@code label}
 * @param table it learned from
 * @param label what the label means, for that kind
 * @param windows of time, for silence
 * @param scope what silence means, for silence
 * @param learned from facts to probabilities, calibrated out of fold on this very model
 * @param drift of outcomes between periods
 * @param dates facts that are days, counted from 1970
 */
public record ChurnModel(
    String kind, String table, Optional<LabelMeaning> label, Optional<OutcomeWindows> windows,
    Optional<SilenceScope> scope, LearnedModel learned, Drift drift,
    List<String> dates) {

  /** A probability with its interval. */
  record Risk(double probability, double low, double high) {}

  /** Probability of each customer, with the errors of what was learned from and of the next period. */
  Risk[] risks(Facts facts) {
    Columns columns = facts.columns();
    double[] odds = logOdds(columns);
    double[] half = learned.halfWidths(columns);
    Risk[] risks = new Risk[odds.length];
    for (int i = 0; i < risks.length; i++) {
      double around = Math.hypot(half[i], drift.half());
      risks[i] = new Risk(
          LogisticRegression.logistic(odds[i]), LogisticRegression.logistic(odds[i] - around),
          LogisticRegression.logistic(odds[i] + around));
    }
    return risks;
  }

  /** Log odds of each customer, calibrated and with the steady drift. */
  double[] logOdds(Facts facts) {
    return logOdds(facts.columns());
  }

  /** Log odds of each row, calibrated and with the steady drift. */
  double[] logOdds(Columns columns) {
    return Arrays.stream(learned.logOdds(columns)).map(o -> o + drift.shift()).toArray();
  }
}
