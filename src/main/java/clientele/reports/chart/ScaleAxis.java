package clientele.reports.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A number axis whose range and ticks are those of a {@link Scale}. */
final class ScaleAxis extends NumberAxis {
  private static final long serialVersionUID = 1;

  private final transient Scale scale;

  ScaleAxis(Scale scale, Ink ink, boolean lined) {
    super(null);
    this.scale = scale;
    setRange(scale.low(), scale.high());
    setTickMarksVisible(false);
    setAxisLineVisible(lined);
    setAxisLinePaint(ink.palette().subtle());
    setTickLabelPaint(ink.palette().muted());
    String sample = String.join("", scale.ticks().stream().map(Scale.Tick::label).toList());
    setTickLabelFont(ink.font(sample, false));
  }

  @Override
  public AxisState draw(
      Graphics2D g2, double cursor, Rectangle2D plotArea, Rectangle2D dataArea, RectangleEdge edge, PlotRenderingInfo info) {
    Ink.forget(g2);
    return super.draw(g2, cursor, plotArea, dataArea, edge, info);
  }

  @Override
  protected List<?> refreshTicksHorizontal(Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor = edge == RectangleEdge.BOTTOM ? TextAnchor.TOP_CENTER : TextAnchor.BOTTOM_CENTER;
    return ticks(anchor);
  }

  @Override
  protected List<?> refreshTicksVertical(Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
    return ticks(edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
  }

  private List<NumberTick> ticks(TextAnchor anchor) {
    List<NumberTick> ticks = new ArrayList<>();
    scale.ticks().forEach(t -> ticks.add(new NumberTick(t.value(), t.label(), anchor, TextAnchor.CENTER, 0)));
    return ticks;
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
