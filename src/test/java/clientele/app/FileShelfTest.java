package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.ledger.LedgerProblems;
import clientele.ledger.OpenStudy;
import clientele.ledger.SetCurrency;
import clientele.ledger.rewrite.Compaction;
import clientele.store.StoreProblems;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileShelfTest {
  private static final Optional<char[]> SECRET = Optional.of("secret".toCharArray());

  @TempDir Path folder;
  private final JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);

  @AfterEach
  void close() {
    runner.close();
  }

  /** Before: an undo in the middle was acknowledged, and gone with the old file. */
  @Test
  void nothingElseChangesAStudyThatIsWrittenAnew() {
    OpenStudy study = made("study", "home");
    List<Throwable> told = new java.util.ArrayList<>();
    study.rewrite((old, fresh) -> {
      told.add(assertThrows(CompletionException.class, () -> CompletableFuture.runAsync(study.ledger()::undo).join()).getCause());
      told.add(assertThrows(CompletionException.class,
          () -> CompletableFuture.runAsync(() -> study.ledger().settings(new StudySettings("other", 1, ""))).join()).getCause());
      return new Compaction().run(old, fresh);
    });
    assertEquals(List.of(LedgerProblems.BUSY, LedgerProblems.BUSY),
        told.stream().map(t -> ((ProblemException) t).problem().code()).toList());
    try (OpenStudy again = shelf("home").open(folder.resolve("study"), SECRET, runner)) {
      assertEquals(1, again.ledger().head());
      assertEquals("x", again.ledger().state().settings().title());
    }
  }

  /** Before: what a full disk or a kill cut short was a study without steps, or one that was refused as somebody else's. */
  @Test
  void whatCannotBeTakenOverWholeIsNotThereAtAll() throws IOException {
    made("theirs", "their home").close();
    Files.writeString(folder.resolve("mine.mark"), "in the way");
    assertEquals(StoreProblems.EXISTS, assertThrows(ProblemException.class,
        () -> shelf("home").adopt(folder.resolve("theirs"), folder.resolve("mine"), SECRET)).problem().code());
    assertFalse(Files.exists(folder.resolve("mine.mv.db")) || Files.exists(folder.resolve("mine.key")));
    try (Stream<Path> left = Files.list(folder)) {
      assertTrue(left.noneMatch(p -> p.getFileName().toString().startsWith(".clientele")));
    }
    Files.delete(folder.resolve("mine.mark"));
    Path mine = shelf("home").adopt(folder.resolve("theirs"), folder.resolve("mine"), SECRET);
    assertEquals(folder.resolve("mine"), mine);
    try (OpenStudy study = shelf("home").open(mine, SECRET, runner)) {
      assertEquals(1, study.ledger().head());
    }
    assertEquals(StoreProblems.EXISTS, assertThrows(ProblemException.class,
        () -> shelf("home").adopt(folder.resolve("theirs"), mine, SECRET)).problem().code());
  }

  private OpenStudy made(String name, String home) {
    OpenStudy study = shelf(home).create(folder.resolve(name), SECRET, new StudySettings("x", 1, ""), runner);
    study.ledger().performHere(new SetCurrency("EUR"), Optional.empty(), (done, words) -> {});
    return study;
  }

  private FileShelf shelf(String home) {
    return new FileShelf(folder.resolve(home), Clock.systemUTC());
  }
}
