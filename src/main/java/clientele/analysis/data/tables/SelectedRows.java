package clientele.analysis.data.tables;

import clientele.base.Text;
import clientele.cleaning.Finding;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Role;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Some rows of a table with a column that says why they were chosen, seen as a table without copying. */
public final class SelectedRows implements Table {
  /** Name of the column that holds the reason. */
  public static final String REASON = "set_apart_reason";

  private final Table base;
  private final List<Finding> findings;
  private final BitSet rows;
  private final DatasetVersion version;
  private final int[] starts;

  public SelectedRows(Table base, List<Finding> findings) {
    this.base = base;
    this.findings = List.copyOf(findings);
    this.rows = Finding.union(findings);
    List<DatasetVersion.Stored> columns = new ArrayList<>();
    base.columns().forEach(c -> columns.add(new DatasetVersion.Stored(c, 0)));
    columns.add(new DatasetVersion.Stored(Column.of(REASON, Kind.PHRASE), 0));
    this.version =
        new DatasetVersion(
            base.name(), Role.SET_APART, columns, Optional.empty(), rows.cardinality(), Optional.empty());
    this.starts = new int[base.chunks() + 1];
    for (int k = 0; k < base.chunks(); k++) {
      starts[k + 1] = starts[k] + base.rowsIn(k);
    }
  }

  @Override
  public DatasetVersion version() {
    return version;
  }

  @Override
  public int chunks() {
    return base.chunks();
  }

  @Override
  public int rowsIn(int index) {
    return rows.get(starts[index], starts[index + 1]).cardinality();
  }

  @Override
  public Chunk chunk(String column, int index) {
    int from = starts[index];
    int to = starts[index + 1];
    int n = rowsIn(index);
    int at = 0;
    if (column.equals(REASON)) {
      int[] codes = new int[n];
      for (int row = rows.nextSetBit(from); row >= 0 && row < to; row = rows.nextSetBit(row + 1)) {
        codes[at++] = reason(row);
      }
      return new Chunk.Codes(codes);
    }
    return switch (base.chunk(column, index)) {
      case Chunk.Longs longs -> {
        long[] out = new long[n];
        for (int row = rows.nextSetBit(from); row >= 0 && row < to; row = rows.nextSetBit(row + 1)) {
          out[at++] = longs.values()[row - from];
        }
        yield new Chunk.Longs(out);
      }
      case Chunk.Reals reals -> {
        double[] out = new double[n];
        for (int row = rows.nextSetBit(from); row >= 0 && row < to; row = rows.nextSetBit(row + 1)) {
          out[at++] = reals.values()[row - from];
        }
        yield new Chunk.Reals(out);
      }
      case Chunk.Codes codes -> {
        int[] out = new int[n];
        for (int row = rows.nextSetBit(from); row >= 0 && row < to; row = rows.nextSetBit(row + 1)) {
          out[at++] = codes.values()[row - from];
        }
        yield new Chunk.Codes(out);
      }
    };
  }

  @Override
  public Dictionary dictionary(String column) {
    return column.equals(REASON)
        ? Dictionary.of(findings.stream().map(Finding::reason).map(Text::encode).toList())
        : base.dictionary(column);
  }

  private int reason(int row) {
    for (int f = 0; f < findings.size(); f++) {
      if (findings.get(f).rows().get(row)) {
        return f;
      }
    }
    return -1;
  }
}
