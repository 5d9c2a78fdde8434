package clientele.models.learn;

import clientele.job.JobContext;
import clientele.models.BoostedTrees;
import clientele.models.LogisticRegression;
import clientele.models.OutcomeBoost;
import clientele.models.Trees;
import clientele.stats.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Boosted trees. How many is told by rows held out: trees are grown without each fold side by side until the likelihood of the
 * rows left out no longer rises. Together they stand for one learned from all rows (a mean of several is steadier than one).
 */
public final class BoostingLearner implements Learner {
  private static final int PATIENCE = 30;
  private static final double RATE = 0.06;
  private static final int MOST_TREES = 600;
  private static final double ROWS = 0.8;
  private static final double MOST_ROWS = 40_000;
  private static final double FEATURES = 0.7;

  private final String id;
  private final int depth;

  /** With trees of so many splits from root to leaf. */
  BoostingLearner(String id, int depth) {
    this.id = id;
    this.depth = depth;
  }

  @Override
  public String id() {
    return id;
  }

  private BoostedTrees.Settings settings(int rows) {
    return new BoostedTrees.Settings(MOST_TREES, depth, RATE, 2, Math.clamp(rows / 200, 5, 20), 255);
  }

  /** Trees being grown on some rows, watched on others. */
  private static final class Growth {
    private final TreeEncoding.Learned learned;
    private final OutcomeBoost boost;
    private final boolean[] yIn;
    private final boolean[] yOut;
    private final byte[][] out;
    private final double[] logOdds;
    private double[] best = new double[0];

    private Growth(Columns facts, boolean[] y, int[] cluster, int[] in, int[] held, BoostedTrees.Settings settings, JobContext job) {
      yIn = Outcomes.pick(y, in);
      yOut = Outcomes.pick(y, held);
      learned = TreeEncoding.learn(facts.rows(in), yIn, Outcomes.dense(cluster, in), job.random("encoding"));
      boost = new OutcomeBoost(learned.columns(), yIn, settings, Math.min(ROWS, MOST_ROWS / yIn.length), FEATURES, job.random("boosting"));
      out = boost.binned(learned.encoding().columns(facts.rows(held)));
      logOdds = new double[held.length];
      Arrays.fill(logOdds, boost.base());
    }

    /** Grows a tree; what is lost on the rows held out. */
    private double grow(JobContext job) {
      boost.grow(job);
      boost.add(out, logOdds, job);
      double loss = 0;
      for (int i = 0; i < logOdds.length; i++) {
        loss += LogisticRegression.softplus(yOut[i] ? -logOdds[i] : logOdds[i]);
      }
      return loss;
    }

    private Scorer scorer(int trees) {
      Trees kept = boost.first(trees);
      List<Alone> alone = Arrays.stream(learned.columns()).map(c -> Alone.of(c, yIn)).toList();
      return new TreeScorer(learned.encoding(), kept, false, alone);
    }
  }

  @Override
  public CrossFit fit(Columns facts, boolean[] y, int[] cluster, Folds folds, JobContext job) {
    if (!facts.vary()) {
      throw new NothingToLearnException();
    }
    BoostedTrees.Settings settings = settings(y.length);
    List<Growth> growths = new ArrayList<>();
    for (int f = 0; f < folds.count(); f++) {
      growths.add(new Growth(facts, y, cluster, folds.in(f), folds.out(f), settings, job));
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < MOST_TREES && t < best + PATIENCE; t++) {
      job.progress(1 - Math.exp(-t / 100.0));
      double loss = 0;
      for (Growth growth : growths) {
        loss += growth.grow(job);
      }
      if (loss < least - 1e-9 * y.length) {
        least = loss;
        best = t + 1;
        growths.forEach(g -> g.best = g.logOdds.clone());
      }
    }
    double[] held = new double[y.length];
    List<Scorer> without = new ArrayList<>();
    for (int f = 0; f < folds.count(); f++) {
      Outcomes.put(held, folds.out(f), growths.get(f).best);
      without.add(growths.get(f).scorer(best));
    }
    return new CrossFit(Optional.empty(), without, held);
  }
}
