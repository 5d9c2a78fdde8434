package clientele.models;

import java.util.Arrays;

/**
 * Mean of an amount: {@code log E(y) = b₀ + Σ bⱼ xⱼ}, fitted by the Poisson score equations, which need the mean only and no
 * distribution (Gourieroux, Monfort &amp; Trognon 1984), with the sandwich covariance.
 *
 * @param coefficients the constant, then one per term
 * @param covariance of the coefficients
 * @param n rows
 */
public record QuasiPoisson(double[] coefficients, double[][] covariance, int n) {
  private static final int MOST_STEPS = 100;
  private static final double SETTLED = 1e-10;

  /**
   * Fits amounts.
   *
   * @param terms of each row, as logarithms of what the amount is a power of
   * @param y amounts, 0 or more, not all 0
   */
  public static QuasiPoisson fit(double[][] terms, double[] y) {
    double[] one = new double[y.length];
    Arrays.fill(one, 1);
    return fit(terms, y, one);
  }

  /**
   * Fits amounts that are a part of a known size: {@code log E(y / size) = b₀ + Σ bⱼ xⱼ}.
   *
   * @param terms of each row, as logarithms of what the amount is a power of
   * @param y amounts, 0 or more, not all 0
   * @param size of each row, above 0
   */
  public static QuasiPoisson fit(double[][] terms, double[] y, double[] size) {
    int n = y.length;
    double[] means = new double[terms[0].length];
    for (double[] row : terms) {
      for (int j = 0; j < means.length; j++) {
        means[j] += row[j] / n;
      }
    }
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = new double[means.length + 1];
      rows[i][0] = 1;
      for (int j = 0; j < means.length; j++) {
        rows[i][j + 1] = terms[i][j] - means[j];
      }
    }
    double[] beta = new double[means.length + 1];
    beta[0] = Math.log(Arrays.stream(y).sum() / Arrays.stream(size).sum());
    double likelihood = logLikelihood(rows, y, size, beta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] move = Matrices.solve(information(rows, size, beta), gradient(rows, y, size, beta));
      double scale = 1;
      double[] next;
      double reached;
      do {
        next = beta.clone();
        for (int j = 0; j < next.length; j++) {
          next[j] += scale * move[j];
        }
        reached = logLikelihood(rows, y, size, next);
        scale /= 2;
      } while (!(reached >= likelihood - 1e-12 * Math.abs(likelihood)) && scale > 1e-8);
      boolean still = true;
      for (int j = 0; j < next.length; j++) {
        still &= Math.abs(next[j] - beta[j]) < SETTLED;
      }
      beta = next;
      likelihood = reached;
      if (still) {
        break;
      }
    }
    double[][] bread = Matrices.inverse(information(rows, size, beta));
    return shifted(beta, Matrices.times(Matrices.times(bread, middle(rows, y, size, beta)), bread), means, n);
  }

  /** The same law with the constant where all terms are 0 and not at their means. */
  private static QuasiPoisson shifted(double[] beta, double[][] inner, double[] means, int n) {
    int k = beta.length;
    double[][] move = new double[k][k];
    double[] coefficients = beta.clone();
    for (int j = 0; j < k; j++) {
      move[j][j] = 1;
      if (j > 0) {
        move[0][j] = -means[j - 1];
        coefficients[0] -= beta[j] * means[j - 1];
      }
    }
    double[][] back = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        back[i][j] = move[j][i];
      }
    }
    return new QuasiPoisson(coefficients, Matrices.times(Matrices.times(move, inner), back), n);
  }

  private static double eta(double[] row, double[] beta) {
    double eta = 0;
    for (int j = 0; j < beta.length; j++) {
      eta += row[j] * beta[j];
    }
    return eta;
  }

  private static double[] gradient(double[][] rows, double[] y, double[] size, double[] beta) {
    double[] gradient = new double[beta.length];
    for (int i = 0; i < rows.length; i++) {
      double off = y[i] - size[i] * Math.exp(eta(rows[i], beta));
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] += off * rows[i][j];
      }
    }
    return gradient;
  }

  private static double[][] information(double[][] rows, double[] size, double[] beta) {
    return weighted(rows, i -> size[i] * Math.exp(eta(rows[i], beta)), beta.length);
  }

  private static double[][] middle(double[][] rows, double[] y, double[] size, double[] beta) {
    return weighted(rows, i -> {
      double off = y[i] - size[i] * Math.exp(eta(rows[i], beta));
      return off * off;
    }, beta.length);
  }

  private static double[][] weighted(double[][] rows, java.util.function.IntToDoubleFunction weight, int k) {
    double[][] sum = new double[k][k];
    for (int i = 0; i < rows.length; i++) {
      double w = weight.applyAsDouble(i);
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          sum[a][b] += w * rows[i][a] * rows[i][b];
        }
      }
    }
    return sum;
  }

  private static double logLikelihood(double[][] rows, double[] y, double[] size, double[] beta) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double eta = eta(rows[i], beta);
      sum += y[i] * eta - size[i] * Math.exp(eta);
    }
    return sum;
  }

  /** The mean where the terms are such. */
  public double mean(double... terms) {
    double eta = coefficients[0];
    for (int j = 0; j < terms.length; j++) {
      eta += coefficients[j + 1] * terms[j];
    }
    return Math.exp(eta);
  }

  /** The same law with coefficients drawn from their covariance; {@code normals} are as many independent standard normals. */
  public QuasiPoisson drawn(double[] normals) {
    double[][] root = root(covariance);
    double[] drawn = coefficients.clone();
    for (int i = 0; i < drawn.length; i++) {
      for (int j = 0; j <= i; j++) {
        drawn[i] += root[i][j] * normals[j];
      }
    }
    return new QuasiPoisson(drawn, covariance, n);
  }

  /** Triangle whose square is a covariance, which may be flat in a direction. */
  private static double[][] root(double[][] a) {
    double[][] root = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(Math.max(0, rest)) : root[j][j] == 0 ? 0 : rest / root[j][j];
      }
    }
    return root;
  }
}
