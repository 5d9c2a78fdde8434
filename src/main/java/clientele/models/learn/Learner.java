package clientele.models.learn;

import clientele.job.JobContext;
import clientele.stats.Columns;

/** A way to learn a yes-or-no outcome from facts. */
public interface Learner {

  /** Its name for people's choice and recipes: lower case, never changes. */
  String id();

  /**
   * Learns without each fold in turn, so that every row is also scored by what has not seen it.
   *
   * @param facts one row per observation; at least one fact varies
   * @param y the outcomes; both occur, without any fold too
   * @param cluster of each row, from 0: rows of one customer belong together
   * @param folds of the rows
   * @throws NothingToLearnException if no fact can be used
   */
  CrossFit fit(Columns facts, boolean[] y, int[] cluster, Folds folds, JobContext job);
}
