package clientele.ui;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A short table of a page: hair lines between rows, figures at the right, marks in cells, one row chosen. */
public final class LeanTable extends GridPane {
  /**
   * A column.
   *
   * @param head its name
   * @param right whether it stands at the right, as figures do
   * @param grows whether it takes the room that is left
   */
  public record Head(String head, boolean right, boolean grows) {
    /** A column of words. */
    public static Head words(String head) {
      return new Head(head, false, false);
    }

    /** A column of words that takes the room that is left. */
    public static Head wide(String head) {
      return new Head(head, false, true);
    }

    /** A column of figures. */
    public static Head figures(String head) {
      return new Head(head, true, false);
    }
  }

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private List<Head> heads = List.of();
  private int rows;

  public LeanTable() {
    getStyleClass().add("lean-table");
  }

  /** Begins the table anew with these columns; without any name there is no line of names. */
  public void begin(List<Head> columns) {
    heads = List.copyOf(columns);
    rows = 0;
    getChildren().clear();
    getColumnConstraints().clear();
    for (Head head : heads) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(head.right() ? HPos.RIGHT : HPos.LEFT);
      column.setHgrow(head.grows() ? Priority.ALWAYS : Priority.SOMETIMES);
      getColumnConstraints().add(column);
    }
    if (heads.stream().allMatch(h -> h.head().isEmpty())) {
      return;
    }
    line("lean-head", false, Optional.empty());
    for (int c = 0; c < heads.size(); c++) {
      Label label = text(heads.get(c).head());
      label.getStyleClass().add("lean-head-name");
      label.setMinWidth(heads.get(c).grows() ? 0 : USE_PREF_SIZE);
      place(label, c);
    }
    rows = 1;
  }

  /** Adds a row; a click on it, or Enter, runs {@code chosen}, but for cells that take clicks of their own, as a box to tick. */
  public void row(boolean selected, Optional<Runnable> chosen, Node... cells) {
    line("lean-row", selected, chosen);
    for (int c = 0; c < cells.length; c++) {
      if (chosen.isPresent() && !cells[c].isFocusTraversable()) {
        cells[c].setMouseTransparent(true);
      }
      place(cells[c], c);
    }
    rows++;
  }

  /** Words of a cell. */
  public static Label text(String words, String... styles) {
    Label label = new Label(words);
    label.getStyleClass().add("data");
    label.getStyleClass().addAll(styles);
    label.setMinWidth(0);
    Typefaces.mark(label, words);
    return label;
  }

  /** A figure of a cell. */
  public static Label figure(String words, String... styles) {
    Label label = text(words, styles);
    label.getStyleClass().add("num");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  /** A figure with its interval, muted, in one cell. */
  public static Node estimate(String value, String interval, String... styles) {
    Label range = figure(interval);
    range.getStyleClass().add("muted");
    javafx.scene.layout.HBox box = new javafx.scene.layout.HBox(4, figure(value, styles), range);
    box.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    box.setMaxWidth(USE_PREF_SIZE);
    return box;
  }

  private void line(String style, boolean selected, Optional<Runnable> chosen) {
    Region line = new Region();
    line.getStyleClass().add(style);
    line.setMinHeight(style.equals("lean-head") ? 30 : 32);
    line.pseudoClassStateChanged(SELECTED, selected);
    chosen.ifPresent(run -> {
      line.setFocusTraversable(true);
      line.setOnMouseClicked(e -> run.run());
      line.setOnKeyPressed(e -> {
        if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
          run.run();
        }
      });
    });
    add(line, 0, rows, Math.max(1, heads.size()), 1);
    setFillWidth(line, true);
  }

  private void place(Node cell, int column) {
    add(cell, column, rows);
    boolean head = cell.getStyleClass().contains("lean-head-name");
    setMargin(cell, new Insets(head ? 0 : 4, 8, head ? 0 : 4, column == 0 ? 6 : 8));
    setValignment(cell, VPos.CENTER);
  }
}
