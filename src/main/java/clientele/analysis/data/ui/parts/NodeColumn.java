package clientele.analysis.data.ui.parts;

import clientele.ui.Words;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/** A column of a table of things, a node for each; words keep to the width of the column. */
public final class NodeColumn {
  private NodeColumn() {}

  /** @param head key of its name in the messages of this package; empty for none */
  public static <T> TableColumn<T, T> of(Words words, String head, double width, Function<T, Node> cell) {
    TableColumn<T, T> made = new TableColumn<>();
    if (!head.isEmpty()) {
      made.textProperty().bind(words.of(NodeColumn.class, head));
    }
    made.setPrefWidth(width);
    made.setMinWidth(width);
    made.setSortable(false);
    made.setReorderable(false);
    made.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    made.setCellFactory(c -> new TableCell<>() {
      @Override
      protected void updateItem(T thing, boolean empty) {
        super.updateItem(thing, empty);
        Node shown = empty || thing == null ? null : cell.apply(thing);
        if (shown instanceof Label label) {
          label.maxWidthProperty().bind(made.widthProperty().subtract(16));
        }
        setGraphic(shown);
      }
    });
    return made;
  }
}
