package clientele.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger =
      new Ledger(
          new MemoryStore(),
          new MemoryJournal(new StudySettings("x", 1, "")),
          new JobRunner(Clock.systemUTC(), Runnable::run),
          Map.of());

  /** The hash was printed by the program before texts were objects of their own: studies from then are not damaged. */
  @Test
  void chainsOfEarlierStudiesHold() {
    LedgerEntry entry = new LedgerEntry(
        1, 0, "data.import", 1, "{\"file\":\"orders.csv\"}", Map.of(), Map.of(), 7, Map.of("java", "25"),
        java.time.Instant.parse("2026-01-05T10:00:00Z"), 12, 3, 3, 0,
        new clientele.base.Text("clientele.analysis.data", "import.done", List.of(3L, "orders", clientele.base.Text.literal("x"))), List.of("w"),
        Optional.empty(), "a501990947f1e2fd5d37185294d491b8718895bc767e1f378b27fa2b95d0138f");
    assertTrue(Chain.holds(entry, "parent"));
    assertFalse(Chain.holds(entry, "another"));
    assertTrue(Chain.holds(Chain.link(entry, "parent"), "parent"));
  }

  @Test
  void aStepAfterAnUndoBeginsABranchAndTheOldOneIsKept() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new AddNumbers("numbers", 20, 0));
    ledger.undo();
    perform(new AddNumbers("numbers", 30, 0));
    assertEquals(30, ledger.view().table("numbers").rows());
    assertEquals(3, ledger.entries().size());
    assertTrue(ledger.redoable().isEmpty());
    ledger.goTo(2);
    assertEquals(20, ledger.view().table("numbers").rows());
    ledger.undo();
    ledger.redo();
    assertEquals(20, ledger.view().table("numbers").rows(), "redo goes back to where one came from");
  }

  @Test
  void whatWasMadeFromSomethingThatChangedIsOutOfDate() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new CountRows("numbers"));
    assertFalse(ledger.view().outline().stale().contains("count"));
    perform(new KeepEven("numbers"));
    assertTrue(ledger.view().outline().stale().contains("count"));
    perform(new CountRows("numbers"));
    assertFalse(ledger.view().outline().stale().contains("count"));
    ledger.undo();
    ledger.undo();
    assertFalse(ledger.view().outline().stale().contains("count"), "undo of the change makes it current again");
  }

  @Test
  void whatAStepItselfChangedDoesNotMakeItsOwnTableOld() {
    perform(new AddNumbers("numbers", 10, 0));
    perform(new CountRows("numbers"));
    perform(new KeepCounted("numbers"));
    assertEquals(java.util.Set.of("count"), ledger.view().outline().stale());
    perform(new KeepEven("numbers"));
    assertEquals(java.util.Set.of("count"), ledger.view().outline().stale());
  }

  @Test
  void notesWhatAStepReadAndMade() {
    perform(new AddNumbers("numbers", 10, 0));
    LedgerEntry entry = perform(new CountRows("numbers"));
    assertEquals(List.of("numbers"), List.copyOf(entry.inputs().keySet()));
    assertEquals(List.of("count"), List.copyOf(entry.outputs().keySet()));
    assertEquals("test.count-rows", entry.operation());
    assertEquals("{\"table\":\"numbers\"}", entry.parameters());
    assertEquals(2, ledger.maker("count").orElseThrow().number());
  }

  @Test
  void refusesAStepBeforeItRunsAndKeepsNothing() {
    ProblemException refused = assertThrows(ProblemException.class, () -> perform(new KeepEven("nothing")));
    assertEquals("STUDY-NO-TABLE", refused.problem().code().id());
    assertEquals(0, ledger.entries().size());
  }

  @Test
  void anEntryThatWasChangedBreaksTheChain() {
    LedgerEntry first = perform(new AddNumbers("numbers", 10, 0));
    assertTrue(Chain.holds(first, ""));
    LedgerEntry forged =
        new LedgerEntry(
            first.number(), first.parent(), first.operation(), first.version(), first.parameters(), first.inputs(),
            first.outputs(), first.seed(), first.environment(), first.started(), first.millis(), first.rowsIn(),
            first.rowsOut() + 1, first.rowsRejected(), first.summary(), first.warnings(), first.override(),
            first.chain());
    assertFalse(Chain.holds(forged, ""));
  }

  @Test
  void aStepRunAgainGivesTheSame() {
    perform(new AddNumbers("numbers", 70_000, 3));
    perform(new KeepEven("numbers"));
    OperationCatalog catalog = new OperationCatalog(List.of(AddNumbers.class, KeepEven.class));
    for (LedgerEntry entry : ledger.path()) {
      assertEquals(Optional.of(true), ledger.repeats(entry, catalog));
    }
  }

  /** Before: the columns of a step that was kept were dropped, and it was said not to be. */
  @Test
  void whatAListenerDoesWrongAfterAStepTakesNothingBack() {
    java.util.List<Throwable> heard = new java.util.ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> heard.add(e));
    try {
      ledger.listen(() -> {
        throw new IllegalStateException("a page that cannot show it");
      });
      perform(new AddNumbers("numbers", 100, 3));
      assertEquals(1, ledger.head());
      assertEquals(100, ledger.view().table("numbers").longs("number").length);
      ledger.undo();
      assertEquals(0, ledger.head());
      assertEquals(2, heard.size());
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
  }

  @Test
  void whatCannotBeReadAfterAStepWasKeptIsSaidSo() {
    boolean[] unreadable = {false};
    Journal kept = new MemoryJournal(new StudySettings("Test", 2025, ""));
    Journal journal = (Journal) java.lang.reflect.Proxy.newProxyInstance(Journal.class.getClassLoader(), new Class<?>[] {Journal.class},
        (proxy, method, args) -> {
          if (unreadable[0] && method.getName().equals("artifact")) {
            throw new IllegalStateException("cannot be read");
          }
          unreadable[0] |= method.getName().equals("commit");
          return method.invoke(kept, args);
        });
    try (clientele.job.JobRunner runner = new clientele.job.JobRunner(java.time.Clock.systemUTC(), Runnable::run)) {
      Ledger failing = new Ledger(new clientele.study.MemoryStore(), journal, runner, java.util.Map.of());
      clientele.base.ProblemException told = org.junit.jupiter.api.Assertions.assertThrows(clientele.base.ProblemException.class,
          () -> failing.performHere(new SetCurrency("EUR"), Optional.empty(), (done, words) -> { }));
      assertEquals("STEP-KEPT", told.problem().code().id());
      assertEquals(1, kept.position().head());
    }
  }

  /** Whoever asked saw another study than the one that stands there when the turn comes: nothing moves. */
  @Test
  void aMoveComesAfterTheStepsBeforeItAndOnlyFromWhereItWasSeen() throws InterruptedException {
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run)) {
      Ledger moving = new Ledger(new MemoryStore(), new MemoryJournal(new StudySettings("x", 1, "")), runner, Map.of());
      moving.performHere(new AddNumbers("numbers", 10, 0), Optional.empty(), (done, words) -> { });
      var step = moving.perform(new AddNumbers("numbers", 20, 0), Optional.empty(), handle -> { });
      var late = moving.goTo(0, 1, handle -> { });
      assertEquals("OP-MOVED", assertThrows(ProblemException.class, late::join).problem().code().id());
      assertEquals(2, step.join().number());
      assertEquals(2, moving.head());
      assertEquals(1, moving.goTo(1, 2, handle -> { }).join());
      assertEquals(10, moving.view().table("numbers").rows());
      assertEquals(2, moving.redoable().orElseThrow().number(), "redo leads on");
      assertEquals(0, moving.goTo(0, 1, handle -> { }).join());
      assertTrue(moving.view().outline().tables().isEmpty());
      assertEquals(1, moving.redoable().orElseThrow().number());
    }
  }

  @Test
  void aStepReadsNeitherTheHistoryNorWhatIsInItAnew() {
    java.util.List<String> asked = new java.util.ArrayList<>();
    Journal kept = new MemoryJournal(new StudySettings("x", 1, ""));
    Journal journal = (Journal) java.lang.reflect.Proxy.newProxyInstance(Journal.class.getClassLoader(), new Class<?>[] {Journal.class},
        (proxy, method, args) -> {
          asked.add(method.getName());
          return method.invoke(kept, args);
        });
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run)) {
      Ledger counted = new Ledger(new MemoryStore(), journal, runner, Map.of());
      asked.clear();
      counted.performHere(new AddNumbers("numbers", 10, 0), Optional.empty(), (done, words) -> { });
      counted.performHere(new CountRows("numbers"), Optional.empty(), (done, words) -> { });
      counted.undo();
      counted.redo();
      assertEquals(List.of("commit", "commit", "move", "move"), asked);
      String first = counted.state().artifacts().values().iterator().next().get();
      assertEquals(first, counted.state().artifacts().values().iterator().next().get());
      assertEquals(List.of("artifact"), asked.subList(4, asked.size()), "read once, when it was asked for");
      Ledger again = new Ledger(counted.store(), kept, runner, Map.of());
      assertEquals(again.state().fingerprint(), counted.state().fingerprint());
      assertEquals(again.entries(), counted.entries());
    }
  }

  @Test
  void aRecipeOfTheHistoryMakesTheSameStudy() {
    perform(new AddNumbers("numbers", 100, 3));
    perform(new KeepEven("numbers"));
    OperationCatalog catalog = new OperationCatalog(List.of(AddNumbers.class, KeepEven.class));
    Recipe recipe = Recipe.parse(Recipe.of(ledger.path(), catalog).write());
    Ledger other =
        new Ledger(
            new MemoryStore(),
            new MemoryJournal(new StudySettings("x", 1, "")),
            new JobRunner(Clock.systemUTC(), Runnable::run),
            Map.of());
    recipe.steps().forEach(
        s -> other.performHere(catalog.fromJson(s.op(), s.params()), Optional.empty(), (done, words) -> {}));
    assertEquals(ledger.state().fingerprint(), other.state().fingerprint());
  }

  private LedgerEntry perform(Operation operation) {
    return ledger.performHere(operation, Optional.empty(), (done, words) -> {});
  }
}
