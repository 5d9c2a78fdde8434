package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.Arrays;
import java.util.List;

/**
 * Turns scores into probabilities: by pool-adjacent-violators where there are many outcomes (Zadrozny &amp; Elkan 2002),
 * by a logistic curve where there are few (Platt 1999).
 *
 * @param method how
 * @param at scores, rising: corners of the isotonic curve; empty for the logistic curve
 * @param values probabilities at the corners; for the logistic curve intercept and slope on log odds
 */
public record Recalibration(Method method, double[] at, double[] values) {
  private static final int ENOUGH_FOR_ISOTONIC = 1_000;

  /** How scores become probabilities. */
  public enum Method {
    NONE,
    PLATT,
    ISOTONIC
  }

  /** Leaves probabilities as they are. */
  public static Recalibration none() {
    return new Recalibration(Method.NONE, new double[0], new double[0]);
  }

  /** Learns from probabilities and outcomes that the model has not seen in training. */
  public static Recalibration fit(double[] probability, boolean[] y) {
    long hits = 0;
    for (boolean has : y) {
      hits += has ? 1 : 0;
    }
    if (hits == 0 || hits == y.length) {
      return none();
    }
    return Math.min(hits, y.length - hits) >= ENOUGH_FOR_ISOTONIC ? isotonic(probability, y) : platt(probability, y);
  }

  /** The probability to say for one the model gave. */
  public double apply(double probability) {
    return switch (method) {
      case NONE -> probability;
      case PLATT -> LogisticRegression.logistic(values[0] + values[1] * logOdds(probability));
      case ISOTONIC -> interpolate(probability);
    };
  }

  /** Isotonic regression; equal probabilities are pooled first. */
  static Recalibration isotonic(double[] probability, boolean[] y) {
    Integer[] order = RankingQuality.descending(probability);
    int n = order.length;
    double[] sums = new double[n];
    double[] weights = new double[n];
    double[] scores = new double[n];
    int blocks = 0;
    for (int k = n - 1; k >= 0; k--) {
      int i = order[k];
      sums[blocks] = y[i] ? 1 : 0;
      weights[blocks] = 1;
      scores[blocks] = probability[i];
      blocks++;
      while (blocks > 1
          && (scores[blocks - 2] / weights[blocks - 2] == scores[blocks - 1] / weights[blocks - 1]
              || sums[blocks - 2] / weights[blocks - 2] >= sums[blocks - 1] / weights[blocks - 1])) {
        sums[blocks - 2] += sums[blocks - 1];
        weights[blocks - 2] += weights[blocks - 1];
        scores[blocks - 2] += scores[blocks - 1];
        blocks--;
      }
    }
    double[] at = new double[blocks];
    double[] values = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      at[b] = scores[b] / weights[b];
      values[b] = sums[b] / weights[b];
    }
    return new Recalibration(Method.ISOTONIC, at, values);
  }

  private static Recalibration platt(double[] probability, boolean[] y) {
    double[][] x = new double[y.length][];
    for (int i = 0; i < y.length; i++) {
      x[i] = new double[] {logOdds(probability[i])};
    }
    double[] fitted =
        LogisticRegression.fit(List.of("log odds"), x, y, 0, JobContext.quiet(new Seed(0))).coefficients();
    return new Recalibration(Method.PLATT, new double[0], fitted);
  }

  private double interpolate(double probability) {
    int place = Arrays.binarySearch(at, probability);
    if (place >= 0) {
      return values[place];
    }
    int right = -place - 1;
    if (right == 0) {
      return values[0];
    }
    if (right == at.length) {
      return values[at.length - 1];
    }
    double share = (probability - at[right - 1]) / (at[right] - at[right - 1]);
    return values[right - 1] + share * (values[right] - values[right - 1]);
  }

  private static double logOdds(double p) {
    double inside = Math.clamp(p, 1e-9, 1 - 1e-9);
    return Math.log(inside / (1 - inside));
  }
}
