package clientele.reports.chart;

import clientele.base.Language;
import clientele.base.Text;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.Size2D;
import org.jfree.chart.ui.VerticalAlignment;

/**
 * Draws charts in the one style of windows and reports: title in words at the left, what bands mean muted at the right,
 * horizontal hair lines, labels beside the data instead of a legend, every estimate with its interval.
 */
public final class ChartPainter {
  private static final double HEAD = 26;
  private static final double USUAL = 230;
  private static final double NARROW = 340;

  private final Ink ink;

  public ChartPainter(Palette palette, Language language) {
    this.ink = new Ink(palette, language);
  }

  /** A chart ready to draw on any surface; with {@code head} its title and note are part of it. */
  public JFreeChart paint(ChartSpec spec, boolean head) {
    return paint(spec, head, Double.MAX_VALUE);
  }

  /** A chart for a place of a given width: a narrow one has the names of its lines over them instead of beside. */
  public JFreeChart paint(ChartSpec spec, boolean head, double width) {
    JFreeChart chart = new JFreeChart(null, null, plot(spec, width < NARROW), false);
    chart.setBackgroundPaint(null);
    chart.setBorderVisible(false);
    chart.setAntiAlias(true);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    if (head) {
      chart.addSubtitle(new Head(ink, spec.title(), spec.note()));
    }
    return chart;
  }

  /** Height at which a chart looks best, in pixels, its title not counted. */
  public double height(ChartSpec spec) {
    return plot(spec, false) instanceof RowPlot rows ? rows.height() : USUAL;
  }

  /** Height of the line with title and note. */
  public static double headHeight() {
    return HEAD;
  }

  private Plot plot(ChartSpec spec, boolean narrow) {
    return switch (spec) {
      case ChartSpec.Lines lines -> new LineCharts(ink, narrow).lines(lines);
      case ChartSpec.Calibration calibration -> new LineCharts(ink, narrow).calibration(calibration);
      case ChartSpec.Points points -> new LineCharts(ink, narrow).points(points);
      case ChartSpec.Dots dots -> new DotPlot(ink, dots);
      case ChartSpec.Bars bars -> new BarPlot(ink, bars);
      case ChartSpec.Heat heat -> new HeatPlot(ink, heat);
      case ChartSpec.Tree tree -> new TreePlot(ink, tree);
      case ChartSpec.Timeline timeline -> new LanePlot(ink, timeline);
    };
  }

  /** Title at the left, note at the right; the note moves below if both do not fit. */
  private static final class Head extends Title {
    private static final long serialVersionUID = 1;
    private final transient Ink ink;
    private final transient String words;
    private final transient String note;

    private Head(Ink ink, Text words, Optional<Text> note) {
      super(RectangleEdge.TOP, HorizontalAlignment.LEFT, VerticalAlignment.TOP, RectangleInsets.ZERO_INSETS);
      this.ink = ink;
      this.words = ink.say(words);
      this.note = note.map(ink::say).orElse("");
    }

    @Override
    public Size2D arrange(Graphics2D g2, RectangleConstraint constraint) {
      double width = constraint.getWidth();
      return new Size2D(width, twoLines(width) ? HEAD + 16 : HEAD);
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area) {
      ink.write(g2, ink.fit(words, true, area.getWidth()), area.getMinX(), area.getMinY() + 8, 0, ink.palette().ink(), true);
      if (twoLines(area.getWidth())) {
        ink.write(g2, ink.fit(note, false, area.getWidth()), area.getMinX(), area.getMinY() + 25, 0, ink.palette().muted(), false);
      } else {
        ink.write(g2, note, area.getMaxX(), area.getMinY() + 8, 1, ink.palette().muted(), false);
      }
    }

    @Override
    public Object draw(Graphics2D g2, Rectangle2D area, Object params) {
      draw(g2, area);
      return null;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    private boolean twoLines(double width) {
      return !note.isEmpty() && ink.width(words, true) + ink.width(note, false) + 20 > width;
    }
  }
}
