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
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps what a person decided about pairs of records, and finds the duplicates again with it. */
@OperationId("data.review-duplicates")
public record ReviewDuplicates(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(cells = true) List<String> accepted,
    @Param(cells = true) List<String> refused)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    Stream.concat(accepted.stream(), refused.stream())
        .filter(p -> !Decisions.isPair(p))
        .forEach(p -> problems.add(DataProblems.NOT_A_PAIR.with(p)));
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    FindDuplicates.Run run =
        study.artifact(FindDuplicates.RUN, FindDuplicates.Run.class)
            .filter(r -> r.table().equals(table))
            .orElse(new FindDuplicates.Run(table, List.of(), ""));
    Decisions decisions =
        study.artifact(Decisions.artifact(table), Decisions.class).orElse(Decisions.NONE).with(accepted, refused);
    Optional<Table> right = run.with().isEmpty() ? Optional.empty() : Optional.of(study.table(run.with()));
    FindDuplicates again = new FindDuplicates(table, run.columns(), run.with());
    Outcome found = again.outcome(study, study.table(table), right, decisions, job).done();
    Outcome.Builder outcome =
        Outcome.of(
            Text.of(ReviewDuplicates.class, "review-duplicates.done", accepted.size(), refused.size(), table,
                found.summary()));
    outcome.tables(List.copyOf(found.tables().values()));
    found.artifacts().forEach(outcome::artifact);
    return outcome
        .artifact(Decisions.artifact(table), decisions)
        .rows(found.rowsIn(), found.rowsOut(), 0)
        .done();
  }
}
