package clientele.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BinaryOperator;

/**
 * Loops over fixed blocks of rows, run on all cores. Blocks are cut by size and results are joined in block order, so
 * the outcome, rounding included, is the same on one core and on sixty-four.
 */
public final class Parallel {
  /** What is done with the rows {@code from} (inclusive) to {@code to} (exclusive). */
  public interface Block<T> {
    T run(int index, int from, int to);
  }

  private Parallel() {}

  /** Number of blocks of {@code size} that cover {@code n} rows. */
  public static int blocks(int n, int size) {
    return (n + size - 1) / size;
  }

  /**
   * Runs {@code body} on every block and returns the results in block order.
   *
   * @throws CancelledException if the context was cancelled
   */
  public static <T> List<T> map(int n, int size, JobContext job, Block<T> body) {
    int count = blocks(n, size);
    List<ForkJoinTask<T>> tasks = new ArrayList<>(count);
    for (int b = 0; b < count; b++) {
      int index = b;
      tasks.add(
          ForkJoinPool.commonPool()
              .submit(
                  () -> {
                    job.checkCancelled();
                    return body.run(index, index * size, Math.min(n, (index + 1) * size));
                  }));
    }
    List<T> results = new ArrayList<>(count);
    try {
      for (ForkJoinTask<T> task : tasks) {
        results.add(join(task));
      }
    } catch (RuntimeException | Error failed) {
      tasks.forEach(task -> task.cancel(false)); // blocks that have not begun need not begin
      throw failed;
    }
    return results;
  }

  /** Runs {@code body} on every block for its effect on rows of its own. */
  public static void each(int n, int size, JobContext job, Block<Void> body) {
    map(n, size, job, body);
  }

  /** Runs {@code body} on every block and joins the results from first to last; {@code zero} if there are no rows. */
  public static <T> T reduce(int n, int size, JobContext job, T zero, Block<T> body, BinaryOperator<T> join) {
    T total = zero;
    for (T part : map(n, size, job, body)) {
      total = join.apply(total, part);
    }
    return total;
  }

  private static <T> T join(ForkJoinTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause.getCause() != null && cause.getClass() == RuntimeException.class) {
        cause = cause.getCause();
      }
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    }
  }
}
