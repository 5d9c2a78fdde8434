package clientele.intake.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * An encoding of mainframes whose two line ends, new line (0x15) and line feed (0x25), are both read as a line feed,
 * whichever of them this Java takes for U+0085. It has the name of the encoding as Java has it; writing is Java's own.
 */
final class EbcdicCharset extends Charset {
  private static final char NEXT_LINE = '\u0085';
  private static final byte SPACE = 0x40;
  private static final byte ONE = (byte) 0xf1;

  private final Charset java;

  private EbcdicCharset(Charset java) {
    super(java.name(), java.aliases().toArray(String[]::new));
    this.java = java;
  }

  /** The same encoding with its line ends read if it is one of mainframes, else itself. */
  static Charset of(Charset charset) {
    boolean mainframe = new String(new byte[] {SPACE, ONE}, charset).equals(" 1");
    return mainframe && !(charset instanceof EbcdicCharset) ? new EbcdicCharset(charset) : charset;
  }

  @Override
  public boolean contains(Charset other) {
    return java.contains(other);
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new Decoder(this, java.newDecoder());
  }

  @Override
  public CharsetEncoder newEncoder() {
    return java.newEncoder();
  }

  private static final class Decoder extends CharsetDecoder {
    private final CharsetDecoder inner;

    private Decoder(EbcdicCharset charset, CharsetDecoder inner) {
      super(charset, inner.averageCharsPerByte(), inner.maxCharsPerByte());
      this.inner = inner.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      int from = out.position();
      CoderResult result = inner.decode(in, out, false);
      for (int i = from; i < out.position(); i++) {
        if (out.get(i) == NEXT_LINE) {
          out.put(i, '\n');
        }
      }
      return result;
    }

    @Override
    protected void implReset() {
      inner.reset();
    }
  }
}
