package clientele.shell;

import clientele.analysis.Step;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobHandle;
import clientele.ledger.LedgerEntry;
import clientele.ledger.Refresh;
import clientele.ledger.SetCurrency;
import clientele.reports.Block;
import clientele.ui.AnswerHeader;
import clientele.ui.CellMark;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.ProblemBar;
import clientele.ui.Target;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The first page of a study: the answer that waits, the study as a process, what changed and what was found. */
final class HomePage extends VBox {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Desk desk;
  private final Words words;
  private final List<Place> places;
  private final HomeViewModel model;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final Label state = new Label();
  private final Hyperlink currency = new Hyperlink();
  private final Button refresh = new Button();
  private final ProcessMap map;
  private final HBox ready = new HBox(10);
  private final VBox changes = new VBox();
  private final LeanTable findings = new LeanTable();
  private final Label findingsNote = caption("");

  HomePage(Desk desk, List<Place> places) {
    this.desk = desk;
    this.words = desk.words();
    this.places = places;
    this.model = new HomeViewModel(desk.session(), places);
    getStyleClass().add("page");
    setId("home");
    header = new AnswerHeader(desk);
    problems = new ProblemBar(words);
    map = new ProcessMap(words, this::follow);
    ready.setAlignment(Pos.CENTER);
    refresh.setGraphic(Icons.of("mdomz-refresh"));
    refresh.getStyleClass().add("small");
    refresh.setId("home-refresh");
    refresh.setOnAction(e -> bringUpToDate(desk.session().refreshing()));
    getChildren().addAll(header, problems, mapHead(), map, ready, columns());
    model.changes().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    update();
  }

  private Node mapHead() {
    Label title = new Label();
    title.getStyleClass().add("section");
    title.textProperty().bind(words.of(HomePage.class, "home.study"));
    state.getStyleClass().add("caption");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    currency.setId("home-currency");
    currency.setGraphic(Icons.of("mdomz-payments", "small-icon"));
    currency.textProperty().bind(words.of(HomePage.class, "home.noCurrency"));
    currency.setMinWidth(USE_PREF_SIZE);
    currency.setOnAction(e -> desk.ask(SetCurrency.class));
    currency.managedProperty().bind(currency.visibleProperty());
    HBox head = new HBox(10, title, state, currency, space, refresh);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(26);
    return head;
  }

  /** What could be started but has no room on the map. */
  private void ready(List<MapNode> rest) {
    ready.getChildren().clear();
    if (!rest.isEmpty()) {
      ready.getChildren().add(caption(words.say(HomePage.class, "home.alsoReady")));
      for (MapNode node : rest) {
        Hyperlink link = new Hyperlink(words.say(node.analysis().title()));
        link.setOnAction(e -> open(node));
        ready.getChildren().add(link);
      }
    }
  }

  private Node columns() {
    VBox left = new VBox(4, sectionTitle("home.changes"), changes);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox found = new HBox(10, sectionTitle("home.findings"), space, findingsNote);
    found.setAlignment(Pos.BASELINE_LEFT);
    findings.getStyleClass().add("headless");
    VBox right = new VBox(4, found, findings);
    HBox columns = new HBox(48, left, right);
    for (VBox column : List.of(left, right)) {
      HBox.setHgrow(column, Priority.ALWAYS);
      column.setMinWidth(0);
      column.setMinHeight(USE_PREF_SIZE);
    }
    changes.setMinHeight(USE_PREF_SIZE);
    columns.setMinHeight(USE_PREF_SIZE);
    left.setPrefWidth(400);
    right.setPrefWidth(540);
    return columns;
  }

  private Label sectionTitle(String key) {
    Label title = new Label();
    title.getStyleClass().add("section");
    title.textProperty().bind(words.of(HomePage.class, key));
    return title;
  }

  private void update() {
    HomeViewModel.Counts counts = model.counts().get();
    map.show(model.onMap().get(), model.groups().get(), Places.icons(places, model.onMap().get()), model.report().get(), () -> desk.open("report"));
    ready(model.beside().get());
    answer();
    state.setText(words.say(HomePage.class, "home.state", counts.current(), counts.all(), counts.old(), counts.waiting()));
    currency.setVisible(model.asksCurrency().get());
    int outdated = desk.session().refreshing().size();
    refresh.setVisible(outdated > 0);
    refresh.setText(words.say(HomePage.class, "home.refresh", outdated));
    changes.getChildren().clear();
    desk.session().ledger().path().reversed().stream().limit(4).forEach(e -> changes.getChildren().add(change(e)));
    if (changes.getChildren().isEmpty()) {
      changes.getChildren().add(caption(words.say(HomePage.class, "home.nothingYet")));
    }
    findings();
  }

