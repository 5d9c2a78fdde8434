package clientele.analysis.data.ui.bring;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import clientele.base.Figures;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.intake.choice.Sniffed;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.StatePane;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.form.GuardRow;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The import as a page: the files at the left, what was found out about one of them, and its lines that are refused. */
public final class ImportView {
  private static final PseudoClass DROP_READY = PseudoClass.getPseudoClass("drop-ready");

  private final ViewContext context;
  private final Words words;
  private final ImportViewModel model;
  private final ImportPanel panel;
  private final PreviewTables tables;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final Button start = new Button();
  private final Button onward = new Button();
  private final StatePane empty;
  private final PersonalChoices personal;
  private final VBox notes = new VBox(4);

  private int listed = -1;

  @FXML private VBox page;
  @FXML private HBox top;
  @FXML private VBox head;
  @FXML private HBox body;
  @FXML private ScrollPane files;
  @FXML private VBox list;
  @FXML private StackPane drop;
  @FXML private VBox detail;
  @FXML private FlowPane facts;
  @FXML private TableView<List<String>> preview;
  @FXML private Label previewNote;
  @FXML private VBox refused;
  @FXML private Label refusedTitle;
  @FXML private Label refusedReasons;
  @FXML private TableView<Sniffed.Reject> rejects;

  public ImportView(ViewContext context, ImportViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.panel = new ImportPanel(words, model);
    this.tables = new PreviewTables(words, model, context.masked());
    this.personal = new PersonalChoices(words, model);
    this.header = new AnswerHeader(context);
    this.problems = new ProblemBar(words);
    this.empty =
        StatePane.empty(words, "mdoal-file_upload", t("emptyTitle"), t("emptySentence"),
            List.of(new StatePane.Way(t("choose"), "mdoal-folder_open", this::choose)));
    new ViewLoader(words).load(this);
    model.changes().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    context.masked().addListener((p, before, after) -> update());
    update();
  }

  public VBox page() {
    return page;
  }

  public Node panel() {
    return panel.node();
  }

