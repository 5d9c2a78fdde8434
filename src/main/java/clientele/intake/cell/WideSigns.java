package clientele.intake.cell;

/** Signs as East Asian and other writing has them, and their plain forms. */
final class WideSigns {
  private static final String DIGITS = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";

  private WideSigns() {}

  /** Full-width digits, letters and signs and the digits of any script as ASCII, and all kinds of spaces as one. */
  static String narrow(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char narrow = c < 128 ? c : c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : isSpace(c) ? ' ' : plain(c);
      if (narrow != c && plain == null) {
        plain = new StringBuilder(text);
      }
      if (plain != null) {
        plain.setCharAt(i, narrow);
      }
    }
    return plain == null ? text : plain.toString();
  }

  /** Digits of Arabic, Persian, Indian and other scripts, and the marks between them. */
  private static char plain(char c) {
    return Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c == '\u066b' ? '.' : c == '\u066c' ? ',' : c;
  }

  private static boolean isSpace(char c) {
    return c == '\u3000' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
  }

  /** Zeros that a Chinese sign behind a number stands for; 0 if it is none. */
  static int zeros(char sign) {
    return switch (sign) {
      case '\u4e07', '\u842c' -> 4;
      case '\u4ebf', '\u5104' -> 8;
      default -> 0;
    };
  }

  /** Chinese numerals of a date as digits: \u4e8c\u3007\u4e8c\u4e94\u5e74\u5341\u4e8c\u6708 is 2025\u5e7412\u6708. */
  static String withDigits(String date) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < date.length(); i++) {
      char c = date.charAt(i);
      int digit = digit(c);
      if (digit >= 0) {
        out.append(digit);
      } else if (c == '\u5341') {
        boolean tens = i > 0 && digit(date.charAt(i - 1)) > 0;
        boolean ones = i + 1 < date.length() && digit(date.charAt(i + 1)) > 0;
        out.append(tens ? "" : "1").append(ones ? "" : "0");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int digit(char c) {
    return c == '\u96f6' ? 0 : DIGITS.indexOf(c);
  }
}
