package clientele.shell;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** The keys of the workbench; Ctrl is ⌘ on a Mac. */
final class Keys {
  private static final Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
  private static final Modifier SHIFT = KeyCombination.SHIFT_DOWN;
  private static final KeyCode[] DIGITS = {
    KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7,
    KeyCode.DIGIT8, KeyCode.DIGIT9
  };

  private Keys() {}

  /** Lets a scene answer the keys while a study is open in it. */
  static void install(Scene scene, Supplier<Optional<StudyWindow>> window) {
    on(scene, window, StudyWindow::search, KeyCode.K, CTRL);
    on(scene, window, StudyWindow::search, KeyCode.F, CTRL, SHIFT);
    on(scene, window, w -> w.step(true), KeyCode.Z, CTRL);
    on(scene, window, w -> w.step(false), KeyCode.Z, CTRL, SHIFT);
    on(scene, window, StudyWindow::toggleHistory, KeyCode.H, CTRL);
    on(scene, window, StudyWindow::toggleMask, KeyCode.M, CTRL, SHIFT);
    on(scene, window, StudyWindow::togglePanel, KeyCode.F4);
    on(scene, window, StudyWindow::help, KeyCode.F1);
    on(scene, window, w -> w.region(1), KeyCode.F6);
    on(scene, window, w -> w.region(-1), KeyCode.F6, SHIFT);
    on(scene, window, StudyWindow::present, KeyCode.F11);
    on(scene, window, StudyWindow::exportShown, KeyCode.E, CTRL);
    on(scene, window, StudyWindow::filter, KeyCode.F, CTRL);
    on(scene, window, StudyWindow::goBack, KeyCode.LEFT, KeyCombination.ALT_DOWN);
    on(scene, window, StudyWindow::goForward, KeyCode.RIGHT, KeyCombination.ALT_DOWN);
    on(scene, window, StudyWindow::runPanel, KeyCode.ENTER, CTRL);
    on(scene, window, StudyWindow::escape, KeyCode.ESCAPE);
    for (int i = 0; i < DIGITS.length; i++) {
      int number = i + 1;
      on(scene, window, w -> w.goTo(number), DIGITS[i], CTRL);
    }
  }

  /** Lets a scene answer the keys that need no open study. */
  static void always(Scene scene, Runnable fresh, Runnable other) {
    scene.getAccelerators().put(new KeyCodeCombination(KeyCode.N, CTRL), fresh);
    scene.getAccelerators().put(new KeyCodeCombination(KeyCode.O, CTRL), other);
  }

  private static void on(
      Scene scene, Supplier<Optional<StudyWindow>> window, Consumer<StudyWindow> does, KeyCode key, Modifier... modifiers) {
    scene.getAccelerators().put(new KeyCodeCombination(key, modifiers), () -> window.get().ifPresent(does));
  }
}
