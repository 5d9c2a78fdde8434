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

  @Override
  public Chunk chunk(String column, int index) {
    int n = rowsIn(index);
    long[] longs = new long[n];
    double[] reals = new double[n];
    int[] codes = new int[n];
    Chunk last = new Chunk.Codes(codes);
    for (int c = 0; c < base.chunks(); c++) {
      Optional<Chunk> part = Optional.empty();
      for (int i = 0; i < n; i++) {
        int row = rows[index * Chunk.ROWS + i];
        if (row < starts[c] || row >= starts[c + 1]) {
          continue;
        }
        if (part.isEmpty()) {
          part = Optional.of(base.chunk(column, c));
        }
        int at = row - starts[c];
        switch (part.get()) {
          case Chunk.Longs values -> longs[i] = values.values()[at];
          case Chunk.Reals values -> reals[i] = values.values()[at];
          case Chunk.Codes values -> codes[i] = values.values()[at];
        }
      }
      if (part.isPresent()) {
        last = switch (part.get()) {
          case Chunk.Longs values -> new Chunk.Longs(longs);
          case Chunk.Reals values -> new Chunk.Reals(reals);
          case Chunk.Codes values -> new Chunk.Codes(codes);
        };
      }
    }
    return last;
  }

  @Override
  public Dictionary dictionary(String column) {
    return base.dictionary(column);
  }
}
