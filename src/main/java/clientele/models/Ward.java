package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smile.clustering.HierarchicalClustering;
import smile.clustering.linkage.WardLinkage;

/**
 * A tree of rows by Ward's method (Ward 1963): the two groups whose union adds least to the sum of squares are joined, until all
 * are one. It is grown once and cut at any number of groups. Grown by Smile on {@value #MOST_ROWS} rows at most, drawn by chance;
 * further rows go to the group with the nearest centre.
 */
public final class Ward {
  /** Rows a tree is grown from: its distances take half of their square, 4 bytes each. */
  public static final int MOST_ROWS = 4_000;

  private final float[][] rows;
  private final int[] grown;
  private final HierarchicalClustering tree;

  private Ward(float[][] rows, int[] grown, HierarchicalClustering tree) {
    this.rows = rows;
    this.grown = grown;
    this.tree = tree;
  }

  /**
   * Grows a tree.
   *
   * @param rows one array per row, equal length, all finite; 2 at least
   */
  public static Ward grow(float[][] rows, Seed seed, JobContext job) {
    job.checkCancelled();
    int[] grown = Sample.places(rows.length, MOST_ROWS, seed.stream("ward"));
    double[][] points = new double[grown.length][];
    for (int i = 0; i < grown.length; i++) {
      float[] row = rows[grown[i]];
      points[i] = new double[row.length];
      for (int j = 0; j < row.length; j++) {
        points[i][j] = row[j];
      }
    }
    HierarchicalClustering tree = HierarchicalClustering.fit(WardLinkage.of(points));
    job.checkCancelled();
    return new Ward(rows, grown, tree);
  }

  /** The rows in {@code k} groups, 2 to the number of rows the tree was grown from; the first row is in group 0. */
  public Groups cut(int k) {
    int[] partition = tree.partition(k);
    int[] labels = new int[rows.length];
    Arrays.fill(labels, -1);
    int[] order = new int[k];
    Arrays.fill(order, -1);
    int next = 0;
    int[] seen = new int[grown.length];
    for (int i = 0; i < grown.length; i++) {
      if (order[partition[i]] < 0) {
        order[partition[i]] = next++;
      }
      seen[i] = order[partition[i]];
      labels[grown[i]] = seen[i];
    }
    Groups groups = new Groups(centres(k, seen), labels);
    for (int r = 0; r < rows.length; r++) {
      if (labels[r] < 0) {
        labels[r] = groups.nearest(rows[r]);
      }
    }
    return groups;
  }

  /**
   * The top of the tree: what it joins last, from so many branches on.
   *
   * @param branches rows in each branch, in the order in which they are drawn, so that no lines cross
   * @param rows one row of each branch, by its place among all
   * @param joints what is joined, from the nearest to the farthest
   */
  public record Top(int[] branches, int[] rows, List<Joint> joints) {}

  /**
   * Two parts that are joined.
   *
   * @param first a branch, or from the number of branches on a joint before
   * @param second the same
   * @param height how far they lie apart: by the square root of twice what joining them adds to the sum of squares
   */
  public record Joint(int first, int second, double height) {}

  /** The top of the tree from {@code branches} branches on, or from all rows where there are fewer. */
  public Top top(int branches) {
    int n = grown.length;
    int m = Math.min(branches, n);
    List<Integer> leaves = new ArrayList<>();
    Map<Integer, Integer> number = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(2 * n - 2));
    while (!open.isEmpty()) {
      int node = open.pop();
      if (node < 2 * n - m) {
        number.put(node, leaves.size());
        leaves.add(node);
      } else {
        open.push(tree.tree()[node - n][1]);
        open.push(tree.tree()[node - n][0]);
      }
    }
    List<Joint> joints = new ArrayList<>();
    for (int node = 2 * n - m; node < 2 * n - 1; node++) {
      int[] parts = tree.tree()[node - n];
      number.put(node, m + joints.size());
      joints.add(new Joint(number.get(parts[0]), number.get(parts[1]), tree.height()[node - n]));
    }
    int[] sizes = leaves.stream().mapToInt(this::below).toArray();
    int[] rowOf = leaves.stream().mapToInt(leaf -> grown[anyOf(leaf)]).toArray();
    return new Top(sizes, rowOf, joints);
  }

  private int anyOf(int node) {
    int at = node;
    while (at >= grown.length) {
      at = tree.tree()[at - grown.length][0];
    }
    return at;
  }

  private int below(int node) {
    int count = 0;
    Deque<Integer> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      int next = open.pop();
      if (next < grown.length) {
        count++;
      } else {
        open.push(tree.tree()[next - grown.length][0]);
        open.push(tree.tree()[next - grown.length][1]);
      }
    }
    return count;
  }

  /** Rows the tree was grown from. */
  public int size() {
    return grown.length;
  }

  private float[][] centres(int k, int[] labels) {
    int p = rows[0].length;
    double[][] sums = new double[k][p];
    int[] sizes = new int[k];
    for (int i = 0; i < labels.length; i++) {
      sizes[labels[i]]++;
      for (int j = 0; j < p; j++) {
        sums[labels[i]][j] += rows[grown[i]][j];
      }
    }
    float[][] centres = new float[k][p];
    for (int g = 0; g < k; g++) {
      for (int j = 0; j < p; j++) {
        centres[g][j] = (float) (sums[g][j] / sizes[g]);
      }
    }
    return centres;
  }
}
