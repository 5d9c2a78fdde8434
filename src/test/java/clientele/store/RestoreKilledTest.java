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
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restoring that is killed at any moment leaves the study or the copy, whole, and never a false alarm. */
class RestoreKilledTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  @TempDir Path folder;
  private final List<Problem> told = new ArrayList<>();
  private Path path;

  /** Two steps, and a copy that has the first only. */
  @BeforeEach
  void make() {
    path = folder.resolve("study");
    try (StudyFile file = StudyFile.create(path, Optional.empty(), new StudySettings("x", 1, ""), at(0))) {
      perform(file, 10);
    }
    try (StudyFile file = open(1)) {
      perform(file, 20);
    }
    assertEquals(1, Restoring.copies(path, at(1)).getLast().steps());
  }

  /**
   * What a restoring does up to its last write, as a kill there leaves it. Before: the mark said nothing of the copy, and the next
   * opening said that the study had been altered.
   */
  @Test
  void aKillBeforeTheLastMarkIsFinishedAtTheNextOpening() throws IOException {
    byte[] study = Files.readAllBytes(StudyDatabase.file(path));
    byte[] marked = marks();
    for (boolean moved : new boolean[] {false, true}) {
      for (boolean reading : new boolean[] {false, true}) {
        Files.write(StudyDatabase.file(path), study);
        Files.write(Mark.of(path), marked);
        Path copy = folder.resolve("study.backups/study-0001.mv.db");
        if (moved) {
          Files.copy(copy, StudyDatabase.file(path), StandardCopyOption.REPLACE_EXISTING);
          Files.setPosixFilePermissions(StudyDatabase.file(path), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        } else {
          copyTo(copy, Restoring.part(path));
          copyTo(folder.resolve("study.backups/study-0001.key"), Restoring.partKey(path));
        }
        try (StudyFile file = StudyFile.open(path, Optional.empty(), at(2), reading)) {
          assertEquals(1, file.journal().entries().size(), "moved " + moved + ", reading " + reading);
        }
        assertFalse(Files.exists(Restoring.part(path)) || Files.exists(Restoring.partKey(path)));
      }
    }
    assertEquals(List.of(), told);
  }

  /** The mark as a restoring writes it before it moves anything. */
  private byte[] marks() throws IOException {
    Origin origin = at(2).origin();
    Mark.Content copy = Mark.look(folder.resolve("study.backups/study-0001"), origin).orElseThrow();
    try (Mark mark = Mark.lock(path, true).orElseThrow()) {
      mark.write(mark.read(origin).orElseThrow().alone().before(new Mark.Next(copy.at(""), false)), origin);
    }
    return Files.readAllBytes(Mark.of(path));
  }

  /** A study whose file is gone: the copy waits beside, and is moved when it is opened. */
  @Test
  void aCopyThatWaitsForAStudyThatIsGoneIsMovedThere() throws IOException {
    byte[] mark = marks();
    Files.deleteIfExists(StudyDatabase.file(path));
    Files.write(Mark.of(path), mark);
    copyTo(folder.resolve("study.backups/study-0001.mv.db"), Restoring.part(path));
    copyTo(folder.resolve("study.backups/study-0001.key"), Restoring.partKey(path));
    try (StudyFile file = open(2)) {
      assertEquals(1, file.journal().entries().size());
    }
  }

  /** A part that a kill left half is no copy: the study is what it was, a damaged one is still called damaged. */
  @Test
  void whereTheCopyIsHalfTheStudyIsAsItWas() throws IOException {
    byte[] study = Files.readAllBytes(StudyDatabase.file(path));
    byte[] mark = marks();
    for (boolean damaged : new boolean[] {false, true}) {
      byte[] there = study.clone();
      there[there.length / 2] ^= (byte) (damaged ? 1 : 0);
      Files.write(StudyDatabase.file(path), there);
      Files.write(Mark.of(path), mark);
      Files.writeString(Restoring.part(path), "half");
      if (damaged) {
        assertEquals(StoreProblems.ALTERED, assertThrows(ProblemException.class, () -> open(2)).problem().code());
      } else {
        try (StudyFile file = open(2)) {
          assertEquals(2, file.journal().entries().size());
        }
      }
      assertFalse(Files.exists(Restoring.part(path)));
    }
  }

  /** To another place: what a kill left there is no study that stands in the way of the next try. */
  @Test
  void whatAKillLeftAtANewPlaceIsNotInTheWay() throws IOException {
    Path there = folder.resolve("there");
    Files.write(Mark.of(there), marks());
    copyTo(folder.resolve("study.backups/study-0001.key"), StudyFile.header(there));
    Files.writeString(Restoring.part(there), "half");
    assertEquals(there, Restoring.restore(path, 1, Optional.of(there), at(2)));
    try (StudyFile made = StudyFile.open(there, Optional.empty(), at(2), false)) {
      assertEquals(1, made.journal().entries().size());
    }
    assertEquals(StoreProblems.EXISTS, assertThrows(ProblemException.class, () -> Restoring.restore(path, 1, Optional.of(there), at(2))).problem().code());
  }

  /** A lock is kept by the program that has it, however often it tries to take it again or looks at its mark. */
  @Test
  void aSecondTryInThisProgramDoesNotGiveTheLockAway() throws IOException, InterruptedException {
    try (StudyFile file = open(2)) {
      assertEquals(StoreProblems.IN_USE, assertThrows(ProblemException.class, () -> open(2)).problem().code());
      assertTrue(Restoring.copies(path, at(2)).size() > 1);
      assertEquals("no", other(), "another program must not get it");
    }
    assertEquals("yes", other());
  }

  private String other() throws IOException, InterruptedException {
    Process child = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
        LockChild.class.getName(), path.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    child.waitFor();
    return said;
  }

  /** Another program that wants a study. */
  static final class LockChild {
    public static void main(String[] args) throws IOException {
      Optional<Mark> mark = Mark.lockNow(Path.of(args[0]));
      System.out.println(mark.isPresent() ? "yes" : "no");
    }
  }

  private static void copyTo(Path from, Path to) throws IOException {
    Files.write(to, Files.readAllBytes(from));
  }

  private StudyFile open(int day) {
    return StudyFile.open(path, Optional.empty(), at(day), false);
  }

  private void perform(StudyFile file, int rows) {
    new Ledger(file.store(), file.journal(), new JobRunner(Clock.fixed(START, ZoneOffset.UTC), Runnable::run), Map.of("clientele", "test"))
        .performHere(new AddNumbers("numbers", rows, 0), Optional.empty(), (done, words) -> {});
  }

  private StudyFile.Place at(int day) {
    return new StudyFile.Place(folder.resolve("home"), Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC), told::add);
  }
}
