package clientele.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A text in which passages are underlined: a solid line says good, a dashed one bad, so that colour is not needed. */
public final class MarkedText extends Region {
  private static final double LINE = 2;

  /**
   * A passage.
   *
   * @param from its first character
   * @param to the character after its last
   */
  public record Mark(int from, int to, boolean good) {}

  private final TextFlow flow = new TextFlow();
  private final List<Mark> marks;

  public MarkedText(String text, List<Mark> marks) {
    this.marks = List.copyOf(marks);
    Text words = new Text(text);
    Typefaces.mark(words, text);
    flow.getChildren().add(words);
    flow.getStyleClass().add("marked-text");
    getChildren().add(flow);
    setAccessibleText(text);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(flow.prefHeight(width)) + LINE;
  }

  @Override
  protected double computePrefWidth(double height) {
    return flow.prefWidth(height);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width <= 0 ? getWidth() : width);
  }

  @Override
  protected void layoutChildren() {
    flow.resizeRelocate(0, 0, getWidth(), getHeight());
    flow.layout();
    List<Path> drawn = new ArrayList<>();
    for (Mark mark : marks) {
      Path tint = new Path(flow.rangeShape(mark.from(), mark.to()));
      tint.getStyleClass().setAll("mark-tint", mark.good() ? "good" : "bad");
      Path line = new Path(feet(tint.getElements()));
      line.getStyleClass().setAll("mark-line", mark.good() ? "good" : "bad");
      drawn.add(tint);
      drawn.add(line);
    }
    drawn.forEach(p -> p.setManaged(false));
    getChildren().setAll(flow);
    getChildren().addAll(0, drawn);
  }

  /** The lower edges of the boxes of a shape, one for each line of text. */
  private static List<PathElement> feet(List<PathElement> boxes) {
    List<PathElement> feet = new ArrayList<>();
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double low = 0;
    for (PathElement element : boxes) {
      if (element instanceof MoveTo start) {
        foot(feet, left, right, low);
        left = start.getX();
        right = start.getX();
        low = start.getY();
      } else if (element instanceof LineTo line) {
        left = Math.min(left, line.getX());
        right = Math.max(right, line.getX());
        low = Math.max(low, line.getY());
      }
    }
    foot(feet, left, right, low);
    return feet;
  }

  private static void foot(List<PathElement> feet, double left, double right, double low) {
    if (right > left) {
      feet.add(new MoveTo(left, low));
      feet.add(new LineTo(right, low));
    }
  }
}
