package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.churn.PlanCalls;
import clientele.ledger.OpenStudy;
import clientele.ledger.OperationCatalog;
import clientele.ui.Pictures;
import clientele.ui.Target;
import clientele.ui.chart.ChartPane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Whom to call: one number of calls and one figure for one plan, in the headline, slider, field, table and list. */
class DecideByClicksTest {
  @TempDir Path folder;

  private TrialWindow window;
  private Workbench workbench;
  private OpenStudy study;
  private final FxRobot robot = new FxRobot();

  @BeforeEach
  void open() throws IOException {
    window = TrialWindow.open(folder, 1240, 900);
    workbench = window.workbench();
    study = window.showFilled(folder);
    study.ledger().performHere(
        OperationCatalog.make(PlanCalls.class, Map.of("capacity", List.of("60"), "margin", List.of("45"), "save-rate", List.of("14"))),
        Optional.of("small"), (done, words) -> {});
    Pictures.settle();
    Pictures.run(() -> {
      workbench.go("churn");
      workbench.follow(new Target.Made(PlanCalls.DECISION));
    });
    Pictures.until("the slider", () -> slider() != null);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aKeptListStaysWhileNothingElseIsAskedFor() {
    String kept = figure();
    quiet();
    window.go("segments");
    window.go("churn");
    quiet();
    assertEquals(kept, figure());
    assertTrue(window.labels().contains("First 7 of 60 to call"), window.labels().toString());
    assertFalse(window.button("#export").orElseThrow().isDisabled());
    type("59");
    agree(59);
    assertFalse(window.labels().contains("First 7 of 60 to call"));
    type("60");
    agree(60);
    assertEquals(kept, figure(), "equal inputs give the equal figure");
    assertTrue(window.labels().contains("First 7 of 60 to call"), "and the list that is kept for them");
  }

  /** A step that has nothing to do with the plan leaves what is being tried as it is. */
  @Test
  void anotherStepLeavesFieldAndFiguresTogether() {
    type("40");
    agree(40);
    String tried = figure();
    study.ledger().performHere(new clientele.ledger.SetCurrency("USD"), Optional.empty(), (done, words) -> {});
    quiet();
    agree(40);
    assertEquals(tried.replace('€', '$'), figure());
  }

  @Test
  void sliderFieldHeadlineLineAndTableAgreeHoweverTheNumberIsSet() {
    Bounds track = bounds(slider());
    robot.clickOn(track.getMinX() + track.getWidth() * 0.4, track.getMinY() + track.getHeight() / 2);
    Pictures.settle();
    agree(Integer.parseInt(field().getText()));
    assertTrue(Integer.parseInt(field().getText()) != 60, "the click set another number");
    type("30");
    agree(30);
    Pictures.run(() -> slider().requestFocus());
    robot.push(KeyCode.RIGHT);
    Pictures.settle();
    agree(Integer.parseInt(field().getText()));
  }

  @Test
  void theKnobStandsUnderItsLineAfterEveryLayout() {
    for (int[] size : new int[][] {{1240, 900}, {1440, 860}, {1280, 800}}) {
      Pictures.run(() -> {
        window.stage().setWidth(size[0]);
        window.stage().setHeight(size[1]);
        workbench.scene().getRoot().resize(size[0], size[1]);
        workbench.scene().getRoot().applyCss();
        workbench.scene().getRoot().layout(); // one layout has to do
        knobUnderItsLine();
      });
    }
    type("25");
    agree(25);
  }

  /** With every other customer held out the places of those to call are no longer 1, 2, 3: the page says why. */
  @Test
  void placesOfTheControlGroupAreNotLeftOutWithoutAWord() {
    study.ledger().performHere(
        OperationCatalog.make(PlanCalls.class, Map.of("capacity", List.of("60"), "control-share", List.of("50"), "value-saved", List.of("200"))),
        Optional.of("small"), (done, words) -> {});
    quiet();
    Pictures.run(() -> {
      Label note = (Label) page().lookup("#list-note");
      assertTrue(note.isVisible() && note.getText().contains("control group"), note.getText());
    });
    Pictures.take(workbench.scene(), "decide-control-en", 1280, 1000);
    study.ledger().performHere(
        OperationCatalog.make(PlanCalls.class, Map.of("capacity", List.of("60"), "control-share", List.of("0"), "value-saved", List.of("200"))),
        Optional.of("small"), (done, words) -> {});
    quiet();
    Pictures.run(() -> assertFalse(page().lookup("#list-note").isVisible()));
  }

  private void type(String calls) {
    Pictures.run(() -> field().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write(calls).push(KeyCode.ENTER);
  }

  /** Waits until nothing is computed any more. */
  private void quiet() {
    Pictures.settle();
    Pictures.until("computed", () -> page().lookupAll(".label").stream()
        .noneMatch(l -> l.isVisible() && ((Label) l).getText().endsWith("being computed")));
    Pictures.settle();
  }

  private void agree(int calls) {
    quiet();
    Pictures.run(() -> {
      assertEquals(Integer.toString(calls), field().getText());
      assertEquals(calls, slider().getValue(), 0.5);
      assertTrue(window.labels().contains("Against " + calls + ", €") || window.labels().contains("Against " + calls + ", $"), window.labels().toString());
      assertTrue(window.labels().contains(calls + " calls"), window.labels().toString());
      assertTrue(page().lookupAll(".text").stream().anyMatch(t -> ((javafx.scene.text.Text) t).getText().contains(calls + " calls"))
          || window.labels().stream().anyMatch(l -> l.contains(calls + " calls gain")), window.labels().toString());
      knobUnderItsLine();
    });
  }

  private void knobUnderItsLine() {
    Slider slider = slider();
    ChartPane chart = (ChartPane) slider.getParent().getChildrenUnmodifiable().getFirst();
    Bounds thumb = slider.lookup(".thumb").localToScene(slider.lookup(".thumb").getLayoutBounds());
    double line = chart.localToScene(chart.xOf(slider.getValue()).orElseThrow(), 0).getX();
    assertEquals(line, (thumb.getMinX() + thumb.getMaxX()) / 2, 1.5);
  }

  private Node page() {
    return workbench.scene().lookup("#churn-decide-page");
  }

  private Slider slider() {
    return (Slider) workbench.scene().lookup("#calls");
  }

  private TextField field() {
    return (TextField) workbench.scene().lookup("#param-capacity");
  }

  private String figure() {
    AtomicReference<String> found = new AtomicReference<>();
    Pictures.run(() -> found.set(((Label) page().lookup(".figure")).getText()));
    return found.get();
  }

  private Bounds bounds(Node node) {
    AtomicReference<Bounds> found = new AtomicReference<>();
    Pictures.run(() -> found.set(node.localToScreen(node.getLayoutBounds())));
    return found.get();
  }
}
