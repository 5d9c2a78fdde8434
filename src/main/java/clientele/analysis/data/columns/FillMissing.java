package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.steps.TypedValue;
import clientele.base.Figures;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.cleaning.filling.ModelFill;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills missing values with the median, the most frequent or a given value, or as a model predicts them from the other
 * columns; or only flags them in a column beside. What a model filled is flagged as well.
 */
@OperationId("data.fill-missing")
public record FillMissing(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param(value = "flag", choices = {"flag", "median", "most-frequent", "value", "model"}) String method,
    @Param String value)
    implements Operation {
  /** Appended to the name of a column for the flag beside it. */
  static final String FLAG = "_missing";

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, columns, false));
    if (problems.isEmpty() && method.equals("value")) {
      columns.forEach(name -> unfit(ColumnSteps.column(outline, table, name).orElseThrow()).ifPresent(problems::add));
    }
    if (problems.isEmpty() && method.equals("median")) {
      for (String name : columns) {
        if (!ColumnSteps.column(outline, table, name).orElseThrow().kind().isNumeric()) {
          problems.add(DataProblems.NOT_NUMBERS.with(name, table));
        }
      }
    }
    return problems;
  }

  /** Why the given value cannot stand in a column. */
  private Optional<Problem> unfit(Column column) {
    try {
      if (value.isBlank()) {
        return Optional.of(DataProblems.NO_VALUE.with(column.name()));
      }
      if (column.kind() == Kind.REAL) {
        TypedValue.real(column, value);
      } else if (!column.kind().isCoded()) {
        TypedValue.whole(column, value);
      }
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    TableEdit edit = study.edit(table);
    if (method.equals("model")) {
      return byModel(rows, edit, job);
    }
    long filled = 0;
    for (Column column : rows.columns()) {
      job.progress(0.5);
      if (columns.contains(column.name())) {
        filled += method.equals("flag") ? flag(edit, rows, column) : fill(edit, rows, column);
      }
    }
    return ColumnSteps.changed(rows, edit, filled, Text.of(FillMissing.class, "fill.done", filled, table));
  }

  private Outcome byModel(Table rows, TableEdit edit, JobContext job) {
    List<Text> told = new ArrayList<>();
    long filled = 0;
    for (int c = 0; c < columns.size(); c++) {
      Column column = rows.column(columns.get(c)).orElseThrow();
      JobContext part = job.part((double) c / columns.size(), (c + 1.0) / columns.size());
      Optional<ModelFill.Filled> made = ModelFill.of(rows, column, job.seed(), part);
      if (made.isEmpty()) {
        throw DataProblems.NOTHING_TEACHES.raise(column.name(), table, ModelFill.FEWEST);
      }
      ModelFill.Check check = made.get().check();
      boolean words = made.get().words().length > 0;
      Text found = words
          ? Text.of(FillMissing.class, "fill.right", column.name(), Math.round(100 * check.model()), Math.round(100 * check.simple()))
          : Text.of(FillMissing.class, "fill.error", column.name(), said(column, check.model()), said(column, check.simple()));
      if (made.get().filled() > 0 && !check.helps()) {
        job.guard(DataProblems.MODEL_NO_BETTER.with(column.name(), found));
      }
      told.add(found);
      filled += made.get().filled();
      if (made.get().filled() > 0) {
        flag(edit, rows, column);
        put(edit, rows, column, made.get());
      }
    }
    Text checks = told.stream().reduce((a, b) -> Text.of(FillMissing.class, "fill.and", a, b)).orElse(Text.literal(""));
    return ColumnSteps.changed(rows, edit, filled, Text.of(FillMissing.class, "fill.model", filled, table, checks));
  }

  private static void put(TableEdit edit, Table rows, Column column, ModelFill.Filled made) {
    if (column.kind().isCoded()) {
      ChangedColumn.putWords(edit, rows, column, made.words());
    } else if (column.kind() == Kind.BOOLEAN) {
      ChangedColumn.putLongs(edit, rows, column, Arrays.stream(made.words()).mapToLong(Long::parseLong).toArray());
    } else if (column.kind() == Kind.REAL) {
      ChangedColumn.putReals(edit, rows, column, made.numbers());
    } else {
      double unit = Math.pow(10, column.scale());
      ChangedColumn.putLongs(edit, rows, column, Arrays.stream(made.numbers()).mapToLong(v -> Math.round(v * unit)).toArray());
    }
  }

  /** An error in the units people read: days and moments as days. */
  private static Text said(Column column, double error) {
    return switch (column.kind()) {
      case DATE -> Text.of(FillMissing.class, "fill.days", Figures.fixed(error, 1));
      case TIME -> Text.of(FillMissing.class, "fill.days", Figures.fixed(error / 86_400, 1));
      default -> Text.literal(Figures.fixed(error, error >= 100 ? 0 : error >= 1 ? 1 : 3));
    };
  }

  private static long flag(TableEdit edit, Table rows, Column column) {
    String[] words = rows.words(column.name());
    long[] flags = new long[words.length];
    long missing = 0;
    for (int row = 0; row < words.length; row++) {
      flags[row] = words[row] == null ? 1 : 0;
      missing += flags[row];
    }
    if (missing > 0) {
      ChangedColumn.putLongs(edit, rows, Column.of(column.name() + FLAG, Kind.BOOLEAN), flags);
    }
    return missing;
  }

  private long fill(TableEdit edit, Table rows, Column column) {
    if (column.kind().isCoded()) {
      String[] words = rows.words(column.name());
      String with = method.equals("value") ? value : mostFrequent(words);
      long filled = 0;
      for (int row = 0; row < words.length; row++) {
        if (words[row] == null && with != null && !with.isEmpty()) {
          words[row] = with;
          filled++;
        }
      }
      if (filled > 0) {
        ChangedColumn.putWords(edit, rows, column, words);
      }
      return filled;
    }
    boolean given = method.equals("value");
    if (column.kind() == Kind.REAL) {
      double[] values = rows.reals(column.name());
      double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      long missing = values.length - present.length;
      if (missing == 0 || present.length == 0 && !given) {
        return 0;
      }
      double with = given ? TypedValue.real(column, value)
          : method.equals("median") ? present[(present.length - 1) / 2]
          : Double.longBitsToDouble(mostFrequent(Arrays.stream(present).mapToLong(v -> Double.doubleToLongBits(v + 0.0)).toArray()));
      ChangedColumn.putReals(edit, rows, column, Arrays.stream(values).map(v -> Double.isNaN(v) ? with : v).toArray());
      return missing;
    }
    long[] values = rows.longs(column.name());
    long[] present = Arrays.stream(values).filter(v -> v != Column.MISSING).sorted().toArray();
    long missing = values.length - present.length;
    if (missing == 0 || present.length == 0 && !given) {
      return 0;
    }
    long with = given ? TypedValue.whole(column, value)
        : method.equals("median") ? present[(present.length - 1) / 2] : mostFrequent(present);
    ChangedColumn.putLongs(edit, rows, column, Arrays.stream(values).map(v -> v == Column.MISSING ? with : v).toArray());
    return missing;
  }

  private static String mostFrequent(String[] words) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : words) {
      if (word != null) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static long mostFrequent(long[] sorted) {
    long best = sorted[0];
    int most = 0;
    for (int i = 0, from = 0; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        if (i - from > most) {
          most = i - from;
          best = sorted[from];
        }
        from = i;
      }
    }
    return best;
  }
}
