package clientele.ui;

import clientele.base.Interval;
import clientele.reports.chart.Palette;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** A drawing the size of a cell: an estimate on its scale with its interval, or a small line over time. */
public final class CellMark extends Canvas {

  /** What is drawn. */
  public sealed interface Shape {
    /**
     * An estimate.
     *
     * @param low start of the common scale
     * @param high its end
     * @param reference tick of the baseline, or the dotted zero
     * @param category colour, 1 to 8; 0 for ink
     */
    record Dot(
        double value, Optional<Interval> interval, double low, double high, OptionalDouble reference, int category,
        boolean rival)
        implements Shape {}

    /** A line over time; its last point is marked. */
    record Spark(double[] values, int category) implements Shape {}

    /** A share of a whole, 0 to 1. */
    record Bar(double share, int category) implements Shape {}

    /** Counts of neighbouring bins, each as an upright bar from 0. */
    record Bars(java.util.List<Long> counts, int category) implements Shape {}

    /** Shares, 0 to 1, along a line: the higher, the darker. */
    record Strip(java.util.List<Double> shares, int category) implements Shape {}
  }

  private final Appearance appearance;
  private Shape shape;

  public CellMark(Appearance appearance, double width, double height, Shape shape) {
    super(width, height);
    this.appearance = appearance;
    this.shape = shape;
    appearance.theme().addListener(new javafx.beans.value.WeakChangeListener<>(redraw));
    draw();
  }

  private final javafx.beans.value.ChangeListener<Theme> redraw = (property, before, after) -> draw();

  /** Draws something else in the same place. */
  public void show(Shape other) {
    shape = other;
    draw();
  }

  private void draw() {
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    Palette palette = appearance.theme().get().palette();
    switch (shape) {
      case Shape.Dot dot -> dot(g, dot, palette);
      case Shape.Spark spark -> spark(g, spark, palette);
      case Shape.Bars bars -> bars(g, bars, palette);
      case Shape.Strip strip -> strip(g, strip, palette);
      case Shape.Bar bar -> {
        double y = getHeight() / 2 - 2.5;
        g.setFill(fx(palette.hair()));
        g.fillRoundRect(0, y, getWidth(), 5, 5, 5);
        g.setFill(colour(bar.category(), palette));
        g.fillRoundRect(0, y, Math.max(3, getWidth() * Math.clamp(bar.share(), 0, 1)), 5, 5, 5);
      }
    }
  }

  private void dot(GraphicsContext g, Shape.Dot dot, Palette palette) {
    double y = Math.round(getHeight() / 2) + 0.5;
    g.setStroke(fx(palette.hair()));
    g.setLineWidth(1.5);
    g.strokeLine(0, y, getWidth(), y);
    dot.reference().ifPresent(value -> {
      double x = at(value, dot);
      g.setStroke(fx(palette.ink()));
      g.setLineWidth(1);
      g.setLineDashes(2, 2);
      g.strokeLine(x, y - 7, x, y + 7);
      g.setLineDashes();
    });
    Color colour = dot.rival() ? fx(palette.muted()) : colour(dot.category(), palette);
    dot.interval().ifPresent(i -> {
      g.setStroke(colour);
      g.setLineWidth(2);
      g.strokeLine(at(i.low(), dot), y, at(i.high(), dot), y);
    });
    g.setFill(colour);
    double x = at(dot.value(), dot);
    if (dot.rival()) {
      g.fillRect(x - 3.5, y - 3.5, 7, 7);
    } else {
      g.fillOval(x - 3.5, y - 3.5, 7, 7);
    }
  }

  private void spark(GraphicsContext g, Shape.Spark spark, Palette palette) {
    double[] values = spark.values();
    if (values.length == 0) {
      return;
    }
    double low = java.util.Arrays.stream(values).min().orElse(0);
    double high = java.util.Arrays.stream(values).max().orElse(1);
    double span = high > low ? high - low : 1;
    double[] x = new double[values.length];
    double[] y = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      x[i] = 2 + (getWidth() - 6) * (values.length == 1 ? 1 : (double) i / (values.length - 1));
      y[i] = getHeight() - 4 - (values[i] - low) / span * (getHeight() - 8);
    }
    g.setStroke(colour(spark.category(), palette));
    g.setLineWidth(1.4);
    g.strokePolyline(x, y, x.length);
    g.setFill(colour(spark.category(), palette));
    g.fillOval(x[x.length - 1] - 2.2, y[y.length - 1] - 2.2, 4.4, 4.4);
  }

  private void bars(GraphicsContext g, Shape.Bars bars, Palette palette) {
    long most = Math.max(1, bars.counts().stream().mapToLong(Long::longValue).max().orElse(1));
    double width = getWidth() / Math.max(1, bars.counts().size());
    g.setFill(fx(palette.hair()));
    g.fillRect(0, getHeight() - 1, getWidth(), 1);
    g.setFill(colour(bars.category(), palette));
    for (int i = 0; i < bars.counts().size(); i++) {
      double height = bars.counts().get(i) == 0 ? 0 : Math.max(1.5, (getHeight() - 2) * bars.counts().get(i) / most);
      g.fillRect(i * width, getHeight() - 1 - height, Math.max(1, width - 1), height);
    }
  }

  private void strip(GraphicsContext g, Shape.Strip strip, Palette palette) {
    double width = getWidth() / Math.max(1, strip.shares().size());
    g.setFill(fx(palette.hair()));
    g.fillRect(0, 0, getWidth(), getHeight());
    Color colour = colour(strip.category(), palette);
    for (int i = 0; i < strip.shares().size(); i++) {
      if (strip.shares().get(i) > 0) {
        g.setFill(colour.deriveColor(0, 1, 1, 0.08 + 0.92 * Math.min(1, strip.shares().get(i))));
        g.fillRect(i * width, 0, width, getHeight());
      }
    }
  }

  private double at(double value, Shape.Dot dot) {
    double span = dot.high() > dot.low() ? dot.high() - dot.low() : 1;
    return 4 + Math.clamp((value - dot.low()) / span, 0, 1) * (getWidth() - 8);
  }

  private static Color colour(int category, Palette palette) {
    return fx(category == 0 ? palette.ink() : palette.category(category));
  }

  private static Color fx(java.awt.Color colour) {
    return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha() / 255.0);
  }
}
