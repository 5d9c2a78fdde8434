package clientele.shell;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.base.Problem;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.Job;
import clientele.job.JobContext;
import clientele.job.JobHandle;
import clientele.job.JobRunner;
import clientele.job.Uncaught;
import clientele.ledger.OpenStudy;
import clientele.cleaning.personal.PersonalData;
import clientele.ledger.Shelf;
import clientele.ledger.rewrite.Erasure;
import clientele.study.StudySettings;
import clientele.ui.Appearance;
import clientele.ui.Target;
import clientele.ui.Theme;
import clientele.ui.UiProblems;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The program with windows: the start page, and the window of the study that is open. Lives on the windows' thread. */
public final class Workbench implements AutoCloseable {
  /** Opens the study of the invented company, making it first if it is not there. */
  public interface Demo extends BiFunction<JobRunner, JobContext, OpenStudy> {}

  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;
  private final Optional<Demo> demo;
  private final Words words;
  private final Appearance appearance;
  private final BooleanProperty masked = new SimpleBooleanProperty();
  private final StackPane root = new StackPane();
  private final Preferences.Keeper keeper;
  private final ChangeListener<Boolean> fullScreen = (p, was, is) -> {
    if (was && !is) {
      endPresenting();
    }
  };
  private Scene scene;
  private Preferences preferences;
  private Optional<Session> session = Optional.empty();
  private Optional<StudyWindow> window = Optional.empty();

  /** What is said once the next study is open. */
  private Optional<Text> afterOpening = Optional.empty();

  /** Lets the windows of the study that is shown go: what they follow no longer reaches them. */
  private Runnable letGo = () -> { };

  /** A workbench that keeps choices in the settings folder; call it on the windows' thread. */
  public Workbench(Shelf shelf, Analyses analyses, Clock clock, Optional<Demo> demo) {
    this(shelf, analyses, clock, demo, Preferences.Keeper.in(shelf.home()));
  }

  /** A workbench; call it on the windows' thread. */
  public Workbench(Shelf shelf, Analyses analyses, Clock clock, Optional<Demo> demo, Preferences.Keeper keeper) {
    this.keeper = keeper;
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
    this.demo = demo;
    this.preferences = keeper.load();
    this.words = new Words(Language.ofTag(preferences.language()));
    this.appearance = new Appearance(words);
    appearance.theme().set(preferences.themeNow(Appearance.ofSystem()));
    masked.set(preferences.masked());
    masked.addListener((p, before, after) -> keep(preferences.withMasked(after)));
    words.language().addListener((p, before, after) -> keep(preferences.withLanguage(after)));
    shelf.news(problem -> onWindows(() -> tell(problem)));
    this.scene = new Scene(root, 1440, 900);
    appearance.dress(scene);
    Keys.install(scene, this::shown);
    Keys.always(scene, this::another, this::choose);
    start();
  }

  /** Starts the toolkit and opens the workbench; comes back when its window is closed. */
  public static void launch(Supplier<Workbench> make, Optional<Path> study, boolean withDemo) {
    java.util.concurrent.CountDownLatch closed = new java.util.concurrent.CountDownLatch(1);
    Platform.startup(() -> {
      com.sun.glass.ui.Application.GetApplication().setName("Clientele"); // class of the windows on Linux
      Workbench workbench = make.get();
      Stage stage = new Stage();
      workbench.show(stage);
      stage.setOnHidden(e -> {
        workbench.close();
        closed.countDown();
      });
      study.ifPresent(path -> workbench.open(path, Optional.empty()));
      if (withDemo && study.isEmpty()) {
        workbench.openDemo();
      }
    });
    try {
      closed.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the window was open", e);
    }
  }

  /** Puts the workbench into a window. */
  public void show(Stage stage) {
    Uncaught.here(error -> tell(UiProblems.unforeseen(error)));
    stage.setScene(scene);
    stage.setTitle("Clientele");
    stage.fullScreenProperty().addListener(new WeakChangeListener<>(fullScreen));
    stage.setMinWidth(1100);
    stage.setMinHeight(700);
    stage.show();
  }

  private void tell(Problem problem) {
    page().ifPresentOrElse(page -> page.show(problem), () -> window.ifPresent(w -> w.notice(problem)));
  }

  /** Esc ended it in the toolkit. */
  private void endPresenting() {
    window.filter(StudyWindow::presenting).ifPresent(StudyWindow::present);
  }

  /** The scene, for pictures and tests. */
  public Scene scene() {
    return scene;
  }

  /** The language of the windows. */
  public Words words() {
    return words;
  }

  /** The look of the windows. */
  public Appearance appearance() {
    return appearance;
  }

  /** The study that is open. */
  public Optional<Session> session() {
    return session;
  }

  /** Goes to a place of the open study. */
  public void go(String place) {
    window.ifPresent(w -> w.go(place));
  }

