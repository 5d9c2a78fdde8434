package clientele.study;

import clientele.base.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link StudyView} of one state, which notes what is read from it (the inputs of lineage) and what is written while
 * it is used. Reading is safe from several threads.
 */
public final class SnapshotView implements StudyView {
  private final StudyStore store;
  private final StudyState state;
  private final Map<String, StoredTable> open = new ConcurrentHashMap<>();
  private final Set<String> read = ConcurrentHashMap.newKeySet();
  private final Set<String> earlier = ConcurrentHashMap.newKeySet();
  private final Set<Long> staged = ConcurrentHashMap.newKeySet();

  public SnapshotView(StudyStore store, StudyState state) {
    this.store = store;
    this.state = state;
  }

  @Override
  public Outline outline() {
    return state.outline();
  }

  @Override
  public Table table(String name) {
    return stored(name);
  }

  @Override
  public <T> Optional<T> artifact(String name, Class<T> type) {
    StoredText json = state.artifacts().get(name);
    if (json == null) {
      return Optional.empty();
    }
    read.add(name);
    Optional<T> found = Json.readIfOfShape(json.get(), type);
    if (found.isEmpty()) {
      earlier.add(name);
    }
    return found;
  }

  @Override
  public Set<String> ofEarlierShape() {
    return Set.copyOf(earlier);
  }

  @Override
  public TableSink newTable(String name, Role role, List<Column> columns) {
    return new StoredSink(store, staged, name, role, columns);
  }

  @Override
  public TableEdit edit(String name) {
    return new StoredEdit(store, staged, stored(name));
  }

  @Override
  public <T> Optional<T> shared(List<DatasetVersion> of, String kind, Class<T> type) {
    return store.readings(of).get(of, kind, type);
  }

  @Override
  public void share(List<DatasetVersion> of, String kind, Object shared) {
    store.readings(of).put(of, kind, shared);
  }

  /** A table that was made through this view and is not in the study yet. */
  public Table tableOf(DatasetVersion version) {
    return new StoredTable(store, version);
  }

  /** The fingerprints of everything that was read, by name. */
  public Map<String, String> inputs() {
    Map<String, String> inputs = new TreeMap<>();
    new TreeSet<>(read).forEach(name -> inputs.put(name, state.fingerprints().get(name)));
    return inputs;
  }

  /** Drops what was written through this view; for work that came to nothing. */
  public void discard() {
    store.discard(List.copyOf(staged));
  }

  /** The state that is shown. */
  public StudyState state() {
    return state;
  }

  private StoredTable stored(String name) {
    DatasetVersion version = state.tables().get(name);
    if (version == null) {
      throw new ProblemException(
          StudyProblems.noTable(name, state.tables().keySet()));
    }
    read.add(name);
    return open.computeIfAbsent(name, n -> new StoredTable(store, version));
  }
}
