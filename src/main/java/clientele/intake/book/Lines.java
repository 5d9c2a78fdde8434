package clientele.intake.book;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the lines of a UTF-8 text one by one, whatever ends them, and cuts off what is longer than a limit. */
public final class Lines implements Closeable {
  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] line = new byte[256];
  private int length;
  private long number;
  private boolean cut;
  private boolean ended;
  private boolean afterReturn;

  public Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Goes to the next line; false at the end. */
  public boolean next() throws IOException {
    if (ended) {
      return false;
    }
    length = 0;
    cut = false;
    boolean any = false;
    while (true) {
      if (at == end) {
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        if (end == 0) {
          ended = true;
          number += any ? 1 : 0;
          return any;
        }
      }
      byte b = buffer[at++];
      if (b == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = b == '\r';
      if (b == '\n' || b == '\r') {
        number++;
        return true;
      }
      any = true;
      add(b);
    }
  }

  private void add(byte b) {
    if (length == longest) {
      cut = true;
      return;
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, (int) Math.min(longest, line.length * 2L));
    }
    line[length++] = b;
  }

  /** Number of the line, from 1. */
  public long number() {
    return number;
  }

  /** Whether the line was longer than the limit. */
  public boolean isCut() {
    return cut;
  }

  /** The words of the line; bytes that are no UTF-8 become replacement signs. */
  public String text() {
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /** The first words of the line. */
  public String text(int most) {
    return new String(line, 0, Math.min(length, most), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
