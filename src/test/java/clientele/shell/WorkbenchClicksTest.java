package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.data.bring.ImportFile;
import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Works through the workbench with mouse and keys, as a person would. */
class WorkbenchClicksTest extends ByClicks {
  private final AtomicReference<String> secret = new AtomicReference<>("");

  WorkbenchClicksTest() {
    super(990, 900);
  }

  @Override
  OpenStudy show() {
    OpenStudy shown = window.showEmpty(secret::set);
    Pictures.until("the map", () -> !workbench.session().orElseThrow().nodes().get().isEmpty());
    return shown;
  }

  @Test
  void aClickSwitchesTheLanguageOfEverythingShown() {
    robot.clickOn("#rail-settings");
    Pictures.until("settings", () -> workbench.scene().lookup("#language-zh") != null);
    robot.clickOn("#language-zh");
    Pictures.until("Chinese", () -> text("#rail-home").equals("首页"));
    assertEquals(Language.CHINESE, Language.ofTag(Preferences.load(folder).language()));
    robot.clickOn("#theme-dark");
    Pictures.until("dark", () -> workbench.appearance().theme().get() == Theme.DARK);
    assertEquals("dark", Preferences.load(folder).theme());
  }

  @Test
  void aPassphraseIsSetByTypingItTwice() {
    robot.clickOn("#rail-settings");
    Pictures.until("settings", () -> workbench.scene().lookup("#protect-set") != null);
    robot.clickOn("#protect-passphrase").write("horse");
    robot.clickOn("#protect-again").write("hors");
    robot.clickOn("#protect-set");
    assertEquals("", secret.get(), "two that differ are not taken");
    robot.clickOn("#protect-again").push(KeyCode.END).write("e");
    robot.clickOn("#protect-set");
    Pictures.until("the passphrase", () -> secret.get().equals("horse"));
    Pictures.until("and a word of it", () -> window.labels().stream().anyMatch(l -> l.startsWith("The passphrase is set")));
  }

  @Test
  void thePaletteFindsThePassphraseAndOffersNoBookkeeping() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    Pictures.until("the palette", () -> workbench.scene().lookup("#palette-query") != null);
    for (String words : java.util.List.of("Write a file", "actions.record-export", "reveal-pair")) {
      Pictures.run(() -> ((TextField) workbench.scene().lookup("#palette-query")).setText(words));
      Pictures.settle();
      assertTrue(window.labels().stream().noneMatch(l -> l.equals("Write a file") || l.startsWith("Show a pair in spite")), window.labels().toString());
    }
    Pictures.run(() -> ((TextField) workbench.scene().lookup("#palette-query")).setText("passphrase"));
    Pictures.settle();
    robot.push(KeyCode.ENTER);
    Pictures.until("settings", () -> workbench.scene().lookup("#protect-passphrase") != null);
  }

  @Test
  void thePaletteGoesWherePinyinSays() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    Pictures.until("the palette", () -> workbench.scene().lookup("#palette-query") != null);
    Pictures.run(() -> ((TextField) workbench.scene().lookup("#palette-query")).setText("shezhi"));
    Pictures.settle();
    robot.push(KeyCode.ENTER);
    Pictures.until("settings", () -> workbench.scene().lookup("#settings") != null);
  }

  @Test
  void keysUndoAndRedo() throws IOException {
    Path orders = TrialStudy.files(folder, 30).get(1);
    study.ledger().performHere(ImportFile.of(orders), Optional.empty(), (done, words) -> {});
    Pictures.until("the table", () -> !tables());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("undone", this::tables);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    Pictures.until("done again", () -> !tables());
    robot.push(KeyCode.CONTROL, KeyCode.H);
    Pictures.until("history", () -> workbench.scene().lookup("#history") != null);
    assertTrue(workbench.session().orElseThrow().ledger().undoable().isPresent());
  }

  /** Buttons, rows and keys of the history stand still under a step, and say which one they wait for. */
  @Test
  void theHistorySaysWhatItWaitsFor() throws IOException {
    Path orders = TrialStudy.files(java.nio.file.Files.createDirectories(folder.resolve("waits")), 30).get(1);
    study.ledger().performHere(ImportFile.of(orders), Optional.empty(), (done, words) -> {});
    Pictures.until("the table", () -> !tables());
    if (workbench.scene().lookup("#history") == null) {
      robot.push(KeyCode.CONTROL, KeyCode.H);
    }
    Pictures.until("history", () -> workbench.scene().lookup("#history") != null);
    long head = study.ledger().head();
    Held.open = new java.util.concurrent.CountDownLatch(1);
    Pictures.run(() -> workbench.session().orElseThrow().perform(new Held(), Optional.empty(), handle -> {}));
    String title = "op.test.held.title";
    Pictures.until("what it waits for", () -> text("#history-help").contains("waits") && text("#history-help").contains(title));
    assertTrue(workbench.scene().lookup("#top-undo").isDisabled());
    Pictures.take(workbench.scene(), "history-waits-en");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("why", () -> window.labels().stream().anyMatch(l -> l.contains("is under way") && l.contains(title)));
    assertEquals(head, study.ledger().head());
    Held.open.countDown();
    Pictures.until("free again", () -> !workbench.scene().lookup("#top-undo").isDisabled() && !text("#history-help").contains(title));
    assertEquals(head + 1, study.ledger().head());
  }

  /** A step that waits until it is let go. */
  @clientele.ledger.OperationId("test.held")
  record Held() implements clientele.ledger.Operation {
    private static java.util.concurrent.CountDownLatch open;

    @Override
    public java.util.List<clientele.base.Problem> validate(clientele.study.Outline outline) {
      return java.util.List.of();
    }

    @Override
    public clientele.ledger.Outcome run(clientele.study.StudyView view, clientele.job.JobContext job) {
      try {
        open.await(1, java.util.concurrent.TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return clientele.ledger.Outcome.of(clientele.base.Text.literal("let go")).done();
    }
  }

  private boolean tables() {
    return workbench.session().orElseThrow().study().get().outline().tables().isEmpty();
  }

  private String text(String query) {
    return ((Labeled) workbench.scene().lookup(query)).getText();
  }
}
