package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.base.Problem;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.ledger.StudyCopy;
import clientele.store.StoreProblems;
import clientele.study.StudySettings;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** From a study that cannot be opened to one that can, by clicks. */
class CopiesByClicksTest {
  @TempDir Path folder;

  private final FxRobot robot = new FxRobot();
  private final List<String> done = new ArrayList<>();
  private Optional<Problem> wrong = Optional.empty();
  private Consumer<Problem> news = problem -> {};
  private TrialWindow window;
  private Workbench workbench;

  /** A shelf on which one study lies that is not well. */
  private final class Damaged implements TrialShelf {
    @Override
    public OpenStudy create(Path path, Optional<char[]> passphrase, StudySettings settings, JobRunner runner) {
      return TrialStudy.empty(runner);
    }

    @Override
    public OpenStudy open(Path path, Optional<char[]> passphrase, JobRunner runner) {
      wrong.ifPresent(problem -> {
        throw new clientele.base.ProblemException(problem);
      });
      done.add("open " + path.getFileName() + passphrase.map(p -> " " + new String(p)).orElse(""));
      return TrialStudy.empty(runner);
    }

    @Override
    public List<StudyCopy> copies(Path path) {
      return List.of(
          new StudyCopy(7, path.resolveSibling("study-0007"), "2026-01-05T10:00:00Z", 12, true, 3_500_000, false),
          new StudyCopy(6, path.resolveSibling("study-0006"), "2026-01-04T10:00:00Z", 1, false, 3_400_000, false));
    }

    @Override
    public Path restore(Path path, long copy, Optional<Path> to) {
      done.add("restore " + copy);
      wrong = Optional.empty();
      return path;
    }

    @Override
    public long restoreAsItIs(Path path, Optional<char[]> passphrase) {
      done.add("as it is");
      wrong = Optional.empty();
      return 11;
    }

    @Override
    public Path adopt(Path path, Path to, Optional<char[]> passphrase) {
      done.add("adopt " + path.getFileName() + " as " + to.getFileName());
      wrong = Optional.empty();
      return to;
    }

    @Override
    public void news(Consumer<Problem> listener) {
      news = listener;
    }

    @Override
    public boolean exists(Path path) {
      return true;
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
    new Preferences("en", "light", true, List.of(folder.resolve("last year").toString())).save(folder);
    window = TrialWindow.open(1240, 900, () -> new Workbench(new Damaged(), Analyses.discover(), Clock.systemUTC(), Optional.empty()));
    workbench = window.workbench();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aDamagedStudyIsRestoredFromACopy() {
    wrong = Optional.of(StoreProblems.BEHIND.with("last year", 11, 12, "last year.backups"));
    robot.clickOn(".recent-study");
    Pictures.until("the problem", () -> visible(".problem-bar"));
    assertTrue(said(".problem-bar").contains("holds 11 steps, but 12 were kept"), said(".problem-bar"));
    assertTrue(!said(".problem-bar").contains("clientele"), "a window knows no command line: " + said(".problem-bar"));
    Pictures.take(workbench.scene(), "start-behind-en");
    robot.clickOn(".problem-bar .hyperlink");
    Pictures.until("the copies", () -> visible("#copies"));
    assertEquals(1, workbench.scene().getRoot().lookupAll(".restore-copy").size(), "a copy that was changed is not offered");
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      for (Language language : Language.values()) {
        Pictures.run(() -> {
          workbench.words().language().set(language);
          workbench.appearance().theme().set(theme);
        });
        Pictures.take(workbench.scene(), "start-copies-" + language.tag() + "-" + theme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    robot.clickOn(".restore-copy");
    Pictures.until("open", () -> visible("#rail-home"));
    assertEquals(List.of("restore 7", "open last year"), done);
  }

  @Test
  void aStudyGoesOnWithWhatItsFileHolds() {
    robot.clickOn(".recent-copies");
    Pictures.until("the copies", () -> visible("#copies-as-it-is"));
    robot.clickOn("#copies-as-it-is");
    Pictures.until("open", () -> visible("#rail-home"));
    assertEquals(List.of("as it is", "open last year"), done);
  }

  @Test
  void aStudyOfAnotherComputerIsTakenOver() {
    wrong = Optional.of(StoreProblems.ELSEWHERE.with("last year"));
    robot.clickOn(".recent-study");
    Pictures.until("the problem", () -> visible(".problem-bar .hyperlink"));
    robot.clickOn(".problem-bar .hyperlink");
    Pictures.until("the form", () -> visible("#adopt-name"));
    Pictures.take(workbench.scene(), "start-adopt-en");
    robot.clickOn("#adopt-name").push(javafx.scene.input.KeyCode.ENTER);
    Pictures.until("open", () -> visible("#rail-home"));
    assertEquals(List.of("adopt last year as last year taken over", "open last year taken over"), done);
  }

  @Test
  void whatConcernsTheFileIsToldInTheWindow() {
    window.showEmpty();
    Pictures.until("the window", () -> visible("#rail-home"));
    news.accept(StoreProblems.NOT_COPIED.with("last year", "No space left on device"));
    Pictures.until("told", () -> visible(".problem-bar") && said(".problem-bar").contains("no copy could be made"));
  }

  private String said(String query) {
    return ((Labeled) workbench.scene().lookup(query + " .label")).getText();
  }

  private boolean visible(String query) {
    return window.visible(query);
  }
}
