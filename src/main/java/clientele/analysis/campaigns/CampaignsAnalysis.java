package clientele.analysis.campaigns;

import clientele.analysis.Analysis;
import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.reports.Section;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The campaigns workspace. */
@AutoService(Analysis.class)
public final class CampaignsAnalysis implements Analysis {

  @Override
  public String id() {
    return "campaigns";
  }

  @Override
  public int order() {
    return 350;
  }

  @Override
  public String icon() {
    return "mdoal-campaign";
  }

  @Override
  public List<Class<? extends Operation>> operations() {
    return List.of(ReadCampaign.class);
  }

  @Override
  public List<String> produces() {
    return List.of(ReadCampaign.EFFECT, ReadCampaign.TABLE);
  }

  @Override
  public Step step(StudyView study) {
    Optional<CampaignEffect> effect = effect(study);
    if (effect.isEmpty()) {
      return mainOperation(study.outline()).isPresent()
          ? new Step(Step.State.READY, Optional.empty(), words("step.ready"))
          : new Step(Step.State.BLOCKED, Optional.empty(), words("step.blocked"));
    }
    boolean stale = study.outline().stale().contains(ReadCampaign.EFFECT);
    Step.State now = stale ? Step.State.OUT_OF_DATE : Step.State.CURRENT;
    Optional<Estimate> shown = effect.get().answer();
    if (shown.isEmpty()) {
      String key = effect.get().stopped().map(c -> CampaignSection.key(c.state())).orElse("nocontrol");
      return new Step(stale ? now : Step.State.NEEDS_YOU, Optional.empty(), words("step." + key))
          .leadingTo(words("next"));
    }
    Estimate points = shown.get().times(100);
    CampaignEffect.Verdict verdict = CampaignEffect.Verdict.of(shown.get());
    return new Step(
        now, Optional.of(Text.literal(Figures.signed(points.value(), 1))),
        words("step." + CampaignSection.key(verdict), Figures.signed(points.interval().low(), 1),
            Figures.signed(points.interval().high(), 1))).leadingTo(words("next"));
  }

  @Override
  public Optional<Operation> mainOperation(Outline outline) {
    return outline.main(Role.CONTACTS)
        .filter(t -> means(t, Meaning.TREATMENT) && means(t, Meaning.OUTCOME))
        .map(t -> OperationCatalog.defaults(ReadCampaign.class));
  }

  @Override
  public List<Finding> findings(StudyView study) {
    List<Finding> findings = new ArrayList<>();
    effect(study).ifPresent(effect -> {
      effect.total().ifPresent(t ->
          findings.add(new Finding(words("finding.total", t.campaigns()), t.difference().times(100), ReadCampaign.EFFECT)));
      for (CampaignEffect.Campaign c : effect.campaigns()) {
        for (CampaignEffect.Arm arm : c.arms()) {
          arm.against().ifPresent(a ->
              findings.add(new Finding(words("finding", arm.name(), c.control()), a.times(100), ReadCampaign.EFFECT)));
        }
      }
    });
    return findings;
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return effect(study).map(effect -> new CampaignSection(effect).section());
  }

  private static Optional<CampaignEffect> effect(StudyView study) {
    return study.artifact(ReadCampaign.EFFECT, CampaignEffect.class).filter(e -> !e.campaigns().isEmpty());
  }

  private static boolean means(DatasetVersion table, Meaning meaning) {
    return table.plainColumns().stream().anyMatch(c -> c.means(meaning));
  }

  private static Text words(String key, Object... args) {
    return Text.of(CampaignsAnalysis.class, key, args);
  }
}