  @FXML
  private void initialize() {
    head.getChildren().addAll(header, problems);
    head.setSpacing(12);
    start.getStyleClass().add(Styles.ACCENT);
    start.setId("import-start");
    start.setGraphic(Icons.of("mdoal-file_upload"));
    start.setOnAction(e -> model.importReady());
    onward.getStyleClass().add(Styles.ACCENT);
    onward.setId("import-onward");
    onward.setGraphic(Icons.of("mdoal-cleaning_services"));
    onward.setOnAction(e -> context.open(model.onward()));
    drop.setOnMouseClicked(e -> choose());
    drop.setFocusTraversable(true);
    drop.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
        choose();
      }
    });
    page.addEventHandler(DragEvent.DRAG_OVER, this::dragged);
    page.addEventHandler(DragEvent.DRAG_EXITED, e -> drop.pseudoClassStateChanged(DROP_READY, false));
    page.addEventHandler(DragEvent.DRAG_DROPPED, e -> model.add(GivenFiles.dropped(e)));
    GivenFiles.onPaste(page, this::paste);
    tables.prepare(preview, rejects);
    notes.managedProperty().bind(Bindings.isNotEmpty(notes.getChildren()));
    detail.getChildren().addAll(1, List.of(notes, personal));
    preview.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
    rejects.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
  }

  private void update() {
    boolean none = model.files().isEmpty();
    page.getChildren().setAll(none ? List.of(top, head, empty) : List.of(top, head, body));
    VBox.setVgrow(empty, Priority.ALWAYS);
    panel.node().setVisible(!none);
    panel.node().setManaged(!none);
    steps();
    files();
    problems.clear();
    model.current().get().flatMap(f -> f.problem().get()).ifPresent(problems::show);
    model.current().get().filter(f -> f.guarded().get())
        .ifPresent(f -> problems.getChildren().add(new GuardRow(words, model::importAgainst)));
    start.setText(model.ready().isEmpty()
        ? words.say(ImportView.class, "import")
        : words.say(ImportView.class, "start", model.ready().size(), model.readyRows()));
    start.setDisable(model.ready().isEmpty());
    boolean done = !none && model.files().stream().allMatch(f -> f.phase().get() == FileEntry.Phase.DONE);
    onward.setText(words.say(ImportView.class, "imported." + model.onward()));
    header.actions().setAll(none ? List.of() : List.of(done ? onward : start));
    Optional<FileEntry> entry = model.current().get();
    header.answer().set(entry.map(this::answer).orElse(null));
    Optional<Sniffed> found = entry.flatMap(f -> f.found().get());
    detail.setVisible(found.isPresent());
    detail.setManaged(found.isPresent());
    found.ifPresent(s -> show(entry.orElseThrow(), s));
    panel.update();
  }

  /** The files anew; the keys stay where they were, and the file that is shown comes into sight. */
  private void files() {
    boolean focused = list.isFocusWithin();
    list.getChildren().setAll(model.files().stream().map(this::item).toList());
    int place = model.current().get().map(model.files()::indexOf).orElse(-1);
    if (place != listed && place >= 0) {
      files.setVvalue(model.files().size() < 2 ? 0 : (double) place / (model.files().size() - 1));
    }
    listed = place;
    if (focused && place >= 0) {
      list.getChildren().get(place).requestFocus();
    }
  }

  private void turn(int by) {
    int place = model.current().get().map(model.files()::indexOf).orElse(0) + by;
    if (place >= 0 && place < model.files().size()) {
      model.show(model.files().get(place));
    }
  }

  private void show(FileEntry entry, Sniffed found) {
    facts.getChildren().setAll(found.decisions().stream().filter(d -> !d.about().equals("role")).map(this::fact).toList());
    notes.getChildren().setAll(entry.notes().stream().map(Problem::what).map(this::note).toList());
    personal.show(entry);
    tables.show(entry, found);
    previewNote.setText(words.say(ImportView.class, "previewNote", found.preview().size(), found.rows()));
    long mended = found.mendedReasons().stream().mapToLong(Sniffed.ReasonCount::count).sum();
    refused.setVisible(found.rejects() + mended > 0);
    refused.setManaged(found.rejects() + mended > 0);
    refusedTitle.setText(words.say(ImportView.class, "refusedAndMended", found.rejects(), mended));
    refusedReasons.setText(String.join(" · ",
        java.util.stream.Stream.concat(found.rejectReasons().stream(), found.mendedReasons().stream()).map(r -> Figures.count(r.count()) + " " + words.say(r.reason())).toList()));
  }

  /** Something to know although the file can be imported, such as times of several zones. */
  private Label note(Text text) {
    Label note = new Label(words.say(text), Icons.of("mdomz-warning", "small-icon", "care"));
    note.getStyleClass().addAll("data", "care", "import-note");
    note.setWrapText(true);
    note.setMinHeight(Label.USE_PREF_SIZE);
    return note;
  }

  private Answer answer(FileEntry entry) {
    Text question = Text.of(ImportView.class, "question", entry.path().getFileName().toString(), model.files().indexOf(entry) + 1, model.files().size());
    Optional<Sniffed> found = entry.found().get();
    if (found.isEmpty()) {
      return Answer.of(question, t(entry.phase().get() == FileEntry.Phase.REFUSED ? "refusedFile" : "lookingShort"), Text.literal(""));
    }
    Sniffed s = found.get();
    long all = s.rows() + s.rejects();
    Text sentence = switch (entry.phase().get()) {
      case DONE -> Text.of(ImportView.class, "done", s.rows());
      case ASKING -> asking(s.rejects(), entry.questions().getFirst());
      case IMPORTING -> t("importing");
      default -> s.decisions().stream().filter(ImportPanel::isUnsure).findFirst()
          .map(d -> Text.of(ImportView.class, "readyUnsure", s.rejects(), Text.of(ImportView.class, "about." + d.about()), Figures.percent(d.confidence(), 0)))
          .orElse(Text.of(ImportView.class, "ready", s.rejects()));
    };
    return Answer.of(question, Text.literal(Figures.count(s.rows())), sentence)
        .withUnit(Text.of(ImportView.class, "unit." + s.role()))
        .withInterval(Text.of(ImportView.class, entry.phase().get() == FileEntry.Phase.DONE ? "ofAllDone" : "ofAll", all, all == 0 ? 0.0 : Math.floor(1000.0 * s.rows() / all) / 10));
  }

  private void steps() {
    boolean known = model.files().stream().anyMatch(f -> f.found().get().isPresent());
    int now = !known ? 1 : model.files().stream().allMatch(f -> f.phase().get() == FileEntry.Phase.DONE) ? 4
        : model.asking().isEmpty() ? 3 : 2;
    top.getChildren().clear();
    for (int i = 1; i <= 4; i++) {
      Label disc = new Label(i < now ? "" : Integer.toString(i));
      disc.getStyleClass().add("step-disc");
      if (i < now) {
        disc.getStyleClass().add("past");
        disc.setGraphic(Icons.of("mdoal-check", "small-icon", "good"));
      }
      Label name = new Label(words.say(ImportView.class, "step" + i));
      name.getStyleClass().add("step-name");
      if (i == now) {
        disc.getStyleClass().add("now");
        name.getStyleClass().add("now");
      }
      if (i > 1) {
        Region line = new Region();
        line.getStyleClass().add("step-line");
        line.setPrefWidth(36);
        top.getChildren().add(line);
      }
      top.getChildren().addAll(disc, name);
    }
  }

  private HBox item(FileEntry entry) {
    Label name = new Label(entry.path().getFileName().toString());
    name.getStyleClass().addAll("strong", "data");
    name.setMinWidth(0);
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Icons.tip(name, new ReadOnlyStringWrapper(entry.path().toString()));
    Typefaces.mark(name, name.getText());
    Label about = new Label(entry.found().get()
        .map(s -> words.say(ImportView.class, "fileAbout", s.rows(), Text.of(ImportView.class, "role." + s.role())))
        .orElse(""));
    about.getStyleClass().add("caption");
    VBox text = new VBox(name, about);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(text, icon(entry));
    row.getStyleClass().add("file-item");
    if (model.current().get().filter(entry::equals).isPresent()) {
      row.getStyleClass().add("now");
    }
    row.setFocusTraversable(true);
    row.setOnMouseClicked(e -> model.show(entry));
    row.setOnKeyPressed(e -> {
      switch (e.getCode()) {
        case KeyCode.ENTER, KeyCode.SPACE -> model.show(entry);
        case KeyCode.DELETE -> model.remove(entry);
        case KeyCode.UP -> turn(-1);
        case KeyCode.DOWN -> turn(1);
        default -> {
          return;
        }
      }
      e.consume();
    });
    return row;
  }

  private FontIcon icon(FileEntry entry) {
    var said = words.of(ImportView.class, "phase." + entry.phase().get());
    return switch (entry.phase().get()) {
      case LOOKING, IMPORTING -> Icons.alone("mdoal-autorenew", said, "act");
      case ASKING -> Icons.alone("mdoal-help_outline", said, "care");
      case READY -> Icons.alone("mdoal-history_toggle_off", said);
      case DONE -> Icons.alone("mdoal-check_circle", said, "good");
      case REFUSED -> Icons.alone("mdoal-error_outline", said, "bad");
    };
  }

  /** A decision in words; what holds no text by itself has a format in place of an encoding. */
  private VBox fact(Sniffed.Decision decision) {
    boolean unsure = ImportPanel.isUnsure(decision);
    Label name = new Label(words.say(ImportView.class, "about." + (decision.about().equals("encoding") && !isCharset(decision.value()) ? "format" : decision.about())));
    name.getStyleClass().add("caption");
    Label value = new Label(ImportPanel.shown(words, decision.about(), decision.value()));
    value.getStyleClass().addAll("strong", "data");
    value.setMaxWidth(220);
    Icons.tip(value, new ReadOnlyStringWrapper(value.getText()));
    Label sure = new Label(Figures.percent(decision.confidence(), 0));
    sure.getStyleClass().addAll("caption", unsure ? "care" : "muted");
    sure.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    space.setMinWidth(10);
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(value, space, sure);
    line.setAlignment(Pos.BASELINE_LEFT);
    VBox box = new VBox(name, line);
    box.getStyleClass().add("fact");
    if (unsure) {
      box.getStyleClass().add("care");
    }
    box.setOnMouseClicked(e -> panel.focus(decision.about()));
    return box;
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private void choose() {
    Optional<Path> last = model.files().isEmpty() ? Optional.empty() : Optional.of(model.files().getLast().path());
    model.add(GivenFiles.choose(page.getScene().getWindow(), words, last));
  }

  private void dragged(DragEvent event) {
    if (GivenFiles.accept(event)) {
      drop.pseudoClassStateChanged(DROP_READY, true);
    }
  }

  /** Takes files that were copied elsewhere, or their paths as text, one a line, or else rows as text. */
  private void paste() {
    Clipboard board = Clipboard.getSystemClipboard();
    List<Path> paths = GivenFiles.pasted();
    if (!paths.isEmpty()) {
      model.add(paths);
    } else if (board.hasString() && board.getString().lines().limit(2).count() == 2) {
      model.addText(words.say(ImportView.class, "clipboard"), board.getString());
    }
  }

  private static Text t(String key) {
    return Text.of(ImportView.class, key);
  }

  /** What is open: how a column is read, or a decision about the whole file. */
  private static Text asking(long rejects, Sniffed.Question question) {
    return question.column().isEmpty()
        ? Text.of(ImportView.class, "askingFile", rejects, Text.of(ImportView.class, "about." + question.parameter()))
        : Text.of(ImportView.class, "asking", rejects, question.column());
  }
}
