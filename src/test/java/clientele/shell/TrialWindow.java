package clientele.shell;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;

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
}
