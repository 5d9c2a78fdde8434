package clientele.analysis.data.tables;

import clientele.analysis.data.rows.SetApart;
import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.intake.FileImport;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.List;

/** Takes a table out of the study, with its rejects and the rows set apart from it; earlier states still have them. */
@OperationId("data.remove-table")
public record RemoveTable(@Param(required = true, offers = Param.Offers.TABLE) String table) implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    return TableSteps.needTable(outline, table);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    long rows = study.table(table).rows();
    Outcome.Builder outcome = Outcome.of(Text.of(RemoveTable.class, "remove.done", table, rows)).remove(table);
    for (String beside :
        List.of(
            table + FileImport.REJECTS, table + SetApart.SUFFIX, ImportRecord.name(table), LeftOut.name(table))) {
      if (study.outline().has(beside)) {
        outcome.remove(beside);
      }
    }
    return outcome.rows(rows, 0, rows).done();
  }
}
