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
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** A workbench in a window of the tests: English, light, at the corner of the screen. */
record TrialWindow(Workbench workbench, Stage stage) {
  static TrialWindow open(Path folder, int width, int height) {
    Pictures.startToolkit();
    AtomicReference<TrialWindow> made = new AtomicReference<>();
    Pictures.run(() -> {
      Workbench fresh = new Workbench(new NoShelf(folder), Analyses.discover(), Clock.systemUTC(), Optional.empty());
      fresh.words().language().set(Language.ENGLISH);
      fresh.appearance().theme().set(Theme.LIGHT);
      Stage opened = new Stage();
      fresh.show(opened);
      opened.setX(0);
      opened.setY(0);
      opened.setWidth(width);
      opened.setHeight(height);
      made.set(new TrialWindow(fresh, opened));
    });
    return made.get();
  }

  /** Shows a study of 900 customers in which every analysis was run, made of files in a folder. */
  OpenStudy showFilled(Path folder) throws IOException {
    JobRunner runner = new JobRunner(Clock.systemUTC(), Workbench::onWindows);
    OpenStudy study = TrialStudy.empty(runner);
    assertEquals(List.of(), TrialStudy.fill(study.ledger(), TrialStudy.files(folder, 900)));
    Pictures.run(() -> workbench.show(study, runner));
    Pictures.run(stage::toFront);
    Pictures.settle();
    return study;
  }

  /** Closes the study and the window. */
  void close() {
    Pictures.run(() -> {
      workbench.close();
      stage.close();
    });
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
