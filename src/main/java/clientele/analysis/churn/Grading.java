package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.features.facts.Facts;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.LogisticRegression;
import clientele.models.RankingQuality;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.Learner;
import clientele.models.learn.LogisticLearner;
import clientele.models.learn.LogisticScorer;
import clientele.models.learn.NothingToLearnException;
import clientele.models.learn.Outcomes;
import java.util.Arrays;
import java.util.List;

/** Grades probabilities against outcomes and against the rule a practitioner would go by. */
final class Grading {
  static final double CLEARLY = 0.01;
  private static final double TOP = 0.1;
  private static final int BINS = 10;

  private Grading() {}

  /** Learns; says so in the analysis's own words if there is nothing to learn from. */
  static LearnedModel.Learned learn(Learner learner, Facts facts, boolean[] y, int[] cluster, JobContext job) {
    try {
      return LearnedModel.learn(learner, ChurnModel.columns(facts), y, cluster, job);
    } catch (NothingToLearnException none) {
      throw ChurnProblems.NO_FACTS.raise();
    }
  }

  /** The rule to beat: one fact alone. */
  record Rule(LogisticScorer scorer) {
    static Rule learn(Facts facts, String fact, boolean[] y, JobContext job) {
      try {
        return new Rule(new LogisticLearner()
            .learn(ChurnModel.columns(facts.only(List.of(fact))), y, Outcomes.own(y.length), job));
      } catch (NothingToLearnException none) {
        throw ChurnProblems.NO_FACTS.raise();
      }
    }

    double[] probabilities(Facts facts) {
      return Arrays.stream(scorer.logOdds(ChurnModel.columns(facts)))
          .map(o -> LearnedModel.inside(LogisticRegression.logistic(o))).toArray();
    }
  }

  static ChurnEvaluation.Graded grade(Text name, boolean baseline, Estimate auc, double[] probability, boolean[] y) {
    Calibration calibration = Calibration.of(probability, y, BINS);
    return new ChurnEvaluation.Graded(
        name, baseline, auc, RankingQuality.lift(probability, y, TOP), calibration.slope(),
        RankingQuality.brier(probability, y), RankingQuality.averagePrecision(probability, y));
  }

  /**
   * A if it beats the baseline by one of a hundred pairs at least, beyond chance, and was tried enough; C if it is worse by as
   * much, or no better than tossing a coin; B between.
   */
  static String letter(Estimate difference, Estimate auc, boolean enough) {
    if (difference.interval().high() < -CLEARLY || auc.interval().low() <= 0.5) {
      return "C";
    }
    return enough && difference.interval().low() > CLEARLY ? "A" : "B";
  }

  /** The fact that ranks best alone. */
  static String bestAlone(Facts facts, boolean[] y) {
    String best = facts.names().getFirst();
    double most = -1;
    for (int f = 0; f < facts.names().size(); f++) {
      double strength = facts.numbers()[f] != null
          ? Math.abs(LeakCheck.auc(facts.numbers()[f], y) - 0.5)
          : LeakCheck.auc(facts.words()[f], y) - 0.5;
      if (strength > most) {
        most = strength;
        best = facts.names().get(f);
      }
    }
    return best;
  }
}
