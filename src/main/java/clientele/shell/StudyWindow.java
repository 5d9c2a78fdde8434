package clientele.shell;

import atlantafx.base.controls.ModalPane;
import clientele.base.Figures;
import clientele.base.Language;
import clientele.base.Text;
import clientele.job.Job;
import clientele.ledger.LedgerEntry;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.shell.PaletteIndex.Entry;
import clientele.shell.PaletteIndex.Kind;
import clientele.ui.AnalysisUi;
import clientele.ui.Appearance;
import clientele.ui.Icons;
import clientele.ui.JobStrip;
import clientele.ui.ProblemBar;
import clientele.ui.ShownRows;
import clientele.ui.Target;
import clientele.ui.View;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window of an open study: navigation at the left, the page, its controls at the right, the strip at the foot. */
final class StudyWindow extends StackPane {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final double NARROW = 1360;

  private final Session session;
  private final Studies studies;
  private final Words words;
  private final Desk desk;
  private final List<Place> places = new ArrayList<>();
  private final Place customer;
  private final Map<String, View> views = new HashMap<>();
  private final ReadOnlyObjectWrapper<Place> here = new ReadOnlyObjectWrapper<>();
  private final Deque<String> back = new ArrayDeque<>();
  private final Deque<String> forward = new ArrayDeque<>();
  private final Rail rail;
  private final TopBar top;
  private final JobStrip strip;
  private final ScrollPane page = new ScrollPane();
  private final HBox middle = new HBox(page);
  private final ModalPane modal = new ModalPane();
  private final CommandPalette palette;
  private final PaletteEntries entries;
  private final HistoryPanel history;
  private final ProblemBar notices;
  private Optional<Node> focusedBefore = Optional.empty();
  private boolean folded;
  private boolean presenting;

  /**
   * A window.
   *
   * @param studies ways to other studies
   * @param settings makes the settings page
   */
  StudyWindow(
      Session session, Words words, Appearance appearance, BooleanProperty masked, List<AnalysisUi> uis,
      Studies studies, Supplier<Node> settings) {
    this.session = session;
    this.studies = studies;
    this.words = words;
    this.desk = new Desk(session, words, appearance, masked, this::go, this::follow, this::export, this::ask);
    getStyleClass().add("shell");
    places.add(Places.of("home", "mdoal-home", Optional.empty(), () -> View.of(new HomePage(desk, places))));
    places.addAll(Places.ofAnalyses(uis, session.analyses(), desk));
    places.add(Places.of("report", "mdoal-description", Optional.of(AnalysisUi.Group.ACT), () -> ReportPage.of(desk)));
    places.add(Places.of("settings", "mdomz-settings", Optional.empty(), () -> View.of(settings.get())));
    customer = new Place("customer", "mdomz-person", Text.of(StudyWindow.class, "place.customer"), Optional.empty(), "",
        Set.of(Target.Customer.class), Optional.of(Text.of(StudyWindow.class, "help.customer")), () -> CustomerPage.of(desk, session.file()::preview, studies::erase));
    rail = new Rail(places, words, this::go);
    top = new TopBar(words, session.settings().title(), masked,
        new TopBar.Doings(() -> go("home"), this::search, session::undo, session::redo, this::toggleHistory, this::help), studies);
    strip = new JobStrip(words, session.clock(), session::jobs);
    session.listenToJobs(strip::update);
    entries = entries();
    palette = new CommandPalette(words, masked, new CommandPalette.Doings(this::run, this::parameters, () -> modal.hide(true)));
    history = new HistoryPanel(desk);
    notices = new ProblemBar(words);
    session.refused(this::notice);
    notices.setPadding(new javafx.geometry.Insets(8, 24, 0, 24));
    page.setFitToWidth(true);
    page.setFitToHeight(true);
    page.getStyleClass().add("page-scroll");
    HBox.setHgrow(page, Priority.ALWAYS);
    VBox.setVgrow(middle, Priority.ALWAYS);
    VBox right = new VBox(top, notices, middle);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    HBox upper = new HBox(rail, right);
    VBox.setVgrow(upper, Priority.ALWAYS);
    getChildren().addAll(new VBox(upper, strip), modal);
    modal.setAlignment(javafx.geometry.Pos.CENTER);
    modal.setInTransitionFactory(null); // without a graphics card a node that fades is drawn a second time at the corner
    modal.setOutTransitionFactory(null);
    modal.displayProperty().addListener((p, was, is) -> {
      if (!is) {
        focusedBefore.filter(node -> node.getScene() == getScene()).ifPresent(Node::requestFocus);
      }
    });
    widthProperty().addListener((p, before, after) -> rail.narrow(after.doubleValue() < NARROW));
    session.study().addListener((p, before, after) -> update());
    session.nodes().addListener((p, before, after) -> update());
    session.writing().addListener((p, before, after) -> steps());
    words.language().addListener((p, before, after) -> update());
    update();
    index();
    go("home");
  }

