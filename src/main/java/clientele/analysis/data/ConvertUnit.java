package clientele.analysis.data;

import clientele.base.Problem;
import clientele.base.Text;
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
import java.util.List;

/** Multiplies a column of numbers by a factor into another unit or currency, in a column of its own or in place. */
@OperationId("data.convert-unit")
public record ConvertUnit(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(value = "1", min = 1e-12, max = 1e12) double factor,
    @Param String unit,
    @Param String into)
    implements Operation {
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
    double[] values = Arrays.stream(rows.reals(column)).map(v -> v * factor).toArray();
    TableEdit edit = study.edit(table);
    if (before.kind() == Kind.DECIMAL) {
      double power = Math.pow(10, before.scale());
      long[] units = Arrays.stream(values).mapToLong(v -> Double.isNaN(v) ? Column.MISSING : Math.round(v * power)).toArray();
      ChangedColumn.putLongs(edit, rows, new Column(name, Kind.DECIMAL, before.scale(), unit, before.meaning()), units);
    } else {
      ChangedColumn.putReals(edit, rows, new Column(name, Kind.REAL, 0, unit, before.meaning()), values);
    }
    if (!name.equals(column)) {
      edit.describe(column, before.withMeaning(java.util.Optional.empty()));
    }
    return Outcome.of(Text.of(ConvertUnit.class, "convert.done", column, name, unit.isEmpty() ? "×" + factor : unit))
        .table(edit.finish())
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }
}
