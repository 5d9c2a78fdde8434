package clientele.shell;

import atlantafx.base.controls.ToggleSwitch;
import clientele.base.Language;
import clientele.base.Text;
import clientele.ui.ProblemBar;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.HorizontalDirection;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Language, theme and names: what holds on this computer. */
final class SettingsPage extends VBox {

  /** The passphrase of the open study. */
  interface Protection {
    /** Whether the study asks for one. */
    boolean isOn();

    /** Sets or changes it; {@code done} runs once it holds. */
    void set(char[] passphrase, Runnable done);
  }

  SettingsPage(
      Words words, String theme, Consumer<String> themes, BooleanProperty masked, Protection protection,
      Runnable about) {
    super(24);
    getStyleClass().add("page");
    setId("settings");
    Label title = new Label();
    title.getStyleClass().add("page-title");
    title.textProperty().bind(words.of(SettingsPage.class, "place.settings"));
    ToggleGroup languages = new ToggleGroup();
    HBox language = new HBox();
    for (Language each : Language.values()) {
      ToggleButton button = pill(languages, each == Language.ENGLISH, each == Language.CHINESE);
      button.setText(each == Language.ENGLISH ? "English" : "中文");
      clientele.ui.Typefaces.mark(button, button.getText());
      button.setId("language-" + each.tag());
      button.setSelected(words.now() == each);
      button.setOnAction(e -> {
        button.setSelected(true);
        words.language().set(each);
      });
      language.getChildren().add(button);
    }
    ToggleGroup looks = new ToggleGroup();
    HBox look = new HBox();
    List<String> all = List.of("system", "light", "dark");
    for (String each : all) {
      ToggleButton button = pill(looks, each.equals("system"), each.equals("dark"));
      button.textProperty().bind(words.of(SettingsPage.class, "theme." + each));
      button.setId("theme-" + each);
      button.setSelected(each.equals(theme));
      button.setOnAction(e -> {
        button.setSelected(true);
        themes.accept(each);
      });
      look.getChildren().add(button);
    }
    ToggleSwitch mask = new ToggleSwitch();
    mask.setLabelPosition(HorizontalDirection.RIGHT);
    mask.textProperty().bind(words.of(SettingsPage.class, "settings.mask"));
    mask.selectedProperty().bindBidirectional(masked);
    Button licence = new Button();
    licence.textProperty().bind(words.of(SettingsPage.class, "settings.about"));
    licence.setOnAction(e -> about.run());
    HBox more = new HBox(8, licence);
    getChildren().addAll(title, block(words, "settings.language", language), block(words, "settings.theme", look),
        block(words, "settings.names", new HBox(mask)), secret(words, protection), block(words, "settings.more", more));
  }

  private static ToggleButton pill(ToggleGroup group, boolean first, boolean last) {
    ToggleButton button = new ToggleButton();
    button.setToggleGroup(group);
    button.getStyleClass().add(first ? "left-pill" : last ? "right-pill" : "center-pill");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private static VBox secret(Words words, Protection protection) {
    PasswordField once = new PasswordField();
    once.setId("protect-passphrase");
    once.promptTextProperty().bind(words.of(SettingsPage.class, "settings.secret.once"));
    PasswordField again = new PasswordField();
    again.setId("protect-again");
    again.promptTextProperty().bind(words.of(SettingsPage.class, "settings.secret.again"));
    Button set = new Button();
    set.setId("protect-set");
    set.disableProperty().bind(
        once.textProperty().isEmpty().or(once.textProperty().isNotEqualTo(again.textProperty())));
    Label state = new Label();
    state.setId("protect-state");
    state.getStyleClass().add("caption");
    state.setWrapText(true);
    Runnable show = () -> {
      String on = protection.isOn() ? "on" : "off";
      state.textProperty().bind(words.of(SettingsPage.class, "settings.secret." + on));
      set.textProperty().bind(words.of(SettingsPage.class, "settings.secret.set." + on));
    };
    ProblemBar told = new ProblemBar(words);
    told.setMaxWidth(720);
    set.setOnAction(e -> {
      told.clear();
      protection.set(once.getText().toCharArray(), () -> {
        show.run();
        told.add(Text.of(SettingsPage.class, "settings.secret.done"), ProblemBar.Weight.GOOD, Optional.empty());
      });
      once.clear();
      again.clear();
    });
    show.run();
    VBox block = block(words, "settings.secret", new HBox(8, once, again, set));
    block.getChildren().addAll(told, state);
    return block;
  }

  private static VBox block(Words words, String key, HBox content) {
    Label label = new Label();
    label.getStyleClass().add("section");
    label.textProperty().bind(words.of(SettingsPage.class, key));
    content.setAlignment(Pos.CENTER_LEFT);
    return new VBox(8, label, content);
  }
}
