package clientele.cleaning.identity;

import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pairs drawn at random: from all rows, and for each field from the rows that share a value of it. */
final class ChancePairs {
  private static final int ALL = 300_000;
  private static final int PER_FIELD = 12_000;

  private final long[] free;
  private final long[] freeVectors;
  private final List<long[]> shared = new ArrayList<>();
  private final List<long[]> sharedVectors = new ArrayList<>();

  private final double[] pools;

  private ChancePairs(long[] free, long[] freeVectors, int fields) {
    this.pools = new double[fields];
    this.free = free;
    this.freeVectors = freeVectors;
  }

  /**
   * What the drawn pairs look like.
   *
   * @param free vectors of pairs from all rows
   * @param shared for each field, vectors of pairs that agree on it
   * @param pools number of such pairs there are
   */
  record Vectors(long[] free, List<long[]> shared, double[] pools) {}

  static ChancePairs draw(Comparisons comparisons, int rows, int split, JobContext job) {
    RandomGenerator random = job.random("chance pairs");
    boolean two = split < rows;
    double all = two ? (double) split * (rows - split) : rows * (rows - 1.0) / 2;
    long[] free = new long[(int) Math.min(ALL, all * 2)];
    for (int i = 0; i < free.length; i++) {
      int a = random.nextInt(two ? split : rows);
      int b = two ? split + random.nextInt(rows - split) : random.nextInt(rows - 1);
      b += !two && b >= a ? 1 : 0;
      free[i] = pair(a, b);
    }
    ChancePairs drawn = new ChancePairs(free, comparisons.vectors(free, job.part(0, 0.5)), comparisons.fields().size());
    for (Field field : comparisons.fields()) {
      long[] pairs = drawn.sharing(field, rows, split, random);
      drawn.shared.add(pairs);
      drawn.sharedVectors.add(comparisons.vectors(pairs, job.part(0.5, 1)));
    }
    return drawn;
  }

  /** All vectors. */
  Vectors all() {
    return new Vectors(freeVectors, sharedVectors, pools);
  }

  /** The vectors of pairs that are not one entity. */
  Vectors apart(int[] entity) {
    List<long[]> kept = new ArrayList<>();
    for (int f = 0; f < shared.size(); f++) {
      kept.add(apart(shared.get(f), sharedVectors.get(f), entity));
    }
    return new Vectors(apart(free, freeVectors, entity), kept, pools);
  }

  private static long[] apart(long[] pairs, long[] vectors, int[] entity) {
    int n = 0;
    long[] kept = new long[vectors.length];
    for (int p = 0; p < pairs.length; p++) {
      if (entity[(int) (pairs[p] >>> 32)] != entity[(int) pairs[p]]) {
        kept[n++] = vectors[p];
      }
    }
    return Arrays.copyOf(kept, n);
  }

  private long[] sharing(Field field, int rows, int split, RandomGenerator random) {
    int values = field.values().size();
    boolean two = split < rows;
    int[] starts = new int[values + 1];
    int[] left = new int[values];
    for (int row = 0; row < rows; row++) {
      int code = field.codes()[row];
      if (code >= 0) {
        starts[code + 1]++;
        left[code] += row < split ? 1 : 0;
      }
    }
    double[] pairs = new double[values + 1];
    for (int v = 0; v < values; v++) {
      double n = starts[v + 1];
      pairs[v + 1] = pairs[v] + (two ? left[v] * (n - left[v]) : n * (n - 1) / 2);
      starts[v + 1] += starts[v];
    }
    int[] members = new int[starts[values]];
    int[] next = Arrays.copyOf(starts, values);
    for (int row = 0; row < rows; row++) {
      if (field.codes()[row] >= 0) {
        members[next[field.codes()[row]]++] = row;
      }
    }
    pools[shared.size()] = pairs[values];
    int wanted = (int) Math.min(PER_FIELD, pairs[values] * 3);
    long[] drawn = new long[wanted];
    for (int i = 0; i < wanted; i++) {
      int v = at(pairs, random.nextDouble() * pairs[values]);
      int n = starts[v + 1] - starts[v];
      int a = random.nextInt(two ? left[v] : n);
      int b = two ? left[v] + random.nextInt(n - left[v]) : random.nextInt(n - 1);
      b += !two && b >= a ? 1 : 0;
      drawn[i] = pair(members[starts[v] + a], members[starts[v] + b]);
    }
    return drawn;
  }

  /** The value whose stretch of the running sum holds {@code wanted}; never one without pairs. */
  private static int at(double[] sums, double wanted) {
    int low = 0;
    int high = sums.length - 1;
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (sums[middle] <= wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static long pair(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }
}
