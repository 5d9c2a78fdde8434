package clientele.analysis.data.ui.parts;

import clientele.base.Text;
import clientele.study.DatasetVersion;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A table in a list of tables: its name, its rows and what it is about; chosen by a click or Enter. */
public final class TableItem extends ChoiceItem {
  public TableItem(Words words, DatasetVersion version, boolean now, Runnable choose) {
    super(0, now, choose);
    Label name = new Label(version.title().map(words::say).orElse(version.table()));
    name.getStyleClass().addAll("strong", "data");
    name.setMinWidth(0);
    Typefaces.mark(name, name.getText());
    Text role = Text.of(TableItem.class, "role." + version.role().tag());
    Label about = new Label(words.say(TableItem.class, "fileAbout", version.rows(), role));
    about.getStyleClass().add("caption");
    VBox text = new VBox(name, about);
    text.setMinWidth(0);
    getChildren().add(text);
  }
}
