package clientele.base;

import java.util.Locale;

/**
 * Signs of a text that nobody sees and that do something to whoever shows it: controls, marks that turn the writing round, separators of
 * lines and paragraphs, tags, marks of an encoding, and halves of a sign without the other. What joins or parts letters in scripts that
 * need it, and the tags of a flag, are none.
 */
public final class UnseenSigns {
  private static final int FLAG = 0x1f3f4;

  private UnseenSigns() {}

  /** Whether a code point is such a sign; tabs and ends of lines are none. */
  public static boolean isOne(int point) {
    return point < ' ' && point != '\t' && point != '\n' && point != '\r' || point >= 0x7f && point < 0xa0 || point == 0x61c || point == 0x200e
        || point == 0x200f || point >= 0x2028 && point <= 0x202e || point >= 0x2060 && point <= 0x206f || point == 0xfeff
        || point >= 0xfff9 && point <= 0xfffb || isHalf(point) || isTag(point);
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static boolean isTag(int point) {
    return point >= 0xe0000 && point < 0xe0080;
  }

  /** Its number, so that it is seen. */
  public static String number(int point) {
    return String.format(Locale.ROOT, "‹%04X›", point);
  }

  /** The same text with the numbers of such signs in their place. */
  public static String shown(String text) {
    StringBuilder shown = null;
    boolean flag = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      flag = point == FLAG || flag && isTag(point);
      boolean one = isOne(point) && !(flag && isTag(point));
      if (one && shown == null) {
        shown = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (shown != null) {
        shown.append(one ? number(point) : Character.toString(point));
      }
      i += Character.charCount(point);
    }
    return shown == null ? text : shown.toString();
  }
}
