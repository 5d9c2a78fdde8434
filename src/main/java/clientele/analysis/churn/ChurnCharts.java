package clientele.analysis.churn;

import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Text;
import clientele.features.windows.OutcomeWindows;
import clientele.models.Calibration;
import clientele.reports.chart.ChartSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The charts of churn, for views and the report. */
public final class ChurnCharts {
  private final ChurnEvaluation evaluation;
  private final String currency;

  public ChurnCharts(ChurnEvaluation evaluation, String currency) {
    this.evaluation = evaluation;
    this.currency = currency;
  }

  /** What the model may know, and when; empty where churn is a label. */
  public Optional<ChartSpec> timeline() {
    return evaluation.windows().map(w -> {
      List<ChartSpec.Lane> lanes = new ArrayList<>();
      if (evaluation.dates().stream().noneMatch(d -> d.cutoff().equals(w.training()))) {
        lanes.add(lane(words("lane.training"), w, w.training(), Optional.empty(), false));
      }
      for (ChurnEvaluation.Dated d : evaluation.dates()) {
        boolean last = d.cutoff().equals(w.test());
        Text back = words("lane.silent", percent(d.silentShare()), percent((double) d.cameBack() / Math.max(1, d.silent())));
        lanes.add(lane(words(last ? "lane.test" : "lane.backtest"), w, d.cutoff(), Optional.of(back), last));
      }
      lanes.add(scoring(w));
      return new ChartSpec.Timeline(words("chart.timeline"), Optional.of(words("chart.timeline.note", w.gapDays(), w.silenceDays())), lanes, w.last());
    });
  }

  private static ChartSpec.Lane lane(
      Text name, OutcomeWindows w, LocalDate cutoff, Optional<Text> remark, boolean strong) {
    return new ChartSpec.Lane(
        name,
        List.of(
            new ChartSpec.Window(ChartSpec.Use.KNOWN, w.first(), cutoff, Optional.of(words("lane.date", cutoff))),
            new ChartSpec.Window(ChartSpec.Use.GAP, cutoff.plusDays(1), cutoff.plusDays(Math.max(1, w.gapDays())), Optional.empty()),
            new ChartSpec.Window(ChartSpec.Use.OUTCOME, w.outcomeStart(cutoff), w.outcomeEnd(cutoff), Optional.empty())),
        remark, strong);
  }

  private static ChartSpec.Lane scoring(OutcomeWindows w) {
    LocalDate cutoff = w.last();
    return new ChartSpec.Lane(
        words("lane.scoring"),
        List.of(
            new ChartSpec.Window(ChartSpec.Use.KNOWN, w.first(), cutoff, Optional.of(words("lane.date", cutoff))),
            new ChartSpec.Window(ChartSpec.Use.FUTURE, w.outcomeStart(cutoff), w.outcomeEnd(cutoff),
                Optional.of(words("lane.unknown")))),
        Optional.empty(), true);
  }

  private static String percent(double share) {
    return Figures.percent(share, 0);
  }

  /** How soon returning customers come back; empty where churn is a label. */
  public Optional<ChartSpec> gapCurve() {
    return evaluation.gaps().map(g -> {
      double[] x = Arrays.stream(g.days()).asDoubleStream().toArray();
      double[] y = Arrays.stream(g.returned()).map(v -> v * 100).toArray();
      int longest = evaluation.windows().orElseThrow().silenceDays();
      double shown = 2.0 * Math.max(longest, g.ninetyDays());
      int last = x.length;
      while (last > 2 && x[last - 2] > shown) {
        last--;
      }
      return new ChartSpec.Lines(
          words("chart.gaps"), Optional.of(words("chart.gaps.note", g.observed())),
          new ChartSpec.Axis(words("chart.gaps.x"), 0, true, false), new ChartSpec.Axis(Text.literal("%"), 0, true, false),
          List.of(new ChartSpec.Line(words("chart.gaps.line"), ChartSpec.Style.THIS, Arrays.copyOf(x, last),
              Arrays.copyOf(y, last), new double[0], new double[0])),
          List.of(new ChartSpec.Marker(g.ninetyDays(), words("chart.gaps.ninety", g.ninetyDays()), true)));
    });
  }

  /** Predicted against observed risk. */
  public ChartSpec calibration() {
    List<Calibration.Bin> bins = evaluation.calibration().bins();
    List<Interval> intervals = bins.stream().map(b -> b.interval().times(100)).toList();
    return new ChartSpec.Calibration(
        words(silence() ? "chart.calibration.silence" : "chart.calibration"), Optional.of(words("chart.calibration.note")),
        new ChartSpec.Axis(words("chart.calibration.x"), 0, true, false),
        new ChartSpec.Axis(words(silence() ? "chart.calibration.y.silence" : "chart.calibration.y"), 0, true, false),
        bins.stream().mapToDouble(b -> b.predicted() * 100).toArray(),
        bins.stream().mapToDouble(b -> b.observed() * 100).toArray(), intervals);
  }

  private boolean silence() {
    return evaluation.kind().equals("silence");
  }

  /** Expected gain by number of calls, against risk alone and chance. */
  public ChartSpec gain(PlanCalls.Decision d) {
    double most = Arrays.stream(d.curveHigh()).map(Math::abs).max().orElse(0);
    boolean thousands = most >= 10_000;
    double unit = thousands ? 1_000 : 1;
    String sign = Figures.currencySign(currency).strip();
    Text title = sign.isEmpty()
        ? words(thousands ? "chart.gain.plain.thousand" : "chart.gain.plain")
        : words(thousands ? "chart.gain.thousand" : "chart.gain", sign);
    Text note = d.assumed()
        ? words("chart.gain.note.scenario", hundredth(d.saveRate().interval().low()), hundredth(d.saveRate().interval().high()))
        : words("chart.gain.note");
    return new ChartSpec.Lines(
        title, Optional.of(note),
        new ChartSpec.Axis(words("chart.gain.x"), 0, true, false), new ChartSpec.Axis(Text.literal(""), 0, true, false),
        List.of(
            new ChartSpec.Line(words("chart.gain.value"), ChartSpec.Style.THIS, d.x(), over(d.curve(), unit),
                over(d.curveLow(), unit), over(d.curveHigh(), unit)),
            new ChartSpec.Line(words("chart.gain.risk"), ChartSpec.Style.RIVAL, d.x(), over(d.riskCurve(), unit),
                new double[0], new double[0]),
            new ChartSpec.Line(words("chart.gain.random"), ChartSpec.Style.REFERENCE, d.x(),
                over(d.randomCurve(), unit), new double[0], new double[0])),
        List.of(new ChartSpec.Marker(d.calls(),
            words("chart.gain.chosen", d.calls(),
                Figures.money(Figures.round(d.gain().value(), d.gain().interval()), currency, 0)), true)));
  }

  /** A share as a number of 100. */
  static String hundredth(double share) {
    double tenths = Math.rint(share * 1_000);
    return Figures.fixed(tenths / 10, tenths % 10 == 0 ? 0 : 1);
  }

  private static double[] over(double[] values, double unit) {
    return Arrays.stream(values).map(v -> v / unit).toArray();
  }

  private static Text words(String key, Object... args) {
    return Text.of(ChurnCharts.class, key, args);
  }
}
