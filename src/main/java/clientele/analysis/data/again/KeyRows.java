package clientele.analysis.data.again;

import java.util.Arrays;

/**
 * The different keys of a column, as numbers, and a row of each; twelve bytes a row, whatever the keys are.
 *
 * @param keys in ascending order
 * @param rows a row of each key
 * @param single whether no key has several rows
 */
record KeyRows(long[] keys, int[] rows, boolean single) {
  /** @param prints a number for the key of each row, {@code none} where there is no key */
  static KeyRows of(long[] prints, long none) {
    long[] sorted = prints.clone();
    Arrays.parallelSort(sorted);
    int n = 0;
    boolean single = true;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] == none) {
        continue;
      }
      if (n > 0 && sorted[n - 1] == sorted[i]) {
        single = false;
      } else {
        sorted[n++] = sorted[i];
      }
    }
    long[] keys = Arrays.copyOf(sorted, n);
    int[] rows = new int[n];
    for (int row = 0; row < prints.length; row++) {
      int at = prints[row] == none ? -1 : Arrays.binarySearch(keys, prints[row]);
      if (at >= 0) {
        rows[at] = row;
      }
    }
    return new KeyRows(keys, rows, single);
  }

  /** Number of keys that the other does not have. */
  long without(KeyRows other) {
    long missing = 0;
    int j = 0;
    for (long key : keys) {
      while (j < other.keys.length && other.keys[j] < key) {
        j++;
      }
      missing += j < other.keys.length && other.keys[j] == key ? 0 : 1;
    }
    return missing;
  }
}
