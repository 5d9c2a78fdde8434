package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.values.Digits;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Multiplies a column of numbers by a factor into another unit or currency, in a column of its own or in place; no digit is lost. */
@OperationId("data.convert-unit")
public record ConvertUnit(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(value = "1", min = 1e-12, max = 1e12) double factor,
    @Param String unit,
    @Param String into)
    implements Operation {
  /** Digits behind the point, and before it, that a decimal column holds together. */
  private static final int MOST_DIGITS = 9;

  private static final int LARGEST = 9;

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, List.of(column), false));
    if (problems.isEmpty() && !ColumnSteps.column(outline, table, column).orElseThrow().kind().isNumeric()) {
      problems.add(DataProblems.NOT_NUMBERS.with(column, table));
    }
    if (problems.isEmpty() && !into.isEmpty() && !into.equals(column)) {
      problems.addAll(ColumnSteps.free(outline, table, into));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Column before = rows.column(column).orElseThrow();
    job.progress(0.2);
    String name = into.isEmpty() ? column : into;
    TableEdit edit = study.edit(table);
    Optional<BigDecimal[]> exact = before.kind() == Kind.DECIMAL ? exact(rows.longs(column), before.scale()) : Optional.empty();
    if (exact.isPresent()) {
      int scale = Math.max(before.scale(), Arrays.stream(exact.get()).mapToInt(v -> v == null ? 0 : v.scale()).max().orElse(0));
      long[] units = Arrays.stream(exact.get()).mapToLong(v -> v == null ? Column.MISSING : v.setScale(scale).unscaledValue().longValue()).toArray();
      ChangedColumn.putLongs(edit, rows, new Column(name, Kind.DECIMAL, scale, unit, before.meaning()), units);
    } else {
      double[] values = Arrays.stream(rows.reals(column)).map(v -> Digits.fifteen(v * factor)).toArray();
      ChangedColumn.putReals(edit, rows, new Column(name, Kind.REAL, 0, unit, before.meaning()), values);
    }
    if (!name.equals(column)) {
      edit.describe(column, before.withMeaning(Optional.empty()));
    }
    return Outcome.of(Text.of(ConvertUnit.class, "convert.done", column, name, unit.isEmpty() ? "×" + factor : unit))
        .table(edit.finish())
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }

  /** The products to the last digit, null where missing; empty if a decimal column cannot hold them. */
  private Optional<BigDecimal[]> exact(long[] units, int scale) {
    BigDecimal by = BigDecimal.valueOf(factor);
    BigDecimal[] values = new BigDecimal[units.length];
    for (int row = 0; row < units.length; row++) {
      if (units[row] != Column.MISSING) {
        BigDecimal value = BigDecimal.valueOf(units[row], scale).multiply(by).stripTrailingZeros();
        if (value.scale() > MOST_DIGITS || value.precision() - value.scale() > LARGEST) {
          return Optional.empty();
        }
        values[row] = value;
      }
    }
    return Optional.of(values);
  }
}
