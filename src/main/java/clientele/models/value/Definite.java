package clientele.models.value;

/** Positive definite systems of those rows and columns that take part, by Cholesky's decomposition. */
final class Definite {
  private Definite() {}

  /** Lower factor with a 1 for what takes no part; empty if the matrix is not positive definite. */
  static double[][] root(double[][] a, boolean[] part) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      if (!part[i]) {
        l[i][i] = 1;
        continue;
      }
      for (int j = 0; j <= i; j++) {
        if (!part[j]) {
          continue;
        }
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i == j) {
          if (!(sum > 1e-12 * Math.abs(a[i][i]) && sum > 0)) {
            return new double[0][];
          }
          l[i][i] = Math.sqrt(sum);
        } else {
          l[i][j] = sum / l[j][j];
        }
      }
    }
    return l;
  }

  /** Solution by a factor; 0 for what takes no part. */
  static double[] solve(double[][] l, double[] b, boolean[] part) {
    int n = b.length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = part[i] ? b[i] : 0;
      for (int j = 0; j < i; j++) {
        x[i] -= l[i][j] * x[j];
      }
      x[i] /= l[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        x[i] -= l[j][i] * x[j];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  /** The inverse by a factor; 0 for what takes no part. */
  static double[][] inverse(double[][] l, boolean[] part) {
    double[][] inverse = new double[l.length][];
    for (int i = 0; i < l.length; i++) {
      double[] unit = new double[l.length];
      unit[i] = part[i] ? 1 : 0;
      inverse[i] = solve(l, unit, part);
    }
    return inverse;
  }
}
