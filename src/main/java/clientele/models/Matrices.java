package clientele.models;

/** Small symmetric positive definite systems by Cholesky's decomposition. */
public final class Matrices {
  private Matrices() {}

  /** Solves {@code a x = b}; {@code a} is not changed. */
  static double[] solve(double[][] a, double[] b) {
    double[][] l = cholesky(a);
    int n = b.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
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

  /** The inverse; {@code a} is not changed. */
  static double[][] inverse(double[][] a) {
    int n = a.length;
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      inverse[i] = solve(a, unit);
    }
    return inverse;
  }

  /** The product of two square matrices. */
  static double[][] times(double[][] a, double[][] b) {
    int n = a.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /** A lower triangle whose product with its own transpose is {@code a}, which may be singular. */
  public static double[][] root(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i == j) {
          l[j][j] = sum > 1e-14 * a[j][j] ? Math.sqrt(sum) : 0;
        } else {
          l[i][j] = l[j][j] == 0 ? 0 : sum / l[j][j];
        }
      }
    }
    return l;
  }

  /** The lower factor of a definite matrix; {@code a} is not changed. */
  static double[][] lower(double[][] a) {
    return cholesky(a);
  }

  /** Lower factor; columns that depend on others get a tiny pivot, so that they take no part. */
  private static double[][] cholesky(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i == j) {
          l[i][i] = Math.sqrt(Math.max(sum, 1e-10 * Math.max(1, a[i][i])));
        } else {
          l[i][j] = sum / l[j][j];
        }
      }
    }
    return l;
  }
}