  /** The place that is shown. */
  ReadOnlyObjectProperty<Place> here() {
    return here.getReadOnlyProperty();
  }

  /** All places, in the order of the navigation. */
  List<Place> places() {
    return List.copyOf(places);
  }

  /** All places and the page of a customer, which is reached by links alone. */
  private Stream<Place> all() {
    return Stream.concat(places.stream(), Stream.of(customer));
  }

  /** Goes to a place. */
  void go(String id) {
    if (here.get() != null && !here.get().id().equals(id)) {
      back.push(here.get().id());
      forward.clear();
    }
    show(id);
  }

  /** Goes where a link leads: to the place that shows such things, and to this one there. */
  void follow(Target target) {
    if (!(target instanceof Target.Made)) {
      all().filter(p -> p.shows().contains(target.getClass())).findFirst().ifPresent(p -> go(p.id()));
    }
    Optional.ofNullable(views.get(here.get().id())).ifPresent(view -> view.shows().accept(target));
  }

  /** Goes to where one was before. */
  void goBack() {
    if (!back.isEmpty()) {
      forward.push(here.get().id());
      show(back.pop());
    }
  }

  /** Undoes {@link #goBack}. */
  void goForward() {
    if (!forward.isEmpty()) {
      back.push(here.get().id());
      show(forward.pop());
    }
  }

  /** Opens the command palette. */
  void search() {
    index();
    StackPane.setAlignment(palette, javafx.geometry.Pos.TOP_CENTER);
    modal.setAlignment(javafx.geometry.Pos.TOP_CENTER);
    palette.setTranslateY(84);
    over(palette);
    palette.open();
  }

  /** Shows or hides the history. */
  void toggleHistory() {
    if (middle.getChildren().contains(history)) {
      panel();
    } else {
      middle.getChildren().setAll(page, history);
    }
  }

  /** Folds the controls at the right away, or brings them back. */
  void togglePanel() {
    folded = !folded;
    panel();
  }

  /** Presses the primary button of the controls at the right. */
  void runPanel() {
    List<Node> buttons = new ArrayList<>(middle.lookupAll(".side-panel .runs"));
    buttons.addAll(middle.lookupAll(".side-panel .accent"));
    for (Node node : buttons) {
      if (node instanceof javafx.scene.control.Button button && !button.isDisabled()) {
        button.fire();
        return;
      }
    }
  }

  /** Shows the kit's gallery. */
  void gallery() {
    page.setContent(new Gallery(words));
    middle.getChildren().setAll(page);
    top.show(Text.of(StudyWindow.class, "place.gallery"));
    rail.select("");
  }

  /** Says what the page at hand answers, what its figures mean, and the keys. */
  void help() {
    dialog(new HelpBox(words, here.get(), this::about, () -> modal.hide(true)));
  }

  /** Says what the program is and under which licence. */
  void about() {
    dialog(new AboutBox(words, () -> modal.hide(true)));
  }

  /** Offers to write what is shown of a table to a file; once it is written the window says so and where. */
  void export(ShownRows shown) {
    dialog(new ExportBox(desk, shown, () -> modal.hide(true), file -> {
      notices.clear();
      notices.add(
          file.words(), ProblemBar.Weight.GOOD,
          Optional.of(new ProblemBar.Action(
              Text.of(StudyWindow.class, "folder.open"), () -> FreeFile.show(desk, file.folder(), notices::show))));
    }));
  }

  /** Offers to write what the page shows, if it shows a table that may leave. */
  void exportShown() {
    middle.lookupAll(".export").stream()
        .filter(javafx.scene.control.Button.class::isInstance)
        .map(javafx.scene.control.Button.class::cast)
        .filter(b -> !b.isDisabled())
        .findFirst()
        .ifPresent(javafx.scene.control.Button::fire);
  }

