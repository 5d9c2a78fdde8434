package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Step;
import clientele.analysis.data.rows.EditCell;
import clientele.base.Figures;
import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.ui.Pictures;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** Home says what is out of date, brings all of it up to date, and its links lead to the things they name. */
class HomeByClicksTest extends ByClicks {
  HomeByClicksTest() {
    super(1240, 900);
  }

  @Override
  OpenStudy show() throws IOException {
    return window.showFilled(folder);
  }

  @Test
  void aCallListOlderThanTheDataIsNotCurrentAndIsMadeAgain() {
    assertEquals(Step.State.CURRENT, node("churn").orElseThrow().step().state());
    int calls = study.ledger().view().table("churn_call_list").words("group").length;
    change();
    Pictures.until("out of date", () -> node("churn").orElseThrow().step().state() == Step.State.OUT_OF_DATE);
    assertTrue(study.ledger().view().outline().stale().contains("churn_call_list"));
    assertTrue(window.labels().stream().anyMatch(l -> l.startsWith("Prepared before the data changed")), window.labels().toString());
    window.click(robot, "#home-refresh");
    Pictures.until("all up to date", () -> study.ledger().view().outline().stale().isEmpty());
    assertEquals("churn.plan-calls", study.ledger().maker("churn_call_list").orElseThrow().operation());
    assertTrue(study.ledger().maker("churn_call_list").orElseThrow().parameters().contains("\"capacity\":60"), "as it was planned");
    assertTrue(Math.abs(calls - study.ledger().view().table("churn_call_list").rows()) < 20);
    Pictures.until("current", () -> node("churn").orElseThrow().step().state() == Step.State.CURRENT);
  }

  @Test
  void aListThatAloneIsOldMakesItsAnalysisOld() {
    study.ledger().performHere(
        clientele.ledger.OperationCatalog.make(clientele.analysis.churn.TrainChurnModel.class, java.util.Map.of("learner", List.of("logistic"), "gap-days", List.of("8"))),
        Optional.of("a trial"), (done, words) -> {});
    Set<String> stale = study.ledger().view().outline().stale();
    assertTrue(stale.contains("churn_call_list"), stale.toString());
    Pictures.until("out of date", () -> node("churn").orElseThrow().step().state() == Step.State.OUT_OF_DATE);
    window.click(robot, "#home-refresh");
    Pictures.until("planned again", () -> study.ledger().view().outline().stale().isEmpty());
  }

  @Test
  void theDecisionLeadsToTheListAndTheListToItsRows() {
    window.click(robot, "#home-next");
    Pictures.until("the list", () -> workbench.scene().lookup("#churn-decide-page") != null);
    link("Open the whole list");
    Pictures.until("its rows", () -> window.labels().contains("churn_call_list"));
    long called = Arrays.stream(study.ledger().view().table("churn_call_list").words("group")).filter("call"::equals).count();
    assertEquals(60, called);
    Pictures.until("only those to call", () -> window.labels().stream().anyMatch(l -> l.startsWith("60 of ")));
  }

  @Test
  void aSegmentLeadsToItsCustomersAndTheNextOneToItsOwn() {
    window.go("segments");
    Pictures.until("a segment", () -> shown("Show ").isPresent());
    String words = shown("Show ").orElseThrow().getText();
    long customers = Long.parseLong(words.replaceAll("\\D", ""));
    link(words);
    Pictures.until("its rows", () -> window.labels().stream().anyMatch(l -> l.startsWith(Figures.count(customers) + " of ")));
  }

  @Test
  void thePaletteOpensTheTableThatIsNamed() {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    Pictures.until("the palette", () -> workbench.scene().lookup("#palette-query") != null);
    robot.write("feedback_tags");
    Pictures.settle();
    robot.push(KeyCode.ENTER);
    Pictures.until("the table", () -> workbench.scene().lookup("#palette-query") == null && window.labels().contains("feedback_tags")
        && window.labels().contains("sentiment") || window.labels().contains("Sentiment"));
  }

  @Test
  void linesOfHomeLieBelowEachOtherAndNoneIsCutWithTheHistoryOpen() {
    for (int[] size : new int[][] {{1440, 900}, {1280, 800}}) {
      for (Language language : Language.values()) {
        Pictures.run(() -> {
          window.stage().setWidth(size[0]);
          window.stage().setHeight(size[1]);
          workbench.words().language().set(language);
          workbench.go("home");
        });
        if (workbench.scene().lookup("#history") == null) {
          robot.push(KeyCode.CONTROL, KeyCode.H);
        }
        Pictures.until("history", () -> workbench.scene().lookup("#history") != null);
        Pictures.take(workbench.scene(), "home-history-" + size[0] + "-" + language.tag(), size[0], size[1]);
        Region home = (Region) workbench.scene().lookup("#home");
        List<Bounds> rows = home.lookupAll(".row-line").stream().map(n -> n.localToScene(n.getBoundsInLocal()))
            .sorted(java.util.Comparator.comparingDouble(Bounds::getMinY)).toList();
        assertEquals(4, rows.size());
        for (int i = 1; i < rows.size(); i++) {
          assertTrue(rows.get(i).getMinY() >= rows.get(i - 1).getMaxY() - 0.5, size[0] + " " + language + ": " + rows.get(i - 1) + " over " + rows.get(i));
        }
        Bounds page = home.localToScene(home.getLayoutBounds());
        assertTrue(rows.getLast().getMaxY() <= page.getMaxY() + 0.5, size[0] + " " + language + ": the last line is below the page");
        for (Node node : home.lookupAll(".hyperlink")) {
          Labeled link = (Labeled) node;
          assertTrue(link.lookupAll(".text").stream().allMatch(t -> !((javafx.scene.text.Text) t).getText().endsWith("...")), link.getText() + " is cut");
        }
      }
    }
  }

  /** A step that changes no figure, as a file that was written, is told on Home as it happens and to who comes back. */
  @Test
  void aStepThatLeavesEveryFigureAsItWasIsToldAtOnce() {
    for (String file : List.of("seen.csv", "away.csv")) {
      if (file.startsWith("away")) {
        window.go("segments");
      }
      study.ledger().performHere(
          new clientele.actions.RecordExport("segments", file, 12, 0, 0, List.of("customer_id")), Optional.empty(), (done, words) -> {});
      Pictures.settle();
      if (file.startsWith("away")) {
        window.go("home");
      }
      Pictures.until(file, () -> window.labels().stream().anyMatch(l -> l.contains(file)));
    }
  }

  private void change() {
    study.ledger().performHere(new EditCell("orders_2023-25", "Betrag", 3, "555.55"), Optional.empty(), (done, words) -> {});
  }

  private Optional<MapNode> node(String id) {
    return workbench.session().orElseThrow().nodes().get().stream().filter(n -> n.analysis().id().equals(id)).findFirst();
  }

  private void link(String words) {
    Pictures.run(() -> ((Hyperlink) shown(words).orElseThrow()).fire());
    Pictures.settle();
  }

  private Optional<Labeled> shown(String words) {
    return workbench.scene().getRoot().lookupAll(".hyperlink").stream()
        .filter(Node::isVisible)
        .map(Labeled.class::cast)
        .filter(l -> l.getText().startsWith(words))
        .findFirst();
  }
}
