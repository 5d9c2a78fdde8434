package clientele.intake;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.table.PlannedFile;
import clientele.job.JobContext;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Reads files and says what was found and what it cost; for trials by hand, not a test. */
final class IntakeTrial {
  private IntakeTrial() {}

  public static void main(String[] args) {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (String arg : args) {
      long cpu = system.getProcessCpuTime();
      long wall = System.nanoTime();
      System.out.println("== " + arg);
      try {
        PlannedFile plan = FileImport.plan(Path.of(arg), SniffOverrides.NONE, JobContext.quiet(new Seed(1)));
        Sniffed s = plan.sniffed();
        System.out.printf(
            "%s delim=%s quote=%s esc=%s nl=%s pre=%d head=%d rows=%d rejects=%d blank=%d odd=%d role=%s%n",
            s.encoding(), s.delimiter(), s.quote(), s.escape(), s.newline(), s.preambleLines(), s.headerRows(),
            s.rows(), s.rejects(), s.blankLines(), s.unreadableCells(), s.role());
        s.decisions().forEach(d -> System.out.printf("  %s=%s %.2f%n", d.about(), d.value(), d.confidence()));
        s.columns().stream().limit(30).forEach(
            c ->
                System.out.printf(
                    "  %-28s %-8s %-18s %-12s conf %.2f/%.2f missing %d odd %d distinct %d %s%n",
                    c.name(), c.type(), c.format() + " " + c.unit(), c.role(), c.confidence(), c.roleConfidence(),
                    c.missing(), c.unreadable(), c.distinct(), c.examples().stream().limit(2).toList()));
        s.openQuestions().forEach(q -> System.out.println("  ? " + q));
        s.rejectExamples().stream().limit(3).forEach(r -> System.out.println("  ! " + r.line() + " " + r.reason().key() + " " + r.reason().args() + " " + r.raw().substring(0, Math.min(100, r.raw().length()))));
      } catch (ProblemException e) {
        System.out.println("  PROBLEM " + e.getMessage());
      }
      System.out.printf(
          "  cpu %.2f s wall %.2f s heap %d MB%n",
          (system.getProcessCpuTime() - cpu) / 1e9,
          (System.nanoTime() - wall) / 1e9,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }
  }
}
