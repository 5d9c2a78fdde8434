package clientele.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.job.CancelledException;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.MemoryJournal;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.reports.Section;
import clientele.study.Json;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every registered analysis promises, whoever wrote it. */
class AnalysisContractTest {
  private static final Analyses ANALYSES = Analyses.discover();

  @TestFactory
  Stream<DynamicTest> survivesStudiesThatHoldNextToNothing() {
    return each(
        analysis -> {
          for (ContractStudies.Shape shape : ContractStudies.Shape.values()) {
            Ledger ledger = ledger(shape, 1);
            boolean before = analysis.hasRun(ledger.view().outline());
            boolean ran = tryMain(analysis, ledger);
            Step step = analysis.step(ledger.view());
            for (Language language : Language.values()) {
              assertFalse(Messages.render(step.words(), language).contains("clientele."), shape + " " + step);
            }
            if (!ran) {
              assertEquals(before, analysis.hasRun(ledger.view().outline()), shape + " left something behind");
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> givesTheSameForTheSameSeedAndUndoesWholly() {
    return each(
        analysis -> {
          Ledger one = ledger(ContractStudies.Shape.WHOLE, 1);
          Ledger two = ledger(ContractStudies.Shape.WHOLE, 1);
          String before = one.state().fingerprint();
          if (!tryMain(analysis, one)) {
            return;
          }
          tryMain(analysis, two);
          String after = one.state().fingerprint();
          assertNotEquals(before, after);
          assertEquals(after, two.state().fingerprint(), "same seed, other result");
          while (!one.state().fingerprint().equals(before)) {
            assertTrue(one.undo().isPresent(), "undo does not lead back");
          }
          while (one.redoable().isPresent()) {
            one.redo();
          }
          assertEquals(after, one.state().fingerprint());
        });
  }

  @TestFactory
  Stream<DynamicTest> leavesNothingWhenCancelledHalfWay() {
    return each(
        analysis -> {
          Ledger ledger = ledger(ContractStudies.Shape.WHOLE, 1);
          prepare(ledger, analysis);
          String before = ledger.state().fingerprint();
          Optional<Operation> main = analysis.mainOperation(ledger.view().outline());
          if (main.isEmpty()) {
            return;
          }
          try {
            ledger.performHere(
                main.get(), Optional.empty(),
                (done, words) -> {
                  if (done > 0.3) {
                    throw new CancelledException();
                  }
                });
            fail(analysis.id() + " tells no progress beyond 30 %");
          } catch (CancelledException cancelled) {
            assertEquals(before, ledger.state().fingerprint());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> operationsSurviveBeingWrittenAsJson() {
    return each(
        analysis -> {
          for (Class<? extends Operation> type : analysis.operations()) {
            String id = OperationCatalog.idOf(type);
            for (Language language : Language.values()) {
              assertTrue(Messages.find(type, language, "op." + id + ".title").isPresent(), id + " has no title");
              for (OperationCatalog.Parameter p : OperationCatalog.parameters(type)) {
                assertTrue(
                    Messages.find(type, language, "op." + id + ".param." + p.name()).isPresent(),
                    id + " has no words for " + p.name());
              }
            }
            boolean needs = OperationCatalog.parameters(type).stream().anyMatch(p -> p.param().required());
            if (!needs) {
              Operation operation = OperationCatalog.defaults(type);
              assertEquals(
                  operation,
                  ANALYSES.operations().fromJson(id, Json.mapper().readTree(Json.write(operation))));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> reportsInBothLanguagesWithoutHoles() {
    return each(
        analysis -> {
          Ledger ledger = ledger(ContractStudies.Shape.WHOLE, 1);
          if (!tryMain(analysis, ledger)) {
            return;
          }
          Optional<Section> section = analysis.report(ledger.view());
          if (section.isEmpty() && analysis.produces().isEmpty()) {
            return;
          }
          assertFalse(section.orElseThrow().blocks().isEmpty());
          for (Language language : Language.values()) {
            String html =
                new clientele.reports.HtmlReport((spec, l) -> "<svg/>", java.time.ZoneOffset.UTC)
                    .write(new ReportAssembly(ANALYSES).assemble(ledger, java.time.Instant.EPOCH), language);
            assertFalse(html.contains("clientele.analysis"), "a text without words in " + language);
            assertFalse(html.contains("NaN"), "NaN in the report");
            assertFalse(html.contains("{0"), "a placeholder in the report");
          }
        });
  }

  private interface Check {
    void run(Analysis analysis) throws Exception;
  }

  private static Stream<DynamicTest> each(Check check) {
    assertTrue(ANALYSES.all().size() >= 2, "no analyses are registered");
    return ANALYSES.all().stream().map(a -> DynamicTest.dynamicTest(a.id(), () -> check.run(a)));
  }

  /** Runs what comes before an analysis, as far as the study allows. */
  private static void prepare(Ledger ledger, Analysis analysis) {
    for (Analysis earlier : ANALYSES.all()) {
      if (earlier.order() < analysis.order() && earlier.id().equals("customers")) {
        tryOperation(earlier, ledger);
      }
    }
  }

  private static boolean tryMain(Analysis analysis, Ledger ledger) {
    prepare(ledger, analysis);
    return tryOperation(analysis, ledger);
  }

  private static boolean tryOperation(Analysis analysis, Ledger ledger) {
    Optional<Operation> main = analysis.mainOperation(ledger.view().outline());
    if (main.isEmpty()) {
      return false;
    }
    try {
      ledger.performHere(main.get(), Optional.empty(), (done, words) -> {});
      return true;
    } catch (ProblemException told) {
      assertFalse(told.getMessage().contains("clientele."), "a problem without words: " + told.getMessage());
      return false;
    }
  }

  private static Ledger ledger(ContractStudies.Shape shape, long seed) {
    JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
    Ledger ledger =
        new Ledger(new MemoryStore(), new MemoryJournal(new StudySettings("x", seed, "EUR")), runner, Map.of());
    for (Operation table : ContractStudies.tables(shape)) {
      ledger.performHere(table, Optional.empty(), (done, words) -> {});
    }
    return ledger;
  }
}
