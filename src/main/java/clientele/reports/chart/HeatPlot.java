package clientele.reports.chart;

import clientele.base.Figures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** A matrix of values in sequential colours, each with its number. */
final class HeatPlot extends RowPlot {
  private static final long serialVersionUID = 1;
  private final transient ChartSpec.Heat spec;

  HeatPlot(Ink ink, ChartSpec.Heat spec) {
    super(ink);
    this.spec = spec;
  }

  @Override
  double height() {
    return spec.rows().size() * 28 + 24;
  }

  @Override
  void paint(Graphics2D g, Rectangle2D area) {
    double names = Math.min(area.getWidth() * 0.35, spec.rows().stream().mapToDouble(r -> ink.width(ink.say(r), false)).max().orElse(0)) + 12;
    double left = area.getMinX() + names;
    double top = area.getMinY() + 22;
    double wide = (area.getMaxX() - left) / Math.max(1, spec.columns().size());
    double high = (area.getMaxY() - top) / Math.max(1, spec.rows().size());
    double low = Arrays.stream(spec.values()).flatMapToDouble(Arrays::stream).filter(Double::isFinite).min().orElse(0);
    double most = Arrays.stream(spec.values()).flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().orElse(1);
    for (int c = 0; c < spec.columns().size(); c++) {
      ink.write(g, ink.fit(ink.say(spec.columns().get(c)), false, wide - 4), left + wide * (c + 0.5), area.getMinY() + 10,
          0.5, ink.palette().muted(), false);
    }
    for (int r = 0; r < spec.rows().size(); r++) {
      String name = ink.say(spec.rows().get(r));
      ink.write(g, ink.fit(name, false, names - 8), area.getMinX(), top + high * (r + 0.5), 0, ink.palette().ink(), false);
      for (int c = 0; c < spec.columns().size(); c++) {
        double value = spec.values()[r][c];
        Rectangle2D cell = new Rectangle2D.Double(left + wide * c + 1, top + high * r + 1, wide - 2, high - 2);
        if (Double.isFinite(value)) {
          Color fill = ink.palette().ramp(most > low ? (value - low) / (most - low) : 0.5);
          g.setColor(fill);
          g.fill(cell);
          String words = Figures.fixed(value, spec.decimals());
          if (wide > ink.width(words, false) + 4) {
            ink.write(g, words, cell.getCenterX(), cell.getCenterY(), 0.5, Palette.inkOn(fill), false);
          }
          hover(cell, name + " · " + ink.say(spec.columns().get(c)) + ": " + words);
        }
      }
    }
  }
}
