package clientele.study;

import java.util.List;
import java.util.Optional;

/**
 * A table to read, column by column, chunk by chunk. Rows that a cleaning step set apart are not seen. All columns
 * of a table have the same number of rows in the same chunk. Reading checks the stored sums and refuses damaged data.
 */
public interface Table {
  /** The version that is read. */
  DatasetVersion version();

  /** Number of chunks; the rows of a chunk may be fewer than {@link Chunk#ROWS} anywhere. */
  int chunks();

  /** Number of rows in chunk {@code index}. */
  int rowsIn(int index);

  /** The values of a column in a chunk, in the shape its kind says. */
  Chunk chunk(String column, int index);

  /** The distinct values of a coded column. */
  Dictionary dictionary(String column);

  /** Name in the study. */
  default String name() {
    return version().table();
  }

  /** Number of rows. */
  default long rows() {
    return version().rows();
  }

  /** All columns, in order. */
  default List<Column> columns() {
    return version().plainColumns();
  }

  /** The column of that name. */
  default Optional<Column> column(String name) {
    return columns().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** The first column with that meaning. */
  default Optional<Column> column(Meaning meaning) {
    return columns().stream().filter(c -> c.means(meaning)).findFirst();
  }

  /** Values of a column held as {@code long[]}. */
  default long[] longs(String column, int index) {
    return ((Chunk.Longs) chunk(column, index)).values();
  }

  /** Codes of a coded column. */
  default int[] codes(String column, int index) {
    return ((Chunk.Codes) chunk(column, index)).values();
  }

  /** Values of any column that is not coded as real numbers, decimals with their point, NaN where missing. */
  default double[] reals(String column, int index) {
    return switch (chunk(column, index)) {
      case Chunk.Reals reals -> reals.values();
      case Chunk.Longs longs -> scaled(longs.values(), column(column).orElseThrow().scale());
      case Chunk.Codes codes -> throw new IllegalArgumentException(column + " holds words, not numbers");
    };
  }

  /** All values of a column that is not coded as real numbers; for tables of one row per customer. */
  default double[] reals(String column) {
    double[] all = new double[Math.toIntExact(rows())];
    int at = 0;
    for (int c = 0; c < chunks(); c++) {
      double[] part = reals(column, c);
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** All values of a column held as {@code long[]}. */
  default long[] longs(String column) {
    long[] all = new long[Math.toIntExact(rows())];
    int at = 0;
    for (int c = 0; c < chunks(); c++) {
      long[] part = longs(column, c);
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** All codes of a coded column. */
  default int[] codes(String column) {
    int[] all = new int[Math.toIntExact(rows())];
    int at = 0;
    for (int c = 0; c < chunks(); c++) {
      int[] part = codes(column, c);
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** All values of a column as people would type them; null where missing. PHRASE stays encoded. */
  default String[] words(String column) {
    Column meta = column(column).orElseThrow();
    String[] all = new String[Math.toIntExact(rows())];
    int at = 0;
    for (int c = 0; c < chunks(); c++) {
      for (String word : Cells.words(this, meta, c)) {
        all[at++] = word;
      }
    }
    return all;
  }

  private static double[] scaled(long[] values, int scale) {
    double[] reals = new double[values.length];
    if (scale == 0) {
      for (int i = 0; i < values.length; i++) {
        reals[i] = values[i] == Column.MISSING ? Double.NaN : values[i];
      }
      return reals;
    }
    double divisor = Math.pow(10, scale);
    for (int i = 0; i < values.length; i++) {
      reals[i] = values[i] == Column.MISSING ? Double.NaN : values[i] / divisor;
    }
    return reals;
  }
}
