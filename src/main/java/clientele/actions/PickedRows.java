package clientele.actions;

import clientele.study.Chunk;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Table;
import java.util.Optional;

/** Some rows of a table in an order of one's own, seen as a table without copying. */
public final class PickedRows implements Table {
  private final Table base;
  private final int[] rows;
  private final int[] starts;
  private final DatasetVersion version;

  /**
   * The rows.
   *
   * @param rows their numbers from 0, in the order wanted
   */
  public PickedRows(Table base, int[] rows) {
    this.base = base;
    this.rows = rows.clone();
    this.starts = new int[base.chunks() + 1];
    for (int c = 0; c < base.chunks(); c++) {
      starts[c + 1] = starts[c] + base.rowsIn(c);
    }
    DatasetVersion whole = base.version();
    this.version =
        new DatasetVersion(
            whole.table(), whole.role(),
            whole.plainColumns().stream().map(c -> new DatasetVersion.Stored(c, 0)).toList(), Optional.empty(),
            rows.length, whole.title());
  }

  @Override
  public DatasetVersion version() {
    return version;
  }

  @Override
  public int chunks() {
    return Math.ceilDiv(rows.length, Chunk.ROWS);
  }

  @Override
  public int rowsIn(int index) {
    return Math.min(Chunk.ROWS, rows.length - index * Chunk.ROWS);
  }

  /** Each chunk of the base that holds a wanted row is read once, in whatever order the rows are wanted. */
  @Override
  public Chunk chunk(String column, int index) {
    int n = rowsIn(index);
    int from = index * Chunk.ROWS;
    int[] chunkOf = new int[n];
    int[] first = new int[base.chunks() + 1];
    for (int i = 0; i < n; i++) {
      chunkOf[i] = chunkOf(rows[from + i]);
      first[chunkOf[i] + 1]++;
    }
    for (int c = 0; c < base.chunks(); c++) {
      first[c + 1] += first[c];
    }
    int[] next = first.clone();
    int[] places = new int[n];
    for (int i = 0; i < n; i++) {
      places[next[chunkOf[i]]++] = i;
    }
    long[] longs = new long[0];
    double[] reals = new double[0];
    int[] codes = new int[0];
    Chunk picked = new Chunk.Codes(codes);
    for (int c = 0; c < base.chunks(); c++) {
      if (first[c] == first[c + 1]) {
        continue;
      }
      switch (base.chunk(column, c)) {
        case Chunk.Longs values -> {
          longs = longs.length == n ? longs : new long[n];
          for (int k = first[c]; k < first[c + 1]; k++) {
            longs[places[k]] = values.values()[rows[from + places[k]] - starts[c]];
          }
          picked = new Chunk.Longs(longs);
        }
        case Chunk.Reals values -> {
          reals = reals.length == n ? reals : new double[n];
          for (int k = first[c]; k < first[c + 1]; k++) {
            reals[places[k]] = values.values()[rows[from + places[k]] - starts[c]];
          }
          picked = new Chunk.Reals(reals);
        }
        case Chunk.Codes values -> {
          codes = codes.length == n ? codes : new int[n];
          for (int k = first[c]; k < first[c + 1]; k++) {
            codes[places[k]] = values.values()[rows[from + places[k]] - starts[c]];
          }
          picked = new Chunk.Codes(codes);
        }
      }
    }
    return picked;
  }

  /** The chunk of the base that holds a row: the last that starts at it or before. */
  private int chunkOf(int row) {
    int low = 0;
    int high = starts.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= row) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public Dictionary dictionary(String column) {
    return base.dictionary(column);
  }
}
