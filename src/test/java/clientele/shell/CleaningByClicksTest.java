package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.data.bring.ImportFile;
import clientele.base.Figures;
import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.study.Table;
import clientele.ui.Mask;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Steps of cleaning looked at, done and undone by clicks and keys. */
@SuppressWarnings("unchecked")
class CleaningByClicksTest extends ByClicks {
  CleaningByClicksTest() {
    super(998, 960);
  }

  @Override
  OpenStudy show() throws IOException {
    List<Path> files = TrialStudy.files(folder, 700);
    return window.show(runner -> {
      OpenStudy made = TrialStudy.empty(runner);
      files.forEach(file -> made.ledger().performHere(ImportFile.of(file), Optional.empty(), (done, words) -> {}));
      return made;
    });
  }

  @Test
  void aStepOnColumnsShowsWhatItWouldChangeBeforeItRuns() {
    Table customers = study.ledger().view().table("customers");
    long austria = count(customers.words("Land"), "Austria");
    int steps = study.ledger().path().size();
    window.go("clean");
    window.click(robot, "#clean-table-customers");
    window.click(robot, "#tool-data-find-replace");
    Pictures.until("an empty form", () -> window.labels().stream().anyMatch(l -> l.startsWith("Fill in the form")));
    robot.clickOn("#param-find").write("Austria");
    robot.clickOn("#param-replace").write("Oesterreich");
    Pictures.until("the change", () -> window.labels().contains("Oesterreich"));
    assertTrue(window.labels().contains(Figures.count(austria)), "cells that change");
    assertEquals(steps, study.ledger().path().size(), "nothing is done yet");
    Pictures.take(workbench.scene(), "clean-preview-en");
    Pictures.run(() -> {
      workbench.words().language().set(Language.CHINESE);
      workbench.appearance().theme().set(Theme.DARK);
    });
    Pictures.until("the change in Chinese", () -> window.labels().contains("Austria") && window.labels().contains("之后"));
    Pictures.take(workbench.scene(), "clean-preview-zh-dark");
    Pictures.run(() -> {
      workbench.words().language().set(Language.ENGLISH);
      workbench.appearance().theme().set(Theme.LIGHT);
    });
    Pictures.until("ready", () -> window.button("#run").map(b -> !b.isDisabled()).orElse(false));
    window.click(robot, "#run");
    Pictures.until("replaced", () -> count(study.ledger().view().table("customers").words("Land"), "Oesterreich") == austria);
    Pictures.until("nothing more to change", () -> window.labels().stream().anyMatch(l -> l.startsWith("Nothing would change")));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("undone", () -> count(study.ledger().view().table("customers").words("Land"), "Austria") == austria);
  }

  @Test
  void aStepFromThePaletteIsLookedAtFirst() {
    window.go("tables");
    int steps = study.ledger().path().size();
    robot.push(KeyCode.CONTROL, KeyCode.K);
    Pictures.until("the palette", () -> workbench.scene().lookup("#palette-query") != null);
    robot.write("split a column").push(KeyCode.ENTER);
    Pictures.until("its form", () -> workbench.scene().lookup("#preview-operation") != null);
    Pictures.run(() -> ((ComboBox<String>) workbench.scene().lookup("#param-table")).setValue("customers"));
    Pictures.run(() -> ((ComboBox<String>) workbench.scene().lookup("#param-column")).setValue("Name"));
    robot.clickOn("#param-into").write("given, family");
    window.click(robot, "#preview-operation");
    Pictures.until("what it would change", () -> window.labels().stream().anyMatch(l -> l.contains("2 new columns: given, family")));
    Pictures.take(workbench.scene(), "box-preview-en");
    assertEquals(steps, study.ledger().path().size(), "nothing is done");
    window.click(robot, "#cancel-operation");
    Pictures.until("closed", () -> workbench.scene().lookup("#preview-operation") == null);
  }

  @Test
  void columnsAreChosenInOrderByTypingTheirNames() {
    Table before = study.ledger().view().table("customers");
    window.go("clean");
    window.click(robot, "#clean-table-customers");
    window.click(robot, "#tool-data-combine-columns");
    robot.clickOn("#param-columns").write("nam").push(KeyCode.ENTER).write("Land").push(KeyCode.ENTER).push(KeyCode.BACK_SPACE)
        .write("kundenn").push(KeyCode.ENTER).push(KeyCode.ESCAPE);
    robot.clickOn("#param-into").write("who");
    String wanted = before.words("Name")[0] + " " + before.words("Kundennr")[0];
    Pictures.until("the new column", () -> window.labels().contains(Mask.name(wanted)));
    assertFalse(window.labels().contains(wanted), "made from a name, so hidden like it");
    Pictures.take(workbench.scene(), "clean-combine-en");
    Pictures.until("ready", () -> window.button("#run").map(b -> !b.isDisabled()).orElse(false));
    window.click(robot, "#run");
    Pictures.until("combined", () -> study.ledger().view().table("customers").column("who").isPresent());
    assertEquals(wanted, study.ledger().view().table("customers").words("who")[0]);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("undone", () -> study.ledger().view().table("customers").column("who").isEmpty());
  }

  @Test
  void whatStandsInTheWayIsTakenOutByOneClickAndUndoneByAKey() {
    Table orders = study.ledger().view().table("orders_2023-25");
    Set<String> different = new HashSet<>();
    List<String[]> columns = orders.columns().stream().map(c -> orders.words(c.name())).toList();
    for (int r = 0; r < orders.rows(); r++) {
      int row = r;
      different.add(String.join("\u0000", columns.stream().map(c -> String.valueOf(c[row])).toList()));
    }
    assertTrue(different.size() < orders.rows(), "the files hold rows twice");
    window.go("clean");
    window.click(robot, "#clean-table-orders_2023-25");
    Pictures.until("what was found", () -> window.button("#clean-all").map(b -> !b.isDisabled()).orElse(false));
    String all = window.button("#clean-all").orElseThrow().getText();
    window.click(robot, "#tick-data-drop-duplicates");
    Pictures.until("one step less", () -> !window.button("#clean-all").orElseThrow().getText().equals(all));
    assertEquals(orders.rows(), study.ledger().view().table("orders_2023-25").rows(), "a tick does nothing yet");
    robot.push(KeyCode.SPACE);
    Pictures.until("ticked again, by a key", () -> window.button("#clean-all").orElseThrow().getText().equals(all));
    window.click(robot, "#clean-all");
    Pictures.until("rows left out", () -> study.ledger().view().table("orders_2023-25").rows() == different.size());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Pictures.until("all rows again", () -> study.ledger().view().table("orders_2023-25").rows() == orders.rows());
  }

  private static long count(String[] words, String wanted) {
    return Arrays.stream(words).filter(wanted::equals).count();
  }
}
