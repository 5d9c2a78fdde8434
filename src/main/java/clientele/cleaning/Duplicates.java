package clientele.cleaning;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Table;
import java.util.BitSet;
import java.util.List;

/**
 * Rows that are equal to an earlier row in every column looked at. Rows are compared by 128 bits of hash over their
 * values, the second half computed only for rows whose first half was seen before.
 */
public final class Duplicates {
  private Duplicates() {}

  /**
   * All rows but the first of each group of equal rows; rows without any value in the columns that were named are equal
   * to none.
   *
   * @param columns to compare; empty for all
   */
  public static Finding find(Table table, List<String> columns, JobContext job) {
    List<String> looked = columns.isEmpty() ? table.columns().stream().map(Column::name).toList() : columns;
    int rows = Math.toIntExact(table.rows());
    long[] first = hashes(table, looked, rows, null, 0x9E3779B97F4A7C15L, job.part(0, 0.6));
    BitSet suspects = repeated(first);
    if (suspects.isEmpty()) {
      return new Finding(reason(), new BitSet());
    }
    long[] second = hashes(table, looked, rows, suspects, 0xD6E8FEB86659FD93L, job.part(0.6, 1));
    LongSet seen = new LongSet(suspects.cardinality());
    BitSet duplicates = new BitSet(rows);
    for (int row = suspects.nextSetBit(0); row >= 0; row = suspects.nextSetBit(row + 1)) {
      if (!seen.add(second[row] ^ Long.rotateLeft(first[row], 17))) {
        duplicates.set(row);
      }
    }
    if (!columns.isEmpty()) {
      duplicates.andNot(withoutKey(table, columns));
    }
    return new Finding(reason(), duplicates);
  }

  /** Rows without a value in any of these columns. */
  public static BitSet withoutKey(Table table, List<String> columns) {
    BitSet without = new BitSet();
    without.set(0, Math.toIntExact(table.rows()));
    for (String column : columns) {
      int at = 0;
      for (int k = 0; k < table.chunks(); k++) {
        Chunk chunk = table.chunk(column, k);
        for (int i = 0; i < chunk.rows(); i++) {
          boolean missing = switch (chunk) {
            case Chunk.Longs longs -> longs.values()[i] == Column.MISSING;
            case Chunk.Codes codes -> codes.values()[i] < 0;
            case Chunk.Reals reals -> Double.isNaN(reals.values()[i]);
          };
          if (!missing) {
            without.clear(at + i);
          }
        }
        at += chunk.rows();
      }
    }
    return without;
  }

  private static Text reason() {
    return Text.of(Duplicates.class, "reason.duplicate");
  }

  /** Rows whose hash occurs more than once, the first of each included. */
  private static BitSet repeated(long[] hashes) {
    LongSet seen = new LongSet(hashes.length);
    LongSet twice = new LongSet(64);
    for (long hash : hashes) {
      if (!seen.add(hash)) {
        twice.add(hash);
      }
    }
    BitSet rows = new BitSet(hashes.length);
    if (twice.size() > 0) {
      for (int row = 0; row < hashes.length; row++) {
        if (twice.contains(hashes[row])) {
          rows.set(row);
        }
      }
    }
    return rows;
  }

  private static long[] hashes(Table table, List<String> columns, int rows, BitSet only, long seed, JobContext job) {
    long[] hashes = new long[rows];
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      job.progress((double) k / table.chunks());
      int n = table.rowsIn(k);
      for (String column : columns) {
        switch (table.chunk(column, k)) {
          case Chunk.Longs longs -> {
            for (int i = 0; i < n; i++) {
              hashes[at + i] = mix(hashes[at + i], longs.values()[i], seed);
            }
          }
          case Chunk.Codes codes -> {
            for (int i = 0; i < n; i++) {
              hashes[at + i] = mix(hashes[at + i], codes.values()[i], seed);
            }
          }
          case Chunk.Reals reals -> {
            for (int i = 0; i < n; i++) {
              hashes[at + i] = mix(hashes[at + i], Double.doubleToLongBits(reals.values()[i] + 0.0), seed);
            }
          }
        }
      }
      at += n;
      if (only != null && only.nextSetBit(at) < 0) {
        break;
      }
    }
    return hashes;
  }

  private static long mix(long hash, long value, long seed) {
    long h = (hash ^ value ^ seed) * 0xBF58476D1CE4E5B9L;
    return (h ^ h >>> 31) * 0x94D049BB133111EBL + seed;
  }

  /** A set of longs with open addressing. */
  private static final class LongSet {
    private long[] slots;
    private boolean zero;
    private int size;

    private LongSet(int expected) {
      slots = new long[Math.max(64, Integer.highestOneBit(Math.max(1, expected)) * 4)];
    }

    private int size() {
      return size + (zero ? 1 : 0);
    }

    private boolean contains(long value) {
      if (value == 0) {
        return zero;
      }
      int at = place(value);
      return slots[at] == value;
    }

    private boolean add(long value) {
      if (value == 0) {
        boolean fresh = !zero;
        zero = true;
        return fresh;
      }
      int at = place(value);
      if (slots[at] == value) {
        return false;
      }
      slots[at] = value;
      if (++size * 2 > slots.length) {
        grow();
      }
      return true;
    }

    private int place(long value) {
      int mask = slots.length - 1;
      int at = (int) (value ^ value >>> 32) & mask;
      while (slots[at] != 0 && slots[at] != value) {
        at = (at + 1) & mask;
      }
      return at;
    }

    private void grow() {
      long[] old = slots;
      slots = new long[old.length * 2];
      for (long value : old) {
        if (value != 0) {
          slots[place(value)] = value;
        }
      }
    }
  }
}
