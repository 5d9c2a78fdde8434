package clientele.ledger;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.List;

/** A small operation for tests: the number of rows of a table as an artifact. */
@OperationId("test.count-rows")
public record CountRows(@Param("numbers") String table) implements Operation {

  @Override
  public List<Problem> validate(Outline outline) {
    return List.of();
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    return Outcome.of(Text.literal("counted")).artifact("count", new Count(study.table(table).rows())).done();
  }

  /** The count. */
  public record Count(long rows) {}
}
