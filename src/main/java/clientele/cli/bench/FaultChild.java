package clientele.cli.bench;

import clientele.analysis.Analyses;
import clientele.base.Seed;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.OpenStudy;
import clientele.ledger.Shelf;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Works in a study without end, step by step, and says after each step what was done; the fault lab kills it at a
 * moment it does not know.
 */
public final class FaultChild {
  /** Word before each acknowledgement. */
  static final String ACK = "ACK";

  private final Shelf shelf;
  private final Analyses analyses;
  private final Clock clock;
  private final PrintStream out;

  public FaultChild(Shelf shelf, Analyses analyses, Clock clock, PrintStream out) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.clock = clock;
    this.out = out;
  }

  /** Works until it is killed. */
  public void run(Path study, Path file, long seed) throws IOException {
    RandomGenerator random = new Seed(seed).stream("faults");
    while (true) {
      try (JobRunner runner = new JobRunner(clock, Runnable::run);
          OpenStudy open = shelf.open(study, Optional.empty(), runner)) {
        acknowledge(open.ledger());
        for (int i = 0; i < 4; i++) {
          step(open.ledger(), file, random);
          acknowledge(open.ledger());
        }
      }
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

  private void perform(Ledger ledger, String id, Map<String, List<String>> words) {
    ledger.performHere(analyses.operations().make(id, words), Optional.empty(), (done, text) -> {});
  }

  private void acknowledge(Ledger ledger) {
    String chain = ledger.entries().isEmpty() ? "-" : ledger.entries().getLast().chain();
    out.println(ACK + " " + ledger.entries().size() + " " + chain + " " + ledger.head() + " " + ledger.state().fingerprint());
    out.flush();
  }
}
