package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.features.facts.Facts;
import clientele.insights.Differences;
import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.learn.Encoding;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.LogisticLearner;
import clientele.models.learn.LogisticScorer;
import clientele.models.learn.NothingToLearnException;
import java.util.ArrayList;
import java.util.List;

/** The coefficients of a regression for people: each alone and together with the others. */
final class Coefficients {
  private Coefficients() {}

  /** The strongest first: of the regression that was learned, or, where something else was, of one on the same rows, to be read. */
  static List<ChurnEvaluation.Coefficient> of(
      LearnedModel learned, Facts facts, boolean[] y, int[] cluster, JobContext job) {
    try {
      LogisticScorer scorer = learned.regression().orElseGet(
          () -> new LogisticLearner().learn(facts.columns(), y, cluster, job));
      return of(scorer, facts, y);
    } catch (NothingToLearnException none) {
      return List.of();
    }
  }

  private static List<ChurnEvaluation.Coefficient> of(LogisticScorer scorer, Facts facts, boolean[] y) {
    Encoding encoding = scorer.encoding();
    LogisticRegression regression = scorer.regression();
    double[][] rows = encoding.rows(facts.only(encoding.facts()).columns());
    boolean[] told = scorer.told();
    List<ChurnEvaluation.Coefficient> list = new ArrayList<>();
    for (int s = 0; s < encoding.slots().size(); s++) {
      Estimate estimate = new Estimate(regression.coefficients()[s + 1], regression.interval(s + 1));
      double z = estimate.value() / regression.standardError(s + 1);
      String column = encoding.names().get(s);
      list.add(
          new ChurnEvaluation.Coefficient(
              column, encoding.facts().get(encoding.slots().get(s).fact()), estimate, Differences.twoSided(z),
              alone(column, rows, s, y), encoding.together().get(s), told[s]));
    }
    list.sort((a, b) -> Double.compare(Math.abs(b.perDeviation().value()), Math.abs(a.perDeviation().value())));
    return list;
  }

  private static double alone(String column, double[][] rows, int s, boolean[] y) {
    double[][] one = new double[rows.length][];
    for (int i = 0; i < one.length; i++) {
      one[i] = new double[] {rows[i][s]};
    }
    return LogisticRegression.fit(List.of(column), one, y, 1, JobContext.quiet(new Seed(0))).coefficients()[1];
  }
}
