package clientele.models;

/**
 * Multinomial logistic regression with a ridge penalty, by accelerated gradient descent (Nesterov 1983); for few rows of
 * many columns on one scale, such as embeddings.
 *
 * @param weights by class, then by column; the intercept comes last
 */
public record SoftmaxRegression(double[][] weights) {
  private static final int ROUNDS = 600;

  /**
   * Learns from rows.
   *
   * @param y class of each row, from 0 to {@code classes - 1}
   * @param ridge penalty per row on the squared weights, without the intercepts
   */
  public static SoftmaxRegression fit(float[][] x, int[] y, int classes, double ridge) {
    int p = x[0].length;
    double[][] w = new double[classes][p + 1];
    double[][] ahead = new double[classes][p + 1];
    double largest = 0;
    for (float[] row : x) {
      double squares = 1;
      for (float v : row) {
        squares += v * v;
      }
      largest = Math.max(largest, squares);
    }
    double step = 1 / (0.5 * largest + ridge);
    for (int round = 0; round < ROUNDS; round++) {
      double[][] gradient = gradient(ahead, x, y, ridge);
      double momentum = round / (round + 3.0);
      for (int c = 0; c < classes; c++) {
        for (int j = 0; j <= p; j++) {
          double next = ahead[c][j] - step * gradient[c][j];
          ahead[c][j] = next + momentum * (next - w[c][j]);
          w[c][j] = next;
        }
      }
    }
    return new SoftmaxRegression(w);
  }

  /** Probability of each class for a row. */
  public double[] probabilities(float[] row) {
    return softmax(weights, row);
  }

  private static double[][] gradient(double[][] w, float[][] x, int[] y, double ridge) {
    int p = x[0].length;
    double[][] gradient = new double[w.length][p + 1];
    for (int i = 0; i < x.length; i++) {
      double[] probability = softmax(w, x[i]);
      for (int c = 0; c < w.length; c++) {
        double off = (probability[c] - (y[i] == c ? 1 : 0)) / x.length;
        for (int j = 0; j < p; j++) {
          gradient[c][j] += off * x[i][j];
        }
        gradient[c][p] += off;
      }
    }
    for (int c = 0; c < w.length; c++) {
      for (int j = 0; j < p; j++) {
        gradient[c][j] += ridge * w[c][j];
      }
    }
    return gradient;
  }

  private static double[] softmax(double[][] w, float[] row) {
    double[] odds = new double[w.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < w.length; c++) {
      odds[c] = w[c][row.length];
      for (int j = 0; j < row.length; j++) {
        odds[c] += w[c][j] * row[j];
      }
      most = Math.max(most, odds[c]);
    }
    double sum = 0;
    for (int c = 0; c < odds.length; c++) {
      odds[c] = Math.exp(odds[c] - most);
      sum += odds[c];
    }
    for (int c = 0; c < odds.length; c++) {
      odds[c] /= sum;
    }
    return odds;
  }
}
