package clientele.job;

import clientele.base.ProblemException;
import clientele.base.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A job that was handed to a {@link JobRunner}: where it stands, and how to stop it. */
public final class JobHandle<T> {
  /** Where a job stands; the last three are ends. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    /** Whether nothing will happen any more. */
    public boolean isEnd() {
      return ordinal() >= DONE.ordinal();
    }
  }

  private final long number;
  private final Text title;
  private final boolean writing;
  private final JobContext context;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile State state = State.WAITING;
  private volatile double progress;
  private volatile Optional<Text> message = Optional.empty();
  private volatile Instant started = Instant.EPOCH;
  private volatile Optional<Throwable> failure = Optional.empty();

  JobHandle(long number, Text title, boolean writing, java.util.function.Function<JobContext.Listener, JobContext> contexts, Runnable changed) {
    this.number = number;
    this.title = title;
    this.writing = writing;
    this.context =
        contexts.apply(
            (done, words) -> {
              progress = done;
              message = words;
              changed.run();
            });
  }

  /** Number in order of submission, from 1. */
  public long number() {
    return number;
  }

  /** What it does. */
  public Text title() {
    return title;
  }

  /** Whether it changes the study; such jobs run one after the other. */
  public boolean isWriting() {
    return writing;
  }

  /** Where it stands. */
  public State state() {
    return state;
  }

  /** Share of the work done, 0 to 1. */
  public double progress() {
    return progress;
  }

  /** What is being done now, if it says. */
  public Optional<Text> message() {
    return message;
  }

  /** When it began to run; the epoch while it waits. */
  public Instant started() {
    return started;
  }

  /** Why it failed; a {@link ProblemException} for what the program foresaw. */
  public Optional<Throwable> failure() {
    return failure;
  }

  /** Stops the job at its next check, or before it begins. */
  public void cancel() {
    context.cancel();
  }

  /**
   * Waits for the end and gives the result.
   *
   * @throws CancelledException if it was cancelled
   * @throws ProblemException if it met a problem
   */
  public T join() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  JobContext context() {
    return context;
  }

  void begin(Instant now) {
    started = now;
    state = State.RUNNING;
  }

  void succeed(T value) {
    progress = 1;
    state = State.DONE;
    result.complete(value);
  }

  void fail(Throwable cause) {
    failure = Optional.of(cause);
    state = cause instanceof CancelledException ? State.CANCELLED : State.FAILED;
    result.completeExceptionally(cause);
  }
}
