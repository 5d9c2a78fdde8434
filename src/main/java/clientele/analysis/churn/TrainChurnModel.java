package clientele.analysis.churn;

import clientele.base.Figures;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.features.facts.Facts;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import java.util.List;

/**
 * Learns who leaves: from silence in the order lines, or from a label column of a table of customers. Makes scores for
 * all who can still be kept, the model, and its evaluation.
 */
@OperationId("churn.train")
public record TrainChurnModel(
    @Param(offers = Param.Offers.COLUMN) String label,
    @Param String positive,
    @Param(offers = Param.Offers.TABLE) String table,
    @Param(value = "auto", choices = {"auto", "logistic", "tree", "forest", "boosting", "network", "bayes"}) String learner,
    @Param(value = "auto", choices = {"auto", "N"}, unit = "days", when = "label=") String silenceDays,
    @Param(value = "7", min = 0, max = 60, unit = "days", when = "label=") int gapDays,
    @Param(value = "auto", choices = {"auto", "N"}, unit = "days", when = "label=") String activeDays,
    @Param(value = "3", min = 0, max = 10, when = "label=") int backtests,
    @Param List<String> keep)
    implements Operation {
  /** Name of the table of scores. */
  public static final String SCORES = "churn_scores";

  /** Name of the artifact of the model. */
  public static final String MODEL = "churn_model";

  /** Name of the artifact that says how good it is. */
  public static final String EVALUATION = "churn_evaluation";

  /** Measured with a million lines of two hundred thousand customers. */
  private static final long BYTES_PER_LINE = 150;

  private static List<String> columns(Outline outline) {
    return outline.tables().values().stream()
        .flatMap(t -> t.plainColumns().stream()).map(Column::name).distinct().sorted().toList();
  }

  @Override
  public List<Problem> validate(Outline outline) {
    if (!table.isEmpty() && outline.table(table).isEmpty()) {
      return List.of(StudyProblems.noTable(table, outline.tables().keySet()));
    }
    if (label.isEmpty()) {
      return outline.main(Role.TRANSACTIONS).isPresent() || !LabelTraining.recognised(outline).isEmpty()
          ? List.of()
          : List.of(ChurnProblems.NOTHING_TO_LEARN_FROM.with());
    }
    return table.isEmpty() && LabelTraining.tableWith(outline, label).isEmpty()
        ? List.of(StudyProblems.NO_COLUMN.with("customers", label, StudyProblems.choices(label, columns(outline))))
        : List.of();
  }

  @Override
  public long memory(Outline outline) {
    return label.isEmpty() ? outline.main(Role.TRANSACTIONS).map(lines -> lines.rows() * BYTES_PER_LINE).orElse(0L) : 0;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Trained trained = label.isEmpty() && study.main(Role.TRANSACTIONS).isPresent()
        ? new SilenceTraining(this, study, job).train()
        : new LabelTraining(this, study, job).train();
    ChurnEvaluation evaluation = trained.evaluation();
    warn(evaluation, job);
    Scores scores = new Scores(trained.model());
    return Outcome.of(
            Text.of(TrainChurnModel.class, "trained", evaluation.models().getFirst().auc().value() * 100,
                evaluation.grade(), evaluation.scored(), evaluation.tried()))
        .table(scores.write(study, SCORES, trained.toScore(), job.part(0.9, 1)))
        .artifact(MODEL, trained.model())
        .artifact(EVALUATION, evaluation)
        .rows(evaluation.trained() + (long) evaluation.tested(), evaluation.scored(), evaluation.gone())
        .done();
  }

  /** What training gives. */
  record Trained(ChurnModel model, ChurnEvaluation evaluation, Facts toScore) {}

  private static void warn(ChurnEvaluation evaluation, JobContext job) {
    evaluation.label().ifPresent(meaning -> warn(meaning, job));
    for (ChurnEvaluation.SetAside aside : evaluation.setAside()) {
      job.warn(ChurnProblems.LEAK.with(aside.fact(), Math.round(aside.auc() * 100)));
    }
    if (evaluation.grade().equals("C")) {
      job.warn(ChurnProblems.WORSE.with(evaluation.baselineName(), evaluation.remedy()));
    }
    if (ChurnEvaluation.disagree(evaluation.dates())) {
      job.warn(ChurnProblems.DATES_DISAGREE.with());
    }
    if (evaluation.slopeIsOff()) {
      job.warn(ChurnProblems.DOUBTFUL.with(Figures.fixed(evaluation.calibration().slope(), 2), evaluation.remedy()));
    }
  }

  /** What was taken for leaving is said, unless it was given and nothing had to be decided. */
  private static void warn(LabelMeaning meaning, JobContext job) {
    boolean decided = !meaning.told() || meaning.spellings().size() > 1 || meaning.unknownRows() > 0
        || meaning.others().size() > 1;
    if (meaning.contradicts()) {
      job.warn(ChurnProblems.LABEL_UPSIDE_DOWN.with(meaning.column(), meaning.value(), meaning.left(), meaning.stayed()));
    } else if (decided) {
      job.warn(ChurnProblems.LABEL_READ.with(
          meaning.column(), meaning.value(), meaning.left(), meaning.left() + meaning.stayed(),
          String.join(" · ", meaning.spellings()), String.join(", ", meaning.others()), meaning.unknownRows()));
    }
  }
}
