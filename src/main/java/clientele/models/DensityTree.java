package clientele.models;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * How rows fall into groups as the density that is asked for rises: joined from the nearest pair to the farthest, then read
 * from the top. A group ends where it falls into two of a least size; where less than that leaves it, it goes on without
 * (Campello, Moulavi &amp; Sander 2013, section 3).
 */
final class DensityTree {
  private final int n;
  private final int[] left;
  private final int[] right;
  private final double[] height;
  private final int[] size;

  /** Two rows and how far they lie apart. */
  record Edge(int a, int b, double apart) implements Comparable<Edge> {
    @Override
    public int compareTo(Edge other) {
      return Double.compare(apart, other.apart);
    }
  }

  /**
   * The groups that last longest.
   *
   * @param groups of each row, −1 of none
   * @param left distance at which each row leaves its group, or at which that ends
   * @param borders distance at which each group parts from the rest
   */
  record Chosen(int[] groups, double[] left, double[] borders) {}

  private DensityTree(int n) {
    this.n = n;
    left = new int[n - 1];
    right = new int[n - 1];
    height = new double[n - 1];
    size = new int[n - 1];
  }

  /** A tree from the edges that span all rows, in rising order. */
  static DensityTree of(Edge[] edges) {
    DensityTree tree = new DensityTree(edges.length + 1);
    int[] above = new int[2 * tree.n - 1];
    Arrays.setAll(above, i -> i);
    for (int e = 0; e < edges.length; e++) {
      int a = top(above, edges[e].a());
      int b = top(above, edges[e].b());
      tree.left[e] = a;
      tree.right[e] = b;
      tree.height[e] = edges[e].apart();
      tree.size[e] = tree.size(a) + tree.size(b);
      above[a] = tree.n + e;
      above[b] = tree.n + e;
    }
    return tree;
  }

  private static int top(int[] above, int node) {
    int top = node;
    while (above[top] != top) {
      top = above[top];
    }
    int at = node;
    while (above[at] != top) {
      int next = above[at];
      above[at] = top;
      at = next;
    }
    return top;
  }

  private int size(int node) {
    return node < n ? 1 : size[node - n];
  }

  /** The groups of at least so many rows that last longest, each counted by its rows; all rows together are none. */
  Chosen choose(int least) {
    int most = 2 * (n / Math.max(1, least)) + 3;
    int[] parent = new int[most];
    double[] born = new double[most];
    double[] lasting = new double[most];
    int[] group = new int[n];
    double[] gone = new double[n];
    int groups = 1;
    parent[0] = -1;
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {2 * n - 2, 0});
    while (!open.isEmpty()) {
      int[] next = open.pop();
      int node = next[0];
      int of = next[1];
      double apart = height[node - n];
      double density = 1 / apart;
      int a = left[node - n];
      int b = right[node - n];
      boolean large = size(a) >= least;
      boolean both = large && size(b) >= least;
      for (int child : new int[] {a, b}) {
        if (both) {
          parent[groups] = of;
          born[groups] = density;
          lasting[of] += (density - born[of]) * size(child);
          if (child < n) {
            leave(child, groups, density, group, gone, lasting, born);
          } else {
            open.push(new int[] {child, groups});
          }
          groups++;
        } else if (size(child) >= least && child >= n) {
          open.push(new int[] {child, of});
        } else {
          leave(child, of, density, group, gone, lasting, born);
        }
      }
    }
    return chosen(groups, parent, born, lasting, group, gone);
  }

  /** All rows below a node leave their group. */
  private void leave(int node, int of, double density, int[] group, double[] gone, double[] lasting, double[] born) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(node);
    while (!open.isEmpty()) {
      int next = open.pop();
      if (next < n) {
        group[next] = of;
        gone[next] = density;
        lasting[of] += density - born[of];
      } else {
        open.push(left[next - n]);
        open.push(right[next - n]);
      }
    }
  }

  private Chosen chosen(int groups, int[] parent, double[] born, double[] lasting, int[] group, double[] gone) {
    double[] below = new double[groups];
    boolean[] kept = new boolean[groups];
    for (int g = groups - 1; g > 0; g--) {
      kept[g] = lasting[g] >= below[g];
      below[parent[g]] += Math.max(lasting[g], below[g]);
    }
    int[] under = new int[groups]; // the uppermost group that was kept
    under[0] = -1;
    for (int g = 1; g < groups; g++) {
      under[g] = under[parent[g]] >= 0 ? under[parent[g]] : kept[g] ? g : -1;
    }
    int[] of = new int[n];
    double[] left = new double[n];
    for (int i = 0; i < n; i++) {
      of[i] = under[group[i]];
      left[i] = 1 / gone[i];
    }
    double[] borders = new double[groups];
    for (int g = 1; g < groups; g++) {
      borders[g] = 1 / born[g];
    }
    return new Chosen(of, left, borders);
  }
}
