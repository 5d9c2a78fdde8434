package clientele.study;

import clientele.base.ProblemException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table read through a {@link StudyStore}, with the rows of its selection gathered. */
final class StoredTable implements Table {
  private final StudyStore store;
  private final DatasetVersion version;
  private final Map<String, Long> ids = new HashMap<>();
  private final int[] layout;
  private final BitSet[] selected;

  StoredTable(StudyStore store, DatasetVersion version) {
    this.store = store;
    this.version = version;
    version.columns().forEach(c -> ids.put(c.column().name(), c.id()));
    this.layout = version.columns().isEmpty() ? new int[0] : store.layout(version.columns().getFirst().id());
    this.selected = new BitSet[layout.length];
    version
        .selection()
        .ifPresent(
            id -> {
              for (int i = 0; i < layout.length; i++) {
                selected[i] = store.selection(id, i);
              }
            });
  }

  @Override
  public DatasetVersion version() {
    return version;
  }

  @Override
  public int chunks() {
    return layout.length;
  }

  @Override
  public int rowsIn(int index) {
    return selected[index] == null ? layout[index] : selected[index].cardinality();
  }

  @Override
  public Chunk chunk(String column, int index) {
    Chunk whole = store.chunk(id(column), index);
    return selected[index] == null ? whole : gather(whole, selected[index]);
  }

  @Override
  public Dictionary dictionary(String column) {
    return store.dictionary(id(column));
  }

  int[] layout() {
    return layout;
  }

  /** The rows of chunk {@code index} that this table shows; null for all. */
  BitSet selected(int index) {
    return selected[index];
  }

  private long id(String column) {
    Long id = ids.get(column);
    if (id == null) {
      List<String> names = version.plainColumns().stream().map(Column::name).toList();
      throw new ProblemException(
          StudyProblems.NO_COLUMN.with(version.table(), column, StudyProblems.choices(column, List.copyOf(names))));
    }
    return id;
  }

  private static Chunk gather(Chunk whole, BitSet rows) {
    int n = rows.cardinality();
    int at = 0;
    switch (whole) {
      case Chunk.Longs longs -> {
        long[] out = new long[n];
        for (int r = rows.nextSetBit(0); r >= 0; r = rows.nextSetBit(r + 1)) {
          out[at++] = longs.values()[r];
        }
        return new Chunk.Longs(out);
      }
      case Chunk.Reals reals -> {
        double[] out = new double[n];
        for (int r = rows.nextSetBit(0); r >= 0; r = rows.nextSetBit(r + 1)) {
          out[at++] = reals.values()[r];
        }
        return new Chunk.Reals(out);
      }
      case Chunk.Codes codes -> {
        int[] out = new int[n];
        for (int r = rows.nextSetBit(0); r >= 0; r = rows.nextSetBit(r + 1)) {
          out[at++] = codes.values()[r];
        }
        return new Chunk.Codes(out);
      }
    }
  }
}
