package clientele.study;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * What a step makes of a table, row by row: unlike a comparison of two files it knows which row became which, because
 * the versions of a table share what they did not change.
 *
 * @param table its name
 * @param was its role before; empty if the step makes it
 * @param role its role after
 * @param before rows it had; empty if the step makes it
 * @param rows rows it has
 * @param taken rows that are taken out
 * @param rowByRow whether the rows of both are the same ones in the same order, apart from those taken out; if not,
 *     only rows and columns are counted
 * @param columns columns that are others, in the order of the table, those left out last
 * @param values what becomes of the values of changed columns: of each first values that are lost, then the most frequent
 *     changes
 * @param made first rows that get a value in a new column, or first rows of a new table
 * @param out first of the rows that are taken out
 */
public record TableDifference(
    String table,
    Optional<Role> was,
    Role role,
    Optional<Long> before,
    long rows,
    long taken,
    boolean rowByRow,
    List<ColumnDifference> columns,
    List<Value> values,
    Sample made,
    Sample out) {

  /** What becomes of a column. */
  public enum Change {
    ADDED,
    REMOVED,
    /** Other values or another kind. */
    CHANGED,
    /** The same values under another name, unit or meaning. */
    DESCRIBED
  }

  /**
   * A column that is another one.
   *
   * @param column as it is then; as it was if it is left out
   * @param was as it was; empty if it is new
   * @param cells cells that are written differently: of a new column those with a value
   * @param filled cells of these that had no value
   * @param emptied cells of these that lose their value
   */
  public record ColumnDifference(
      Change change, Column column, Optional<Column> was, long cells, long filled, long emptied) {}

  /**
   * Cells of a column that change in the same way.
   *
   * @param before the value they have, empty if none
   * @param after the value they get, empty if none
   */
  public record Value(Column column, String before, String after, long cells) {}

  /** Rows of some columns. */
  public record Sample(List<Column> columns, List<Row> rows) {
    /** No rows. */
    public static final Sample NONE = new Sample(List.of(), List.of());

    public Sample {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row.
   *
   * @param number its place, counted from 1, in the table as it was, or in a new one
   * @param cells as {@link Cells} writes them; an empty string is a missing value
   */
  public record Row(long number, List<String> cells) {}

  public TableDifference {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /**
   * Compares two versions of a table.
   *
   * @param before the table as it was; empty if it is new
   * @param named columns that explain the new ones and stand beside them in the sample; if none, the first ones
   * @param progress hears how far it is, 0 to 1; what it throws ends the comparison
   */
  public static TableDifference of(Optional<Table> before, Table after, Set<String> named, DoubleConsumer progress) {
    return before.map(b -> new RowComparison(b, after, named).compare(progress)).orElseGet(() -> RowComparison.fresh(after));
  }

  /** Whether nothing is another. */
  public boolean isNone() {
    return was.filter(r -> r == role).isPresent() && before.filter(b -> b == rows).isPresent() && taken == 0 && columns.isEmpty();
  }

  /** Cells of columns it had that are written differently. */
  public long cells() {
    return columns.stream().filter(c -> c.change() == Change.CHANGED).mapToLong(ColumnDifference::cells).sum();
  }

  /** Number of columns of a change. */
  public long count(Change change) {
    return columns.stream().filter(c -> c.change() == change).count();
  }

  /** Cells that lose their value. */
  public long emptied() {
    return columns.stream().mapToLong(ColumnDifference::emptied).sum();
  }
}
