package clientele.analysis;

import clientele.base.Text;
import java.util.Optional;

/**
 * A node on the map of the study.
 *
 * @param state where it stands
 * @param figure its newest figure, as written; empty before it was run
 * @param words what the figure counts, with the interval if it is an estimate, or what is missing
 */
public record Step(State state, Optional<Text> figure, Text words) {
  /** Where an analysis stands. */
  public enum State {
    /** It needs a table that is not there. */
    BLOCKED,
    READY,
    CURRENT,
    /** Made from something that has changed since. */
    OUT_OF_DATE,
    NEEDS_YOU
  }
}
