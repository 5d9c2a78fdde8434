package clientele.models;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Draws rows that hold no groups but otherwise look like given ones: each fact keeps its distribution and each pair of
 * facts its correlation, joined by a Gaussian copula (the null model of Hennig &amp; Lin 2015; correlations are set as by
 * Cario &amp; Nelson 1997).
 *
 * <p>A fact of many values whose distribution has several humps is drawn from the nearest distribution with one: the humps
 * themselves would be groups. Facts of few values, and facts with a tenth of the rows on one value, keep theirs.
 */
final class OneCloud {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int DRAWS = 2_000;
  private static final int HALVINGS = 14;
  private static final int FEW_VALUES = 12;
  private static final double SPIKE = 0.1;
  private static final double HUMPS = 0.1;

  private final float[][] rows;
  private final int[] from;
  private final int[] widths;
  /** By fact: the values by which it is ordered, ascending. */
  private final double[][] margins;
  /** By fact: the row each place of the margin stands for; empty where the margin is not that of the rows. */
  private final int[][] places;
  private final double[][] root;

  /**
   * Learns the facts of rows.
   *
   * @param widths columns of each fact: 1 of a number, one for each value of a category
   */
  OneCloud(float[][] rows, int[] widths, RandomGenerator random) {
    this.rows = rows;
    this.widths = widths;
    int facts = widths.length;
    from = new int[facts];
    for (int f = 1; f < facts; f++) {
      from[f] = from[f - 1] + widths[f - 1];
    }
    double[][] scores = scores();
    margins = new double[facts][];
    places = new int[facts][];
    for (int f = 0; f < facts; f++) {
      double[] score = scores[f];
      Integer[] order = new Integer[rows.length];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, (a, b) -> Double.compare(score[a], score[b]));
      places[f] = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
      margins[f] = Arrays.stream(places[f]).mapToDouble(i -> score[i]).toArray();
      if (widths[f] == 1 && severalHumps(margins[f])) {
        margins[f] = oneHump(margins[f]);
        places[f] = new int[0];
      }
    }
    root = root(latent(scores, random));
  }

  /** As many rows as were learned from. */
  float[][] draw(RandomGenerator random) {
    int facts = widths.length;
    int n = rows.length;
    float[][] drawn = new float[n][rows[0].length];
    double[] z = new double[facts];
    for (int i = 0; i < n; i++) {
      for (int f = 0; f < facts; f++) {
        z[f] = random.nextGaussian();
      }
      for (int f = 0; f < facts; f++) {
        double latent = 0;
        for (int g = 0; g <= f; g++) {
          latent += root[f][g] * z[g];
        }
        int at = place(latent, n);
        if (places[f].length == 0) {
          drawn[i][from[f]] = (float) margins[f][at];
        } else {
          System.arraycopy(rows[places[f][at]], from[f], drawn[i], from[f], widths[f]);
        }
      }
    }
    return drawn;
  }

  private static int place(double latent, int n) {
    return Math.min(n - 1, (int) (NORMAL.cumulativeProbability(latent) * n));
  }

  /** A number for each row and fact: its value, or, of a category, the mean first component of the rows that share it. */
  private double[][] scores() {
    double[] component = firstComponent();
    double[][] scores = new double[widths.length][rows.length];
    for (int f = 0; f < widths.length; f++) {
      if (widths[f] == 1) {
        for (int i = 0; i < rows.length; i++) {
          scores[f][i] = rows[i][from[f]];
        }
        continue;
      }
      double[] sums = new double[widths[f]];
      int[] counts = new int[widths[f]];
      for (int i = 0; i < rows.length; i++) {
        sums[level(i, f)] += component[i];
        counts[level(i, f)]++;
      }
      for (int i = 0; i < rows.length; i++) {
        int level = level(i, f);
        scores[f][i] = sums[level] / counts[level] + level * 1e-9;
      }
    }
    return scores;
  }

  private int level(int row, int fact) {
    int best = 0;
    for (int j = 1; j < widths[fact]; j++) {
      best = rows[row][from[fact] + j] > rows[row][from[fact] + best] ? j : best;
    }
    return best;
  }

  private double[] firstComponent() {
    int p = rows[0].length;
    double[] means = new double[p];
    for (float[] row : rows) {
      for (int j = 0; j < p; j++) {
        means[j] += row[j] / rows.length;
      }
    }
    double[] axis = new double[p];
    Arrays.setAll(axis, j -> 1 + 0.1 * j);
    double[] component = new double[rows.length];
    for (int round = 0; round < 30; round++) {
      double[] next = new double[p];
      for (int i = 0; i < rows.length; i++) {
        component[i] = 0;
        for (int j = 0; j < p; j++) {
          component[i] += axis[j] * (rows[i][j] - means[j]);
        }
        for (int j = 0; j < p; j++) {
          next[j] += component[i] * (rows[i][j] - means[j]);
        }
      }
      double length = Math.sqrt(Arrays.stream(next).map(v -> v * v).sum());
      if (length == 0) {
        break;
      }
      Arrays.setAll(axis, j -> next[j] / length);
    }
    return component;
  }

  /** Correlations of the normal variables behind the facts that give the facts theirs. */
  private double[][] latent(double[][] scores, RandomGenerator random) {
    int facts = widths.length;
    double[] first = random.doubles(DRAWS).map(OneCloud::normal).toArray();
    double[] second = random.doubles(DRAWS).map(OneCloud::normal).toArray();
    double[][] latent = new double[facts][facts];
    for (int f = 0; f < facts; f++) {
      latent[f][f] = 1;
      double[] x = margin(f, first);
      for (int g = 0; g < f; g++) {
        double wanted = correlation(scores[f], scores[g]);
        double low = -0.999;
        double high = 0.999;
        double[] z = new double[DRAWS];
        for (int h = 0; h < HALVINGS; h++) {
          double r = (low + high) / 2;
          for (int i = 0; i < DRAWS; i++) {
            z[i] = r * first[i] + Math.sqrt(1 - r * r) * second[i];
          }
          if (correlation(x, margin(g, z)) < wanted) {
            low = r;
          } else {
            high = r;
          }
        }
        latent[f][g] = (low + high) / 2;
        latent[g][f] = latent[f][g];
      }
    }
    return latent;
  }

  private static double normal(double u) {
    return NORMAL.inverseCumulativeProbability(Math.clamp(u, 1e-12, 1 - 1e-12));
  }

  private double[] margin(int fact, double[] z) {
    return Arrays.stream(z).map(v -> margins[fact][place(v, margins[fact].length)]).toArray();
  }

  static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  /** Cholesky root, drawn towards independence as far as it needs to be to exist. */
  private static double[][] root(double[][] correlations) {
    for (double shrink = 0; ; shrink += 0.02) {
      int n = correlations.length;
      double[][] root = new double[n][n];
      boolean exists = true;
      for (int i = 0; i < n && exists; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = i == j ? 1 : correlations[i][j] * (1 - shrink);
          for (int k = 0; k < j; k++) {
            sum -= root[i][k] * root[j][k];
          }
          if (i == j) {
            exists &= sum > 1e-6;
            root[i][i] = Math.sqrt(Math.max(sum, 0));
          } else {
            root[i][j] = sum / root[j][j];
          }
        }
      }
      if (exists) {
        return root;
      }
    }
  }

  private static boolean severalHumps(double[] sorted) {
    int run = 1;
    int longest = 1;
    int values = 1;
    for (int i = 1; i < sorted.length; i++) {
      run = sorted[i] == sorted[i - 1] ? run + 1 : 1;
      values += sorted[i] == sorted[i - 1] ? 0 : 1;
      longest = Math.max(longest, run);
    }
    if (values <= FEW_VALUES || longest > SPIKE * sorted.length) {
      return false;
    }
    double[] counts = histogram(sorted);
    double[] smooth = nearestHump(counts);
    double off = 0;
    for (int b = 0; b < counts.length; b++) {
      off += Math.abs(counts[b] - smooth[b]);
    }
    return off / sorted.length > HUMPS;
  }

  /** The same number of values from the nearest distribution with one hump, of the same mean and deviation. */
  private static double[] oneHump(double[] sorted) {
    double[] smooth = nearestHump(histogram(sorted));
    double low = sorted[0];
    double width = (sorted[sorted.length - 1] - low) / smooth.length;
    double all = Arrays.stream(smooth).sum();
    double[] values = new double[sorted.length];
    int bin = 0;
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      double at = (i + 0.5) / values.length * all;
      while (bin < smooth.length - 1 && below + smooth[bin] < at) {
        below += smooth[bin++];
      }
      values[i] = low + width * (bin + (smooth[bin] == 0 ? 0.5 : (at - below) / smooth[bin]));
    }
    double mean = Arrays.stream(sorted).average().orElse(0);
    double own = Arrays.stream(values).average().orElse(0);
    double ratio = deviation(sorted, mean) / deviation(values, own);
    return Arrays.stream(values).map(v -> mean + (v - own) * ratio).toArray();
  }

  private static double deviation(double[] values, double mean) {
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
  }

  private static double[] histogram(double[] sorted) {
    int bins = Math.clamp((int) Math.sqrt(sorted.length), 6, 40);
    double low = sorted[0];
    double width = (sorted[sorted.length - 1] - low) / bins;
    double[] counts = new double[bins];
    for (double v : sorted) {
      counts[Math.min(bins - 1, (int) ((v - low) / width))]++;
    }
    return counts;
  }

  /** Counts that rise to one bin and fall from there, nearest in squares (pool adjacent violators to either side). */
  static double[] nearestHump(double[] counts) {
    double[] best = counts;
    double least = Double.POSITIVE_INFINITY;
    for (int top = 0; top < counts.length; top++) {
      double[] fit = new double[counts.length];
      rise(counts, fit, 0, top, 1);
      rise(counts, fit, counts.length - 1, top + 1, -1);
      double off = 0;
      for (int b = 0; b < counts.length; b++) {
        off += (fit[b] - counts[b]) * (fit[b] - counts[b]);
      }
      if (off < least) {
        least = off;
        best = fit;
      }
    }
    return best;
  }

  private static void rise(double[] counts, double[] fit, int start, int end, int step) {
    int n = (end - start) * step + 1;
    double[] means = new double[Math.max(0, n)];
    int[] sizes = new int[Math.max(0, n)];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      means[blocks] = counts[start + i * step];
      sizes[blocks++] = 1;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        int size = sizes[blocks - 2] + sizes[blocks - 1];
        means[blocks - 2] = (means[blocks - 2] * sizes[blocks - 2] + means[blocks - 1] * sizes[blocks - 1]) / size;
        sizes[--blocks - 1] = size;
      }
    }
    int at = start;
    for (int b = 0; b < blocks; b++) {
      for (int i = 0; i < sizes[b]; i++) {
        fit[at] = means[b];
        at += step;
      }
    }
  }
}
