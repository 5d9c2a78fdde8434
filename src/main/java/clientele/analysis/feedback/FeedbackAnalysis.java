package clientele.analysis.feedback;

import clientele.analysis.Analysis;
import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The feedback workspace. */
@AutoService(Analysis.class)
public final class FeedbackAnalysis implements Analysis {

  @Override
  public String id() {
    return "feedback";
  }

  @Override
  public int order() {
    return 340;
  }

  @Override
  public List<Class<? extends Operation>> operations() {
    return List.of(TagFeedback.class, CorrectTag.class);
  }

  @Override
  public List<String> produces() {
    return List.of(TagFeedback.TABLE, TagFeedback.FOUND);
  }

  @Override
  public Step step(StudyView study) {
    Optional<FeedbackFound> found = FeedbackFound.in(study);
    if (found.isEmpty()) {
      return mainOperation(study.outline()).isPresent()
          ? new Step(Step.State.READY, Optional.empty(), words("step.ready"))
          : new Step(Step.State.BLOCKED, Optional.empty(), words("step.blocked"));
    }
    boolean stale = study.outline().stale().contains(TagFeedback.TABLE);
    Step.State state = stale ? Step.State.OUT_OF_DATE : Step.State.CURRENT;
    Optional<FeedbackFound.Aspect> worst = FeedbackSection.worst(found.get());
    if (worst.isEmpty()) {
      return new Step(state, Optional.of(Text.literal(Figures.count(found.get().texts()))), words("step.texts"));
    }
    Estimate share = worst.get().share().estimate();
    return new Step(
        state, Optional.of(Text.literal(Figures.percent(share.value(), 0))),
        words("step.done", FeedbackSection.aspectName(worst.get().id()), Figures.interval(share.times(100).interval(), 0)))
        .leadingTo(words("next"));
  }

  @Override
  public Optional<Operation> mainOperation(Outline outline) {
    return outline.tables(Role.FEEDBACK).isEmpty() ? Optional.empty() : Optional.of(new TagFeedback(""));
  }

  @Override
  public List<Finding> findings(StudyView study) {
    return FeedbackFound.in(study).stream()
        .flatMap(found -> found.aspects().stream())
        .filter(FeedbackFound.Aspect::stands)
        .flatMap(a -> a.change().stream()
            .map(c -> new Finding(words("finding", FeedbackSection.aspectName(a.id())), c.times(100), TagFeedback.FOUND)))
        .sorted(Comparator.comparingDouble(f -> -Math.abs(f.points().value())))
        .toList();
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return FeedbackFound.in(study).map(found -> new FeedbackSection(found).section());
  }

  private static Text words(String key, Object... args) {
    return Text.of(FeedbackAnalysis.class, key, args);
  }
}
