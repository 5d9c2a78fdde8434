package clientele.reports.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** An x-y plot in our style that writes labels over and beside its data, outside the clip of the data area too. */
final class LabelledPlot extends XYPlot {
  private static final long serialVersionUID = 1;

  private final transient List<BiConsumer<Graphics2D, Rectangle2D>> over = new ArrayList<>();

  LabelledPlot(ValueAxis x, ValueAxis y, Palette palette, boolean vertical) {
    super(null, x, y, null);
    setBackgroundPaint(null);
    setOutlineVisible(false);
    setInsets(RectangleInsets.ZERO_INSETS);
    setAxisOffset(new RectangleInsets(0, 0, 0, 0));
    setDomainGridlinesVisible(vertical);
    setDomainGridlinePaint(palette.hair());
    setDomainGridlineStroke(Ink.HAIR);
    setRangeGridlinePaint(palette.hair());
    setRangeGridlineStroke(Ink.HAIR);
  }

  /** Adds something to draw last, given the data area. */
  void over(BiConsumer<Graphics2D, Rectangle2D> drawing) {
    over.add(drawing);
  }

  @Override
  public void drawOutline(Graphics2D g2, Rectangle2D area) {
    Ink.forget(g2);
    over.forEach(drawing -> drawing.accept(g2, area));
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
