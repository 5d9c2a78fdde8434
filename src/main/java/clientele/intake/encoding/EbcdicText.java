package clientele.intake.encoding;

import clientele.intake.encoding.LegacyCharsets.Legacy;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Text of mainframes (EBCDIC, as IBM's "Character Data Representation Architecture" numbers its code pages). Spaces,
 * digits, letters and line ends lie where no other text has them, and what others have below 0x40 is missing; the code
 * pages differ in signs and letters beyond a to z only, and are told apart by the letters of languages.
 */
public final class EbcdicText {
  private static final int LARGEST = 24_000;
  private static final int LOOKED_AT = 1 << 16;
  private static final int SHORTEST = 8;
  private static final int SHORTEST_OTHER_SCRIPT = 40;
  private static final int VARIOUS = 8;
  private static final int MOST_ODD = 200;
  private static final double EVERYDAY_LETTER = 4.5;
  private static final double EVERYDAY_SIGN = 9;
  private static final double STRANGER = 3;
  private static final double MALFORMED = 25;
  private static final int SPACE = 0x40;
  private static final int SHIFT_OUT = 0x0e;
  private static final int SHIFT_IN = 0x0f;
  private static final int LINE_END = 0x15;
  private static final int LINE_FEED = 0x25;
  private static final String WEST = "en de fr es pt it nl da sv nb fi is ca ga sq id";

  /** Those of one byte a character; of two that read a text alike the first is taken. */
  private static final List<Legacy> SINGLE = single();

  /** Those that shift to two bytes a character. */
  private static final List<Legacy> SHIFTING = shifting();

  /** Bytes that not all of them read alike. */
  private static final boolean[] TELLING = telling();

  private EbcdicText() {}

  /** How many bytes stand where text of mainframes has its own. */
  private record Places(int all, int letters, int parting, int marks, int odd, int high, int spaces, boolean shifted) {
    /** Whether letters a to z and digits are there and little else is, least of all in a short text. */
    private boolean isLatin() {
      int own = letters + parting + marks;
      return (own - 2) * 10 > all * 7 && letters * 10 > all * 3 && parting * 50 >= all;
    }

    /** Whether it can be text of another script: with spaces, or with bytes that ASCII has not. */
    private boolean isOtherScript() {
      return all >= SHORTEST_OTHER_SCRIPT && (spaces * 20 >= all || high * 3 >= all);
    }
  }

  /** Whether the bytes are text of a mainframe. */
  public static boolean isText(byte[] sample) {
    return !guesses(sample).isEmpty();
  }

  /** Code pages of a sample, the likeliest first; none if it is no text of a mainframe. */
  static List<LegacyText.Guess> guesses(byte[] sample) {
    Places places = places(sample);
    if (places.all < SHORTEST || places.odd * MOST_ODD > places.all || isUtf8(sample)) {
      return List.of();
    }
    boolean latin = places.isLatin();
    if (!latin && !places.shifted && !places.isOtherScript()) {
      return List.of();
    }
    byte[] telling = telling(sample, places.shifted);
    double most = places.shifted ? EVERYDAY_SIGN : EVERYDAY_LETTER;
    Map<String, LegacyText.Reading> readings = new LinkedHashMap<>();
    for (Legacy legacy : places.shifted ? SHIFTING : SINGLE) {
      String[] text = new String[1];
      int malformed = LegacyText.decode(telling, legacy.charset(), text);
      double cost = malformed * MALFORMED + legacy.rarity() + EbcdicSigns.cost(text[0]) + strangers(text[0]);
      cost += legacy.languages().stream().mapToDouble(l -> LegacyText.cost(l, text[0])).min().orElseThrow();
      if (malformed * 50 <= telling.length && (latin || isText(text[0], cost, most))) {
        LegacyText.Reading reading = new LegacyText.Reading(legacy, cost);
        readings.merge(text[0], reading, (first, next) -> next.cost() < first.cost() ? next : first);
      }
    }
    return readings.isEmpty() ? List.of() : LegacyText.confidences(readings.values(), differing(telling));
  }

  /** Whether a reading is mostly everyday characters beyond ASCII, and various ones. */
  private static boolean isText(String text, double cost, double most) {
    long beyond = text.chars().filter(c -> c > 127).count();
    return beyond * 10 > text.length() * 3 && cost <= most * beyond && text.chars().distinct().count() >= VARIOUS;
  }

  /** What counts against a reading that leaves some letters of another script in a Latin text. */
  private static double strangers(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    long other = text.chars().filter(c -> c >= 0x370 && Character.isLetter(c)).count();
    return other * 5 < letters ? STRANGER * other : 0;
  }

  private static int differing(byte[] bytes) {
    int differing = 0;
    for (byte b : bytes) {
      differing += TELLING[b & 0xff] ? 1 : 0;
    }
    return differing;
  }

  private static Places places(byte[] b) {
    int all = Math.min(b.length, LOOKED_AT);
    int letters = 0;
    int parting = 0;
    int marks = 0;
    int odd = 0;
    int high = 0;
    int spaces = 0;
    boolean wide = false;
    boolean shifted = false;
    for (int i = 0; i < all; i++) {
      int c = b[i] & 0xff;
      high += c >> 7;
      spaces += c == SPACE ? 1 : 0;
      if (c == SHIFT_OUT || c == SHIFT_IN) {
        odd += wide == (c == SHIFT_OUT) ? 1 : 0;
        wide = c == SHIFT_OUT;
        shifted = true;
        parting++;
      } else if (wide) {
        letters += c >= 0x40 ? 1 : 0;
        odd += c < 0x40 ? 1 : 0;
      } else if (isLetterOrDigit(c)) {
        letters++;
      } else if (isParting(c)) {
        parting++;
      } else if (isMark(c)) {
        marks++;
      } else if (c < 0x40 || c == 0xff) {
        odd++;
      }
    }
    return new Places(all, letters, parting, marks, odd, high, spaces, shifted);
  }

  private static boolean isLetterOrDigit(int c) {
    int low = c & 0x0f;
    return switch (c >> 4) {
      case 0x8, 0x9, 0xc, 0xd -> low >= 1 && low <= 9;
      case 0xa, 0xe -> low >= 2 && low <= 9;
      case 0xf -> low <= 9;
      default -> false;
    };
  }

  /** Space, tab, line ends, comma and semicolon. */
  private static boolean isParting(int c) {
    return c == SPACE || c == 0x05 || c == 0x0d || c == LINE_END || c == LINE_FEED || c == 0x6b || c == 0x5e;
  }

  /** Signs that all code pages have in the same place. */
  private static boolean isMark(int c) {
    return switch (c) {
      case 0x4b, 0x4c, 0x4d, 0x4e, 0x50, 0x5c, 0x5d, 0x60, 0x61, 0x6c, 0x6d, 0x6e, 0x6f, 0x7a, 0x7d, 0x7e, 0x7f -> true;
      default -> false;
    };
  }

  private static boolean isUtf8(byte[] b) {
    int valid = 0;
    int high = 0;
    for (int i = 0; i < Math.min(b.length, LOOKED_AT); i++) {
      int n = b[i] < 0 ? Utf8.sequence(b, i, b.length) : 0;
      high += b[i] < 0 ? 1 : 0;
      valid += n > 0 ? 1 : 0;
      i += Math.max(0, n - 1);
    }
    return valid * 2 > high;
  }

  /** Lines with bytes that the code pages read differently, as many as are needed; the beginning if there is none. */
  private static byte[] telling(byte[] sample, boolean shifted) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int from = 0;
    boolean telling = false;
    for (int i = 0; i < sample.length && lines.size() < LARGEST; i++) {
      telling |= shifted || TELLING[sample[i] & 0xff];
      if (sample[i] == LINE_END || sample[i] == LINE_FEED || i + 1 == sample.length || !shifted && i - from > LARGEST) {
        if (telling) {
          lines.write(sample, from, i + 1 - from);
        }
        from = i + 1;
        telling = false;
      }
    }
    return lines.size() > 0 ? lines.toByteArray() : Arrays.copyOf(sample, Math.min(sample.length, LARGEST));
  }

  private static boolean[] telling() {
    boolean[] telling = new boolean[256];
    for (int c = 0x41; c < 256; c++) {
      Set<String> read = new HashSet<>();
      for (Legacy legacy : SINGLE) {
        read.add(new String(new byte[] {(byte) c}, legacy.charset()));
      }
      telling[c] = read.size() > 1;
    }
    return telling;
  }

  private static List<Legacy> single() {
    List<Legacy> all = new ArrayList<>();
    LegacyCharsets.add(all, "IBM037", WEST, 0);
    LegacyCharsets.add(all, "IBM1047", WEST, 0.5);
    LegacyCharsets.add(all, "IBM500", WEST, 0.5);
    LegacyCharsets.add(all, "IBM273", "de", 0.5);
    LegacyCharsets.add(all, "IBM297", "fr", 0.5);
    LegacyCharsets.add(all, "IBM280", "it", 0.5);
    LegacyCharsets.add(all, "IBM284", "es ca", 0.5);
    LegacyCharsets.add(all, "IBM285", "en", 0.5);
    LegacyCharsets.add(all, "IBM277", "da nb", 0.5);
    LegacyCharsets.add(all, "IBM278", "sv fi", 0.5);
    LegacyCharsets.add(all, "IBM871", "is", 1);
    LegacyCharsets.add(all, "IBM01140", WEST, 1);
    LegacyCharsets.add(all, "IBM01148", WEST, 1);
    LegacyCharsets.add(all, "IBM01141", "de", 1);
    LegacyCharsets.add(all, "IBM01147", "fr", 1);
    LegacyCharsets.add(all, "IBM01144", "it", 1);
    LegacyCharsets.add(all, "IBM01145", "es ca", 1);
    LegacyCharsets.add(all, "IBM01146", "en", 1.5);
    LegacyCharsets.add(all, "IBM01142", "da nb", 1);
    LegacyCharsets.add(all, "IBM01143", "sv fi", 1);
    LegacyCharsets.add(all, "IBM01149", "is", 1.5);
    LegacyCharsets.add(all, "IBM870", "pl cs sk hu sl hr ro sq", 1);
    LegacyCharsets.add(all, "x-IBM1025", "ru bg sr mk be", 1);
    LegacyCharsets.add(all, "x-IBM1123", "uk", 1.5);
    LegacyCharsets.add(all, "x-IBM1166", "kk", 2);
    LegacyCharsets.add(all, "x-IBM875", "el", 1);
    LegacyCharsets.add(all, "IBM1026", "tr az", 1);
    LegacyCharsets.add(all, "IBM424", "he", 1);
    LegacyCharsets.add(all, "IBM420", "ar", 1);
    LegacyCharsets.add(all, "x-IBM1112", "lv lt et", 1);
    LegacyCharsets.add(all, "x-IBM1122", "et", 1);
    LegacyCharsets.add(all, "IBM-Thai", "th", 1);
    return List.copyOf(all);
  }

  private static List<Legacy> shifting() {
    List<Legacy> all = new ArrayList<>();
    LegacyCharsets.add(all, "x-IBM939", "ja", 0);
    LegacyCharsets.add(all, "x-IBM930", "ja", 0.5);
    LegacyCharsets.add(all, "x-IBM935", "zh-Hans", 0);
    LegacyCharsets.add(all, "x-IBM937", "zh-Hant", 0);
    LegacyCharsets.add(all, "x-IBM933", "ko", 0);
    LegacyCharsets.add(all, "x-IBM1364", "ko", 0.5);
    return List.copyOf(all);
  }
}
