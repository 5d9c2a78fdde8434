package clientele.cleaning.identity;

import java.util.Arrays;

/** A growing array of longs. */
final class LongList {
  private long[] values = new long[256];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  long[] done() {
    return Arrays.copyOf(values, size);
  }
}
