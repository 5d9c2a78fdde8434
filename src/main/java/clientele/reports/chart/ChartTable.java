package clientele.reports.chart;

import clientele.base.Interval;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures of a chart as a table with tabs between cells, for a spreadsheet. */
public final class ChartTable {
  private final List<String> lines = new ArrayList<>();
  private final Language language;

  private ChartTable(Language language) {
    this.language = language;
  }

  /** Every figure of a chart with its interval, one per line, below a line of names. */
  public static String of(ChartSpec spec, Language language) {
    ChartTable table = new ChartTable(language);
    table.add(spec);
    return String.join("\n", table.lines) + "\n";
  }

  private void add(ChartSpec spec) {
    switch (spec) {
      case ChartSpec.Lines lines -> {
        row("name", "x", "y", "low", "high");
        for (ChartSpec.Line line : lines.lines()) {
          for (int i = 0; i < line.x().length; i++) {
            boolean band = line.low().length == line.x().length;
            row(say(line.name()), x(line.x()[i], lines.x()), line.y()[i], band ? line.low()[i] : "", band ? line.high()[i] : "");
          }
        }
      }
      case ChartSpec.Dots dots -> {
        row("name", "value", "low", "high", "reference");
        dots.dots().forEach(d -> row(say(d.name()), d.value(), low(d.interval()), high(d.interval()),
            d.reference().map(Object.class::cast).orElse("")));
      }
      case ChartSpec.Bars bars -> {
        row("name", "value", "low", "high");
        bars.bars().forEach(b -> row(say(b.name()), b.value(), low(b.interval()), high(b.interval())));
      }
      case ChartSpec.Points points -> {
        row("group", "x", "y");
        for (ChartSpec.Group group : points.groups()) {
          for (int i = 0; i < group.x().length; i++) {
            row(say(group.name()), group.x()[i], group.y()[i]);
          }
        }
      }
      case ChartSpec.Calibration calibration -> {
        row("predicted", "observed", "low", "high");
        for (int i = 0; i < calibration.predicted().length; i++) {
          Optional<Interval> range =
              i < calibration.intervals().size() ? Optional.of(calibration.intervals().get(i)) : Optional.empty();
          row(calibration.predicted()[i], calibration.observed()[i], low(range), high(range));
        }
      }
      case ChartSpec.Heat heat -> {
        row("row", "column", "value");
        for (int r = 0; r < heat.rows().size(); r++) {
          for (int c = 0; c < heat.columns().size(); c++) {
            row(say(heat.rows().get(r)), say(heat.columns().get(c)), heat.values()[r][c]);
          }
        }
      }
      case ChartSpec.Tree tree -> {
        row("node", "first", "second", "height", "count");
        for (int i = 0; i < tree.leaves().size(); i++) {
          row(i + 1, "", "", "", tree.leaves().get(i).count());
        }
        for (int i = 0; i < tree.forks().size(); i++) {
          ChartSpec.Fork fork = tree.forks().get(i);
          row(tree.leaves().size() + i + 1, fork.first() + 1, fork.second() + 1, fork.height(), "");
        }
      }
      case ChartSpec.Timeline timeline -> {
        row("lane", "window", "from", "to");
        timeline.lanes().forEach(lane -> lane.windows().forEach(
            w -> row(say(lane.name()), w.use().name().toLowerCase(java.util.Locale.ROOT), w.from(), w.to())));
      }
    }
  }

  private void row(Object... cells) {
    List<String> words = new ArrayList<>();
    for (Object cell : cells) {
      words.add(String.valueOf(cell).replaceAll("[\\t\\n\\r]", " "));
    }
    lines.add(String.join("\t", words));
  }

  private Object x(double value, ChartSpec.Axis axis) {
    return axis.dates() ? java.time.LocalDate.ofEpochDay(Math.round(value)) : value;
  }

  private static Object low(Optional<Interval> interval) {
    return interval.map(i -> (Object) i.low()).orElse("");
  }

  private static Object high(Optional<Interval> interval) {
    return interval.map(i -> (Object) i.high()).orElse("");
  }

  private String say(Text text) {
    return Messages.render(text, language);
  }
}
