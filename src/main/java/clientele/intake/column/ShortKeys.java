package clientele.intake.column;

import java.util.HashMap;
import java.util.Map;

/**
 * Keys of digits that are another key of the column without the zeros in front of it: a part of the rows went through a
 * program that took them for numbers.
 *
 * @param count how many
 * @param cut one of them
 * @param whole the key that it is without its zeros
 */
record ShortKeys(long count, String cut, String whole) {
  /** There are none. */
  static final ShortKeys NONE = new ShortKeys(0, "", "");

  private static final int LONGEST = 30;

  /** Looks at all values of a column; {@code counts} says how often each occurs. */
  static ShortKeys of(ByteDictionary words, int[] counts) {
    Map<String, String> whole = new HashMap<>();
    for (int code = 0; code < words.size(); code++) {
      if (counts[code] > 0 && words.page(code)[words.start(code)] == '0' && isDigits(words, code)) {
        String key = words.get(code);
        String cut = key.replaceFirst("^0+", "");
        if (!cut.isEmpty()) {
          whole.putIfAbsent(cut, key);
        }
      }
    }
    long count = 0;
    String first = "";
    for (int code = 0; code < words.size() && !whole.isEmpty(); code++) {
      if (counts[code] > 0 && words.page(code)[words.start(code)] != '0' && isDigits(words, code)) {
        String key = words.get(code);
        if (whole.containsKey(key)) {
          first = count++ == 0 ? key : first;
        }
      }
    }
    return count == 0 ? NONE : new ShortKeys(count, first, whole.get(first));
  }

  private static boolean isDigits(ByteDictionary words, int code) {
    byte[] b = words.page(code);
    int from = words.start(code);
    int length = words.length(code);
    for (int i = from; i < from + length; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return false;
      }
    }
    return length > 0 && length <= LONGEST;
  }
}
