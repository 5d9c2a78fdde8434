package clientele.job;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * What a piece of work knows of the world: how to tell its progress, whether it shall stop, the time, its random
 * streams, and whether the person chose to go on against a guard rail. Safe to use from several threads.
 */
public final class JobContext {
  /** Hears how far a job is. */
  public interface Listener {
    /**
     * Called from the working thread, often.
     *
     * @param done share of the work that is done, 0 to 1
     * @param message what is being done now
     */
    void progressed(double done, Optional<Text> message);
  }

  private final Shared shared;
  private final Seed seed;
  private final double from;
  private final double width;

  private JobContext(Shared shared, Seed seed, double from, double width) {
    this.shared = shared;
    this.seed = seed;
    this.from = from;
    this.width = width;
  }

  /** A context that reports to {@code listener}. */
  public static JobContext of(Clock clock, Seed seed, Listener listener) {
    return new JobContext(new Shared(clock, listener, Optional.empty()), seed, 0, 1);
  }

  /** A context for tests and one-off computations: nobody listens, it is never cancelled, the clock stands at 0. */
  public static JobContext quiet(Seed seed) {
    return of(Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC), seed, (done, message) -> {});
  }

  /** The same context with a reason to go on where a guard rail would stop the work. */
  public JobContext overriding(String reason) {
    return new JobContext(new Shared(shared, reason), seed, from, width);
  }

  /** The same work drawing its random numbers from another seed. */
  public JobContext seeded(Seed other) {
    return new JobContext(shared, other, from, width);
  }

  /** A context for a part of the work, whose progress 0 to 1 is the stretch {@code start} to {@code end} of this. */
  public JobContext part(double start, double end) {
    return new JobContext(shared, seed, from + width * start, width * (end - start));
  }

  /**
   * Tells how far the work is, and stops it if that was asked for.
   *
   * @param done 0 to 1
   * @throws CancelledException if the work was cancelled
   */
  public void progress(double done) {
    checkCancelled();
    shared.listener.progressed(from + width * Math.clamp(done, 0, 1), Optional.ofNullable(shared.message));
  }

  /** Tells what is being done now. */
  public void message(Text words) {
    shared.message = words;
    progress(0);
  }

  /**
   * Stops the work here if that was asked for. Every loop that runs longer than a tenth of a second calls it.
   *
   * @throws CancelledException if the work was cancelled
   */
  public void checkCancelled() {
    if (shared.cancelled.get()) {
      throw new CancelledException();
    }
  }

  /** Asks the work to stop; it does at its next check. */
  public void cancel() {
    shared.cancelled.set(true);
    shared.whenCancelled.forEach(Runnable::run);
  }

  /**
   * Runs {@code stop} on the thread that cancels this work, for work that waits for someone else and cannot check, such
   * as a query on a server. At once if it was cancelled already.
   *
   * @return ends the wish
   */
  public Release whenCancelled(Runnable stop) {
    shared.whenCancelled.add(stop);
    if (isCancelled()) {
      stop.run();
    }
    return () -> shared.whenCancelled.remove(stop);
  }

  /** Takes back a wish. */
  public interface Release extends AutoCloseable {
    @Override
    void close();
  }

  /** Whether the work was asked to stop. */
  public boolean isCancelled() {
    return shared.cancelled.get();
  }

  /** The time now, by the job's clock. */
  public Instant now() {
    return shared.clock.instant();
  }

  /** The seed of this work. */
  public Seed seed() {
    return seed;
  }

  /** A random stream for a named purpose: the same for the same seed, whatever else draws. */
  public RandomGenerator random(String purpose) {
    return seed.stream(purpose);
  }

  /** Notes something the person must know although the work goes on; it is kept in the ledger. */
  public void warn(Problem problem) {
    if (!shared.warnings.contains(problem)) {
      shared.warnings.add(problem);
    }
  }

  /**
   * A guard rail: stops the work with {@code problem}, or, if the person gave a reason to go on, notes it and goes on.
   *
   * @throws ProblemException unless a reason to override was given
   */
  public void guard(Problem problem) {
    if (shared.override.isEmpty()) {
      throw ProblemException.guard(problem);
    }
    warn(problem);
    shared.overridden.add(problem);
  }

  /** What was noted so far. */
  public List<Problem> warnings() {
    return List.copyOf(shared.warnings);
  }

  /** The guard rails that were passed against their advice. */
  public List<Problem> overridden() {
    return List.copyOf(shared.overridden);
  }

  /** Why guard rails may be passed, if the person said so. */
  public Optional<String> overrideReason() {
    return shared.override;
  }

  private static final class Shared {
    private final Clock clock;
    private final Listener listener;
    private final Optional<String> override;
    private final AtomicBoolean cancelled;
    private final List<Runnable> whenCancelled;
    private final List<Problem> warnings = Collections.synchronizedList(new ArrayList<>());
    private final List<Problem> overridden = Collections.synchronizedList(new ArrayList<>());
    private volatile Text message;

    private Shared(Clock clock, Listener listener, Optional<String> override) {
      this.clock = clock;
      this.listener = listener;
      this.override = override;
      this.cancelled = new AtomicBoolean();
      this.whenCancelled = new java.util.concurrent.CopyOnWriteArrayList<>();
    }

    /** The same work with a reason to go on: who cancels the one cancels the other. */
    private Shared(Shared other, String reason) {
      this.clock = other.clock;
      this.listener = other.listener;
      this.override = Optional.of(reason);
      this.cancelled = other.cancelled;
      this.whenCancelled = other.whenCancelled;
    }
  }
}
