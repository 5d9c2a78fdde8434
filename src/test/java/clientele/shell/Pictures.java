package clientele.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Works with windows from a test: runs on their thread, waits, and takes pictures. */
final class Pictures {
  private static final File FOLDER = new File("target/screenshots");

  private Pictures() {}

  /** Starts the toolkit once. */
  static void startToolkit() {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException alreadyRunning) {
      started.countDown();
    }
    Platform.setImplicitExit(false);
    await(started);
  }

  /** Runs something on the windows' thread and waits for it. */
  static void run(Runnable work) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(() -> {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        failure.set(e);
      } finally {
        done.countDown();
      }
    });
    await(done);
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
  }

  /** Waits until something holds on the windows' thread. */
  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    AtomicReference<Boolean> now = new AtomicReference<>(false);
    while (!now.get()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + what);
      }
      run(() -> now.set(holds.getAsBoolean()));
      pause(20);
    }
  }

  /** Lets animations and layout settle. */
  static void settle() {
    for (int i = 0; i < 6; i++) {
      run(() -> { });
      pause(60);
    }
  }

  /** Takes a picture of a scene. */
  static File take(Scene scene, String name) {
    settle();
    AtomicReference<WritableImage> picture = new AtomicReference<>();
    run(() -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      picture.set(scene.snapshot(null));
    });
    if (!FOLDER.isDirectory() && !FOLDER.mkdirs()) {
      throw new AssertionError("cannot make " + FOLDER);
    }
    File file = new File(FOLDER, name + ".png");
    try {
      ImageIO.write(SwingFXUtils.fromFXImage(picture.get(), null), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the windows' thread does not answer");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
