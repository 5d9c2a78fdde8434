package clientele.models;

import clientele.base.Interval;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares; McCullagh &amp; Nelder 1989, ch. 4) with
 * a small ridge on all coefficients but the intercept, so that separated classes end in finite numbers.
 *
 * @param names of the columns, without the intercept
 * @param coefficients the intercept first, then one per column, in log odds per unit of the column
 * @param covariance of the coefficients, the inverse of the penalised information matrix
 * @param means of the columns in training
 * @param logLikelihood at the end, without the penalty
 * @param iterations Newton steps taken
 */
public record LogisticRegression(
    List<String> names, double[] coefficients, double[][] covariance, double[] means, double logLikelihood,
    int iterations) {
  private static final int BLOCK = 4096;
  private static final int MOST_STEPS = 60;

  /**
   * Learns from rows.
   *
   * @param x rows of equal length, all finite; best on scales of about one standard deviation
   * @param y whether each row has the outcome; both outcomes occur
   * @param ridge penalty on the squared coefficients, in units of log-likelihood; 0 for none
   * @throws IllegalArgumentException if there are no rows, only one outcome, or numbers that are not finite
   */
  public static LogisticRegression fit(List<String> names, double[][] x, boolean[] y, double ridge, JobContext job) {
    int n = x.length;
    int p = names.size() + 1;
    int positives = 0;
    for (int i = 0; i < n; i++) {
      positives += y[i] ? 1 : 0;
      for (double value : x[i]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("row " + i + " holds a number that is not finite");
        }
      }
    }
    if (positives == 0 || positives == n) {
      throw new IllegalArgumentException("both outcomes are needed, found " + positives + " of " + n);
    }
    double[] beta = new double[p];
    beta[0] = Math.log((double) positives / (n - positives));
    double objective = Double.NEGATIVE_INFINITY;
    Step step = step(x, y, beta, ridge, job);
    int steps = 0;
    while (steps < MOST_STEPS && step.objective - objective > 1e-10 * (1 + Math.abs(step.objective))) {
      job.progress((double) steps / MOST_STEPS);
      objective = step.objective;
      double[] move = Matrices.solve(step.information, step.gradient);
      double scale = 1;
      Step next;
      double[] tried;
      do {
        tried = beta.clone();
        for (int j = 0; j < p; j++) {
          tried[j] += scale * move[j];
        }
        next = step(x, y, tried, ridge, job);
        scale /= 2;
      } while (next.objective < objective - 1e-12 * Math.abs(objective) && scale > 1e-6);
      beta = tried;
      step = next;
      steps++;
    }
    return new LogisticRegression(
        List.copyOf(names), beta, Matrices.inverse(step.information), means(x, p - 1), step.logLikelihood, steps);
  }

  /**
   * The same regression with a covariance that holds where rows belong together, such as the months of a customer: the
   * sandwich of White 1980 over clusters (Liang &amp; Zeger 1986), with the factor g / (g − 1) for g clusters.
   *
   * @param cluster of each row, from 0
   */
  public LogisticRegression clustered(double[][] x, boolean[] y, int[] cluster) {
    int p = coefficients.length;
    int groups = Arrays.stream(cluster).max().orElse(0) + 1;
    double[][] scores = new double[groups][p];
    for (int i = 0; i < y.length; i++) {
      double off = (y[i] ? 1 : 0) - probability(x[i]);
      scores[cluster[i]][0] += off;
      for (int j = 1; j < p; j++) {
        scores[cluster[i]][j] += off * x[i][j - 1];
      }
    }
    double[][] middle = new double[p][p];
    for (double[] score : scores) {
      for (int a = 0; a < p; a++) {
        for (int b = 0; b < p; b++) {
          middle[a][b] += score[a] * score[b] * groups / Math.max(1, groups - 1);
        }
      }
    }
    double[][] robust = Matrices.times(Matrices.times(covariance, middle), covariance);
    return new LogisticRegression(names, coefficients, robust, means, logLikelihood, iterations);
  }

  /** Variance of the weighted sum of coefficients, the intercept first. */
  public double variance(double[] weights) {
    double variance = 0;
    for (int a = 0; a < weights.length; a++) {
      for (int b = 0; b < weights.length; b++) {
        variance += weights[a] * covariance[a][b] * weights[b];
      }
    }
    return Math.max(0, variance);
  }

  /** Log odds of a row. */
  public double logOdds(double[] row) {
    double sum = coefficients[0];
    for (int j = 0; j < row.length; j++) {
      sum += coefficients[j + 1] * row[j];
    }
    return sum;
  }

  /** Probability of the outcome for a row, 0 to 1. */
  public double probability(double[] row) {
    return logistic(logOdds(row));
  }

  /** What each column adds to the log odds of a row against the mean of training. */
  public double[] contributions(double[] row) {
    double[] parts = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      parts[j] = coefficients[j + 1] * (row[j] - means[j]);
    }
    return parts;
  }

  /** Standard error of coefficient {@code j}; 0 is the intercept. */
  public double standardError(int j) {
    return Math.sqrt(covariance[j][j]);
  }

  /** 95 % interval of coefficient {@code j} (Wald); 0 is the intercept. */
  public Interval interval(int j) {
    double half = Interval.Z * standardError(j);
    return Interval.of(coefficients[j] - half, coefficients[j] + half);
  }

  /** The logistic function. */
  public static double logistic(double logOdds) {
    return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
  }

  private record Step(double[][] information, double[] gradient, double logLikelihood, double objective) {}

  private static Step step(double[][] x, boolean[] y, double[] beta, double ridge, JobContext job) {
    int p = beta.length;
    List<double[]> parts =
        Parallel.map(x.length, BLOCK, job, (block, from, to) -> partial(x, y, beta, from, to));
    double[] sum = new double[1 + p + p * p];
    for (double[] part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    double[][] information = new double[p][p];
    double[] gradient = Arrays.copyOfRange(sum, 1, 1 + p);
    double penalty = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b <= a; b++) {
        information[a][b] = sum[1 + p + a * p + b];
        information[b][a] = information[a][b];
      }
      if (a > 0) {
        information[a][a] += ridge;
        gradient[a] -= ridge * beta[a];
        penalty += ridge * beta[a] * beta[a] / 2;
      }
    }
    return new Step(information, gradient, sum[0], sum[0] - penalty);
  }

  private static double[] partial(double[][] x, boolean[] y, double[] beta, int from, int to) {
    int p = beta.length;
    double[] sum = new double[1 + p + p * p];
    double[] row = new double[p];
    row[0] = 1;
    for (int i = from; i < to; i++) {
      System.arraycopy(x[i], 0, row, 1, p - 1);
      double odds = 0;
      for (int j = 0; j < p; j++) {
        odds += beta[j] * row[j];
      }
      double probability = logistic(odds);
      sum[0] -= softplus(y[i] ? -odds : odds);
      double off = (y[i] ? 1 : 0) - probability;
      double weight = Math.max(probability * (1 - probability), 1e-12);
      for (int a = 0; a < p; a++) {
        sum[1 + a] += off * row[a];
        double weighted = weight * row[a];
        int at = 1 + p + a * p;
        for (int b = 0; b <= a; b++) {
          sum[at + b] += weighted * row[b];
        }
      }
    }
    return sum;
  }

  /** log(1 + e^x) without overflow. */
  public static double softplus(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }

  private static double[] means(double[][] x, int columns) {
    double[] means = new double[columns];
    for (double[] row : x) {
      for (int j = 0; j < columns; j++) {
        means[j] += row[j] / x.length;
      }
    }
    return means;
  }
}
