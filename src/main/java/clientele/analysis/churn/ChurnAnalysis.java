package clientele.analysis.churn;

import clientele.analysis.Analysis;
import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;

/** The churn workspace. */
@AutoService(Analysis.class)
public final class ChurnAnalysis implements Analysis {

  @Override
  public String id() {
    return "churn";
  }

  @Override
  public int order() {
    return 310;
  }

  @Override
  public List<Class<? extends Operation>> operations() {
    return List.of(TrainChurnModel.class, ScoreCustomers.class, PlanCalls.class);
  }

  @Override
  public List<String> produces() {
    return List.of(TrainChurnModel.MODEL, TrainChurnModel.EVALUATION);
  }

  @Override
  public Step step(StudyView study) {
    Optional<ChurnEvaluation> found = study.artifact(TrainChurnModel.EVALUATION, ChurnEvaluation.class);
    if (found.isEmpty()) {
      return mainOperation(study.outline()).isPresent()
          ? new Step(Step.State.READY, Optional.empty(), words("step.ready"))
          : study.outline().main(Role.CUSTOMERS).isPresent()
              ? new Step(Step.State.READY, Optional.empty(), words("step.label"))
              : new Step(Step.State.BLOCKED, Optional.empty(), words("step.blocked"));
    }
    boolean stale = study.outline().stale().contains(TrainChurnModel.EVALUATION);
    return new Step(
        stale ? Step.State.OUT_OF_DATE : Step.State.CURRENT,
        Optional.of(Text.literal(Figures.fixed(found.get().likelyLeavers().value(), 0))),
        words(found.get().kind().equals("label") ? "step.done.label" : "step.done", Figures.interval(found.get().likelyLeavers().interval(), 0)))
        .leadingTo(words(decided(study).isPresent() ? "next.list" : "next.decide"));
  }

  @Override
  public Optional<Block.Headline> decision(StudyView study) {
    return decided(study)
        .flatMap(d -> study.artifact(TrainChurnModel.EVALUATION, ChurnEvaluation.class)
            .map(e -> new ChurnSection(e, Optional.of(d), study.outline().settings().currency()).decisionHeadline(d)));
  }

  private static Optional<PlanCalls.Decision> decided(StudyView study) {
    return study.artifact(PlanCalls.DECISION, PlanCalls.Decision.class);
  }

  @Override
  public Optional<Operation> mainOperation(Outline outline) {
    TrainChurnModel operation = OperationCatalog.defaults(TrainChurnModel.class);
    return operation.validate(outline).isEmpty() ? Optional.of(operation) : Optional.empty();
  }

  @Override
  public List<Finding> findings(StudyView study) {
    return study.artifact(TrainChurnModel.EVALUATION, ChurnEvaluation.class).stream()
        .map(e -> new Finding(words("finding", e.tried()), e.difference().times(100), TrainChurnModel.EVALUATION))
        .toList();
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return study
        .artifact(TrainChurnModel.EVALUATION, ChurnEvaluation.class)
        .map(e -> new ChurnSection(
            e, decided(study), study.outline().settings().currency())
            .section());
  }

  private static Text words(String key, Object... args) {
    return Text.of(ChurnAnalysis.class, key, args);
  }
}
