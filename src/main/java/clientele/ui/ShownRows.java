package clientele.ui;

import java.util.List;
import java.util.Optional;

/**
 * What a grid shows of a table, to be written to a file as it is seen.
 *
 * @param table its name
 * @param rows numbers of the rows that pass the filters, in the order they stand; empty for all rows as they are stored
 * @param selected numbers of the rows that are selected, in that order
 * @param columns names of the columns that are shown, from left to right; empty for all
 */
public record ShownRows(String table, Optional<int[]> rows, int[] selected, List<String> columns) {
  public ShownRows {
    columns = List.copyOf(columns);
  }

  /** A whole table. */
  public static ShownRows all(String table) {
    return new ShownRows(table, Optional.empty(), new int[0], List.of());
  }
}