  /** Puts the keys into the first filter or search field of the page. */
  void filter() {
    page.lookupAll(".text-field").stream().filter(Node::isVisible).findFirst().ifPresent(Node::requestFocus);
  }

  /** Shows the page without navigation and controls, as to an audience; again brings them back. */
  void present() {
    presenting = !presenting;
    rail.setVisible(!presenting);
    rail.setManaged(!presenting);
    strip.setVisible(!presenting);
    strip.setManaged(!presenting);
    if (presenting) {
      desk.masked().set(true);
    }
    folded = presenting;
    panel();
    if (getScene().getWindow() instanceof javafx.stage.Stage stage && stage.isFullScreen() != presenting) {
      stage.setFullScreenExitHint(words.say(StudyWindow.class, "present.leave"));
      stage.setFullScreen(presenting);
    }
  }

  /** Closes what lies over the page; if nothing does, ends the presentation. */
  void escape() {
    if (modal.isDisplay()) {
      modal.hide(true);
    } else if (presenting) {
      present();
    }
  }

  /** Whether the page is shown as to an audience. */
  boolean presenting() {
    return presenting;
  }

  /** Says something that concerns the whole study. */
  void notice(clientele.base.Problem problem) {
    notices.show(problem);
  }

  /** Says what went well with the whole study. */
  void tell(clientele.base.Text text) {
    notices.add(text, ProblemBar.Weight.GOOD, Optional.empty());
  }

  private void show(String id) {
    all().filter(p -> p.id().equals(id)).findFirst().ifPresent(place -> {
      if (place != here.get()) {
        notices.clear(ProblemBar.Weight.GOOD);
      }
      here.set(place);
      View view = BrokenPage.instead(words, place.title(), () -> views.computeIfAbsent(id, key -> place.create().get()));
      page.setContent(view.page());
      page.setVvalue(0);
      top.show(place.title());
      rail.select(id);
      panel();
    });
  }

  private void panel() {
    Optional<Node> panel = Optional.ofNullable(here.get()).map(p -> views.get(p.id())).flatMap(View::panel);
    middle.getChildren().setAll(page);
    panel.filter(p -> !folded).ifPresent(p -> {
      ScrollPane scroll = new ScrollPane(p);
      scroll.setFitToWidth(true);
      scroll.setFitToHeight(true);
      scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
      scroll.setMinWidth(USE_PREF_SIZE);
      if (!p.getStyleClass().contains("side-panel") && !p.getStyleClass().contains("panel-stack")) {
        p.getStyleClass().add("side-panel");
      }
      middle.getChildren().add(scroll);
    });
  }

  private void update() {
    rail.show(places, session.nodes().get());
    steps();
    facts();
  }

  private void steps() {
    Optional<LedgerEntry> undo = session.ledger().undoable();
    Optional<LedgerEntry> redo = session.ledger().redoable();
    boolean free = session.writing().get().isEmpty();
    top.steps(step("top.undo", undo), free && undo.isPresent(), step("top.redo", redo), free && redo.isPresent());
  }

  /** What a button would do, or what it waits for. */
  private javafx.beans.value.ObservableValue<String> step(String key, Optional<LedgerEntry> entry) {
    return words.of(entry
        .map(e -> session.writing().get()
            .map(title -> Text.of(StudyWindow.class, key + ".waits", title))
            .orElse(Text.of(StudyWindow.class, key + ".step", session.title(e))))
        .orElse(Text.of(StudyWindow.class, key)));
  }

  private void facts() {
    List<Node> facts = new ArrayList<>();
    StudyFacts now = session.facts().get();
    now.lastDay().ifPresent(day -> facts.add(new Label(words.say(StudyWindow.class, "strip.data", Figures.date(day, words.now())))));
    now.customers().ifPresent(n -> facts.add(new Label(words.say(StudyWindow.class, "strip.customers", n))));
    facts.add(new Label(words.say(StudyWindow.class, "strip.seed", session.settings().seed())));
    ZoneId zone = session.clock().getZone();
    Label saved = new Label(session.ledger().last()
        .map(e -> words.say(StudyWindow.class, "strip.saved", TIME.format(e.started().plusMillis(e.millis()).atZone(zone))))
        .orElse(words.say(StudyWindow.class, "strip.nothing")));
    saved.setGraphic(Icons.of("mdoal-lock"));
    facts.add(saved);
    strip.facts().getChildren().setAll(facts);
  }

