package clientele.reports.chart;

import clientele.base.Figures;
import clientele.base.Text;
import clientele.reports.chart.ChartSpec.Lane;
import clientele.reports.chart.ChartSpec.Use;
import clientele.reports.chart.ChartSpec.Window;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.Stream;

/** Windows in time, drawn to scale: what was known, the gap, the outcome, and what is not known yet. */
final class LanePlot extends RowPlot {
  private static final long serialVersionUID = 1;
  private final transient ChartSpec.Timeline spec;

  LanePlot(Ink ink, ChartSpec.Timeline spec) {
    super(ink);
    this.spec = spec;
  }

  @Override
  double height() {
    return spec.lanes().size() * 30 + 46;
  }

  @Override
  void paint(Graphics2D g, Rectangle2D area) {
    double names = spec.lanes().stream().mapToDouble(l -> ink.width(ink.say(l.name()), true)).max().orElse(0) + 24;
    double left = area.getMinX() + names;
    double right = area.getMaxX() - 12;
    double top = area.getMinY() + 22;
    double bottom = area.getMaxY() - 22;
    double row = (bottom - top) / Math.max(1, spec.lanes().size());
    Scale scale = scale(right - left);
    for (Scale.Tick tick : scale.ticks()) {
      double x = scale.at(tick.value(), left, right);
      line(g, x, top, x, bottom, ink.palette().hair(), Ink.HAIR);
      ink.write(g, tick.label(), x, area.getMinY() + 8, 0.5, ink.palette().muted(), false);
    }
    double end = scale.at(spec.dataEnd().toEpochDay() + 1, left, right);
    line(g, end, top, end, bottom + 2, ink.palette().ink(), Ink.line(1.4));
    for (int i = 0; i < spec.lanes().size(); i++) {
      lane(g, spec.lanes().get(i), area.getMinX(), top + row * (i + 0.5), Math.min(18, row * 0.62), scale, left, right);
    }
    String words = ink.say(Text.of(LanePlot.class, "chart.dataEnd", spec.dataEnd()));
    ink.write(g, words, Math.min(end + 60, area.getMaxX()), bottom + 13, 1, ink.palette().muted(), false);
  }

  private void lane(
      Graphics2D g, Lane lane, double x, double y, double thick, Scale scale, double left, double right) {
    ink.write(g, ink.say(lane.name()), x, y, 0, ink.palette().ink(), lane.strong());
    double last = left;
    for (Window window : lane.windows()) {
      double from = scale.at(window.from().toEpochDay(), left, right);
      double to = scale.at(window.to().toEpochDay() + 1, left, right);
      Rectangle2D bar = new Rectangle2D.Double(from, y - thick / 2, Math.max(2, to - from), thick);
      Color colour = fill(window.use(), lane.strong());
      if (window.use() == Use.FUTURE) {
        g.setColor(ink.palette().category(2));
        g.setStroke(Ink.DASHED);
        g.draw(bar);
      } else {
        g.setColor(colour);
        g.fill(bar);
        if (window.use() == Use.GAP) {
          g.setColor(ink.palette().muted());
          g.setStroke(Ink.HAIR);
          g.draw(bar);
        }
      }
      String days = Figures.date(window.from(), ink.language()) + " – " + Figures.date(window.to(), ink.language());
      hover(bar, ink.say(lane.name()) + ": " + window.label().map(t -> ink.say(t) + ", ").orElse("") + days);
      window.label().map(ink::say).filter(w -> ink.width(w, false) < to - from - 8).ifPresent(w ->
          ink.write(g, w, window.use() == Use.KNOWN ? to - 7 : (from + to) / 2, y, window.use() == Use.KNOWN ? 1 : 0.5,
              window.use() == Use.FUTURE ? ink.palette().ink() : Palette.inkOn(colour), false));
      last = Math.max(last, to);
    }
    double after = Math.max(last, scale.at(spec.dataEnd().toEpochDay() + 1, left, right)); // never across the line of the data end
    Optional<String> remark = lane.remark().map(ink::say);
    remark.ifPresent(w -> ink.label(g, w, after + 7, y, 0, ink.palette().muted(), false));
  }

  private Color fill(Use use, boolean strong) {
    Color page = ink.palette().page();
    return switch (use) {
      case KNOWN -> Palette.mix(ink.palette().category(1), page, strong ? 0.18 : 0.6);
      case GAP -> page;
      case OUTCOME -> Palette.mix(ink.palette().category(2), page, strong ? 0 : 0.4);
      case FUTURE -> page;
    };
  }

  /** From the first window to the last, and as far beyond as the remarks need. */
  private Scale scale(double width) {
    double end = spec.dataEnd().toEpochDay() + 1;
    double low = windows().mapToLong(w -> w.from().toEpochDay()).min().orElse((long) end - 365);
    double high = Math.max(end, windows().mapToLong(w -> w.to().toEpochDay() + 1).max().orElse(0));
    for (Lane lane : spec.lanes()) {
      double last = Math.max(end, lane.windows().stream().mapToLong(w -> w.to().toEpochDay() + 1).max().orElse((long) end));
      double room = width - 10 - lane.remark().map(r -> ink.width(ink.say(r), false)).orElse(0.0);
      if (room > width / 3) {
        high = Math.max(high, low + (last - low) * width / room);
      }
    }
    return Scale.days(low, high, ink.language(), 7);
  }

  private Stream<Window> windows() {
    return spec.lanes().stream().flatMap(l -> l.windows().stream());
  }
}
