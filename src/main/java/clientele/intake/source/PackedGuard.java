package clientele.intake.source;

import clientele.intake.problem.IntakeProblems;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Stops unpacking when far more comes out than data files hold: what a zip or gzip bomb is made for. */
final class PackedGuard extends FilterInputStream {
  /** Unpacked bytes from which on the share is looked at. */
  static final long SUSPICIOUS = 64L << 20;

  /** Unpacked bytes for each packed one; tables of much repetition reach about 100. */
  static final long DENSEST = 400;

  private final LongSupplier packed;
  private final String name;
  private long unpacked;

  PackedGuard(InputStream in, LongSupplier packed, String name) {
    super(in);
    this.packed = packed;
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = in.read(target, offset, length);
    if (n > 0) {
      count(n);
    }
    return n;
  }

  private void count(int n) {
    unpacked += n;
    if (unpacked > SUSPICIOUS && unpacked / DENSEST > Math.max(1, packed.getAsLong())) {
      throw IntakeProblems.BOMB.raise(name, unpacked >> 20);
    }
  }
}
