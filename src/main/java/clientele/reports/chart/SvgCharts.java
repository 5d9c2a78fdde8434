package clientele.reports.chart;

import clientele.base.Language;
import clientele.base.Messages;
import com.google.auto.service.AutoService;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** Draws charts as SVG whose text stays text, set in Open Sans or the reader's own sans and Chinese faces. */
@AutoService(ChartSvg.class)
public final class SvgCharts implements ChartSvg {
  private static final String STACK =
      "Open Sans,PingFang SC,Microsoft YaHei,Noto Sans CJK SC,WenQuanYi Micro Hei,sans-serif";

  private static final String STRONG = "Open Sans SemiBold,";
  private static final String PREFIX = "clientele-chart-";

  private final Palette palette;
  private final int width;

  /** Charts for paper, 720 wide. */
  public SvgCharts() {
    this(Palette.print(), 720);
  }

  public SvgCharts(Palette palette, int width) {
    this.palette = palette;
    this.width = width;
  }

  @Override
  public String draw(ChartSpec spec, Language language) {
    ChartPainter painter = new ChartPainter(palette, language);
    JFreeChart chart = painter.paint(spec, true);
    double height = Math.ceil(painter.height(spec) + ChartPainter.headHeight());
    SVGGraphics2D canvas = new SVGGraphics2D(width, height);
    canvas.setDefsKeyPrefix(PREFIX);
    canvas.setFontFunction(family -> family.contains("SemiBold") ? STRONG + STACK : STACK);
    canvas.setGeomDoubleConverter(SvgCharts::brief);
    canvas.setTransformDoubleConverter(SvgCharts::brief);
    chart.draw(canvas, new Rectangle2D.Double(0, 0, width, height));
    String drawn = canvas.getSVGElement(null, false, new ViewBox(0, 0, width, (int) height), null, null);
    String element = drawn.replace(PREFIX, "c" + Integer.toHexString(drawn.hashCode()) + "-");
    String title = Messages.render(spec.title(), language).replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    return element.replaceFirst("<svg ", "<svg role=\"img\" aria-label=\"" + title.replace("$", "\\$") + "\" ");
  }

  /**
   * A number as SVG reads it, at most two digits after the point: digits follow every point, zero has no sign.
   *
   * @throws IllegalArgumentException for a number that is no place on a page
   */
  static String brief(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no place on a page: " + value);
    }
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }
}
