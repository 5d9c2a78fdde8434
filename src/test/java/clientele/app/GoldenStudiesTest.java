package clientele.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.ReportAssembly;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.OpenStudy;
import clientele.ledger.Recipe;
import clientele.ledger.Refresh;
import clientele.reports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A study of every version there was opens in this one, and holds what it held. */
class GoldenStudiesTest {
  private static final Path ALL = Path.of("src/test/resources/golden");

  @TempDir Path folder;

  static Stream<Path> versions() throws IOException {
    return Files.list(ALL).sorted();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void opensAndHoldsWhatItHeld(Path version) throws IOException {
    byte[] before = Files.readAllBytes(version.resolve("study.mv.db"));
    Path own = Files.createDirectories(folder.resolve("golden"));
    for (String end : List.of("mv.db", "key", "mark")) {
      Files.copy(version.resolve("study." + end), own.resolve("study." + end));
    }
    FileShelf shelf = new FileShelf(folder.resolve("home"), Clock.systemUTC());
    Path taken = shelf.adopt(own.resolve("study"), folder.resolve("mine"), Optional.of(GoldenStudy.PASSPHRASE.toCharArray()));
    assertArrayEquals(before, Files.readAllBytes(own.resolve("study.mv.db")), "what is taken over is only read");
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
        OpenStudy study = shelf.open(taken, Optional.of(GoldenStudy.PASSPHRASE.toCharArray()), runner)) {
      Ledger ledger = study.ledger();
      assertEquals(Files.readString(version.resolve("expected.txt")), GoldenStudy.told(ledger));
      assertTrue(study.verify() > 0);
      Analyses analyses = Analyses.discover();
      everyStepIsTold(ledger, analyses);
      everyAnalysisStands(ledger, analyses);
      goesBackAndForth(ledger);
    }
  }

  /** One of them is of an operation that no version knows any more: it is told by its id and its line, and cannot be done again. */
  private static void everyStepIsTold(Ledger ledger, Analyses analyses) {
    for (LedgerEntry entry : ledger.entries()) {
      for (Language language : Language.values()) {
        String said = Messages.render(entry.told(Ledger.title(entry, analyses.operations())), language);
        assertFalse(said.isBlank() || said.contains("clientele."), entry.number() + " " + said);
      }
    }
    LedgerEntry unknown = ledger.entries().stream().filter(e -> analyses.operations().type(e.operation()).isEmpty()).findFirst().orElseThrow();
    assertEquals("weather.fetch", Messages.render(Ledger.title(unknown, analyses.operations()), Language.ENGLISH));
    assertEquals(1.5, ledger.viewAt(unknown.number()).table("weather").reals("rain")[0]);
    assertEquals(Optional.empty(), ledger.repeats(unknown, analyses.operations()));
    assertTrue(Recipe.of(ledger.path(), analyses.operations()).write().contains("weather.fetch"));
    assertTrue(Refresh.waiting(ledger, analyses.operations()).stream().noneMatch(a -> a.entry().equals(unknown)));
  }

  private static void everyAnalysisStands(Ledger ledger, Analyses analyses) {
    Report report = new ReportAssembly(analyses).assemble(ledger, Instant.EPOCH);
    for (String id : List.of("segments", "churn", "recommend", "feedback", "campaigns")) {
      assertTrue(report.sections().stream().anyMatch(s -> s.id().equals(id) && !s.blocks().isEmpty()), id);
    }
    for (Language language : Language.values()) {
      String html = new clientele.reports.HtmlReport((spec, l) -> "<svg/>", java.time.ZoneOffset.UTC).write(report, language);
      assertFalse(html.contains("ANALYSIS-NOT-TOLD"), "a section that could not be written");
    }
  }

  private static void goesBackAndForth(Ledger ledger) {
    long head = ledger.head();
    LedgerEntry aside = ledger.redoable().orElseThrow();
    ledger.goTo(aside.number());
    assertEquals("segments.rename", ledger.undoable().orElseThrow().operation());
    ledger.goTo(0);
    assertTrue(ledger.view().outline().tables().isEmpty());
    ledger.goTo(head);
    assertEquals(aside, ledger.redoable().orElseThrow());
  }
}
