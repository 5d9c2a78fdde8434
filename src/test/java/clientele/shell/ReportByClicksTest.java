package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** The report looked at and written by clicks. */
class ReportByClicksTest extends ByClicks {
  ReportByClicksTest() {
    super(998, 960);
  }

  @Override
  OpenStudy show() throws IOException {
    return window.showFilled(folder);
  }

  @Test
  void aReportIsNamedByStudyAndDateAndNoneIsWrittenOver() throws IOException {
    Path target = folder.resolve("handed over");
    window.go("report");
    Pictures.until("its sections", () -> window.labels().stream().anyMatch(l -> l.startsWith("Data and its limits")));
    Pictures.run(() -> ((TextField) workbench.scene().lookup("#report-folder")).setText(target.toString()));
    window.click(robot, "#report-write");
    Pictures.until("the first", () -> files(target).size() == 1);
    String day = LocalDate.now(ZoneOffset.UTC).toString();
    String name = files(target).getFirst();
    assertEquals("report_Alder_Peak_2025_" + day + "_en.html", name);
    String first = Files.readString(target.resolve(name));
    Pictures.until("what was written", () -> window.labels().stream().anyMatch(l -> l.startsWith("Written: " + name)));
    window.click(robot, "#report-write");
    Pictures.until("the second", () -> files(target).size() == 2);
    assertEquals(List.of(name, "report_Alder_Peak_2025_" + day + "_en_2.html"), files(target));
    assertEquals(first, Files.readString(target.resolve(name)));
  }

  @Test
  void thePreviewBeginsAtItsFirstSectionAndNothingIsCut() {
    window.go("report");
    Pictures.until("its sections", () -> window.labels().stream().anyMatch(l -> l.startsWith("Data and its limits")));
    ScrollPane preview = (ScrollPane) workbench.scene().lookup("#report-preview");
    assertEquals(0, preview.getVvalue());
    window.click(robot, "#report-section-segments");
    Pictures.run(() -> preview.setVvalue(1));
    window.click(robot, "#report-section-churn");
    Pictures.settle();
    assertEquals(0, preview.getVvalue());
    double wide = preview.getContent().getBoundsInParent().getWidth();
    assertTrue(wide <= preview.getViewportBounds().getWidth() + 1, wide + " of " + preview.getViewportBounds().getWidth());
    Pictures.run(() -> {
      workbench.appearance().theme().set(Theme.DARK);
      workbench.words().language().set(Language.CHINESE);
    });
    Pictures.take(workbench.scene(), "report-paper-zh-dark");
  }

  private static List<String> files(Path folder) {
    try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return all.map(f -> f.getFileName().toString()).sorted(java.util.Comparator.comparingInt(String::length)).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
