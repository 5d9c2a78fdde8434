package clientele.intake.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How usual a text is in a language by the letters that follow each other. Only places with a letter beyond ASCII
 * count: the others look the same in every encoding. The pairs lie in {@code letter-pairs.properties}.
 */
final class LetterModel {
  private static final char EDGE = '_';
  private static final double UNKNOWN_PAIR = 2.5;
  private static final double UNKNOWN_LETTER = 11;
  private static final double UNUSUAL_CASE = 4;
  private static final double CAPITAL = 0.4;
  private static final double WITHIN_WORD = 3;
  private static final double OTHER_SCRIPT = 4;
  private static final double APOSTROPHE = 2.5;
  private static final String JOINING = "\u2019\u2018\u2013\u2014\u2026\u00a0";
  private static final String USUAL_SIGNS =
      "\u2019\u2018\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2026\u00b0\u00a7\u00a9\u00ae\u20ac\u00a3\u00b7\u00bf\u00a1\u00a0\u2116\u00b2\u2122\u060c\u061b\u061f";
  private static final String SEEN_SIGNS =
      "\u201a\u00a5\u00aa\u00ba\u00b3\u00bd\u00bc\u00be\u00b4\u00d7\u00b1\u00ac\u00ad\u00b6\u00a2\u2022\u2039\u203a\u2020\u00a8\u00b5\u00b8\u200e\u200f\u200c\u200d\u0640\u0384\u0385";

  private final Map<Integer, Double> pairs = new HashMap<>();
  private final Map<Character, Double> letters = new HashMap<>();

  private LetterModel(String packed) {
    for (int i = 0; i + 2 < packed.length(); i += 3) {
      double cost = (packed.charAt(i + 2) - '!') / 4.0;
      char from = packed.charAt(i);
      if (from == '*') {
        letters.put(packed.charAt(i + 1), cost);
      } else {
        pairs.put(from << 16 | packed.charAt(i + 1), cost);
      }
    }
  }

  /** The model of a language by its ISO code. */
  static LetterModel of(String language) {
    return Models.ALL.get(language);
  }

  /** Loaded when first asked for. */
  private static final class Models {
    private static final Map<String, LetterModel> ALL = load();
  }

  private static Map<String, LetterModel> load() {
    Properties packed = new Properties();
    try (InputStream in = LetterModel.class.getResourceAsStream("letter-pairs.properties")) {
      packed.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, LetterModel> all = new HashMap<>();
    packed.forEach((language, pairs) -> all.put((String) language, new LetterModel((String) pairs)));
    return Map.copyOf(all);
  }

  /** A letter in lower case; what is no letter ends a word. */
  static char folded(char c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z' ? c : c >= 'A' && c <= 'Z' ? (char) (c + 32) : EDGE;
    }
    int type = Character.getType(c);
    if (c == '\u0219' || c == '\u0218' || c == '\u021b' || c == '\u021a') {
      return c < '\u021a' ? '\u015f' : '\u0163';
    }
    boolean letter = Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    return letter ? Character.toLowerCase(c) : EDGE;
  }

  /** How unlikely a text is in this language, as minus the natural logarithm of its probability. */
  double cost(CharSequence text) {
    double cost = 0;
    char before = EDGE;
    char raw = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && raw < 128) {
        raw = c;
        before = folded(c);
        continue;
      }
      char letter = folded(c);
      if (letter == EDGE && c >= 128) {
        boolean within = before != EDGE && (USUAL_SIGNS.indexOf(c) < 0 || isSplit(before, c, text, i + 1));
        cost += (before != EDGE && isApostrophe(c, text, i + 1) ? APOSTROPHE : sign(c)) + (within ? WITHIN_WORD : 0);
      } else {
        cost += pair(before, letter) + (isMixed(before, letter) ? OTHER_SCRIPT : 0);
        cost += letter == EDGE ? 0 : casing(raw, c);
      }
      raw = c;
      before = letter;
    }
    return cost;
  }

  private static boolean isApostrophe(char sign, CharSequence text, int next) {
    return sign == '\u2019' && next < text.length() && folded(text.charAt(next)) != EDGE;
  }

  /** Whether a sign that is no apostrophe or dash stands between two letters; Catalan alone has a point there. */
  private static boolean isSplit(char before, char sign, CharSequence text, int next) {
    boolean letter = next < text.length() && folded(text.charAt(next)) != EDGE;
    return letter && JOINING.indexOf(sign) < 0 && !(sign == '\u00b7' && before == 'l');
  }

  /** Whether a letter of the Latin script meets one of another within a word, as a wrong reading makes them. */
  private static boolean isMixed(char before, char letter) {
    return before != EDGE && letter != EDGE && isLatin(before) != isLatin(letter);
  }

  private static boolean isLatin(char c) {
    return c < 0x250 || c >= 0x1e00 && c < 0x1f00 || c >= 0x300 && c < 0x370;
  }

  private double pair(char before, char letter) {
    Double known = pairs.get(before << 16 | letter);
    if (known != null) {
      return known;
    }
    if (letter < 128) {
      return letter == EDGE && before == EDGE ? 0 : letter == EDGE ? 5 : 6;
    }
    Double single = letters.get(letter);
    return single == null ? UNKNOWN_LETTER : Math.min(UNKNOWN_LETTER - 1, single + UNKNOWN_PAIR);
  }

  private static double casing(char before, char c) {
    boolean upper = Character.isUpperCase(c);
    return upper ? Character.isLowerCase(before) ? UNUSUAL_CASE : CAPITAL : 0;
  }

  /** How unusual a sign beyond ASCII that is no letter is in any text. */
  static double sign(char c) {
    if (USUAL_SIGNS.indexOf(c) >= 0) {
      return 5;
    }
    if (SEEN_SIGNS.indexOf(c) >= 0) {
      return 8;
    }
    if (c >= '\u2500' && c <= '\u259f') {
      return 8.5;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL -> 12;
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> 14;
      default -> 10;
    };
  }
}
