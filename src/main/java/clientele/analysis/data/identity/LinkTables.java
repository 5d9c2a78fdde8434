package clientele.analysis.data.identity;

import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.identity.Decisions;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links the rows of two tables that are the same person, company or thing. */
@OperationId("data.link-tables")
public record LinkTables(
    @Param(required = true, offers = Param.Offers.TABLE) String left,
    @Param(required = true, offers = Param.Offers.TABLE) String right)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, left));
    problems.addAll(TableSteps.needTable(outline, right));
    if (left.equals(right)) {
      problems.add(DataProblems.SAME_TABLE.with(left));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    IdentityTables found =
        IdentityTables.resolve(
            study.table(left), Optional.of(study.table(right)), List.of(),
            study.artifact(Decisions.artifact(left), Decisions.class).orElse(Decisions.NONE), job);
    DatasetVersion links = found.links(study);
    long rows = study.table(left).rows() + study.table(right).rows();
    return Outcome.of(Text.of(LinkTables.class, "link-tables.done", links.rows(), left, right))
        .table(links)
        .table(found.review(study))
        .rows(rows, links.rows(), 0)
        .done();
  }
}
