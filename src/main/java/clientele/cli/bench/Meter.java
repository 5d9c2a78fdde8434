package clientele.cli.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures pieces of work: CPU seconds of the whole process, wall seconds, and the heap after a collection. */
public final class Meter {
  private final PrintStream out;
  private final com.sun.management.OperatingSystemMXBean system;

  public Meter(PrintStream out) {
    this.out = out;
    this.system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }

  /** A piece of work with a result. */
  public interface Work<T> {
    T run() throws Exception;
  }

  /** Runs a piece of work and prints a line with what it took. */
  public <T> T measure(String name, Work<T> work) throws Exception {
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    T result = work.run();
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
    double wallSeconds = (System.nanoTime() - wall) / 1e9;
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    out.println(String.format(Locale.ROOT, "%-40s %8.2f CPU s %8.2f s wall %7d MB heap in use (max %d)",
        name, cpuSeconds, wallSeconds, used, runtime.maxMemory() >> 20));
    return result;
  }
}
