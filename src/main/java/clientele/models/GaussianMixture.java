package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A mixture of normal distributions, fitted by expectation and maximisation (Dempster, Laird &amp; Rubin 1977) from groups of
 * k-means: every row belongs to every part with a probability. Where the parts lie and how they are shaped is estimated from
 * {@value #MOST_ROWS} rows at most, drawn by chance; probabilities are those of all rows. Sums are joined block by block in
 * order, so the result does not depend on the number of cores.
 *
 * @param weights share of each part
 * @param means of each part
 * @param covariances of each part, with {@code floor} added to every variance
 * @param shape of the covariances
 * @param rows it was fitted to
 * @param logLikelihood of these rows
 */
public record GaussianMixture(
    double[] weights, double[][] means, double[][][] covariances, Shape shape, int rows, double logLikelihood) {
  /** Rows it is fitted to at most. */
  public static final int MOST_ROWS = 5_000;

  /** Added to every variance, on the scale of facts of variance 1, so that a part does not shrink onto equal values. */
  public static final double FLOOR = 0.01;

  private static final int BLOCK = 512;
  private static final int MOST_ROUNDS = 150;
  private static final int STARTS = 3;
  private static final double SETTLED = 1e-5;
  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  /** What may differ between parts: all of their covariances, or the variances of facts that are independent within a part. */
  public enum Shape {
    FULL,
    DIAGONAL
  }

  /**
   * The part each row most probably belongs to.
   *
   * @param labels that part
   * @param sure the probability that it is that one
   */
  public record Membership(int[] labels, double[] sure) {
    /** Share of the rows that belong to no part with this probability. */
    public double below(double probability) {
      return sure.length == 0 ? 0 : (double) Arrays.stream(sure).filter(p -> p < probability).count() / sure.length;
    }
  }

  /** The mixture of {@code k} parts whose shape the Bayesian information criterion prefers. */
  public static GaussianMixture fit(float[][] rows, int k, Seed seed, JobContext job) {
    GaussianMixture full = fit(rows, k, Shape.FULL, FLOOR, STARTS, seed, job);
    GaussianMixture diagonal = fit(rows, k, Shape.DIAGONAL, FLOOR, STARTS, seed, job);
    return full.bic() <= diagonal.bic() ? full : diagonal;
  }

  /** A mixture of a shape, the likeliest of some starts. */
  static GaussianMixture fit(float[][] rows, int k, Shape shape, double floor, int starts, Seed seed, JobContext job) {
    int[] places = Sample.places(rows.length, MOST_ROWS, seed.stream("mixture rows"));
    double[][] drawn = new double[places.length][];
    float[][] same = new float[places.length][];
    for (int i = 0; i < places.length; i++) {
      float[] row = rows[places[i]];
      same[i] = row;
      drawn[i] = new double[row.length];
      Arrays.setAll(drawn[i], j -> row[j]);
    }
    GaussianMixture best = null;
    for (int s = 0; s < starts; s++) {
      KMeans start = KMeans.fit(same, k, s == 0 ? 4 : 1, seed.derive("mixture " + k + " " + s), job);
      GaussianMixture tried = climb(drawn, started(drawn, start.labels(), k, shape, floor), floor, job);
      if (best == null || tried.logLikelihood > best.logLikelihood) {
        best = tried;
      }
      if (k == 1) {
        break;
      }
    }
    return best;
  }

  /** Number of parts. */
  public int k() {
    return weights.length;
  }

  /** Numbers that were estimated. */
  public int parameters() {
    int p = means[0].length;
    return k() - 1 + k() * (shape == Shape.FULL ? p + p * (p + 1) / 2 : 2 * p);
  }

  /** Bayesian information criterion (Schwarz 1978): the smaller the better. */
  public double bic() {
    return parameters() * Math.log(rows) - 2 * logLikelihood;
  }

  /** Where all rows belong. */
  public Membership of(float[][] all, JobContext job) {
    Parts parts = new Parts(this);
    int[] labels = new int[all.length];
    double[] sure = new double[all.length];
    Parallel.each(all.length, BLOCK, job, (block, from, to) -> {
      double[] row = new double[means[0].length];
      double[] logs = new double[k()];
      for (int i = from; i < to; i++) {
        for (int j = 0; j < row.length; j++) {
          row[j] = all[i][j];
        }
        double sum = parts.logs(row, logs);
        for (int g = 1; g < logs.length; g++) {
          labels[i] = logs[g] > logs[labels[i]] ? g : labels[i];
        }
        sure[i] = Math.exp(logs[labels[i]] - sum);
      }
      return null;
    });
    return new Membership(labels, sure);
  }

  private static GaussianMixture started(double[][] rows, int[] labels, int k, Shape shape, double floor) {
    Moments moments = new Moments(k, rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      moments.add(labels[i], 1, rows[i]);
    }
    return moments.mixture(shape, floor, rows.length, Double.NEGATIVE_INFINITY);
  }

  private static GaussianMixture climb(double[][] rows, GaussianMixture from, double floor, JobContext job) {
    GaussianMixture now = from;
    double before = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      job.checkCancelled();
      Parts parts = new Parts(now);
      int k = now.k();
      Moments moments = Parallel.reduce(
          rows.length, BLOCK, job, new Moments(k, rows[0].length),
          (block, start, end) -> expect(rows, parts, k, start, end), Moments::plus);
      double reached = moments.logLikelihood;
      if (reached - before < SETTLED * rows.length && round > 0) {
        return new GaussianMixture(now.weights, now.means, now.covariances, now.shape, rows.length, reached);
      }
      before = reached;
      now = moments.mixture(now.shape, floor, rows.length, reached);
    }
    return now;
  }

  private static Moments expect(double[][] rows, Parts parts, int k, int from, int to) {
    Moments moments = new Moments(k, rows[0].length);
    double[] logs = new double[k];
    for (int i = from; i < to; i++) {
      double sum = parts.logs(rows[i], logs);
      moments.logLikelihood += sum;
      for (int g = 0; g < k; g++) {
        double share = Math.exp(logs[g] - sum);
        if (share > 1e-12) {
          moments.add(g, share, rows[i]);
        }
      }
    }
    return moments;
  }

  /** The densities of the parts, ready to be asked. */
  private static final class Parts {
    private final GaussianMixture mixture;
    private final double[][][] lower;
    private final double[] constants;

    private Parts(GaussianMixture mixture) {
      this.mixture = mixture;
      int p = mixture.means[0].length;
      lower = new double[mixture.k()][][];
      constants = new double[mixture.k()];
      for (int g = 0; g < lower.length; g++) {
        lower[g] = Matrices.lower(mixture.covariances[g]);
        double logs = 0;
        for (int j = 0; j < p; j++) {
          logs += Math.log(lower[g][j][j]);
        }
        constants[g] = Math.log(mixture.weights[g]) - p * LOG_2_PI / 2 - logs;
      }
    }

    /** Puts the logarithm of the joint density of a row and each part into {@code logs}; returns that of their sum. */
    private double logs(double[] row, double[] logs) {
      double most = Double.NEGATIVE_INFINITY;
      double[] off = new double[row.length];
      for (int g = 0; g < logs.length; g++) {
        double squares = 0;
        double[] mean = mixture.means[g];
        for (int i = 0; i < off.length; i++) {
          double[] line = lower[g][i];
          double value = row[i] - mean[i];
          for (int j = 0; j < i; j++) {
            value -= line[j] * off[j];
          }
          off[i] = value / line[i];
          squares += off[i] * off[i];
        }
        logs[g] = constants[g] - squares / 2;
        most = Math.max(most, logs[g]);
      }
      double sum = 0;
      for (double log : logs) {
        sum += Math.exp(log - most);
      }
      return most + Math.log(sum);
    }
  }

  /** Weighted sums of rows and of their products, part by part. */
  private static final class Moments {
    private final double[] weights;
    private final double[][] sums;
    private final double[][][] products;
    private double logLikelihood;

    private Moments(int k, int p) {
      weights = new double[k];
      sums = new double[k][p];
      products = new double[k][p][p];
    }

    private void add(int part, double weight, double[] row) {
      weights[part] += weight;
      for (int i = 0; i < row.length; i++) {
        double w = weight * row[i];
        sums[part][i] += w;
        double[] line = products[part][i];
        for (int j = 0; j <= i; j++) {
          line[j] += w * row[j];
        }
      }
    }

    private Moments plus(Moments other) {
      logLikelihood += other.logLikelihood;
      for (int g = 0; g < weights.length; g++) {
        weights[g] += other.weights[g];
        for (int i = 0; i < sums[g].length; i++) {
          sums[g][i] += other.sums[g][i];
          for (int j = 0; j <= i; j++) {
            products[g][i][j] += other.products[g][i][j];
          }
        }
      }
      return this;
    }

    private GaussianMixture mixture(Shape shape, double floor, int rows, double logLikelihood) {
      int k = weights.length;
      int p = sums[0].length;
      double[] shares = new double[k];
      double[][] means = new double[k][p];
      double[][][] covariances = new double[k][p][p];
      for (int g = 0; g < k; g++) {
        double weight = weights[g] + 1e-9; // a part that lost all of its rows stays finite
        shares[g] = weight / (rows + k * 1e-9);
        for (int i = 0; i < p; i++) {
          means[g][i] = sums[g][i] / weight;
        }
        for (int i = 0; i < p; i++) {
          for (int j = 0; j <= i; j++) {
            boolean told = shape == Shape.FULL || i == j;
            double value = told ? products[g][i][j] / weight - means[g][i] * means[g][j] : 0;
            covariances[g][i][j] = i == j ? Math.max(0, value) + floor : value;
            covariances[g][j][i] = covariances[g][i][j];
          }
        }
      }
      return new GaussianMixture(shares, means, covariances, shape, rows, logLikelihood);
    }
  }

  /** Mixtures of each number of parts from 1 to {@code most}. */
  public static List<GaussianMixture> upTo(float[][] rows, int most, Seed seed, JobContext job) {
    List<GaussianMixture> mixtures = new ArrayList<>();
    for (int k = 1; k <= most; k++) {
      mixtures.add(fit(rows, k, seed, job));
      job.progress((double) k / most);
    }
    return mixtures;
  }
}
