package clientele.analysis.data.steps;

import clientele.analysis.data.columns.ConvertCurrency;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.personal.PersonalData;
import clientele.ledger.Outcome;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the steps on columns have in common. */
public final class ColumnSteps {
  private ColumnSteps() {}

  /** The columns are there and, if {@code words}, hold words. */
  public static List<Problem> need(Outline outline, String table, List<String> columns, boolean words) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    for (String name : columns) {
      List<Problem> missing = TableSteps.needColumn(outline, table, name);
      problems.addAll(missing);
      if (missing.isEmpty() && words && !column(outline, table, name).orElseThrow().kind().isCoded()) {
        problems.add(DataProblems.NOT_WORDS.with(name, table));
      }
    }
    return problems;
  }

  /** A new column may take this name. */
  public static List<Problem> free(Outline outline, String table, String name) {
    boolean taken = outline.table(table).isPresent() && column(outline, table, name).isPresent();
    return name.isBlank() || taken ? List.of(DataProblems.NAME_TAKEN.with(name, table)) : List.of();
  }

  public static Optional<Column> column(Outline outline, String table, String name) {
    return outline.table(table).orElseThrow().plainColumns().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** A column of words made from others; what is made from words that say who somebody is says so too. */
  public static Column made(String name, Collection<Column> from) {
    Column made = Column.of(name, Kind.TEXT);
    return from.stream().anyMatch(PersonalData::saysWho) ? made.withMeaning(Optional.of(Meaning.NAME)) : made;
  }

  /** Leaves the values of a column beside it, for the cells that lose them; returns the name of that column. */
  public static String keepOriginal(TableEdit edit, Table rows, Column column) {
    String name = column.name() + ConvertCurrency.ORIGINAL;
    for (int number = 2; rows.column(name).isPresent(); number++) {
      name = column.name() + ConvertCurrency.ORIGINAL + "_" + number;
    }
    List<Chunk> chunks = IntStream.range(0, rows.chunks()).mapToObj(k -> rows.chunk(column.name(), k)).toList();
    Column kept = new Column(name, column.kind(), column.scale(), column.unit(), made(name, List.of(column)).meaning());
    edit.put(kept, chunks, column.kind().isCoded() ? rows.dictionary(column.name()) : null);
    return name;
  }

  /** The columns named, or all that hold words. */
  public static List<Column> words(Table table, List<String> columns) {
    return table.columns().stream()
        .filter(c -> columns.isEmpty() ? c.kind() == Kind.TEXT : columns.contains(c.name()))
        .toList();
  }

  /** The outcome of a change to cells of a table. */
  public static Outcome changed(Table rows, TableEdit edit, long cells, Text summary) {
    Outcome.Builder outcome = Outcome.of(summary).rows(rows.rows(), rows.rows(), 0);
    return cells == 0 ? outcome.done() : outcome.table(edit.finish()).done();
  }
}
