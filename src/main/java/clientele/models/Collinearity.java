package clientele.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which columns may stand together in a regression so that each coefficient can be read: the strongest first, each
 * further one as long as no variance inflation factor (Marquardt 1970) passes {@value #MOST_INFLATION}. A column that is
 * left out goes with the kept one it is most correlated with.
 *
 * @param kept columns, by falling strength
 * @param goesWith for each column, the kept column it stands for or goes with
 */
public record Collinearity(int[] kept, int[] goesWith) {
  private static final double MOST_INFLATION = 5;

  /**
   * Chooses columns.
   *
   * @param x rows of columns, finite
   * @param strength of each column alone; higher is kept first
   */
  public static Collinearity of(double[][] x, double[] strength) {
    double[][] r = correlations(x, strength.length);
    Integer[] order = new Integer[strength.length];
    Arrays.setAll(order, j -> j);
    Arrays.sort(order, (a, b) -> Double.compare(strength[b], strength[a]));
    List<Integer> kept = new ArrayList<>();
    int[] goesWith = new int[strength.length];
    for (int j : order) {
      goesWith[j] = j;
      kept.add(j);
      if (mostInflation(r, kept) > MOST_INFLATION) {
        kept.removeLast();
        goesWith[j] = kept.stream().max((a, b) -> Double.compare(Math.abs(r[j][a]), Math.abs(r[j][b]))).orElse(j);
      }
    }
    return new Collinearity(kept.stream().mapToInt(Integer::intValue).toArray(), goesWith);
  }

  private static double mostInflation(double[][] r, List<Integer> kept) {
    int k = kept.size();
    double[][] part = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        part[a][b] = r[kept.get(a)][kept.get(b)];
      }
    }
    double most = 0;
    double[][] inverse = Matrices.inverse(part);
    for (int a = 0; a < k; a++) {
      most = Math.max(most, inverse[a][a]);
    }
    return most;
  }

  /** Correlations of columns; a column that never changes is correlated with nothing. */
  static double[][] correlations(double[][] x, int columns) {
    double[] mean = new double[columns];
    for (double[] row : x) {
      for (int j = 0; j < columns; j++) {
        mean[j] += row[j] / x.length;
      }
    }
    double[][] r = new double[columns][columns];
    for (double[] row : x) {
      for (int a = 0; a < columns; a++) {
        double left = row[a] - mean[a];
        for (int b = 0; b <= a; b++) {
          r[a][b] += left * (row[b] - mean[b]);
        }
      }
    }
    double[] deviation = new double[columns];
    for (int a = 0; a < columns; a++) {
      deviation[a] = Math.sqrt(r[a][a]);
    }
    for (int a = 0; a < columns; a++) {
      for (int b = 0; b <= a; b++) {
        double scale = deviation[a] * deviation[b];
        r[a][b] = a == b ? 1 : scale > 1e-12 ? r[a][b] / scale : 0;
        r[b][a] = r[a][b];
      }
    }
    return r;
  }
}
