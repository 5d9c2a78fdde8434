package clientele.models;

/**
 * Mean of an amount as a power of one expectation: {@code log E(y) = a + b·log x}, fitted by the Poisson score equations,
 * which need the mean only and no distribution (Gourieroux, Monfort &amp; Trognon 1984), with the sandwich covariance.
 *
 * @param a constant
 * @param b power
 * @param covariance of a and b
 * @param n rows
 */
public record QuasiPoisson(double a, double b, double[][] covariance, int n) {
  private static final int MOST_STEPS = 100;

  /**
   * Fits amounts.
   *
   * @param x expectations, above 0
   * @param y amounts, 0 or more, not all 0
   */
  public static QuasiPoisson fit(double[] x, double[] y) {
    int n = x.length;
    double[] z = new double[n];
    double meanY = 0;
    double meanX = 0;
    for (int i = 0; i < n; i++) {
      meanY += y[i] / n;
      meanX += x[i] / n;
    }
    double centre = Math.log(meanX);
    for (int i = 0; i < n; i++) {
      z[i] = Math.log(x[i]) - centre;
    }
    double[] beta = {Math.log(meanY), 1};
    double likelihood = logLikelihood(z, y, beta);
    double[][] information = new double[2][2];
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[2];
      information = new double[2][2];
      for (int i = 0; i < n; i++) {
        double mu = Math.exp(beta[0] + beta[1] * z[i]);
        gradient[0] += y[i] - mu;
        gradient[1] += (y[i] - mu) * z[i];
        information[0][0] += mu;
        information[0][1] += mu * z[i];
        information[1][1] += mu * z[i] * z[i];
      }
      information[1][0] = information[0][1];
      double[] move = Matrices.solve(information, gradient);
      double scale = 1;
      double[] next;
      double reached;
      do {
        next = new double[] {beta[0] + scale * move[0], beta[1] + scale * move[1]};
        reached = logLikelihood(z, y, next);
        scale /= 2;
      } while (!(reached >= likelihood - 1e-12 * Math.abs(likelihood)) && scale > 1e-8);
      boolean still = Math.abs(next[0] - beta[0]) + Math.abs(next[1] - beta[1]) < 1e-10;
      beta = next;
      likelihood = reached;
      if (still) {
        break;
      }
    }
    double[][] middle = new double[2][2];
    for (int i = 0; i < n; i++) {
      double off = y[i] - Math.exp(beta[0] + beta[1] * z[i]);
      middle[0][0] += off * off;
      middle[0][1] += off * off * z[i];
      middle[1][1] += off * off * z[i] * z[i];
    }
    middle[1][0] = middle[0][1];
    double[][] bread = Matrices.inverse(information);
    double[][] inner = Matrices.times(Matrices.times(bread, middle), bread);
    double a = beta[0] - beta[1] * centre;
    // covariance of (a, b) from that of (a + b·centre, b)
    double[][] covariance = {
      {inner[0][0] - 2 * centre * inner[0][1] + centre * centre * inner[1][1], inner[0][1] - centre * inner[1][1]},
      {inner[0][1] - centre * inner[1][1], inner[1][1]}
    };
    return new QuasiPoisson(a, beta[1], covariance, n);
  }

  private static double logLikelihood(double[] z, double[] y, double[] beta) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double eta = beta[0] + beta[1] * z[i];
      sum += y[i] * eta - Math.exp(eta);
    }
    return sum;
  }

  /** The mean at an expectation above 0. */
  public double mean(double x) {
    return Math.exp(a + b * Math.log(x));
  }

  /** The same law with constants drawn from its covariance: {@code first} and {@code second} are standard normal. */
  public QuasiPoisson drawn(double first, double second) {
    double sa = Math.sqrt(Math.max(0, covariance[0][0]));
    double lean = sa == 0 ? 0 : covariance[0][1] / sa;
    double sb = Math.sqrt(Math.max(0, covariance[1][1] - lean * lean));
    return new QuasiPoisson(a + sa * first, b + lean * first + sb * second, covariance, n);
  }
}
