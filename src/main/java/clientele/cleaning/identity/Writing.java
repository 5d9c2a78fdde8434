package clientele.cleaning.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The way the values of a column are written: signs between digits, capitals. Lists from different hands differ in it. */
final class Writing {
  private static final double MOST = 0.95;
  private static final double LEAST = 0.02;

  private Writing() {}

  /**
   * The style of each row as a number, -1 for missing and rare ones; empty where there are not a few clear styles.
   *
   * @param most styles there may be
   */
  static int[] styles(String[] cells, int most) {
    Map<String, Integer> counts = new HashMap<>();
    String[] styles = new String[cells.length];
    int present = 0;
    for (int row = 0; row < cells.length; row++) {
      if (cells[row] != null) {
        styles[row] = style(cells[row]);
        counts.merge(styles[row], 1, Integer::sum);
        present++;
        if (counts.size() > Math.max(50, cells.length / 20)) {
          return new int[0];
        }
      }
    }
    int least = (int) Math.ceil(present * LEAST);
    Map<String, Integer> numbers = new HashMap<>();
    int held = 0;
    for (String style : counts.keySet().stream().sorted().toList()) {
      if (counts.get(style) >= least) {
        numbers.put(style, numbers.size());
        held += counts.get(style);
      }
    }
    if (numbers.size() < 2 || numbers.size() > most || held < present * MOST) {
      return new int[0];
    }
    return Arrays.stream(styles).mapToInt(s -> s == null ? -1 : numbers.getOrDefault(s, -1)).toArray();
  }

  /** Values with digits and no words: their signs; values of words: whether they have capitals. */
  static String style(String cell) {
    StringBuilder out = new StringBuilder();
    boolean letters = false;
    boolean capitals = false;
    boolean small = false;
    char last = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      capitals |= Character.isUpperCase(c);
      small |= Character.isLowerCase(c);
      letters |= Character.isLetter(c);
      char sort = Character.isDigit(c) ? '9' : c;
      if (sort != '9' || last != '9') {
        out.append(sort);
      }
      last = sort;
    }
    return !letters ? out.toString() : capitals ? small ? "Aa" : "A" : "a";
  }
}
