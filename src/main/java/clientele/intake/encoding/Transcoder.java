package clientele.intake.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a file into UTF-8, without a byte order mark, and marks what cannot be decoded. */
public final class Transcoder implements ByteFeed {
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 16);
  private final byte[] out = new byte[(1 << 16) * 3 + 64];
  private int outAt;
  private int outEnd;
  private boolean ended;
  private boolean done;
  private boolean first = true;
  private char high;

  private Transcoder(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** A feed of UTF-8 bytes from a stream in {@code charset}. */
  public static ByteFeed feed(InputStream in, Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? new Plain(in) : new Transcoder(in, charset);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (outAt == outEnd) {
      if (done) {
        return -1;
      }
      refill();
    }
    int n = Math.min(length, outEnd - outAt);
    System.arraycopy(out, outAt, target, offset, n);
    outAt += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void refill() throws IOException {
    outAt = 0;
    outEnd = 0;
    if (!ended) {
      bytes.compact();
      int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (n < 0) {
        ended = true;
      } else {
        bytes.position(bytes.position() + n);
      }
      bytes.flip();
    }
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    chars.flip();
    encode();
    if (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        bytes.get();
        out[outEnd++] = UNDECODABLE;
      }
    } else if (result.isUnderflow() && ended) {
      done = true;
    }
  }

  private void encode() {
    while (chars.hasRemaining()) {
      char c = chars.get();
      if (first) {
        first = false;
        if (c == '\ufeff') {
          continue;
        }
      }
      if (c < 0x80) {
        out[outEnd++] = (byte) c;
      } else if (c < 0x800) {
        out[outEnd++] = (byte) (0xc0 | c >> 6);
        out[outEnd++] = (byte) (0x80 | c & 0x3f);
      } else if (Character.isHighSurrogate(c)) {
        high = c;
      } else if (Character.isLowSurrogate(c)) {
        int point = Character.toCodePoint(high, c);
        out[outEnd++] = (byte) (0xf0 | point >> 18);
        out[outEnd++] = (byte) (0x80 | point >> 12 & 0x3f);
        out[outEnd++] = (byte) (0x80 | point >> 6 & 0x3f);
        out[outEnd++] = (byte) (0x80 | point & 0x3f);
      } else {
        out[outEnd++] = (byte) (0xe0 | c >> 12);
        out[outEnd++] = (byte) (0x80 | c >> 6 & 0x3f);
        out[outEnd++] = (byte) (0x80 | c & 0x3f);
      }
    }
  }

  /** UTF-8 as it is, without its byte order mark. */
  private static final class Plain implements ByteFeed {
    private final InputStream in;
    private boolean first = true;

    private Plain(InputStream in) {
      this.in = in;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (!first) {
        return in.read(target, offset, length);
      }
      first = false;
      int n = in.readNBytes(target, offset, Math.min(length, 3));
      if (n == 3 && target[offset] == (byte) 0xef && target[offset + 1] == (byte) 0xbb
          && target[offset + 2] == (byte) 0xbf) {
        return in.read(target, offset, length);
      }
      return n == 0 ? -1 : n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
