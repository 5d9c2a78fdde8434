package clientele.features;

import java.util.Arrays;

/** A list of whole numbers without boxes. */
final class Growing {
  int[] values;
  int size;

  Growing(int capacity) {
    values = new int[capacity];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** How many different values have no place. */
  int withoutPlace(int[] place) {
    return (int) Arrays.stream(values, 0, size).filter(v -> place[v] < 0).distinct().count();
  }
}
