package clientele.cli.bench;

import clientele.analysis.Analyses;
import clientele.base.Seed;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/**
 * Works in a study without end, step by step, and says after each step what was done; the fault lab kills it at a
 * moment it does not know. Between two sessions it runs verbs that write files beside the study; every other child only erases people,
 * compacts and restores. Its clock goes eleven minutes
 * on with each session, so that copies are made at every closing.
 */
public final class FaultChild {
  /** Word before each acknowledgement. */
  static final String ACK = "ACK";

  /** Word before a passphrase that was acknowledged. */
  static final String PASS = "PASS";

  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;
  private final PrintStream out;
  private final ToIntFunction<String[]> verbs;

  /** A child; {@code verbs} runs a command line without saying anything. */
  public FaultChild(Shelf shelf, Analyses analyses, Clock clock, PrintStream out, ToIntFunction<String[]> verbs) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
    this.out = out;
    this.verbs = verbs;
  }

  /** Works until it is killed. */
  public void run(Path study, Path file, long seed) throws IOException {
    RandomGenerator random = new Seed(seed).stream("faults");
    for (int session = 1; true; session++) {
      Clock later = Clock.offset(clock, Duration.ofMinutes(11L * session + 1_000 * (seed % 100_000)));
      try (JobRunner runner = new JobRunner(later, Runnable::run);
          OpenStudy open = shelf.open(study, Optional.empty(), runner)) {
        acknowledge(open.ledger());
        for (int i = 0; i < (seed % 2 == 0 ? 0 : 4); i++) {
          step(open.ledger(), file, random);
          acknowledge(open.ledger());
        }
      }
      while (seed % 2 == 0) {
        PeopleStudy.work(study.resolveSibling(PeopleStudy.NAME), random, shelf, verbs, out); // every other child does nothing else
      }
      beside(study, random);
    }
  }

  private void step(Ledger ledger, Path file, RandomGenerator random) {
    boolean imported = ledger.view().outline().table("lines").isPresent();
    switch (imported ? random.nextInt(5) : 0) {
      case 0 -> perform(ledger, "data.import",
          Map.of("file", List.of(file.toString()), "table", List.of("lines"), "replace", List.of("true")));
      case 1 -> perform(ledger, "data.drop-duplicates", Map.of("table", List.of("lines")));
      case 2 -> perform(ledger, "features.build", Map.of());
      case 3 -> ledger.undo();
      default -> ledger.redo();
    }
  }

  /** Files beside the study: a report, a list, a bundle, a study made of it, and the passphrase of another study. */
  private void beside(Path study, RandomGenerator random) throws IOException {
    Path folder = study.resolveSibling("beside");
    String at = study.toString();
    switch (random.nextInt(6)) {
      case 0 -> verb("report", at, "--out", folder.toString());
      case 1 -> verb("export", at, "lines", "--out", folder.resolve("lines.csv").toString());
      case 2 -> verb("bundle", at, "--out", folder.resolve("study.zip").toString());
      case 3 -> {
        Path bundle = folder.resolve("study.zip");
        if (Files.isRegularFile(bundle)) {
          verb("unbundle", bundle.toString(), folder.resolve("made-" + random.nextInt(1_000_000)).toString());
        }
      }
      case 4 -> protect(study.resolveSibling("secret"), random);
      default -> PeopleStudy.work(study.resolveSibling(PeopleStudy.NAME), random, shelf, verbs, out);
    }
  }

  private void protect(Path study, RandomGenerator random) throws IOException {
    Path now = study.resolveSibling("secret.now");
    Path next = study.resolveSibling("secret.next");
    if (!shelf.exists(study) || Files.exists(next)) {
      return; // a change that was cut short is looked at by the lab
    }
    String word = "word " + random.nextInt(1_000_000);
    Files.writeString(next, word + "\n");
    int code = Files.exists(now) ? verb("protect", study.toString(), "--new-passphrase-file", next.toString(), "--passphrase-file", now.toString())
        : verb("protect", study.toString(), "--new-passphrase-file", next.toString());
    if (code == 0) {
      Files.move(next, now, java.nio.file.StandardCopyOption.ATOMIC_MOVE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      out.println(PASS + " " + word);
      out.flush();
    }
  }

  private int verb(String... args) {
    return verbs.applyAsInt(args);
  }

  private void perform(Ledger ledger, String id, Map<String, List<String>> words) {
    ledger.performHere(analyses.operations().make(id, words), Optional.empty(), (done, text) -> {});
  }

  private void acknowledge(Ledger ledger) {
    String chain = ledger.entries().isEmpty() ? "-" : ledger.entries().getLast().chain();
    out.println(ACK + " " + ledger.entries().size() + " " + chain + " " + ledger.head() + " " + ledger.state().fingerprint());
    out.flush();
  }
}
