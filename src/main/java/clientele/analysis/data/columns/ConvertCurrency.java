package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.values.Digits;
import clientele.features.Currencies;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Converts amounts whose currency another column names into one currency, by a rate for each. The amounts as they were
 * stay in columns of their own.
 */
@OperationId("data.convert-currency")
public record ConvertCurrency(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param(offers = Param.Offers.COLUMN) String currencyColumn,
    @Param(required = true) String into,
    @Param(required = true) List<String> rates)
    implements Operation {
  /** Appended to the name of a column for the amounts as they were. */
  public static final String ORIGINAL = "_original";

  private static final String NONE = "none";

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, columns, false));
    if (!currencyColumn.isBlank()) {
      problems.addAll(ColumnSteps.need(outline, table, List.of(currencyColumn), true));
    }
    if (problems.isEmpty()) {
      for (String name : columns) {
        if (!ColumnSteps.column(outline, table, name).orElseThrow().kind().isNumeric()) {
          problems.add(DataProblems.NOT_NUMBERS.with(name, table));
        }
      }
      List<Column> all = outline.table(table).orElseThrow().plainColumns();
      if (currencyColumn.isBlank() && all.stream().noneMatch(c -> c.means(Meaning.CURRENCY))) {
        problems.add(DataProblems.NO_CURRENCY.with(table));
      }
    }
    rates.stream().filter(r -> rate(r).isEmpty()).forEach(r -> problems.add(DataProblems.NO_RATE.with(r, into)));
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Column named = currencyColumn.isBlank() ? rows.column(Meaning.CURRENCY).orElseThrow() : rows.column(currencyColumn).orElseThrow();
    Map<String, Double> known = known();
    Map<String, Long> without = new TreeMap<>(Currencies.of(rows, named));
    without.keySet().removeIf(known::containsKey);
    if (!without.isEmpty()) {
      List<String> said = without.entrySet().stream().map(e -> (e.getKey().isEmpty() ? NONE : e.getKey()) + " " + e.getValue()).toList();
      throw DataProblems.RATES_MISSING.raise(table, String.join(", ", said), into);
    }
    String[] cells = rows.words(named.name());
    TableEdit edit = study.edit(table);
    long converted = 0;
    for (Column column : amounts(rows)) {
      job.checkCancelled();
      converted += convert(edit, rows, column, cells, known);
    }
    if (named.means(Meaning.CURRENCY)) {
      edit.describe(named.name(), named.withMeaning(Optional.empty()));
    }
    return ColumnSteps.changed(
        rows, edit, converted, Text.of(ConvertCurrency.class, "currency.done", converted, table, Currencies.code(into)));
  }

  private List<Column> amounts(Table rows) {
    return rows.columns().stream()
        .filter(c -> columns.isEmpty() ? c.kind().isNumeric() && isMoney(c) : columns.contains(c.name()))
        .toList();
  }

  private static boolean isMoney(Column column) {
    return column.means(Meaning.AMOUNT) || column.means(Meaning.UNIT_PRICE) || column.means(Meaning.COST) || column.means(Meaning.DISCOUNT) && !column.unit().equals("%");
  }

  private long convert(TableEdit edit, Table rows, Column column, String[] cells, Map<String, Double> known) {
    double[] values = rows.reals(column.name());
    ChangedColumn.putReals(edit, rows, Column.of(column.name() + ORIGINAL, Kind.REAL), values.clone());
    long converted = 0;
    for (int row = 0; row < values.length; row++) {
      double rate = known.get(Currencies.code(cells[row]));
      if (!Double.isNaN(values[row])) {
        values[row] = Digits.fifteen(values[row] * rate);
        converted += rate == 1 ? 0 : 1;
      }
    }
    String unit = Currencies.code(into);
    if (column.kind() == Kind.REAL) {
      ChangedColumn.putReals(edit, rows, column.withUnit(unit), values);
      return converted;
    }
    int scale = Math.max(2, column.scale());
    double power = Math.pow(10, scale);
    long[] units = new long[values.length];
    for (int row = 0; row < units.length; row++) {
      units[row] = Double.isNaN(values[row]) ? Column.MISSING : Math.round(values[row] * power);
    }
    ChangedColumn.putLongs(edit, rows, new Column(column.name(), Kind.DECIMAL, scale, unit, column.meaning()), units);
    return converted;
  }

  /** What one unit of each currency is in the new one; the new one is 1. */
  private Map<String, Double> known() {
    Map<String, Double> known = new HashMap<>();
    known.put(Currencies.code(into), 1.0);
    for (String each : rates) {
      Map.Entry<String, Double> rate = rate(each).orElseThrow();
      known.put(rate.getKey().equals(Currencies.code(NONE)) ? "" : rate.getKey(), rate.getValue());
    }
    return known;
  }

  private static Optional<Map.Entry<String, Double>> rate(String word) {
    int at = word.lastIndexOf('=');
    try {
      double rate = at < 1 ? Double.NaN : Double.parseDouble(word.substring(at + 1).strip());
      return rate > 0 && Double.isFinite(rate) ? Optional.of(Map.entry(Currencies.code(word.substring(0, at)), rate)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
