package clientele.store;

import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Chunks as bytes: whole numbers as differences or as distances from the smallest one, whichever needs fewer bytes,
 * zigzag coded, laid out by byte plane, then deflated. Real numbers are laid out by byte plane.
 *
 * <p>Plain form: one byte of form, four of row count, then as the form says. It is what digests are made of, so it is
 * the same wherever it is written; the deflated form may differ between zlib versions.
 */
final class ChunkCodec {
  private static final byte DIFFERENCES = 1;
  private static final byte DISTANCES = 2;
  private static final byte REALS = 3;
  private static final byte CODES = 4;
  private static final byte WITH_MISSING = 16;

  private ChunkCodec() {}

  /** The plain form of a chunk. */
  static byte[] plain(Chunk chunk) {
    return switch (chunk) {
      case Chunk.Longs longs -> longs(longs.values());
      case Chunk.Reals reals -> reals(reals.values());
      case Chunk.Codes codes -> codes(codes.values());
    };
  }

  /** The chunk of a plain form. */
  static Chunk read(Kind kind, byte[] plain) {
    ByteBuffer in = ByteBuffer.wrap(plain);
    byte form = in.get();
    int rows = in.getInt();
    return switch (form & 15) {
      case REALS -> new Chunk.Reals(readReals(plain, in.position(), rows));
      case CODES -> new Chunk.Codes(readCodes(plain, in.position(), rows));
      case DIFFERENCES, DISTANCES -> new Chunk.Longs(readLongs(plain, form, rows));
      default -> throw new IllegalStateException("no such form of " + kind + ": " + form);
    };
  }

