package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.reports.Block;
import clientele.reports.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the report on churn. */
public final class ChurnSection {
  private static final int COEFFICIENTS = 12;

  private final ChurnEvaluation evaluation;
  private final Optional<PlanCalls.Decision> decision;
  private final String currency;
  private final ChurnCharts charts;

  public ChurnSection(ChurnEvaluation evaluation, Optional<PlanCalls.Decision> decision, String currency) {
    this.evaluation = evaluation;
    this.decision = decision;
    this.currency = currency;
    this.charts = new ChurnCharts(evaluation, currency);
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(headline());
    blocks.add(new Block.Paragraph(words("report.population", evaluation.scored(), evaluation.gone(),
        Figures.fixed(evaluation.likelyLeavers().value(), 0),
        Figures.fixed(evaluation.likelyLeavers().interval().low(), 0),
        Figures.fixed(evaluation.likelyLeavers().interval().high(), 0))));
    charts.timeline().ifPresent(c -> blocks.add(new Block.Chart(c, TrainChurnModel.EVALUATION)));
    charts.gapCurve().ifPresent(c -> blocks.add(new Block.Chart(c, TrainChurnModel.EVALUATION)));
    blocks.add(models());
    blocks.add(new Block.Paragraph(splitWords()));
    blocks.add(new Block.Chart(charts.calibration(), TrainChurnModel.EVALUATION));
    blocks.add(coefficients());
    if (!evaluation.setAside().isEmpty()) {
      blocks.add(setAside());
    }
    if (evaluation.grade().equals("C")) {
      blocks.add(new Block.Note(words("report.worse")));
    }
    decision.ifPresent(d -> {
      blocks.add(decisionHeadline(d));
      blocks.add(new Block.Chart(charts.gain(d), PlanCalls.DECISION));
      blocks.add(neighbours(d));
      if (d.assumed()) {
        blocks.add(new Block.Note(words("report.assumed")));
      }
    });
    return new Section("churn", words("title"), blocks);
  }

  /** The answer: pairs ranked right. */
  public Block.Headline headline() {
    ChurnEvaluation.Graded chosen = evaluation.models().getFirst();
    ChurnEvaluation.Graded baseline = evaluation.models().get(1);
    Interval i = chosen.auc().interval();
    return new Block.Headline(
        words("report.figure", Figures.fixed(chosen.auc().value() * 100, 0)),
        Optional.of(words("report.interval", Figures.fixed(i.low() * 100, 0), Figures.fixed(i.high() * 100, 0),
            baseline.name(), Figures.fixed(baseline.auc().value() * 100, 0))),
        words("report.sentence." + evaluation.split(), Figures.fixed(chosen.auc().value() * 100, 0),
            evaluation.tested(), words("grade." + evaluation.grade())),
        TrainChurnModel.EVALUATION);
  }

  /** The answer of the decision: what the calls are expected to gain. */
  public Block.Headline decisionHeadline(PlanCalls.Decision d) {
    Estimate gain = d.gain();
    return new Block.Headline(
        Text.literal(Figures.money(Figures.round(gain.value(), gain.interval()), currency, 0)),
        Optional.of(words("report.gain.interval", money(gain.interval().low(), gain), money(gain.interval().high(), gain))),
        words("report.gain.sentence", d.calls(), money(d.byRisk(), gain), d.control()),
        PlanCalls.DECISION);
  }

  private String money(double amount, Estimate like) {
    return Figures.money(Figures.round(amount, like.interval()), currency, 0);
  }

  private Block.Grid models() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (ChurnEvaluation.Graded m : evaluation.models()) {
      rows.add(List.of(
          Block.Cell.of(m.name()),
          Block.Cell.of(m.auc().value() * 100, 1, m.auc().times(100).interval()),
          Block.Cell.of(m.lift(), 2),
          Block.Cell.of(m.averagePrecision(), 3),
          Double.isFinite(m.calibrationSlope()) ? Block.Cell.of(m.calibrationSlope(), 2) : Block.Cell.literal("–"),
          Block.Cell.of(m.brier(), 3)));
    }
    return new Block.Grid(
        words("report.models", evaluation.tested(), evaluation.testedLeavers()),
        List.of(words("report.model"), words("report.auc"), words("report.lift"), words("report.ap"),
            words("report.slope"), words("report.brier")),
        List.of(false, true, true, true, true, true), rows, TrainChurnModel.EVALUATION);
  }

  private Text splitWords() {
    Estimate d = evaluation.difference().times(100);
    String difference = Figures.signed(d.value(), 1);
    Text interval = words("report.difference.interval", Figures.signed(d.interval().low(), 1), Figures.signed(d.interval().high(), 1));
    return evaluation.randomSplit().isPresent()
        ? words("report.split.random", difference, interval,
            Figures.fixed(evaluation.randomSplit().get() * 100, 1))
        : words("report.split", difference, interval);
  }

  private Block.Grid coefficients() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (ChurnEvaluation.Coefficient c : evaluation.coefficients().stream().limit(COEFFICIENTS).toList()) {
      Interval i = c.perDeviation().interval();
      rows.add(List.of(
          Block.Cell.of(factName(c)),
          Block.Cell.of(c.perDeviation().value(), 2, i),
          Block.Cell.of(Math.exp(c.perDeviation().value()), 2, Interval.of(Math.exp(i.low()), Math.exp(i.high()))),
          Block.Cell.literal(c.p() < 0.001 ? "< 0.001" : Figures.fixed(c.p(), 3))));
    }
    return new Block.Grid(
        words("report.coefficients"),
        List.of(words("report.fact"), words("report.coefficient"), words("report.odds"), words("report.p")),
        List.of(false, true, true, true), rows, TrainChurnModel.MODEL);
  }

  private Block.Grid setAside() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (ChurnEvaluation.SetAside s : evaluation.setAside()) {
      rows.add(List.of(Block.Cell.literal(s.fact()), Block.Cell.of(s.reason())));
    }
    return new Block.Grid(
        words("report.aside"), List.of(words("report.fact"), words("report.why")), List.of(false, false), rows,
        TrainChurnModel.EVALUATION);
  }

  private Block.Grid neighbours(PlanCalls.Decision d) {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (PlanCalls.Neighbour n : d.neighbours()) {
      rows.add(List.of(
          Block.Cell.of(n.calls(), 0),
          Block.Cell.of(n.gain(), 0),
          n.calls() == d.calls()
              ? Block.Cell.of(words("report.chosen"))
              : Block.Cell.difference(n.against().value(), 0, n.against().interval())));
    }
    return new Block.Grid(
        words("report.neighbours"),
        List.of(words("report.calls"), words("report.gain", sign()), words("report.against", d.calls(), sign())),
        List.of(true, true, true), rows, PlanCalls.DECISION);
  }

  private String sign() {
    return currency.isEmpty() ? "" : Figures.currencySign(currency).strip();
  }

  /** A fact of a coefficient in words. */
  public Text factName(ChurnEvaluation.Coefficient c) {
    Optional<Feature> feature = evaluation.kind().equals("silence") ? Feature.of(c.fact()) : Optional.empty();
    boolean missing = c.column().endsWith("(missing)");
    if (feature.isPresent()) {
      return missing ? words("fact.missing", feature.get().title()) : feature.get().title();
    }
    return Text.literal(c.column());
  }

  private static Text words(String key, Object... args) {
    return Text.of(ChurnSection.class, key, args);
  }
}
