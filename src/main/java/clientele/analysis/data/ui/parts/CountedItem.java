package clientele.analysis.data.ui.parts;

import clientele.base.Figures;
import clientele.ui.Typefaces;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A name with a count in a list; chosen by a click or Enter. */
public final class CountedItem extends ChoiceItem {
  public CountedItem(String name, long count, boolean now, Runnable choose) {
    super(8, now, choose);
    Label label = new Label(name);
    label.getStyleClass().add("data");
    label.setMinWidth(0);
    Typefaces.mark(label, name);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label number = new Label(Figures.count(count));
    number.getStyleClass().addAll("caption", "num");
    number.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(label, space, number);
    setAlignment(Pos.CENTER_LEFT);
  }
}
