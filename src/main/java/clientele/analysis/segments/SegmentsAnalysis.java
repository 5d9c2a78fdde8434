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
  private static final int REPORT_POINTS = 700;

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
    return List.of(ClusterCustomers.class, RenameSegment.class);
  }

  @Override
  public List<String> produces() {
    return List.of(ClusterCustomers.TABLE, ClusterCustomers.FOUND, ClusterCustomers.NAMES);
  }

  @Override
  public Step step(StudyView study) {
    Optional<SegmentsFound> found = SegmentsFound.in(study);
    if (found.isEmpty()) {
      return mainOperation(study.outline()).isPresent()
          ? new Step(Step.State.READY, Optional.empty(), words("step.ready"))
          : new Step(Step.State.BLOCKED, Optional.empty(), words("step.blocked"));
    }
    boolean stale = study.outline().stale().contains(ClusterCustomers.FOUND);
    SegmentsFound shown = found.get();
    if (shown.isOneCloud()) {
      return new Step(
          stale ? Step.State.OUT_OF_DATE : Step.State.CURRENT, Optional.empty(), words("step.cloud"))
          .leadingTo(words("next.cloud"));
    }
    Text stands = shown.structure().isEmpty() ? words("step.rfm")
        : shown.isCut() ? words("step.cut")
        : words("step.clear", shown.stability().map(Estimate::value).orElse(0.0));
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
    return SegmentsFound.in(study).stream()
        .filter(found -> !found.isCut() && !SegmentSection.madeByValue(found))
        .flatMap(found -> found.segments().stream().limit(1))
        .flatMap(s -> s.valueShare().stream()
            .map(v -> new Finding(words("finding", s.name()),
                Estimate.of(v.value() - s.share(), v.interval().low() - s.share(), v.interval().high() - s.share()).times(100),
                ClusterCustomers.FOUND)))
        .toList();
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return SegmentsFound.in(study)
        .map(found -> {
          SegmentSection section = new SegmentSection(found, study.outline().settings().currency());
          return section.section(SegmentMap.of(study, found).map(map -> map.chart(section, REPORT_POINTS)));
        });
  }

  private static Text words(String key, Object... args) {
    return Text.of(SegmentsAnalysis.class, key, args);
  }
}
