package clientele.reports.chart;

import clientele.base.Interval;
import clientele.base.Text;
import clientele.reports.chart.ChartSpec.Axis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** One chart of each kind, with figures of an invented company. */
public final class SampleCharts {
  private SampleCharts() {}

  /** All of them. */
  public static List<ChartSpec> all() {
    return List.of(lines(), trend(), dots(), bars(), columns(), points(), calibration(), heat(), tree(), timeline());
  }

  /** Six branches in three groups. */
  public static ChartSpec tree() {
    return new ChartSpec.Tree(
        t("What is joined, and how far apart it lies"), Optional.of(t("the last 6 branches")), axis("", 1, true),
        List.of(new ChartSpec.Leaf(120, 1), new ChartSpec.Leaf(80, 1), new ChartSpec.Leaf(64, 2), new ChartSpec.Leaf(41, 2),
            new ChartSpec.Leaf(230, 2), new ChartSpec.Leaf(12, 3)),
        List.of(new ChartSpec.Fork(2, 3, 4.1), new ChartSpec.Fork(0, 1, 5.2), new ChartSpec.Fork(6, 4, 6.3), new ChartSpec.Fork(8, 5, 14),
            new ChartSpec.Fork(7, 9, 22.5)),
        Optional.of(new ChartSpec.Cut(10, t("3 segments"))));
  }

  private static Text t(String words) {
    return Text.literal(words);
  }

  private static Axis axis(String label, int decimals, boolean zero) {
    return new Axis(t(label), decimals, zero, false);
  }

