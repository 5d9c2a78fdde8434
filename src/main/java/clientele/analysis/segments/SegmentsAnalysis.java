package clientele.analysis.segments;

import clientele.analysis.Analysis;
import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.StudyView;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;

/** The segments workspace. */
@AutoService(Analysis.class)
public final class SegmentsAnalysis implements Analysis {

  @Override
  public String id() {
    return "segments";
  }

  @Override
  public int order() {
    return 300;
  }

  @Override
  public List<Class<? extends Operation>> operations() {
    return List.of(ClusterCustomers.class);
  }

  @Override
  public List<String> produces() {
    return List.of(ClusterCustomers.TABLE, ClusterCustomers.FOUND);
  }

  @Override
  public Step step(StudyView study) {
    Optional<SegmentsFound> found = study.artifact(ClusterCustomers.FOUND, SegmentsFound.class);
    if (found.isEmpty()) {
      return mainOperation(study.outline()).isPresent()
          ? new Step(Step.State.READY, Optional.empty(), words("step.ready"))
          : new Step(Step.State.BLOCKED, Optional.empty(), words("step.blocked"));
    }
    boolean stale = study.outline().stale().contains(ClusterCustomers.TABLE);
    Text stands =
        found.get().stability()
            .map(s -> words("step.holds", s.value(), Figures.interval(s.interval(), 2)))
            .orElse(words("step.rfm"));
    return new Step(
        stale ? Step.State.OUT_OF_DATE : Step.State.CURRENT,
        Optional.of(Text.literal(Figures.count(found.get().segments().size()))),
        stands).leadingTo(words("next"));
  }

  @Override
  public Optional<Operation> mainOperation(Outline outline) {
    ClusterCustomers operation = OperationCatalog.defaults(ClusterCustomers.class);
    return operation.validate(outline).isEmpty() ? Optional.of(operation) : Optional.empty();
  }

  @Override
  public List<Finding> findings(StudyView study) {
    return study.artifact(ClusterCustomers.FOUND, SegmentsFound.class).stream()
        .flatMap(found -> found.segments().stream().limit(1))
        .flatMap(s -> s.valueShare().stream()
            .map(v -> new Finding(words("finding", s.name()),
                Estimate.of(v.value() - s.share(), v.interval().low() - s.share(), v.interval().high() - s.share()).times(100),
                ClusterCustomers.FOUND)))
        .toList();
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return study
        .artifact(ClusterCustomers.FOUND, SegmentsFound.class)
        .map(found -> new SegmentSection(found, study.outline().settings().currency()).section());
  }

  private static Text words(String key, Object... args) {
    return Text.of(SegmentsAnalysis.class, key, args);
  }
}
