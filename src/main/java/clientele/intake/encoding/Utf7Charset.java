package clientele.intake.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.EnumSet;
import java.util.Set;

/**
 * UTF-7, which writes characters beyond ASCII as UTF-16 in base64 between {@code +} and {@code -}, and a plus as {@code
 * +-} (RFC 2152). A block that is no whole number of characters, or whose last bits are not zero, is malformed.
 */
final class Utf7Charset extends ReadOnlyCharset {
  /** The one of it. */
  static final Charset UTF_7 = new Utf7Charset();

  private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final char EASTERN = '\u2e80';
  private static final double SEEN = 8;
  private static final Set<Character.UnicodeScript> COMMON =
      EnumSet.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.COMMON, Character.UnicodeScript.INHERITED);
  private static final double EVERYDAY = 8.4;
  private static final double LESS_IN_SHORT_TEXT = 3;
  private static final int FEWEST = 3;

  private Utf7Charset() {
    super("UTF-7", "UNICODE-1-1-UTF-7");
  }

  /**
   * Whether a sample is UTF-7 and not ASCII with plus signs: every plus must begin a well-formed block, and together
   * they must hold letters of Latin and one other alphabet or everyday characters of East Asia.
  */
  static boolean isText(byte[] sample) {
    CharBuffer text = CharBuffer.allocate(sample.length);
    CharsetDecoder decoder =
        UTF_7.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    if (decoder.decode(ByteBuffer.wrap(sample), text, false).isError()) {
      return false;
    }
    StringBuilder eastern = new StringBuilder();
    Set<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
    int letters = 0;
    for (char c : text.flip().toString().toCharArray()) {
      boolean letter = Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
      if (c >= EASTERN) {
        eastern.append(c);
      } else if (c >= 128 && letter) {
        letters++;
        scripts.add(Character.UnicodeScript.of(c));
      } else if (c >= 128 && LetterModel.sign(c) > SEEN) {
        return false;
      }
    }
    scripts.removeAll(COMMON);
    return letters + eastern.length() >= FEWEST
        && (eastern.isEmpty() ? scripts.size() <= 1 : scripts.isEmpty() && isEveryday(eastern));
  }

  private static boolean isEveryday(CharSequence text) {
    double simplified = Math.min(HanModel.simplified().cost(text), HanModel.traditional().cost(text));
    double other = Math.min(HanModel.japanese().cost(text), HanModel.korean().cost(text));
    return Math.min(simplified, other) + LESS_IN_SHORT_TEXT < EVERYDAY * text.length();
  }

  @Override
  public boolean contains(Charset other) {
    return true;
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new Decoder(this);
  }

  private static final class Decoder extends CharsetDecoder {
    private boolean block;
    private boolean empty;
    private int bits;
    private int held;
    private boolean high;

    private Decoder(Charset charset) {
      super(charset, 0.8f, 1);
    }

    @Override
    protected void implReset() {
      block = false;
      high = false;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        if (!out.hasRemaining()) {
          return CoderResult.OVERFLOW;
        }
        byte c = in.get(in.position());
        if (c < 0 || !(block ? within(c, out) : plain(c, out))) {
          block = false;
          high = false;
          return CoderResult.malformedForLength(1);
        }
        in.get();
      }
      return CoderResult.UNDERFLOW;
    }

    private boolean plain(byte c, CharBuffer out) {
      if (c == '+') {
        block = true;
        empty = true;
        bits = 0;
        held = 0;
      } else {
        out.put((char) c);
      }
      return true;
    }

    /** One more byte of a block, or the one behind it; false if it is malformed. */
    private boolean within(byte c, CharBuffer out) {
      int six = BASE64.indexOf(c);
      if (six < 0) {
        return end(c, out);
      }
      empty = false;
      bits = bits << 6 | six;
      held += 6;
      if (held < 16) {
        return true;
      }
      held -= 16;
      char read = (char) (bits >> held);
      bits &= (1 << held) - 1;
      boolean low = Character.isLowSurrogate(read);
      if (low != high) {
        return false;
      }
      high = Character.isHighSurrogate(read);
      out.put(read);
      return true;
    }

    private boolean end(byte c, CharBuffer out) {
      block = false;
      if (empty) {
        out.put('+');
        return c == '-';
      }
      if (held >= 6 || bits != 0 || high) {
        return false;
      }
      if (c != '-') {
        out.put((char) c);
      }
      return true;
    }
  }
}
