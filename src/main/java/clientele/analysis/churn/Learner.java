package clientele.analysis.churn;

import clientele.base.Interval;
import clientele.base.Estimate;
import clientele.base.Text;
import clientele.features.facts.Facts;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.LogisticRegression;
import clientele.models.RankingQuality;
import clientele.models.Recalibration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Learns a regression on facts and grades probabilities. */
final class Learner {
  static final double CLEARLY = 0.01;
  private static final double RIDGE = 1;
  private static final double TOP = 0.1;
  private static final int BINS = 10;
  private static final int FOLDS = 5;
  private static final int FEW_FOLDS = 2;
  private static final int MANY_ROWS = 50_000;

  private Learner() {}

  /** What was learned, and how what it says becomes a probability. */
  record Fitted(Encoding encoding, LogisticRegression regression, Recalibration recalibration) {
    /** Probabilities for other rows with the same facts. */
    double[] probabilities(Facts facts) {
      return Arrays.stream(encoding.rows(facts.only(encoding.facts())))
          .mapToDouble(row -> ChurnModel.inside(recalibration.apply(regression.probability(row))))
          .toArray();
    }

    /** For each column, whether its sign is the same alone and together and it is not chance. */
    boolean[] told() {
      boolean[] told = new boolean[encoding.slots().size()];
      for (int s = 0; s < told.length; s++) {
        double together = regression.coefficients()[s + 1];
        told[s] = together * encoding.alone()[s] > 0
            && Math.abs(together) > Interval.Z * regression.standardError(s + 1);
      }
      return told;
    }
  }

  /** Learns from rows that are each a customer's, without recalibration. */
  static Fitted plain(Facts facts, boolean[] y, JobContext job) {
    return plain(facts, y, own(y.length), job);
  }

  /** Learns from rows of which several may be of one customer, without recalibration. */
  static Fitted plain(Facts facts, boolean[] y, int[] cluster, JobContext job) {
    Encoding encoding = Encoding.learn(facts, y);
    if (encoding.slots().isEmpty()) {
      throw ChurnProblems.NO_FACTS.raise();
    }
    double[][] rows = encoding.rows(facts);
    LogisticRegression regression = LogisticRegression.fit(encoding.names(), rows, y, RIDGE, job);
    boolean repeated = Arrays.stream(cluster).max().orElse(0) + 1 < y.length;
    return new Fitted(encoding, repeated ? regression.clustered(rows, y, cluster) : regression, Recalibration.none());
  }

  /** Learns, and recalibrates by what the same kind of model says of rows held out of it. */
  static Fitted fit(Facts facts, boolean[] y, JobContext job) {
    Fitted fitted = plain(facts, y, job.part(0, 0.3));
    int folds = y.length > MANY_ROWS ? FEW_FOLDS : FOLDS;
    int[] fold = Folds.of(y, own(y.length), folds, job.random("calibration"));
    double[] held = new double[y.length];
    for (int f = 0; f < folds; f++) {
      int now = f;
      int[] in = IntStream.range(0, y.length).filter(i -> fold[i] != now).toArray();
      int[] out = IntStream.range(0, y.length).filter(i -> fold[i] == now).toArray();
      boolean[] yIn = Folds.pick(y, in);
      if (Folds.oneClass(yIn) || out.length == 0) {
        return fitted;
      }
      double[] p = plain(facts.rows(in), yIn, job.part(0.3 + 0.7 * f / folds, 0.3 + 0.7 * (f + 1) / folds))
          .probabilities(facts.rows(out));
      Folds.put(held, out, p);
    }
    return new Fitted(fitted.encoding(), fitted.regression(), Recalibration.fit(held, y));
  }

  private static int[] own(int n) {
    return IntStream.range(0, n).toArray();
  }

  /** A regression on one fact alone: the baseline to beat. */
  static Fitted fitAlone(Facts facts, String fact, boolean[] y, JobContext job) {
    return plain(facts.only(List.of(fact)), y, job);
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

  static int count(boolean[] y) {
    int n = 0;
    for (boolean has : y) {
      n += has ? 1 : 0;
    }
    return n;
  }
}
