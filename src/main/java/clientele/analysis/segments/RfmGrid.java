package clientele.analysis.segments;

import java.util.Arrays;
import java.util.Locale;

/**
 * Recency, frequency and monetary value in fifths (Bult &amp; Wansbeek 1995), and the class each combination is called
 * by. Scores run from 1 (worst fifth) to 5 (best); equal values always get the same score.
 *
 * @param recency scores, 5 is the fifth that bought last
 * @param frequency scores, 5 is the fifth with most orders
 * @param monetary scores, 5 is the fifth with the largest spend
 * @param classes of the customers
 */
public record RfmGrid(int[] recency, int[] frequency, int[] monetary, RfmClass[] classes) {

  /** The named classes, best first. */
  public enum RfmClass {
    CHAMPIONS,
    LOYAL,
    PROMISING,
    NEW,
    NEED_ATTENTION,
    AT_RISK,
    CANNOT_LOSE,
    HIBERNATING,
    LOST;

    /** Key in the messages. */
    public String key() {
      return "rfm." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Scores customers; arrays are of the same length, recency in days (small is good). */
  public static RfmGrid of(double[] recencyDays, double[] orders, double[] spend) {
    int[] r = fifths(Arrays.stream(recencyDays).map(d -> -d).toArray());
    int[] f = fifths(orders);
    int[] m = fifths(spend);
    RfmClass[] classes = new RfmClass[r.length];
    for (int i = 0; i < r.length; i++) {
      classes[i] = classOf(r[i], f[i], m[i]);
    }
    return new RfmGrid(r, f, m, classes);
  }

  /** The class of a combination of scores; how often and how much weigh together. */
  static RfmClass classOf(int r, int f, int m) {
    double worth = (f + m) / 2.0;
    if (r >= 4) {
      return worth >= 4 ? RfmClass.CHAMPIONS
          : worth >= 3 ? RfmClass.LOYAL
          : f == 1 ? RfmClass.NEW
          : RfmClass.PROMISING;
    }
    if (r == 3) {
      return worth >= 3.5 ? RfmClass.LOYAL : worth >= 2.5 ? RfmClass.NEED_ATTENTION : RfmClass.PROMISING;
    }
    if (worth >= 4.5) {
      return RfmClass.CANNOT_LOSE;
    }
    if (worth >= 3) {
      return RfmClass.AT_RISK;
    }
    return r == 2 ? RfmClass.HIBERNATING : RfmClass.LOST;
  }

  /** Score of each value: 1 plus the number of fifth boundaries below it. */
  static int[] fifths(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double[] cuts = new double[4];
    for (int q = 1; q <= 4; q++) {
      cuts[q - 1] = n == 0 ? 0 : sorted[Math.min(n - 1, (int) Math.ceil(q * n / 5.0) - 1)];
    }
    int[] scores = new int[n];
    for (int i = 0; i < n; i++) {
      int score = 1;
      for (double cut : cuts) {
        score += values[i] > cut ? 1 : 0;
      }
      scores[i] = score;
    }
    return scores;
  }
}
