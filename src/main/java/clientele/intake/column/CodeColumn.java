package clientele.intake.column;

import clientele.study.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The cells of one column of a file: a code per row, packed by the size of the dictionary, and each value once. */
public final class CodeColumn {
  private static final int NOTHING = -1;

  private final ByteDictionary dictionary = new ByteDictionary();
  private final List<Object> packed = new ArrayList<>();
  private BitSet numbers;
  private int[] open = new int[64];
  private int filled;
  private int last = NOTHING;

  /** The code of a cell, -1 if it is blank; the row is not yet added. */
  public int code(byte[] buffer, int from, int to) {
    if (isBlank(buffer, from, to)) {
      return NOTHING;
    }
    int before = last;
    if (before >= 0 && to - from > ByteDictionary.SHORT && dictionary.matches(before, buffer, from, to)) {
      return before;
    }
    last = dictionary.code(buffer, from, to);
    return last;
  }

  /** Notes of a new value whether a spreadsheet holds it as a number or as words. */
  public void type(int code, boolean number) {
    numbers = numbers == null ? new BitSet() : numbers;
    numbers.set(code, number);
  }

  /** Whether it comes from a spreadsheet, which knows numbers from words. */
  public boolean isTyped() {
    return numbers != null;
  }

  /** Whether a value is a number in a spreadsheet, so written with a point and without groups. */
  public boolean isNumber(int code) {
    return numbers != null && numbers.get(code);
  }

  /** Adds a row with this code. */
  public void add(int code) {
    if (filled == open.length) {
      open = Arrays.copyOf(open, filled * 2);
    }
    open[filled++] = code;
    if (filled == Chunk.ROWS) {
      packed.add(pack(open, filled));
      filled = 0;
    }
  }

  /** Ends adding. */
  public void seal() {
    if (filled > 0) {
      packed.add(pack(open, filled));
    }
    open = null;
    dictionary.seal();
  }

  /** Takes the last row of a sealed column away. */
  public void removeLast() {
    int place = packed.size() - 1;
    int[] codes = chunk(place);
    if (codes.length == 1) {
      packed.remove(place);
    } else {
      packed.set(place, pack(codes, codes.length - 1));
    }
  }

  /** Takes some rows of a sealed column away. */
  public void remove(BitSet rows) {
    List<Object> before = new ArrayList<>(packed);
    packed.clear();
    open = new int[Math.min(Chunk.ROWS, 1024)];
    filled = 0;
    int row = 0;
    for (Object part : before) {
      packed.add(part);
      int[] codes = chunk(packed.size() - 1);
      packed.removeLast();
      for (int code : codes) {
        if (!rows.get(row++)) {
          add(code);
        }
      }
    }
    if (filled > 0) {
      packed.add(pack(open, filled));
    }
    open = null;
  }

  /** Bytes of memory it takes, about. */
  public long bytes() {
    int size = dictionary.size();
    return dictionary.bytes() + (long) packed.size() * Chunk.ROWS * (size < 256 ? 1 : size < 65_536 ? 2 : 4);
  }

  public ByteDictionary dictionary() {
    return dictionary;
  }

  public int chunks() {
    return packed.size();
  }

  /** The codes of a chunk, in an array of its own. */
  public int[] chunk(int index) {
    return switch (packed.get(index)) {
      case byte[] bytes -> {
        int[] codes = new int[bytes.length];
        for (int i = 0; i < codes.length; i++) {
          codes[i] = (bytes[i] & 0xff) - 1;
        }
        yield codes;
      }
      case char[] chars -> {
        int[] codes = new int[chars.length];
        for (int i = 0; i < codes.length; i++) {
          codes[i] = chars[i] - 1;
        }
        yield codes;
      }
      case int[] ints -> ints.clone();
      default -> throw new IllegalStateException();
    };
  }

  /** Lets go of a chunk that is no longer needed. */
  public void release(int index) {
    packed.set(index, new byte[0]);
  }

  /** Rows of each value, by code. */
  public int[] counts() {
    int[] counts = new int[dictionary.size()];
    for (Object part : packed) {
      switch (part) {
        case byte[] bytes -> {
          for (byte b : bytes) {
            if (b != 0) {
              counts[(b & 0xff) - 1]++;
            }
          }
        }
        case char[] chars -> {
          for (char c : chars) {
            if (c != 0) {
              counts[c - 1]++;
            }
          }
        }
        case int[] ints -> {
          for (int code : ints) {
            if (code >= 0) {
              counts[code]++;
            }
          }
        }
        default -> throw new IllegalStateException();
      }
    }
    return counts;
  }

  private Object pack(int[] codes, int rows) {
    int largest = dictionary.size();
    if (largest < 256) {
      byte[] bytes = new byte[rows];
      for (int i = 0; i < rows; i++) {
        bytes[i] = (byte) (codes[i] + 1);
      }
      return bytes;
    }
    if (largest < 65_536) {
      char[] chars = new char[rows];
      for (int i = 0; i < rows; i++) {
        chars[i] = (char) (codes[i] + 1);
      }
      return chars;
    }
    return Arrays.copyOf(codes, rows);
  }

  private static boolean isBlank(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
