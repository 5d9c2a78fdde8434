package clientele.app;

import clientele.base.Language;
import clientele.base.WholeFile;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.shell.Preferences;
import clientele.shell.Workbench;
import clientele.ui.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Takes a picture of every place of the workbench, in both themes and both languages. */
final class Pictures {
  private static final int SETTLING_ROUNDS = 40;
  private static final long ROUND_MILLIS = 100;
  private static final int QUIET_ROUNDS = 6;

  private final Wiring wiring;
  private final Path folder;

  Pictures(Wiring wiring, Path folder) {
    this.wiring = wiring;
    this.folder = folder;
  }

  /** Takes the pictures and closes the study; returns how many were taken. */
  int take(OpenStudy study, JobRunner runner) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    await(started);
    Platform.setImplicitExit(false);
    Workbench workbench = onWindows(() -> new Workbench(
        wiring.shelf(), wiring.analyses(), wiring.clock(), Optional.empty(), Preferences.Keeper.nowhere()));
    onWindows(() -> {
      Stage stage = new Stage();
      workbench.show(stage);
      workbench.show(study, runner);
      return stage;
    });
    int taken = 0;
    for (Language language : Language.values()) {
      for (Theme theme : Theme.values()) {
        onWindows(() -> {
          workbench.words().language().set(language);
          workbench.appearance().theme().set(theme);
          return null;
        });
        for (String place : workbench.places()) {
          onWindows(() -> {
            workbench.go(place);
            return null;
          });
          settle(workbench);
          String name = place + "-" + language.tag() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
          save(onWindows(() -> snapshot(workbench.scene())), folder.resolve(name));
          taken++;
        }
      }
    }
    onWindows(() -> {
      workbench.close();
      return null;
    });
    return taken;
  }

  /** Waits until no job runs and the layout has had some quiet rounds. */
  private static void settle(Workbench workbench) {
    int quiet = 0;
    for (int round = 0; round < SETTLING_ROUNDS && quiet < QUIET_ROUNDS; round++) {
      CountDownLatch pause = new CountDownLatch(1);
      javafx.animation.PauseTransition wait =
          new javafx.animation.PauseTransition(javafx.util.Duration.millis(ROUND_MILLIS));
      wait.setOnFinished(e -> pause.countDown());
      Platform.runLater(wait::play);
      await(pause);
      boolean busy = onWindows(() -> workbench.session().stream()
          .flatMap(s -> s.jobs().stream())
          .anyMatch(j -> !j.state().isEnd()));
      quiet = busy ? 0 : quiet + 1;
    }
  }

  private static WritableImage snapshot(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().resize(1440, 900);
    scene.getRoot().layout();
    return scene.snapshot(null);
  }

  private static void save(WritableImage image, Path file) {
    try {
      WholeFile.write(file, out -> ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static <T> T onWindows(Supplier<T> work) {
    CountDownLatch done = new CountDownLatch(1);
    List<T> result = new java.util.ArrayList<>(1);
    List<RuntimeException> failure = new java.util.ArrayList<>(1);
    Platform.runLater(() -> {
      try {
        result.add(work.get());
      } catch (RuntimeException e) {
        failure.add(e);
      } finally {
        done.countDown();
      }
    });
    await(done);
    if (!failure.isEmpty()) {
      throw failure.getFirst();
    }
    return result.getFirst();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while taking pictures", e);
    }
  }
}
