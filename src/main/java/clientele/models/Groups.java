package clientele.models;

/**
 * Rows in groups.
 *
 * @param centres mean of each group, in the scale of the rows
 * @param labels group of each row, 0 to the number of centres less 1; −1 of a row in none, where the method leaves rows out
 */
public record Groups(float[][] centres, int[] labels) {
  /** Rows in known groups, with the mean of each; −1 of a row in none. */
  public static Groups of(float[][] rows, int[] labels, int k) {
    int p = rows[0].length;
    double[][] sums = new double[k][p];
    int[] sizes = new int[k];
    for (int r = 0; r < rows.length; r++) {
      if (labels[r] >= 0) {
        sizes[labels[r]]++;
        for (int j = 0; j < p; j++) {
          sums[labels[r]][j] += rows[r][j];
        }
      }
    }
    float[][] centres = new float[k][p];
    for (int g = 0; g < k; g++) {
      for (int j = 0; j < p; j++) {
        centres[g][j] = sizes[g] == 0 ? 0 : (float) (sums[g][j] / sizes[g]);
      }
    }
    return new Groups(centres, labels);
  }

  /** How many groups. */
  public int k() {
    return centres.length;
  }

  /** Number of rows in each group. */
  public int[] sizes() {
    int[] sizes = new int[centres.length];
    for (int label : labels) {
      if (label >= 0) {
        sizes[label]++;
      }
    }
    return sizes;
  }

  /** The group whose centre is nearest to a row. */
  public int nearest(float[] row) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double d = KMeans.squared(row, centres[c]);
      if (d < least) {
        least = d;
        best = c;
      }
    }
    return best;
  }
}
