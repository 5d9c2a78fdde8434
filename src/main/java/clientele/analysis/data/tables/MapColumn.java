package clientele.analysis.data.tables;

import clientele.analysis.data.steps.TableSteps;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.problem.IntakeProblems;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a column means to the analyses; another column of that meaning loses it. */
@OperationId("data.map-column")
public record MapColumn(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(required = true) String field)
    implements Operation {
  /** The word for "means nothing to the analyses". */
  private static final String NOTHING = "none";

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needColumn(outline, table, column));
    if (!field.equals(NOTHING) && Meaning.ofTag(field).isEmpty()) {
      problems.add(IntakeProblems.NO_MEANING.with(field, SniffOverrides.meaningTags()));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Optional<Meaning> meaning = Meaning.ofTag(field);
    TableEdit edit = study.edit(table);
    for (Column each : study.table(table).columns()) {
      if (each.name().equals(column)) {
        edit.describe(column, each.withMeaning(meaning));
      } else if (meaning.isPresent() && each.means(meaning.get())) {
        edit.describe(each.name(), each.withMeaning(Optional.empty()));
      }
    }
    DatasetVersion made = edit.finish();
    return Outcome.of(Text.of(MapColumn.class, "map.done", table, column, field))
        .table(made)
        .rows(made.rows(), made.rows(), 0)
        .done();
  }
}
