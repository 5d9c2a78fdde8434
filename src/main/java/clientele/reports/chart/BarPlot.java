package clientele.reports.chart;

import clientele.reports.chart.ChartSpec.Bar;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Counts or shares by class: lying bars with names and values, or columns when the names are short and many. */
final class BarPlot extends RowPlot {
  private static final long serialVersionUID = 1;
  private final transient ChartSpec.Bars spec;

  BarPlot(Ink ink, ChartSpec.Bars spec) {
    super(ink);
    this.spec = spec;
  }

  @Override
  double height() {
    return columns() ? 110 : spec.bars().size() * 26 + AXIS + 4;
  }

  @Override
  void paint(Graphics2D g, Rectangle2D area) {
    if (columns()) {
      paintColumns(g, area);
    } else {
      paintRows(g, area);
    }
  }

  private void paintRows(Graphics2D g, Rectangle2D area) {
    double names = Math.min(area.getWidth() * 0.4, spec.bars().stream().mapToDouble(b -> ink.width(ink.say(b.name()), false)).max().orElse(0)) + 12;
    double figures = spec.bars().stream().mapToDouble(b -> ink.width(ink.estimate(b.value(), b.interval(), spec.axis()), false)).max().orElse(0);
    double left = area.getMinX() + names;
    double right = area.getMaxX() - figures - 14;
    double bottom = area.getMaxY() - AXIS;
    Scale scale = scale();
    ticks(g, scale, left, right, area.getMinY(), bottom);
    double row = (bottom - area.getMinY()) / Math.max(1, spec.bars().size());
    double thick = Math.min(16, row * 0.62);
    for (int i = 0; i < spec.bars().size(); i++) {
      Bar bar = spec.bars().get(i);
      double y = area.getMinY() + row * (i + 0.5);
      double zero = scale.at(0, left, right);
      double end = scale.at(bar.value(), left, right);
      Color colour = ink.palette().category(Math.max(1, bar.category()));
      g.setColor(bar.interval().isPresent() ? Palette.mix(colour, ink.palette().page(), 0.35) : colour);
      g.fill(new Rectangle2D.Double(Math.min(zero, end), y - thick / 2, Math.abs(end - zero), thick));
      double after = Math.max(end, zero);
      if (bar.interval().isPresent()) {
        double from = scale.at(bar.interval().get().low(), left, right);
        double to = scale.at(bar.interval().get().high(), left, right);
        line(g, from, y, to, y, ink.palette().ink(), Ink.line(2));
        after = Math.max(after, to);
      }
      String name = ink.say(bar.name());
      String value = ink.number(bar.value(), spec.axis());
      ink.write(g, ink.fit(name, false, names - 8), area.getMinX(), y, 0, ink.palette().ink(), false);
      ink.label(g, value, after + 8, y, 0, ink.palette().ink(), true);
      bar.interval().ifPresent(r ->
          ink.label(g, ink.range(r, spec.axis()), Math.max(end, scale.at(r.high(), left, right)) + 14 + ink.width(value, true),
              y, 0, ink.palette().muted(), false));
      hover(new Rectangle2D.Double(area.getMinX(), y - row / 2, area.getWidth(), row),
          name + ": " + ink.estimate(bar.value(), bar.interval(), spec.axis()));
    }
  }

  private void paintColumns(Graphics2D g, Rectangle2D area) {
    double top = area.getMinY() + 16;
    double bottom = area.getMaxY() - 20;
    double most = spec.bars().stream().mapToDouble(Bar::value).max().orElse(1);
    double slot = area.getWidth() / Math.max(1, spec.bars().size());
    double wide = Math.max(1, Math.min(28, slot * 0.78));
    boolean allNames = spec.bars().stream().allMatch(b -> ink.width(ink.say(b.name()), false) < slot - 2);
    for (int i = 0; i < spec.bars().size(); i++) {
      Bar bar = spec.bars().get(i);
      double x = area.getMinX() + slot * (i + 0.5);
      double height = most > 0 ? Math.max(0, bar.value()) / most * (bottom - top) : 0;
      g.setColor(Palette.mix(ink.palette().category(Math.max(1, bar.category())), ink.palette().page(), 0.18));
      g.fill(new Rectangle2D.Double(x - wide / 2, bottom - height, wide, height));
      bar.interval().ifPresent(r -> line(g, x, bottom - r.low() / most * (bottom - top), x,
          bottom - r.high() / most * (bottom - top), ink.palette().ink(), Ink.line(2)));
      String name = ink.say(bar.name());
      if (bar.value() == most) {
        ink.label(g, ink.number(bar.value(), spec.axis()), x, bottom - height - 9, 0.5, ink.palette().ink(), false);
      }
      boolean first = i == 0;
      boolean last = i == spec.bars().size() - 1;
      if (allNames || first || last) {
        double at = allNames ? x : first ? area.getMinX() : area.getMaxX();
        ink.write(g, name, at, bottom + 12, allNames ? 0.5 : first ? 0 : 1, ink.palette().muted(), false);
      }
      hover(new Rectangle2D.Double(x - slot / 2, area.getMinY(), slot, area.getHeight()),
          name + ": " + ink.estimate(bar.value(), bar.interval(), spec.axis()));
    }
    line(g, area.getMinX(), bottom, area.getMaxX(), bottom, ink.palette().subtle(), Ink.HAIR);
  }

  private boolean columns() {
    return spec.bars().size() >= 8 && spec.bars().stream().allMatch(b -> ink.width(ink.say(b.name()), false) < 62);
  }

  private Scale scale() {
    double low = spec.bars().stream().mapToDouble(b -> b.interval().map(i -> i.low()).orElse(b.value())).min().orElse(0);
    double high = spec.bars().stream().mapToDouble(b -> b.interval().map(i -> i.high()).orElse(b.value())).max().orElse(1);
    return Scale.of(Math.min(0, low), Math.max(0, high), true, 4);
  }
}
