package clientele.ui.grid;

import clientele.study.Column;
import clientele.study.Kind;
import clientele.ui.Typefaces;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** A cell: figures at the right in the figures' face, Chinese words in the Chinese one; a double click lets it be typed into. */
final class GridCell extends TableCell<Integer, Integer> {
  private final DataGrid grid;
  private final Column column;

  GridCell(DataGrid grid, Column column) {
    this.grid = grid;
    this.column = column;
    if (column.kind().isNumeric() || column.kind().isTemporal()) {
      getStyleClass().add("num");
    }
    setOnMouseClicked(e -> {
      if (e.getClickCount() == 2 && !isEmpty() && grid.edits().isEmpty()) {
        grid.open(getItem());
      } else if (e.getClickCount() == 2 && !isEmpty() && grid.edits().isPresent() && column.kind() != Kind.PHRASE && !grid.hides(column)) {
        type();
      }
    });
  }

  /** Takes another value: Enter gives it on, Esc leaves the cell as it was. */
  private void type() {
    int row = getItem();
    String stored = grid.stored(column, row);
    String before = stored == null ? "" : stored;
    TextField field = new TextField(before);
    field.setId("cell-edit");
    field.setAlignment(column.kind().isNumeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    field.setOnAction(e -> {
      String typed = field.getText();
      stop();
      if (!typed.equals(before)) {
        grid.edits().ifPresent(taken -> taken.accept(new DataGrid.Edit(column, row + 1, typed)));
      }
    });
    field.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ESCAPE) {
        stop();
        e.consume();
      }
    });
    field.focusedProperty().addListener((p, was, is) -> {
      if (!is) {
        stop();
      }
    });
    setText("");
    setGraphic(field);
    field.requestFocus();
    field.selectAll();
  }

  private void stop() {
    setGraphic(null);
    updateItem(getItem(), isEmpty());
  }

  @Override
  protected void updateItem(Integer row, boolean empty) {
    super.updateItem(row, empty);
    String words = empty || row == null ? "" : grid.shownWords(column, row);
    setText(words);
    Typefaces.mark(this, words);
  }
}
