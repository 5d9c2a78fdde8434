package clientele.study;

import clientele.base.Text;
import java.util.List;
import java.util.Optional;

/**
 * One immutable state of a table: which stored columns it has and which of their rows.
 *
 * @param table its name in the study
 * @param role what it is about
 * @param columns its columns with the stored values behind each; unchanged ones are shared with the parent version
 * @param selection id of the stored row selection, or empty for all rows
 * @param rows number of selected rows
 * @param title words for people, if the name is not enough
 */
public record DatasetVersion(
    String table, Role role, List<Stored> columns, Optional<Long> selection, long rows, Optional<Text> title) {

  /** A column and the id of its stored values. */
  public record Stored(Column column, long id) {}

  public DatasetVersion {
    columns = List.copyOf(columns);
  }

  /** The columns without their stored ids. */
  public List<Column> plainColumns() {
    return columns.stream().map(Stored::column).toList();
  }
}
