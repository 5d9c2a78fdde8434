package clientele.app;

import clientele.analysis.customers.BuildFeatures;
import clientele.analysis.data.tables.SetRole;
import clientele.base.ProblemException;
import clientele.job.JobHandle;
import clientele.job.JobRunner;
import clientele.ledger.LedgerEntry;
import clientele.ledger.OpenStudy;
import clientele.ledger.Operation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** One session with a study too large for the memory of this process; tells on standard output what came of each step. */
final class SmallMemoryChild {
  private SmallMemoryChild() {}

  /** The study and the settings folder. */
  public static void main(String[] args) {
    try (JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
        OpenStudy study = new FileShelf(Path.of(args[1]), java.time.Clock.systemUTC()).open(Path.of(args[0]), Optional.empty(), runner)) {
      Operation large = new BuildFeatures(LocalDate.MIN);
      System.out.println(came(study.ledger().perform(large, Optional.empty(), ended -> {})));
      System.out.println(came(study.ledger().perform(large, Optional.of("to see"), ended -> {})));
      System.out.println("head " + study.ledger().head());
      System.out.println(came(study.ledger().perform(new SetRole("orders", "events"), Optional.empty(), ended -> {})));
      System.out.println("head " + study.ledger().head());
    }
  }

  private static String came(JobHandle<LedgerEntry> job) {
    try {
      return "step " + job.join().number();
    } catch (ProblemException known) {
      return known.problem().code().id();
    } catch (RuntimeException raw) {
      return raw.toString();
    }
  }
}
