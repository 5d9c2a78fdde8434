package clientele.models;

import clientele.base.Estimate;
import clientele.base.Interval;
import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether probabilities mean what they say.
 *
 * @param bins groups of about equal size, by rising probability
 * @param slope of the outcome on the log odds; 1 is right, below 1 the probabilities are too bold
 * @param intercept of the outcome with the log odds as offset; 0 is right, above 0 they are too low
 */
public record Calibration(List<Bin> bins, double slope, double intercept) {

  /**
   * A group of customers.
   *
   * @param predicted mean probability
   * @param observed share with the outcome
   */
  public record Bin(double predicted, double observed, Interval interval, int n) {}

  /** Compares probabilities with outcomes in up to {@code wanted} groups of equal size. */
  public static Calibration of(double[] probability, boolean[] y, int wanted) {
    Integer[] order = RankingQuality.descending(probability);
    int n = order.length;
    int groups = Math.clamp(n / 30, 1, wanted);
    List<Bin> bins = new ArrayList<>();
    for (int g = groups - 1; g >= 0; g--) {
      int from = (int) ((long) g * n / groups);
      int to = (int) ((long) (g + 1) * n / groups);
      double sum = 0;
      int hits = 0;
      for (int i = from; i < to; i++) {
        sum += probability[order[i]];
        hits += y[order[i]] ? 1 : 0;
      }
      bins.add(new Bin(sum / (to - from), (double) hits / (to - from), Interval.wilson(hits, to - from), to - from));
    }
    return new Calibration(bins, slope(probability, y), intercept(probability, y));
  }

  private static double slope(double[] probability, boolean[] y) {
    double[][] x = new double[y.length][];
    for (int i = 0; i < y.length; i++) {
      x[i] = new double[] {logOdds(probability[i])};
    }
    boolean same = Arrays.stream(x).allMatch(row -> row[0] == x[0][0]);
    return same ? Double.NaN
        : LogisticRegression.fit(List.of("log odds"), x, y, 0, JobContext.quiet(new Seed(0))).coefficients()[1];
  }

  /** Shift of the log odds that the outcomes ask for, with its 95 % interval; 0 is right. */
  public static Estimate shift(double[] probability, boolean[] y) {
    double a = intercept(probability, y);
    double information = 0;
    for (double p : probability) {
      double q = LogisticRegression.logistic(a + logOdds(p));
      information += q * (1 - q);
    }
    double half = Interval.Z / Math.sqrt(Math.max(information, 1e-9));
    return Estimate.of(a, a - half, a + half);
  }

  /** Newton's method on one number. */
  private static double intercept(double[] probability, boolean[] y) {
    double a = 0;
    for (int step = 0; step < 50; step++) {
      double gradient = 0;
      double curvature = 0;
      for (int i = 0; i < y.length; i++) {
        double p = LogisticRegression.logistic(a + logOdds(probability[i]));
        gradient += (y[i] ? 1 : 0) - p;
        curvature += p * (1 - p);
      }
      double move = gradient / Math.max(curvature, 1e-12);
      a += Math.clamp(move, -2, 2);
      if (Math.abs(move) < 1e-10) {
        break;
      }
    }
    return a;
  }

  private static double logOdds(double p) {
    double inside = Math.clamp(p, 1e-9, 1 - 1e-9);
    return Math.log(inside / (1 - inside));
  }
}
