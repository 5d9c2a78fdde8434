package clientele.ledger;

import clientele.base.Problem;
import clientele.job.JobContext;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.List;

/**
 * A step that makes new tables or artifacts from those of a study. A record whose components are its parameters, each
 * with a {@link Param}; the same record is form, command-line verb, recipe line, history line and report appendix.
 * Words lie in the messages of its package: {@code op.ID.title} and {@code op.ID.param.NAME} (and {@code .help}).
 */
public interface Operation {

  /** The name that never changes, e.g. {@code churn.train}, as its {@link OperationId} says. */
  default String id() {
    return getClass().getAnnotation(OperationId.class).value();
  }

  /** Which version of itself it is, as its {@link OperationId} says. */
  default int version() {
    return getClass().getAnnotation(OperationId.class).version();
  }

  /** What stands against running this on the study; empty if nothing does. Fast, reads no values. */
  List<Problem> validate(Outline outline);

  /**
   * Bytes it needs at its peak, by measurement, so that a step that cannot fit is stopped before it begins; 0 if that is
   * little or not known.
   */
  default long memory(Outline outline) {
    return 0;
  }

  /**
   * Does the work, without side effects: new versions and artifacts are in the outcome and become visible together.
   *
   * @throws clientele.base.ProblemException if the data do not allow it
   * @throws clientele.job.CancelledException if it was cancelled
   */
  Outcome run(StudyView study, JobContext job);
}
