package clientele.intake;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.table.PlannedFile;
import clientele.job.JobContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads every file of folders and says in one line each what came of it; for trials by hand, not a test. */
final class FormatsTrial {
  private FormatsTrial() {}

  public static void main(String[] args) throws IOException {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (String arg : args) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(Path.of(arg))) {
        files = all.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        long cpu = system.getProcessCpuTime();
        String outcome;
        try {
          PlannedFile plan = FileImport.plan(file, SniffOverrides.NONE, JobContext.quiet(new Seed(1)));
          Sniffed s = plan.sniffed();
          outcome =
              "%s%s: %,d rows × %d columns, header %d, preamble %d, %d refused, role %s, %d open questions | %s"
                  .formatted(
                      s.encoding(), s.sheet().isEmpty() ? "" : " “" + s.sheet() + "”", s.rows(), s.columns().size(),
                      s.headerRows(), s.preambleLines(), s.rejects(), s.role(), s.openQuestions().size(),
                      s.columns().stream().limit(6).map(c -> c.name() + ":" + c.type()).toList());
        } catch (ProblemException e) {
          outcome = e.getMessage();
        } catch (RuntimeException | Error e) {
          outcome = "CRASH " + e;
          e.printStackTrace(System.out);
        }
        System.out.printf(
            "%-45s %5.2f s  %s%n", file.getFileName(), (system.getProcessCpuTime() - cpu) / 1e9,
            outcome.substring(0, Math.min(outcome.length(), 420)));
      }
    }
  }
}