  public static ChartSpec lines() {
    int n = 61;
    double[] x = new double[n];
    double[] y = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    double[] rival = new double[n];
    double[] random = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = i * 100;
      double s = x[i] / 6000;
      y[i] = 62 * Math.sqrt(s) - 32 * s;
      low[i] = y[i] * 0.5 - 8 * s;
      high[i] = y[i] * 1.5 + 10 * s;
      rival[i] = 25 * Math.sin(s * 1.7);
      random[i] = 10 * s;
    }
    return new ChartSpec.Lines(
        t("Expected gain, € thousand"), Optional.of(t("9,562 may be called; band: 95 % interval")),
        axis("calls", 0, true), axis("", 1, true),
        List.of(
            new ChartSpec.Line(t("risk × value"), ChartSpec.Style.THIS, x, y, low, high),
            new ChartSpec.Line(t("risk alone"), ChartSpec.Style.RIVAL, x, rival, new double[0], new double[0]),
            new ChartSpec.Line(t("at random"), ChartSpec.Style.REFERENCE, x, random, new double[0], new double[0])),
        List.of(new ChartSpec.Marker(1200, t("Capacity 1,200 calls: €28,000"), true)));
  }

  public static ChartSpec trend() {
    double[] x = new double[9];
    double[] y = {24, 23, 25.1, 24.6, 25.2, 25.1, 33, 34.3, 34.5};
    double[] low = y.clone();
    double[] high = y.clone();
    for (int i = 0; i < 9; i++) {
      x[i] = LocalDate.of(2025, i + 1, 1).toEpochDay();
      low[i] -= 3.4;
      high[i] += 3.4;
    }
    return new ChartSpec.Lines(
        t("2025 年配送提及的负面占比，%"), Optional.of(t("色带：95 % 区间")),
        new Axis(t(""), 0, false, true), axis("", 1, true),
        List.of(new ChartSpec.Line(t("配送 35 %"), ChartSpec.Style.THIS, x, y, low, high)),
        List.of(new ChartSpec.Marker(LocalDate.of(2025, 7, 2).toEpochDay(), t("7月2日：德国更换承运商"), false)));
  }

  public static ChartSpec dots() {
    return new ChartSpec.Dots(
        t("Bought one of ten, %"), Optional.of(t("95 % interval")), axis("", 1, false),
        List.of(
            dot("EASE (chosen)", 31, 29.4, 32.6, 1, false), dot("Item neighbours", 29.1, 27.5, 30.7, 6, false),
            dot("Factors (ALS)", 27.6, 26.1, 29.2, 6, false), dot("Best sellers", 22, 20.6, 23.5, 8, true)),
        Optional.of(22.0), Optional.of(t("best sellers")));
  }

  private static ChartSpec.Dot dot(String name, double value, double low, double high, int category, boolean rival) {
    return new ChartSpec.Dot(t(name), value, Optional.of(Interval.of(low, high)), category, rival, Optional.empty());
  }

  public static ChartSpec bars() {
    return new ChartSpec.Bars(
        t("Share of margin, %"), Optional.empty(), axis("", 0, true),
        List.of(
            new ChartSpec.Bar(t("Summit regulars"), 43, Optional.of(Interval.of(41, 45)), 1),
            new ChartSpec.Bar(t("登峰常客与家庭"), 24, Optional.of(Interval.of(22, 26)), 2),
            new ChartSpec.Bar(t("Seasonal skiers"), 17, Optional.empty(), 6)));
  }

  public static ChartSpec columns() {
    List<ChartSpec.Bar> bars = new ArrayList<>();
    String[] names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    double[] values = {6, 6.1, 7.4, 7.9, 7.3, 6.4, 6.5, 6.9, 5.8, 6.6, 8.1, 9.8};
    for (int i = 0; i < 12; i++) {
      bars.add(new ChartSpec.Bar(t(names[i]), values[i], Optional.empty(), 1));
    }
    return new ChartSpec.Bars(t("Order lines in 2024, thousand"), Optional.empty(), axis("", 1, true), bars);
  }

  public static ChartSpec points() {
    RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    double[][] centres = {{3, 8}, {8, 9}, {6, 6}, {3, 3}, {8, 3}};
    String[] names = {"Bargain browsers", "Summit regulars", "Family weekenders", "Fading explorers", "季节滑雪客"};
    int[] categories = {4, 1, 2, 7, 6};
    List<ChartSpec.Group> groups = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      double[] x = new double[200];
      double[] y = new double[200];
      for (int i = 0; i < 200; i++) {
        x[i] = centres[k][0] + dice.nextGaussian() * 0.9;
        y[i] = centres[k][1] + dice.nextGaussian() * 0.8;
      }
      groups.add(new ChartSpec.Group(t(names[k]), categories[k], x, y));
    }
    return new ChartSpec.Points(
        t("Map of customers"), Optional.of(t("1,000 of 18,240 drawn")), axis("spends more", 1, false),
        axis("bought more recently", 1, false), groups);
  }

  public static ChartSpec calibration() {
    double[] p = {5, 12, 19, 27, 36, 47, 59, 74};
    double[] o = {4.5, 11, 20, 26, 37, 46, 60, 73};
    List<Interval> intervals = new ArrayList<>();
    for (double v : o) {
      intervals.add(Interval.of(v - 3, v + 3));
    }
    return new ChartSpec.Calibration(
        t("Does 40 % mean 40 %?"), Optional.of(t("left in fact, %")), axis("predicted risk, %", 0, true),
        axis("left in fact, %", 0, true), p, o, intervals);
  }

  public static ChartSpec heat() {
    return new ChartSpec.Heat(
        t("Customers by recency and frequency"), Optional.empty(),
        List.of(t("1"), t("2"), t("3"), t("4"), t("5")), List.of(t("often"), t("sometimes"), t("once")),
        new double[][] {{120, 340, 560, 980, 1500}, {300, 420, 510, 640, 700}, {1800, 900, 400, 300, 120}}, 0);
  }

  public static ChartSpec timeline() {
    List<ChartSpec.Lane> lanes = new ArrayList<>();
    LocalDate start = LocalDate.of(2023, 1, 1);
    LocalDate[] cuts = {
      LocalDate.of(2024, 5, 10), LocalDate.of(2024, 9, 14), LocalDate.of(2025, 1, 19), LocalDate.of(2025, 5, 26),
      LocalDate.of(2025, 9, 30)
    };
    String[] names = {"First training", "Backtest 1", "Backtest 2", "Test", "Scoring"};
    String[] left = {"31 % left", "24 % left", "30 % left", "29.4 % left", ""};
    for (int i = 0; i < 5; i++) {
      ChartSpec.Use use = i == 4 ? ChartSpec.Use.FUTURE : ChartSpec.Use.OUTCOME;
      lanes.add(
          new ChartSpec.Lane(
              t(names[i]),
              List.of(
                  new ChartSpec.Window(ChartSpec.Use.KNOWN, start, cuts[i], Optional.of(t(cuts[i].toString()))),
                  new ChartSpec.Window(ChartSpec.Use.GAP, cuts[i].plusDays(1), cuts[i].plusDays(7), Optional.empty()),
                  new ChartSpec.Window(use, cuts[i].plusDays(8), cuts[i].plusDays(127),
                      i == 4 ? Optional.of(t("not yet known")) : Optional.empty())),
              left[i].isEmpty() ? Optional.empty() : Optional.of(t(left[i])), i >= 3));
    }
    return new ChartSpec.Timeline(
        t("What the model may know, and when"), Optional.of(t("five cut-offs, 127 days apart")), lanes,
        LocalDate.of(2025, 9, 30));
  }
}
