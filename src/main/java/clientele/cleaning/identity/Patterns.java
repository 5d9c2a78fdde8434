package clientele.cleaning.identity;

import java.util.Arrays;

/** The distinct vectors, with how many pairs have each. */
record Patterns(long[] vectors, int[] counts) {
  static Patterns of(long[] all) {
    long[] sorted = all.clone();
    Arrays.sort(sorted);
    int[] counts = new int[sorted.length];
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[n++] = sorted[i];
      }
      counts[n - 1]++;
    }
    return new Patterns(Arrays.copyOf(sorted, n), Arrays.copyOf(counts, n));
  }
}
