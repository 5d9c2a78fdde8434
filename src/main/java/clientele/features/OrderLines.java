package clientele.features;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where the lines of each order lie, by the order's place in the book. Orders whose lines stand together in the file
 * keep them there; only a file that mixes them is sorted.
 *
 * @param from first line by place
 * @param to the line after the last by place
 * @param product by line
 * @param back day on which the line had wholly come back, {@code Integer.MAX_VALUE} if it did not; empty if nothing did
 * @param detail of the lines, where somebody asks for it
 * @param at place of each line as it was read; empty where it stayed
 */
record OrderLines(int[] from, int[] to, int[] product, int[] back, Optional<LineDetail> detail, int[] at) {

  static OrderLines of(
      Growing order, Growing product, int[] back, int[] sorted, int orders, Optional<LineDetail> detail) {
    int[] starts = new int[orders + 1];
    boolean together = true;
    for (int l = 0; l < order.size; l++) {
      starts[order.values[l] + 1]++;
      together &= l == 0 || order.values[l] >= order.values[l - 1];
    }
    for (int o = 0; o < orders; o++) {
      starts[o + 1] += starts[o];
    }
    int[] at = together ? new int[0] : places(order, starts, orders);
    int[] from = new int[orders];
    int[] to = new int[orders];
    for (int p = 0; p < orders; p++) {
      from[p] = starts[sorted[p]];
      to[p] = starts[sorted[p] + 1];
    }
    return new OrderLines(
        from, to, together ? product.values : placed(product.values, at), together || back.length == 0 ? back : placed(back, at),
        together ? detail : detail.map(d -> d.placed(at)), at);
  }

  private static int[] places(Growing order, int[] starts, int orders) {
    int[] next = Arrays.copyOf(starts, orders);
    int[] at = new int[order.size];
    for (int l = 0; l < at.length; l++) {
      at[l] = next[order.values[l]]++;
    }
    return at;
  }

  private static int[] placed(int[] values, int[] at) {
    int[] placed = new int[at.length];
    for (int l = 0; l < at.length; l++) {
      placed[at[l]] = values[l];
    }
    return placed;
  }

  /** Place of a line as it was read. */
  int placeOf(int line) {
    return at.length == 0 ? line : at[line];
  }

  /** Day on which the last line of each order had come back, {@code Integer.MAX_VALUE} for orders that stand. */
  int[] voidFrom() {
    if (back.length == 0) {
      return new int[0];
    }
    int[] day = new int[from.length];
    for (int p = 0; p < day.length; p++) {
      for (int l = from[p]; l < to[p]; l++) {
        day[p] = Math.max(day[p], back[l]);
      }
    }
    return day;
  }
}
