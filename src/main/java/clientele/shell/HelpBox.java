package clientele.shell;

import clientele.base.Text;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Help on the page at hand: what it answers, what its figures mean, and the keys; About is a link at its foot. */
final class HelpBox extends VBox {
  private static final List<String> KEYS =
      List.of("Ctrl K", "Ctrl Enter", "Ctrl E", "Ctrl Z", "Ctrl H", "Ctrl F", "Ctrl N", "Ctrl O", "Alt \u2190", "F1", "F4", "F6",
          "F11", "Esc");

  HelpBox(Words words, Place place, Runnable about, Runnable close) {
    super(12);
    getStyleClass().add("dialog-box");
    setId("help-box");
    setMinWidth(640);
    setMaxSize(640, USE_PREF_SIZE);
    Label title = text(words.say(HelpBox.class, "help.title", place.title()), "card-title");
    VBox body = new VBox(10);
    String said = place.help().map(words::say).orElse(words.say(HelpBox.class, "help.none"));
    for (String line : said.split("\\n")) {
      body.getChildren().add(text(line, "data"));
    }
    body.getChildren().add(text(words.say(HelpBox.class, "help.figures"), "caption"));
    body.getChildren().add(text(words.say(HelpBox.class, "help.keys"), "section"));
    GridPane keys = new GridPane();
    keys.setHgap(12);
    keys.setVgap(6);
    for (int i = 0; i < KEYS.size(); i++) {
      Label cap = new Label(KEYS.get(i));
      cap.getStyleClass().add("key-cap");
      cap.setMinWidth(USE_PREF_SIZE);
      keys.add(cap, i % 2 * 2, i / 2);
      keys.add(text(words.say(HelpBox.class, "help.key." + KEYS.get(i).replace(" ", "").replace("\u2190", "Left")), "data"), i % 2 * 2 + 1, i / 2);
    }
    body.getChildren().add(keys);
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(460);
    scroll.setMinHeight(300);
    Hyperlink more = new Hyperlink(words.say(HelpBox.class, "settings.about"));
    more.setId("help-about");
    more.setOnAction(e -> about.run());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button done = new Button(words.say(Text.of(HelpBox.class, "about.close")));
    done.getStyleClass().add("accent");
    done.setOnAction(e -> close.run());
    HBox foot = new HBox(8, more, space, done);
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, scroll, foot);
  }

  private static Label text(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    Typefaces.mark(label, words);
    return label;
  }
}
