package clientele.analysis;

import clientele.base.Text;
import java.util.Optional;

/**
 * A node on the map of the study.
 *
 * @param state where it stands
 * @param figure its newest figure, as written; empty before it was run
 * @param words what the figure counts, with the interval if it is an estimate, or what is missing
 * @param next what a person does there once it is current, as a link; empty for words by state
 * @param place of the workbench where that is done; empty for the first place of the analysis
 */
public record Step(State state, Optional<Text> figure, Text words, Optional<Text> next, Optional<String> place) {
  /** A node that leads on by the words of its state. */
  public Step(State state, Optional<Text> figure, Text words) {
    this(state, figure, words, Optional.empty(), Optional.empty());
  }

  /** The same node with what a person does there. */
  public Step leadingTo(Text link) {
    return new Step(state, figure, words, Optional.of(link), Optional.empty());
  }

  /** The same node with what a person does at another place. */
  public Step leadingTo(Text link, String where) {
    return new Step(state, figure, words, Optional.of(link), Optional.of(where));
  }

  /** The same node in another state. */
  public Step in(State other) {
    return new Step(other, figure, words, next, place);
  }

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
