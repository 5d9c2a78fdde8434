package clientele.ledger;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Outline;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.BitSet;
import java.util.List;

/** A small operation for tests: keeps the rows of a table whose number is even. */
@OperationId("test.keep-even")
public record KeepEven(@Param("numbers") String table) implements Operation {

  @Override
  public List<Problem> validate(Outline outline) {
    return outline.table(table).isPresent() ? List.of() : List.of(StudyProblems.NO_TABLE.with(table, "-"));
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table numbers = study.table(table);
    BitSet even = new BitSet();
    int row = 0;
    for (int c = 0; c < numbers.chunks(); c++) {
      job.checkCancelled();
      for (long n : numbers.longs("number", c)) {
        even.set(row++, n % 2 == 0);
      }
    }
    return Outcome.of(Text.literal("even"))
        .table(study.edit(table).keep(even).finish())
        .rows(row, even.cardinality(), row - even.cardinality())
        .done();
  }
}
