package clientele.shell;

import clientele.ledger.OpenStudy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Tests by clicks and keys: each has a window and a study of its own, which are closed and let go at its end. */
abstract class ByClicks {
  @TempDir Path folder;

  final FxRobot robot = new FxRobot();
  TrialWindow window;
  Workbench workbench;
  OpenStudy study;

  private final int width;
  private final int height;

  ByClicks(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Shows the study of the test. */
  abstract OpenStudy show() throws IOException;

  @BeforeEach
  void open() throws IOException {
    window = TrialWindow.open(folder, width, height);
    workbench = window.workbench();
    study = show();
  }

  @AfterEach
  void close() {
    window.close();
  }
}
