package clientele.models.learn;

import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.OutcomeNetwork;
import clientele.stats.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A network of 64 rectified units; how long it learns is told by rows held out, as with {@link BoostingLearner}. */
final class NetworkLearner implements Learner {
  private static final OutcomeNetwork.Settings SETTINGS = new OutcomeNetwork.Settings(64, 64, 0.002, 0.02);
  private static final int MOST_EPOCHS = 60;
  private static final int PATIENCE = 6;

  @Override
  public String id() {
    return "network";
  }

  /** A network learning from some rows, watched on others. */
  private static final class Growth {
    private final Encoding encoding;
    private final OutcomeNetwork.Learning learning;
    private final float[][] in;
    private final float[][] out;
    private final boolean[] yOut;
    private OutcomeNetwork best;

    private Growth(Columns facts, boolean[] y, int[] in, int[] out, JobContext job) {
      Columns mine = facts.rows(in);
      boolean[] yIn = Outcomes.pick(y, in);
      encoding = Encoding.whole(mine, yIn);
      if (encoding.slots().isEmpty()) {
        throw new NothingToLearnException();
      }
      this.in = NetworkScorer.rows(encoding, mine);
      this.out = NetworkScorer.rows(encoding, facts.rows(out));
      this.yOut = Outcomes.pick(y, out);
      learning = new OutcomeNetwork.Learning(this.in, yIn, SETTINGS, job.random("network weights"));
    }

    private double epoch(JobContext job) {
      learning.epoch(job);
      OutcomeNetwork now = learning.network();
      double loss = 0;
      for (int i = 0; i < out.length; i++) {
        double odds = now.logOdds(out[i]);
        loss += LogisticRegression.softplus(yOut[i] ? -odds : odds);
      }
      return loss;
    }

    private Scorer scorer(OutcomeNetwork network) {
      float[] means = new float[in[0].length];
      for (float[] row : in) {
        for (int j = 0; j < means.length; j++) {
          means[j] += row[j] / in.length;
        }
      }
      return new NetworkScorer(encoding, network, means);
    }
  }

  @Override
  public CrossFit fit(Columns facts, boolean[] y, int[] cluster, Folds folds, JobContext job) {
    List<Growth> growths = new ArrayList<>();
    for (int f = 0; f < folds.count(); f++) {
      growths.add(new Growth(facts, y, folds.in(f), folds.out(f), job));
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int e = 0; e < MOST_EPOCHS && e < best + PATIENCE; e++) {
      job.progress((double) e / MOST_EPOCHS);
      double loss = 0;
      for (Growth growth : growths) {
        loss += growth.epoch(job);
      }
      if (loss < least) {
        least = loss;
        best = e + 1;
        growths.forEach(g -> g.best = g.learning.network());
      }
    }
    double[] held = new double[y.length];
    List<Scorer> without = new ArrayList<>();
    for (int f = 0; f < folds.count(); f++) {
      Growth growth = growths.get(f);
      Outcomes.put(held, folds.out(f), Arrays.stream(growth.out).mapToDouble(growth.best::logOdds).toArray());
      without.add(growth.scorer(growth.best));
    }
    return new CrossFit(Optional.empty(), without, held);
  }
}
