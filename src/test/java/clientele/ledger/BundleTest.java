package clientele.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import clientele.study.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir Path folder;

  @Test
  void bringsTablesAndArtifactsOverUnchanged() {
    Ledger from = ledger();
    perform(from, new AddNumbers("numbers", 70_000, -5));
    perform(from, new KeepEven("numbers"));
    Ledger to = through(from);
    Table before = from.view().table("numbers");
    Table after = to.view().table("numbers");
    assertArrayEquals(before.longs("number"), after.longs("number"));
    assertArrayEquals(before.words("word"), after.words("word"));
    assertArrayEquals(before.reals("half"), after.reals("half"));
    assertEquals(before.columns(), after.columns());
    assertEquals(from.state().artifacts().get("numbers_made").get(), to.state().artifacts().get("numbers_made").get());
  }

  @Test
  void refusesABundleOfWhichOneByteChanged() throws IOException {
    Ledger from = ledger();
    perform(from, new AddNumbers("numbers", 100, 0));
    Path good = write(from);
    Path bad = folder.resolve("bad.zip");
    try (ZipFile in = new ZipFile(good.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bad))) {
      for (ZipEntry entry : in.stream().toList()) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().startsWith("tables/")) {
          bytes[bytes.length - 6] ^= 1;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(bytes);
        out.closeEntry();
      }
    }
    refused(bad);
  }

  @Test
  void refusesAFileThatIsNoBundle() throws IOException {
    Path file = folder.resolve("x.zip");
    Files.writeString(file, "no zip");
    refused(file);
  }

  private void refused(Path file) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> perform(ledger(), new LoadBundle(file.toString())));
    assertEquals(LedgerProblems.BUNDLE, refused.problem().code());
  }

  private Ledger through(Ledger from) {
    Ledger to = ledger();
    perform(to, new LoadBundle(write(from).toString()));
    return to;
  }

  private Path write(Ledger from) {
    Path file = folder.resolve("good.zip");
    new BundleWriter(from, JobContext.quiet(new Seed(1))).write(file);
    return file;
  }

  private static Ledger ledger() {
    return new Ledger(
        new MemoryStore(),
        new MemoryJournal(new StudySettings("x", 1, "")),
        new JobRunner(Clock.systemUTC(), Runnable::run),
        Map.of());
  }

  private static void perform(Ledger ledger, Operation operation) {
    ledger.performHere(operation, Optional.empty(), (done, words) -> {});
  }
}
