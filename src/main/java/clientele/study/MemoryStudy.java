package clientele.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A study in memory, without history: tables are put in row by row and read as a {@link StudyView}. For tests, and for
 * looking at a file before it is imported.
 */
public final class MemoryStudy {
  private final MemoryStore store = new MemoryStore();
  private final Map<String, DatasetVersion> tables = new LinkedHashMap<>();
  private final Map<String, StoredText> artifacts = new LinkedHashMap<>();
  private final StudySettings settings;

  public MemoryStudy(StudySettings settings) {
    this.settings = settings;
  }

  /** A study with seed 1 and no currency. */
  public static MemoryStudy empty() {
    return new MemoryStudy(new StudySettings("memory", 1, ""));
  }

  /** Puts a table in; a row holds values as {@link RowWriter#row} takes them. */
  public MemoryStudy table(String name, Role role, List<Column> columns, List<Object[]> rows) {
    try (RowWriter writer = view().writeRows(name, role, columns)) {
      rows.forEach(writer::row);
      return put(writer.finish());
    }
  }

  /** Puts in a version that an operation made through {@link #view}. */
  public MemoryStudy put(DatasetVersion version) {
    tables.put(version.table(), version);
    return this;
  }

  /** Puts an artifact in. */
  public MemoryStudy artifact(String name, Object value) {
    artifacts.put(name, StoredText.of(Json.write(value)));
    return this;
  }

  /** The study as it now is. */
  public SnapshotView view() {
    return new SnapshotView(
        store, new StudyState(Map.copyOf(tables), Map.copyOf(artifacts), prints(), Set.of(), settings));
  }

  private Map<String, String> prints() {
    Map<String, String> prints = new LinkedHashMap<>();
    tables.keySet().forEach(name -> prints.put(name, name));
    artifacts.keySet().forEach(name -> prints.put(name, name));
    return prints;
  }
}
