package clientele.ledger;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.BitSet;
import java.util.List;

/** A small operation for tests: takes the last row of a table away by what was counted in it before. */
@OperationId("test.keep-counted")
public record KeepCounted(@Param("numbers") String table) implements Operation {

  @Override
  public List<Problem> validate(Outline outline) {
    return List.of();
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    long rows = study.artifact("count", CountRows.Count.class).orElseThrow().rows();
    BitSet kept = new BitSet();
    kept.set(0, (int) rows - 1);
    study.table(table);
    return Outcome.of(Text.literal("kept")).table(study.edit(table).keep(kept).finish()).rows(rows, rows - 1, 1).done();
  }
}
