package clientele.analysis.customers;

import clientele.analysis.Analysis;
import clientele.analysis.Step;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.features.definition.OwnFeatures;
import clientele.ledger.Operation;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The customers workspace. */
@AutoService(Analysis.class)
public final class CustomersAnalysis implements Analysis {

  @Override
  public String id() {
    return "customers";
  }

  @Override
  public int order() {
    return 200;
  }

  @Override
  public String icon() {
    return "mdoal-functions";
  }

  @Override
  public List<Class<? extends Operation>> operations() {
    return List.of(BuildFeatures.class, DefineFeature.class, RemoveFeature.class);
  }

  @Override
  public List<String> produces() {
    return List.of(BuildFeatures.TABLE);
  }

  @Override
  public Step step(StudyView study) {
    Outline outline = study.outline();
    Optional<BuildFeatures.About> about = study.artifact(BuildFeatures.ABOUT, BuildFeatures.About.class);
    if (about.isEmpty()) {
      return outline.main(Role.TRANSACTIONS).isPresent()
          ? new Step(Step.State.READY, Optional.empty(), words("step.ready"))
          : new Step(Step.State.BLOCKED, Optional.empty(), words("step.blocked"));
    }
    boolean stale = outline.stale().contains(BuildFeatures.TABLE) || !about.get().defined().equals(OwnFeatures.in(study));
    return new Step(
        stale ? Step.State.OUT_OF_DATE : Step.State.CURRENT,
        Optional.of(Text.literal(Figures.count(about.get().customers()))),
        words("step.done", about.get().cutoff())).leadingTo(words("next"));
  }

  @Override
  public Optional<Operation> mainOperation(Outline outline) {
    return outline.main(Role.TRANSACTIONS).isPresent()
        ? Optional.of(new BuildFeatures(LocalDate.MIN))
        : Optional.empty();
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return study
        .artifact(BuildFeatures.ABOUT, BuildFeatures.About.class)
        .map(about -> new FeatureSection(study, about).section());
  }

  private static Text words(String key, Object... args) {
    return Text.of(CustomersAnalysis.class, key, args);
  }
}
