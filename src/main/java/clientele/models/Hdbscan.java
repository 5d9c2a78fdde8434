package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Groups of rows that lie densely, with rows between them that belong to none (HDBSCAN: Campello, Moulavi &amp; Sander 2013;
 * McInnes, Healy &amp; Astels 2017). The tree of densities is grown once and asked for groups of any least size; the one
 * group of all rows is never an answer. It is grown on {@value #MOST_ROWS} rows at most, drawn by chance; a further row goes
 * with its nearest one if it lies within the border of that one's group. No chance is in it beyond the draw.
 */
public final class Hdbscan {
  /** Rows a tree is grown from: time grows with their square, memory with their number. */
  public static final int MOST_ROWS = 10_000;

  /** Rows, itself among them, within whose reach a row lies densely. */
  static final int NEIGHBOURS = 10;

  /** Distance up to which rows count as equal, on the scale of facts of variance 1: else equal values were infinitely dense. */
  static final double EQUAL = 0.05;

  private static final int BLOCK = 256;

  private final float[][] rows;
  private final int[] grown;
  private final DensityTree tree;
  private final Beside beside;

  private Hdbscan(float[][] rows, int[] grown, DensityTree tree, Beside beside) {
    this.rows = rows;
    this.grown = grown;
    this.tree = tree;
    this.beside = beside;
  }

  /**
   * The rows the tree was not grown from.
   *
   * @param places of them
   * @param nearest row of the tree to each, by its place in the tree
   * @param apart how far that lies, or its core if that is farther
   */
  private record Beside(int[] places, int[] nearest, double[] apart) {}

  /**
   * Groups of at least so many rows.
   *
   * @param groups their centres and the group of each row, −1 of none
   * @param density how much nearer rows lie to their group than their group to the next, 0 to 1 and 0 of rows in no group,
   *     mean over the rows of the tree
   */
  public record Found(Groups groups, double density) {
    /** Rows in no group. */
    public int without() {
      return (int) Arrays.stream(groups.labels()).filter(g -> g < 0).count();
    }
  }

  /**
   * Grows a tree.
   *
   * @param rows one array per row, equal length, all finite; 2 at least
   */
  public static Hdbscan grow(float[][] rows, Seed seed, JobContext job) {
    return grow(rows, NEIGHBOURS, EQUAL, seed, job);
  }

  static Hdbscan grow(float[][] rows, int neighbours, double equal, Seed seed, JobContext job) {
    int[] grown = Sample.places(rows.length, MOST_ROWS, seed.stream("hdbscan"));
    float[][] columns = new float[rows[0].length][grown.length];
    for (int i = 0; i < grown.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][i] = rows[grown[i]][j];
      }
    }
    double[] core = core(columns, grown.length, neighbours, job);
    DensityTree tree = DensityTree.of(spanning(columns, core, equal, job));
    return new Hdbscan(rows, grown, tree, beside(rows, grown, columns, core, job));
  }

  /** Groups of at least {@code least} of the rows the tree was grown from, 2 or more; in the order in which rows come. */
  public Found groups(int least) {
    DensityTree.Chosen chosen = tree.choose(least);
    int[] number = new int[chosen.borders().length];
    Arrays.fill(number, -1);
    int k = 0;
    double density = 0;
    int[] labels = new int[rows.length];
    Arrays.fill(labels, -1);
    for (int i = 0; i < grown.length; i++) {
      int group = chosen.groups()[i];
      if (group >= 0) {
        number[group] = number[group] < 0 ? k++ : number[group];
        labels[grown[i]] = number[group];
        density += 1 - chosen.left()[i] / chosen.borders()[group];
      }
    }
    double[] borders = new double[k];
    for (int g = 0; g < number.length; g++) {
      if (number[g] >= 0) {
        borders[number[g]] = chosen.borders()[g];
      }
    }
    for (int i = 0; i < beside.places.length; i++) { // they go with the nearest one, if that lies within its group's border
      int group = labels[grown[beside.nearest[i]]];
      labels[beside.places[i]] = group >= 0 && beside.apart[i] <= borders[group] ? group : -1;
    }
    return new Found(Groups.of(rows, labels, k), density / grown.length);
  }

  /** Rows the tree was grown from. */
  public int size() {
    return grown.length;
  }

  private static Beside beside(float[][] rows, int[] grown, float[][] columns, double[] core, JobContext job) {
    boolean[] of = new boolean[rows.length];
    for (int g : grown) {
      of[g] = true;
    }
    int[] places = IntStream.range(0, rows.length).filter(r -> !of[r]).toArray();
    int[] nearest = new int[places.length];
    double[] apart = new double[places.length];
    Parallel.each(places.length, BLOCK, job, (block, from, to) -> {
      float[] all = new float[grown.length];
      for (int i = from; i < to; i++) {
        distances(columns, rows[places[i]], all);
        int least = 0;
        for (int g = 1; g < all.length; g++) {
          least = all[g] < all[least] ? g : least;
        }
        nearest[i] = least;
        apart[i] = Math.max(Math.sqrt(all[least]), core[least]);
      }
      return null;
    });
    return new Beside(places, nearest, apart);
  }

  /** Squared distances of all rows from one, column by column so that the loops run side by side. */
  private static void distances(float[][] columns, int row, float[] into) {
    float[] point = new float[columns.length];
    for (int j = 0; j < point.length; j++) {
      point[j] = columns[j][row];
    }
    distances(columns, point, into);
  }

  private static void distances(float[][] columns, float[] point, float[] into) {
    Arrays.fill(into, 0);
    for (int j = 0; j < columns.length; j++) {
      float[] column = columns[j];
      float at = point[j];
      for (int i = 0; i < into.length; i++) {
        float d = column[i] - at;
        into[i] += d * d;
      }
    }
  }

  /** Distance of each row from the last of its neighbours. */
  private static double[] core(float[][] columns, int n, int neighbours, JobContext job) {
    int kth = Math.min(neighbours, n);
    double[] core = new double[n];
    Parallel.each(n, BLOCK, job, (block, from, to) -> {
      float[] all = new float[n];
      float[] nearest = new float[kth];
      for (int i = from; i < to; i++) {
        distances(columns, i, all);
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        for (float d : all) {
          if (d < nearest[kth - 1]) {
            int at = kth - 1;
            while (at > 0 && nearest[at - 1] > d) {
              nearest[at] = nearest[at - 1];
              at--;
            }
            nearest[at] = d;
          }
        }
        core[i] = Math.sqrt(nearest[kth - 1]);
      }
      return null;
    });
    return core;
  }

  /** The shortest tree over all rows (Prim 1957), two rows being as far apart as their distance or the farther core. */
  private static DensityTree.Edge[] spanning(float[][] columns, double[] core, double equal, JobContext job) {
    int n = core.length;
    double[] least = new double[n];
    int[] from = new int[n];
    boolean[] in = new boolean[n];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    float[] all = new float[n];
    DensityTree.Edge[] edges = new DensityTree.Edge[n - 1];
    int last = 0;
    in[0] = true;
    for (int e = 0; e < edges.length; e++) {
      if (e % 64 == 0) {
        job.checkCancelled();
      }
      distances(columns, last, all);
      int next = -1;
      for (int i = 0; i < n; i++) {
        if (!in[i]) {
          double apart = Math.max(Math.max(Math.sqrt(all[i]), equal), Math.max(core[last], core[i]));
          if (apart < least[i]) {
            least[i] = apart;
            from[i] = last;
          }
          if (next < 0 || least[i] < least[next]) {
            next = i;
          }
        }
      }
      edges[e] = new DensityTree.Edge(from[next], next, least[next]);
      in[next] = true;
      last = next;
    }
    Arrays.sort(edges);
    return edges;
  }
}
