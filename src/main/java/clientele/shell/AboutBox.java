package clientele.shell;

import clientele.job.Memory;
import clientele.ledger.Environment;
import clientele.ui.Words;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the program is, under which licence, and what it runs on. */
final class AboutBox extends VBox {

  AboutBox(Words words, Runnable close) {
    getStyleClass().add("dialog-box");
    setMaxSize(520, USE_PREF_SIZE);
    setMinWidth(520);
    Label name = new Label("Clientele");
    name.getStyleClass().add("page-title");
    Label licence = text(words.say(AboutBox.class, "about.licence"));
    VBox versions = new VBox(2);
    for (Map.Entry<String, String> part : Environment.here().entrySet()) {
      Label line = new Label(part.getKey() + " " + part.getValue());
      line.getStyleClass().add("caption");
      versions.getChildren().add(line);
    }
    Button done = new Button(words.say(AboutBox.class, "about.close"));
    done.getStyleClass().add("accent");
    done.setOnAction(e -> close.run());
    HBox buttons = new HBox(done);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    Label memory = text(words.say(AboutBox.class, "about.memory", Memory.most() >> 20, Memory.machine() >> 20));
    Label parts = text(words.say(AboutBox.class, "about.parts"));
    getChildren().addAll(name, text(words.say(AboutBox.class, "about.what")), licence, parts, memory, versions, buttons);
  }

  private static Label text(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
