package clientele.reports.chart;

import clientele.base.Interval;
import clientele.reports.chart.ChartSpec.Axis;
import clientele.reports.chart.ChartSpec.Line;
import clientele.reports.chart.ChartSpec.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Charts over two number axes: lines with bands, predicted against observed, maps of points. */
record LineCharts(Ink ink, boolean narrow) {
  private static final int MOST_DOTS = 24;

  /** Height of a name between points, with room to the next. */
  private static final double NAME = 15;

  private static final int MOST_POINTS = 20_000;

  LabelledPlot lines(ChartSpec.Lines spec) {
    double[] xs = values(spec.lines().stream().flatMapToDouble(l -> Arrays.stream(l.x())));
    double[] ys =
        values(spec.lines().stream().flatMapToDouble(
            l -> DoubleStream.concat(Arrays.stream(l.y()), DoubleStream.concat(Arrays.stream(l.low()), Arrays.stream(l.high())))));
    Scale across = xScale(spec.x(), least(xs), most(xs));
    Scale up = Scale.of(least(ys), most(ys), spec.y().fromZero(), 4).withHeadroom();
    LabelledPlot plot =
        new LabelledPlot(new ScaleAxis(across, ink, false), new ScaleAxis(up, ink, false), ink.palette(), false);
    List<Line> order = new ArrayList<>(spec.lines());
    for (int i = 0; i < order.size(); i++) {
      add(plot, i, order.get(i), spec);
    }
    if (up.low() <= 0 && up.high() >= 0) {
      zeroLine(plot);
    }
    spec.markers().forEach(m -> marker(plot, m, across));
    endLabels(plot, spec, across, up);
    return plot;
  }

