package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * k-means by Lloyd's method with greedy k-means++ seeding (Arthur &amp; Vassilvitskii 2007), best of several starts.
 * Rows are worked on in blocks whose sums are joined in order, so the result does not depend on the number of cores.
 *
 * @param centres one per group, in the scale of the rows
 * @param labels group of each row
 * @param inertia sum of squared distances of rows from their centres
 */
public record KMeans(float[][] centres, int[] labels, double inertia) {
  private static final int BLOCK = 2_048;
  private static final int STARTS = 8;
  private static final int MOST_ROUNDS = 100;

  /**
   * Groups rows.
   *
   * @param rows one array per row, equal length, all finite
   * @param k number of groups, 1 to the number of rows
   */
  public static KMeans fit(float[][] rows, int k, Seed seed, JobContext job) {
    return fit(rows, k, STARTS, seed, job);
  }

  /** The same with a stated number of starts. */
  public static KMeans fit(float[][] rows, int k, int starts, Seed seed, JobContext job) {
    if (k < 1 || k > rows.length) {
      throw new IllegalArgumentException(k + " groups of " + rows.length + " rows");
    }
    float[] flat = flatten(rows);
    KMeans best = null;
    for (int s = 0; s < starts; s++) {
      KMeans tried = lloyd(flat, rows.length, rows[0].length, k, seed.stream("start " + s), job);
      if (best == null || tried.inertia < best.inertia) {
        best = tried;
      }
    }
    return best;
  }

  /** Number of groups. */
  public int k() {
    return centres.length;
  }

  /** The groups without how they were found. */
  public Groups groups() {
    return new Groups(centres, labels);
  }

  static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      double d = a[j] - b[j];
      sum += d * d;
    }
    return sum;
  }

  private static KMeans lloyd(float[] flat, int n, int p, int k, RandomGenerator random, JobContext job) {
    float[] centres = seeds(flat, n, p, k, random, job);
    int[] labels = new int[n];
    Arrays.fill(labels, -1);
    double inertia = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      job.checkCancelled();
      float[] now = centres;
      Sums sums =
          Parallel.reduce(
              n, BLOCK, job, new Sums(k, p),
              (block, from, to) -> assign(flat, p, now, k, labels, from, to),
              Sums::plus);
      centres = sums.centres(now, k, p, flat, labels, n);
      boolean settled = sums.moved == 0 || inertia - sums.inertia <= 1e-9 * sums.inertia;
      inertia = sums.inertia;
      if (settled) {
        break;
      }
    }
    float[][] found = new float[k][];
    for (int c = 0; c < k; c++) {
      found[c] = Arrays.copyOfRange(centres, c * p, (c + 1) * p);
    }
    return new KMeans(found, labels, inertia);
  }

  /** Distances to all centres by block: the inner loops run over rows side by side, so that they vectorise. */
  private static Sums assign(float[] flat, int p, float[] centres, int k, int[] labels, int from, int to) {
    int rows = to - from;
    float[] columns = new float[rows * p];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < p; j++) {
        columns[j * rows + i] = flat[(from + i) * p + j];
      }
    }
    float[] least = new float[rows];
    int[] nearest = new int[rows];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    float[] distance = new float[rows];
    for (int c = 0; c < k; c++) {
      Arrays.fill(distance, 0);
      for (int j = 0; j < p; j++) {
        float centre = centres[c * p + j];
        int column = j * rows;
        for (int i = 0; i < rows; i++) {
          float d = columns[column + i] - centre;
          distance[i] += d * d;
        }
      }
      for (int i = 0; i < rows; i++) {
        if (distance[i] < least[i]) {
          least[i] = distance[i];
          nearest[i] = c;
        }
      }
    }
    Sums sums = new Sums(k, p);
    for (int i = 0; i < rows; i++) {
      int c = nearest[i];
      sums.moved += labels[from + i] == c ? 0 : 1;
      labels[from + i] = c;
      sums.inertia += least[i];
      sums.counts[c]++;
      for (int j = 0; j < p; j++) {
        sums.sums[c * p + j] += flat[(from + i) * p + j];
      }
    }
    return sums;
  }

  private static float[] seeds(float[] flat, int n, int p, int k, RandomGenerator random, JobContext job) {
    float[] centres = new float[k * p];
    double[] least = new double[n];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int candidates = 2 + (int) Math.log(Math.max(1, k));
    int first = random.nextInt(n);
    System.arraycopy(flat, first * p, centres, 0, p);
    double total = lower(flat, n, p, first, least, job);
    for (int c = 1; c < k; c++) {
      int best = -1;
      double bestTotal = Double.POSITIVE_INFINITY;
      double[] bestLeast = least;
      for (int t = 0; t < candidates; t++) {
        int at = pick(least, total, random);
        double[] tried = least.clone();
        double triedTotal = lower(flat, n, p, at, tried, job);
        if (triedTotal < bestTotal) {
          best = at;
          bestTotal = triedTotal;
          bestLeast = tried;
        }
      }
      System.arraycopy(flat, best * p, centres, c * p, p);
      least = bestLeast;
      total = bestTotal;
    }
    return centres;
  }

  private static int pick(double[] weights, double total, RandomGenerator random) {
    double at = random.nextDouble() * total;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return random.nextInt(weights.length);
  }

  private static double lower(float[] flat, int n, int p, int centre, double[] least, JobContext job) {
    return Parallel.reduce(
        n, BLOCK, job, 0.0,
        (block, from, to) -> {
          double sum = 0;
          for (int i = from; i < to; i++) {
            double d = 0;
            for (int j = 0; j < p; j++) {
              double off = flat[i * p + j] - flat[centre * p + j];
              d += off * off;
            }
            least[i] = Math.min(least[i], d);
            sum += least[i];
          }
          return sum;
        },
        Double::sum);
  }

  private static float[] flatten(float[][] rows) {
    int p = rows[0].length;
    float[] flat = new float[rows.length * p];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * p, p);
    }
    return flat;
  }

  /** What a block of rows adds to the next centres. */
  private static final class Sums {
    private final double[] sums;
    private final int[] counts;
    private double inertia;
    private int moved;

    private Sums(int k, int p) {
      sums = new double[k * p];
      counts = new int[k];
    }

    private Sums plus(Sums other) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += other.sums[i];
      }
      for (int c = 0; c < counts.length; c++) {
        counts[c] += other.counts[c];
      }
      inertia += other.inertia;
      moved += other.moved;
      return this;
    }

    /** Means of the groups; an empty group takes the row that is farthest from its centre. */
    private float[] centres(float[] before, int k, int p, float[] flat, int[] labels, int n) {
      float[] centres = new float[k * p];
      for (int c = 0; c < k; c++) {
        int empty = counts[c] == 0 ? farthest(before, p, flat, labels, n) : -1;
        for (int j = 0; j < p; j++) {
          centres[c * p + j] = empty >= 0 ? flat[empty * p + j] : (float) (sums[c * p + j] / counts[c]);
        }
      }
      return centres;
    }

    private static int farthest(float[] centres, int p, float[] flat, int[] labels, int n) {
      int far = 0;
      double most = -1;
      for (int i = 0; i < n; i++) {
        double d = 0;
        for (int j = 0; j < p; j++) {
          double off = flat[i * p + j] - centres[labels[i] * p + j];
          d += off * off;
        }
        if (d > most) {
          most = d;
          far = i;
        }
      }
      return far;
    }
  }
}
