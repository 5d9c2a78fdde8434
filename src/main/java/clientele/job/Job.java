package clientele.job;

import clientele.base.Text;

/**
 * A piece of work that takes time.
 *
 * @param title what it does, for the job strip
 * @param work the work itself
 */
public record Job<T>(Text title, Work<T> work) {
  /** The work of a job. */
  public interface Work<T> {
    T run(JobContext job);
  }
}
