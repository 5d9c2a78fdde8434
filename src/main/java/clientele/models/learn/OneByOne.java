package clientele.models.learn;

import clientele.job.JobContext;
import clientele.stats.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A learner that learns from some rows at a time, without watching others. */
abstract class OneByOne implements Learner {
  private final boolean whole;

  /** Whether one scorer of all rows is wanted too. */
  OneByOne(boolean whole) {
    this.whole = whole;
  }

  /** Learns from rows; both outcomes occur. */
  abstract Scorer learn(Columns facts, boolean[] y, int[] cluster, JobContext job);

  @Override
  public CrossFit fit(Columns facts, boolean[] y, int[] cluster, Folds folds, JobContext job) {
    double[] held = new double[y.length];
    List<Scorer> without = new ArrayList<>();
    double part = 1.0 / (folds.count() + (whole ? 1 : 0));
    for (int f = 0; f < folds.count(); f++) {
      int[] in = folds.in(f);
      int[] out = folds.out(f);
      Scorer scorer = learn(
          facts.rows(in), Outcomes.pick(y, in), Outcomes.dense(cluster, in), job.part(f * part, (f + 1) * part));
      Outcomes.put(held, out, scorer.logOdds(facts.rows(out)));
      without.add(scorer);
    }
    Optional<Scorer> all = whole ? Optional.of(learn(facts, y, cluster, job.part(1 - part, 1))) : Optional.empty();
    return new CrossFit(all, List.copyOf(without), held);
  }
}
