package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.Arrays;
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
