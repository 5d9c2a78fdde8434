package clientele.intake.column;

import clientele.intake.book.CurrencyFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keys that have blanks at an end, signs without width anywhere, or letters and digits of full width: nobody sees the
 * difference, and yet they are another key. They are made plain, so that a key that is also there without them is one.
 */
final class BareKeys {
  /**
   * Signs without width: those of format, those that Unicode lets programs ignore (Default_Ignorable_Code_Point, among them
   * fillers and selectors of variants) and controls; the joiners of Persian and the scripts of India are letters there.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cf}&&[^\\u200c\\u200d]]|[\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2065\\u3164\\ufe00-\\ufe0f\\uffa0]"
              + "|[\\ufff0-\\ufff8\\x{e0000}-\\x{e0fff}]|[\\p{Cc}&&[^\\t\\n\\r\\f]]"
              + "|(?<=^|\\p{ASCII})[\\u200c\\u200d]|[\\u200c\\u200d]$");
  private static final Pattern ENDS = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

  /** No key has any. */
  static final BareKeys NONE = new BareKeys(Map.of(), Map.of(), 0, 0);

  private final Map<Integer, String> bare;
  private final Map<Integer, Integer> same;
  private final long rows;
  private final long joined;

  private BareKeys(Map<Integer, String> bare, Map<Integer, Integer> same, long rows, long joined) {
    this.bare = bare;
    this.same = same;
    this.rows = rows;
    this.joined = joined;
  }

  /** Looks at all values of a column; {@code counts} says how often each occurs. */
  static BareKeys of(CodeColumn column, int[] counts) {
    ByteDictionary words = column.dictionary();
    Map<Integer, String> bare = new HashMap<>();
    Map<String, Integer> wanted = new HashMap<>();
    long rows = 0;
    for (int code = 0; code < words.size(); code++) {
      boolean formatted = column.isNumber(code) && isFormatted(words, code);
      if (counts[code] > 0 && (formatted || mayDiffer(words, code))) {
        String cell = words.get(code);
        String key = plain(formatted ? CurrencyFormat.without(cell) : cell);
        if (!key.equals(cell) && !key.isEmpty()) {
          bare.put(code, key);
          wanted.put(key, -1);
          rows += formatted ? 0 : counts[code];
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
          joined += column.isNumber(code) ? 0 : 1;
        }
      }
    }
    return new BareKeys(bare, same, rows, joined);
  }

  /** Whether a number begins with a currency, which the format of its cell adds. */
  private static boolean isFormatted(ByteDictionary words, int code) {
    byte first = words.page(code)[words.start(code)];
    return (first < '0' || first > '9') && !CurrencyFormat.without(words.get(code)).equals(words.get(code));
  }

  private static boolean mayDiffer(ByteDictionary words, int code) {
    byte[] b = words.page(code);
    int from = words.start(code);
    int to = from + words.length(code);
    if (to > from && (b[from] == ' ' || b[to - 1] == ' ')) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (b[i] < ' ' || b[i] == 0x7f) {
        return true;
      }
    }
    return false;
  }

  /** A key as people see it; also the ideographic blank is one, and width is that of ASCII (U+FF01 to U+FF5E). */
  static String plain(String key) {
    StringBuilder narrow = new StringBuilder(key.length());
    for (char c : UNSEEN.matcher(key).replaceAll("").toCharArray()) {
      narrow.append(c >= '\uff01' && c <= '\uff5e' ? (char) (c - '\uff01' + '!') : c);
    }
    return ENDS.matcher(narrow).replaceAll("");
  }

  /** Rows whose key was made plain. */
  long rows() {
    return rows;
  }

  /** Keys that are another one when plain. */
  long joined() {
    return joined;
  }

  /** The code that stands for the key of this one. */
  int same(int code) {
    return same.getOrDefault(code, code);
  }

  /** The plain key. */
  String bare(int code, ByteDictionary words) {
    String key = bare.get(code);
    return key == null ? words.get(code) : key;
  }
}
