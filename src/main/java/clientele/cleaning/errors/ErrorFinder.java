package clientele.cleaning.errors;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks through a table with all finders. */
public final class ErrorFinder {
  private ErrorFinder() {}

  /**
   * A cell of the file that could not be read and is missing in the table.
   *
   * @param row from 0
   * @param column name of the column
   * @param raw as the file has it
   * @param reason why it could not be read
   */
  public record Unread(int row, String column, String raw, Text reason) {}

  /** Cells that are probably wrong, the surest first, each once. */
  public static List<Suspicion> find(Table table, List<Unread> unread, double least, JobContext job) {
    List<ColumnValues> columns = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      job.progress(0.2 * c / table.columns().size());
      columns.add(ColumnValues.of(table, table.columns().get(c)));
    }
    Suspects suspects = new Suspects(columns);
    List<ColumnValues> usual = TwoForms.find(suspects, columns.stream().map(c -> withRaw(c, unread)).toList(), job.part(0.2, 0.25));
    Set<Integer> voted = SourceVotes.find(suspects, usual, job.part(0.25, 0.3));
    BrokenDependences.find(suspects, usual, voted, job.part(0.3, 0.55));
    ShortWritings.find(suspects, job.part(0.55, 0.58));
    Rates.find(suspects, job.part(0.58, 0.6));
    Misspellings.find(suspects, job.part(0.6, 0.75));
    Shapes.find(suspects, job.part(0.75, 0.8));
    StandIns.find(suspects, job.part(0.8, 0.85));
    Outliers.find(suspects, job.part(0.85, 0.9));
    CheckedNumbers.find(suspects, job.part(0.9, 0.93));
    GarbledText.find(suspects, job.part(0.93, 0.95));
    MisplacedValues.find(suspects, job.part(0.95, 1));
    List<Suspicion> found = new ArrayList<>(suspects.ranked());
    found.removeIf(s -> s.sure() < least);
    return withUnread(table, found, unread);
  }

  /** A column with the cells that import could not read as the file has them; the column itself where it could read all. */
  private static ColumnValues withRaw(ColumnValues column, List<Unread> unread) {
    List<Unread> own = unread.stream().filter(u -> u.column().equals(column.name())).toList();
    if (own.isEmpty()) {
      return column;
    }
    String[] cells = new String[column.codes().length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = column.value(row);
    }
    own.forEach(u -> cells[u.row()] = u.raw());
    return ColumnValues.of(column.column(), cells);
  }

  /** Cells the import could not read are wrong for sure; a suggestion found for the gap they left is kept. */
  private static List<Suspicion> withUnread(Table table, List<Suspicion> found, List<Unread> unread) {
    if (unread.isEmpty()) {
      return found;
    }
    List<String> names = table.columns().stream().map(clientele.study.Column::name).toList();
    List<Suspicion> all = new ArrayList<>();
    java.util.Map<Long, Suspicion> known = new java.util.HashMap<>();
    found.forEach(s -> known.put((long) s.row() << 16 | s.column(), s));
    Set<Long> told = new java.util.HashSet<>();
    for (Unread cell : unread) {
      int column = names.indexOf(cell.column());
      long key = (long) cell.row() << 16 | column;
      if (column >= 0 && told.add(key)) {
        Optional<Suspicion> gap = Optional.ofNullable(known.get(key));
        all.add(new Suspicion(
            cell.row(), column, cell.raw(), cell.reason(), gap.map(Suspicion::suggestion).orElse(""), 0.95,
            Math.min(0.95, gap.map(Suspicion::suggestionSure).orElse(0.0)), false));
      }
    }
    found.stream().filter(s -> !told.contains((long) s.row() << 16 | s.column())).forEach(all::add);
    return all;
  }
}
