package clientele.cli.bench;

import clientele.analysis.Analyses;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobRunner;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Damages a study again and again, closed and as a kill leaves it: bytes turned, blocks emptied, swapped or cut off, in its
 * file, its key file and its mark; then opens it. Either it is refused in words, or everything acknowledged is there.
 */
public final class DamageLab {
  private static final int BLOCK = 4_096;
  private static final List<String> PARTS = List.of(".mv.db", ".key", ".mark");

  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;

  /**
   * What was seen.
   *
   * @param damages how many there were
   * @param refused codes of the refusals, with how often
   * @param unharmed how often everything was there
   * @param faults what was lost without a word, called a wrong passphrase, or ended in anything else
   */
  public record Seen(int damages, Map<String, Integer> refused, int unharmed, List<String> faults) {}

  public DamageLab(Shelf shelf, Analyses analyses, Clock clock) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
  }

  /** Damages {@code damages} times in {@code folder}. */
  public Seen run(Path folder, int damages, long seed) throws IOException {
    Path closed = folder.resolve("closed").resolve("study");
    Path killed = folder.resolve("killed").resolve("study");
    Files.createDirectories(killed.getParent());
    Path file = folder.resolve("lines.csv");
    LargeFile.write(file, 4_000, new Seed(seed));
    String whole;
    try (JobRunner runner = new JobRunner(clock, Runnable::run);
        OpenStudy open = shelf.create(closed, Optional.empty(), new StudySettings("damages", seed, ""), runner)) {
      perform(open, "data.import", Map.of("file", List.of(file.toString()), "table", List.of("lines")));
      perform(open, "data.drop-duplicates", Map.of("table", List.of("lines")));
      perform(open, "features.build", Map.of());
      open.ledger().undo();
      whole = state(open);
      copy(closed, killed);
    }
    RandomGenerator random = new Seed(seed).stream("damages");
    Map<String, Integer> refused = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    int unharmed = 0;
    for (int d = 1; d <= damages; d++) {
      Path study = folder.resolve("damaged").resolve("study");
      Files.createDirectories(study.getParent());
      copy(d % 2 == 0 ? closed : killed, study);
      String what = (d % 2 == 0 ? "closed, " : "killed, ") + damage(study, random);
      try (JobRunner runner = new JobRunner(clock, Runnable::run); OpenStudy open = shelf.open(study, Optional.empty(), runner)) {
        open.verify();
        if (whole.equals(state(open))) {
          unharmed++;
        } else {
          faults.add(d + " " + what + ": other than acknowledged, without a word");
        }
      } catch (ProblemException e) {
        String code = e.problem().code().id();
        refused.merge(code, 1, Integer::sum);
        if (code.equals("STORE-PASSPHRASE")) {
          faults.add(d + " " + what + ": called a wrong passphrase");
        }
      } catch (RuntimeException e) {
        faults.add(d + " " + what + ": " + e);
      }
      delete(study);
    }
    return new Seen(damages, refused, unharmed, faults);
  }

  private static String damage(Path study, RandomGenerator random) throws IOException {
    int kind = random.nextInt(8);
    Path file = study.resolveSibling("study" + (kind < 6 ? ".mv.db" : kind == 6 ? ".key" : ".mark"));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    int block = at / BLOCK * BLOCK;
    String what;
    switch (kind) {
      case 0, 1 -> {
        bytes = Arrays.copyOf(bytes, Math.max(1, at));
        what = "cut at " + at;
      }
      case 2 -> {
        Arrays.fill(bytes, block, Math.min(bytes.length, block + BLOCK), (byte) 0);
        what = "block at " + block + " emptied";
      }
      case 3 -> {
        for (int b = at; b < Math.min(bytes.length, at + 64); b++) {
          bytes[b] ^= (byte) (1 + random.nextInt(255));
        }
        what = "64 bytes at " + at;
      }
      case 4 -> {
        int other = random.nextInt(bytes.length) / BLOCK * BLOCK;
        int length = Math.min(BLOCK, bytes.length - Math.max(block, other));
        byte[] one = Arrays.copyOfRange(bytes, block, block + length);
        System.arraycopy(bytes, other, bytes, block, length);
        System.arraycopy(one, 0, bytes, other, length);
        what = "blocks at " + block + " and " + other + " swapped";
      }
      default -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        what = "a bit at " + at;
      }
    }
    Files.write(file, bytes);
    return file.getFileName() + ", " + what;
  }

  private static String state(OpenStudy open) {
    return open.ledger().entries().size() + " " + open.ledger().head() + " " + open.ledger().state().fingerprint();
  }

  private void perform(OpenStudy open, String id, Map<String, List<String>> words) {
    open.ledger().performHere(analyses.operations().make(id, words), Optional.empty(), (done, text) -> {});
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String part : PARTS) {
      Files.copy(from.resolveSibling("study" + part), to.resolveSibling("study" + part), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path study) throws IOException {
    for (String part : PARTS) {
      Files.deleteIfExists(study.resolveSibling("study" + part));
    }
    Path copies = study.resolveSibling("study.backups");
    if (Files.isDirectory(copies)) {
      try (var files = Files.list(copies)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
