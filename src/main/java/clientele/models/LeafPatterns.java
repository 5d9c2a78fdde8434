package clientele.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shapley values of a small tree by tables: what a leaf adds to each feature depends only on which of the features on its way a row
 * agrees with, so it is worked out once for every such pattern and looked up for every row.
 */
final class LeafPatterns {
  /** Features on the way to a leaf up to which a table is small. */
  static final int MOST = 6;

  private final List<Leaf> leaves = new ArrayList<>();

  private LeafPatterns() {}

  /**
   * What one leaf adds.
   *
   * @param feature on the way
   * @param above each feature's number has to be above this
   * @param most and at most this
   * @param missing or, if this is so, be missing
   * @param added by pattern, then by feature on the way
   */
  private record Leaf(int[] feature, double[] above, double[] most, boolean[] missing, double[] added) {
    private void add(double[][] columns, int row, double[] sums) {
      int pattern = 0;
      for (int f = 0; f < feature.length; f++) {
        double v = columns[feature[f]][row];
        boolean agrees = v != v ? missing[f] : v > above[f] & v <= most[f];
        pattern |= agrees ? 1 << f : 0;
      }
      int at = pattern * feature.length;
      for (int f = 0; f < feature.length; f++) {
        sums[feature[f]] += added[at + f];
      }
    }
  }

  /** The tables of a tree; null where a way has too many features. */
  static LeafPatterns of(Trees trees, int root) {
    LeafPatterns patterns = new LeafPatterns();
    return patterns.down(trees, root, new Way(new int[0], new double[0], new double[0], new boolean[0], new double[0]))
        ? patterns : null;
  }

  /** The features on a way with what a row must be to go it, and the share of the rows of training that went on at each. */
  private record Way(int[] feature, double[] above, double[] most, boolean[] missing, double[] share) {
    private Way to(int by, boolean low, double threshold, boolean missingGoes, double part) {
      int n = feature.length;
      int at = 0;
      while (at < n && feature[at] != by) {
        at++;
      }
      int size = Math.max(n, at + 1);
      Way next = new Way(Arrays.copyOf(feature, size), Arrays.copyOf(above, size),
          Arrays.copyOf(most, size), Arrays.copyOf(missing, size), Arrays.copyOf(share, size));
      if (at == n) {
        next.feature[at] = by;
        next.above[at] = Double.NEGATIVE_INFINITY;
        next.most[at] = Double.POSITIVE_INFINITY;
        next.missing[at] = true;
        next.share[at] = 1;
      }
      if (low) {
        next.most[at] = Math.min(next.most[at], threshold);
      } else {
        next.above[at] = Math.max(next.above[at], threshold);
      }
      next.missing[at] &= missingGoes;
      next.share[at] *= part;
      return next;
    }
  }

  private boolean down(Trees t, int node, Way way) {
    int by = t.feature()[node];
    if (by < 0) {
      if (way.feature().length > MOST) {
        return false;
      }
      if (way.feature().length > 0 && t.value()[node] != 0) {
        leaves.add(new Leaf(way.feature(), way.above(), way.most(), way.missing(), added(way.share(), t.value()[node])));
      }
      return true;
    }
    int low = t.low()[node];
    int high = t.high()[node];
    double threshold = t.threshold()[node];
    boolean missingLow = t.missingLow()[node];
    return down(t, low, way.to(by, true, threshold, missingLow, t.cover()[low] / t.cover()[node]))
        && down(t, high, way.to(by, false, threshold, !missingLow, t.cover()[high] / t.cover()[node]));
  }

  /** By pattern and feature: the value times the Shapley weights of all sets of the others, those known as the row has them, else by share. */
  private static double[] added(double[] share, double value) {
    int n = share.length;
    double[] weight = new double[n];
    for (int size = 0; size < n; size++) {
      weight[size] = factorial(size) * factorial(n - size - 1) / factorial(n);
    }
    double[] added = new double[(1 << n) * n];
    for (int pattern = 0; pattern < 1 << n; pattern++) {
      for (int f = 0; f < n; f++) {
        double sum = 0;
        for (int known = pattern; ; known = known - 1 & pattern) { // a feature that is known and disagrees ends the way
          if ((known >> f & 1) == 0) {
            double rest = 1;
            for (int other = 0; other < n; other++) {
              rest *= other == f || (known >> other & 1) == 1 ? 1 : share[other];
            }
            sum += weight[Integer.bitCount(known)] * rest;
          }
          if (known == 0) {
            break;
          }
        }
        added[pattern * n + f] = value * sum * ((pattern >> f & 1) - share[f]);
      }
    }
    return added;
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  /** Adds what the tree adds for each feature of a row. */
  void add(double[][] columns, int row, double[] sums) {
    for (Leaf leaf : leaves) {
      leaf.add(columns, row, sums);
    }
  }
}
