package clientele.study;

import clientele.base.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

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

  /**
   * A fingerprint of the table: its columns, their values and its selection.
   *
   * @param digest the digest of the values behind a number
   */
  public String fingerprint(LongFunction<String> digest) {
    StringBuilder all = new StringBuilder(table).append('\n').append(role).append('\n');
    columns.forEach(c -> all.append(c.column()).append(' ').append(digest.apply(c.id())).append('\n'));
    selection.ifPresent(id -> all.append(digest.apply(id)));
    return Digests.sha256(all.toString());
  }

  /** The columns without their stored ids. */
  public List<Column> plainColumns() {
    return columns.stream().map(Stored::column).toList();
  }
}
