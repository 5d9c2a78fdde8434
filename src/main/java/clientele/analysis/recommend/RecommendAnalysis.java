package clientele.analysis.recommend;

import clientele.analysis.Analysis;
import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.reports.chart.ChartSpec;
import clientele.study.Outline;
import clientele.study.StudyView;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recommendations workspace. */
@AutoService(Analysis.class)
public final class RecommendAnalysis implements Analysis {

  @Override
  public String id() {
    return "recommend";
  }

  @Override
  public int order() {
    return 330;
  }

  @Override
  public List<Class<? extends Operation>> operations() {
    return List.of(TrainRecommender.class);
  }

  @Override
  public List<String> produces() {
    return List.of(TrainRecommender.TABLE, TrainRecommender.EVALUATION);
  }

  @Override
  public Step step(StudyView study) {
    Optional<RecommendEvaluation> found = study.artifact(TrainRecommender.EVALUATION, RecommendEvaluation.class);
    if (found.isEmpty()) {
      return mainOperation(study.outline()).isPresent()
          ? new Step(Step.State.READY, Optional.empty(), words("step.ready"))
          : new Step(Step.State.BLOCKED, Optional.empty(), words("step.blocked"));
    }
    Estimate hit = found.get().figures().getFirst().hit();
    boolean stale = study.outline().stale().contains(TrainRecommender.TABLE);
    return new Step(
        stale ? Step.State.OUT_OF_DATE : Step.State.CURRENT,
        Optional.of(Text.literal(Figures.percent(hit.value(), 0))),
        words("step.done", Figures.interval(hit.times(100).interval(), 0))).leadingTo(words("next"));
  }

  @Override
  public Optional<Operation> mainOperation(Outline outline) {
    TrainRecommender operation = OperationCatalog.defaults(TrainRecommender.class);
    return operation.validate(outline).isEmpty() ? Optional.of(operation) : Optional.empty();
  }

  @Override
  public List<Finding> findings(StudyView study) {
    return study.artifact(TrainRecommender.EVALUATION, RecommendEvaluation.class).stream()
        .map(e -> new Finding(words("finding"), e.difference().times(100), TrainRecommender.EVALUATION))
        .toList();
  }

  @Override
  public Optional<Section> report(StudyView study) {
    return study.artifact(TrainRecommender.EVALUATION, RecommendEvaluation.class).map(RecommendAnalysis::section);
  }

  /** The answer: of 100 buyers, how many took something that would have been on their list. */
  public static Block.Headline headline(RecommendEvaluation e) {
    Estimate hit = e.figures().getFirst().hit().times(100);
    Estimate rule = e.baseline().hit();
    return new Block.Headline(
        words("report.figure", Figures.fixed(hit.value(), 0)),
        Optional.of(words("report.interval", Figures.fixed(hit.interval().low(), 0),
            Figures.fixed(hit.interval().high(), 0), Figures.fixed(rule.value() * 100, 0), e.rule())),
        words("report.sentence." + e.split(), e.tested(), Figures.fixed(hit.value(), 0), e.k(), judged(e)),
        TrainRecommender.EVALUATION);
  }

  private static Text judged(RecommendEvaluation e) {
    return !e.graded() ? words("grade." + e.grade(), e.k()) : e.byRule() ? words("grade.rule") : words("grade." + e.grade(), e.rule());
  }

  /** Shares of buyers with a purchase on their list, by method. */
  public static ChartSpec hitChart(RecommendEvaluation e) {
    List<ChartSpec.Dot> dots = new ArrayList<>();
    for (RecommendEvaluation.Figures f : e.figures()) {
      Estimate hit = f.hit().times(100);
      dots.add(new ChartSpec.Dot(f.name(), hit.value(), Optional.of(hit.interval()), f.baseline() ? 8 : 1, f.baseline(), Optional.empty()));
    }
    return new ChartSpec.Dots(
        words("chart.hit", e.k()), Optional.of(words("chart.note", e.tested())),
        new ChartSpec.Axis(Text.literal("%"), 0, true, false), dots, Optional.empty(), Optional.empty());
  }

  /** The same by experience. */
  public static ChartSpec experienceChart(RecommendEvaluation e) {
    List<ChartSpec.Dot> dots = new ArrayList<>();
    for (RecommendEvaluation.Experience x : e.byExperience()) {
      Estimate chosen = x.chosen().times(100);
      dots.add(new ChartSpec.Dot(
          words("chart.experience.group", x.group(), x.customers()), chosen.value(), Optional.of(chosen.interval()), 1,
          false, Optional.of(x.rule().value() * 100)));
    }
    return new ChartSpec.Dots(
        words("chart.experience"), Optional.of(words("chart.experience.note", e.rule())),
        new ChartSpec.Axis(Text.literal("%"), 0, true, false), dots, Optional.empty(), Optional.empty());
  }

  private static Section section(RecommendEvaluation e) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(headline(e));
    blocks.add(new Block.Chart(hitChart(e), TrainRecommender.EVALUATION));
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (RecommendEvaluation.Figures f : e.figures()) {
      rows.add(List.of(
          Block.Cell.of(f.name()),
          Block.Cell.of(f.hit().value() * 100, 1, f.hit().times(100).interval()),
          Block.Cell.of(f.recall().value() * 100, 1, f.recall().times(100).interval()),
          Block.Cell.of(f.ndcg().value(), 3, f.ndcg().interval()),
          Block.Cell.of(f.coverage() * 100, 0)));
    }
    blocks.add(new Block.Grid(
        words("report.grid", e.tested()),
        List.of(words("report.method"), words("report.hit"), words("report.recall"), words("report.ndcg"),
            words("report.coverage")),
        List.of(false, true, true, true, true), rows, TrainRecommender.EVALUATION));
    blocks.add(new Block.Chart(experienceChart(e), TrainRecommender.EVALUATION));
    Estimate d = e.difference().times(100);
    Text challenger = e.figures().get(e.byRule() ? 1 : 0).name();
    blocks.add(new Block.Paragraph(words("report.difference", challenger, e.rule(), Figures.signed(d.value(), 1),
        Figures.signed(d.interval().low(), 1), Figures.signed(d.interval().high(), 1),
        words(e.repeats() ? "report.repeats" : "report.norepeats", Figures.percent(e.repeatShare(), 0)))));
    if (e.ended() > 0 || e.returned() > 0) {
      blocks.add(new Block.Paragraph(words("report.ended", e.ended(), e.returned())));
    }
    blocks.add(new Block.Paragraph(e.window() > 0 ? words("report.window", e.window()) : words("report.allTime")));
    blocks.add(e.cutoff().isPresent()
        ? new Block.Paragraph(words("report.split.later", e.cutoff().get(), e.lastDay().orElseThrow()))
        : new Block.Note(words("report.split.held")));
    return new Section("recommend", words("title"), blocks);
  }

  private static Text words(String key, Object... args) {
    return Text.of(RecommendAnalysis.class, key, args);
  }
}
