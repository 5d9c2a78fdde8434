package clientele.analysis.data.tables;

import clientele.intake.FileImport;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import java.util.List;
import java.util.Optional;

/**
 * The currencies of amounts that come to stand below each other. Where those of two tables differ, or one of them has a
 * column for them, every row says its own; the unit of the column would be wrong for some.
 */
final class JoinedCurrencies {
  private JoinedCurrencies() {}

  /**
   * Adds columns of currencies where they are needed and takes units away that do not hold for all rows.
   *
   * @param columns of the joined table
   * @param fromOld where each comes from in the first table, empty if it is not there; likewise {@code fromMore}
   */
  static void settle(List<Column> columns, List<Optional<Column>> fromOld, List<Optional<Column>> fromMore) {
    int amounts = columns.size();
    for (int c = 0; c < amounts; c++) {
      String name = columns.get(c).name() + FileImport.CURRENCY;
      String first = fromOld.get(c).map(JoinedCurrencies::currency).orElse("");
      String second = fromMore.get(c).map(JoinedCurrencies::currency).orElse("");
      int beside = place(columns, name);
      if (beside < 0 && !first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
        boolean known = columns.stream().anyMatch(x -> x.means(Meaning.CURRENCY));
        columns.add(new Column(name, Kind.TEXT, 0, "", known ? Optional.empty() : Optional.of(Meaning.CURRENCY)));
        fromOld.add(Optional.empty());
        fromMore.add(Optional.empty());
        beside = columns.size() - 1;
      }
      if (beside >= 0 && (fromOld.get(beside).isEmpty() || fromMore.get(beside).isEmpty())) {
        columns.set(c, columns.get(c).withUnit(""));
      }
    }
  }

  /** The currency of all rows of one table in a column of currencies that it does not have; empty if it is not known. */
  static Optional<String> unit(List<Column> columns, int beside, List<Optional<Column>> sources) {
    String name = columns.get(beside).name();
    if (!name.endsWith(FileImport.CURRENCY)) {
      return Optional.empty();
    }
    int amounts = place(columns, name.substring(0, name.length() - FileImport.CURRENCY.length()));
    return amounts < 0 ? Optional.empty()
        : sources.get(amounts).map(JoinedCurrencies::currency).filter(unit -> !unit.isEmpty());
  }

  private static String currency(Column column) {
    return column.kind().isNumeric() && column.unit().matches("[A-Z]{3}|\\p{Sc}|kr") ? column.unit() : "";
  }

  private static int place(List<Column> columns, String name) {
    return columns.stream().map(Column::name).toList().indexOf(name);
  }
}
