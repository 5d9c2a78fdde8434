package clientele.models.validate;

import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.RankingQuality;
import clientele.models.learn.LearnedModel;
import clientele.models.learn.LogisticLearner;
import clientele.models.learn.LogisticScorer;
import clientele.models.learn.Outcomes;
import clientele.stats.Columns;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule that goes by one fact alone: what a model has to beat.
 *
 * @param scorer of that fact
 */
public record SingleFact(LogisticScorer scorer) {

  /**
   * Learns the rule of a fact.
   *
   * @throws clientele.models.learn.NothingToLearnException if the fact is the same for all
   */
  public static SingleFact learn(Columns facts, String fact, boolean[] y, JobContext job) {
    return new SingleFact(new LogisticLearner().learn(facts.only(List.of(fact)), y, Outcomes.own(y.length), job));
  }

  /** What the rule says of some rows. */
  public double[] probabilities(Columns facts) {
    return Arrays.stream(scorer.logOdds(facts)).map(o -> LearnedModel.inside(LogisticRegression.logistic(o))).toArray();
  }

  /** The fact that ranks best alone. */
  public static String strongest(Columns facts, boolean[] y) {
    String best = facts.names().getFirst();
    double most = -1;
    for (int f = 0; f < facts.names().size(); f++) {
      double strength = facts.numeric(f) ? Math.abs(auc(facts.numbers()[f], y) - 0.5) : auc(facts.words()[f], y) - 0.5;
      if (strength > most) {
        most = strength;
        best = facts.names().get(f);
      }
    }
    return best;
  }

  /** How well a number ranks alone; missing values are told apart from all others if they tell more that way. */
  public static double auc(double[] values, boolean[] y) {
    double[] score = values.clone();
    double low = Double.POSITIVE_INFINITY;
    for (double v : values) {
      low = Double.isNaN(v) ? low : Math.min(low, v);
    }
    for (int i = 0; i < score.length; i++) {
      score[i] = Double.isNaN(score[i]) ? low - 1 : score[i];
    }
    double plain = RankingQuality.auc(score, y);
    double[] missing = new double[values.length];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = Double.isNaN(values[i]) ? 1 : 0;
    }
    double byMissing = RankingQuality.auc(missing, y);
    return Math.abs(byMissing - 0.5) > Math.abs(plain - 0.5) ? byMissing : plain;
  }

  /** How well a word ranks alone, each word by the share with the outcome among the others who have it. */
  public static double auc(String[] words, boolean[] y) {
    Map<String, int[]> counts = new HashMap<>();
    for (int i = 0; i < words.length; i++) {
      int[] n = counts.computeIfAbsent(String.valueOf(words[i]), w -> new int[2]);
      n[0]++;
      n[1] += y[i] ? 1 : 0;
    }
    double[] score = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      int[] n = counts.get(String.valueOf(words[i]));
      score[i] = n[0] < 2 ? 0.5 : (double) (n[1] - (y[i] ? 1 : 0)) / (n[0] - 1);
    }
    return RankingQuality.auc(score, y);
  }
}
