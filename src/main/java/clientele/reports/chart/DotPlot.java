package clientele.reports.chart;

import clientele.base.Interval;
import clientele.reports.chart.ChartSpec.Dot;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.DoubleStream;

/** Estimates as dots with whiskers, one row each, against a baseline. */
final class DotPlot extends RowPlot {
  private static final long serialVersionUID = 1;
  private final transient ChartSpec.Dots spec;

  DotPlot(Ink ink, ChartSpec.Dots spec) {
    super(ink);
    this.spec = spec;
  }

  @Override
  double height() {
    return spec.dots().size() * 28 + AXIS + (spec.referenceName().isPresent() ? 16 : 4);
  }

  @Override
  void paint(Graphics2D g, Rectangle2D area) {
    double names = Math.min(area.getWidth() * 0.5, spec.dots().stream().mapToDouble(d -> ink.width(ink.say(d.name()), true)).max().orElse(0)) + 12;
    double figures = spec.dots().stream().mapToDouble(d -> ink.width(ink.number(d.value(), spec.axis()), true)).max().orElse(0);
    double ranges = spec.dots().stream().mapToDouble(d -> ink.width(range(d), false)).max().orElse(0);
    double left = area.getMinX() + names + 6;
    double right = area.getMaxX() - figures - ranges - 22;
    double top = area.getMinY() + (spec.referenceName().isPresent() ? 16 : 2);
    double bottom = area.getMaxY() - AXIS;
    Scale scale = scale();
    ticks(g, scale, left, right, top, bottom);
    spec.reference().ifPresent(value -> {
      double x = scale.at(value, left, right);
      line(g, x, top, x, bottom, ink.palette().muted(), Ink.DASHED);
      spec.referenceName().ifPresent(
          name -> ink.label(g, ink.say(name), x, area.getMinY() + 7, 0.5, ink.palette().muted(), false));
    });
    double row = (bottom - top) / Math.max(1, spec.dots().size());
    for (int i = 0; i < spec.dots().size(); i++) {
      Dot dot = spec.dots().get(i);
      double y = top + row * (i + 0.5);
      boolean strong = !dot.rival() && dot.category() == 1;
      String name = ink.say(dot.name());
      ink.write(g, ink.fit(name, strong, names - 6), area.getMinX(), y, 0, ink.palette().ink(), strong);
      mark(g, dot, scale, left, right, y);
      ink.write(g, ink.number(dot.value(), spec.axis()), area.getMaxX() - ranges - 8, y, 1, ink.palette().ink(), true);
      ink.write(g, range(dot), area.getMaxX(), y, 1, ink.palette().muted(), false);
      hover(new Rectangle2D.Double(area.getMinX(), y - row / 2, area.getWidth(), row),
          name + ": " + ink.estimate(dot.value(), dot.interval(), spec.axis()));
    }
  }

  private void mark(Graphics2D g, Dot dot, Scale scale, double left, double right, double y) {
    Color colour = dot.rival() ? ink.palette().muted() : ink.palette().category(Math.max(1, dot.category()));
    dot.reference().ifPresent(value -> {
      double x = scale.at(value, left, right);
      line(g, x, y - 8, x, y + 8, ink.palette().ink(), Ink.line(1.3));
    });
    dot.interval().ifPresent(i ->
        line(g, scale.at(i.low(), left, right), y, scale.at(i.high(), left, right), y, colour, Ink.line(2)));
    double x = scale.at(dot.value(), left, right);
    g.setColor(colour);
    g.fill(dot.rival() ? new Rectangle2D.Double(x - 4, y - 4, 8, 8) : new Ellipse2D.Double(x - 4.5, y - 4.5, 9, 9));
  }

  private String range(Dot dot) {
    return dot.interval().map(i -> ink.range(i, spec.axis())).orElse("");
  }

  private Scale scale() {
    double[] all =
        spec.dots().stream()
            .flatMapToDouble(d -> DoubleStream.concat(
                DoubleStream.of(d.value(), d.reference().orElse(d.value())),
                d.interval().map(DotPlot::ends).orElse(DoubleStream.empty())))
            .toArray();
    double low = Math.min(DoubleStream.of(all).min().orElse(0), spec.reference().orElse(Double.POSITIVE_INFINITY));
    double high = Math.max(DoubleStream.of(all).max().orElse(1), spec.reference().orElse(Double.NEGATIVE_INFINITY));
    return Scale.of(low, high, spec.axis().fromZero(), 4);
  }

  private static DoubleStream ends(Interval interval) {
    return DoubleStream.of(interval.low(), interval.high());
  }

}
