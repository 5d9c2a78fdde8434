package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.segments.ClusterCustomers;
import clientele.analysis.segments.SegmentsFound;
import clientele.base.Language;
import clientele.ledger.OpenStudy;
import clientele.ledger.OperationCatalog;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import clientele.ui.chart.ChartPane;
import clientele.reports.chart.ChartSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Segments by a tree, by a mixture and by density: the cut by keys, the map by clicks, who is in none. */
class SegmentsByClicksTest extends ByClicks {
  SegmentsByClicksTest() {
    super(1440, 900);
  }

  @Override
  OpenStudy show() throws IOException {
    return window.showFilled(folder);
  }

  @Test
  void theTreeIsCutWhereTheLineStands() {
    make("ward", "auto");
    window.go("segments");
    Pictures.until("the tree", () -> window.visible("#segments-tree"));
    assertEquals(2, found().segments().size());
    Button cut = (Button) workbench.scene().lookup("#tree-cut-here");
    assertTrue(cut.isDisabled(), "it is cut there already");
    Pictures.run(() -> workbench.scene().lookup("#tree-cut").requestFocus());
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    Pictures.settle();
    assertEquals(4, (int) Math.round(((Slider) workbench.scene().lookup("#tree-cut")).getValue()));
    assertEquals("Cut into 4 segments", cut.getText());
    assertFalse(cut.isDisabled());
    assertTrue(window.labels().stream().anyMatch(l -> l.startsWith("Separation 0.")), window.labels().toString());
    ChartSpec.Tree drawn = (ChartSpec.Tree) ((ChartPane) workbench.scene().lookup("#segments-tree").lookup(".chart-surface").getParent()).spec().get().orElseThrow();
    assertEquals(3, drawn.forks().stream().filter(f -> f.height() > drawn.cut().orElseThrow().height()).count());
    window.click(robot, "#tree-cut-here");
    Pictures.until("four segments", () -> found().segments().size() == 4);
    assertEquals("ward", found().method());
    pictures("segments-ward");
  }

  @Test
  void theMapIsOfAllFactsOrOfTwo() {
    window.go("segments");
    Pictures.until("the map", () -> axis().startsWith("Across "));
    assertTrue(axis().matches("Across \\d+ % of the variance: .+\\. Up \\d+ % of the variance: .+\\."), axis());
    window.click(robot, "#map-two");
    Pictures.until("the two facts", () -> axis().isEmpty());
    window.click(robot, "#map-all");
    Pictures.until("all facts", () -> axis().startsWith("Across "));
    assertTrue(workbench.scene().getRoot().lookupAll(".segment-rule").stream().map(n -> ((Label) n).getText())
        .anyMatch(t -> t.matches("In short: .+ (above|at most) .+\\.")));
  }

  @Test
  void whoIsInNoneOrInDoubtIsSaid() {
    make("hdbscan", "auto");
    window.go("segments");
    int without = found().how().without();
    assertTrue(without > 0, "nobody in none");
    Pictures.until("the note", () -> window.labels().stream().anyMatch(l -> l.startsWith(without + " customers, ")));
    Hyperlink none = (Hyperlink) workbench.scene().lookup("#segment-none");
    assertEquals("None", none.getText());
    pictures("segments-dense");
    make("gmm", "auto");
    Pictures.until("the mixture", () -> found().method().equals("gmm"));
    Pictures.until("the doubt", () -> window.labels().stream().anyMatch(l -> l.contains("with less than 60 % probability")));
    pictures("segments-mixture");
  }

  private void make(String method, String k) {
    study.ledger().performHere(
        OperationCatalog.make(ClusterCustomers.class, Map.of("method", List.of(method), "k", List.of(k), "resamples", List.of("10"))),
        Optional.empty(), (done, words) -> {});
    Pictures.settle();
  }

  private SegmentsFound found() {
    return SegmentsFound.in(study.ledger().view()).orElseThrow();
  }

  private String axis() {
    return window.labels().stream().filter(l -> l.startsWith("Across ")).collect(Collectors.joining());
  }

  private void pictures(String name) {
    for (Theme theme : Theme.values()) {
      for (Language language : Language.values()) {
        Pictures.run(() -> {
          workbench.appearance().theme().set(theme);
          workbench.words().language().set(language);
        });
        Pictures.settle();
        Pictures.take(workbench.scene(), name + "-" + theme.tag() + "-" + language.tag());
      }
    }
    Pictures.run(() -> {
      workbench.appearance().theme().set(Theme.LIGHT);
      workbench.words().language().set(Language.ENGLISH);
    });
    Pictures.settle();
  }
}
