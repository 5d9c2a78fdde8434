package clientele.models;

import clientele.job.JobContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A network with one hidden layer of rectified units for a yes-or-no outcome (Rumelhart, Hinton &amp; Williams 1986), learned by
 * Adam (Kingma &amp; Ba 2015) in small batches. The same seed gives the same network.
 *
 * @param hidden weights of each unit, its own constant last
 * @param out weight of each unit in the log odds, the constant last
 */
public record OutcomeNetwork(float[][] hidden, float[] out) {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;

  /**
   * How it learns.
   *
   * @param units of the hidden layer
   * @param batch rows between two steps
   * @param rate of the steps
   * @param decay of the weights at each step, in units of the rate
   */
  public record Settings(int units, int batch, double rate, double decay) {}

  /** Learning, epoch by epoch, so that whoever learns can watch rows held out. */
  public static final class Learning {
    private final float[][] rows;
    private final boolean[] y;
    private final Settings settings;
    private final RandomGenerator random;
    private final int[] order;
    private final float[] weights;
    private final float[] mean;
    private final float[] square;
    private final float[] gradient;
    private long steps;

    /**
     * Begins with weights by chance (He et al. 2015).
     *
     * @param rows of equal length, all finite, of about one standard deviation
     */
    public Learning(float[][] rows, boolean[] y, Settings settings, RandomGenerator random) {
      this.rows = rows;
      this.y = y;
      this.settings = settings;
      this.random = random;
      this.order = new int[y.length];
      Arrays.setAll(order, i -> i);
      int inputs = rows[0].length;
      int units = settings.units();
      this.weights = new float[units * (inputs + 1) + units + 1];
      this.mean = new float[weights.length];
      this.square = new float[weights.length];
      this.gradient = new float[weights.length];
      double spread = Math.sqrt(2.0 / inputs);
      for (int u = 0; u < units; u++) {
        for (int j = 0; j < inputs; j++) {
          weights[u * (inputs + 1) + j] = (float) (spread * random.nextGaussian());
        }
        weights[units * (inputs + 1) + u] = (float) (Math.sqrt(1.0 / units) * random.nextGaussian());
      }
      int has = 0;
      for (boolean one : y) {
        has += one ? 1 : 0;
      }
      weights[weights.length - 1] = (float) Math.log((has + 0.5) / (y.length - has + 0.5));
    }

    /** Goes through all rows once, in an order by chance. */
    public void epoch(JobContext job) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int keep = order[i];
        order[i] = order[j];
        order[j] = keep;
      }
      for (int from = 0; from < order.length; from += settings.batch()) {
        job.checkCancelled();
        step(from, Math.min(order.length, from + settings.batch()));
      }
    }

    private void step(int from, int to) {
      int inputs = rows[0].length;
      int units = settings.units();
      int outs = units * (inputs + 1);
      Arrays.fill(gradient, 0);
      float[] active = new float[units];
      for (int k = from; k < to; k++) {
        float[] row = rows[order[k]];
        float odds = weights[weights.length - 1];
        for (int u = 0; u < units; u++) {
          int at = u * (inputs + 1);
          float sum = weights[at + inputs];
          for (int j = 0; j < inputs; j++) {
            sum += weights[at + j] * row[j];
          }
          active[u] = Math.max(0, sum);
          odds += weights[outs + u] * active[u];
        }
        float off = (float) (LogisticRegression.logistic(odds) - (y[order[k]] ? 1 : 0)) / (to - from);
        gradient[gradient.length - 1] += off;
        for (int u = 0; u < units; u++) {
          gradient[outs + u] += off * active[u];
          if (active[u] > 0) {
            float back = off * weights[outs + u];
            int at = u * (inputs + 1);
            for (int j = 0; j < inputs; j++) {
              gradient[at + j] += back * row[j];
            }
            gradient[at + inputs] += back;
          }
        }
      }
      steps++;
      float rate = (float) (settings.rate() * Math.sqrt(1 - Math.pow(SECOND, steps)) / (1 - Math.pow(FIRST, steps)));
      float decay = (float) (settings.rate() * settings.decay());
      for (int w = 0; w < weights.length; w++) {
        mean[w] = (float) (FIRST * mean[w] + (1 - FIRST) * gradient[w]);
        square[w] = (float) (SECOND * square[w] + (1 - SECOND) * gradient[w] * gradient[w]);
        weights[w] -= rate * mean[w] / ((float) Math.sqrt(square[w]) + 1e-8f) + decay * weights[w];
      }
    }

    /** The network as it is now. */
    public OutcomeNetwork network() {
      int inputs = rows[0].length;
      int units = settings.units();
      float[][] hidden = new float[units][];
      for (int u = 0; u < units; u++) {
        hidden[u] = Arrays.copyOfRange(weights, u * (inputs + 1), (u + 1) * (inputs + 1));
      }
      return new OutcomeNetwork(hidden, Arrays.copyOfRange(weights, units * (inputs + 1), weights.length));
    }
  }

  /** Log odds of a row. */
  public double logOdds(float[] row) {
    double odds = out[hidden.length];
    for (int u = 0; u < hidden.length; u++) {
      odds += out[u] * Math.max(0, unit(u, row));
    }
    return odds;
  }

  private double unit(int u, float[] row) {
    double sum = hidden[u][row.length];
    for (int j = 0; j < row.length; j++) {
      sum += hidden[u][j] * row[j];
    }
    return sum;
  }

  /**
   * What each input adds on the straight way from one row to another: gradients along the way (Sundararajan, Taly &amp; Yan 2017).
   * Between two units' bends the log odds are a straight line, so {@code steps} points in the middle of equal parts come close;
   * what is left is shared in proportion.
   */
  public double[] contributions(float[] from, float[] to, int steps) {
    double[] parts = new double[to.length];
    float[] at = new float[to.length];
    for (int s = 0; s < steps; s++) {
      for (int j = 0; j < at.length; j++) {
        at[j] = from[j] + (to[j] - from[j]) * (s + 0.5f) / steps;
      }
      for (int u = 0; u < hidden.length; u++) {
        if (unit(u, at) > 0) {
          for (int j = 0; j < parts.length; j++) {
            parts[j] += out[u] * hidden[u][j] * (to[j] - from[j]) / steps;
          }
        }
      }
    }
    double whole = logOdds(to) - logOdds(from);
    double sum = Arrays.stream(parts).sum();
    double sizes = Arrays.stream(parts).map(Math::abs).sum();
    for (int j = 0; j < parts.length && sizes > 0; j++) {
      parts[j] += (whole - sum) * Math.abs(parts[j]) / sizes;
    }
    return parts;
  }
}
