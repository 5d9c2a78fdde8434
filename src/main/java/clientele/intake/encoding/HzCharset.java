package clientele.intake.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * HZ, which writes Chinese in seven bits: between {@code ~{} and {@code ~}} two bytes are a character of GB 2312,
 * outside {@code ~~} is a tilde and a tilde before a line end joins the lines (RFC 1843, section 2). A line end within
 * Chinese ends it, so that one cut line does not spoil the next.
 */
final class HzCharset extends ReadOnlyCharset {
  /** The one of it. */
  static final Charset HZ = new HzCharset();

  private static final char TILDE = '~';
  private static final int FIRST = 0x21;
  private static final int LAST_ROW = 0x77;
  private static final int LAST = 0x7e;

  private HzCharset() {
    super("HZ-GB-2312", "HZ", "HZ-GB2312");
  }

  /** The character of two bytes within Chinese; 0 if GB 2312 has none there. */
  static char character(int row, int cell) {
    return row < FIRST || row > LAST_ROW || cell < FIRST || cell > LAST ? 0 : Table.ALL[(row - FIRST) * 94 + cell - FIRST];
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new Decoder(this);
  }

  /** Built when first asked for; the characters are those that GB 18030 has in their place. */
  private static final class Table {
    private static final char[] ALL = all();

    private static char[] all() {
      char[] all = new char[(LAST_ROW - FIRST + 1) * 94];
      Charset gb2312 = Charset.forName("GB2312");
      for (int i = 0; i < all.length; i++) {
        byte[] pair = {(byte) (0x80 | i / 94 + FIRST), (byte) (0x80 | i % 94 + FIRST)};
        boolean known = new String(pair, gb2312).indexOf('\ufffd') < 0;
        all[i] = known ? new String(pair, EncodingDetector.GB18030).charAt(0) : 0;
      }
      return all;
    }
  }

  private static final class Decoder extends CharsetDecoder {
    private boolean chinese;

    private Decoder(Charset charset) {
      super(charset, 1, 1);
    }

    @Override
    protected void implReset() {
      chinese = false;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        int c = in.get(in.position());
        if (c < 0) {
          return CoderResult.malformedForLength(1);
        }
        if (c == '\n') {
          chinese = false;
        }
        CoderResult stop = c == TILDE || chinese ? pair(c, in, out) : single(c, in, out);
        if (stop != null) {
          return stop;
        }
      }
      return CoderResult.UNDERFLOW;
    }

    private static CoderResult single(int c, ByteBuffer in, CharBuffer out) {
      if (!out.hasRemaining()) {
        return CoderResult.OVERFLOW;
      }
      in.get();
      out.put((char) c);
      return null;
    }

    /** Two bytes: an escape or a Chinese character; null to go on. */
    private CoderResult pair(int c, ByteBuffer in, CharBuffer out) {
      if (in.remaining() < 2) {
        return CoderResult.UNDERFLOW;
      }
      int second = in.get(in.position() + 1);
      char read = chinese && c != TILDE ? character(c, second) : 0;
      if (c == TILDE && second == (chinese ? '}' : '{')) {
        chinese = !chinese;
      } else if (c == TILDE && !chinese && second == '\r') {
        return joined(in);
      } else if (c == TILDE && !chinese && second == TILDE) {
        read = TILDE;
      } else if (read == 0 && !(c == TILDE && !chinese && second == '\n')) {
        return CoderResult.malformedForLength(1);
      }
      if (read != 0 && !out.hasRemaining()) {
        return CoderResult.OVERFLOW;
      }
      in.position(in.position() + 2);
      if (read != 0) {
        out.put(read);
      }
      return null;
    }

    /** A tilde before a carriage return, which must be followed by a line feed. */
    private static CoderResult joined(ByteBuffer in) {
      if (in.remaining() < 3) {
        return CoderResult.UNDERFLOW;
      }
      if (in.get(in.position() + 2) != '\n') {
        return CoderResult.malformedForLength(1);
      }
      in.position(in.position() + 3);
      return null;
    }
  }
}
