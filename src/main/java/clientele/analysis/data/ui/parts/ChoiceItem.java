package clientele.analysis.data.ui.parts;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/** A line of a list that is chosen by a click or Enter. */
class ChoiceItem extends HBox {
  ChoiceItem(double spacing, boolean now, Runnable choose) {
    super(spacing);
    getStyleClass().add("file-item");
    if (now) {
      getStyleClass().add("now");
    }
    setFocusTraversable(true);
    setOnMouseClicked(e -> choose.run());
    setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER) {
        choose.run();
      }
    });
  }
}
