package clientele.analysis.churn;

import clientele.base.Text;
import clientele.features.facts.Facts;
import clientele.models.RankingQuality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Looks for facts that know the answer: one that ranks almost every pair right by itself, or one that is named like the
 * end of a customer and ranks too well.
 */
final class LeakCheck {
  /** Area under the curve of a single fact above which nobody believes it. */
  static final double TOO_GOOD = 0.95;

  private static final double TOO_GOOD_FOR_ITS_NAME = 0.8;
  private static final Pattern NAME =
      Pattern.compile(
          "(?iu)(cancel|refund|churn|closed?_|closing|end_?date|terminat|exit|left_|attrit|unsubscrib|deactivat"
              + "|流失|注销|退订|销户|终止)");

  private LeakCheck() {}

  /** The facts to set aside, with the reason; {@code kept} are the person's own choice and stay. */
  static List<ChurnEvaluation.SetAside> check(Facts facts, boolean[] y, List<String> kept) {
    List<ChurnEvaluation.SetAside> aside = new ArrayList<>();
    for (int f = 0; f < facts.names().size(); f++) {
      String name = facts.names().get(f);
      double auc = facts.numbers()[f] != null ? auc(facts.numbers()[f], y) : auc(facts.words()[f], y);
      double strength = Math.max(auc, 1 - auc);
      if (kept.contains(name)) {
        continue;
      }
      if (strength > TOO_GOOD) {
        aside.add(new ChurnEvaluation.SetAside(name, words("leak.alone", Math.round(strength * 100)), strength));
      } else if (NAME.matcher(name).find() && strength > TOO_GOOD_FOR_ITS_NAME) {
        aside.add(new ChurnEvaluation.SetAside(name, words("leak.name", Math.round(strength * 100)), strength));
      }
    }
    return aside;
  }

  /** How well a number ranks alone; missing values are told apart from all others if they tell more that way. */
  static double auc(double[] values, boolean[] y) {
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

  /** How well a word ranks alone, each word by the share of leavers among the others who have it. */
  static double auc(String[] words, boolean[] y) {
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

  private static Text words(String key, Object... args) {
    return Text.of(LeakCheck.class, key, args);
  }
}
