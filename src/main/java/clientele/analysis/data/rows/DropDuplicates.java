package clientele.analysis.data.rows;

import clientele.analysis.data.steps.CleaningStep;
import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.cleaning.Duplicates;
import clientele.cleaning.Finding;
import clientele.job.JobContext;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;

/** Leaves out rows that are equal to an earlier row, in all columns or in those named; without a value in those, none is equal. */
@OperationId(value = "data.drop-duplicates", version = 2)
public record DropDuplicates(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns)
    implements CleaningStep {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    columns.forEach(c -> problems.addAll(TableSteps.needColumn(outline, table, c)));
    return problems;
  }

  @Override
  public List<Finding> find(Table rows, JobContext job) {
    return List.of(Duplicates.find(rows, columns, job));
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    int keyless = columns.isEmpty() ? 0 : Duplicates.withoutKey(rows, columns).cardinality();
    return SetApart.leaveOut(study, rows, find(rows, job), "duplicates.done", keyless);
  }
}
