package clientele.models.learn;

import clientele.stats.Columns;
import java.util.List;

/**
 * What was learned: log odds of an outcome, their errors, and what each fact adds. It holds numbers and words only, so that it
 * is kept as it is and read back without running anything.
 */
public sealed interface Scorer permits LogisticScorer, TreeScorer, BayesScorer, NetworkScorer, StackScorer {

  /** Names of the facts it asks for, in order. */
  List<String> facts();

  /** Log odds of the outcome of each row, as learned, not yet calibrated; finite. */
  double[] logOdds(Columns of);

  /**
   * What each fact adds to the log odds of each row against the average row of training; the sum over the facts is the row's log
   * odds less that average.
   *
   * @return by row, then by fact in the order of {@link #facts()}
   */
  double[][] contributions(Columns of);

  /** As {@link #contributions}, of those facts only that may be told: beyond chance, and the same way alone as with the others. */
  default double[][] reasons(Columns of) {
    return contributions(of);
  }

  /** Whether {@link #errors} is told. */
  default boolean knowsItsErrors() {
    return false;
  }

  /**
   * Errors of the log odds by what was learned from, in independent parts: the variance of a weighted sum over rows is the sum of
   * the squares of the weighted sums of the parts. Empty where a scorer does not know its own errors.
   *
   * @return by part, then by row
   */
  default double[][] errors(Columns of) {
    return new double[0][];
  }
}
