package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.css.CssParser;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the workbench on a small study and takes a picture of every place, in both themes and both languages. */
class WorkbenchPicturesTest {
  @TempDir Path folder;

  @Test
  void everyPlaceOpensInBothThemesAndLanguages() throws IOException {
    List<String> warnings = new CopyOnWriteArrayList<>();
    Handler listener = new Handler() {
      @Override
      public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
          warnings.add(line.getMessage());
        }
      }

      @Override
      public void flush() {
        // nothing is buffered
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
    Logger css = Logger.getLogger("javafx.css");
    css.addHandler(listener);
    List<Path> files = TrialStudy.files(folder, 900);
    TrialWindow window = TrialWindow.open(folder, 1440, 900);
    Workbench workbench = window.workbench();
    Pictures.take(workbench.scene(), "start-light-en");
    OpenStudy study = window.showEmpty();
    Pictures.until("the map", () -> !workbench.session().orElseThrow().nodes().get().isEmpty());
    Pictures.take(workbench.scene(), "home-empty-light-en");
    assertEquals(List.of(), TrialStudy.fill(study.ledger(), files));
    Pictures.until("the map again", () -> workbench.session().orElseThrow().nodes().get().stream().anyMatch(n -> n.headline().isPresent()));
    for (Theme theme : Theme.values()) {
      for (Language language : Language.values()) {
        Pictures.run(() -> {
          workbench.appearance().theme().set(theme);
          workbench.words().language().set(language);
        });
        String end = "-" + theme.tag() + "-" + language.tag();
        for (String place : workbench.places()) {
          Pictures.run(() -> workbench.go(place));
          File picture = Pictures.take(workbench.scene(), place + end);
          assertTrue(Files.size(picture.toPath()) > 10_000, place + " shows next to nothing");
        }
        Pictures.run(() -> {
          workbench.go("churn");
          ((Button) workbench.scene().lookup("#churn-decide")).fire();
        });
        Pictures.take(workbench.scene(), "churn-decide" + end);
        Pictures.run(() -> ((Button) workbench.scene().lookup("#churn-build-again")).fire());
        Pictures.run(workbench::gallery);
        Pictures.take(workbench.scene(), "gallery" + end);
        Pictures.run(() -> {
          workbench.go("home");
          workbench.history();
        });
        Pictures.take(workbench.scene(), "history" + end);
        Pictures.run(() -> {
          workbench.history();
          workbench.search();
        });
        Pictures.take(workbench.scene(), "palette" + end);
        Pictures.run(workbench::escape);
        Pictures.settle();
      }
    }
    for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
      Pictures.run(() -> {
        workbench.appearance().theme().set(Theme.LIGHT);
        workbench.words().language().set(Language.ENGLISH);
      });
      for (String place : workbench.places()) {
        Pictures.run(() -> workbench.go(place));
        Pictures.take(workbench.scene(), place + "-" + size[0], size[0], size[1]);
      }
    }
    window.close();
    css.removeHandler(listener);
    assertEquals(List.of(), warnings, "warnings of the style sheets");
    assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()), "errors in the style sheets");
  }
}
