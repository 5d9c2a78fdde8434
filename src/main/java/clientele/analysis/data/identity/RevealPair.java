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
import java.util.ArrayList;
import java.util.List;

/**
 * Notes in the history that a person looked at the names of one pair of records while names are masked, as who decides whether
 * two are the same must. Nothing else in the study changes.
 */
@OperationId(value = "data.reveal-pair", repeatable = false, offered = false)
public record RevealPair(
    @Param(required = true, offers = Param.Offers.TABLE) String table, @Param(required = true, cells = true) String pair)
    implements Operation {
  /** Name of the artifact that lists the pairs somebody looked at. */
  public static final String REVEALED = "data_revealed-pairs";

  /** Pairs somebody looked at, each as table and pair. */
  public record Revealed(List<String> pairs) {
    public Revealed {
      pairs = List.copyOf(pairs);
    }
  }

  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(TableSteps.needTable(outline, table));
    if (!Decisions.isPair(pair)) {
      problems.add(DataProblems.NOT_A_PAIR.with(pair));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    List<String> pairs = new ArrayList<>(study.artifact(REVEALED, Revealed.class).map(Revealed::pairs).orElse(List.of()));
    pairs.add(table + " " + pair);
    return Outcome.of(Text.of(RevealPair.class, "reveal-pair.done", pair.replace("|", ", "), table))
        .artifact(REVEALED, new Revealed(pairs))
        .rows(study.table(table).rows(), 2, 0)
        .done();
  }
}
