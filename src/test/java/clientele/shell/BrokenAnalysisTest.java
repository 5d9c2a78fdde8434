package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.Analysis;
import clientele.analysis.Finding;
import clientele.analysis.Step;
import clientele.base.Language;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OpenStudy;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.ui.AnalysisUi;
import clientele.ui.Pictures;
import clientele.ui.Theme;
import clientele.ui.View;
import clientele.ui.ViewContext;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** An analysis is registered as all are, and throws whatever it is asked: its own place is broken, and the house stands. */
class BrokenAnalysisTest {
  private static final String CUSTOMER = "Marta Lindqvist";

  @TempDir static Path folder;
  private static TrialWindow window;
  private static OpenStudy study;
  private final FxRobot robot = new FxRobot();

  @BeforeAll
  static void open() throws IOException {
    Path services = Files.createDirectories(folder.resolve("more/META-INF/services"));
    Files.writeString(services.resolve(Analysis.class.getName()), Broken.class.getName());
    Files.writeString(services.resolve(AnalysisUi.class.getName()), BrokenUi.class.getName());
    URLClassLoader more = new URLClassLoader(new URL[] {folder.resolve("more").toUri().toURL()}, BrokenAnalysisTest.class.getClassLoader());
    Pictures.startToolkit();
    Pictures.run(() -> Thread.currentThread().setContextClassLoader(more));
    window = TrialWindow.open(998, 960, () -> {
      Workbench fresh = new Workbench(new NoShelf(folder), Analyses.discover(), Clock.systemUTC(), Optional.empty());
      fresh.words().language().set(Language.ENGLISH);
      fresh.appearance().theme().set(Theme.LIGHT);
      return fresh;
    });
    study = window.showFilled(TrialStudy.files(folder, 60));
  }

  @AfterAll
  static void close() {
    window.close();
    Pictures.run(() -> Thread.currentThread().setContextClassLoader(BrokenAnalysisTest.class.getClassLoader()));
  }

  @Test
  void itsPageSaysSoWithACodeThatCanBeCopiedAndTheOthersOpen() {
    assertTrue(window.workbench().places().contains("broken"), window.workbench().places().toString());
    Pictures.run(() -> window.workbench().go("broken"));
    Pictures.until("the page in its place", () -> window.workbench().scene().lookup("#broken-page") != null);
    assertTrue(window.labels().stream().anyMatch(l -> l.matches(".*\\(code E-.{5}\\).*")), window.labels().toString());
    assertTrue(window.labels().stream().noneMatch(l -> l.contains("Marta")), window.labels().toString());
    window.click(robot, "#broken-page #problem-show");
    String details = ((TextArea) window.workbench().scene().lookup("#broken-page #problem-details")).getText();
    assertTrue(details.matches("(?s)E-.{5}\\njava.lang.IllegalStateException\\n.*BrokenUi.create.*"), details);
    Pictures.take(window.workbench().scene(), "broken-page-en");
    Pictures.run(() -> window.workbench().words().language().set(Language.CHINESE));
    Pictures.settle();
    Pictures.take(window.workbench().scene(), "broken-page-zh");
    Pictures.run(() -> window.workbench().words().language().set(Language.ENGLISH));
    window.click(robot, "#broken-page #problem-copy");
    AtomicReference<String> copied = new AtomicReference<>();
    Pictures.run(() -> copied.set(Clipboard.getSystemClipboard().getString()));
    assertEquals(details, copied.get());
    for (String place : window.workbench().places()) {
      Pictures.run(() -> window.workbench().go(place));
      Pictures.settle();
      assertEquals(place.equals("broken"), window.workbench().scene().lookup("#broken-page") != null, place);
    }
  }

  @Test
  void theMapAndTheReportHaveAllTheOthers() {
    List<MapNode> nodes = window.workbench().session().orElseThrow().nodes().get();
    assertEquals(Analyses.discover().all().size() + 1, nodes.size(), "this thread does not know the broken one");
    assertEquals(Step.State.BLOCKED, nodes.stream().filter(n -> n.analysis().id().equals("broken")).findFirst().orElseThrow().step().state());
    long whole = nodes.stream().filter(n -> n.step().state() != Step.State.BLOCKED).count();
    assertTrue(whole >= 4, nodes.toString());
    var report = new clientele.analysis.ReportAssembly(window.workbench().session().orElseThrow().analyses())
        .assemble(study.ledger(), java.time.Instant.EPOCH);
    assertTrue(report.sections().size() >= 3, "" + report.sections().size());
  }

  /** What is thrown under a click, or by what listens to the study, reaches the window and not the terminal alone. */
  @Test
  void whatNobodyCaughtIsToldInTheWindow() {
    Pictures.run(() -> window.workbench().go("home"));
    Platform.runLater(() -> {
      throw new IllegalArgumentException(CUSTOMER);
    });
    Pictures.until("the notice", () -> window.labels().stream().anyMatch(l -> l.matches("Something went wrong.*\\(code E-.{5}\\).*")));
    assertTrue(window.labels().stream().noneMatch(l -> l.contains("Marta")), window.labels().toString());
    window.click(robot, ".problem-bar.bad .close");
    Pictures.until("closed", () -> window.labels().stream().noneMatch(l -> l.startsWith("Something went wrong")));
  }

  /** Throws at everything. */
  public static final class Broken implements Analysis {
    @Override
    public String id() {
      return "broken";
    }

    @Override
    public int order() {
      return 850;
    }

    @Override
    public List<Class<? extends Operation>> operations() {
      return List.of();
    }

    @Override
    public List<String> produces() {
      return List.of("broken");
    }

    @Override
    public Text title() {
      return Text.literal("Broken");
    }

    @Override
    public Step step(StudyView study) {
      throw new IllegalStateException(CUSTOMER);
    }

    @Override
    public Optional<Operation> mainOperation(Outline outline) {
      throw new IllegalStateException(CUSTOMER);
    }

    @Override
    public Optional<Section> report(StudyView study) {
      throw new IllegalStateException(CUSTOMER);
    }

    @Override
    public Optional<Block.Headline> decision(StudyView study) {
      throw new IllegalStateException(CUSTOMER);
    }

    @Override
    public List<Finding> findings(StudyView study) {
      throw new IllegalStateException(CUSTOMER);
    }
  }

  /** Cannot make its page. */
  public static final class BrokenUi implements AnalysisUi {
    @Override
    public String id() {
      return "broken";
    }

    @Override
    public String analysis() {
      return "broken";
    }

    @Override
    public Text title() {
      return Text.literal("Broken");
    }

    @Override
    public String icon() {
      return "mdoal-block";
    }

    @Override
    public Group group() {
      return Group.ACT;
    }

    @Override
    public View create(ViewContext context) {
      throw new IllegalStateException(CUSTOMER);
    }
  }
}
