package clientele.shell;

import clientele.base.Text;
import clientele.shell.PaletteIndex.Entry;
import clientele.shell.PaletteIndex.Hit;
import clientele.shell.PaletteIndex.Kind;
import clientele.ui.Icons;
import clientele.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/** Type to find a command, a place or a table; Enter runs or opens it, Tab sets its parameters first. */
final class CommandPalette extends VBox {
  /** What happens with a chosen entry. */
  record Doings(Consumer<Entry> run, Consumer<Entry> parameters, Runnable close) {}

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final int MOST = 60;

  private final Words words;
  private final Doings doings;
  private final TextField query = new TextField();
  private final Label count = new Label();
  private final VBox list = new VBox();
  private final ScrollPane scroll = new ScrollPane(list);
  private final List<HBox> rows = new ArrayList<>();
  private final BooleanProperty masked;
  private Optional<PaletteIndex> index = Optional.empty();
  private CustomerIndex customers = CustomerIndex.none();
  private List<Hit> hits = List.of();
  private int chosen;

  CommandPalette(Words words, BooleanProperty masked, Doings doings) {
    this.words = words;
    this.masked = masked;
    this.doings = doings;
    getStyleClass().add("palette");
    setMaxHeight(530);
    setId("palette");
    query.getStyleClass().add("palette-query");
    query.promptTextProperty().bind(words.of(CommandPalette.class, "palette.prompt"));
    query.setId("palette-query");
    HBox.setHgrow(query, Priority.ALWAYS);
    count.getStyleClass().add("caption");
    count.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(Icons.of("mdomz-search"), query, count, key("Esc"));
    head.getStyleClass().add("palette-head");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(120);
    scroll.setPrefHeight(430);
    list.setPadding(new Insets(4, 8, 8, 8));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll, foot());
    query.textProperty().addListener((p, before, after) -> search());
    query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** What can be found. */
  void index(PaletteIndex entries, CustomerIndex people) {
    index = Optional.of(entries);
    customers = people;
    search();
  }

  /** Begins anew. */
  void open() {
    query.clear();
    search();
    query.requestFocus();
  }

  /** The field that is typed into. */
  TextField query() {
    return query;
  }

  private void search() {
    hits = new ArrayList<>(index.map(i -> i.search(query.getText(), words.now(), MOST)).orElse(List.of()));
    hits.addAll(customers.search(query.getText(), masked.get()));
    count.setText(words.say(CommandPalette.class, "palette.count", hits.size()));
    list.getChildren().clear();
    rows.clear();
    Optional<Kind> kind = Optional.empty();
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      if (kind.isEmpty() || kind.get() != hit.entry().kind()) {
        kind = Optional.of(hit.entry().kind());
        Label group = new Label(words.say(CommandPalette.class, "palette." + hit.entry().kind()));
        group.getStyleClass().add("palette-group");
        list.getChildren().add(group);
      }
      HBox row = row(hit, i);
      rows.add(row);
      list.getChildren().add(row);
    }
    choose(0);
  }

  private HBox row(Hit hit, int place) {
    String title = words.say(hit.entry().title());
    TextFlow name = new TextFlow();
    if (hit.length() > 0) {
      part(name, title.substring(0, hit.from()), false);
      part(name, title.substring(hit.from(), hit.from() + hit.length()), true);
      part(name, title.substring(hit.from() + hit.length()), false);
    } else {
      part(name, title, false);
    }
    name.setMinWidth(USE_PREF_SIZE);
    name.setMaxHeight(USE_PREF_SIZE);
    Label detail = new Label(words.say(hit.entry().detail()));
    detail.getStyleClass().addAll("data", "muted");
    detail.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(Icons.of(hit.entry().icon()), name, detail, space);
    row.getStyleClass().add("palette-hit");
    row.setAccessibleText(title + ", " + detail.getText());
    row.setOnMouseClicked(e -> doings.run().accept(hit.entry()));
    row.setOnMouseMoved(e -> choose(place)); // a pointer that only lies there chooses nothing
    return row;
  }

  private static void part(TextFlow flow, String words, boolean hit) {
    if (!words.isEmpty()) {
      javafx.scene.text.Text text = new javafx.scene.text.Text(words);
      text.getStyleClass().add("palette-word");
      if (hit) {
        text.getStyleClass().add("hit");
      }
      text.pseudoClassStateChanged(PseudoClass.getPseudoClass("han"), clientele.reports.chart.Faces.hasHan(words));
      flow.getChildren().add(text);
    }
  }

  private void choose(int place) {
    chosen = Math.clamp(place, 0, Math.max(0, rows.size() - 1));
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).pseudoClassStateChanged(SELECTED, i == chosen);
    }
  }

  private void key(KeyEvent event) {
    Optional<Entry> entry = hits.isEmpty() ? Optional.empty() : Optional.of(hits.get(chosen).entry());
    switch (event.getCode()) {
      case KeyCode.DOWN -> move(1);
      case KeyCode.UP -> move(-1);
      case KeyCode.ENTER -> entry.ifPresent(doings.run());
      case KeyCode.TAB -> entry.ifPresent(doings.parameters());
      case KeyCode.ESCAPE -> doings.close().run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int by) {
    choose(chosen + by);
    if (!rows.isEmpty()) {
      double height = list.getHeight() - scroll.getViewportBounds().getHeight();
      double at = rows.get(chosen).getBoundsInParent().getMinY() - 60;
      scroll.setVvalue(height <= 0 ? 0 : Math.clamp(at / height, 0, 1));
    }
  }

  private HBox foot() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(key("↑ ↓"), label("palette.move"), key("Enter"), label("palette.run"), key("Tab"),
        label("palette.parameters"), space, label("palette.pinyin"));
    foot.getStyleClass().add("palette-foot");
    return foot;
  }

  private Label label(String id) {
    Label label = new Label();
    label.textProperty().bind(words.of(Text.of(CommandPalette.class, id)));
    label.textProperty().subscribe(t -> clientele.ui.Typefaces.mark(label, t));
    return label;
  }

  private static Label key(String cap) {
    Label key = new Label(cap);
    key.getStyleClass().add("key-cap");
    key.setMinWidth(USE_PREF_SIZE);
    return key;
  }
}
