package clientele.job;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Unforeseen;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Runs jobs on two lanes: one that changes the study, one job after the other, and one for reading and previews. Ends
 * and progress are told on the executor given: the toolkit's thread in the workbench, the working thread in tests.
 */
public final class JobRunner implements AutoCloseable {
  private static final int KEPT = 50;

  private final Clock clock;
  private final Executor results;
  private final ExecutorService writer;
  private final ExecutorService readers;
  private final AtomicLong numbers = new AtomicLong();
  private final List<JobHandle<?>> jobs = new ArrayList<>();
  private final List<Consumer<JobHandle<?>>> listeners = new CopyOnWriteArrayList<>();

  /** A runner that tells results on {@code results}. */
  public JobRunner(Clock clock, Executor results) {
    this.clock = clock;
    this.results = results;
    this.writer = Executors.newSingleThreadExecutor(r -> daemon(r, "study"));
    this.readers = Executors.newFixedThreadPool(2, r -> daemon(r, "reader"));
  }

  /** Runs a job that changes the study, after those that were handed in before. */
  public <T> JobHandle<T> write(Job<T> job, Seed seed, Optional<String> override, Consumer<JobHandle<T>> ended) {
    return start(writer, job, seed, override, ended, true);
  }

  /** Runs a job that only reads; it is listed if {@code listed}. */
  public <T> JobHandle<T> read(Job<T> job, Seed seed, boolean listed, Consumer<JobHandle<T>> ended) {
    return start(readers, job, seed, Optional.empty(), ended, listed);
  }

  /** Runs a job here and now, on the caller's thread, and gives its result. */
  public <T> T runHere(Job<T> job, Seed seed, Optional<String> override, JobContext.Listener listener) {
    JobContext context = JobContext.of(clock, seed, listener);
    return work(job, override.map(context::overriding).orElse(context));
  }

  /** Does the work; where memory runs out, that ends this job alone, and what it held is free again. */
  private static <T> T work(Job<T> job, JobContext context) {
    try {
      return job.work().run(context);
    } catch (OutOfMemoryError e) {
      throw Memory.exhausted(job.title(), e);
    }
  }

  /** The last jobs, newest first, running ones included. */
  public List<JobHandle<?>> jobs() {
    synchronized (jobs) {
      return List.copyOf(jobs.reversed());
    }
  }

  /** Calls {@code listener} on the result executor whenever a listed job changes. */
  public void listen(Consumer<JobHandle<?>> listener) {
    listeners.add(listener);
  }

  /** The clock of all jobs. */
  public Clock clock() {
    return clock;
  }

  /** Cancels what runs and waits a moment for it to stop. */
  @Override
  public void close() {
    jobs().forEach(JobHandle::cancel);
    writer.shutdown();
    readers.shutdown();
    try {
      if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
      if (!readers.awaitTermination(2, TimeUnit.SECONDS)) {
        readers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> JobHandle<T> start(
      ExecutorService lane,
      Job<T> job,
      Seed seed,
      Optional<String> override,
      Consumer<JobHandle<T>> ended,
      boolean listed) {
    List<JobHandle<T>> self = new ArrayList<>(1);
    Runnable changed = () -> {
      if (listed && !self.isEmpty()) {
        tell(self.getFirst());
      }
    };
    JobHandle<T> handle =
        new JobHandle<>(
            numbers.incrementAndGet(),
            job.title(),
            lane == writer,
            listener -> {
              JobContext context = JobContext.of(clock, seed, listener);
              return override.map(context::overriding).orElse(context);
            },
            changed);
    self.add(handle);
    if (listed) {
      remember(handle);
    }
    lane.execute(() -> run(handle, job, ended, listed));
    return handle;
  }

  private <T> void run(JobHandle<T> handle, Job<T> job, Consumer<JobHandle<T>> ended, boolean listed) {
    try {
      handle.context().checkCancelled();
      handle.begin(clock.instant());
      if (listed) {
        tell(handle);
      }
      handle.succeed(work(job, handle.context()));
    } catch (ProblemException | CancelledException foreseen) {
      handle.fail(foreseen);
    } catch (RuntimeException | Error e) {
      Unforeseen.noted(e);
      handle.fail(e);
    }
    if (listed) {
      tell(handle);
    }
    results.execute(() -> ended.accept(handle));
  }

  private void remember(JobHandle<?> handle) {
    synchronized (jobs) {
      jobs.add(handle);
      if (jobs.size() > KEPT) {
        jobs.removeFirst();
      }
    }
    tell(handle);
  }

  private void tell(JobHandle<?> handle) {
    results.execute(() -> listeners.forEach(l -> l.accept(handle)));
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
