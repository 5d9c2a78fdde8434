package clientele.app;

import clientele.analysis.Analyses;
import clientele.analysis.WholeChain;
import clientele.demo.DemoCompany;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.OpenStudy;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Shelf;
import clientele.shell.Workbench;
import clientele.study.StudySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The study of the demo company: its raw files brought in, cleaned and analysed, as an analyst would. */
final class DemoStudy implements Workbench.Demo {
  private final Shelf shelf;
  private final OperationCatalog operations;
  private final Analyses analyses;
  private final Path folder;

  /** A demo study that lies in {@code folder}. */
  DemoStudy(Shelf shelf, Analyses analyses, Path folder) {
    this.shelf = shelf;
    this.analyses = analyses;
    this.operations = analyses.operations();
    this.folder = folder;
  }

  /** Opens it, making it first if it is not there. */
  @Override
  public OpenStudy apply(JobRunner runner, JobContext job) {
    Path path = folder.resolve("alder-and-peak");
    if (shelf.exists(path)) {
      return shelf.open(path, Optional.empty(), runner);
    }
    StudySettings settings = new StudySettings(DemoCompany.NAME, 2025, "EUR");
    Path fresh = folder.resolve("making").resolve("alder-and-peak");
    clear(fresh.getParent());
    try (OpenStudy made = shelf.create(fresh, Optional.empty(), settings, runner)) {
      fill(made.ledger(), job, DemoCompany.shipped().write(folder.resolve("raw")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the demo files into " + folder, e);
    }
    move(fresh.getParent(), folder);
    clear(fresh.getParent());
    return shelf.open(path, Optional.empty(), runner);
  }

  /** Does what an analyst would do with the files. */
  void fill(Ledger ledger, JobContext job, List<Path> files) {
    Progress progress = new Progress(job, files.size() + 4 + analyses.all().size());
    for (Path file : files) {
      perform(progress, ledger, "data.import", Map.of("file", List.of(file.toString())));
    }
    perform(progress, ledger, "data.drop-duplicates", Map.of("table", List.of("orders")));
    perform(progress, ledger, "data.drop-duplicates", Map.of("table", List.of("customers")));
    perform(progress, ledger, "data.set-apart-returns", Map.of("table", List.of("orders")));
    perform(progress, ledger, "data.set-apart-non-products", Map.of("table", List.of("orders")));
    new WholeChain(analyses).bringUpToDate(ledger, operation -> perform(progress, ledger, operation));
    perform(
        progress, ledger, "churn.plan-calls",
        Map.of("capacity", List.of("300"), "cost-of-call", List.of("8"), "margin", List.of("41")));
  }

  private void perform(Progress progress, Ledger ledger, String id, Map<String, List<String>> words) {
    perform(progress, ledger, operations.make(id, words));
  }

  private static LedgerEntry perform(Progress progress, Ledger ledger, Operation operation) {
    progress.next(operation);
    return ledger.performHere(operation, Optional.empty(), (done, words) -> progress.within(done));
  }

  /** How far the making of the study is: each step counts the same. */
  private static final class Progress {
    private final JobContext job;
    private final int steps;
    private int done;

    private Progress(JobContext job, int steps) {
      this.job = job;
      this.steps = steps;
    }

    private void next(Operation operation) {
      done++;
      job.message(Ledger.title(operation));
      within(0);
    }

    private void within(double share) {
      job.progress(Math.min(1, (done - 1 + share) / steps));
    }
  }

  private static void clear(Path making) {
    try {
      if (Files.isDirectory(making)) {
        try (var files = Files.walk(making)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + making, e);
    }
  }

  /** The database comes last, because where it lies, the study is taken to be there; what a kill left before it is replaced. */
  static void move(Path from, Path to) {
    try (var files = Files.list(from)) {
      Comparator<Path> databaseLast = Comparator.comparing(file -> file.toString().endsWith(".mv.db"));
      for (Path file : files.sorted(databaseLast.thenComparing(Comparator.naturalOrder())).toList()) {
        if (Files.isDirectory(file)) {
          clear(to.resolve(file.getFileName()));
        }
        Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot move " + from, e);
    }
  }
}
