package clientele.shell;

import atlantafx.base.controls.ToggleSwitch;
import clientele.base.Text;
import clientele.ui.Icons;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The bar above every page: study and page, search, undo, redo, history, names hidden or shown, help. */
final class TopBar extends HBox {
  /** What its buttons do. */
  record Doings(Runnable home, Runnable search, Runnable undo, Runnable redo, Runnable history, Runnable help) {}

  private final Words words;
  private final Label page = new Label();
  private final Button undo;
  private final Button redo;
  private final HBox undoing;
  private final HBox redoing;

  TopBar(Words words, String study, BooleanProperty masked, Doings doings, Studies studies) {
    this.words = words;
    getStyleClass().add("top-bar");
    Hyperlink title = new Hyperlink(study);
    title.getStyleClass().add("crumb-study");
    Typefaces.mark(title, study);
    title.setOnAction(e -> doings.home().run());
    title.setMinWidth(0);
    page.getStyleClass().add("crumb-page");
    page.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    undo = button("undo", "mdomz-undo", doings.undo());
    redo = button("redo", "mdomz-redo", doings.redo());
    undoing = new HBox(undo); // a button that is off hears no mouse: what is around it says why
    redoing = new HBox(redo);
    undoing.setAlignment(Pos.CENTER);
    redoing.setAlignment(Pos.CENTER);
    Button history = button("history", "mdoal-history", doings.history());
    Icons.tip(history, words.of(TopBar.class, "top.history"));
    Button help = button("help", "mdoal-help_outline", doings.help());
    Icons.tip(help, words.of(TopBar.class, "top.help"));
    ToggleSwitch mask = new ToggleSwitch();
    mask.textProperty().bind(words.of(TopBar.class, "top.mask"));
    mask.selectedProperty().bindBidirectional(masked);
    mask.setId("mask-names");
    mask.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(title, studies(studies), Icons.of("mdoal-chevron_right", "small-icon"), page, space, search(doings.search()),
        line(), undoing, redoing, history, line(), mask, line(), help);
  }

  /** Names the page that is shown. */
  void show(Text title) {
    page.textProperty().bind(words.of(title));
  }

  /** What undo and redo would do, in their tooltips; off when there is nothing. */
  void steps(ObservableValue<String> back, boolean canUndo, ObservableValue<String> forth, boolean canRedo) {
    undo.setDisable(!canUndo);
    redo.setDisable(!canRedo);
    Icons.tip(undoing, back);
    Icons.tip(redoing, forth);
    undo.accessibleTextProperty().bind(back);
    redo.accessibleTextProperty().bind(forth);
  }

  /** The way to other studies, beside the name of this one. */
  private Button studies(Studies studies) {
    ContextMenu menu = new ContextMenu();
    Button open = button("study", "mdoal-expand_more", () -> { });
    Icons.tip(open, words.of(TopBar.class, "top.study"));
    open.setOnAction(e -> {
      menu.getItems().setAll(item("action.new", "Ctrl N", studies::create), item("action.open", "Ctrl O", studies::choose));
      for (Path path : studies.recent()) {
        MenuItem recent = new MenuItem(String.valueOf(path.getFileName()));
        recent.setMnemonicParsing(false);
        recent.setOnAction(chosen -> studies.open(path));
        menu.getItems().add(recent);
      }
      menu.getItems().addAll(new SeparatorMenuItem(), item("action.close", "", studies::close));
      menu.show(open, Side.BOTTOM, 0, 4);
    });
    return open;
  }

  private MenuItem item(String key, String keys, Runnable run) {
    String name = words.say(TopBar.class, key);
    MenuItem item = new MenuItem(keys.isEmpty() ? name : name + "   " + keys);
    item.setId("study-" + key.substring(key.indexOf('.') + 1));
    item.setOnAction(e -> run.run());
    return item;
  }

  private Node search(Runnable open) {
    Label prompt = new Label();
    prompt.textProperty().bind(words.of(TopBar.class, "top.search"));
    HBox.setHgrow(prompt, Priority.ALWAYS);
    prompt.setMaxWidth(Double.MAX_VALUE);
    Label key = new Label(System.getProperty("os.name", "").startsWith("Mac") ? "⌘K" : "Ctrl K");
    key.getStyleClass().add("key-cap");
    key.setMinWidth(USE_PREF_SIZE);
    HBox field = new HBox(Icons.of("mdomz-search"), prompt, key);
    field.getStyleClass().add("search-field");
    field.setPrefWidth(300);
    field.setMinWidth(180);
    field.setMaxHeight(30);
    field.setFocusTraversable(true);
    field.setId("search");
    field.accessibleTextProperty().bind(prompt.textProperty());
    field.setOnMouseClicked(e -> open.run());
    field.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
        open.run();
      }
    });
    HBox holder = new HBox(field);
    holder.setAlignment(Pos.CENTER);
    return holder;
  }

  private static Separator line() {
    Separator line = new Separator(Orientation.VERTICAL);
    line.setMaxHeight(20);
    return line;
  }

  private static Button button(String id, String icon, Runnable run) {
    Button button = new Button("", Icons.of(icon));
    button.getStyleClass().addAll("flat", "button-icon");
    button.setId("top-" + id);
    button.setOnAction(e -> run.run());
    return button;
  }
}
