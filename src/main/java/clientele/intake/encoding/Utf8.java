package clientele.intake.encoding;

/** Strict UTF-8, as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
  private Utf8() {}

  /** Length of the well-formed sequence of two to four bytes at {@code at}; 0 if there is none. */
  static int sequence(byte[] b, int at, int end) {
    int lead = b[at] & 0xff;
    if (lead >= 0xc2 && lead <= 0xdf) {
      return tail(b, at + 1, end) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      if (at + 2 >= end || !tail(b, at + 1, end) || !tail(b, at + 2, end)) {
        return 0;
      }
      int second = b[at + 1] & 0xff;
      return lead == 0xe0 && second < 0xa0 || lead == 0xed && second > 0x9f ? 0 : 3;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      if (at + 3 >= end || !tail(b, at + 1, end) || !tail(b, at + 2, end) || !tail(b, at + 3, end)) {
        return 0;
      }
      int second = b[at + 1] & 0xff;
      return lead == 0xf0 && second < 0x90 || lead == 0xf4 && second > 0x8f ? 0 : 4;
    }
    return 0;
  }

  /** Whether the bytes are UTF-8. */
  public static boolean isValid(byte[] b, int from, int to) {
    int i = from;
    while (i < to) {
      if (b[i] >= 0) {
        i++;
        continue;
      }
      int n = sequence(b, i, to);
      if (n == 0) {
        return false;
      }
      i += n;
    }
    return true;
  }

  private static boolean tail(byte[] b, int at, int end) {
    return at < end && (b[at] & 0xc0) == 0x80;
  }
}
