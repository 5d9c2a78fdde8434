package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.features.facts.Facts;
import clientele.insights.LeakCheck;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.RankingQuality;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.Learner;
import clientele.models.learn.NothingToLearnException;
import clientele.models.validate.SingleFact;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Learning and grading in the words of this analysis. */
final class Grading {
  private static final double TOP = 0.1;
  private static final int BINS = 10;

  /** What facts are called that tell of the end of a customer after it came. */
  private static final Pattern OF_THE_END =
      Pattern.compile(
          "(?iu)(cancel|refund|churn|closed?_|closing|end_?date|terminat|exit|left_|attrit|unsubscrib|deactivat"
              + "|流失|注销|退订|销户|终止)");

  private Grading() {}

  /** Learns; says so if there is nothing to learn from. */
  static LearnedModel.Learned learn(Learner learner, Facts facts, boolean[] y, int[] cluster, JobContext job) {
    return orSay(() -> LearnedModel.learn(learner, facts.columns(), y, cluster, job));
  }

  /** What the rule of a fact says of later customers. */
  static double[] rule(Facts before, String fact, boolean[] y, Facts later, JobContext job) {
    return orSay(() -> SingleFact.learn(before.columns(), fact, y, job)).probabilities(later.columns());
  }

  private static <T> T orSay(Supplier<T> learning) {
    try {
      return learning.get();
    } catch (NothingToLearnException none) {
      throw ChurnProblems.NO_FACTS.raise();
    }
  }

  /** The facts to set aside as they know the answer, with the reason; {@code kept} are the person's own choice and stay. */
  static List<ChurnEvaluation.SetAside> leaks(Facts facts, boolean[] y, List<String> kept) {
    return LeakCheck.check(facts.columns(), y, kept, OF_THE_END).stream()
        .map(s -> new ChurnEvaluation.SetAside(
            s.fact(), Text.of(Grading.class, s.byName() ? "leak.name" : "leak.alone", Math.round(s.auc() * 100)), s.auc()))
        .toList();
  }

  static ChurnEvaluation.Graded grade(Text name, boolean baseline, Estimate auc, double[] probability, boolean[] y) {
    Calibration calibration = Calibration.of(probability, y, BINS);
    return new ChurnEvaluation.Graded(
        name, baseline, auc, RankingQuality.lift(probability, y, TOP), calibration.slope(),
        RankingQuality.brier(probability, y), RankingQuality.averagePrecision(probability, y));
  }
}
