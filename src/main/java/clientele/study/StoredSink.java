package clientele.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a new table into a {@link StudyStore}. */
final class StoredSink implements TableSink {
  /** As many as the history can name in one step. */
  private static final int MOST_COLUMNS = 6_000;

  private final StudyStore store;
  private final String name;
  private final Role role;
  private final List<Column> columns;
  private final List<StudyStore.ColumnSink> sinks = new ArrayList<>();
  private long rows;
  private boolean finished;

  StoredSink(StudyStore store, Set<Long> staged, String name, Role role, List<Column> columns) {
    if (columns.size() > MOST_COLUMNS) {
      throw StudyProblems.TOO_WIDE.raise(columns.size()); // before anything of it lies on the disk
    }
    this.store = store;
    this.name = name;
    this.role = role;
    this.columns = List.copyOf(columns);
    for (Column column : columns) {
      StudyStore.ColumnSink sink = store.newColumn(column.kind());
      sinks.add(sink);
      staged.add(sink.id());
    }
  }

  @Override
  public void append(List<Chunk> chunks) {
    if (chunks.size() != columns.size()) {
      throw new IllegalArgumentException(chunks.size() + " chunks for " + columns.size() + " columns");
    }
    int n = chunks.isEmpty() ? 0 : chunks.getFirst().rows();
    for (int c = 0; c < chunks.size(); c++) {
      if (chunks.get(c).rows() != n || n > Chunk.ROWS) {
        throw new IllegalArgumentException("uneven or too large chunk in column " + columns.get(c).name());
      }
      sinks.get(c).append(chunks.get(c));
    }
    rows += n;
  }

  @Override
  public void dictionary(int column, Dictionary dictionary) {
    sinks.get(column).dictionary(dictionary);
  }

  @Override
  public DatasetVersion finish() {
    List<DatasetVersion.Stored> stored = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      sinks.get(c).finish();
      stored.add(new DatasetVersion.Stored(columns.get(c), sinks.get(c).id()));
    }
    finished = true;
    return new DatasetVersion(name, role, stored, Optional.empty(), rows, Optional.empty());
  }

  @Override
  public void close() {
    if (!finished) {
      store.discard(sinks.stream().map(StudyStore.ColumnSink::id).toList());
    }
  }
}
