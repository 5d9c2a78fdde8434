package clientele.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.ledger.AddNumbers;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.rewrite.Compaction;
import clientele.ledger.rewrite.Rewriting;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that was written anew so that something is gone: its copies go too, now or later, and nobody else's. */
class RewriteTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  /** Takes out the step that was taken back, and wants it gone from the copies too. */
  private static final Rewriting PURGING = (old, fresh) -> {
    Rewriting.Rewritten made = new Compaction().run(old, fresh);
    return new Rewriting.Rewritten(made.entries(), made.position(), true);
  };

  /** The same, and tells of it as an erasure does. */
  private static final Rewriting ERASING = (old, fresh) -> {
    Rewriting.Rewritten made = new Compaction().run(old, fresh);
    List<LedgerEntry> entries = new ArrayList<>(made.entries());
    LedgerEntry last = entries.getLast();
    entries.add(new LedgerEntry(
        4, last.number(), Ledger.ERASED, 1, "{}", Map.of(), Map.of(), 0, last.environment(), old.now(), 0, 0, 0, 0, last.summary(), List.of(),
        Optional.empty(), ""));
    return new Rewriting.Rewritten(entries, new clientele.ledger.Journal.Position(4, 4), true);
  };

  @TempDir Path folder;
  private final List<Problem> told = new ArrayList<>();
  private Path path;

  /** Three steps, of which the second was taken back and another done; two copies hold it. */
  @BeforeEach
  void make() {
    path = folder.resolve("study");
    try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("x", 1, ""), at(0))) {
      perform(file, 10);
      perform(file, 20);
    }
    try (StudyFile file = open(1)) {
      ledger(file).undo();
      perform(file, 30);
    }
    assertEquals(2, Restoring.copies(path, at(1)).size());
  }

  /** Before: the study was refused as behind its own mark, and the advice brought back what had been taken out. */
  @Test
  void whereTheCopiesCannotGoTheStudyIsOpenedAndTheyGoLater() throws IOException {
    Path stands = Files.createDirectories(folder.resolve("study.backups/study-0003.copying/in the way"));
    try (StudyFile file = open(2)) {
      file.rewrite(PURGING);
    }
    assertEquals(List.of(StoreProblems.COPIES_STAY), told.stream().map(Problem::code).distinct().toList());
    assertEquals(2, Restoring.copies(path, at(2)).size(), "they are still there");
    try (StudyFile file = StudyFile.open(path, Optional.empty(), at(2), true)) {
      assertEquals(List.of(1L, 3L), numbers(file), "and the study is as it should be");
    }
    refused(StoreProblems.COPY_OLDER, () -> Restoring.restore(path, 1, Optional.empty(), at(2)));
    assertEquals(3, Restoring.asItIs(path, Optional.empty(), at(2)), "which forgets nothing");
    refused(StoreProblems.COPY_OLDER, () -> Restoring.restore(path, 1, Optional.empty(), at(2)));
    open(3).close(); // sealed again
    told.clear();
    try (StudyFile file = open(3)) {
      assertEquals(List.of(1L, 3L), numbers(file));
      perform(file, 40);
    }
    assertEquals(List.of(StoreProblems.COPIES_STAY), told.stream().map(Problem::code).filter(StoreProblems.COPIES_STAY::equals).distinct().toList());
    refused(StoreProblems.COPY_OLDER, () -> Restoring.restore(path, 2, Optional.empty(), at(3)));

    Files.delete(stands);
    Files.delete(stands.getParent());
    told.clear();
    open(4).close();
    assertEquals(List.of(), told);
    List<Long> left = Restoring.copies(path, at(4)).stream().map(c -> c.number()).toList();
    assertTrue(left.stream().allMatch(n -> n > 2), left.toString());
    Restoring.restore(path, left.getFirst(), Optional.empty(), at(5));
    try (StudyFile file = open(5)) {
      assertEquals(List.of(1L, 3L, 4L), numbers(file));
    }
  }

  /** Before: who only read was told nothing, and nothing went however often the study was read. */
  @Test
  void whoOnlyReadsIsToldOfCopiesThatAreToGoAndLetsThemGo() throws IOException {
    Path stands = Files.createDirectories(folder.resolve("study.backups/study-0003.copying/in the way"));
    try (StudyFile file = open(2)) {
      assertFalse(file.rewrite(PURGING), "whoever says that copies were replaced has to know that they were not");
    }
    told.clear();
    reads(3);
    assertEquals(List.of(StoreProblems.COPIES_STAY), told.stream().map(Problem::code).toList());
    assertEquals(List.of(true, true), Restoring.copies(path, at(3)).stream().map(c -> c.older()).toList(), "and the list says which");
    told.clear();
    try (Mark other = Mark.lock(path, false).orElseThrow()) {
      Files.setPosixFilePermissions(StudyDatabase.file(path), PosixFilePermissions.fromString("r--r--r--"));
    }
    reads(3);
    assertEquals(List.of(StoreProblems.COPIES_STAY), told.stream().map(Problem::code).toList(), "on media that cannot be written, too");
    Files.setPosixFilePermissions(StudyDatabase.file(path), PosixFilePermissions.fromString("rw-r--r--"));
    Files.delete(stands);
    Files.delete(stands.getParent());
    told.clear();
    reads(4);
    assertEquals(List.of(), told);
    assertEquals(List.of(3L), Restoring.copies(path, at(4)).stream().map(c -> c.number()).toList());
    assertEquals(List.of(false), Restoring.copies(path, at(4)).stream().map(c -> c.older()).toList());
  }

  /** Before: the advice was to restore a copy, which was refused with the advice to open the study. */
  @Test
  void whereTheFileIsGoneTheAdviceIsOneThatCanBeFollowed() throws IOException {
    Path stands = Files.createDirectories(folder.resolve("study.backups/study-0003.copying/in the way"));
    try (StudyFile file = open(2)) {
      file.rewrite(PURGING);
    }
    byte[] whole = Files.readAllBytes(StudyDatabase.file(path));
    Files.delete(StudyDatabase.file(path));
    refused(StoreProblems.GONE_OLDER, () -> open(3));
    refused(StoreProblems.GONE_OLDER, () -> Restoring.adopt(path, folder.resolve("new"), Optional.empty(), at(3)));
    refused(StoreProblems.COPY_OLDER, () -> Restoring.restore(path, 2, Optional.empty(), at(3)));
    told.clear();
    Path there = Restoring.restore(path, 2, Optional.of(folder.resolve("there")), at(3));
    assertEquals(List.of(StoreProblems.COPY_HOLDS), told.stream().map(Problem::code).toList());
    try (StudyFile file = StudyFile.open(there, Optional.empty(), at(3), false)) {
      assertEquals(3, numbers(file).size(), "all that was taken out of the study is there");
    }
    Files.write(StudyDatabase.file(path), whole);
    Files.delete(stands);
    Files.delete(stands.getParent());
    open(4).close();
    Files.delete(StudyDatabase.file(path));
    refused(StoreProblems.GONE, () -> open(5));
    Restoring.restore(path, 3, Optional.empty(), at(5));
    assertEquals(List.of(1L, 3L), numbers(5));
  }

  /** Before: without its mark a study forgot that copies held who had been erased; they stayed, and could be restored. */
  @Test
  void aStudyThatLostItsMarkKnowsByItsHistoryWhichCopiesAreToGo() throws IOException {
    Path stands = Files.createDirectories(folder.resolve("study.backups/study-0003.copying/in the way"));
    try (StudyFile file = open(2)) {
      file.rewrite(ERASING);
    }
    for (int n = 0; n < 2; n++) {
      Files.delete(Mark.of(path));
      refused(StoreProblems.COPY_OLDER, () -> Restoring.restore(path, 2, Optional.empty(), at(3)));
      open(3).close();
      assertEquals(List.of(true, true), Restoring.copies(path, at(3)).stream().map(c -> c.older()).toList());
    }
    refused(StoreProblems.COPY_OLDER, () -> Restoring.restore(path, 2, Optional.empty(), at(3)));
    Files.delete(stands);
    Files.delete(stands.getParent());
    open(4).close();
    List<Long> left = Restoring.copies(path, at(4)).stream().map(c -> c.number()).toList();
    assertTrue(!left.isEmpty() && left.stream().allMatch(n -> n > 2), left.toString());
    try (StudyFile file = open(5)) {
      perform(file, 50);
    }
    int before = Restoring.copies(path, at(6)).size();
    Files.delete(Mark.of(path));
    open(6).close();
    open(7).close();
    assertTrue(Restoring.copies(path, at(7)).size() >= before, "copies that were made after it stay");
    assertTrue(Restoring.copies(path, at(7)).stream().noneMatch(c -> c.older()));
  }

  /** Before: “undone”, though nothing came back. */
  @Test
  void anErasureIsNotTakenBack() {
    try (StudyFile file = open(2)) {
      file.rewrite(ERASING);
    }
    try (StudyFile file = open(3)) {
      Ledger ledger = ledger(file);
      assertEquals(Optional.empty(), ledger.undoable());
      long stood = ledger.head();
      assertEquals(clientele.ledger.LedgerProblems.ERASURE_STAYS, assertThrows(ProblemException.class, ledger::undo).problem().code());
      assertEquals(stood, ledger.head());
      assertEquals(3, ledger.undoBeforeErasure().orElseThrow().number(), "the step before it is");
      assertEquals(1, ledger.head());
      assertEquals(3, ledger.redo().orElseThrow().number());
      assertEquals(Ledger.ERASED, ledger.redo().orElseThrow().operation());
      perform(file, 60);
      assertEquals(5, ledger(file).undo().orElseThrow().number());
    }
  }

  /** A study under a passphrase that lost its mark is taken over; what lies beside it is told. */
  @Test
  void whoTakesAStudyOverIsToldOfCopiesThatHoldTheErased() throws IOException {
    Files.createDirectories(folder.resolve("study.backups/study-0003.copying/in the way"));
    try (StudyFile file = open(2)) {
      file.rewrite(ERASING);
    }
    told.clear();
    Restoring.adopt(path, folder.resolve("taken"), Optional.empty(), at(3));
    assertEquals(List.of(StoreProblems.OLDER_BESIDE), told.stream().map(Problem::code).toList());
    told.clear();
    Restoring.adopt(folder.resolve("taken"), folder.resolve("again"), Optional.empty(), at(3));
    assertEquals(List.of(), told);
  }

  private void reads(int day) {
    try (StudyFile file = StudyFile.open(path, Optional.empty(), at(day), true)) {
      assertEquals(List.of(1L, 3L), numbers(file));
    }
  }

  /** Between the move and the mark, for those who only read: the file is the new one already. */
  @Test
  void aReaderSeesTheNewStudyBeforeTheMarkWasWritten() throws IOException {
    byte[] before = Files.readAllBytes(Mark.of(path));
    StudyKey key = StudyKey.open(StudyFile.header(path), at(1).keys(), Optional.empty());
    Mark.Next next;
    try (StudyDatabase from = StudyDatabase.open(path, key, true)) {
      next = Rewrite.write(path, key, from, PURGING, START);
    }
    Files.move(folder.resolve("study.rewriting.mv.db"), StudyDatabase.file(path), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.write(Mark.of(path), before);
    try (Mark mark = Mark.lock(path, true).orElseThrow()) {
      Mark.Content old = mark.read(at(1).origin()).orElseThrow();
      mark.write(old.before(next), at(1).origin());
    }
    try (StudyFile file = StudyFile.open(path, Optional.empty(), at(1), true)) {
      assertEquals(List.of(1L, 3L), numbers(file));
    }
    refused(StoreProblems.COPY_OLDER, () -> Restoring.restore(path, 1, Optional.empty(), at(1)));
    open(2).close();
    assertEquals(List.of(3L), Restoring.copies(path, at(2)).stream().map(c -> c.number()).toList());
  }

  /** Before: what lay in the folder of the copies went with them, another study's copies and notes of the user too. */
  @Test
  void whatIsNotOfThisStudyStaysAndIsNamed() throws IOException {
    Path other = folder.resolve("other");
    try (StudyFile file = StudyFile.create(other, Optional.empty(), new StudySettings("y", 1, ""), at(0))) {
      perform(file, 5);
    }
    Path backups = folder.resolve("study.backups");
    for (String suffix : List.of(".mv.db", ".key", ".mark")) {
      Files.copy(folder.resolve("other.backups/other-0001" + suffix), backups.resolve("other-0001" + suffix));
      Files.copy(backups.resolve("study-0001" + suffix), backups.resolve("before I renamed it-0001" + suffix));
    }
    Files.writeString(backups.resolve("notes.zip"), "mine");
    Files.writeString(backups.resolve("study-slides.key"), "a talk");
    Files.copy(StudyDatabase.file(path), backups.resolve("study-0007.copying"));
    Files.writeString(backups.resolve(".copying.zip"), "half");
    try (StudyFile file = open(2)) {
      file.rewrite(PURGING);
    }
    try (Stream<Path> files = Files.list(backups)) {
      assertEquals(List.of("notes.zip", "other-0001.key", "other-0001.mark", "other-0001.mv.db", "study-0003.key", "study-0003.mark", "study-0003.mv.db", "study-slides.key"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    Problem named = told.stream().filter(p -> p.code().equals(StoreProblems.OTHERS_STAY)).findFirst().orElseThrow();
    assertTrue(named.args().toString().contains("notes.zip") && named.args().toString().contains("other-0001.mv.db"), named.args().toString());
    assertFalse(named.args().toString().contains("renamed"), "a copy under its own key is its own");
  }

  /** Before: the link was replaced, and everybody stayed in the file that it had led to. */
  @Test
  void aLinkLeadsToTheNewFileAndItsRightsAreKept() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data")).resolve("study.mv.db");
    Files.move(StudyDatabase.file(path), data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rw-------"));
    Files.createSymbolicLink(StudyDatabase.file(path), data);
    try (StudyFile file = open(2)) {
      file.rewrite(PURGING);
    }
    assertTrue(Files.isSymbolicLink(StudyDatabase.file(path)));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    assertEquals(List.of(1L, 3L), numbers(3));
    try (Stream<Path> files = Files.list(data.getParent())) {
      assertEquals(List.of(data), files.toList());
    }
  }

  private List<Long> numbers(int day) {
    try (StudyFile file = open(day)) {
      return numbers(file);
    }
  }

  private List<Long> numbers(StudyFile file) {
    return ledger(file).entries().stream().map(e -> e.number()).toList();
  }

  private static void refused(clientele.base.ProblemCode code, org.junit.jupiter.api.function.Executable work) {
    assertEquals(code, assertThrows(ProblemException.class, work).problem().code());
  }

  private StudyFile open(int day) {
    return StudyFile.open(path, Optional.empty(), at(day), false);
  }

  private Ledger ledger(StudyFile file) {
    return new Ledger(file.store(), file.journal(), new JobRunner(Clock.fixed(START, ZoneOffset.UTC), Runnable::run), Map.of("clientele", "test"));
  }

  private void perform(StudyFile file, int rows) {
    ledger(file).performHere(new AddNumbers("numbers", rows, 0), Optional.empty(), (done, words) -> {});
  }

  private StudyFile.Place at(int day) {
    return new StudyFile.Place(folder.resolve("home"), Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC), told::add);
  }
}