  private void dialog(Node box) {
    modal.setAlignment(javafx.geometry.Pos.CENTER);
    over(box);
  }

  /** Shows something over the page; when it is gone, the keys are where they were. */
  private void over(Node box) {
    if (!modal.isDisplay()) {
      focusedBefore = Optional.ofNullable(getScene()).map(javafx.scene.Scene::getFocusOwner);
    }
    modal.setPersistent(false);
    modal.show(box);
  }

  private void run(Entry entry) {
    modal.hide(true);
    switch (entry.kind()) {
      case PLACE, FIGURE -> go(entry.id());
      case DATA -> follow(Target.Rows.all(entry.id()));
      case CUSTOMER -> follow(new Target.Customer(entry.id()));
      case ACTION -> studies.recent().stream().filter(p -> p.toString().equals(entry.id())).findFirst()
          .ifPresentOrElse(studies::open, () -> entries.run(entry));
      case COMMAND -> command(entry);
    }
  }

  private void command(Entry entry) {
    Class<? extends Operation> type = type(entry);
    boolean asks = OperationCatalog.parameters(type).stream().anyMatch(p -> p.param().required());
    if (asks) {
      parameters(entry);
      return;
    }
    desk.perform(OperationCatalog.defaults(type), Optional.empty(), handle -> {
      notices.clear();
      handle.failure().map(ViewContext::problem).ifPresentOrElse(notices::show, () -> notices.warn(handle.join().warned()));
    });
  }

  private void parameters(Entry entry) {
    if (entry.kind() == Kind.COMMAND) {
      ask(type(entry));
    }
  }

  /** Shows the form of an operation over the page. */
  void ask(Class<? extends Operation> type) {
    OperationBox box = new OperationBox(desk, type, () -> modal.hide(true));
    dialog(box);
    modal.setPersistent(true); // a click beside it takes away nothing that was typed
  }

  private Class<? extends Operation> type(Entry entry) {
    return session.analyses().operations().type(entry.id()).orElseThrow();
  }

  private void index() {
    List<Entry> all = entries.all(studies.recent());
    desk.latest(
        palette,
        new Job<>(Text.of(StudyWindow.class, "job.index"),
            job -> new Found(new PaletteIndex(all, Pinyin::keys), CustomerIndex.of(session.study().get()))),
        found -> palette.index(found.entries(), found.customers()),
        notices::show);
  }

  private record Found(PaletteIndex entries, CustomerIndex customers) {}

  /** What can be done from anywhere. */
  private PaletteEntries entries() {
    return new PaletteEntries(session, places)
        .doing("export", "mdomz-save_alt", this::exportShown)
        .doing("new", "mdoal-add", studies::create)
        .doing("open", "mdoal-folder_open", studies::choose)
        .doing("close", "mdoal-close", studies::close)
        .doing("help", "mdoal-help_outline", this::help)
        .doing("about", "mdoal-info", this::about)
        .doing("history", "mdoal-history", this::toggleHistory)
        .doing("undo", "mdomz-undo", session::undo)
        .doing("redo", "mdomz-redo", session::redo)
        .doing("mask", "mdomz-visibility_off", this::toggleMask)
        .doing("present", "mdomz-slideshow", this::present)
        .doing("dark", "mdomz-settings", () -> studies.theme("dark"))
        .doing("light", "mdomz-settings", () -> studies.theme("light"))
        .doing("chinese", "mdomz-settings", () -> words.language().set(Language.CHINESE))
        .doing("english", "mdomz-settings", () -> words.language().set(Language.ENGLISH))
        .doing("passphrase", "mdoal-lock", () -> go("settings"))
        .doing("gallery", "mdomz-settings", this::gallery);
  }

  /** Opens the place of that number, counted from 1. */
  void goTo(int number) {
    if (number <= places.size()) {
      go(places.get(number - 1).id());
    }
  }

  /** Undoes the last step, or does it again. */
  void step(boolean undo) {
    if (undo) {
      session.undo();
    } else {
      session.redo();
    }
  }

  /** Hides or shows names of people. */
  void toggleMask() {
    desk.masked().set(!desk.masked().get());
  }

  /** Moves the focus to the next region: navigation, page, controls, strip. */
  void region(int by) {
    List<Node> regions = new ArrayList<>(List.of(rail));
    regions.addAll(middle.getChildren());
    regions.add(strip);
    Regions.move(regions, getScene().getFocusOwner(), by);
  }
}
