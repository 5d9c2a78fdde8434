package clientele.shell;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobHandle;
import clientele.ledger.Shelf;
import clientele.study.StudySettings;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Before a study is open: the last studies, the demo, and a form for a new one. */
final class StartPage extends StackPane {
  /** What the page asks the program to do. */
  interface Doings {
    void open(Path study, Optional<char[]> passphrase);

    void create(Path study, Optional<char[]> passphrase, StudySettings settings);

    void demo();

    void language();

    /** Puts a copy in the place of a study and opens it. */
    void restore(Path study, long copy);

    /** Goes on with what the file of a study still holds, and opens it. */
    void asItIs(Path study, Optional<char[]> passphrase);

    /** Makes a new study of one that was written elsewhere, and opens it. */
    void adopt(Path study, Path as, Optional<char[]> passphrase);
  }

  private static final String FILE = ".mv.db";
  private static final Set<String> RESTORABLE = Set.of("STORE-DAMAGED", "STORE-ALTERED", "STORE-BEHIND", "STORE-HEADER");
  private static final String ELSEWHERE = "STORE-ELSEWHERE";

  private final Words words;
  private final Shelf shelf;
  private final Doings doings;
  private final ProblemBar problems;
  private final VBox form = new VBox(10);
  private final HBox work = new HBox(10);

  /** The study that was asked for last. */
  private Optional<Path> asked = Optional.empty();

  /** The study that is still open behind this page, and the way back to it. */
  record Behind(String title, Runnable back) {}

  StartPage(Words words, Shelf shelf, List<String> recent, boolean hasDemo, Optional<Behind> behind, Doings doings) {
    this.words = words;
    this.shelf = shelf;
    this.doings = doings;
    this.problems = new ProblemBar(words);
    getStyleClass().add("shell");
    setId("start");
    Label brand = new Label("Clientele");
    brand.getStyleClass().add("figure");
    Label promise = text("start.promise", "so-what");
    work.setId("start-work");
    work.managedProperty().bind(work.visibleProperty());
    work.setVisible(false);
    Button make = button("start.new", "mdoal-add", this::newForm);
    Button open = button("start.open", "mdoal-folder_open", this::choose);
    HBox buttons = new HBox(8);
    if (hasDemo) {
      Button demo = button("start.demo", "mdomz-play_arrow", doings::demo);
      demo.getStyleClass().add("accent");
      buttons.getChildren().add(demo);
    } else {
      make.getStyleClass().add("accent");
    }
    Hyperlink language = new Hyperlink();
    language.textProperty().bind(words.of(StartPage.class, "start.language"));
    language.textProperty().subscribe(t -> Typefaces.mark(language, t));
    language.setOnAction(e -> doings.language());
    language.setId("start-language");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    buttons.getChildren().addAll(make, open, space, language);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox page = new VBox(18, brand, promise, buttons, work, problems, form, recent(recent));
    behind.ifPresent(study -> page.getChildren().addFirst(back(study)));
    page.setMaxSize(680, USE_PREF_SIZE);
    StackPane.setAlignment(page, Pos.TOP_CENTER); // what opens below leaves the buttons where they are
    StackPane.setMargin(page, new Insets(120, 24, 24, 24));
    getChildren().add(page);
  }

  /** Says what went wrong, with the way out where there is one. */
  void show(Problem problem) {
    problems.clear();
    String code = problem.code().id();
    Optional<ProblemBar.Action> way = asked.flatMap(study ->
        RESTORABLE.contains(code) ? Optional.of(action("copies.show", () -> copies(study)))
            : code.equals(ELSEWHERE) ? Optional.of(action("adopt.show", () -> adoptForm(study))) : Optional.empty());
    problems.add(problem, ProblemBar.Weight.BAD, way);
  }

  private static ProblemBar.Action action(String key, Runnable run) {
    return new ProblemBar.Action(Text.of(StartPage.class, key), run);
  }

