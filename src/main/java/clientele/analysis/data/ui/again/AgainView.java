package clientele.analysis.data.ui.again;

import atlantafx.base.theme.Styles;
import clientele.analysis.data.again.RecipeSources;
import clientele.analysis.data.tables.SchemaDrift;
import clientele.analysis.data.ui.bring.GivenFiles;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.Ledger;
import clientele.ledger.Operation;
import clientele.ledger.Recipe;
import clientele.study.Json;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.ProblemBar;
import clientele.ui.StatePane;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.form.GuardRow;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

/** The steps of last month on new files: the files with the tables they are for, the steps, and how far they are. */
public final class AgainView {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final ViewContext context;
  private final Words words;
  private final AgainViewModel model;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final LeanTable files = new LeanTable();
  private final LeanTable plan = new LeanTable();
  private final Button run = new Button();
  private final Button stop = new Button();
  private final VBox panel = new VBox(12);
  private final StatePane empty;

  @FXML private VBox page;
  @FXML private VBox head;
  @FXML private ScrollPane scroll;
  @FXML private VBox list;
  @FXML private StackPane drop;
  @FXML private VBox planned;
  @FXML private Label note;
  @FXML private VBox steps;

  public AgainView(ViewContext context, AgainViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.header = new AnswerHeader(context);
    this.problems = new ProblemBar(words);
    this.empty = StatePane.empty(words, "mdoal-history", t("again.emptyTitle"), t("again.emptySentence"),
        List.of(new StatePane.Way(t("choose"), "mdoal-folder_open", this::choose)));
    new ViewLoader(words).load(this);
    head.getChildren().addAll(header, problems);
    list.getChildren().add(files);
    steps.getChildren().add(plan);
    run.setId("again-run");
    run.getStyleClass().add("accent");
    run.setGraphic(Icons.of("mdomz-play_arrow"));
    run.setOnAction(e -> model.run());
    stop.setId("again-stop");
    stop.textProperty().bind(words.of(AgainView.class, "again.stop"));
    stop.setOnAction(e -> model.stop());
    panel.getStyleClass().addAll("side-panel", "form");
    drop.setFocusTraversable(true);
    drop.setOnMouseClicked(e -> choose());
    drop.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
        choose();
      }
    });
    page.addEventHandler(DragEvent.DRAG_OVER, e -> GivenFiles.accept(e));
    page.addEventHandler(DragEvent.DRAG_DROPPED, e -> model.add(GivenFiles.dropped(e)));
    GivenFiles.onPaste(page, () -> model.add(GivenFiles.pasted()));
    model.changes().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    update();
  }

  public VBox page() {
    return page;
  }

  public Node panel() {
    return panel;
  }

  private void update() {
    problems.clear();
    model.problem().ifPresent(problems::show);
    if (model.isGuarded()) {
      problems.getChildren().add(new GuardRow(words, model::against));
    }
    boolean none = model.files().isEmpty();
    VBox.setVgrow(empty, Priority.ALWAYS);
    page.getChildren().setAll(head, none ? empty : scroll);
    sources();
    header.actions().setAll(none ? List.of() : model.isRunning() ? List.of(stop) : List.of(run));
    stop.setDisable(model.isStopping());
    int left = model.plan().size() - model.done();
    run.setText(words.say(AgainView.class, model.done() > 0 ? "again.on" : "again.run", left));
    run.setDisable(model.plan().isEmpty());
    header.answer().set(none ? null : answer());
    files();
    plan();
  }

  private Answer answer() {
    long matched = model.files().stream().filter(f -> f.table().isPresent()).count();
    long drifted = model.files().stream().flatMap(f -> f.drift().stream()).filter(SchemaDrift::isOfForm).count();
    Text sentence = model.isRunning()
        ? Text.of(AgainView.class, "again.running", model.done() + 1, model.plan().size())
        : Text.of(AgainView.class, "again.sentence", model.plan().size(), drifted);
    return Answer.of(t("again.question"), Text.literal(Long.toString(matched)), sentence)
        .withUnit(Text.of(AgainView.class, "again.unit", model.files().size()));
  }

  private void files() {
    files.begin(List.of(
        Head.words(words.say(AgainView.class, "again.file")), Head.figures(words.say(AgainView.class, "clean.rows")),
        Head.words(words.say(AgainView.class, "again.table")), Head.figures(words.say(AgainView.class, "again.fits")),
        Head.wide(words.say(AgainView.class, "again.form")), Head.words("")));
    for (AgainViewModel.NewFile file : model.files()) {
      Label name = LeanTable.text(file.path().getFileName().toString(), "strong");
      name.setMinWidth(Label.USE_PREF_SIZE);
      Label form = LeanTable.text(form(file), file.problem().isPresent() ? "bad" : drifts(file) ? "care" : "muted");
      form.setWrapText(true);
      form.setMinHeight(Label.USE_PREF_SIZE);
      Button away = new Button();
      away.setGraphic(Icons.of("mdoal-close", "small-icon"));
      away.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "small");
      Icons.tip(away, words.of(AgainView.class, "remove"));
      away.setOnAction(e -> model.remove(file));
      away.setDisable(model.isRunning());
      files.row(false, Optional.empty(), name,
          LeanTable.figure(file.found().map(s -> Figures.count(s.rows())).orElse("")), home(file),
          LeanTable.figure(file.table().isPresent() && file.fits() > 0 ? Figures.percent(file.fits(), 0) : ""), form, away);
    }
  }

  private static boolean drifts(AgainViewModel.NewFile file) {
    return file.drift().filter(SchemaDrift::isOfForm).isPresent() || file.found().isPresent() && file.table().isEmpty();
  }

  private String form(AgainViewModel.NewFile file) {
    if (file.problem().isPresent()) {
      return words.what(file.problem().get());
    }
    if (file.found().isEmpty()) {
      return words.say(AgainView.class, "lookingShort");
    }
    if (file.table().isEmpty()) {
      return words.say(AgainView.class, "again.noTable");
    }
    List<SchemaDrift.Change> changes = file.drift().map(SchemaDrift::changes).orElse(List.of());
    String same = changes.stream().allMatch(c -> c.kind() == SchemaDrift.Kind.ROWS) ? words.say(AgainView.class, "again.sameForm") : "";
    return changes.isEmpty()
        ? same
        : (same.isEmpty() ? "" : same + " · ") + String.join(" · ", changes.stream().map(c -> words.say(c.words())).toList());
  }

  private ComboBox<String> home(AgainViewModel.NewFile file) {
    ComboBox<String> combo = new ComboBox<>();
    combo.getStyleClass().add("small-combo");
    List<String> ways = new ArrayList<>(model.tables());
    ways.add("");
    combo.getItems().setAll(ways);
    combo.setConverter(new StringConverter<>() {
      @Override
      public String toString(String table) {
        return table == null || table.isEmpty() ? words.say(AgainView.class, "again.aside") : table;
      }

      @Override
      public String fromString(String typed) {
        return typed;
      }
    });
    combo.setValue(file.table().orElse(""));
    combo.setId("again-home-" + file.path().getFileName());
    combo.setAccessibleText(words.say(AgainView.class, "again.table"));
    combo.setMinWidth(130);
    combo.setMaxWidth(180);
    combo.setDisable(model.isRunning() || file.found().isEmpty());
    combo.setOnAction(e -> model.home(file, combo.getValue()));
    return combo;
  }

  private void plan() {
    planned.setVisible(!model.plan().isEmpty());
    note.setText(words.say(AgainView.class, "again.undo"));
    plan.begin(List.of(Head.words(""), Head.words(""), Head.wide("")));
    for (int i = 0; i < model.plan().size(); i++) {
      Operation step = model.plan().get(i);
      Label title = LeanTable.text(words.say(Ledger.title(step)), "strong");
      title.setMinWidth(Label.USE_PREF_SIZE);
      plan.row(model.progress(i) == AgainViewModel.Progress.RUNNING, Optional.empty(), icon(model.progress(i)), title,
          LeanTable.text(about(step), "muted"));
    }
  }

  private Node icon(AgainViewModel.Progress progress) {
    var said = words.of(AgainView.class, "again." + progress);
    return switch (progress) {
      case WAITING -> Icons.alone("mdoal-history_toggle_off", said, "small-icon");
      case RUNNING -> Icons.alone("mdoal-autorenew", said, "small-icon", "act");
      case DONE -> Icons.alone("mdoal-check_circle", said, "small-icon", "good");
      case FAILED -> Icons.alone("mdoal-error_outline", said, "small-icon", "bad");
    };
  }

  /** The file and table of a step. */
  private static String about(Operation step) {
    var params = Json.mapper().valueToTree(step);
    String file = params.path("file").asText();
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    String table = params.path("append").asText().isBlank() ? params.path("table").asText() : params.path("append").asText();
    return file.isEmpty() ? table : name + " → " + table;
  }

  private void sources() {
    panel.getChildren().setAll(label(words.say(AgainView.class, "again.which"), "panel-title"));
    ToggleGroup which = new ToggleGroup();
    for (AgainViewModel.Source source : AgainViewModel.Source.values()) {
      String about = source == AgainViewModel.Source.RECIPE && model.recipeFile().isPresent()
          ? model.recipeFile().get().getFileName().toString() : words.say(AgainView.class, "again.about." + source);
      panel.getChildren().add(card(which, "again-" + source.name().toLowerCase(java.util.Locale.ROOT),
          words.say(AgainView.class, "again.source." + source), about, model.source() == source, () -> {
            if (source == AgainViewModel.Source.RECIPE) {
              chooseRecipe();
            } else {
              model.take(source);
            }
          }));
    }
    wanted();
    panel.getChildren().add(label(words.say(AgainView.class, "about.home"), "panel-title"));
    ToggleGroup where = new ToggleGroup();
    for (Recipe.Into way : Recipe.Into.values()) {
      panel.getChildren().add(card(where, "again-" + way.name().toLowerCase(java.util.Locale.ROOT),
          words.say(AgainView.class, "again.way." + way), words.say(AgainView.class, "again.wayAbout." + way), model.way() == way,
          () -> model.go(way)));
    }
  }

  /** What the recipe wants to read, and what a person gave for it: nothing else of this computer is read. */
  private void wanted() {
    if (model.wanted().isEmpty()) {
      return;
    }
    VBox reads = new VBox(6, label(words.say(AgainView.class, "again.reads"), "panel-title"));
    reads.setId("again-reads");
    for (RecipeSources.Wanted wanted : model.wanted()) {
      Optional<AgainViewModel.NewFile> given = model.given(wanted);
      String state = given.isPresent()
          ? words.say(AgainView.class, "again.reads.given", given.get().path().getFileName().toString())
          : words.say(AgainView.class, wanted.system().isEmpty() ? "again.reads.none" : "again.reads.database");
      reads.getChildren().add(new VBox(1, label(words.say(wanted.words()), "strong"), label(state, "caption")));
    }
    reads.getChildren().add(label(words.say(AgainView.class, "again.reads.why"), "caption"));
    panel.getChildren().add(reads);
  }

  private VBox card(ToggleGroup group, String id, String title, String about, boolean now, Runnable chosen) {
    RadioButton radio = new RadioButton(title);
    radio.setToggleGroup(group);
    radio.setSelected(now);
    radio.setId(id);
    radio.getStyleClass().add("strong");
    radio.setWrapText(true);
    radio.setDisable(model.isRunning());
    radio.setOnAction(e -> chosen.run());
    VBox card = new VBox(3, radio, label(about, "caption"));
    card.getStyleClass().add("choice-card");
    card.pseudoClassStateChanged(SELECTED, now);
    card.setOnMouseClicked(e -> {
      if (!model.isRunning()) {
        chosen.run();
      }
    });
    return card;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    clientele.ui.Typefaces.mark(label, text);
    return label;
  }

  private void choose() {
    Optional<Path> last = model.files().isEmpty() ? Optional.empty() : Optional.of(model.files().getLast().path());
    model.add(GivenFiles.choose(page.getScene().getWindow(), words, last));
  }

  private void chooseRecipe() {
    FileChooser chooser = new FileChooser();
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
    File file = chooser.showOpenDialog(page.getScene().getWindow());
    if (file == null) {
      sources();
    } else {
      model.takeRecipe(file.toPath());
    }
  }

  private static Text t(String key) {
    return Text.of(AgainView.class, key);
  }
}
