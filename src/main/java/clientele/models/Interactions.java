package clientele.models;

import java.util.Arrays;

/**
 * Who took what: pairs of users and items, each pair once, sorted by user and then by item.
 *
 * @param users number of users
 * @param items number of items
 * @param first pairs of user {@code u} are {@code first[u]} to {@code first[u + 1]}
 * @param item of each pair
 * @param times how often the pair was seen, at least 1
 * @param lastDay day of the last time, days since 1970; 0 where there are no dates
 */
public record Interactions(int users, int items, int[] first, int[] item, int[] times, int[] lastDay) {

  /**
   * Pairs from single events in any order; equal pairs are joined.
   *
   * @param day of each event, or all 0
   */
  public static Interactions of(int users, int items, int[] user, int[] item, int[] day) {
    int n = user.length;
    long[] keys = new long[n];
    for (int e = 0; e < n; e++) {
      keys[e] = (long) user[e] << 32 | item[e];
    }
    long[] sorted = keys.clone();
    Arrays.parallelSort(sorted);
    int pairs = 0;
    for (int e = 0; e < n; e++) {
      if (e == 0 || sorted[e] != sorted[e - 1]) {
        sorted[pairs++] = sorted[e];
      }
    }
    long[] distinct = Arrays.copyOf(sorted, pairs);
    int[] first = new int[users + 1];
    int[] items1 = new int[pairs];
    for (int p = 0; p < pairs; p++) {
      first[(int) (distinct[p] >>> 32) + 1]++;
      items1[p] = (int) distinct[p];
    }
    for (int u = 0; u < users; u++) {
      first[u + 1] += first[u];
    }
    int[] times = new int[pairs];
    int[] last = new int[pairs];
    for (int e = 0; e < n; e++) {
      int p = Arrays.binarySearch(distinct, keys[e]);
      times[p]++;
      last[p] = Math.max(last[p], day[e]);
    }
    return new Interactions(users, items, first, items1, times, last);
  }

  /** Number of different items of a user. */
  public int count(int user) {
    return first[user + 1] - first[user];
  }

  /** Whether a user has an item. */
  public boolean has(int user, int wanted) {
    return Arrays.binarySearch(item, first[user], first[user + 1], wanted) >= 0;
  }

  /** Number of users of each item. */
  public int[] popularity() {
    int[] counts = new int[items];
    for (int i : item) {
      counts[i]++;
    }
    return counts;
  }
}
