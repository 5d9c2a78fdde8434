package clientele.analysis.data.tables;

import clientele.study.Chunk;
import clientele.study.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds rows of a new file that stand in a table already. Each row is a number made of all values that the file has for
 * it; two rows of the same 64 bits are taken for equal, which among a hundred million rows is wrong once in a thousand
 * tables.
 */
final class RowMarks {
  private long[] marks = new long[1024];
  private int size;
  private boolean sorted;
  private long again;

  /** Takes rows of the table, of which only the columns count that the file has. */
  void first(List<Chunk> values, List<Optional<Column>> inFile) {
    for (long mark : of(values, inFile)) {
      if (size == marks.length) {
        marks = Arrays.copyOf(marks, size * 2);
      }
      marks[size++] = mark;
    }
  }

  /** Takes rows of the file. */
  void second(List<Chunk> values, List<Optional<Column>> inFile) {
    if (!sorted) {
      Arrays.sort(marks, 0, size);
      sorted = true;
    }
    for (long mark : of(values, inFile)) {
      again += Arrays.binarySearch(marks, 0, size, mark) >= 0 ? 1 : 0;
    }
  }

  /** Rows of the file that the table held already, equal in every column of the file. */
  long again() {
    return again;
  }

  private static long[] of(List<Chunk> values, List<Optional<Column>> inFile) {
    long[] rows = new long[values.getFirst().rows()];
    for (int c = 0; c < values.size(); c++) {
      if (inFile.get(c).isEmpty()) {
        continue;
      }
      for (int row = 0; row < rows.length; row++) {
        long value = switch (values.get(c)) {
          case Chunk.Longs longs -> longs.values()[row];
          case Chunk.Reals reals -> Double.doubleToLongBits(reals.values()[row] + 0.0);
          case Chunk.Codes codes -> codes.values()[row];
        };
        rows[row] = mixed(rows[row] * 31 + value);
      }
    }
    return rows;
  }

  /** Spreads all bits over all others (Steele, Lea & Flood 2014, SplitMix64). */
  private static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
