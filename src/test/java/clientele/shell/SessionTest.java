package clientele.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.data.bring.ImportFile;
import clientele.job.JobRunner;
import clientele.ui.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session needs no windows: changes are told on the thread that made them. */
class SessionTest {
  @TempDir Path folder;

  @Test
  void tellsOfEveryStepAndItsWayBack() throws IOException, InterruptedException {
    List<Path> files = TrialStudy.files(folder, 60);
    JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
    try (Session session = new Session(TrialStudy.empty(runner), runner, Analyses.discover(), Runnable::run)) {
      assertTrue(session.study().get().outline().tables().isEmpty());
      session.ledger().performHere(ImportFile.of(files.get(1)), Optional.empty(), (done, words) -> {});
      assertEquals(1, session.study().get().outline().tables().values().stream().filter(t -> t.role().isImported()).count());
      awaitDay(session, Optional.of(LocalDate.of(2025, 9, 30)));
      assertEquals("data.import", session.ledger().undoable().orElseThrow().operation());
      session.undo();
      clientele.ui.TrialContext.await(() -> session.study().get().outline().tables().isEmpty());
      clientele.ui.TrialContext.await(() -> session.writing().get().isEmpty());
      session.redo();
      clientele.ui.TrialContext.await(() -> !session.study().get().outline().tables().isEmpty());
    }
  }

  /** A step under way builds on where the study stands: until it has ended nothing is undone, and it is said what for. */
  @Test
  void nothingIsUndoneUnderAStep() throws IOException, InterruptedException {
    List<Path> files = TrialStudy.files(folder, 60);
    JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
    java.util.concurrent.CountDownLatch held = new java.util.concurrent.CountDownLatch(1);
    List<clientele.base.Problem> told = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (Session session = new Session(TrialStudy.empty(runner), runner, Analyses.discover(), Runnable::run)) {
      session.refused(told::add);
      session.ledger().performHere(ImportFile.of(files.get(1)), Optional.empty(), (done, words) -> {});
      clientele.base.Text title = clientele.base.Text.literal("long work");
      runner.write(new clientele.job.Job<>(title, job -> {
        try {
          return held.await(1, java.util.concurrent.TimeUnit.MINUTES);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }), new clientele.base.Seed(1), Optional.empty(), handle -> {});
      clientele.ui.TrialContext.await(() -> session.writing().get().equals(Optional.of(title)));
      session.undo();
      assertEquals("SHELL-WAITS", told.getFirst().code().id());
      held.countDown();
      clientele.ui.TrialContext.await(() -> session.writing().get().isEmpty());
      assertEquals(1, session.ledger().head());
      session.undo();
      clientele.ui.TrialContext.await(() -> session.ledger().head() == 0);
      assertEquals(1, told.size());
    }
  }

  @Test
  void tellsWhichStepsAreUnderWay() throws IOException {
    List<Path> files = TrialStudy.files(folder, 60);
    JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
    List<java.util.Set<clientele.base.Text>> told = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (Session session = new Session(TrialStudy.empty(runner), runner, Analyses.discover(), Runnable::run)) {
      session.underWay().addListener((p, before, after) -> told.add(after));
      session.ledger().perform(ImportFile.of(files.get(1)), Optional.empty(), handle -> { }).join();
      clientele.ui.TrialContext.await(() -> session.underWay().get().isEmpty());
    }
    assertEquals(java.util.Set.of(clientele.ledger.Ledger.title(ImportFile.of(files.get(1)))), told.getFirst());
  }

  @Test
  void preferencesSurviveAndBrokenOnesAreForgotten() throws IOException {
    Preferences chosen = Preferences.usual().withTheme("dark").withMasked(false).opened(folder.resolve("a")).opened(folder.resolve("b"));
    chosen.save(folder);
    assertEquals(chosen, Preferences.load(folder));
    assertEquals(Theme.DARK, chosen.themeNow(Theme.LIGHT));
    assertEquals(folder.resolve("b").toString(), chosen.recent().getFirst());
    java.nio.file.Files.writeString(folder.resolve("settings.json"), "{ broken");
    assertEquals(Preferences.usual(), Preferences.load(folder));
  }

  @Test
  void picturesLeaveNoChoicesBehind() throws IOException {
    Preferences.Keeper.nowhere().save(Preferences.usual().withLanguage(clientele.base.Language.CHINESE));
    assertEquals(Preferences.usual(), Preferences.Keeper.nowhere().load());
    Preferences.Keeper.in(folder).save(Preferences.usual().withTheme("dark"));
    assertEquals("dark", Preferences.Keeper.in(folder).load().theme());
  }

  /** The map of a study with an analysis that cannot say anything: its node says so, the others stand. */
  @Test
  void anAnalysisThatThrowsTakesOnlyItsOwnNodeDown() throws InterruptedException {
    JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
    Analyses analyses = new Analyses(List.of(new Node("whole", 1, false), new Node("broken", 2, true), new Node("after", 3, false)));
    try (Session session = new Session(TrialStudy.empty(runner), runner, analyses, Runnable::run)) {
      clientele.ui.TrialContext.await(() -> session.nodes().get().size() == 3);
      List<MapNode> nodes = session.nodes().get();
      assertEquals(List.of("whole", "broken", "after"), nodes.stream().map(n -> n.analysis().id()).toList());
      assertEquals(clientele.analysis.Step.State.BLOCKED, nodes.get(1).step().state());
      for (clientele.base.Language language : clientele.base.Language.values()) {
        String said = clientele.base.Messages.render(nodes.get(1).step().words(), language);
        assertTrue(said.contains("ANALYSIS-NOT-TOLD") && said.matches("(?s).*E-.{5}.*") && !said.contains("no such thing"), said);
      }
      assertEquals(Optional.empty(), nodes.get(1).headline());
      assertEquals(clientele.analysis.Step.State.READY, nodes.get(2).step().state());
      assertEquals(3, new HomeViewModel(session, List.of()).counts().get().all());
    }
  }

  /** An analysis without operations; a broken one throws whatever it is asked. */
  private record Node(String id, int order, boolean broken) implements clientele.analysis.Analysis {
    @Override
    public List<Class<? extends clientele.ledger.Operation>> operations() {
      return List.of();
    }

    @Override
    public List<String> produces() {
      return List.of(id);
    }

    @Override
    public clientele.base.Text title() {
      return clientele.base.Text.literal(id);
    }

    @Override
    public clientele.analysis.Step step(clientele.study.StudyView study) {
      return throwing(new clientele.analysis.Step(
          clientele.analysis.Step.State.READY, Optional.empty(), clientele.base.Text.literal("ready")));
    }

    @Override
    public Optional<clientele.ledger.Operation> mainOperation(clientele.study.Outline outline) {
      return throwing(Optional.empty());
    }

    @Override
    public Optional<clientele.reports.Section> report(clientele.study.StudyView study) {
      return throwing(Optional.empty());
    }

    @Override
    public List<clientele.analysis.Finding> findings(clientele.study.StudyView study) {
      return throwing(List.of());
    }

    private <T> T throwing(T otherwise) {
      if (broken) {
        throw new IllegalStateException("no such thing");
      }
      return otherwise;
    }
  }

  private static void awaitDay(Session session, Optional<LocalDate> day) throws InterruptedException {
    for (int i = 0; i < 500 && !session.facts().get().lastDay().equals(day); i++) {
      Thread.sleep(10);
    }
    assertEquals(day, session.facts().get().lastDay());
  }
}
