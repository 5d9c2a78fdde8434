package clientele.models;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The directions in which rows vary most (Pearson 1901; Hotelling 1933), by Jacobi's rotations of their covariance matrix,
 * which is small: one line for each column of the facts.
 *
 * @param directions of length 1, the one with most variance first; the largest part of each is positive
 * @param shares of the variance that lie along each, 0 to 1
 * @param means of the columns
 */
public record PrincipalAxes(double[][] directions, double[] shares, double[] means) {
  private static final int MOST_SWEEPS = 60;

  /** The axes of rows; as many as there are columns. */
  public static PrincipalAxes of(float[][] rows) {
    int p = rows[0].length;
    double[] means = new double[p];
    for (float[] row : rows) {
      for (int j = 0; j < p; j++) {
        means[j] += row[j] / (double) rows.length;
      }
    }
    double[][] covariance = new double[p][p];
    for (float[] row : rows) {
      for (int i = 0; i < p; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += (row[i] - means[i]) * (row[j] - means[j]) / Math.max(1, rows.length - 1);
        }
      }
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    double[][] vectors = rotate(covariance);
    int[] order = IntStream.range(0, p).boxed()
        .sorted((a, b) -> Double.compare(covariance[b][b], covariance[a][a])).mapToInt(Integer::intValue).toArray();
    double all = IntStream.range(0, p).mapToDouble(i -> Math.max(0, covariance[i][i])).sum();
    double[][] directions = new double[p][p];
    double[] shares = new double[p];
    for (int a = 0; a < p; a++) {
      int from = order[a];
      shares[a] = all <= 0 ? 0 : Math.max(0, covariance[from][from]) / all;
      int largest = 0;
      for (int j = 0; j < p; j++) {
        directions[a][j] = vectors[j][from];
        largest = Math.abs(directions[a][j]) > Math.abs(directions[a][largest]) + 1e-9 ? j : largest;
      }
      if (directions[a][largest] < 0) {
        for (int j = 0; j < p; j++) {
          directions[a][j] = -directions[a][j];
        }
      }
    }
    return new PrincipalAxes(directions, shares, means);
  }

  /** Where a row lies along an axis. */
  public double along(int axis, float[] row) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += (row[j] - means[j]) * directions[axis][j];
    }
    return sum;
  }

  /** Turns a symmetric matrix until it is diagonal; the columns returned are its directions. */
  private static double[][] rotate(double[][] a) {
    int p = a.length;
    double[][] vectors = new double[p][p];
    for (int i = 0; i < p; i++) {
      vectors[i][i] = 1;
    }
    double scale = Arrays.stream(a).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double off = 0;
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < i; j++) {
          off = Math.max(off, Math.abs(a[i][j]));
        }
      }
      if (off <= 1e-15 * scale) {
        break;
      }
      for (int i = 0; i < p; i++) {
        for (int j = i + 1; j < p; j++) {
          turn(a, vectors, i, j);
        }
      }
    }
    return vectors;
  }

  private static void turn(double[][] a, double[][] vectors, int i, int j) {
    if (a[i][j] == 0) {
      return;
    }
    double theta = (a[j][j] - a[i][i]) / (2 * a[i][j]);
    double t = Math.signum(theta == 0 ? 1 : theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double first = a[k][i];
      double second = a[k][j];
      a[k][i] = c * first - s * second;
      a[k][j] = s * first + c * second;
    }
    for (int k = 0; k < a.length; k++) {
      double first = a[i][k];
      double second = a[j][k];
      a[i][k] = c * first - s * second;
      a[j][k] = s * first + c * second;
      double v = vectors[k][i];
      double w = vectors[k][j];
      vectors[k][i] = c * v - s * w;
      vectors[k][j] = s * v + c * w;
    }
  }
}