  /** Follows a link in the open study. */
  public void follow(Target target) {
    window.ifPresent(w -> w.follow(target));
  }

  /** Ids of the places of the open study, in the order of the navigation. */
  public java.util.List<String> places() {
    return window.map(w -> w.places().stream().map(Place::id).toList()).orElse(java.util.List.of());
  }

  /** Shows the parts of the kit. */
  public void gallery() {
    window.ifPresent(StudyWindow::gallery);
  }

  /** Opens the command palette. */
  public void search() {
    window.ifPresent(StudyWindow::search);
  }

  /** Closes what lies over the page. */
  public void escape() {
    window.ifPresent(StudyWindow::escape);
  }

  /** Shows or hides the history. */
  public void history() {
    window.ifPresent(StudyWindow::toggleHistory);
  }

  /** Opens a study. */
  public void open(Path path, Optional<char[]> passphrase) {
    load("start.opening", (runner, job) -> shelf.open(path, passphrase, runner));
  }

  /** Opens the study of the invented company. */
  public void openDemo() {
    demo.ifPresent(d -> load("start.demoing", d));
  }

  /** Makes a study and opens it. */
  public void create(Path path, Optional<char[]> passphrase, StudySettings settings) {
    load("start.making", (runner, job) -> shelf.create(path, passphrase, settings, runner));
  }

  /**
   * Shows a study that is already open; the workbench closes it at its end. Its windows listen to a language, a look and
   * masks of their own that follow those of the program, so that nothing that lasts keeps them when they are closed.
   */
  public void show(OpenStudy study, JobRunner runner) {
    Session opened = new Session(study, runner, analyses, Workbench::onWindows);
    session = Optional.of(opened);
    keep(preferences.opened(study.path()));
    letGo.run();
    Words own = words.following();
    Appearance look = appearance.following(own);
    BooleanProperty hidden = new SimpleBooleanProperty();
    hidden.bindBidirectional(masked);
    letGo = () -> {
      words.leave(own);
      appearance.leave(look);
      hidden.unbindBidirectional(masked);
    };
    StudyWindow made =
        new StudyWindow(opened, own, look, hidden, Places.discover(analyses), new Ways(study.path()),
            () -> new SettingsPage(own, preferences.theme(), this::theme, hidden, protection(study, runner),
                () -> window.ifPresent(StudyWindow::about)));
    window = Optional.of(made);
    if (appearance.faces().chinese().isEmpty()) {
      made.notice(UiProblems.NO_CHINESE_FACE.with());
    }
    content(made);
    afterOpening.ifPresent(made::tell);
    afterOpening = Optional.empty();
  }

  private SettingsPage.Protection protection(OpenStudy study, JobRunner runner) {
    return new SettingsPage.Protection() {
      @Override
      public boolean isOn() {
        return shelf.needsPassphrase(study.path());
      }

      @Override
      public void set(char[] passphrase, Runnable done) {
        Job<Boolean> job = new Job<>(Text.of(Workbench.class, "settings.secret.job"), context -> {
          study.protect(passphrase);
          return true;
        });
        runner.write(job, new Seed(0), Optional.empty(), handle ->
            handle.failure().map(ViewContext::problem).ifPresentOrElse(
                problem -> window.ifPresent(w -> w.notice(problem)), done));
      }
    };
  }

  @Override
  public void close() {
    letGo.run();
    letGo = () -> { };
    session.ifPresent(Session::close);
    session = Optional.empty();
    window = Optional.empty();
    root.getChildren().clear();
  }

  /** Runs something on the windows' thread, at once if this is it. */
  public static void onWindows(Runnable work) {
    if (Platform.isFxApplicationThread()) {
      work.run();
    } else {
      Platform.runLater(work);
    }
  }

  private StartPage start() {
    Optional<StartPage.Behind> behind =
        window.map(w -> new StartPage.Behind(session.orElseThrow().settings().title(), () -> content(w)));
    StartPage page = new StartPage(words, shelf, preferences.recent(), demo.isPresent(), behind, new StartDoings());
    content(page);
    return page;
  }

  /** The window of the study, if it is what is shown. */
  private Optional<StudyWindow> shown() {
    return window.filter(root.getChildren()::contains);
  }

  /** Asks for the name of a new study; the one that is open stays until it is there. */
  public void another() {
    start().newForm();
  }

  /** Offers the studies there are; the one that is open stays until another is. */
  public void choose() {
    start().offer();
  }

  /** Closes the study. */
  public void closeStudy() {
    close();
    start();
  }

  private void load(String title, BiFunction<JobRunner, JobContext, OpenStudy> opening) {
    JobRunner runner = new JobRunner(clock, Workbench::onWindows);
    runner.listen(job -> page().ifPresent(page -> page.working(job)));
    JobHandle<OpenStudy> started =
        runner.read(new Job<>(Text.of(Workbench.class, title), job -> opening.apply(runner, job)), new Seed(0), true,
            handle -> loaded(handle, runner));
    page().ifPresent(page -> page.working(started));
  }

