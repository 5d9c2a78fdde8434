package clientele.models;

import clientele.base.Estimate;
import clientele.base.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * True shares of classes from the counts a classifier gives, by what it is known to confuse (adjusted counts, Forman
 * 2008; more than two classes by the maximum-likelihood prior, Saerens, Latinne &amp; Decaestecker 2002).
 *
 * @param confusion cases by true class (rows) and what they were taken for (columns, of which there may be more); a true
 *     class without cases is taken not to occur
 * @param most cases of a class that count in the interval: few where the cases are of another kind than what is counted
 */
public record AdjustedCounts(int[][] confusion, int most) {
  private static final int DRAWS = 200;
  private static final int ROUNDS = 60;

  /**
   * Share of a true class among cases counted by what they were taken for, with a 95 % interval that holds the errors of
   * the counts and of the confusion (both redrawn, Dirichlet).
   */
  public Estimate share(int truth, int[] counted, Seed seed) {
    if (Arrays.stream(counted).sum() == 0) {
      return Estimate.of(0, 0, 1);
    }
    double[][] known = new double[confusion.length][];
    for (int t = 0; t < confusion.length; t++) {
      known[t] = normalised(Arrays.stream(confusion[t]).asDoubleStream().toArray());
    }
    double value = shares(known, normalised(Arrays.stream(counted).asDoubleStream().toArray()))[truth];
    RandomGenerator random = seed.stream("redrawn confusion");
    double[] drawn = new double[DRAWS];
    for (int d = 0; d < DRAWS; d++) {
      double[][] redrawn = new double[confusion.length][];
      for (int t = 0; t < confusion.length; t++) {
        int cases = Arrays.stream(confusion[t]).sum();
        double scale = cases > most ? (double) most / cases : 1;
        redrawn[t] = cases == 0 ? new double[counted.length] : dirichlet(confusion[t], scale, random);
      }
      drawn[d] = shares(redrawn, dirichlet(counted, 1, random))[truth];
    }
    Arrays.sort(drawn);
    return Estimate.of(
        value, Math.min(value, drawn[(int) (0.025 * DRAWS)]), Math.max(value, drawn[(int) (0.975 * DRAWS)]));
  }

  /** The shares under which what was counted is most likely. */
  private static double[] shares(double[][] confusion, double[] counted) {
    double[] p = new double[confusion.length];
    for (int t = 0; t < p.length; t++) {
      p[t] = Arrays.stream(confusion[t]).sum() > 0 ? 1 : 0;
    }
    p = normalised(p);
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = new double[p.length];
      for (int c = 0; c < counted.length; c++) {
        double all = 0;
        for (int t = 0; t < p.length; t++) {
          all += p[t] * confusion[t][c];
        }
        for (int t = 0; t < p.length && all > 0; t++) {
          next[t] += counted[c] * p[t] * confusion[t][c] / all;
        }
      }
      p = normalised(next);
    }
    return p;
  }

  private static double[] normalised(double[] values) {
    double sum = Arrays.stream(values).sum();
    return Arrays.stream(values).map(v -> sum > 0 ? v / sum : 0).toArray();
  }

  private static double[] dirichlet(int[] counts, double scale, RandomGenerator random) {
    double[] draw = new double[counts.length];
    for (int c = 0; c < draw.length; c++) {
      draw[c] = gamma(counts[c] * scale + 0.3, random);
    }
    return normalised(draw);
  }

  /** A gamma variate of scale 1 (Marsaglia &amp; Tsang 2000). */
  private static double gamma(double shape, RandomGenerator random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
