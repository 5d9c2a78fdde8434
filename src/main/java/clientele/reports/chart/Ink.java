package clientele.reports.chart;

import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/** Writes and draws in the one style of all charts: faces by language, halos around labels, hair lines. */
record Ink(Palette palette, Language language) {
  static final int LABEL = 12;
  static final Stroke HAIR = new BasicStroke(1f);
  static final Stroke DASHED = dashes(1.4f, 4f, 3f);
  static final Stroke DOTTED = dashes(1.4f, 1.5f, 3f);
  private static final Color UNUSED = new Color(1, 2, 3, 4);
  private static final Font UNUSED_FONT = new Font(Faces.LATIN, Font.BOLD, 7);
  private static final Stroke UNUSED_STROKE = new BasicStroke(0.37f);
  private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);
  private static final Stroke HALO = new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /**
   * Sets a paint, a font and a stroke nobody uses, so that the next ones are surely taken: the surface of the windows
   * skips what it believes to be set, and forgets it when a clip ends or its size changes.
   */
  static void forget(Graphics2D g) {
    g.setPaint(UNUSED);
    g.setFont(UNUSED_FONT);
    g.setStroke(UNUSED_STROKE);
  }

  static Stroke dashes(float width, float on, float off) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {on, off}, 0f);
  }

  static Stroke line(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  String say(Text text) {
    return Messages.render(text, language);
  }

  Font font(String words, boolean strong, int size) {
    return Faces.here().fontFor(words, language, strong, size);
  }

  Font font(String words, boolean strong) {
    return font(words, strong, LABEL);
  }

  double width(String words, boolean strong) {
    return words.isEmpty() ? 0 : font(words, strong).getStringBounds(words, PLAIN).getWidth();
  }

  /** Words that fit a width, cut with an ellipsis if they must be. */
  String fit(String words, boolean strong, double width) {
    if (width(words, strong) <= width) {
      return words;
    }
    int end = words.length();
    while (end > 1 && width(words.substring(0, end).stripTrailing() + "…", strong) > width) {
      end = words.offsetByCodePoints(end, -1);
    }
    return words.substring(0, end).stripTrailing() + "…";
  }

  /** Writes words; {@code align} is 0 to start, 0.5 to centre and 1 to end at x, y is the middle of the line. */
  void write(Graphics2D g, String words, double x, double y, double align, Color colour, boolean strong) {
    if (words.isEmpty()) {
      return;
    }
    g.setFont(font(words, strong));
    g.setColor(colour);
    g.drawString(words, (float) (x - align * width(words, strong)), (float) (y + 4.2));
  }

  /** As {@link #write} with a halo in the colour of the page, for words over lines. */
  void label(Graphics2D g, String words, double x, double y, double align, Color colour, boolean strong) {
    if (words.isEmpty()) {
      return;
    }
    double left = x - align * width(words, strong);
    Shape outline =
        font(words, strong).createGlyphVector(PLAIN, words).getOutline((float) left, (float) (y + 4.2));
    Stroke before = g.getStroke();
    g.setColor(palette.page());
    g.setStroke(HALO);
    g.draw(outline);
    g.setStroke(before);
    write(g, words, x, y, align, colour, strong);
  }

  /** A value with its interval for people: {@code 62 (54–69) %}. */
  String estimate(double value, Optional<Interval> interval, ChartSpec.Axis axis) {
    return number(value, axis)
        + interval.map(i -> " " + range(i, axis)).orElse("");
  }

  String number(double value, ChartSpec.Axis axis) {
    return axis.dates()
        ? Figures.date(java.time.LocalDate.ofEpochDay(Math.round(value)), language)
        : Figures.fixed(value, axis.decimals());
  }

  String range(Interval interval, ChartSpec.Axis axis) {
    return interval.low() < 0
        ? Figures.signedInterval(interval, axis.decimals(), language)
        : Figures.interval(interval, axis.decimals());
  }
}
