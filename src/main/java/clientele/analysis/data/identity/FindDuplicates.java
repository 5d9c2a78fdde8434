package clientele.analysis.data.identity;

import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.identity.Decisions;
import clientele.cleaning.identity.RecordIds;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds rows that are the same person, company or thing, though they are written differently. */
@OperationId("data.find-duplicates")
public record FindDuplicates(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param(offers = Param.Offers.TABLE) String with)
    implements Operation {
  /** Orders, visits: the same customer stands in many rows by nature. */
  private static final Set<Role> HAPPENINGS = EnumSet.of(Role.TRANSACTIONS, Role.EVENTS);

  private static final double LEAST_DIFFERENT = 0.05;

  /** Name of the artifact that says of which table the duplicates are. */
  static final String RUN = "duplicates-run";

  /** How duplicates were looked for. */
  record Run(String table, List<String> columns, String with) {}

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    if (!with.isEmpty()) {
      problems.addAll(TableSteps.needTable(outline, with));
    }
    columns.forEach(c -> problems.addAll(TableSteps.needColumn(outline, table, c)));
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table left = study.table(table);
    Optional<Table> right = with.isEmpty() ? Optional.empty() : Optional.of(study.table(with));
    Decisions decisions = study.artifact(Decisions.artifact(table), Decisions.class).orElse(Decisions.NONE);
    if (HAPPENINGS.contains(left.version().role())) {
      job.guard(DataProblems.HAPPENINGS.with(table));
    } else if (!tellsApart(left)) {
      job.guard(DataProblems.NOTHING_TELLS_APART.with(table));
    }
    return outcome(study, left, right, decisions, job).done();
  }

  /**
   * Whether some column can name a person or thing: words, other than the id of the row, of which many differ. Attributes
   * that many share, and measures, agree by chance.
   */
  private boolean tellsApart(Table rows) {
    Optional<String> id = RecordIds.column(rows);
    for (Column column : rows.columns()) {
      boolean asked = columns.isEmpty() || columns.contains(column.name());
      if (asked && column.kind() == Kind.TEXT && !id.equals(Optional.of(column.name()))) {
        Dictionary words = rows.dictionary(column.name());
        if (words.size() >= 2 && words.size() >= LEAST_DIFFERENT * rows.rows()) {
          return true;
        }
      }
    }
    return false;
  }

  Outcome.Builder outcome(
      StudyView study, Table left, Optional<Table> right, Decisions decisions, JobContext job) {
    IdentityTables found = IdentityTables.resolve(left, right, columns, decisions, job);
    if (!found.found().contradicting().isEmpty() && found.inGroups() > 0) {
      job.warn(DataProblems.STRAYED.with(table, String.join(", ", found.found().contradicting())));
    }
    long rows = left.rows() + right.map(Table::rows).orElse(0L);
    Text summary =
        Text.of(FindDuplicates.class, "find-duplicates.done", rows, table, found.things(), found.inGroups());
    return Outcome.of(summary)
        .table(found.duplicates(study))
        .table(found.review(study))
        .table(found.why(study))
        .artifact(RUN, new Run(table, columns, with))
        .rows(rows, found.things(), 0);
  }
}
