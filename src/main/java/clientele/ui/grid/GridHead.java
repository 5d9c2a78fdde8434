package clientele.ui.grid;

import clientele.study.Column;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/** The head of a column: its name in the words of the window, and a field to filter by. */
final class GridHead extends VBox {

  GridHead(DataGrid grid, Words words, Column column) {
    Label name = new Label();
    name.textProperty().bind(Bindings.createStringBinding(() -> grid.title(column), words.language()));
    name.textProperty().subscribe(said -> Typefaces.mark(name, said));
    name.getStyleClass().add("head-name");
    TextField field = new TextField();
    field.promptTextProperty().bind(words.of(DataGrid.class, "grid.any"));
    field.textProperty().bindBidirectional(grid.filter(column.name()));
    field.textProperty().addListener((p, before, after) -> {
      field.getStyleClass().remove("active");
      if (!after.isBlank()) {
        field.getStyleClass().add("active");
      }
      grid.refresh();
    });
    field.accessibleTextProperty().bind(name.textProperty());
    field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    getChildren().addAll(name, field);
    getStyleClass().add("head-box");
    if (column.kind().isNumeric()) {
      getStyleClass().add("right");
    }
    setMaxWidth(Double.MAX_VALUE);
  }
}
