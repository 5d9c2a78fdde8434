package clientele.ui.grid;

import atlantafx.base.theme.Styles;
import clientele.base.Text;
import clientele.ui.Icons;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which columns are in sight, and which stay at the left: a line per column, with a field to find one among many. */
final class ColumnChooser extends VBox {
  private static final int MANY = 12;

  private final Words words;
  private final GridLayout layout;
  private final UnaryOperator<String> names;
  private final Runnable changed;
  private final VBox list = new VBox(2);
  private final TextField find = new TextField();

  /**
   * A choice.
   *
   * @param names what columns are called on the screen
   * @param changed is run after every choice
   */
  ColumnChooser(Words words, GridLayout layout, UnaryOperator<String> names, Runnable changed) {
    super(8);
    this.words = words;
    this.layout = layout;
    this.names = names;
    this.changed = changed;
    getStyleClass().add("column-chooser");
    Label title = new Label(words.say(DataGrid.class, "columns.title"));
    title.getStyleClass().add("section");
    Hyperlink all = new Hyperlink(words.say(DataGrid.class, "columns.all"));
    all.setId("columns-all");
    all.setOnAction(e -> change(GridLayout::showAll));
    javafx.scene.layout.Region space = new javafx.scene.layout.Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, title, space, all);
    head.setAlignment(Pos.CENTER_LEFT);
    Label help = new Label(words.say(DataGrid.class, "columns.help", GridLayout.MOST_STAYING));
    help.getStyleClass().add("caption");
    help.setWrapText(true);
    help.setMinHeight(USE_PREF_SIZE);
    find.setPromptText(words.say(DataGrid.class, "columns.find"));
    find.setId("columns-find");
    find.textProperty().addListener((p, before, after) -> fill());
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(360);
    getChildren().addAll(head, help);
    if (layout.all().size() > MANY) {
      getChildren().add(find);
    }
    getChildren().add(scroll);
    setPrefWidth(300);
    setMinWidth(USE_PREF_SIZE);
    fill();
  }

  private void fill() {
    String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
    list.getChildren().setAll(
        layout.all().stream().filter(c -> names.apply(c).toLowerCase(Locale.ROOT).contains(wanted)).map(this::line).toList());
  }

  private HBox line(String column) {
    CheckBox box = new CheckBox(names.apply(column));
    box.setId("column-" + column);
    box.getStyleClass().add("data");
    box.setMinWidth(0);
    box.setMnemonicParsing(false);
    Typefaces.mark(box, box.getText());
    box.setSelected(layout.isShown(column));
    box.setOnAction(e -> change(l -> l.show(column, box.isSelected())));
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setMaxWidth(Double.MAX_VALUE);
    ToggleButton pin = new ToggleButton("", Icons.of("mdomz-push_pin", "small-icon"));
    pin.setId("freeze-" + column);
    pin.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON, "pin");
    pin.setSelected(layout.stays(column));
    pin.setDisable(!layout.stays(column) && !layout.hasRoom());
    Icons.tip(pin, words.of(Text.of(DataGrid.class, layout.stays(column) ? "columns.release" : "columns.freeze")));
    pin.setOnAction(e -> change(l -> l.stay(column, pin.isSelected())));
    HBox line = new HBox(6, box, pin);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void change(Consumer<GridLayout> choice) {
    choice.accept(layout);
    fill();
    changed.run();
  }
}
