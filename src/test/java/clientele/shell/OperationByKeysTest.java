package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.ledger.OpenStudy;
import clientele.ui.Pictures;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The form of an operation over the page: typed into at once, done by Enter, and not lost by a click beside it. */
public class OperationByKeysTest extends ByClicks {
  public OperationByKeysTest() {
    super(1240, 900);
  }

  @Override
  OpenStudy show() {
    return window.showEmpty();
  }

  @Test
  void theCurrencyIsTypedAtOnceAndSetByEnter() {
    ask();
    robot.write("g");
    robot.eraseText(1);
    Pictures.until("what is wrong", () -> wrong().isPresent());
    Pictures.settle();
    Bounds said = wrong().orElseThrow().localToScene(wrong().orElseThrow().getBoundsInLocal());
    Node run = workbench.scene().lookup("#run-operation");
    assertTrue(said.getMaxY() <= run.localToScene(run.getBoundsInLocal()).getMinY(), "not cut by the buttons");
    Pictures.take(workbench.scene(), "operation-box-wrong-en");
    robot.write("gbp");
    robot.type(KeyCode.ENTER);
    Pictures.until("the currency", () -> study.ledger().view().outline().settings().currency().equals("GBP"));
    Pictures.until("the box is gone", () -> workbench.scene().lookup("#run-operation") == null);
  }

  @Test
  void aClickBesideTheBoxTakesNothingAwayAndEscapeDoes() {
    ask();
    robot.write("EUR");
    robot.clickOn(robot.offset(field(), -300, -150));
    Pictures.settle();
    assertEquals("EUR", ((javafx.scene.control.TextField) field()).getText());
    robot.clickOn(field());
    robot.type(KeyCode.ESCAPE);
    Pictures.until("the box is gone", () -> workbench.scene().lookup("#run-operation") == null);
    assertEquals(List.of(), study.ledger().entries());
  }

  /** What a step warned of stands in the box until it was read; before, it was on the command line only. */
  @Test
  void aWarningStandsWhereTheStepWasRun() {
    long before = study.ledger().entries().size();
    StudyWindow shown = workbench.scene().getRoot().lookupAll("*").stream().filter(StudyWindow.class::isInstance).map(StudyWindow.class::cast).findFirst().orElseThrow();
    Pictures.run(() -> shown.ask(Warning.class));
    Pictures.until("the form", () -> workbench.scene().lookup("#run-operation") != null);
    Pictures.settle();
    Pictures.run(() -> ((javafx.scene.control.Button) workbench.scene().lookup("#run-operation")).fire());
    Pictures.until("the warning", () -> window.labels().stream().anyMatch(l -> l.contains("amount") && l.contains("orders")));
    assertEquals(before + 1, study.ledger().entries().size(), "the step is done");
    Pictures.take(workbench.scene(), "operation-box-warned-en");
    Labeled told = (Labeled) workbench.scene().lookup(".warned .label");
    String first = told.getText();
    Pictures.run(() -> ((javafx.scene.control.Hyperlink) workbench.scene().lookup(".warned .hyperlink")).fire());
    assertTrue(told.getText().startsWith(first) && told.getText().length() > first.length(), told.getText());
    assertTrue(!told.getText().contains("--"), "a window knows no command line: " + told.getText());
    Pictures.run(() -> ((javafx.scene.control.Button) workbench.scene().lookup("#cancel-operation")).fire());
    Pictures.until("the box is gone", () -> workbench.scene().lookup("#run-operation") == null);
    Pictures.run(() -> workbench.session().orElseThrow().undo());
    Pictures.until("undone", () -> study.ledger().head() == before);
  }

  /** A step that warns. */
  @clientele.ledger.OperationId("test.warning")
  public record Warning() implements clientele.ledger.Operation {
    @Override
    public List<clientele.base.Problem> validate(clientele.study.Outline outline) {
      return List.of();
    }

    @Override
    public clientele.ledger.Outcome run(clientele.study.StudyView view, clientele.job.JobContext job) {
      job.warn(clientele.analysis.data.steps.DataProblems.COLUMN_GONE.with("amount", "orders.csv", "orders"));
      return clientele.ledger.Outcome.of(clientele.base.Text.literal("warned")).done();
    }
  }

  private void ask() {
    Pictures.until("home", () -> workbench.scene().lookup("#home-currency") != null);
    Pictures.settle();
    Pictures.run(() -> ((javafx.scene.control.Hyperlink) workbench.scene().lookup("#home-currency")).fire());
    Pictures.until("the form", () -> field() != null);
    Pictures.settle();
    if (workbench.scene().getFocusOwner() != field()) {
      robot.clickOn(field()); // the headless platform loses the keys behind windows of tests before
      Pictures.settle();
    }
  }

  private Node field() {
    return workbench.scene().lookup("#param-currency");
  }

  private java.util.Optional<Labeled> wrong() {
    return workbench.scene().getRoot().lookupAll(".field-error").stream()
        .filter(n -> n.isVisible() && n instanceof Labeled l && !l.getText().isEmpty()).map(Labeled.class::cast).findFirst();
  }
}
