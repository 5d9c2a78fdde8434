package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A few bounds that most rows of a group meet and most others do not: a leaf of a shallow tree by Gini's index (Breiman 1984).
 * Smile's tree is not used: it passes over cuts between equal values where the rows beside the cut happen to be of one
 * class, which in numbers of few values, such as orders, are most cuts. Bounds are the roundest numbers that part the same rows, and what they catch is counted with them as they are written.
 *
 * @param bounds all of them are met; each column once
 * @param met rows that meet them
 * @param right those of them that are of the group
 */
public record ShortRule(List<Bound> bounds, int met, int right) {
  /** Bounds a rule has at most. */
  public static final int MOST_BOUNDS = 3;

  private static final int MOST_RULES = 2;
  private static final int MOST_ROWS = 20_000;
  private static final double LEAST_CAUGHT = 0.1;

  /** Part of all mixture that a cut has to take away. */
  private static final double LEAST_GAIN = 0.01;

  /**
   * A column between two numbers.
   *
   * @param above the number it is above, or minus infinity
   * @param atMost the number it is at most, or infinity
   */
  public record Bound(int column, double above, double atMost) {
    boolean holds(double value) {
      return value > above && value <= atMost; // a value that is missing holds no bound
    }
  }

  /** Whether a row meets the rule. */
  public boolean holds(double[][] columns, int row) {
    return bounds.stream().allMatch(b -> b.holds(columns[b.column][row]));
  }

  /**
   * The rules of a group, the one that catches most first, two at most; none where no short rule does.
   *
   * @param columns values by column and row, NaN where missing
   * @param in whether a row is of the group
   */
  public static List<ShortRule> of(double[][] columns, boolean[] in, Seed seed, JobContext job) {
    int[] drawn = Sample.places(in.length, MOST_ROWS, seed.stream("rules"));
    double[][] rows = new double[drawn.length][columns.length];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < drawn.length; i++) {
        rows[i][c] = columns[c][drawn[i]];
      }
    }
    int[] classes = new int[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      classes[i] = in[drawn[i]] ? 1 : 0;
    }
    int size = 0;
    for (boolean b : in) {
      size += b ? 1 : 0;
    }
    int sum = Arrays.stream(classes).sum();
    if (sum == 0 || sum == classes.length) {
      return List.of();
    }
    Tree tree = new Tree(rows, classes, Math.max(3, sum / 20), job);
    int[] all = new int[rows.length];
    Arrays.setAll(all, i -> i);
    tree.grow(all, List.of(), MOST_BOUNDS);
    int least = size;
    return tree.leaves.stream()
        .map(bounds -> new ShortRule(bounds, 0, 0))
        .map(r -> counted(r.bounds, columns, in))
        .filter(r -> r.right > r.met - r.right && r.right >= LEAST_CAUGHT * least)
        .sorted(Comparator.comparingInt(r -> -r.right))
        .limit(MOST_RULES)
        .toList();
  }

  /** A shallow tree; its leaves where the group is in the majority. */
  private static final class Tree {
    private final double[][] rows;
    private final int[] classes;
    private final int least;
    private final double worth;
    private final JobContext job;
    private final List<List<Bound>> leaves = new ArrayList<>();

    private Tree(double[][] rows, int[] classes, int least, JobContext job) {
      this.rows = rows;
      this.classes = classes;
      this.least = least;
      this.worth = LEAST_GAIN * mixed(Arrays.stream(classes).sum(), classes.length);
      this.job = job;
    }

    private void grow(int[] here, List<Bound> bounds, int depth) {
      job.checkCancelled();
      int in = Arrays.stream(here).map(i -> classes[i]).sum();
      Cut best = null;
      for (int column = 0; column < rows[0].length && depth > 0 && in > 0 && in < here.length; column++) {
        Cut cut = cut(here, column, in);
        best = cut != null && (best == null || cut.impurity < best.impurity - 1e-12) ? cut : best;
      }
      if (best == null) {
        if (2 * in > here.length && !bounds.isEmpty()) {
          leaves.add(bounds);
        }
        return;
      }
      Cut at = best;
      grow(Arrays.stream(here).filter(i -> rows[i][at.column] <= at.value).toArray(),
          with(bounds, new Bound(at.column, Double.NEGATIVE_INFINITY, at.value)), depth - 1);
      grow(Arrays.stream(here).filter(i -> rows[i][at.column] > at.value).toArray(),
          with(bounds, new Bound(at.column, at.value, Double.POSITIVE_INFINITY)), depth - 1);
    }

    private record Cut(int column, double value, double impurity) {}

    /** The cut of a column after which the classes are least mixed; null where there is none that helps. */
    private Cut cut(int[] here, int column, int in) {
      Integer[] order = Arrays.stream(here).filter(i -> !Double.isNaN(rows[i][column])).boxed().toArray(Integer[]::new);
      Arrays.sort(order, Comparator.comparingDouble(i -> rows[i][column]));
      int known = 0;
      for (int i : order) {
        known += classes[i];
      }
      double beside = mixed(in - known, here.length - order.length); // who misses the value goes neither way
      Cut best = null;
      double most = mixed(in, here.length) - worth;
      int below = 0;
      for (int i = 0; i + 1 < order.length; i++) {
        below += classes[order[i]];
        double low = rows[order[i]][column];
        double high = rows[order[i + 1]][column];
        int left = i + 1;
        int right = order.length - left;
        if (low < high && left >= least && right >= least) {
          double impurity = beside + mixed(below, left) + mixed(known - below, right);
          if (impurity < most) {
            most = impurity;
            best = new Cut(column, round(low, high), impurity);
          }
        }
      }
      return best;
    }

    /** Gini's index of {@code n} rows, times their number and half. */
    private static double mixed(int in, int n) {
      return n == 0 ? 0 : in * (double) (n - in) / n;
    }
  }

  private static List<Bound> with(List<Bound> bounds, Bound more) {
    List<Bound> all = new ArrayList<>();
    Bound joined = more;
    for (Bound b : bounds) {
      if (b.column == more.column) {
        joined = new Bound(b.column, Math.max(b.above, more.above), Math.min(b.atMost, more.atMost));
      } else {
        all.add(b);
      }
    }
    all.add(joined);
    return all;
  }

  /** The number of fewest figures that is at least {@code low} and below {@code high}. */
  static double round(double low, double high) {
    double step = Math.pow(10, Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)))));
    for (int figures = 0; figures < 12 && step > 0; figures++) {
      for (double by : new double[] {step, step / 2}) {
        double tried = Math.ceil(low / by) * by;
        if (tried >= low && tried < high) {
          return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.9g", tried));
        }
      }
      step /= 10;
    }
    return low;
  }

  private static ShortRule counted(List<Bound> bounds, double[][] columns, boolean[] in) {
    ShortRule rule = new ShortRule(bounds, 0, 0);
    int met = 0;
    int right = 0;
    for (int i = 0; i < in.length; i++) {
      if (rule.holds(columns, i)) {
        met++;
        right += in[i] ? 1 : 0;
      }
    }
    return new ShortRule(bounds, met, right);
  }
}
