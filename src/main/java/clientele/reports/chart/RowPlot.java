package clientele.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.ui.RectangleInsets;

/** A plot with a row per thing: names at the left, marks in the middle, values at the right. */
abstract class RowPlot extends Plot {
  private static final long serialVersionUID = 1;
  static final double AXIS = 22;

  final transient Ink ink;
  private transient Optional<PlotRenderingInfo> info = Optional.empty();

  RowPlot(Ink ink) {
    this.ink = ink;
    setBackgroundPaint(null);
    setOutlineVisible(false);
    setInsets(RectangleInsets.ZERO_INSETS);
  }

  /** Draws everything into an area. */
  abstract void paint(Graphics2D g, Rectangle2D area);

  /** Height it looks best at, in pixels. */
  abstract double height();

  @Override
  public String getPlotType() {
    return "rows";
  }

  @Override
  public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState state, PlotRenderingInfo rendering) {
    info = Optional.ofNullable(rendering);
    info.ifPresent(i -> {
      i.setPlotArea(area);
      i.setDataArea(area);
    });
    Ink.forget(g2);
    g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    paint(g2, area);
  }

  /** Lets a place answer the pointer. */
  void hover(Rectangle2D place, String words) {
    info.map(PlotRenderingInfo::getOwner)
        .flatMap(owner -> Optional.ofNullable(owner.getEntityCollection()))
        .ifPresent(all -> all.add(new ChartEntity(place, words)));
  }

  static void line(Graphics2D g, double x1, double y1, double x2, double y2, Color colour, Stroke stroke) {
    g.setColor(colour);
    g.setStroke(stroke);
    g.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /** Vertical hair lines with their numbers below. */
  void ticks(Graphics2D g, Scale scale, double left, double right, double top, double bottom) {
    Scale sparse = scale.labelled(Math.abs(right - left), label -> ink.width(label, false));
    for (Scale.Tick tick : sparse.ticks()) {
      double x = scale.at(tick.value(), left, right);
      boolean zero = Math.abs(tick.value()) < 1e-12;
      line(g, x, top, x, bottom, zero ? ink.palette().subtle() : ink.palette().hair(), Ink.HAIR);
      ink.write(g, tick.label(), x, bottom + 12, 0.5, ink.palette().muted(), false);
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
