package clientele.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * Keys that have blanks or other signs without width at an end: nobody sees them, and yet they are another key. They are left out, so that a key that
 * is also there without them is one.
 */
final class KeyEnds {
  /** No key has any. */
  static final KeyEnds NONE = new KeyEnds(Map.of(), Map.of(), 0, 0);

  private final Map<Integer, String> bare;
  private final Map<Integer, Integer> same;
  private final long rows;
  private final long joined;

  private KeyEnds(Map<Integer, String> bare, Map<Integer, Integer> same, long rows, long joined) {
    this.bare = bare;
    this.same = same;
    this.rows = rows;
    this.joined = joined;
  }

  /** Looks at all values of a column; {@code counts} says how often each occurs. */
  static KeyEnds of(ByteDictionary words, int[] counts) {
    Map<Integer, String> bare = new HashMap<>();
    Map<String, Integer> wanted = new HashMap<>();
    long rows = 0;
    for (int code = 0; code < words.size(); code++) {
      if (counts[code] > 0 && mayHaveBlankEnd(words, code)) {
        String cell = words.get(code);
        String key = cell.replaceAll("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$", "");
        if (!key.equals(cell) && !key.isEmpty()) {
          bare.put(code, key);
          wanted.put(key, -1);
          rows += counts[code];
        }
      }
    }
    if (bare.isEmpty()) {
      return NONE;
    }
    for (int code = 0; code < words.size(); code++) {
      if (counts[code] > 0 && !bare.containsKey(code)) {
        int at = code;
        wanted.computeIfPresent(words.get(code), (key, known) -> known < 0 ? at : known);
      }
    }
    Map<Integer, Integer> same = new HashMap<>();
    long joined = 0;
    for (int code = 0; code < words.size(); code++) {
      String key = bare.get(code);
      if (key != null) {
        int known = wanted.get(key);
        if (known < 0) {
          wanted.put(key, code);
        } else {
          same.put(code, known);
          joined++;
        }
      }
    }
    return new KeyEnds(bare, same, rows, joined);
  }

  private static boolean mayHaveBlankEnd(ByteDictionary words, int code) {
    byte[] b = words.page(code);
    int from = words.start(code);
    int last = from + words.length(code) - 1;
    return b[from] <= ' ' || b[last] <= ' ';
  }

  /** Rows whose key has a blank end. */
  long rows() {
    return rows;
  }

  /** Keys that are another one without their blanks. */
  long joined() {
    return joined;
  }

  /** The code that stands for the key of this one. */
  int same(int code) {
    return same.getOrDefault(code, code);
  }

  /** The key without blanks at its ends. */
  String bare(int code, ByteDictionary words) {
    String key = bare.get(code);
    return key == null ? words.get(code) : key;
  }
}
