package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.Analysis;
import clientele.analysis.Step;
import clientele.base.Language;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;

/** An analysis without views is registered as all are, and nothing else is told of it: it has its place by what it says itself. */
class ExtraAnalysisTest {
  @TempDir static Path folder;
  private static TrialWindow window;

  @BeforeAll
  static void open() throws IOException {
    Path services = Files.createDirectories(folder.resolve("more/META-INF/services"));
    Files.writeString(services.resolve(Analysis.class.getName()), Extra.class.getName());
    URLClassLoader more = new URLClassLoader(new URL[] {folder.resolve("more").toUri().toURL()}, ExtraAnalysisTest.class.getClassLoader());
    Pictures.startToolkit();
    Pictures.run(() -> Thread.currentThread().setContextClassLoader(more));
    window = TrialWindow.open(1280, 800, () -> {
      Workbench fresh = new Workbench(new NoShelf(folder), Analyses.discover(), Clock.systemUTC(), Optional.empty());
      fresh.words().language().set(Language.ENGLISH);
      fresh.appearance().theme().set(Theme.LIGHT);
      return fresh;
    });
    window.showEmpty();
  }

  @AfterAll
  static void close() {
    window.close();
    Pictures.run(() -> Thread.currentThread().setContextClassLoader(ExtraAnalysisTest.class.getClassLoader()));
  }

  @Test
  void itStandsInItsGroupWithItsIcon() {
    List<String> places = window.workbench().places();
    assertTrue(places.contains("extra"), places.toString());
    Labeled item = (Labeled) window.workbench().scene().lookup("#rail-extra");
    assertEquals("mdomz-security", ((FontIcon) item.getGraphic()).getIconLiteral());
    List<String> rail = item.getParent().getParent().getChildrenUnmodifiable().stream()
        .map(n -> n instanceof Labeled head ? head.getText() : n.lookup(".rail-item") == null ? "" : n.lookup(".rail-item").getId()).toList();
    int at = rail.indexOf("rail-extra");
    assertTrue(at > rail.indexOf("rail-data") && at < rail.indexOf("rail-churn"), "order 310, but of the data by its own word: " + rail);
    assertTrue(rail.indexOf("rail-segments") > at, rail.toString());
  }

  @Test
  void theMapHasItsNodeWithItsIcon() {
    Pictures.run(() -> window.workbench().go("home"));
    Pictures.until("its node", () -> window.workbench().scene().lookup("#node-extra") != null);
    Node card = window.workbench().scene().lookup("#node-extra");
    Labeled title = (Labeled) card.lookup(".node-title");
    assertEquals("Extra", title.getText());
    assertEquals("mdomz-security", ((FontIcon) title.getGraphic()).getIconLiteral());
    Pictures.take(window.workbench().scene(), "home-extra-analysis");
  }

  /** An analysis that says where it belongs. */
  public static final class Extra implements Analysis {
    @Override
    public String id() {
      return "extra";
    }

    @Override
    public int order() {
      return 310;
    }

    @Override
    public Group group() {
      return Group.DATA;
    }

    @Override
    public String icon() {
      return "mdomz-security";
    }

    @Override
    public List<Class<? extends Operation>> operations() {
      return List.of();
    }

    @Override
    public List<String> produces() {
      return List.of("extra");
    }

    @Override
    public Text title() {
      return Text.literal("Extra");
    }

    @Override
    public Step step(StudyView study) {
      return new Step(Step.State.READY, Optional.empty(), Text.literal("ready"));
    }

    @Override
    public Optional<Operation> mainOperation(Outline outline) {
      return Optional.empty();
    }

    @Override
    public Optional<Section> report(StudyView study) {
      return Optional.empty();
    }
  }
}