  LabelledPlot calibration(ChartSpec.Calibration spec) {
    double[] observed = DoubleStream.concat(
        Arrays.stream(spec.observed()), spec.intervals().stream().mapToDouble(Interval::high)).toArray();
    double top = Math.max(most(values(Arrays.stream(spec.predicted()))), most(values(Arrays.stream(observed))));
    Scale scale = Scale.of(0, top, true, 4);
    LabelledPlot plot =
        new LabelledPlot(new ScaleAxis(scale, ink, false), new ScaleAxis(scale, ink, false), ink.palette(), false);
    XYIntervalSeries series = new XYIntervalSeries("");
    for (int i = 0; i < spec.predicted().length; i++) {
      double x = spec.predicted()[i];
      double y = spec.observed()[i];
      Interval range = i < spec.intervals().size() ? spec.intervals().get(i) : new Interval(y, y, 0.95);
      series.add(x, x, x, y, range.low(), range.high());
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    XYErrorRenderer renderer = whiskers(ink.palette().category(1));
    renderer.setDefaultToolTipGenerator((d, s, i) ->
        ink.number(spec.predicted()[i], spec.x()) + " → "
            + ink.estimate(spec.observed()[i],
                i < spec.intervals().size() ? Optional.of(spec.intervals().get(i)) : Optional.empty(), spec.y()));
    plot.setDataset(0, data);
    plot.setRenderer(0, renderer);
    plot.over((g, area) -> {
      g.setColor(ink.palette().muted());
      g.setStroke(Ink.DASHED);
      g.draw(new Line2D.Double(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMinY()));
    });
    plot.setInsets(new RectangleInsets(9, 0, 0, rightOverhang(scale)));
    axisName(plot, spec.x());
    zeroLine(plot);
    return plot;
  }

  LabelledPlot points(ChartSpec.Points spec) {
    double[] xs = values(spec.groups().stream().flatMapToDouble(g -> Arrays.stream(g.x())));
    double[] ys = values(spec.groups().stream().flatMapToDouble(g -> Arrays.stream(g.y())));
    Scale across = padded(xs);
    Scale up = padded(ys);
    LabelledPlot plot =
        new LabelledPlot(new ScaleAxis(across, ink, false), new ScaleAxis(up, ink, false), ink.palette(), false);
    plot.setRangeGridlinesVisible(false);
    plot.getDomainAxis().setVisible(false);
    plot.getRangeAxis().setVisible(false);
    long all = spec.groups().stream().mapToLong(g -> g.x().length).sum();
    int every = (int) Math.max(1, Math.ceilDiv(all, MOST_POINTS));
    double size = all > 5_000 ? 2.2 : 3.6;
    for (int i = 0; i < spec.groups().size(); i++) {
      ChartSpec.Group group = spec.groups().get(i);
      XYSeries series = new XYSeries("", false, true);
      for (int p = 0; p < group.x().length; p += every) {
        series.add(group.x()[p], group.y()[p], false);
      }
      XYShapeRenderer renderer = new XYShapeRenderer();
      renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
      renderer.setSeriesPaint(0, Palette.faded(ink.palette().category(group.category()), 0.6));
      renderer.setSeriesFillPaint(0, Palette.faded(ink.palette().category(group.category()), 0.6));
      renderer.setUseFillPaint(true);
      renderer.setDrawOutlines(false);
      String name = ink.say(group.name());
      renderer.setDefaultToolTipGenerator((d, s, p) -> name);
      plot.setDataset(i, new XYSeriesCollection(series));
      plot.setRenderer(i, renderer);
    }
    plot.over((g, area) -> groupNames(g, area, spec, across, up));
    plot.setInsets(new RectangleInsets(22, 0, 20, 0));
    return plot;
  }

  private void add(LabelledPlot plot, int index, Line line, ChartSpec.Lines spec) {
    boolean band = line.low().length == line.y().length && line.y().length > 0;
    YIntervalSeries series = new YIntervalSeries("", false, true);
    for (int i = 0; i < line.x().length; i++) {
      double y = line.y()[i];
      series.add(line.x()[i], y, band ? line.low()[i] : y, band ? line.high()[i] : y);
    }
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    data.addSeries(series);
    boolean dots = line.style() == Style.THIS && line.x().length <= MOST_DOTS && !spec.y().dates();
    Color colour = colour(line.style());
    DeviationRenderer renderer = new DeviationRenderer(true, dots);
    renderer.setAlpha(1f);
    renderer.setSeriesPaint(0, colour);
    renderer.setSeriesStroke(0, stroke(line.style()));
    renderer.setSeriesFillPaint(0, Palette.faded(colour, band ? 0.16 : 0));
    renderer.setSeriesShape(0, new Ellipse2D.Double(-3, -3, 6, 6));
    String name = ink.say(line.name());
    renderer.setDefaultToolTipGenerator((d, s, i) -> {
      Optional<Interval> range =
          band ? Optional.of(Interval.of(Math.min(line.low()[i], line.high()[i]), Math.max(line.low()[i], line.high()[i])))
              : Optional.empty();
      return name + " · " + ink.number(line.x()[i], spec.x()) + ": " + ink.estimate(line.y()[i], range, spec.y());
    });
    plot.setDataset(index, data);
    plot.setRenderer(index, renderer);
  }

  private void endLabels(LabelledPlot plot, ChartSpec.Lines spec, Scale across, Scale up) {
    List<Line> named = spec.lines().stream().filter(l -> l.x().length > 0 && !ink.say(l.name()).isBlank()).toList();
    double room = named.stream().mapToDouble(l -> ink.width(ink.say(l.name()), l.style() == Style.THIS)).max().orElse(0);
    plot.setInsets(
        new RectangleInsets(spec.markers().isEmpty() ? 6 : 22, overhang(across, up), 0, Math.max(rightOverhang(across), narrow ? 4 : Math.min(140, room + 14))));
    axisName(plot, spec.x());
    plot.over((g, area) -> {
      List<Line> order = new ArrayList<>(named);
      order.sort(Comparator.comparingDouble((Line l) -> last(l.y())).reversed());
      double before = Double.NEGATIVE_INFINITY;
      List<Rectangle2D> taken = new ArrayList<>();
      for (Line line : order) {
        double y = Math.max(up.at(last(line.y()), area.getMaxY(), area.getMinY()), before + 15);
        before = y;
        boolean strong = line.style() == Style.THIS;
        Color colour =
            strong ? ink.palette().textOf(1) : line.style() == Style.RIVAL ? ink.palette().textOf(2) : ink.palette().muted();
        double x = across.at(last(line.x()), area.getMinX(), area.getMaxX());
        if (narrow) {
          String inside = ink.fit(ink.say(line.name()), strong, area.getWidth() * 0.7);
          Rectangle2D place = clear(ink.width(inside, strong), x, y, area, spec, across, up, taken);
          taken.add(place);
          ink.label(g, inside, place.getMaxX(), place.getCenterY(), 1, colour, strong);
          continue;
        }
        String name = ink.fit(ink.say(line.name()), strong, 130);
        ink.label(g, name, x + 8, y, 0, colour, strong);
      }
    });
  }

  /** A place for the name of a line over its chart, near its end, that covers no line and no other name if there is one. */
  static Rectangle2D clear(
      double width, double x, double y, Rectangle2D area, ChartSpec.Lines spec, Scale across, Scale up, List<Rectangle2D> taken) {
    Rectangle2D best = new Rectangle2D.Double(x - width, Math.max(area.getMinY(), y - 18), width, 14);
    int least = Integer.MAX_VALUE;
    for (double back : new double[] {0, width * 0.5, width}) {
      for (double by : new double[] {-12, 12, -24, 24, -36, 36, -48, 48}) {
        Rectangle2D tried = new Rectangle2D.Double(Math.max(area.getMinX(), x - width - back), y + by - 7, width, 14);
        if (tried.getMinY() >= area.getMinY() - 2 && tried.getMaxY() <= area.getMaxY() + 2) {
          int covered = covered(tried, area, spec, across, up) + 100 * (int) taken.stream().filter(tried::intersects).count();
          if (covered < least) {
            least = covered;
            best = tried;
          }
        }
      }
    }
    return best;
  }

  /** How many points of lines a place would cover. */
  private static int covered(Rectangle2D place, Rectangle2D area, ChartSpec.Lines spec, Scale across, Scale up) {
    int covered = 0;
    for (Line line : spec.lines()) {
      for (int i = 1; i < line.x().length; i++) {
        for (int step = 0; step <= 8; step++) {
          double px = across.at(line.x()[i - 1] + (line.x()[i] - line.x()[i - 1]) * step / 8, area.getMinX(), area.getMaxX());
          double py = up.at(line.y()[i - 1] + (line.y()[i] - line.y()[i - 1]) * step / 8, area.getMaxY(), area.getMinY());
          covered += place.contains(px, py) ? 1 : 0;
        }
      }
    }
    return covered;
  }

  private void marker(LabelledPlot plot, ChartSpec.Marker marker, Scale across) {
    ValueMarker line = new ValueMarker(marker.x());
    line.setPaint(ink.palette().ink());
    line.setStroke(marker.strong() ? Ink.line(1.3) : Ink.DOTTED);
    plot.addDomainMarker(line, Layer.FOREGROUND);
    plot.over((g, area) -> {
      double x = across.at(marker.x(), area.getMinX(), area.getMaxX());
      g.setColor(ink.palette().ink());
      g.setStroke(marker.strong() ? Ink.line(1.3) : Ink.DOTTED);
      g.draw(new Line2D.Double(x, area.getMinY() - 18, x, area.getMinY()));
      String words = ink.fit(ink.say(marker.label()), marker.strong(), area.getWidth() + plot.getInsets().getRight());
      double width = ink.width(words, marker.strong());
      boolean left = x + 7 + width > area.getMaxX() + plot.getInsets().getRight() && x - 7 - width > area.getMinX() - 20;
      double start = left ? x - 7 - width : Math.min(x + 7, area.getMaxX() + plot.getInsets().getRight() - width);
      ink.label(g, words, start, area.getMinY() - 11, 0, ink.palette().ink(), marker.strong());
    });
  }

  private void groupNames(Graphics2D g, Rectangle2D area, ChartSpec.Points spec, Scale across, Scale up) {
    List<Rectangle2D> taken = new ArrayList<>();
    for (ChartSpec.Group group : spec.groups()) {
      if (group.x().length > 0) {
        double[] x = group.x().clone();
        double[] y = group.y().clone();
        Arrays.sort(x);
        Arrays.sort(y);
        String name = ink.fit(ink.say(group.name()), true, area.getWidth());
        double half = ink.width(name, true) / 2;
        double middle = across.at(x[x.length / 2], area.getMinX(), area.getMaxX());
        Rectangle2D place = free(
            taken, Math.clamp(middle, area.getMinX() + half, Math.max(area.getMinX() + half, area.getMaxX() - half)) - half,
            up.at(y[(int) (y.length * 0.9)], area.getMaxY(), area.getMinY()), 2 * half, area);
        taken.add(place);
        ink.label(g, name, place.getCenterX(), place.getCenterY(), 0.5, ink.palette().textOf(group.category()), true);
      }
    }
    double below = area.getMaxY() + 12;
    double above = area.getMinY() - 12; // each on a line of its own: two long names do not fit on one
    ink.write(g, ink.fit(ink.say(spec.x().label()), false, area.getWidth() - 14), area.getMaxX() - 14, below, 1, ink.palette().muted(), false);
    arrow(g, area.getMaxX() - 10, below, 9, 0);
    ink.write(g, ink.fit(ink.say(spec.y().label()), false, area.getWidth() - 14), area.getMinX() + 12, above, 0, ink.palette().muted(), false);
    arrow(g, area.getMinX() + 4, above + 5, 0, -9);
  }

  /** The place for a name nearest to a height that no other name has; the height itself where all are taken. */
  static Rectangle2D free(List<Rectangle2D> taken, double left, double middle, double width, Rectangle2D area) {
    double wanted = Math.clamp(middle, area.getMinY() + NAME / 2, Math.max(area.getMinY() + NAME / 2, area.getMaxY() - NAME / 2));
    for (int step = 0; step < 10 * area.getHeight() / NAME; step++) {
      double off = (step + 1) / 2 * (step % 2 == 0 ? NAME : -NAME) / 5;
      Rectangle2D place = new Rectangle2D.Double(left, wanted + off - NAME / 2, width, NAME);
      boolean inside = place.getMinY() >= area.getMinY() - 0.01 && place.getMaxY() <= area.getMaxY() + 0.01;
      if (inside && taken.stream().noneMatch(place::intersects)) {
        return place;
      }
    }
    return new Rectangle2D.Double(left, wanted - NAME / 2, width, NAME);
  }

  /** An arrow from a place, since the Latin face has none. */
  private void arrow(Graphics2D g, double x, double y, double dx, double dy) {
    g.setColor(ink.palette().muted());
    g.setStroke(Ink.line(1.2));
    double endX = x + dx;
    double endY = y + dy;
    double side = 3;
    g.draw(new Line2D.Double(x, y, endX, endY));
    g.draw(new Line2D.Double(endX, endY, endX - (dx == 0 ? side : side * Math.signum(dx)), endY - (dy == 0 ? side : side * Math.signum(dy))));
    g.draw(new Line2D.Double(endX, endY, endX - (dx == 0 ? -side : side * Math.signum(dx)), endY - (dy == 0 ? -side : side * Math.signum(dy))));
  }

  private double overhang(Scale across, Scale up) {
    double labels = up.ticks().stream().mapToDouble(t -> ink.width(t.label(), false)).max().orElse(0) + 6;
    if (across.ticks().isEmpty() || across.ticks().getFirst().value() - across.low() > (across.high() - across.low()) / 20) {
      return 0;
    }
    return Math.max(0, ink.width(across.ticks().getFirst().label(), false) / 2 - labels);
  }

  private double rightOverhang(Scale across) {
    return across.ticks().isEmpty() ? 0 : ink.width(across.ticks().getLast().label(), false) / 2 + 2;
  }

  /** Writes what the x axis counts below its ticks. */
  private void axisName(LabelledPlot plot, Axis axis) {
    String name = ink.say(axis.label());
    if (axis.dates() || name.isBlank()) {
      return;
    }
    RectangleInsets before = plot.getInsets();
    plot.setInsets(new RectangleInsets(before.getTop(), before.getLeft(), before.getBottom() + 18, before.getRight()));
    plot.over((g, area) ->
        ink.write(g, name, area.getCenterX(), area.getMaxY() + 30, 0.5, ink.palette().muted(), false));
  }

  private XYErrorRenderer whiskers(Color colour) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setCapLength(0);
    renderer.setErrorPaint(colour);
    renderer.setErrorStroke(Ink.line(2));
    renderer.setSeriesPaint(0, colour);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));
    return renderer;
  }

  private void zeroLine(LabelledPlot plot) {
    ValueMarker zero = new ValueMarker(0);
    zero.setPaint(ink.palette().subtle());
    zero.setStroke(Ink.line(1.2));
    plot.addRangeMarker(zero, Layer.BACKGROUND);
  }

  private Color colour(Style style) {
    return switch (style) {
      case THIS -> ink.palette().category(1);
      case RIVAL -> ink.palette().category(2);
      case REFERENCE -> ink.palette().muted();
    };
  }

  private static Stroke stroke(Style style) {
    return switch (style) {
      case THIS -> Ink.line(2.5);
      case RIVAL -> Ink.dashes(2f, 7f, 4f);
      case REFERENCE -> Ink.DOTTED;
    };
  }

  private Scale xScale(Axis axis, double low, double high) {
    if (axis.dates()) {
      return Scale.days(low, high, ink.language(), 9);
    }
    double from = axis.fromZero() ? Math.min(0, low) : low;
    boolean counts = axis.decimals() == 0 && high - from >= 1; // between whole numbers nothing is counted
    return Scale.tight(from, high, counts ? (int) Math.min(6, high - from) : 6);
  }

  private static Scale padded(double[] values) {
    double low = least(values);
    double high = most(values);
    double pad = high > low ? (high - low) * 0.06 : 1;
    return new Scale(low - pad, high + pad, List.of());
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }

  private static double[] values(DoubleStream all) {
    return all.filter(Double::isFinite).toArray();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElse(1);
  }
}
