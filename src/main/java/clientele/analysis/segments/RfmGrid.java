package clientele.analysis.segments;

import java.util.Arrays;
import java.util.Locale;

/**
 * Recency, frequency and monetary value in fifths (Bult &amp; Wansbeek 1995), and the class each combination is called
 * by. Scores run from 1 (worst fifth) to 5 (best); equal values share the best score among them.
 *
 * @param recency scores, 5 is the fifth that bought last
 * @param frequency scores, 5 is the fifth with most orders
 * @param monetary scores, 5 is the fifth with the largest spend
 * @param classes of the customers
 */
public record RfmGrid(int[] recency, int[] frequency, int[] monetary, RfmClass[] classes) {

  /** Days since the first order up to which a customer is new. */
  static final double NEW_DAYS = 90;

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

  /**
   * Scores customers; arrays are of the same length, recency in days (small is good).
   *
   * @param tenureDays days since the first order, by which new customers are told from old ones who order rarely; empty
   *     where it is not known
   */
  public static RfmGrid of(double[] recencyDays, double[] orders, double[] spend, double[] tenureDays) {
    int[] r = fifths(Arrays.stream(recencyDays).map(d -> 0 - d).toArray());
    int[] f = fifths(orders);
    int[] m = fifths(spend);
    RfmClass[] classes = new RfmClass[r.length];
    for (int i = 0; i < r.length; i++) {
      RfmClass fits = classOf(r[i], f[i], m[i]);
      boolean old = tenureDays.length > 0 && !(tenureDays[i] <= NEW_DAYS);
      classes[i] = fits == RfmClass.NEW && old ? RfmClass.PROMISING : fits;
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

  /**
   * Score of each value: the fifth of its rank. Equal values share the best score among them, except that the lowest
   * value has 1 where any value lies above it: the many who ordered once are not frequent because they are many.
   */
  static int[] fifths(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int[] scores = new int[n];
    for (int i = 0; i < n; i++) {
      int rank = upTo(sorted, values[i]);
      boolean lowest = values[i] == sorted[0] && rank < n;
      scores[i] = lowest ? 1 : Math.ceilDiv(5 * rank, n);
    }
    return scores;
  }

  /** How many of sorted values are not above {@code value}. */
  private static int upTo(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