  /** Shows the copies of a study, to restore one. */
  void copies(Path study) {
    problems.clear();
    asked = Optional.of(study);
    form.getChildren().setAll(new CopiesForm(words, study, shelf.copies(study), copy -> doings.restore(study, copy),
        () -> secretly(study, passphrase -> doings.asItIs(study, passphrase))));
  }

  /** Asks under which name a study from elsewhere is to be taken over. */
  private void adoptForm(Path study) {
    problems.clear();
    TextField name = new TextField(words.say(StartPage.class, "adopt.name", study.getFileName().toString()));
    name.setId("adopt-name");
    HBox.setHgrow(name, Priority.ALWAYS);
    Button adopt = button("adopt.do", "mdoal-file_upload", () -> {
      Path as = study.toAbsolutePath().resolveSibling(name.getText().strip());
      secretly(study, passphrase -> doings.adopt(study, as, passphrase));
    });
    adopt.getStyleClass().add("accent");
    adopt.disableProperty().bind(name.textProperty().isEmpty());
    name.setOnAction(e -> adopt.fire());
    form.getChildren().setAll(text("adopt.help", "caption"), text("start.name", "data"), new HBox(8, name, adopt));
    name.requestFocus();
  }

  private Hyperlink back(Behind open) {
    Hyperlink back = new Hyperlink();
    back.setId("start-back");
    back.setGraphic(Icons.of("mdoal-arrow_back"));
    back.textProperty().bind(words.of(Text.of(StartPage.class, "start.back", open.title())));
    back.setOnAction(e -> open.back().run());
    return back;
  }

  /** Shows how far the study is that is being opened or made, with a way to stop it. */
  void working(JobHandle<?> job) {
    if (job.state().isEnd()) {
      work.setVisible(false);
      return;
    }
    if (!work.isVisible()) {
      problems.clear();
      ProgressBar bar = new ProgressBar();
      bar.setPrefWidth(220);
      bar.setId("start-progress");
      Label name = new Label();
      name.setId("start-doing");
      name.getStyleClass().add("data");
      Hyperlink cancel = new Hyperlink();
      cancel.textProperty().bind(words.of(StartPage.class, "box.cancel"));
      cancel.setOnAction(e -> job.cancel());
      work.getChildren().setAll(bar, name, cancel);
      work.setAlignment(Pos.CENTER_LEFT);
      work.setVisible(true);
    }
    ((ProgressBar) work.getChildren().getFirst()).setProgress(job.progress() > 0 ? job.progress() : ProgressBar.INDETERMINATE_PROGRESS);
    ((Label) work.getChildren().get(1)).setText(words.say(job.message().orElse(job.title())));
  }

  /** Puts the keys on the studies there are. */
  void offer() {
    Node first = lookup(".recent-study") == null ? lookup("#start-open") : lookup(".recent-study");
    first.requestFocus();
  }

  private VBox recent(List<String> paths) {
    VBox list = new VBox(text("start.recent", "section"));
    paths.stream().map(Path::of).filter(shelf::exists).forEach(path -> list.getChildren().add(row(path)));
    if (list.getChildren().size() == 1) {
      list.getChildren().add(text("start.noRecent", "caption"));
    }
    return list;
  }