  /** Deflates at the fastest level; the length of the plain form stands in front. */
  static byte[] deflate(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      byte[] out = new byte[plain.length + plain.length / 100 + 64];
      ByteBuffer.wrap(out).putInt(plain.length);
      int at = Integer.BYTES;
      while (!deflater.finished()) {
        if (at == out.length) {
          out = Arrays.copyOf(out, out.length * 2);
        }
        at += deflater.deflate(out, at, out.length - at);
      }
      return Arrays.copyOf(out, at);
    } finally {
      deflater.end();
    }
  }

  /** The plain form again. */
  static byte[] inflate(byte[] deflated) throws DataFormatException {
    int length = ByteBuffer.wrap(deflated).getInt();
    if (length < 0 || length > 1 << 26) {
      throw new DataFormatException("impossible length " + length);
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated, Integer.BYTES, deflated.length - Integer.BYTES);
      byte[] plain = new byte[length];
      int at = 0;
      while (at < length) {
        int n = inflater.inflate(plain, at, length - at);
        if (n == 0) {
          throw new DataFormatException("ends after " + at + " of " + length + " bytes");
        }
        at += n;
      }
      return plain;
    } finally {
      inflater.end();
    }
  }

  private static byte[] longs(long[] values) {
    int n = values.length;
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    int missing = 0;
    for (long v : values) {
      if (v == Column.MISSING) {
        missing++;
      } else {
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
    }
    if (missing == n) {
      min = 0;
      max = 0;
    }
    long[] filled = missing == 0 ? values : fill(values, min);
    long widest = 0;
    long before = min;
    for (long v : filled) {
      widest |= zigzag(v - before);
      before = v;
    }
    long range = max - min;
    boolean differences = bytesOf(widest) < bytesOf(range);
    int planes = differences ? bytesOf(widest) : bytesOf(range);
    int bitmap = missing == 0 ? 0 : (n + 7) / 8;
    ByteBuffer out = ByteBuffer.allocate(1 + 4 + 8 + 1 + bitmap + planes * n);
    out.put((byte) ((differences ? DIFFERENCES : DISTANCES) | (missing == 0 ? 0 : WITH_MISSING)));
    out.putInt(n).putLong(min).put((byte) planes);
    byte[] bytes = out.array();
    int at = out.position();
    if (missing > 0) {
      for (int i = 0; i < n; i++) {
        if (values[i] == Column.MISSING) {
          bytes[at + (i >> 3)] |= (byte) (1 << (i & 7));
        }
      }
      at += bitmap;
    }
    long[] coded = new long[n];
    before = min;
    for (int i = 0; i < n; i++) {
      coded[i] = differences ? zigzag(filled[i] - before) : filled[i] - min;
      before = filled[i];
    }
    for (int p = 0; p < planes; p++) {
      int shift = 8 * p;
      for (int i = 0; i < n; i++) {
        bytes[at++] = (byte) (coded[i] >>> shift);
      }
    }
    return bytes;
  }

  private static long[] readLongs(byte[] plain, byte form, int n) {
    ByteBuffer in = ByteBuffer.wrap(plain, 5, plain.length - 5);
    long min = in.getLong();
    int planes = in.get();
    int bitmap = in.position();
    boolean withMissing = (form & WITH_MISSING) != 0;
    int at = withMissing ? bitmap + (n + 7) / 8 : bitmap;
    long[] values = new long[n];
    for (int p = 0; p < planes; p++) {
      int shift = 8 * p;
      for (int i = 0; i < n; i++) {
        values[i] |= (plain[at++] & 0xffL) << shift;
      }
    }
    if ((form & 15) == DIFFERENCES) {
      long before = min;
      for (int i = 0; i < n; i++) {
        long z = values[i];
        before += (z >>> 1) ^ -(z & 1);
        values[i] = before;
      }
    } else {
      for (int i = 0; i < n; i++) {
        values[i] += min;
      }
    }
    if (withMissing) {
      for (int i = 0; i < n; i++) {
        if ((plain[bitmap + (i >> 3)] >> (i & 7) & 1) != 0) {
          values[i] = Column.MISSING;
        }
      }
    }
    return values;
  }

  private static byte[] codes(int[] values) {
    int n = values.length;
    int widest = 0;
    for (int v : values) {
      widest |= v + 1;
    }
    int planes = bytesOf(widest);
    ByteBuffer out = ByteBuffer.allocate(1 + 4 + 1 + planes * n);
    out.put(CODES).putInt(n).put((byte) planes);
    byte[] bytes = out.array();
    int at = out.position();
    for (int p = 0; p < planes; p++) {
      int shift = 8 * p;
      for (int i = 0; i < n; i++) {
        bytes[at++] = (byte) (values[i] + 1 >>> shift);
      }
    }
    return bytes;
  }

  private static int[] readCodes(byte[] plain, int from, int n) {
    int planes = plain[from];
    int at = from + 1;
    int[] values = new int[n];
    for (int p = 0; p < planes; p++) {
      int shift = 8 * p;
      for (int i = 0; i < n; i++) {
        values[i] |= (plain[at++] & 0xff) << shift;
      }
    }
    for (int i = 0; i < n; i++) {
      values[i]--;
    }
    return values;
  }

  private static byte[] reals(double[] values) {
    int n = values.length;
    ByteBuffer out = ByteBuffer.allocate(1 + 4 + Double.BYTES * n);
    out.put(REALS).putInt(n);
    byte[] bytes = out.array();
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToLongBits(values[i]);
      for (int p = 0; p < 8; p++) {
        bytes[5 + p * n + i] = (byte) (bits >>> 8 * p);
      }
    }
    return bytes;
  }

  private static double[] readReals(byte[] plain, int from, int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      long bits = 0;
      for (int p = 0; p < 8; p++) {
        bits |= (plain[from + p * n + i] & 0xffL) << 8 * p;
      }
      values[i] = Double.longBitsToDouble(bits);
    }
    return values;
  }

  private static long[] fill(long[] values, long first) {
    long[] filled = new long[values.length];
    long before = first;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Column.MISSING) {
        before = values[i];
      }
      filled[i] = before;
    }
    return filled;
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static int bytesOf(long unsigned) {
    return (64 - Long.numberOfLeadingZeros(unsigned) + 7) / 8;
  }
}
