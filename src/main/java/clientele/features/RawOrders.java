package clientele.features;

import java.util.Arrays;

/** Orders and their lines as they stand in the file, before they are sorted by customer and day. */
final class RawOrders {
  /** Order of each line. */
  final Growing lineOrder;
  /** Product of each line, −1 if it has none. */
  final Growing lineProduct;
  int[] customer = new int[1024];
  int[] day = new int[1024];
  double[] amount = new double[1024];
  float[] items = new float[1024];
  int size;
  private int[] placeOf = new int[0];

  /** Room for that many lines. */
  RawOrders(int lines) {
    this.lineOrder = new Growing(lines);
    this.lineProduct = new Growing(lines);
  }

  /**
   * Adds a purchased line.
   *
   * @param key of its order, see {@link OrderKeys}
   * @param worth NaN if it is not known
   */
  void add(int key, int who, int when, double worth, double pieces, int product) {
    int o = place(key, who, when);
    day[o] = Math.min(day[o], when);
    if (!Double.isNaN(worth)) {
      amount[o] = Double.isNaN(amount[o]) ? worth : amount[o] + worth;
    }
    items[o] += (float) pieces;
    lineOrder.add(o);
    lineProduct.add(product);
  }

  private int place(int key, int who, int when) {
    if (key >= placeOf.length) {
      int known = placeOf.length;
      placeOf = Arrays.copyOf(placeOf, Math.max(key + 1, known * 2));
      Arrays.fill(placeOf, known, placeOf.length, -1);
    }
    if (placeOf[key] < 0) {
      placeOf[key] = fresh(who, when);
    }
    return placeOf[key];
  }

  private int fresh(int who, int when) {
    if (size == day.length) {
      customer = Arrays.copyOf(customer, size * 2);
      day = Arrays.copyOf(day, size * 2);
      amount = Arrays.copyOf(amount, size * 2);
      items = Arrays.copyOf(items, size * 2);
    }
    customer[size] = who;
    day[size] = when;
    amount[size] = Double.NaN;
    return size++;
  }

  /** Orders by customer (a counting sort, as they stand in the file), then by day within each customer. */
  int[] byCustomerAndDay(int[] dense, int buyers) {
    int[] next = new int[buyers + 1];
    for (int o = 0; o < size; o++) {
      next[dense[customer[o]] + 1]++;
    }
    for (int b = 0; b < buyers; b++) {
      next[b + 1] += next[b];
    }
    int[] starts = next.clone();
    int[] sorted = new int[size];
    for (int o = 0; o < size; o++) {
      sorted[next[dense[customer[o]]]++] = o;
    }
    for (int b = 0; b < buyers; b++) {
      byDay(sorted, starts[b], starts[b + 1]);
    }
    return sorted;
  }

  private void byDay(int[] sorted, int from, int to) {
    boolean rising = true;
    for (int i = from + 1; i < to && rising; i++) {
      rising = day[sorted[i]] >= day[sorted[i - 1]];
    }
    if (rising) {
      return;
    }
    long[] keyed = new long[to - from];
    for (int i = from; i < to; i++) {
      keyed[i - from] = (long) day[sorted[i]] << 32 | sorted[i];
    }
    Arrays.sort(keyed);
    for (int i = from; i < to; i++) {
      sorted[i] = (int) keyed[i - from];
    }
  }
}
