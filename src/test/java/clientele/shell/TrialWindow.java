package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** A workbench in a window of the tests: English, light, at the corner of the screen. */
record TrialWindow(Workbench workbench, Stage stage) {
  /** A window without a study, whose choices are kept in a folder. */
  static TrialWindow open(Path folder, int width, int height) {
    return open(width, height, () -> {
      Workbench fresh = new Workbench(new NoShelf(folder), Analyses.discover(), Clock.systemUTC(), Optional.empty());
      fresh.words().language().set(Language.ENGLISH);
      fresh.appearance().theme().set(Theme.LIGHT);
      return fresh;
    });
  }

  /** A window of a workbench that is made on the windows' thread. */
  static TrialWindow open(int width, int height, Supplier<Workbench> make) {
    Pictures.startToolkit();
    AtomicReference<TrialWindow> made = new AtomicReference<>();
    Pictures.run(() -> {
      TrialWindow opened = new TrialWindow(make.get(), new Stage());
      opened.workbench.show(opened.stage);
      opened.stage.setX(0);
      opened.stage.setY(0);
      opened.stage.setWidth(width);
      opened.stage.setHeight(height);
      made.set(opened);
    });
    made.get().toFront();
    return made.get();
  }

  private void toFront() {
    Pictures.run(stage::toFront);
    Pictures.settle();
  }

  /** Shows a study without tables. */
  OpenStudy showEmpty() {
    return showEmpty(secret -> { });
  }

  /** Shows a study without tables; a passphrase that is set is told. */
  OpenStudy showEmpty(Consumer<String> secret) {
    return show(runner -> TrialStudy.empty(runner, secret));
  }

  /** Shows a study of 900 customers in which every analysis was run, made of files in a folder. */
  OpenStudy showFilled(Path folder) throws IOException {
    return showFilled(TrialStudy.files(folder, 900));
  }

  /** Shows a study made of files in which every analysis was run. */
  OpenStudy showFilled(List<Path> files) {
    OpenStudy study = show(runner -> {
      OpenStudy made = TrialStudy.empty(runner);
      assertEquals(List.of(), TrialStudy.fill(made.ledger(), files));
      return made;
    });
    Pictures.until("the map",
        () -> workbench.session().orElseThrow().nodes().get().stream().anyMatch(n -> n.headline().isPresent()));
    return study;
  }

  /** Shows a study. */
  OpenStudy show(Function<JobRunner, OpenStudy> make) {
    JobRunner runner = new JobRunner(Clock.systemUTC(), Workbench::onWindows);
    OpenStudy study = make.apply(runner);
    Pictures.run(() -> workbench.show(study, runner));
    toFront();
    return study;
  }

  /** Closes the study and the window. */
  void close() {
    Pictures.run(workbench::close);
    Pictures.close(stage);
  }

  /** Goes to a place. */
  void go(String place) {
    Pictures.run(() -> workbench.go(place));
    Pictures.settle();
  }

  /** Clicks what is found, once it is there. */
  void click(FxRobot robot, String query) {
    Pictures.until(query, () -> workbench.scene().lookup(query) != null);
    robot.clickOn(query);
    Pictures.settle();
  }

  /** Whether a node is there and nothing around it is hidden. */
  boolean visible(String query) {
    Node node = workbench.scene().lookup(query);
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  /** The words of all labels. */
  Set<String> labels() {
    return workbench.scene().getRoot().lookupAll(".label").stream()
        .filter(Labeled.class::isInstance)
        .map(n -> ((Labeled) n).getText())
        .collect(Collectors.toSet());
  }

  /** A button that is found. */
  Optional<Button> button(String query) {
    return Optional.ofNullable((Button) workbench.scene().lookup(query));
  }
}
