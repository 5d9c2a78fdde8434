package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.job.JobRunner;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsideStudyTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir Path folder;

  @Test
  void whatAKilledProgramLeftIsSweptAndWhatOneIsMakingStays() throws IOException {
    Path home = folder.resolve("home");
    Path key = Files.createDirectories(home.resolve("keys")).resolve(ID + ".key");
    Files.writeString(key, "00");
    Path other = Files.writeString(home.resolve("keys").resolve("x.key"), "00");
    Path left = Files.createDirectories(folder.resolve(".clientele-" + Integer.MAX_VALUE + "-a.making"));
    Files.writeString(left.resolve("s.key"), "{\"key\":\"this-computer\",\"id\":\"" + ID + "\"}");
    Files.writeString(left.resolve("s.mv.db"), "half");
    Path busy = Files.createDirectories(folder.resolve(".clientele-" + ProcessHandle.current().pid() + "-b.making"));
    Path notOurs = Files.createDirectories(folder.resolve(".clientele-x.making"));
    try (AsideStudy aside = new AsideStudy(folder.resolve("s"), home)) {
      assertFalse(Files.exists(left));
      assertFalse(Files.exists(key), "nothing leads to the key any more");
      assertTrue(Files.exists(other) && Files.exists(busy) && Files.exists(notOurs));
      assertTrue(Files.isDirectory(aside.path().getParent()));
    }
    assertEquals(List.of(busy.getFileName().toString(), notOurs.getFileName().toString(), "home"), names(folder));
  }

  @Test
  void aStudyIsAtItsPlaceOnceItIsWholeAndNothingIsIfFillingFails() throws IOException {
    FileShelf shelf = new FileShelf(folder.resolve("home"), java.time.Clock.systemUTC());
    Path place = Files.createDirectories(folder.resolve("place")).resolve("s");
    StudySettings settings = new StudySettings("s", 1, "");
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run)) {
      assertThrows(IllegalStateException.class, () -> shelf.build(place, Optional.empty(), settings, runner, study -> {
        throw new IllegalStateException("half way");
      }));
      assertEquals(List.of(), names(place.getParent()));
      assertEquals(List.of("computer.key"), names(folder.resolve("home").resolve("keys")), "no key of the study");
      boolean there = shelf.build(place, Optional.empty(), settings, runner, study -> shelf.exists(place));
      assertFalse(there, "until it is whole");
      assertTrue(shelf.exists(place));
      assertThrows(ProblemException.class, () -> shelf.build(place, Optional.empty(), settings, runner, study -> 1));
      shelf.open(place, Optional.empty(), runner).close();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
