package clientele.cleaning.values;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A value without what people write differently: case, width, accents, punctuation, traditional characters. */
public final class PlainText {
  private static final Map<Integer, String> PINYIN = new ConcurrentHashMap<>();
  private static final Map<Integer, String> SIMPLE = new ConcurrentHashMap<>();

  private PlainText() {}

  /** Lower-case letters, digits and single spaces; empty if nothing else is there. */
  public static String fold(String value) {
    String text = isAscii(value) ? value : decompose(value);
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(Character.toLowerCase(c));
      } else if (c == '&') {
        out.append(out.isEmpty() ? "and" : " and");
        gap = true;
      } else if (c != '\'' && c != '\u2019' && c != '`' && Character.getType(c) != Character.NON_SPACING_MARK) {
        gap = true;
      }
    }
    return out.toString();
  }

  /**
   * The numbers of a value, as they are meant: {@code 6/4}, {@code 6.4} and {@code 64} are three, whereas spaces and
   * dashes between digits say nothing. Letters between two numbers leave a space.
   */
  public static String numbers(String value) {
    String text = isAscii(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder();
    boolean apart = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean point = c != '.' && text.startsWith(".", i + 1);
      int next = point ? i + 2 : i + 1;
      boolean after = next < text.length() && Character.isDigit(text.charAt(next));
      boolean before = i > 0 && Character.isDigit(text.charAt(i - 1));
      if (Character.isDigit(c) || after && (before && "./:,".indexOf(c) >= 0 || !before && c == '.')) {
        boolean thousands = c == ',' && text.substring(i + 1).matches("(?s)\\d{3}(?!\\d).*");
        if (apart && !out.isEmpty()) {
          out.append(' ');
        }
        apart = false;
        if (!thousands) {
          out.append(c);
        }
      } else if (Character.isLetter(c)) {
        apart = true;
      }
    }
    return out.toString();
  }

  /** The words of folded text; Han characters are words of their own. */
  public static List<String> words(String folded) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean han = isHan(c);
      if (c == ' ' || han) {
        if (start >= 0) {
          words.add(folded.substring(start, i));
          start = -1;
        }
        if (han) {
          words.add(folded.substring(i, next));
        }
      } else if (start < 0) {
        start = i;
      }
      i = next;
    }
    if (start >= 0) {
      words.add(folded.substring(start));
    }
    return words;
  }

  /** Whether a character is Chinese. */
  public static boolean isHan(int c) {
    return c >= 0x3400 && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  /** Whether any character is Chinese. */
  public static boolean hasHan(String text) {
    return text.codePoints().anyMatch(PlainText::isHan);
  }

  /** The text with each Chinese character as a syllable without tone, set apart by spaces. */
  public static String pinyin(String folded) {
    StringBuilder out = new StringBuilder();
    folded
        .codePoints()
        .forEach(
            c -> {
              if (isHan(c)) {
                out.append(' ').append(PINYIN.computeIfAbsent(c, PlainText::syllable)).append(' ');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString().replaceAll(" +", " ").strip();
  }

  private static String decompose(String value) {
    String wide = Normalizer.normalize(value, Normalizer.Form.NFKD);
    if (!hasHan(wide)) {
      return spelledOut(wide);
    }
    StringBuilder out = new StringBuilder();
    wide.codePoints()
        .forEach(
            c -> {
              if (isHan(c)) {
                out.append(SIMPLE.computeIfAbsent(c, PlainText::simplified));
              } else {
                out.appendCodePoint(c);
              }
            });
    return spelledOut(out.toString());
  }

  /** Letters that no decomposition takes apart. */
  private static String spelledOut(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 'ß' -> out.append("ss");
        case 'æ', 'Æ' -> out.append("ae");
        case 'œ', 'Œ' -> out.append("oe");
        case 'ø', 'Ø' -> out.append('o');
        case 'đ', 'Đ', 'ð' -> out.append('d');
        case 'ł', 'Ł' -> out.append('l');
        case 'ı' -> out.append('i');
        case 'þ' -> out.append("th");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static String simplified(int c) {
    return Transliterator.getInstance("Traditional-Simplified").transliterate(Character.toString(c));
  }

  private static String syllable(int c) {
    return Transliterator.getInstance("Han-Latin; Latin-ASCII")
        .transliterate(Character.toString(c))
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "");
  }
}