  private void answer() {
    header.actions().clear();
    header.answer().set(model.answer().get());
    model.next().get().ifPresent(next -> header.actions().add(primary(next.words(), () -> open(next.node()))));
  }

  private Button primary(Text text, Runnable run) {
    Button button = new Button();
    button.getStyleClass().add("accent");
    button.setId("home-next");
    button.textProperty().bind(words.of(text));
    button.setOnAction(e -> run.run());
    return button;
  }

  private Node change(LedgerEntry entry) {
    ZoneId zone = desk.session().clock().getZone();
    Text title = desk.session().title(entry);
    Text line = entry.told(title);
    Label what = wrapped(words.say(title)
        + (line.equals(title) ? "" : (words.now() == clientele.base.Language.CHINESE ? "：" : ": ") + words.say(line)));
    Label when = caption(Figures.date(entry.started().atZone(zone).toLocalDate(), words.now()) + " " + TIME.format(entry.started().atZone(zone)));
    return row(what, when);
  }

  private void findings() {
    List<HomeViewModel.Found> shown = model.found().get().stream().limit(4).toList();
    double low = shown.stream().mapToDouble(f -> f.finding().points().interval().low()).min().orElse(0);
    double high = shown.stream().mapToDouble(f -> f.finding().points().interval().high()).max().orElse(1);
    double edge = 0.06 * Math.max(1, Math.max(high, 0) - Math.min(low, 0));
    findings.begin(shown.isEmpty() ? List.of() : List.of(
        LeanTable.Head.wide(""), LeanTable.Head.words(""), LeanTable.Head.figures("")));
    for (HomeViewModel.Found f : shown) {
      Estimate points = f.finding().points();
      Label what = LeanTable.text(words.say(f.finding().words()));
      what.setWrapText(true);
      what.setMinHeight(USE_PREF_SIZE);
      findings.row(false, Optional.of(() -> open(f.node())), what,
          new CellMark(desk.appearance(), 112, 18, new CellMark.Shape.Dot(
              points.value(), Optional.of(points.interval()), Math.min(low, 0) - edge, Math.max(high, 0) + edge,
              OptionalDouble.of(0), 1, false)),
          LeanTable.estimate(Figures.signed(points.value(), 1), Figures.signedInterval(points.interval(), 1, words.now())));
    }
    findingsNote.setText(words.say(HomePage.class, shown.isEmpty() ? "home.noFindings" : "home.findingsNote"));
  }

  private Node row(Label what, Label when) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    when.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(what, Priority.SOMETIMES);
    return lined(new HBox(12, what, space, when));
  }

  private static Node lined(HBox row) {
    row.getStyleClass().add("row-line");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setPadding(new javafx.geometry.Insets(5, 0, 5, 0));
    row.setMinHeight(USE_PREF_SIZE); // words that take two lines get two
    return row;
  }

  /** Words that take a second line rather than being cut. */
  private static Label wrapped(String text) {
    Label label = data(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Label data(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("data");
    label.setMinWidth(0);
    Typefaces.mark(label, text);
    return label;
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    Typefaces.mark(label, text);
    return label;
  }

  /** What the link on a card of the map does: it says Refresh where something is out of date. */
  private void follow(MapNode node) {
    List<Refresh.Again> old =
        node.step().state() == Step.State.OUT_OF_DATE ? desk.session().refreshing(node.analysis()) : List.of();
    if (old.isEmpty()) {
      open(node);
    } else {
      bringUpToDate(old);
    }
  }

  private void open(MapNode node) {
    desk.open(node.step().place().or(() -> Places.of(places, node)).orElse("home"));
    node.decision().map(Block.Headline::source).ifPresent(name -> desk.show(new Target.Made(name)));
  }

  /** Does the steps again one after the other; the first that fails says why and ends it. */
  private void bringUpToDate(List<Refresh.Again> steps) {
    problems.clear();
    refresh.setDisable(!steps.isEmpty());
    if (!steps.isEmpty()) {
      Refresh.Again next = steps.getFirst();
      desk.perform(next.operation(), next.entry().override(), handle -> {
        Optional<Problem> failed = handle.failure().map(ViewContext::problem);
        refresh.setDisable(false);
        failed.ifPresentOrElse(problems::show, () -> {
          if (handle.state() == JobHandle.State.DONE) {
            bringUpToDate(steps.subList(1, steps.size()));
          }
        });
      });
    }
  }
}
