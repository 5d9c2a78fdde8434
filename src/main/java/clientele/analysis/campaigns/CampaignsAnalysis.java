package clientele.analysis.campaigns;

import clientele.analysis.Analysis;
import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.reports.Block;
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
  public List<Class<? extends Operation>> operations() {
    return List.of(ReadCampaign.class);
  }

  @Override
  public List<String> produces() {
    return List.of(ReadCampaign.EFFECT);
  }

  @Override
  public Step step(StudyView study) {
    Optional<ReadCampaign.Arm> best = study.artifact(ReadCampaign.EFFECT, ReadCampaign.Effect.class).flatMap(CampaignsAnalysis::best);
    if (best.isPresent()) {
      Estimate points = best.get().against().orElseThrow().times(100);
      boolean stale = study.outline().stale().contains(ReadCampaign.EFFECT);
      return new Step(
          stale ? Step.State.OUT_OF_DATE : Step.State.CURRENT,
          Optional.of(Text.literal(Figures.signed(points.value(), 1))),
          words("step.done", Figures.signed(points.interval().low(), 1), Figures.signed(points.interval().high(), 1))).leadingTo(words("next"));
    }
    return mainOperation(study.outline()).isPresent()
        ? new Step(Step.State.READY, Optional.empty(), words("step.ready"))
        : new Step(Step.State.BLOCKED, Optional.empty(), words("step.blocked"));
  }

  @Override
  public Optional<Operation> mainOperation(Outline outline) {
    return outline.main(Role.CONTACTS)
        .filter(t -> means(t, Meaning.TREATMENT) && means(t, Meaning.OUTCOME))
        .map(t -> new ReadCampaign("", "", "", "", ""));
  }

  @Override
  public List<Finding> findings(StudyView study) {
    return study.artifact(ReadCampaign.EFFECT, ReadCampaign.Effect.class).stream()
        .flatMap(effect -> effect.arms().stream()
            .flatMap(arm -> arm.against().stream()
                .map(a -> new Finding(words("finding", arm.name(), effect.control()), a.times(100), ReadCampaign.EFFECT))))
        .toList();
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return study.artifact(ReadCampaign.EFFECT, ReadCampaign.Effect.class).map(CampaignsAnalysis::section);
  }

  private static Section section(ReadCampaign.Effect effect) {
    List<Block> blocks = new ArrayList<>();
    best(effect).ifPresent(arm -> {
      Estimate points = arm.against().orElseThrow().times(100);
      Interval interval = points.interval();
      blocks.add(new Block.Headline(
          words("report.figure", Figures.signed(points.value(), 1)),
          Optional.of(words("report.interval", Figures.signed(interval.low(), 1), Figures.signed(interval.high(), 1))),
          words(interval.contains(0) ? "report.noise" : "report.sentence", arm.name(), effect.control()),
          ReadCampaign.EFFECT));
    });
    if (effect.control().isEmpty()) {
      blocks.add(new Block.Note(words("report.nocontrol")));
    }
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (ReadCampaign.Arm arm : effect.arms()) {
      Estimate share = arm.share().times(100);
      rows.add(List.of(
          Block.Cell.literal(arm.name()),
          Block.Cell.of(arm.customers(), 0),
          Block.Cell.of(share.value(), 1, share.interval()),
          arm.against()
              .map(d -> Block.Cell.difference(d.times(100).value(), 1, d.times(100).interval()))
              .orElse(Block.Cell.of(words("report.reference")))));
    }
    blocks.add(new Block.Grid(
        words("report.grid"),
        List.of(words("report.group"), words("report.customers"), words("report.share"), words("report.against")),
        List.of(false, true, true, true),
        rows,
        ReadCampaign.EFFECT));
    return new Section("campaigns", words("title"), blocks);
  }

  private static Optional<ReadCampaign.Arm> best(ReadCampaign.Effect effect) {
    return effect.arms().stream()
        .filter(a -> a.against().isPresent())
        .max((a, b) -> Double.compare(a.against().get().value(), b.against().get().value()));
  }

  private static boolean means(DatasetVersion table, Meaning meaning) {
    return table.plainColumns().stream().anyMatch(c -> c.means(meaning));
  }

  private static Text words(String key, Object... args) {
    return Text.of(CampaignsAnalysis.class, key, args);
  }
}
