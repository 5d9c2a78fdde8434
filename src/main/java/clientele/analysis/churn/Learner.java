package clientele.analysis.churn;

import clientele.base.Text;
import clientele.base.Estimate;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.LogisticRegression;
import clientele.models.RankingQuality;
import java.util.Arrays;
import java.util.List;

/** Learns a regression on facts and grades probabilities. */
final class Learner {
  private static final double RIDGE = 1;
  private static final double TOP = 0.1;
  private static final int BINS = 10;

  private Learner() {}

  /** What was learned. */
  record Fitted(Encoding encoding, LogisticRegression regression) {
    /** Probabilities for other rows with the same facts. */
    double[] probabilities(Facts facts) {
      return Arrays.stream(encoding.rows(facts.only(encoding.facts()))).mapToDouble(regression::probability).toArray();
    }
  }

  static Fitted fit(Facts facts, boolean[] y, JobContext job) {
    Encoding encoding = Encoding.learn(facts);
    if (encoding.slots().isEmpty()) {
      throw ChurnProblems.NO_FACTS.raise();
    }
    return new Fitted(
        encoding, LogisticRegression.fit(encoding.names(), encoding.rows(facts), y, RIDGE, job));
  }

  /** A regression on one fact alone: the baseline to beat. */
  static Fitted fitAlone(Facts facts, String fact, boolean[] y, JobContext job) {
    return fit(facts.only(List.of(fact)), y, job);
  }

  static ChurnEvaluation.Graded grade(Text name, boolean baseline, double[] probability, boolean[] y) {
    Calibration calibration = Calibration.of(probability, y, BINS);
    return new ChurnEvaluation.Graded(
        name, baseline, RankingQuality.aucWithInterval(probability, y), RankingQuality.lift(probability, y, TOP),
        calibration.slope(), RankingQuality.brier(probability, y), RankingQuality.averagePrecision(probability, y));
  }

  /** A if the interval of the difference lies above 0, C if below, B between. */
  static String letter(Estimate difference) {
    return difference.interval().low() > 0 ? "A" : difference.interval().high() < 0 ? "C" : "B";
  }

  /** The fact that ranks best alone. */
  static String bestAlone(Facts facts, boolean[] y) {
    String best = facts.names().getFirst();
    double most = 0;
    for (int f = 0; f < facts.names().size(); f++) {
      if (facts.numbers()[f] != null) {
        double strength = Math.abs(LeakCheck.auc(facts.numbers()[f], y) - 0.5);
        if (strength > most) {
          most = strength;
          best = facts.names().get(f);
        }
      }
    }
    return best;
  }

  static int count(boolean[] y) {
    int n = 0;
    for (boolean has : y) {
      n += has ? 1 : 0;
    }
    return n;
  }
}
