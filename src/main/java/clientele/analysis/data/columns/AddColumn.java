package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.cleaning.formula.Formula;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;

/** Adds a column that a formula computes from the others of its row, or replaces the one of that name. */
@OperationId(value = "data.add-column", version = 2)
public record AddColumn(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true) String name,
    @Param(required = true, offers = Param.Offers.FORMULA) String formula)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    if (problems.isEmpty()) {
      try {
        Formula.of(formula, outline.table(table).orElseThrow().plainColumns());
      } catch (ProblemException e) {
        problems.add(e.problem());
      }
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Formula read = Formula.of(formula, rows.columns());
    Formula.Computed made = read.compute(rows, name.strip(), job);
    Column fresh = made.column().kind() == Kind.TEXT ? ColumnSteps.made(name.strip(), read.reads()) : made.column();
    Column before = rows.column(name.strip()).orElse(fresh);
    Column column = before.kind() == made.column().kind() && before.scale() == 0
        ? fresh.withMeaning(before.meaning().or(fresh::meaning)).withUnit(before.unit())
        : fresh;
    DatasetVersion version = study.edit(table).put(column, made.chunks(), made.dictionary()).finish();
    return Outcome.of(Text.of(AddColumn.class, rows.column(name.strip()).isPresent() ? "column.replaced" : "column.done", name.strip(), table, rows.rows() - made.missing(), made.missing()))
        .table(version)
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }
}
