package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.actions.RecordExport;
import clientele.base.Language;
import clientele.ledger.LedgerEntry;
import clientele.ledger.OpenStudy;
import clientele.study.Table;
import clientele.ui.Pictures;
import clientele.ui.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What is shown is what is written: rows, order and columns of the grid, with names and phones, in the window's words. */
class ExportByClicksTest extends ByClicks {
  ExportByClicksTest() {
    super(1240, 900);
  }

  @Override
  OpenStudy show() throws IOException {
    return window.showFilled(folder);
  }

  @Test
  void theRowsShownAreWrittenAndTheStudyRemembersIt() throws IOException {
    Pictures.run(() -> workbench.follow(new Target.Rows("segments", Map.of("segment_id", "= 1"))));
    Table segments = study.ledger().view().table("segments");
    long wanted = Arrays.stream(segments.longs("segment_id")).filter(id -> id == 1).count();
    assertTrue(wanted > 0 && wanted < segments.rows());
    Pictures.until("its rows", () -> window.labels().stream().anyMatch(l -> l.startsWith(wanted + " of ")));
    Pictures.until("heads in words", () -> window.labels().containsAll(List.of("Customer", "Name", "Segment")));
    int steps = study.ledger().path().size();
    robot.push(KeyCode.CONTROL, KeyCode.E);
    Pictures.until("what leaves", () -> window.button("#export-write").map(b -> !b.isDisabled()).orElse(false));
    assertEquals("Write " + wanted + " rows", window.button("#export-write").orElseThrow().getText());
    Path target = folder.resolve("of one segment.csv");
    Pictures.run(() -> ((TextField) workbench.scene().lookup("#export-file")).setText(target.toString()));
    Pictures.take(workbench.scene(), "export-shown-en");
    window.click(robot, "#export-write");
    Pictures.until("the file", () -> Files.exists(target));
    Pictures.until("the history", () -> study.ledger().path().size() == steps + 1);
    List<String> lines = Files.readAllLines(target);
    assertEquals(wanted + 1, lines.size());
    assertEquals("\ufeffCustomer,Name,Segment no.,Segment", lines.getFirst());
    assertTrue(lines.get(1).split(",")[1].matches("\"\\p{L}+( \\p{L}+)?\""), lines.get(1));
    assertTrue(window.labels().stream().anyMatch(l -> l.startsWith(wanted + " rows written to of one segment.csv")), window.labels().toString());
    assertTrue(workbench.scene().getRoot().lookupAll(".hyperlink").stream().anyMatch(h -> ((Hyperlink) h).getText().equals("Open the folder")));
    assertTrue(clientele.ledger.Recipe.of(study.ledger().path(), clientele.analysis.Analyses.discover().operations()).steps().stream().noneMatch(s -> s.op().startsWith("actions.")),
        "what left is no step to do again on other files");
    LedgerEntry noted = study.ledger().path().getLast();
    assertEquals("actions.record-export", noted.operation());
    RecordExport.Written said = study.ledger().view().artifact("exports", RecordExport.Exports.class).orElseThrow().written().getFirst();
    assertEquals(new RecordExport.Written("of one segment.csv", "segments", (int) wanted, 0, 0,
        List.of("customer_id", "Name", "segment_id", "segment_name")), said);
  }

  @Test
  void columnsThatAreHiddenStayAndTheWordsFollowTheLanguage() throws IOException {
    Pictures.run(() -> {
      workbench.words().language().set(Language.CHINESE);
      workbench.follow(Target.Rows.all("churn_call_list"));
    });
    Pictures.until("heads in Chinese", () -> window.labels().containsAll(List.of("名次", "客户", "姓名")));
    Pictures.take(workbench.scene(), "call-list-zh");
    robot.push(KeyCode.CONTROL, KeyCode.E);
    Pictures.until("what leaves", () -> window.button("#export-write").map(b -> !b.isDisabled()).orElse(false));
    Path target = folder.resolve("名单.csv");
    Pictures.run(() -> ((TextField) workbench.scene().lookup("#export-file")).setText(target.toString()));
    window.click(robot, "#export-column-rank");
    window.click(robot, "#export-write");
    Pictures.until("the file", () -> Files.exists(target));
    List<String> lines = Files.readAllLines(target);
    assertTrue(lines.getFirst().startsWith("\ufeff客户,姓名,组别,风险（0 至 1）,\"预期收益, €\""), lines.getFirst());
    assertEquals(61, lines.size(), "60 to call; the control group stays");
    assertTrue(lines.stream().skip(1).allMatch(l -> l.contains(",\"致电\",")));
  }

