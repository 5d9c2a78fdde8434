package clientele.ui.grid;

import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Table;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows of a table are shown, and in which order. */
public final class GridRows {
  /** A column to sort by. */
  public record Key(Column column, boolean descending) {}

  /** Stands for a missing value: no stored number, word or day has these bits. */
  private static final long ABSENT = -1;

  private GridRows() {}

  /**
   * The numbers of the rows that pass every filter, in order.
   *
   * @param filters what is typed above columns, by column name
   * @param keys first key first; rows that are equal keep their order, missing values come last
   */
  public static int[] of(Table table, Map<String, GridFilter> filters, List<Key> keys, JobContext job) {
    return sorted(passing(table, filters, job).stream().toArray(), table, keys, new HashMap<>(), job);
  }

  /** The rows that pass every filter. */
  static BitSet passing(Table table, Map<String, GridFilter> filters, JobContext job) {
    int total = Math.toIntExact(table.rows());
    BitSet shown = new BitSet(total);
    shown.set(0, total);
    int start = 0;
    for (int c = 0; c < table.chunks(); c++) {
      job.progress((double) c / Math.max(1, table.chunks()));
      for (Map.Entry<String, GridFilter> filter : filters.entrySet()) {
        Column column = table.column(filter.getKey()).orElseThrow();
        BitSet passing = filter.getValue().passing(table, column, c);
        for (int i = 0; i < table.rowsIn(c); i++) {
          if (!passing.get(i)) {
            shown.clear(start + i);
          }
        }
      }
      start += table.rowsIn(c);
    }
    return shown;
  }

  /**
   * Sorts rows by several keys. Missing values come last either way; rows that are equal keep their order.
   *
   * @param known sort values of columns computed before, by name; filled on the way
   */
  static int[] sorted(int[] rows, Table table, List<Key> keys, Map<String, long[]> known, JobContext job) {
    int[] order = rows;
    for (Key key : keys.reversed()) {
      job.checkCancelled();
      long[] values = known.computeIfAbsent(key.column().name(), name -> values(table, key.column(), job));
      order = byValue(order, values, key.descending());
    }
    return order;
  }

  /** Computes the sort values of the first {@code most} columns of words that lack them: those take longest. */
  static void prepare(Table table, int most, Map<String, long[]> known, JobContext job) {
    List<Column> words = table.columns().stream().filter(c -> c.kind().isCoded()).limit(most).toList();
    for (int c = 0; c < words.size(); c++) {
      job.progress((double) c / words.size());
      job.checkCancelled();
      Column column = words.get(c);
      known.computeIfAbsent(column.name(), name -> values(table, column, job));
    }
  }

  /** A stable sort by digits of 16 bits, from the lowest to the highest; digits that do not differ are passed over. */
  static int[] byValue(int[] rows, long[] values, boolean descending) {
    int[] present = new int[rows.length];
    int[] sorted = new int[rows.length];
    int n = 0;
    int absent = rows.length;
    long differing = 0;
    long first = 0;
    for (int row : rows) {
      if (values[row] != ABSENT) {
        first = n == 0 ? values[row] : first;
        differing |= values[row] ^ first;
        present[n++] = row;
      } else {
        sorted[--absent] = row;
      }
    }
    int[] missing = new int[rows.length - n];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = sorted[rows.length - 1 - i];
    }
    int[] from = present;
    int[] to = new int[rows.length];
    for (int shift = 0; shift < Long.SIZE; shift += 16) {
      if ((differing >>> shift & 0xffff) != 0) {
        pass(from, to, n, values, shift, descending);
        int[] swap = from;
        from = to;
        to = swap;
      }
    }
    System.arraycopy(missing, 0, from, n, missing.length);
    return from;
  }

  private static void pass(int[] from, int[] to, int n, long[] values, int shift, boolean descending) {
    int[] starts = new int[1 << 16];
    int flip = descending ? 0xffff : 0;
    for (int i = 0; i < n; i++) {
      starts[(int) (values[from[i]] >>> shift & 0xffff) ^ flip]++;
    }
    int sum = 0;
    for (int d = 0; d < starts.length; d++) {
      int count = starts[d];
      starts[d] = sum;
      sum += count;
    }
    for (int i = 0; i < n; i++) {
      to[starts[(int) (values[from[i]] >>> shift & 0xffff) ^ flip]++] = from[i];
    }
  }

  /** A number per row that sorts, without sign, as the values do; {@link #ABSENT} where missing. */
  private static long[] values(Table table, Column column, JobContext job) {
    long[] values = new long[Math.toIntExact(table.rows())];
    int[] places = column.kind().isCoded() ? WordOrder.places(table.dictionary(column.name()), job) : new int[0];
    int start = 0;
    for (int c = 0; c < table.chunks(); c++) {
      switch (table.chunk(column.name(), c)) {
        case Chunk.Codes codes -> {
          for (int i = 0; i < codes.rows(); i++) {
            values[start + i] = codes.values()[i] < 0 ? ABSENT : places[codes.values()[i]];
          }
        }
        case Chunk.Longs longs -> {
          for (int i = 0; i < longs.rows(); i++) {
            values[start + i] = longs.values()[i] == Column.MISSING ? ABSENT : longs.values()[i] ^ Long.MIN_VALUE;
          }
        }
        case Chunk.Reals reals -> {
          for (int i = 0; i < reals.rows(); i++) {
            values[start + i] = Double.isNaN(reals.values()[i]) ? ABSENT : sortable(reals.values()[i]);
          }
        }
      }
      start += table.rowsIn(c);
    }
    return values;
  }

  /** The bits of a number so that, without sign, they sort as the numbers do. */
  private static long sortable(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }
}
