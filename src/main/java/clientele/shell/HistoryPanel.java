package clientele.shell;

import clientele.base.Figures;
import clientele.base.Text;
import clientele.base.WholeFile;
import clientele.ledger.LedgerEntry;
import clientele.ledger.Recipe;
import clientele.ui.Icons;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.stage.FileChooser;

/** The steps of the study, the newest on top: a click goes there, what was set aside after an undo stays in sight. */
final class HistoryPanel extends VBox {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Desk desk;
  private final Words words;
  private final ZoneId zone;
  private final VBox steps = new VBox();
  private final Label help = new Label();
  private final Button undo = new Button();
  private final Button redo = new Button();

  HistoryPanel(Desk desk) {
    this.desk = desk;
    this.words = desk.words();
    this.zone = desk.session().clock().getZone();
    getStyleClass().add("side-panel");
    setId("history");
    Label title = new Label();
    title.getStyleClass().add("panel-title");
    title.textProperty().bind(words.of(HistoryPanel.class, "history.title"));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    prepare(undo, "history.undo", "mdomz-undo", () -> desk.session().undo());
    prepare(redo, "history.redo", "mdomz-redo", () -> desk.session().redo());
    HBox head = new HBox(6, title, space, undo, redo);
    head.setAlignment(Pos.CENTER_LEFT);
    help.getStyleClass().add("caption");
    help.setWrapText(true);
    help.setMinHeight(USE_PREF_SIZE);
    help.setId("history-help");
    ScrollPane scroll = new ScrollPane(steps);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, help, scroll, foot());
    desk.session().study().addListener((p, before, after) -> update());
    desk.session().writing().addListener((p, before, after) -> wait(after));
    words.language().addListener((p, before, after) -> update());
    update();
  }

  /** Nothing goes anywhere while a job changes the study; which one is said. */
  private void wait(Optional<Text> writing) {
    undo.setDisable(writing.isPresent() || desk.session().ledger().undoable().isEmpty());
    redo.setDisable(writing.isPresent() || desk.session().ledger().redoable().isEmpty());
    steps.setDisable(writing.isPresent());
    help.textProperty().bind(words.of(writing.map(title -> Text.of(HistoryPanel.class, "history.waits", title))
        .orElse(Text.of(HistoryPanel.class, "history.help"))));
  }

  private void update() {
    List<LedgerEntry> all = desk.session().ledger().entries();
    Set<Long> done = desk.session().ledger().path().stream().map(LedgerEntry::number).collect(Collectors.toSet());
    Set<Long> way = way(all, done);
    long head = desk.session().ledger().head();
    wait(desk.session().writing().get());
    steps.getChildren().clear();
    List<LedgerEntry> aside = new ArrayList<>();
    Optional<LocalDate> day = Optional.empty();
    for (LedgerEntry entry : all.reversed()) {
      if (!way.contains(entry.number())) {
        aside.add(entry);
        continue;
      }
      LocalDate date = entry.started().atZone(zone).toLocalDate();
      if (day.isEmpty() || !day.get().equals(date)) {
        steps.getChildren().add(label(Figures.date(date, words.now()), "history-day"));
        day = Optional.of(date);
      }
      steps.getChildren().add(row(entry, entry.number() == head ? "now" : done.contains(entry.number()) ? "past" : "later"));
    }
    if (!aside.isEmpty()) {
      steps.getChildren().add(label(words.say(HistoryPanel.class, "history.aside"), "history-day"));
      aside.forEach(entry -> steps.getChildren().add(row(entry, "aside")));
    }
    if (all.isEmpty()) {
      steps.getChildren().add(label(words.say(HistoryPanel.class, "history.none"), "caption"));
    }
  }

  /** Steps from the first to where redo could lead. */
  private Set<Long> way(List<LedgerEntry> all, Set<Long> done) {
    Set<Long> way = new HashSet<>(done);
    Optional<LedgerEntry> next = desk.session().ledger().redoable();
    while (next.isPresent()) {
      LedgerEntry entry = next.get();
      way.add(entry.number());
      next = all.stream().filter(e -> e.parent() == entry.number()).reduce((a, b) -> b);
    }
    return way;
  }

  private HBox row(LedgerEntry entry, String style) {
    Circle ring = new Circle(4.5);
    ring.getStyleClass().addAll("history-ring", style);
    Label title = label(words.say(desk.session().title(entry)), "step-title");
    title.setWrapText(true);
    Label summary = label(words.say(entry.told(Text.literal(""))), "caption");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    VBox what = new VBox(title, summary);
    HBox.setHgrow(what, Priority.ALWAYS);
    Label time = label(TIME.format(entry.started().atZone(zone)), "caption", "num");
    time.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(ring, what, time);
    row.getStyleClass().addAll("history-step", style);
    row.setFocusTraversable(true);
    row.setAccessibleText(title.getText() + ", " + summary.getText());
    HBox.setMargin(ring, new javafx.geometry.Insets(5, 0, 0, 0));
    row.setOnMouseClicked(e -> desk.session().goTo(entry.number()));
    row.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER) {
        desk.session().goTo(entry.number());
      }
    });
    return row;
  }

  private HBox foot() {
    Hyperlink recipe = new Hyperlink();
    recipe.setGraphic(Icons.of("mdomz-playlist_add"));
    recipe.textProperty().bind(words.of(HistoryPanel.class, "history.recipe"));
    recipe.setOnAction(e -> saveRecipe());
    return new HBox(recipe);
  }

  private void saveRecipe() {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName("recipe.json");
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      try {
        WholeFile.text(file.toPath(), Recipe.of(desk.session().ledger().path(), desk.operations()).write());
      } catch (IOException e) {
        steps.getChildren().addFirst(label(words.say(ViewContext.problem(e).what()), "bad"));
      }
    }
  }

  private void prepare(Button button, String key, String icon, Runnable run) {
    button.getStyleClass().add("small");
    button.setGraphic(Icons.of(icon));
    button.textProperty().bind(words.of(HistoryPanel.class, key));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> run.run());
  }

  private static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    Typefaces.mark(label, text);
    return label;
  }
}
