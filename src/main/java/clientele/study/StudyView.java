package clientele.study;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A study at one point of its history, as an operation or a view sees it. Reading never changes it. Tables that are
 * made here stay invisible to others until the operation's transaction.
 */
public interface StudyView {
  /** What there is. */
  Outline outline();

  /**
   * The table of that name.
   *
   * @throws clientele.base.ProblemException {@code STUDY-NO-TABLE} if there is none
   */
  Table table(String name);

  /** The artifact of that name, read as a record; empty if there is none, or it is of another shape than today's. */
  <T> Optional<T> artifact(String name, Class<T> type);

  /**
   * The artifact of that name where a step cannot do without.
   *
   * @throws clientele.base.ProblemException {@code STUDY-EARLIER-SHAPE} if it is of another shape than today's
   */
  default <T> T need(String name, Class<T> type) {
    return artifact(name, type).orElseThrow(() -> StudyProblems.EARLIER_SHAPE.raise(name));
  }

  /** Artifacts that were asked for and are of another shape than today's, as an earlier version of the program wrote them. */
  default Set<String> ofEarlierShape() {
    return Set.of();
  }

  /** A sink for a new table. */
  TableSink newTable(String name, Role role, List<Column> columns);

  /** A new version of the table of that name. */
  TableEdit edit(String name);

  /** What an earlier step read from these versions of tables; empty if none did, or it had to make room. */
  default <T> Optional<T> shared(List<DatasetVersion> of, String kind, Class<T> type) {
    return Optional.empty();
  }

  /** Keeps what was read from these versions for the steps to come, while there is room; nobody changes it any more. */
  default void share(List<DatasetVersion> of, String kind, Object read) {}

  /** A row writer for a new result table. */
  default RowWriter writeRows(String name, Role role, List<Column> columns) {
    return new RowWriter(newTable(name, role, columns), columns);
  }

  /** The table of that name if there is one. */
  default Optional<Table> find(String name) {
    return outline().table(name).isPresent() ? Optional.of(table(name)) : Optional.empty();
  }

  /** The largest table of a role. */
  default Optional<Table> main(Role role) {
    return outline().main(role).map(t -> table(t.table()));
  }
}
