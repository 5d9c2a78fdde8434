package clientele.analysis.recommend;

import clientele.models.Interactions;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What can be shown to anybody as of a day: items ranked by their buyers in the days before it, and those that are no
 * longer sold.
 *
 * @param best items still sold, the best sellers of the window first, then those of all time
 * @param buyers of each item in the window
 * @param ended items not sold for long against their own pace
 * @param window days looked back; 0 for all time
 */
record Assortment(int[] best, int[] buyers, boolean[] ended, int window) {
  private static final double UNLIKELY = 0.01;
  private static final int SHORTEST_SILENCE = 30;

  static Assortment of(Purchases purchases, boolean[] learned, int until, int window, boolean[] ended) {
    Interactions all = purchases.pairs(learned);
    int[] ever = all.popularity();
    int[] buyers = ever;
    if (window > 0) {
      boolean[] recent = new boolean[learned.length];
      for (int e = 0; e < recent.length; e++) {
        recent[e] = learned[e] && purchases.day()[e] > until - window;
      }
      buyers = purchases.pairs(recent).popularity();
    }
    Integer[] order = new Integer[ever.length];
    Arrays.setAll(order, i -> i);
    int[] counted = buyers;
    Arrays.sort(order, Comparator.comparingInt((Integer i) -> -counted[i]).thenComparingInt(i -> -ever[i]));
    int[] best = Arrays.stream(order).mapToInt(Integer::intValue).filter(i -> ever[i] > 0 && !ended[i]).toArray();
    return new Assortment(best, buyers, ended, window);
  }

  /**
   * Items that are no longer sold: with n days of sale over a time T and the usual gap between two days of sale of an
   * item, T0, added, a silence of s is less likely than 1 in 100 when (T0 + T) / (T0 + T + s) to the n is below .01 (a
   * Poisson pace with a gamma prior of one gap). Never for less than 30 days of silence.
   */
  static boolean[] ended(Purchases purchases, boolean[] learned, int until) {
    int items = purchases.items().length;
    boolean[] ended = new boolean[items];
    if (!purchases.dated()) {
      return ended;
    }
    long[] sales = new long[learned.length];
    int n = 0;
    for (int e = 0; e < learned.length; e++) {
      if (learned[e]) {
        sales[n++] = (long) purchases.item()[e] << 32 | (purchases.day()[e] ^ Integer.MIN_VALUE) & 0xffffffffL;
      }
    }
    Arrays.sort(sales, 0, n);
    int[] first = new int[items];
    int[] last = new int[items];
    int[] days = new int[items];
    for (int s = 0; s < n; s++) {
      if (s > 0 && sales[s] == sales[s - 1]) {
        continue;
      }
      int i = (int) (sales[s] >>> 32);
      int day = (int) sales[s] ^ Integer.MIN_VALUE;
      first[i] = days[i] == 0 ? day : first[i];
      last[i] = day;
      days[i]++;
    }
    double[] gaps = java.util.stream.IntStream.range(0, items).filter(i -> days[i] > 1)
        .mapToDouble(i -> (double) (last[i] - first[i]) / (days[i] - 1)).sorted().toArray();
    double usual = gaps.length == 0 ? until - purchases.firstDay() : gaps[gaps.length / 2];
    for (int i = 0; i < items; i++) {
      int silent = until - last[i];
      double pace = usual + last[i] - first[i];
      ended[i] = days[i] > 0 && silent >= SHORTEST_SILENCE && Math.pow(pace / (pace + silent), days[i]) < UNLIKELY;
    }
    return ended;
  }
}
