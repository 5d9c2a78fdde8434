package clientele.job;

import clientele.base.Seed;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Previews of one view: a newer request cancels the older one, and only the newest result is ever delivered. Used from
 * one thread, that of the view.
 */
public final class LatestOnly {
  private final JobRunner runner;
  private Optional<JobHandle<?>> current = Optional.empty();
  private long newest;

  public LatestOnly(JobRunner runner) {
    this.runner = runner;
  }

  /** Asks for a result; {@code then} hears it unless a newer request came meanwhile. */
  public <T> void request(Job<T> job, Seed seed, Consumer<JobHandle<T>> then) {
    current.ifPresent(JobHandle::cancel);
    long mine = ++newest;
    current =
        Optional.of(
            runner.read(
                job,
                seed,
                false,
                handle -> {
                  if (mine == newest && handle.state() != JobHandle.State.CANCELLED) {
                    then.accept(handle);
                  }
                }));
  }

  /** Drops whatever was asked for. */
  public void forget() {
    current.ifPresent(JobHandle::cancel);
    newest++;
  }
}
