package clientele.intake.column;

import clientele.intake.problem.IntakeProblems;
import clientele.study.Dictionary;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The distinct values of a column as UTF-8 bytes, each kept once; a value's code is its place, from 0. Ten million
 * values of twenty bytes need about 400 MB; no string is made until someone asks for one. Values of up to eight bytes
 * are found by a table that holds them whole, so that one place in memory is looked at instead of three.
 */
public final class ByteDictionary implements Dictionary {
  /** Longest value, in bytes. */
  public static final int LONGEST = (1 << 20) - 8;

  /** Values up to this many bytes are found faster than compared. */
  static final int SHORT = 8;

  private static final int PAGE_BITS = 20;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int FIRST_PAGE = 1 << 9;

  /** Bytes behind the last value of a page, so that eight can be read at once. */
  private static final int SPARE = 8;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[][] pages = new byte[1][];
  private int lastPage = -1;
  private int filled = PAGE;
  private int[] starts = new int[32];
  private long[] slots = new long[64];
  private int hashed;

  /** Pairs of a short value as one word and its code plus one. */
  private long[] shorts = new long[64];

  private int inShorts;
  private int size;

  /**
   * The code of a value, a new one if it was not seen before.
   *
   * @param buffer holds the value from {@code from} to {@code to} and at least 8 more bytes behind it
   */
  int code(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length <= SHORT) {
      long word = (long) WORD.get(buffer, from);
      if (length < 8) {
        return shortCode(word & (1L << 8 * length) - 1 | (long) length << 56, buffer, from, to);
      }
      if (word >>> 56 > 7) {
        return shortCode(word, buffer, from, to);
      }
    }
    return longCode(buffer, from, to);
  }

  /** The code of a value that {@code word} stands for: its bytes, and its length in the last if that is free. */
  private int shortCode(long word, byte[] buffer, int from, int to) {
    long[] table = shorts;
    int mask = table.length - 2;
    long mixed = word * 0x9E3779B97F4A7C15L;
    int at = (int) ((mixed ^ mixed >>> 32) * 0xBF58476D1CE4E5B9L >>> 32) << 1 & mask;
    while (true) {
      long code = table[at + 1];
      if (code == 0) {
        int added = store(buffer, from, to);
        table[at] = word;
        table[at + 1] = added + 1;
        if (++inShorts > table.length / 8 * 3) {
          growShorts();
        }
        return added;
      }
      if (table[at] == word) {
        return (int) code - 1;
      }
      at = at + 2 & mask;
    }
  }

  private void growShorts() {
    long[] larger = new long[shorts.length * 2];
    int mask = larger.length - 2;
    for (int i = 0; i < shorts.length; i += 2) {
      if (shorts[i + 1] != 0) {
        long mixed = shorts[i] * 0x9E3779B97F4A7C15L;
        int at = (int) ((mixed ^ mixed >>> 32) * 0xBF58476D1CE4E5B9L >>> 32) << 1 & mask;
        while (larger[at + 1] != 0) {
          at = at + 2 & mask;
        }
        larger[at] = shorts[i];
        larger[at + 1] = shorts[i + 1];
      }
    }
    shorts = larger;
  }

  private int longCode(byte[] buffer, int from, int to) {
    int hash = hash(buffer, from, to);
    int mask = slots.length - 1;
    int at = hash & mask;
    while (true) {
      long slot = slots[at];
      if (slot == 0) {
        int added = store(buffer, from, to);
        slots[at] = (long) hash << 32 | (added + 1);
        if (++hashed > slots.length / 4 * 3) {
          grow();
        }
        return added;
      }
      if ((int) (slot >>> 32) == hash && matches((int) slot - 1, buffer, from, to)) {
        return (int) slot - 1;
      }
      at = (at + 1) & mask;
    }
  }

  /** Whether the value of {@code code} is these bytes. */
  boolean matches(int code, byte[] buffer, int from, int to) {
    int start = starts[code];
    byte[] page = pages[start >>> PAGE_BITS];
    int at = start & (PAGE - 1);
    int length = (page[at] & 0xff) | (page[at + 1] & 0xff) << 8 | (page[at + 2] & 0xff) << 16;
    if (length != to - from) {
      return false;
    }
    int mine = at + 3;
    int theirs = from;
    for (; theirs + 8 <= to; theirs += 8, mine += 8) {
      if ((long) WORD.get(page, mine) != (long) WORD.get(buffer, theirs)) {
        return false;
      }
    }
    int rest = to - theirs;
    long mask = rest == 0 ? 0 : -1L >>> (64 - 8 * rest);
    return (((long) WORD.get(page, mine) ^ (long) WORD.get(buffer, theirs)) & mask) == 0;
  }

  /** Bytes of memory it takes. */
  long bytes() {
    return (long) (lastPage + 1) * PAGE + 4L * starts.length + 8L * (slots.length + shorts.length);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String get(int code) {
    return code < 0
        ? null
        : new String(page(code), start(code), length(code), StandardCharsets.UTF_8);
  }

  /** The array that holds the bytes of a value. */
  public byte[] page(int code) {
    return pages[starts[code] >>> PAGE_BITS];
  }

  /** Where the bytes of a value begin in its page. */
  public int start(int code) {
    return (starts[code] & (PAGE - 1)) + 3;
  }

  /** Number of bytes of a value. */
  public int length(int code) {
    byte[] page = page(code);
    int at = starts[code] & (PAGE - 1);
    return (page[at] & 0xff) | (page[at + 1] & 0xff) << 8 | (page[at + 2] & 0xff) << 16;
  }

  /** Keeps a value; its code. */
  private int store(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      throw new IllegalArgumentException("a value of " + length + " bytes");
    }
    if (filled + length + 3 > PAGE) {
      newPage();
    }
    byte[] page = pages[lastPage];
    if (filled + length + 3 + SPARE > page.length) {
      page = Arrays.copyOf(page, Math.min(PAGE, Math.max(page.length * 4, filled + length + 3)) + SPARE);
      pages[lastPage] = page;
    }
    page[filled] = (byte) length;
    page[filled + 1] = (byte) (length >>> 8);
    page[filled + 2] = (byte) (length >>> 16);
    System.arraycopy(buffer, from, page, filled + 3, length);
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size + (size >> 1));
    }
    starts[size] = lastPage << PAGE_BITS | filled;
    filled += length + 3;
    return size++;
  }

  private void newPage() {
    if (++lastPage == 1 << (31 - PAGE_BITS)) {
      throw IntakeProblems.TOO_LARGE.raise();
    }
    if (lastPage == pages.length) {
      pages = Arrays.copyOf(pages, pages.length * 2);
    }
    pages[lastPage] = new byte[(lastPage == 0 ? FIRST_PAGE : PAGE) + SPARE];
    filled = 0;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    int mask = larger.length - 1;
    for (long slot : slots) {
      if (slot != 0) {
        int at = (int) (slot >>> 32) & mask;
        while (larger[at] != 0) {
          at = (at + 1) & mask;
        }
        larger[at] = slot;
      }
    }
    slots = larger;
  }

  /** Frees what is needed only while values are added; none may be added afterwards. */
  void seal() {
    slots = new long[0];
    shorts = new long[0];
  }

  private static int hash(byte[] buffer, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = (hash ^ (long) WORD.get(buffer, at)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    int rest = to - at;
    if (rest > 0) {
      long word = (long) WORD.get(buffer, at) & (-1L >>> (64 - 8 * rest));
      hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    hash *= 0xBF58476D1CE4E5B9L;
    return (int) (hash >>> 32);
  }
}
