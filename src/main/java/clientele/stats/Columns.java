package clientele.stats;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of some rows, to learn from: numbers and words by fact.
 *
 * @param size number of rows
 * @param names of the facts
 * @param numbers by fact, NaN where missing; null at facts that are words
 * @param words by fact, null where missing; null at facts that are numbers
 */
public record Columns(int size, List<String> names, double[][] numbers, String[][] words) {

  /** Whether the fact at a place is a number. */
  public boolean numeric(int fact) {
    return numbers[fact] != null;
  }

  /** Whether any fact is not the same for all rows. */
  public boolean vary() {
    for (int f = 0; f < names.size(); f++) {
      long different = numeric(f)
          ? Arrays.stream(numbers[f]).distinct().limit(2).count() : Arrays.stream(words[f]).distinct().limit(2).count();
      if (different > 1) {
        return true;
      }
    }
    return false;
  }

  /** The facts of the rows at the given places, in their order. */
  public Columns rows(int[] places) {
    double[][] n = new double[numbers.length][];
    String[][] w = new String[words.length][];
    for (int f = 0; f < n.length; f++) {
      double[] from = numbers[f];
      String[] fromWords = words[f];
      if (from != null) {
        n[f] = Arrays.stream(places).mapToDouble(i -> from[i]).toArray();
      } else {
        w[f] = Arrays.stream(places).mapToObj(i -> fromWords[i]).toArray(String[]::new);
      }
    }
    return new Columns(places.length, names, n, w);
  }

  /** The rows from one place to before another. */
  public Columns slice(int from, int to) {
    double[][] n = new double[numbers.length][];
    String[][] w = new String[words.length][];
    for (int f = 0; f < n.length; f++) {
      n[f] = numbers[f] == null ? null : Arrays.copyOfRange(numbers[f], from, to);
      w[f] = words[f] == null ? null : Arrays.copyOfRange(words[f], from, to);
    }
    return new Columns(to - from, names, n, w);
  }

  /**
   * These facts only, in this order.
   *
   * @throws IllegalArgumentException if one is not there
   */
  public Columns only(List<String> kept) {
    if (kept.equals(names)) {
      return this;
    }
    double[][] n = new double[kept.size()][];
    String[][] w = new String[kept.size()][];
    for (int f = 0; f < n.length; f++) {
      int at = names.indexOf(kept.get(f));
      if (at < 0) {
        throw new IllegalArgumentException("no fact " + kept.get(f) + " among " + names);
      }
      n[f] = numbers[at];
      w[f] = words[at];
    }
    return new Columns(size, kept, n, w);
  }
}
