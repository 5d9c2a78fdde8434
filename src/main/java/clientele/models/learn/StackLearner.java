package clientele.models.learn;

import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.stats.Columns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several learners together (Wolpert 1992; Breiman 1996): the log odds that each gives to rows it has not seen are weighted, none
 * below 0, so that the outcomes are the likeliest. What helps nothing gets no weight.
 */
public final class StackLearner implements Learner {
  private static final int STEPS = 300;

  private final String id;
  private final List<Learner> learners;

  StackLearner(String id, List<Learner> learners) {
    this.id = id;
    this.learners = List.copyOf(learners);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public CrossFit fit(Columns facts, boolean[] y, int[] cluster, Folds folds, JobContext job) {
    List<CrossFit> fits = new ArrayList<>();
    Map<String, CrossFit> parts = new LinkedHashMap<>();
    for (int l = 0; l < learners.size(); l++) {
      JobContext part = job.part((double) l / learners.size(), (l + 1.0) / learners.size());
      fits.add(learners.get(l).fit(facts, y, cluster, folds, part));
      parts.put(learners.get(l).id(), fits.getLast());
    }
    double[][] said = fits.stream().map(CrossFit::heldOut).toArray(double[][]::new);
    double[] weights = weights(said, y);
    List<Scorer> without = new ArrayList<>();
    for (int f = 0; f < folds.count(); f++) {
      int now = f;
      without.add(together(facts, weights, fits.stream().map(c -> c.without().get(now)).toList()));
    }
    double[] held = new double[y.length];
    for (int i = 0; i < held.length; i++) {
      held[i] = weights[0];
      for (int l = 0; l < said.length; l++) {
        held[i] += weights[l + 1] * said[l][i];
      }
    }
    return new CrossFit(Optional.empty(), without, held, parts);
  }

  private static Scorer together(Columns facts, double[] weights, List<Scorer> scorers) {
    List<KeptScorer> kept = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int l = 0; l < scorers.size(); l++) {
      if (weights[l + 1] > 0) {
        kept.add(KeptScorer.of(scorers.get(l)));
        theirs.add(weights[l + 1]);
      }
    }
    return new StackScorer(facts.names(), weights[0], theirs.stream().mapToDouble(w -> w).toArray(), kept);
  }

  /**
   * Intercept and weights of the highest likelihood, none of the weights below 0: Newton's steps on each number in turn.
   *
   * @param said log odds by learner, then by row
   */
  static double[] weights(double[][] said, boolean[] y) {
    double[] weights = new double[said.length + 1];
    double[] sum = new double[y.length];
    for (int l = 0; l < said.length; l++) {
      weights[l + 1] = 1.0 / said.length;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += said[l][i] / said.length;
      }
    }
    for (int step = 0; step < STEPS; step++) {
      double moved = 0;
      for (int w = 0; w < weights.length; w++) {
        double gradient = 0;
        double curvature = 1e-9;
        for (int i = 0; i < sum.length; i++) {
          double x = w == 0 ? 1 : said[w - 1][i];
          double p = LogisticRegression.logistic(sum[i]);
          gradient += ((y[i] ? 1 : 0) - p) * x;
          curvature += p * (1 - p) * x * x;
        }
        double to = weights[w] + gradient / curvature;
        to = w == 0 ? to : Math.max(0, to);
        double by = to - weights[w];
        for (int i = 0; i < sum.length && by != 0; i++) {
          sum[i] += by * (w == 0 ? 1 : said[w - 1][i]);
        }
        weights[w] = to;
        moved = Math.max(moved, Math.abs(by));
      }
      if (moved < 1e-6) {
        break;
      }
    }
    for (int w = 1; w < weights.length; w++) {
      weights[w] = weights[w] < 1e-3 ? 0 : weights[w];
    }
    return weights;
  }
}
