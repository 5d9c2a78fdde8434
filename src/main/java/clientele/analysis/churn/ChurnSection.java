package clientele.analysis.churn;

import clientele.actions.Proof;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Text;
import clientele.features.Feature;
import clientele.features.facts.Facts;
import clientele.insights.Driver;
import clientele.models.LogisticRegression;
import clientele.models.validate.Grade;
import clientele.reports.Block;
import clientele.reports.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the report on churn. */
public final class ChurnSection {
  private static final int COEFFICIENTS = 12;

  /** A risk by which a shift of all risks is told. */
  private static final double A_RISK = 0.3;

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
    decision.ifPresent(d -> {
      blocks.add(decisionHeadline(d));
      if (d.assumed()) {
        blocks.add(new Block.Note(words("report.assumed")));
      }
      blocks.add(new Block.Chart(charts.gain(d), PlanCalls.DECISION));
      blocks.add(neighbours(d));
    });
    blocks.add(headline());
    blocks.add(new Block.Paragraph(population()));
    silentBefore().forEach(c -> blocks.add(new Block.Paragraph(c)));
    cautions().forEach(c -> blocks.add(new Block.Note(c)));
    charts.timeline().ifPresent(c -> blocks.add(new Block.Chart(c, TrainChurnModel.EVALUATION)));
    if (!evaluation.dates().isEmpty()) {
      blocks.add(dates());
    }
    charts.gapCurve().ifPresent(c -> blocks.add(new Block.Chart(c, TrainChurnModel.EVALUATION)));
    blocks.add(models());
    blocks.add(new Block.Paragraph(splitWords()));
    blocks.add(new Block.Chart(charts.calibration(), TrainChurnModel.EVALUATION));
    if (!evaluation.isRegression()) {
      blocks.add(drivers());
      blocks.add(new Block.Paragraph(words("report.driver.note")));
    }
    blocks.add(coefficients());
    if (!evaluation.setAside().isEmpty()) {
      blocks.add(setAside());
    }
    return new Section("churn", words("title"), blocks);
  }

  /** Who is scored, and how many of them will leave. */
  public Text population() {
    Interval likely = evaluation.likelyLeavers().interval();
    return words("report.population." + evaluation.kind(), evaluation.scored(), evaluation.gone(),
        Figures.fixed(evaluation.likelyLeavers().value(), 0), Figures.fixed(likely.low(), 0),
        Figures.fixed(likely.high(), 0), evaluation.label().map(LabelMeaning::column).orElse(""),
        evaluation.label().map(LabelMeaning::value).orElse(""), words(evaluation.split().equals("folds") ? "report.periods.one" : "report.periods.several"));
  }

  /** What became of those who were silent before. */
  public List<Text> silentBefore() {
    List<Text> list = new ArrayList<>();
    evaluation.cameBack().filter(d -> d.silent() > 0).ifPresent(d -> list.add(words("report.cameback", d.silent(), d.date(),
        d.cameBack(), Figures.percent((double) d.cameBack() / d.silent(), 0), d.days(), chance(d.cameBack(), d.silent()))));
    evaluation.already().filter(a -> a.n() > 0).ifPresent(a -> list.add(words("report.already", a.n(), a.date(), a.cameBack(),
        Figures.percent((double) a.cameBack() / a.n(), 0), a.days(),
        Double.isNaN(a.spendShare()) ? Text.literal("") : words("report.already.spend", Figures.percent(a.spendShare(), 0)), chance(a.cameBack(), a.n()))));
    return list;
  }

  /** What has to be known beside the figures: what the label means, how far to trust the risks. */
  public List<Text> cautions() {
    List<Text> list = new ArrayList<>();
    evaluation.label().ifPresent(l -> list.add(words("report.label", l.column(), l.value(), l.left(), l.left() + l.stayed())));
    doubt().ifPresent(list::add);
    if (evaluation.beyondLearned() > 0.05) {
      list.add(words("report.beyond", Figures.percent(evaluation.beyondLearned(), 0)));
    }
    if (Math.abs(evaluation.shift()) > 0.05) {
      double moved = LogisticRegression.logistic(Math.log(A_RISK / (1 - A_RISK)) + evaluation.shift());
      list.add(words("report.drift", Figures.percent(A_RISK, 0), evaluation.sameDirection() ? 1 : 2, Figures.percent(moved, 1)));
    }
    if (evaluation.grade().equals("C")) {
      list.add(words("report.worse", evaluation.remedy()));
    }
    return list;
  }

  /** That the risks cannot be taken at their word; empty if they can. */
  public Optional<Text> doubt() {
    double slope = evaluation.calibration().slope();
    if (ChurnEvaluation.disagree(evaluation.dates())) {
      return Optional.of(words("report.disagree", evaluation.dates().stream()
          .map(d -> Figures.count(d.silent()) + "/" + Figures.count(Math.round(d.expected()))).collect(Collectors.joining(", "))));
    }
    return evaluation.slopeIsOff()
        ? Optional.of(words("report.doubtful", Figures.fixed(slope, 2), words(slope < 1 ? "report.doubtful.bold" : "report.doubtful.timid"),
            words(evaluation.orderHolds() ? "report.doubtful.order" : "report.doubtful.none")))
        : Optional.empty();
  }

  private static String chance(int of, int n) {
    Interval range = Interval.wilson(of, n);
    return Figures.percent(range.low(), 0) + "–" + Figures.percent(range.high(), 0);
  }

  /** What the grade says: of a B and a C which of their cases it is. */
  public Text grade() {
    Interval difference = evaluation.difference().interval();
    Interval pairs = evaluation.difference().times(100).interval();
    return words("grade.difference", Figures.signed(evaluation.difference().value() * 100, 1), Figures.signed(pairs.low(), 1),
        Figures.signed(pairs.high(), 1), words(verdict(difference)));
  }

  private String verdict(Interval difference) {
    return switch (evaluation.grade()) {
      case "A" -> "grade.A";
      case "C" -> difference.high() < -Grade.CLEARLY ? "grade.C.worse" : "grade.C.chance";
      default -> difference.high() < 0 ? "grade.B.less"
          : difference.low() <= 0 ? "grade.B.noise"
          : difference.low() <= Grade.CLEARLY ? "grade.B.more"
          : ChurnEvaluation.disagree(evaluation.dates()) ? "grade.B.disagree" : "grade.B.once";
    };
  }

  /** The answer: pairs ranked right. */
  public Block.Headline headline() {
    ChurnEvaluation.Graded chosen = evaluation.models().getFirst();
    ChurnEvaluation.Graded baseline = evaluation.models().get(1);
    Interval i = chosen.auc().interval();
    String each = evaluation.dates().stream().map(d -> Figures.fixed(d.auc().value() * 100, 0)).collect(Collectors.joining(", "));
    return new Block.Headline(
        words("report.figure", Figures.fixed(chosen.auc().value() * 100, 0)),
        Optional.of(words(evaluation.split().equals("later") ? "report.next" : "report.interval",
            Figures.fixed(i.low() * 100, 0), Figures.fixed(i.high() * 100, 0), baseline.name(),
            Figures.fixed(baseline.auc().value() * 100, 0))),
        words("report.sentence." + evaluation.split(), Figures.fixed(chosen.auc().value() * 100, 0), each,
            grade(), evaluation.tested(), evaluation.dates().size()),
        TrainChurnModel.EVALUATION);
  }

  /** Why what is made with the risks is doubtful, in a short sentence; empty if nothing stands against it. */
  public Optional<Text> caveat() {
    if (evaluation.grade().equals("C")) {
      return Optional.of(words("caveat.worse"));
    }
    if (ChurnEvaluation.disagree(evaluation.dates())) {
      return Optional.of(words("caveat.disagree"));
    }
    return evaluation.slopeIsOff()
        ? Optional.of(words(evaluation.calibration().slope() < 1 ? "caveat.bold" : "caveat.timid")) : Optional.empty();
  }

  private Block.Headline withCaveat(Block.Headline headline) {
    return caveat().map(headline::doubted).orElse(headline);
  }

  /** The answer of the decision: what the calls gain, as an interval where it was measured and else as a scenario. */
  public Block.Headline decisionHeadline(PlanCalls.Decision d) {
    Estimate gain = d.gain();
    String low = money(gain.interval().low(), gain);
    String high = money(gain.interval().high(), gain);
    Interval rate = d.saveRate().interval();
    Text range = d.assumed()
        ? words("report.gain.scenario", low, high, ChurnCharts.hundredth(rate.low()), ChurnCharts.hundredth(rate.high()))
        : words(d.horizonDays() == 0 ? "report.gain.measured.given" : "report.gain.measured", low, high);
    return withCaveat(new Block.Headline(
        Text.literal(Figures.money(Figures.round(gain.value(), gain.interval()), currency, 0)), Optional.of(range),
        words(d.horizonDays() == 0 ? "report.gain.sentence.0" : "report.gain.sentence", d.calls(), money(d.byRisk(), gain),
            d.control(), proof(d), d.horizonDays()),
        PlanCalls.DECISION));
  }

  /** What the control group can show. */
  public Text proof(PlanCalls.Decision d) {
    if (d.control() == 0) {
      return words("report.proof.none");
    }
    Proof p = d.proof();
    int digits = p.baseShare() < 0.2 ? 1 : 0;
    return words(p.enough() ? "report.proof.enough" : "report.proof.weak", d.control(),
        Figures.percent(p.baseShare(), digits), Figures.percent(p.savedShare(), digits), Figures.percent(p.power(), 0));
  }

  /** What would show it, where the control group is too small. */
  public Optional<Text> remedy(PlanCalls.Decision d) {
    if (d.proof().enough()) {
      return Optional.empty();
    }
    return Optional.of(d.proof().evenEach() > 0
        ? words("report.proof.even", d.proof().evenEach()) : words("report.proof.never", d.proof().evenNeeded()));
  }

  /** The smallest thing the control group can show; empty if there is none. */
  public Optional<Text> showable(PlanCalls.Decision d) {
    double fall = d.proof().smallestFall();
    return d.control() == 0 || Double.isNaN(fall)
        ? Optional.empty()
        : Optional.of(words("report.proof.fall", Figures.percent(d.proof().baseShare() - fall, 0)));
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
        words("report.models." + evaluation.kind(), evaluation.tested(), evaluation.testedLeavers()),
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

  private Block.Grid dates() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (ChurnEvaluation.Dated d : evaluation.dates()) {
      rows.add(List.of(
          Block.Cell.of(words("lane.date", d.cutoff())),
          Block.Cell.of(d.n(), 0),
          Block.Cell.of(d.silent(), 0),
          Block.Cell.of(d.cameBack(), 0),
          Block.Cell.of(d.expected(), 0),
          Block.Cell.of(d.auc().value() * 100, 1, d.auc().times(100).interval()),
          Block.Cell.of(d.baseline().value() * 100, 1, d.baseline().times(100).interval()),
          Double.isFinite(d.slope()) ? Block.Cell.of(d.slope(), 2) : Block.Cell.literal("–")));
    }
    return new Block.Grid(
        words("report.dates"),
        List.of(words("report.date"), words("report.customers"), words("report.silent"), words("report.back"),
            words("report.expected"), words("report.auc"), words("report.rule"), words("report.slope")),
        List.of(false, true, true, true, true, true, true, true), rows, TrainChurnModel.EVALUATION);
  }

  private Block.Grid drivers() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Driver d : evaluation.drivers().stream().limit(COEFFICIENTS).toList()) {
      Interval i = d.weight().interval();
      rows.add(List.of(
          Block.Cell.of(factName(d)),
          d.direction() == 0 && d.highest().isEmpty()
              ? Block.Cell.of(words("report.driver.either", Figures.fixed(Math.exp(d.weight().value()), 2),
                  Figures.interval(Interval.of(Math.exp(i.low()), Math.exp(i.high())), 2)))
              : Block.Cell.of(d.times().value(), 2, d.times().interval()),
          Block.Cell.of(way(d))));
    }
    return new Block.Grid(
        words("report.drivers"),
        List.of(words("report.fact"), words("report.driver.weight"), words("report.driver.way")),
        List.of(false, true, false), rows, TrainChurnModel.MODEL);
  }

  /** Which way a fact moves the risk, in words. */
  public Text way(Driver d) {
    return d.highest().map(word -> words("report.driver.word", word))
        .orElse(words(d.direction() > 0 ? "report.driver.high" : d.direction() < 0 ? "report.driver.low" : "report.driver.both"));
  }

  /** The fact in words. */
  public Text factName(Driver d) {
    return evaluation.kind().equals("silence") ? columnName(d.fact()) : Text.literal(d.fact());
  }

  private Block.Grid coefficients() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (ChurnEvaluation.Coefficient c : evaluation.coefficients().stream().limit(COEFFICIENTS).toList()) {
      Interval i = c.perDeviation().interval();
      rows.add(List.of(
          Block.Cell.of(factName(c)),
          Block.Cell.of(Math.exp(c.perDeviation().value()), 2, Interval.of(Math.exp(i.low()), Math.exp(i.high()))),
          Block.Cell.of(Math.exp(c.alone()), 2),
          Block.Cell.literal(c.p() < 0.001 ? "< 0.001" : Figures.fixed(c.p(), 3)),
          Block.Cell.of(together(c))));
    }
    return new Block.Grid(
        words("report.coefficients"),
        List.of(words("report.fact"), words("report.odds"), words("report.alone"), words("report.p"), words("report.together")),
        List.of(false, true, true, true, false), rows, TrainChurnModel.MODEL);
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
          Block.Cell.of(Figures.round(n.gain(), d.gain().interval()), 0),
          n.calls() == d.calls()
              ? Block.Cell.of(words("report.chosen"))
              : Block.Cell.difference(n.against().value(), 0, n.against().interval())));
    }
    return new Block.Grid(
        words("report.neighbours"),
        List.of(words("report.calls"), sign().isEmpty() ? words("report.gain.column.plain") : words("report.gain.column", sign()),
            words("report.against", d.calls(), sign())),
        List.of(true, true, true), rows, PlanCalls.DECISION);
  }

  private String sign() {
    return currency.isEmpty() ? "" : Figures.currencySign(currency).strip();
  }

  /** A fact of a coefficient in words. */
  public Text factName(ChurnEvaluation.Coefficient c) {
    if (!evaluation.kind().equals("silence")) {
      return Text.literal(c.column());
    }
    return columnName(c.column());
  }

  private static Text columnName(String column) {
    String fact = column.replaceFirst(" \\((log|missing)\\)$", "");
    Text name = Feature.of(fact).map(Feature::title).orElseGet(
        () -> List.of(Facts.SILENCE_OF_USUAL, Facts.USUAL_SILENCE).contains(fact) ? words("fact." + fact) : Text.literal(fact));
    return column.endsWith("(missing)") ? words("fact.missing", name) : name;
  }

  /** The columns that a coefficient stands for besides its own, in words. */
  public Text together(ChurnEvaluation.Coefficient c) {
    List<Text> names = c.together().stream()
        .map(n -> evaluation.kind().equals("silence") ? columnName(n) : Text.literal(n))
        .toList();
    return names.stream().reduce((a, b) -> words("report.and", a, b)).orElse(Text.literal(""));
  }

  private static Text words(String key, Object... args) {
    return Text.of(ChurnSection.class, key, args);
  }
}