  /** Prepares a study and offers to open it. */
  private void prepare(String title, Supplier<Path> work) {
    JobRunner runner = new JobRunner(clock, Workbench::onWindows);
    runner.read(new Job<>(Text.of(Workbench.class, title), job -> work.get()), new Seed(0), true, handle -> {
      runner.close();
      page().ifPresent(page -> {
        if (handle.state() == JobHandle.State.DONE) {
          page.ask(handle.join());
        } else {
          page.show(handle.failure().map(ViewContext::problem).orElseThrow());
        }
      });
    });
  }

  private Optional<StartPage> page() {
    return root.getChildren().stream().filter(StartPage.class::isInstance).map(StartPage.class::cast).findFirst();
  }

  /** Takes a passphrase first, where the study asks for one. */
  private void openAnother(Path path) {
    if (shelf.needsPassphrase(path)) {
      start().ask(path);
    } else {
      start();
      open(path, Optional.empty());
    }
  }

  private void loaded(JobHandle<OpenStudy> handle, JobRunner runner) {
    if (handle.state() == JobHandle.State.DONE) {
      close();
      show(handle.join(), runner);
      return;
    }
    runner.close();
    Problem problem = handle.failure().map(ViewContext::problem).orElseThrow();
    if (handle.state() == JobHandle.State.CANCELLED) {
      page().ifPresent(page -> page.working(handle));
      return;
    }
    page().ifPresentOrElse(
        page -> {
          page.working(handle);
          page.show(problem);
        },
        () -> window.ifPresent(w -> w.notice(problem)));
  }

  private void theme(String chosen) {
    keep(preferences.withTheme(chosen));
    appearance.theme().set(preferences.themeNow(Appearance.ofSystem()));
  }

  private void content(Parent page) {
    root.getChildren().setAll(page);
  }

  private void keep(Preferences changed) {
    preferences = changed;
    try {
      keeper.save(changed);
    } catch (IOException e) {
      window.ifPresent(w -> w.notice(ViewContext.problem(e)));
    }
  }

  /** From the study that is open to others. */
  private final class Ways implements Studies {
    private final Path here;

    private Ways(Path here) {
      this.here = here.toAbsolutePath();
    }

    @Override
    public void create() {
      another();
    }

    @Override
    public void choose() {
      Workbench.this.choose();
    }

    @Override
    public void open(Path study) {
      openAnother(study);
    }

    @Override
    public void close() {
      closeStudy();
    }

    @Override
    public List<Path> recent() {
      return preferences.recent().stream().map(Path::of).filter(p -> !p.equals(here) && shelf.exists(p)).toList();
    }

    @Override
    public void theme(String chosen) {
      Workbench.this.theme(chosen);
    }

    @Override
    public void erase(String customer, Set<String> also) {
      AtomicReference<Erasure.Erased> erased = new AtomicReference<>();
      Erasure erasure = new Erasure(customer, new Erasure.Forms(also, true), PersonalData::tellsOfPeople, erased::set);
      session.ifPresent(open -> open.rewrite(erasure, Text.of(Workbench.class, "customer.erasing"), ended ->
          ended.failure().map(ViewContext::problem).ifPresentOrElse(problem -> window.ifPresent(w -> w.notice(problem)), () -> {
            Workbench.this.close();
            afterOpening = Optional.of(ErasureWords.after(customer, Optional.ofNullable(erased.get()), ended.join()));
            start().ask(here);
          })));
    }
  }

  /** What the start page asks for. */
  private final class StartDoings implements StartPage.Doings {
    @Override
    public void open(Path study, Optional<char[]> passphrase) {
      Workbench.this.open(study, passphrase);
    }

    @Override
    public void create(Path study, Optional<char[]> passphrase, StudySettings settings) {
      Workbench.this.create(study, passphrase, settings);
    }

    @Override
    public void demo() {
      openDemo();
    }

    @Override
    public void restore(Path study, long copy) {
      prepare("copies.restoring", () -> shelf.restore(study, copy, Optional.empty()));
    }

    @Override
    public void asItIs(Path study, Optional<char[]> passphrase) {
      load("copies.restoring", (runner, job) -> {
        shelf.restoreAsItIs(study, passphrase);
        return shelf.open(study, passphrase, runner);
      });
    }

    @Override
    public void adopt(Path study, Path as, Optional<char[]> passphrase) {
      load("adopt.doing", (runner, job) -> shelf.open(shelf.adopt(study, as, passphrase), passphrase, runner));
    }

    @Override
    public void language() {
      words.language().set(words.now() == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH);
    }
  }

  /** The theme of the moment, for tests. */
  public Theme theme() {
    return appearance.theme().get();
  }
}