  @Test
  void theFileIsNamedByStudyAndDayAndNoneIsWrittenOverUnasked() throws IOException {
    export("segments");
    String offered = file().getText();
    assertTrue(Path.of(offered).getFileName().toString().matches("segments_Alder_Peak_2025_\\d{4}-\\d{2}-\\d{2}(_\\d+)?\\.xlsx"), offered);
    Path other = Files.writeString(folder.resolve("calls.csv"), "the list of another client");
    Pictures.run(() -> file().setText(other.toString()));
    Pictures.until("the question", () -> over().isVisible());
    assertTrue(window.button("#export-write").orElseThrow().isDisabled(), "not without an answer");
    Pictures.take(workbench.scene(), "export-over-en");
    Pictures.run(() -> over().setSelected(true));
    Pictures.run(() -> file().setText(folder.resolve("free.csv").toString()));
    Pictures.run(() -> file().setText(other.toString()));
    assertTrue(window.button("#export-write").orElseThrow().isDisabled(), "an answer holds for one name");
    window.click(robot, "#export-over");
    window.click(robot, "#export-write");
    Pictures.until("the file", () -> workbench.scene().lookup("#export-box") == null);
    assertTrue(Files.readString(other).startsWith("\ufeffCustomer"));
  }

  @Test
  void anotherProgramsFileThatAppearsMeanwhileIsAskedAboutToo() throws IOException {
    export("segments");
    Path target = folder.resolve("meanwhile.csv");
    Pictures.run(() -> file().setText(target.toString()));
    Files.writeString(target, "newer");
    window.click(robot, "#export-write");
    Pictures.until("the question", () -> over().isVisible());
    assertEquals("newer", Files.readString(target));
  }

  @Test
  void theGateSaysThatAListIsOlderThanTheData() {
    study.ledger().performHere(
        new clientele.analysis.data.rows.EditCell("orders_2023-25", "Betrag", 3, "555.55"), java.util.Optional.empty(), (done, words) -> {});
    Pictures.settle();
    export("churn_call_list");
    assertTrue(window.labels().stream().anyMatch(l -> l.startsWith("This list was made before the data changed")), window.labels().toString());
  }

  @Test
  void whatWasWrittenIsToldOnceAndGoesWithThePage() {
    for (int i = 0; i < 2; i++) {
      write("told" + i + ".csv");
      assertEquals(1, told(), "the newest, and it alone");
    }
    window.click(robot, ".problem-bar.good .close");
    assertEquals(0, told());
    write("told again.csv");
    window.go("churn");
    assertEquals(0, told(), "who left the page has read it");
  }

  private void write(String name) {
    export("segments");
    Pictures.run(() -> file().setText(folder.resolve(name).toString()));
    window.click(robot, "#export-write");
    Pictures.until("it is told", () -> told() > 0 && workbench.scene().lookup("#export-box") == null);
    Pictures.settle();
  }

  private long told() {
    return window.labels().stream().filter(l -> l.contains("written to")).count();
  }

  private void export(String table) {
    Pictures.run(() -> workbench.follow(Target.Rows.all(table)));
    Pictures.settle();
    robot.push(KeyCode.CONTROL, KeyCode.E);
    Pictures.until("what leaves", () -> window.button("#export-write").map(b -> !b.isDisabled()).orElse(false));
  }

  private TextField file() {
    return (TextField) workbench.scene().lookup("#export-file");
  }

  private javafx.scene.control.CheckBox over() {
    return (javafx.scene.control.CheckBox) workbench.scene().lookup("#export-over");
  }
}
