package clientele.job;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory the program may use: how much there is, what is said when a step would need more, and what it means when
 * there was none left.
 */
public final class Memory {
  /** Share of the memory that a step may fill; the rest is the program's own and room for the collector. */
  private static final double USABLE = 0.8;

  /** What the program itself holds while a study is open. */
  private static final long OWN = 40L << 20;

  private Memory() {}

  /** Bytes that the program may use. */
  public static long most() {
    return Runtime.getRuntime().maxMemory();
  }

  /** Bytes of memory of the computer, or of the part of it that is this program's. */
  public static long machine() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : most();
  }

  /**
   * Stops work that would need more memory than there is, before it begins; a person may let it try for a reason.
   *
   * @param work what would be done
   * @param bytes that it needs at its peak, by experience
   * @throws ProblemException unless it fits, or a reason to go on was given
   */
  public static void budget(Text work, long bytes, JobContext job) {
    if (bytes > (most() - OWN) * USABLE) {
      job.guard(JobProblems.BUDGET.with(work, megabytes(bytes + OWN), megabytes(most()), suggestion(bytes)));
    }
  }

  /** What a person is told of work that ran out of memory; nothing of it was kept. */
  public static Problem exhausted(Text work) {
    return JobProblems.MEMORY.with(work, megabytes(most()), suggestion(most()));
  }

  /** The same as what ends the work. */
  static ProblemException exhausted(Text work, OutOfMemoryError cause) {
    return new ProblemException(exhausted(work), cause);
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }

  /** Whole gigabytes that would do. */
  private static long suggestion(long bytes) {
    return Math.max(2, (long) Math.ceil((bytes + OWN) / USABLE * 1.5 / (1L << 30)));
  }
}
