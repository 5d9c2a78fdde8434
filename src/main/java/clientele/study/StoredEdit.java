package clientele.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a version from another one, writing only what differs. */
final class StoredEdit implements TableEdit {
  private final StudyStore store;
  private final Set<Long> staged;
  private final StoredTable base;
  private final List<DatasetVersion.Stored> columns;
  private String name;
  private Role role;
  private BitSet kept;

  StoredEdit(StudyStore store, Set<Long> staged, StoredTable base) {
    this.store = store;
    this.staged = staged;
    this.base = base;
    this.columns = new ArrayList<>(base.version().columns());
    this.name = base.version().table();
    this.role = base.version().role();
  }

  @Override
  public TableEdit keep(BitSet rows) {
    kept = (BitSet) rows.clone();
    return this;
  }

  @Override
  public TableEdit put(Column column, List<Chunk> chunks, Dictionary dictionary) {
    if (chunks.size() != base.chunks()) {
      throw new IllegalArgumentException(chunks.size() + " chunks for a table of " + base.chunks());
    }
    StudyStore.ColumnSink sink = store.newColumn(column.kind());
    staged.add(sink.id());
    for (int i = 0; i < chunks.size(); i++) {
      sink.append(scatter(chunks.get(i), base.selected(i), base.layout()[i]));
    }
    if (column.kind().isCoded()) {
      sink.dictionary(dictionary);
    }
    sink.finish();
    DatasetVersion.Stored stored = new DatasetVersion.Stored(column, sink.id());
    int at = place(column.name());
    if (at < 0) {
      columns.add(stored);
    } else {
      columns.set(at, stored);
    }
    return this;
  }

  @Override
  public TableEdit drop(String column) {
    columns.removeIf(c -> c.column().name().equals(column));
    return this;
  }

  @Override
  public TableEdit describe(String column, Column described) {
    int at = place(column);
    if (at < 0 || described.kind() != columns.get(at).column().kind()
        || described.scale() != columns.get(at).column().scale()) {
      throw new IllegalArgumentException("cannot describe " + column + " as " + described);
    }
    columns.set(at, new DatasetVersion.Stored(described, columns.get(at).id()));
    return this;
  }

  @Override
  public TableEdit as(String table, Role newRole) {
    name = table;
    role = newRole;
    return this;
  }

  @Override
  public DatasetVersion finish() {
    Optional<Long> selection = base.version().selection();
    long rows = base.version().rows();
    if (kept != null) {
      long id = store.putSelection(narrowed());
      staged.add(id);
      selection = Optional.of(id);
      rows = kept.get(0, Math.toIntExact(base.rows())).cardinality();
    }
    return new DatasetVersion(name, role, columns, selection, rows, base.version().title());
  }

  private int place(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).column().name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  private List<BitSet> narrowed() {
    List<BitSet> chunks = new ArrayList<>();
    int visible = 0;
    for (int i = 0; i < base.chunks(); i++) {
      BitSet chunk = new BitSet();
      BitSet shown = base.selected(i);
      if (shown == null) {
        for (int r = 0; r < base.layout()[i]; r++) {
          chunk.set(r, kept.get(visible++));
        }
      } else {
        for (int r = shown.nextSetBit(0); r >= 0; r = shown.nextSetBit(r + 1)) {
          chunk.set(r, kept.get(visible++));
        }
      }
      chunks.add(chunk);
    }
    return chunks;
  }

  private static Chunk scatter(Chunk shown, BitSet rows, int size) {
    if (rows == null) {
      return shown;
    }
    int at = 0;
    switch (shown) {
      case Chunk.Longs longs -> {
        long[] out = new long[size];
        Arrays.fill(out, Column.MISSING);
        for (int r = rows.nextSetBit(0); r >= 0; r = rows.nextSetBit(r + 1)) {
          out[r] = longs.values()[at++];
        }
        return new Chunk.Longs(out);
      }
      case Chunk.Reals reals -> {
        double[] out = new double[size];
        Arrays.fill(out, Double.NaN);
        for (int r = rows.nextSetBit(0); r >= 0; r = rows.nextSetBit(r + 1)) {
          out[r] = reals.values()[at++];
        }
        return new Chunk.Reals(out);
      }
      case Chunk.Codes codes -> {
        int[] out = new int[size];
        Arrays.fill(out, -1);
        for (int r = rows.nextSetBit(0); r >= 0; r = rows.nextSetBit(r + 1)) {
          out[r] = codes.values()[at++];
        }
        return new Chunk.Codes(out);
      }
    }
  }
}
