package clientele.ui;

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
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Works with windows from a test: runs on their thread, waits, and takes pictures. */
public final class Pictures {
  private static final File FOLDER = new File("target/screenshots");

  private Pictures() {}

  /** Starts the toolkit once. */
  public static void startToolkit() {
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
  public static void run(Runnable work) {
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

  /** Closes a window and lets go of what it showed, as the toolkit keeps windows that were closed. */
  public static void close(Stage stage) {
    run(() -> {
      stage.close();
      stage.setScene(null);
    });
  }

  /** Waits until something holds on the windows' thread. */
  public static void until(String what, BooleanSupplier holds) {
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
  public static void settle() {
    for (int i = 0; i < 6; i++) {
      run(() -> { });
      pause(60);
    }
  }

  /** Takes a picture of a scene as if its window had another size, larger than the screen of the tests even. */
  public static File take(Scene scene, String name, int width, int height) {
    AtomicReference<WritableImage> picture = new AtomicReference<>();
    for (int round = 0; round < 2; round++) {
      settle();
      run(() -> {
        scene.getRoot().resize(width, height);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        picture.set(scene.getRoot().snapshot(null, null));
      });
    }
    return write(picture.get(), name);
  }

  /** Takes a picture of a scene. */
  public static File take(Scene scene, String name) {
    settle();
    AtomicReference<WritableImage> picture = new AtomicReference<>();
    run(() -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      picture.set(scene.snapshot(null));
    });
    return write(picture.get(), name);
  }

  private static File write(WritableImage picture, String name) {
    if (!FOLDER.isDirectory() && !FOLDER.mkdirs()) {
      throw new AssertionError("cannot make " + FOLDER);
    }
    File file = new File(FOLDER, name + ".png");
    try {
      ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", file);
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
