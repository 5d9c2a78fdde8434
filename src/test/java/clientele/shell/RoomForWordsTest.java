package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.churn.PlanCalls;
import clientele.analysis.segments.RenameSegment;
import clientele.ledger.OpenStudy;
import clientele.ledger.OperationCatalog;
import clientele.ui.Pictures;
import clientele.ui.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words have the room they need in a window of 1280: none is cut, none lies on others. */
class RoomForWordsTest {
  @TempDir Path folder;

  private TrialWindow window;
  private OpenStudy study;

  @BeforeEach
  void open() throws IOException {
    window = TrialWindow.open(folder, 1280, 800);
    study = window.showFilled(folder);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aLongNameOfASegmentTakesASecondLine() {
    study.ledger().performHere(
        OperationCatalog.make(RenameSegment.class, Map.of("segment", List.of("1"), "name", List.of("Single-item buyers of the autumn"))),
        Optional.empty(), (done, words) -> {});
    window.go("segments");
    Pictures.take(window.workbench().scene(), "segments-long-name", 1280, 800);
    Pictures.run(() -> {
      Parent page = (Parent) window.workbench().scene().lookup("#segments");
      List<String> shown = page.lookupAll(".lean-table .text").stream().map(n -> ((Text) n).getText()).toList();
      assertTrue(shown.stream().anyMatch(t -> t.replace("\n", " ").startsWith("Single-item")), shown.toString());
      assertTrue(shown.stream().noneMatch(t -> t.endsWith("...") || t.endsWith("…")), shown.toString());
    });
  }

  @Test
  void whatIsWrongWithAFieldDoesNotTouchTheNextOne() {
    window.go("churn");
    Pictures.run(() -> window.workbench().follow(new Target.Made(PlanCalls.DECISION)));
    Pictures.until("the form", () -> window.workbench().scene().lookup("#param-margin") != null);
    double before = y("#param-control-share");
    Pictures.run(() -> ((TextField) window.workbench().scene().lookup("#param-margin")).setText("lots"));
    Pictures.settle();
    Pictures.run(() -> {
      Node form = window.workbench().scene().lookup(".side-panel .form");
      Bounds error = form.lookupAll(".field-error").stream().filter(Node::isVisible).findFirst().map(RoomForWordsTest::ink).orElseThrow();
      for (Node name : form.lookupAll(".field-label")) {
        assertFalse(ink(name).intersects(error.getMinX(), error.getMinY() - 2, error.getWidth(), error.getHeight() + 4),
            ((Label) name).getText() + " " + ink(name) + " at " + error);
      }
    });
    assertEquals(before, y("#param-control-share"), 0.1, "nothing moves while one types");
  }

  private double y(String query) {
    double[] found = new double[1];
    Pictures.run(() -> found[0] = window.workbench().scene().lookup(query).localToScene(0, 0).getY());
    return found[0];
  }

  private static Bounds ink(Node label) {
    return label.localToScene(label.getLayoutBounds());
  }
}
