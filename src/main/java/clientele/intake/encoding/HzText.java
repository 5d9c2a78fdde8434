package clientele.intake.encoding;

/**
 * Tells HZ from ASCII with tildes, such as addresses of home pages or the loops of Lisp: nearly every tilde must be one
 * of RFC 1843, and what stands between {@code ~{} and {@code ~}} must be everyday Chinese.
 */
final class HzText {
  private static final double EVERYDAY = 8.4;
  private static final double LESS_IN_SHORT_TEXT = 2.4;
  private static final int FEWEST = 2;
  private static final int GOOD_PER_ODD = 20;

  private final byte[] bytes;
  private final StringBuilder chinese = new StringBuilder();
  private int good;
  private int odd;

  private HzText(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether a sample is HZ; a block that its end cuts does not count. */
  static boolean isText(byte[] sample) {
    HzText text = new HzText(sample);
    for (int i = 0; i < sample.length; i++) {
      if (sample[i] < 0) {
        return false;
      }
      if (sample[i] == '~' && i + 1 < sample.length) {
        i = text.tilde(i);
      }
    }
    int length = text.chinese.length();
    return length >= FEWEST
        && text.odd * GOOD_PER_ODD <= text.good
        && HanModel.simplified().cost(text.chinese) + LESS_IN_SHORT_TEXT < EVERYDAY * length;
  }

  /** Looks at a tilde outside Chinese and says where what it begins ends. */
  private int tilde(int at) {
    switch (bytes[at + 1]) {
      case '~', '\n', '\r' -> {
        return at + 1;
      }
      case '{' -> {
        return block(at + 2);
      }
      default -> {
        odd++;
        return at;
      }
    }
  }

  private int block(int from) {
    StringBuilder read = new StringBuilder();
    int i = from;
    for (; i + 1 < bytes.length; i += 2) {
      if (bytes[i] == '~' && bytes[i + 1] == '}') {
        good += read.isEmpty() ? 0 : 1;
        chinese.append(read);
        return i + 1;
      }
      char c = HzCharset.character(bytes[i], bytes[i + 1]);
      if (c == 0) {
        odd++;
        return from - 1;
      }
      read.append(c);
    }
    return i;
  }
}
