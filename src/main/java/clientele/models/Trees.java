package clientele.models;

import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.Arrays;

/**
 * A sum of binary trees over numbers, laid out flat: what is kept of a boosted model or a forest, and what scores and explains.
 *
 * @param base added to every row
 * @param roots place of the root of each tree
 * @param feature of each node, -1 at leaves
 * @param threshold of each node: a number goes low if it is at most this
 * @param missingLow whether a missing number goes low
 * @param low place of the low child
 * @param high place of the high child
 * @param value of each leaf, added; 0 elsewhere
 * @param cover rows of training that reached each node
 */
public record Trees(
    double base, int[] roots, int[] feature, double[] threshold, boolean[] missingLow, int[] low, int[] high, double[] value,
    double[] cover) {
  private static final int BLOCK = 2048;
  private static final int EXPLAINED = 512;

  /** Sums of the leaves of each row, with the base. */
  public double[] sums(double[][] columns, int rows, JobContext job) {
    double[] sums = new double[rows];
    int[] next = next();
    int[] depths = new int[roots.length];
    Arrays.setAll(depths, t -> depth(roots[t]));
    Parallel.each(rows, BLOCK, job, (index, from, to) -> {
      block(columns, from, to, next, depths, sums);
      return null;
    });
    return sums;
  }

  /** The child of each node where its question is answered by yes, then by no; a leaf leads to itself. */
  private int[] next() {
    int[] next = new int[2 * feature.length];
    for (int node = 0; node < feature.length; node++) {
      next[2 * node] = feature[node] < 0 ? node : high[node];
      next[2 * node + 1] = feature[node] < 0 ? node : low[node];
    }
    return next;
  }

  /** Rows go down tree by tree, without a branch that could be guessed wrong. */
  private void block(double[][] columns, int from, int to, int[] next, int[] depths, double[] sums) {
    int n = to - from;
    int width = columns.length;
    double[] block = new double[n * width];
    for (int f = 0; f < width; f++) {
      double[] column = columns[f];
      for (int i = 0; i < n; i++) {
        block[i * width + f] = column[from + i];
      }
    }
    Arrays.fill(sums, from, to, base);
    for (int t = 0; t < roots.length; t++) {
      for (int i = 0; i < n; i++) {
        int at = roots[t];
        for (int d = 0; d < depths[t]; d++) {
          double v = block[i * width + Math.max(0, feature[at])];
          boolean goesLow = v <= threshold[at] | missingLow[at] & v != v;
          at = next[2 * at + (goesLow ? 1 : 0)];
        }
        sums[from + i] += value[at];
      }
    }
  }

  /** Mean sum over the rows of training. */
  public double mean() {
    double mean = base;
    for (int root : roots) {
      mean += mean(root);
    }
    return mean;
  }

  private double mean(int node) {
    return feature[node] < 0
        ? value[node]
        : (cover[low[node]] * mean(low[node]) + cover[high[node]] * mean(high[node])) / cover[node];
  }

  /** The first trees only. */
  public Trees first(int trees) {
    if (trees >= roots.length) {
      return this;
    }
    int end = roots[trees];
    return new Trees(
        base, Arrays.copyOf(roots, trees), Arrays.copyOf(feature, end), Arrays.copyOf(threshold, end),
        Arrays.copyOf(missingLow, end), Arrays.copyOf(low, end), Arrays.copyOf(high, end), Arrays.copyOf(value, end),
        Arrays.copyOf(cover, end));
  }

  /**
   * What each feature adds to the sum of each row against the mean of training: Shapley values where what is not known follows
   * the rows of training down the tree (Lundberg, Erion &amp; Lee 2018, algorithm 2, path dependent). They add up to the row's sum
   * less {@link #mean()}.
   *
   * @return by row, then by feature
   */
  public double[][] contributions(double[][] columns, int rows, JobContext job) {
    double[][] all = new double[rows][columns.length];
    LeafPatterns[] patterns = new LeafPatterns[roots.length];
    Arrays.setAll(patterns, t -> LeafPatterns.of(this, roots[t]));
    int depth = depth();
    Parallel.each(rows, EXPLAINED, job, (index, from, to) -> {
      TreePaths paths = new TreePaths(this, columns, depth);
      for (int t = 0; t < patterns.length; t++) {
        job.checkCancelled();
        for (int i = from; i < to; i++) {
          if (patterns[t] == null) {
            paths.add(roots[t], i, all[i]);
          } else {
            patterns[t].add(columns, i, all[i]);
          }
        }
      }
      return null;
    });
    return all;
  }

  private int depth() {
    int deepest = 0;
    for (int root : roots) {
      deepest = Math.max(deepest, depth(root));
    }
    return deepest;
  }

  private int depth(int node) {
    return feature[node] < 0 ? 0 : 1 + Math.max(depth(low[node]), depth(high[node]));
  }

  /** Trees being laid out, children after their parents. */
  public static final class Growing {
    private int[] roots = new int[16];
    private int trees;
    private int nodes;
    private int[] feature = new int[256];
    private double[] threshold = new double[256];
    private boolean[] missingLow = new boolean[256];
    private int[] low = new int[256];
    private int[] high = new int[256];
    private double[] value = new double[256];
    private double[] cover = new double[256];

    /** Begins a tree; its root is the next node. */
    public void root() {
      if (trees == roots.length) {
        roots = Arrays.copyOf(roots, 2 * trees);
      }
      roots[trees++] = nodes;
    }

    /** Adds a leaf; its place. */
    public int leaf(double ofLeaf, double rows) {
      int at = next();
      feature[at] = -1;
      value[at] = ofLeaf;
      cover[at] = rows;
      return at;
    }

    /** Adds a split, whose children are told by {@link #children}; its place. */
    public int split(int by, double most, boolean missing, double rows) {
      int at = next();
      feature[at] = by;
      threshold[at] = most;
      missingLow[at] = missing;
      cover[at] = rows;
      return at;
    }

    /** Tells the children of a split. */
    public void children(int node, int lower, int higher) {
      low[node] = lower;
      high[node] = higher;
    }

    private int next() {
      if (nodes == feature.length) {
        int more = 2 * nodes;
        feature = Arrays.copyOf(feature, more);
        threshold = Arrays.copyOf(threshold, more);
        missingLow = Arrays.copyOf(missingLow, more);
        low = Arrays.copyOf(low, more);
        high = Arrays.copyOf(high, more);
        value = Arrays.copyOf(value, more);
        cover = Arrays.copyOf(cover, more);
      }
      return nodes++;
    }

    /** The trees, with a base added to every row. */
    public Trees done(double base) {
      return new Trees(
          base, Arrays.copyOf(roots, trees), Arrays.copyOf(feature, nodes), Arrays.copyOf(threshold, nodes),
          Arrays.copyOf(missingLow, nodes), Arrays.copyOf(low, nodes), Arrays.copyOf(high, nodes), Arrays.copyOf(value, nodes),
          Arrays.copyOf(cover, nodes));
    }
  }
}