  private Node row(Path path) {
    Hyperlink name = new Hyperlink(path.getFileName().toString());
    name.getStyleClass().add("recent-study");
    Typefaces.mark(name, name.getText());
    name.setOnAction(e -> ask(path));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label folder = new Label(String.valueOf(path.getParent()));
    folder.getStyleClass().add("caption");
    Hyperlink copies = new Hyperlink();
    copies.getStyleClass().addAll("caption", "recent-copies");
    copies.textProperty().bind(words.of(StartPage.class, "copies.show"));
    copies.setMinWidth(USE_PREF_SIZE);
    copies.setOnAction(e -> copies(path));
    HBox row = new HBox(10, Icons.of("mdoal-folder", "small-icon"), name, space, folder, copies);
    row.getStyleClass().add("row-line");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(36);
    return row;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Clientele", "*" + FILE));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      String path = file.getPath();
      ask(Path.of(path.endsWith(FILE) ? path.substring(0, path.length() - FILE.length()) : path));
    }
  }

  /** Opens a study, asking for its passphrase if it has one. */
  void ask(Path path) {
    problems.clear();
    form.getChildren().clear();
    asked = Optional.of(path);
    secretly(path, passphrase -> doings.open(path, passphrase));
  }

  /** Does something with a study, after asking for its passphrase if it has one. */
  private void secretly(Path path, Consumer<Optional<char[]>> work) {
    if (!shelf.needsPassphrase(path)) {
      work.accept(Optional.empty());
      return;
    }
    PasswordField secret = new PasswordField();
    secret.setId("passphrase");
    Button open = button("start.unlock", "mdoal-lock_open", () -> work.accept(Optional.of(secret.getText().toCharArray())));
    open.getStyleClass().add("accent");
    secret.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER) {
        open.fire();
      }
    });
    HBox.setHgrow(secret, Priority.ALWAYS);
    form.getChildren().setAll(label("start.passphraseOf", path.getFileName().toString()), new HBox(8, secret, open));
    secret.requestFocus();
  }

  /** Asks for the name of a new study, its folder and its passphrase. */
  void newForm() {
    problems.clear();
    TextField name = new TextField();
    name.setId("new-name");
    TextField folder = new TextField(Path.of(System.getProperty("user.home"), "Clientele").toString());
    folder.setId("new-folder");
    HBox.setHgrow(folder, Priority.ALWAYS);
    Button browse = button("start.browse", "mdoal-folder_open", () ->
        Optional.ofNullable(new DirectoryChooser().showDialog(getScene().getWindow())).map(File::getPath).ifPresent(folder::setText));
    PasswordField secret = new PasswordField();
    secret.setId("new-passphrase");
    PasswordField again = new PasswordField();
    again.setId("new-passphrase-again");
    HBox.setHgrow(secret, Priority.ALWAYS);
    HBox.setHgrow(again, Priority.ALWAYS);
    Label wrong = text("start.differ", "field-error");
    wrong.getStyleClass().add("bad");
    wrong.visibleProperty().bind(secret.textProperty().isNotEqualTo(again.textProperty()).and(again.textProperty().isNotEmpty()));
    Button create = button("start.create", "mdoal-add", () -> {
      char[] passphrase = secret.getText().toCharArray();
      doings.create(Path.of(folder.getText()).resolve(name.getText().strip()),
          passphrase.length == 0 ? Optional.empty() : Optional.of(passphrase),
          new StudySettings(name.getText().strip(), 2025, ""));
    });
    create.getStyleClass().add("accent");
    create.setId("new-create");
    create.disableProperty().bind(name.textProperty().isEmpty().or(folder.textProperty().isEmpty())
        .or(secret.textProperty().isNotEqualTo(again.textProperty())));
    for (TextField field : List.of(name, folder, secret, again)) {
      field.setOnAction(e -> create.fire()); // fires nothing while it is off
    }
    form.getChildren().setAll(
        text("start.name", "data"), name,
        text("start.folder", "data"), new HBox(8, folder, browse),
        text("start.secret", "data"), new HBox(8, secret, again), wrong, text("start.secretHelp", "caption"),
        new HBox(create));
    name.requestFocus();
  }

  private Button button(String key, String icon, Runnable run) {
    Button button = new Button();
    button.setGraphic(Icons.of(icon));
    button.textProperty().bind(words.of(StartPage.class, key));
    button.setOnAction(e -> run.run());
    button.setMinWidth(USE_PREF_SIZE);
    button.setId(key.replace('.', '-'));
    return button;
  }

  private Label text(String key, String style) {
    Label label = label(key);
    label.getStyleClass().add(style);
    return label;
  }

  private Label label(String key, Object... args) {
    Label label = new Label();
    label.textProperty().bind(words.of(Text.of(StartPage.class, key, args)));
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
