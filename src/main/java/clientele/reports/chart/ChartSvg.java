package clientele.reports.chart;

import clientele.base.Language;

/** Draws a chart as an SVG element that can stand inside a page. */
public interface ChartSvg {
  /** The chart in a language. */
  String draw(ChartSpec spec, Language language);
}
