package clientele.intake.encoding;

import java.io.IOException;

/** A stream of UTF-8 bytes; a byte 0xFF stands for each byte of the file that could not be decoded. */
public interface ByteFeed extends AutoCloseable {
  /** Stands where a byte of the file could not be decoded: never part of UTF-8. */
  byte UNDECODABLE = (byte) 0xff;

  /** Puts up to {@code length} bytes at {@code offset}; -1 at the end. */
  int read(byte[] target, int offset, int length) throws IOException;

  /** How many bytes there are, if that is known; otherwise more than can be held. */
  default long size() {
    return Long.MAX_VALUE;
  }

  @Override
  void close() throws IOException;

  /** A feed over bytes in memory. */
  static ByteFeed of(byte[] bytes) {
    return new ByteFeed() {
      private int at;

      @Override
      public int read(byte[] target, int offset, int length) {
        if (at == bytes.length) {
          return -1;
        }
        int n = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, n);
        at += n;
        return n;
      }

      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void close() {}
    };
  }
}
