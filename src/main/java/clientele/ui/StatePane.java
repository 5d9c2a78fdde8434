package clientele.ui;

import clientele.base.Text;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands where there is nothing to show: empty with the next step, refused with the way out, too large, loading. */
public final class StatePane extends VBox {
  /** A way on; the first is the primary one. */
  public record Way(Text words, String icon, Runnable run) {
    /** A way without icon. */
    public static Way of(Text words, Runnable run) {
      return new Way(words, "", run);
    }
  }

  private StatePane() {
    getStyleClass().add("state-pane");
    setMaxWidth(Double.MAX_VALUE);
    setMaxHeight(Double.MAX_VALUE);
  }

  /** Nothing yet, and the next step. */
  public static StatePane empty(Words words, String icon, Text title, Text sentence, List<Way> ways) {
    return pane(words, Icons.of(icon, "large-icon"), title, sentence, ways);
  }

  /** A refusal, and the way out. */
  public static StatePane refused(Words words, Text title, Text sentence, List<Way> ways) {
    return pane(words, Icons.of("mdoal-block", "large-icon", "bad"), title, sentence, ways);
  }

  /** A skeleton of a page that is being computed for the first time. */
  public static Region skeleton() {
    GridPane grid = new GridPane();
    grid.setHgap(24);
    grid.setVgap(8);
    grid.add(bar(120, 12), 0, 0);
    grid.add(bar(180, 40), 0, 1, 1, 2);
    grid.add(bar(150, 12), 1, 1);
    grid.add(bar(100, 12), 1, 2);
    Region wide = bar(0, 70);
    wide.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(wide, Priority.ALWAYS);
    grid.add(wide, 0, 3, 2, 1);
    return grid;
  }

  private static StatePane pane(Words words, Node icon, Text title, Text sentence, List<Way> ways) {
    Label name = new Label();
    name.getStyleClass().add("state-title");
    name.textProperty().bind(words.of(title));
    name.setWrapText(true);
    Label why = new Label();
    why.getStyleClass().add("state-sentence");
    why.textProperty().bind(words.of(sentence));
    why.setWrapText(true);
    why.setMaxWidth(420);
    why.setMinHeight(USE_PREF_SIZE);
    HBox buttons = new HBox(8);
    buttons.setAlignment(Pos.CENTER);
    buttons.setPadding(new javafx.geometry.Insets(10, 0, 0, 0));
    for (Way way : ways) {
      Button button = new Button();
      button.textProperty().bind(words.of(way.words()));
      if (!way.icon().isEmpty()) {
        button.setGraphic(Icons.of(way.icon()));
      }
      if (buttons.getChildren().isEmpty()) {
        button.getStyleClass().add("accent");
      }
      button.setOnAction(e -> way.run().run());
      button.setMinWidth(USE_PREF_SIZE);
      buttons.getChildren().add(button);
    }
    StatePane pane = new StatePane();
    pane.getChildren().addAll(icon, name, why, buttons);
    return pane;
  }

  private static Region bar(double width, double height) {
    Region bar = new Region();
    bar.getStyleClass().add("skeleton");
    bar.setMinHeight(height);
    bar.setPrefSize(width, height);
    bar.setMaxWidth(width);
    return bar;
  }
}
