package clientele.analysis.data.tables;

import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.intake.problem.IntakeProblems;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.List;

/** Says what a table is about. */
@OperationId("data.set-role")
public record SetRole(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(
            required = true,
            choices = {
              "customers", "transactions", "products", "events", "feedback", "contacts", "campaigns", "subscriptions",
              "consents", "other"
            })
        String role)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    if (Role.ofTag(role).filter(Role::isImported).isEmpty()) {
      problems.add(IntakeProblems.NO_ROLE.with(role, TableSteps.roleTags()));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    DatasetVersion made = study.edit(table).as(table, Role.ofTag(role).orElseThrow()).finish();
    return Outcome.of(Text.of(SetRole.class, "role.done", table, role))
        .table(made)
        .rows(made.rows(), made.rows(), 0)
        .done();
  }
}
