package clientele.analysis.data.rows;

import clientele.analysis.data.steps.CleaningStep;
import clientele.analysis.data.steps.DataProblems;
import clientele.cleaning.Finding;
import clientele.cleaning.Returns;
import clientele.job.JobContext;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.List;

/** Sets cancelled and returned order lines apart, each with the reason it was recognised by. */
@OperationId("data.set-apart-returns")
public record SetApartReturns(@Param(required = true, offers = Param.Offers.TABLE) String table)
    implements CleaningStep {
  @Override
  public List<Finding> find(Table rows, JobContext job) {
    if (!Returns.canLook(rows)) {
      throw DataProblems.NOT_TRANSACTIONS.raise(table);
    }
    return Returns.find(rows, job);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    return SetApart.move(study, rows, find(rows, job.part(0, 0.5)), "returns.done", job.part(0.5, 1));
  }
}
