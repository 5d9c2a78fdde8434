package clientele.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
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
   * Runs {@code body} on every block and returns the results in block order. The thread that calls works too: on two cores the
   * pool has one thread of its own.
   *
   * @throws CancelledException if the context was cancelled
   */
  public static <T> List<T> map(int n, int size, JobContext job, Block<T> body) {
    Work<T> work = new Work<>(n, size, blocks(n, size), job, body);
    int helpers = Math.min(work.count - 1, ForkJoinPool.commonPool().getParallelism());
    for (int h = 0; h < helpers; h++) {
      ForkJoinPool.commonPool().execute(work);
    }
    work.run();
    return work.results();
  }

  /** Blocks that whoever has time takes, one after another. After a failure the rest are not begun. */
  private static final class Work<T> implements Runnable {
    private final int n;
    private final int size;
    private final int count;
    private final JobContext job;
    private final Block<T> body;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch open;
    private final AtomicReferenceArray<T> results;
    private final AtomicReference<Throwable> failed = new AtomicReference<>();

    private Work(int n, int size, int count, JobContext job, Block<T> body) {
      this.n = n;
      this.size = size;
      this.count = count;
      this.job = job;
      this.body = body;
      this.open = new CountDownLatch(count);
      this.results = new AtomicReferenceArray<>(count);
    }

    @Override
    public void run() {
      for (int b = next.getAndIncrement(); b < count; b = next.getAndIncrement()) {
        try {
          if (failed.get() == null) {
            job.checkCancelled();
            results.set(b, body.run(b, b * size, Math.min(n, (b + 1) * size)));
          }
        } catch (RuntimeException | Error problem) {
          failed.compareAndSet(null, problem);
        } finally {
          open.countDown();
        }
      }
    }

    /** The results, once the blocks that others have begun are done too. */
    private List<T> results() {
      try {
        open.await();
      } catch (InterruptedException e) {
        failed.compareAndSet(null, new CancelledException());
        Thread.currentThread().interrupt();
      }
      switch (failed.get()) {
        case null -> { }
        case Error error -> throw error;
        case RuntimeException problem -> throw problem;
        case Throwable other -> throw new IllegalStateException(other);
      }
      List<T> all = new ArrayList<>(count);
      for (int b = 0; b < count; b++) {
        all.add(results.get(b));
      }
      return all;
    }
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
}
