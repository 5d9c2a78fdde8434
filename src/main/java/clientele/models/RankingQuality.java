package clientele.models;

import clientele.base.Interval;
import clientele.base.Estimate;
import java.util.Arrays;

/**
 * How well scores put those with the outcome before those without. Ties count half everywhere.
 */
public final class RankingQuality {

  private RankingQuality() {}

  /** Area under the ROC curve: share of pairs of one with and one without the outcome that are ranked right. */
  public static double auc(double[] score, boolean[] y) {
    double[] ranks = midranks(score);
    double sum = 0;
    long positives = 0;
    for (int i = 0; i < y.length; i++) {
      if (y[i]) {
        sum += ranks[i];
        positives++;
      }
    }
    long negatives = y.length - positives;
    return (sum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  /** The area with its 95 % interval (DeLong, DeLong &amp; Clarke-Pearson 1988). */
  public static Estimate aucWithInterval(double[] score, boolean[] y) {
    return aucWithInterval(score, y, ownCluster(y.length));
  }

  /**
   * The area with its 95 % interval where rows belong together (Obuchowski 1997); with every row a cluster of its own
   * it is DeLong's.
   *
   * @param cluster of each row, from 0, such as the customer
   */
  public static Estimate aucWithInterval(double[] score, boolean[] y, int[] cluster) {
    Placements a = Placements.of(score, y);
    double error = Interval.Z * Math.sqrt(a.variance(a, cluster, y));
    return Estimate.of(a.auc, Math.max(0, a.auc - error), Math.min(1, a.auc + error));
  }

  /** Difference of the areas of two scores on the same rows, first minus second, with its interval (DeLong 1988). */
  public static Estimate aucDifference(double[] first, double[] second, boolean[] y) {
    return aucDifference(first, second, y, ownCluster(y.length));
  }

  /** The difference where rows belong together. */
  public static Estimate aucDifference(double[] first, double[] second, boolean[] y, int[] cluster) {
    Placements a = Placements.of(first, y);
    Placements b = Placements.of(second, y);
    double variance = a.variance(a, cluster, y) + b.variance(b, cluster, y) - 2 * a.variance(b, cluster, y);
    double error = Interval.Z * Math.sqrt(Math.max(0, variance));
    double d = a.auc - b.auc;
    return Estimate.of(d, d - error, d + error);
  }

  private static int[] ownCluster(int n) {
    int[] own = new int[n];
    Arrays.setAll(own, i -> i);
    return own;
  }

  /** Average precision: the area under the precision-recall curve, by the sum over ranks; ties share their precision. */
  public static double averagePrecision(double[] score, boolean[] y) {
    Integer[] order = descending(score);
    long positives = 0;
    for (boolean has : y) {
      positives += has ? 1 : 0;
    }
    double sum = 0;
    long hits = 0;
    int at = 0;
    while (at < order.length) {
      int end = at;
      long fresh = 0;
      while (end < order.length && score[order[end]] == score[order[at]]) {
        fresh += y[order[end]] ? 1 : 0;
        end++;
      }
      hits += fresh;
      sum += (double) fresh * hits / end;
      at = end;
    }
    return sum / positives;
  }

  /** Mean squared distance of probabilities from outcomes (Brier 1950), 0 to 1. */
  public static double brier(double[] probability, boolean[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double off = probability[i] - (y[i] ? 1 : 0);
      sum += off * off;
    }
    return sum / y.length;
  }

  /** Rate of the outcome among the best-ranked share over the rate among all; ties at the edge are shared. */
  public static double lift(double[] score, boolean[] y, double share) {
    Integer[] order = descending(score);
    int take = Math.max(1, (int) Math.round(order.length * share));
    double edge = score[order[take - 1]];
    double above = 0;
    int aboveCount = 0;
    double tied = 0;
    int tiedCount = 0;
    double all = 0;
    for (int i = 0; i < y.length; i++) {
      all += y[i] ? 1 : 0;
      if (score[i] > edge) {
        above += y[i] ? 1 : 0;
        aboveCount++;
      } else if (score[i] == edge) {
        tied += y[i] ? 1 : 0;
        tiedCount++;
      }
    }
    double hits = above + tied * (take - aboveCount) / tiedCount;
    return hits / take / (all / y.length);
  }

  /** Places from the highest score to the lowest; equal scores keep their order. */
  public static Integer[] descending(double[] score) {
    Integer[] order = new Integer[score.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(score[b], score[a]));
    return order;
  }

  /** Ranks from 1; equal values share the mean of theirs. */
  static double[] midranks(double[] values) {
    int n = values.length;
    long[] order = new long[n];
    Integer[] places = new Integer[n];
    Arrays.setAll(places, i -> i);
    Arrays.sort(places, (a, b) -> Double.compare(values[a], values[b]));
    for (int i = 0; i < n; i++) {
      order[i] = places[i];
    }
    double[] ranks = new double[n];
    int at = 0;
    while (at < n) {
      int end = at;
      while (end < n && values[(int) order[end]] == values[(int) order[at]]) {
        end++;
      }
      for (int i = at; i < end; i++) {
        ranks[(int) order[i]] = (at + 1 + end) / 2.0;
      }
      at = end;
    }
    return ranks;
  }

  /** DeLong's structural components, by midranks (Sun &amp; Xu 2014). */
  private record Placements(double auc, double[] positive, double[] negative) {
    private static Placements of(double[] score, boolean[] y) {
      int m = 0;
      for (boolean has : y) {
        m += has ? 1 : 0;
      }
      int n = y.length - m;
      double[] positives = new double[m];
      double[] negatives = new double[n];
      int p = 0;
      int q = 0;
      for (int i = 0; i < y.length; i++) {
        if (y[i]) {
          positives[p++] = score[i];
        } else {
          negatives[q++] = score[i];
        }
      }
      double[] all = midranks(score);
      double[] own = midranks(positives);
      double[] others = midranks(negatives);
      double[] v10 = new double[m];
      double[] v01 = new double[n];
      p = 0;
      q = 0;
      double sum = 0;
      for (int i = 0; i < y.length; i++) {
        if (y[i]) {
          v10[p] = (all[i] - own[p]) / n;
          sum += v10[p];
          p++;
        } else {
          v01[q] = 1 - (all[i] - others[q]) / m;
          q++;
        }
      }
      return new Placements(sum / m, v10, v01);
    }

    /**
     * Covariance of this area and another on the same rows: sums of the components over each cluster, squared.
     */
    private double variance(Placements other, int[] cluster, boolean[] y) {
      int groups = Arrays.stream(cluster).max().orElse(0) + 1;
      double[] own = new double[groups];
      double[] theirs = new double[groups];
      int p = 0;
      int q = 0;
      for (int i = 0; i < y.length; i++) {
        if (y[i]) {
          own[cluster[i]] += (positive[p] - auc) * scale(positive.length);
          theirs[cluster[i]] += (other.positive[p] - other.auc) * scale(positive.length);
          p++;
        } else {
          own[cluster[i]] += (negative[q] - auc) * scale(negative.length);
          theirs[cluster[i]] += (other.negative[q] - other.auc) * scale(negative.length);
          q++;
        }
      }
      double sum = 0;
      for (int g = 0; g < groups; g++) {
        sum += own[g] * theirs[g];
      }
      return sum;
    }

    private static double scale(int n) {
      return n < 2 ? 0 : 1 / Math.sqrt((double) n * (n - 1));
    }
  }
}
