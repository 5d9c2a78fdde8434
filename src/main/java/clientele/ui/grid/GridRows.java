package clientele.ui.grid;

import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which rows of a table are shown, and in which order. */
public final class GridRows {
  /** A column to sort by. */
  public record Key(Column column, boolean descending) {}

  private GridRows() {}

  /**
   * The numbers of the rows that pass every filter, in order.
   *
   * @param filters what is typed above columns, by column name
   * @param keys first key first; rows that are equal keep their order, missing values come last
   */
  public static int[] of(Table table, Map<String, GridFilter> filters, List<Key> keys, JobContext job) {
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
    int[] rows = shown.stream().toArray();
    return keys.isEmpty() ? rows : sorted(rows, table, keys, job);
  }

  private static int[] sorted(int[] rows, Table table, List<Key> keys, JobContext job) {
    Comparator<Integer> order = null;
    for (Key key : keys) {
      job.checkCancelled();
      Comparator<Integer> next = comparator(table, key);
      order = order == null ? next : order.thenComparing(next);
    }
    return IntStream.of(rows).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
  }

  private static Comparator<Integer> comparator(Table table, Key key) {
    double[] ranks = ranks(table, key.column());
    int sign = key.descending() ? -1 : 1;
    return (a, b) -> {
      double x = ranks[a];
      double y = ranks[b];
      if (Double.isNaN(x) || Double.isNaN(y)) {
        return Boolean.compare(Double.isNaN(x), Double.isNaN(y));
      }
      return sign * Double.compare(x, y);
    };
  }

  /** A number per row that sorts as the values do; NaN where missing. */
  private static double[] ranks(Table table, Column column) {
    double[] ranks = new double[Math.toIntExact(table.rows())];
    double[] places = column.kind().isCoded() ? places(table.dictionary(column.name())) : new double[0];
    int start = 0;
    for (int c = 0; c < table.chunks(); c++) {
      switch (table.chunk(column.name(), c)) {
        case Chunk.Codes codes -> {
          for (int i = 0; i < codes.rows(); i++) {
            ranks[start + i] = codes.values()[i] < 0 ? Double.NaN : places[codes.values()[i]];
          }
        }
        case Chunk.Longs longs -> {
          for (int i = 0; i < longs.rows(); i++) {
            ranks[start + i] = longs.values()[i] == Column.MISSING ? Double.NaN : longs.values()[i];
          }
        }
        case Chunk.Reals reals -> System.arraycopy(reals.values(), 0, ranks, start, reals.rows());
      }
      start += table.rowsIn(c);
    }
    return ranks;
  }

  private static double[] places(Dictionary dictionary) {
    Integer[] order = new Integer[dictionary.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(dictionary::get));
    double[] places = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = i;
    }
    return places;
  }
}
