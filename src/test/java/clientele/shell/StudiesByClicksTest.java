package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.base.Text;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.study.StudySettings;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** From one study to another, around the window, and through the palette, by keys and clicks. */
class StudiesByClicksTest {
  @TempDir Path folder;

  private final FxRobot robot = new FxRobot();
  private final List<Path> there = new ArrayList<>();
  private final List<Path> opened = new ArrayList<>();
  private final CountDownLatch demo = new CountDownLatch(1);
  private TrialWindow window;
  private Workbench workbench;

  /** Studies in memory, by path. */
  private final class Memory implements TrialShelf {
    @Override
    public OpenStudy create(Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner) {
      there.add(path);
      return open(path, passphrase, runner);
    }

    @Override
    public OpenStudy open(Path path, Optional<char[]> passphrase, JobRunner runner) {
      opened.add(path);
      return TrialStudy.empty(runner);
    }

    @Override
    public boolean exists(Path path) {
      return there.contains(path);
    }

    @Override
    public boolean needsPassphrase(Path path) {
      return false;
    }

    @Override
    public Path home() {
      return folder;
    }
  }

  @BeforeEach
  void open() throws java.io.IOException {
    there.add(folder.resolve("last year"));
    new Preferences("en", "light", true, List.of(folder.resolve("last year").toString())).save(folder);
    window = TrialWindow.open(1240, 900, () -> new Workbench(
        new Memory(), Analyses.discover(), Clock.systemUTC(), Optional.of((runner, job) -> {
          job.message(Text.literal("Reading the files"));
          job.progress(0.25);
          try {
            demo.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return TrialStudy.empty(runner);
        })));
    workbench = window.workbench();
  }

  @AfterEach
  void close() {
    demo.countDown();
    window.close();
  }

  @Test
  void makingTheDemoShowsWhatIsDoneFromTheFirstMoment() {
    robot.clickOn("#start-demo");
    Pictures.until("the bar", () -> visible("#start-progress"));
    Pictures.until("what is done", () -> text("#start-doing").equals("Reading the files"));
    Pictures.take(workbench.scene(), "start-demo-working");
    demo.countDown();
    Pictures.until("open", () -> visible("#rail-home"));
  }

  @Test
  void aNewStudyIsMadeByKeysAndTheWayBackIsOpenUntilThen() {
    show();
    robot.push(KeyCode.CONTROL, KeyCode.N);
    Pictures.until("the form", () -> visible("#new-name"));
    assertTrue(text("#start-back").contains("Alder & Peak 2025"));
    robot.clickOn("#start-back");
    Pictures.until("back", () -> visible("#rail-home"));
    robot.push(KeyCode.CONTROL, KeyCode.N);
    Pictures.until("the form", () -> visible("#new-name"));
    double before = workbench.scene().lookup("#start-new").localToScene(0, 0).getY();
    robot.write("Spring");
    double fieldAt = workbench.scene().lookup("#new-passphrase").localToScene(0, 0).getY();
    double createAt = workbench.scene().lookup("#new-create").localToScene(0, 0).getY();
    robot.clickOn("#new-passphrase").write("a");
    robot.clickOn("#new-passphrase-again").write("b");
    Pictures.settle();
    assertEquals(createAt, workbench.scene().lookup("#new-create").localToScene(0, 0).getY(), "nothing moves while one types");
    assertEquals(fieldAt, workbench.scene().lookup("#new-passphrase").localToScene(0, 0).getY());
    assertEquals(before, workbench.scene().lookup("#start-new").localToScene(0, 0).getY());
    robot.push(KeyCode.BACK_SPACE).write("a").push(KeyCode.ENTER);
    Pictures.until("made", () -> there.stream().anyMatch(p -> p.endsWith("Spring")));
    Pictures.until("open", () -> visible("#rail-home"));
  }

  @Test
  void theMenuBesideTheNameOpensARecentStudyAndClosesThisOne() {
    show();
    robot.push(KeyCode.CONTROL, KeyCode.O);
    Pictures.until("the studies", () -> visible(".recent-study"));
    robot.clickOn(".recent-study");
    Pictures.until("another", () -> opened.contains(folder.resolve("last year")) && visible("#rail-home"));
    palette("close this study");
    Pictures.until("closed", () -> visible("#start-new"));
    assertFalse(workbench.session().isPresent());
    assertTrue(workbench.scene().lookup("#start-back") == null, "nothing to go back to");
  }

  @Test
  void thePaletteOpensThePageAndRunsNothing() {
    show();
    palette("segments");
    Pictures.until("the page", () -> workbench.scene().lookup("#rail-segments") != null
        && ((javafx.scene.control.ToggleButton) workbench.scene().lookup("#rail-segments")).isSelected());
    assertEquals(0, workbench.session().orElseThrow().jobs().stream()
        .filter(j -> clientele.base.Messages.render(j.title(), Language.ENGLISH).equals("Cluster customers")).count());
    palette("dark");
    Pictures.until("dark", () -> workbench.appearance().theme().get() == Theme.DARK);
    palette("help");
    Pictures.until("help", () -> visible("#help-box"));
  }

  @Test
  void helpIsOnThePageAtHandAndAboutIsBehindIt() {
    show();
    Pictures.run(() -> workbench.go("churn"));
    robot.push(KeyCode.F1);
    Pictures.until("help on churn", () -> visible("#help-box") && labels().stream().anyMatch(l -> l.startsWith("Who is likely to leave")));
    Pictures.take(workbench.scene(), "help-churn-en");
    robot.clickOn("#help-about");
    Pictures.until("about", () -> labels().stream().anyMatch(l -> l.contains("GNU General Public License")));
    assertTrue(labels().stream().anyMatch(l -> l.contains("MB of memory of this computer")));
    Pictures.take(workbench.scene(), "about-en");
    robot.push(KeyCode.ESCAPE);
    Pictures.run(() -> workbench.words().language().set(Language.CHINESE));
    robot.push(KeyCode.F1);
    Pictures.until("help in Chinese", () -> visible("#help-box"));
    robot.clickOn("#help-about");
    Pictures.until("about in Chinese", () -> labels().stream().anyMatch(l -> l.startsWith("程序最多可使用本机")));
    Pictures.take(workbench.scene(), "about-zh");
    robot.push(KeyCode.ESCAPE);
    for (String place : workbench.places()) {
      for (Language language : Language.values()) {
        Pictures.run(() -> {
          workbench.words().language().set(language);
          workbench.go(place);
        });
        robot.push(KeyCode.F1);
        Pictures.until("help on " + place, () -> visible("#help-box"));
        assertFalse(labels().stream().anyMatch(l -> l.startsWith("Its controls are at the right") || l.startsWith("控件在右侧")),
            "no help on " + place + " in " + language);
        robot.push(KeyCode.ESCAPE);
        Pictures.until("closed", () -> !visible("#help-box"));
      }
    }
  }

  @Test
  void afterPresentingTheNavigationIsThereAgain() {
    show();
    robot.push(KeyCode.F11);
    Pictures.until("without navigation", () -> !visible("#rail-home"));
    robot.push(KeyCode.ESCAPE);
    Pictures.until("navigation", () -> visible("#rail-home"));
    assertTrue(workbench.scene().lookup(".status-bar").isVisible());
  }

  private void show() {
    window.showEmpty();
    Pictures.until("the window", () -> visible("#rail-home"));
    Pictures.settle();
  }

  private void palette(String words) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    Pictures.until("the palette", () -> visible("#palette-query"));
    Pictures.settle();
    robot.write(words);
    Pictures.settle();
    robot.push(KeyCode.ENTER);
    Pictures.settle();
  }

  private boolean visible(String query) {
    return window.visible(query);
  }

  private String text(String query) {
    return ((Labeled) workbench.scene().lookup(query)).getText();
  }

  private List<String> labels() {
    return workbench.scene().getRoot().lookupAll(".label").stream()
        .filter(Labeled.class::isInstance).map(n -> ((Labeled) n).getText()).toList();
  }
}
