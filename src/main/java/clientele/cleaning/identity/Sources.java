package clientele.cleaning.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where the rows come from, if sources can be told that hold each thing once: by a column of few values, by the way values
 * are written, or by the order of the rows, where one list was put under another. A source is believed to hold things once
 * if in the groups that the surest pairs make, more rows of it than of any other source come far more seldom than they
 * would if the sources were dealt out to the rows at random.
 *
 * @param of the source of each row that comes from one that holds things once, -1 for others
 */
record Sources(int[] of) {
  private static final int MOST = 6;
  private static final double SURE = 3;
  private static final double ENOUGH = 15;
  private static final double SELDOM = 0.2;

  /** What is known of the rows without looking at pairs: for each way to tell sources, the source of each row. */
  static List<int[]> candidates(List<Field> fields, List<IdentityResolution.Input> inputs, int rows, int split) {
    List<int[]> all = new ArrayList<>();
    if (split < rows) {
      int[] sides = new int[rows];
      Arrays.fill(sides, split, rows, 1);
      all.add(sides);
      return all;
    }
    for (Field field : fields) {
      if (field.values().size() <= MOST) {
        all.add(field.codes());
      }
    }
    for (IdentityResolution.Input input : inputs) {
      int[] written = Writing.styles(input.cells(), MOST);
      if (written.length > 0) {
        all.add(written);
      }
    }
    return all;
  }

  /** The sources that hold things once. */
  static Sources find(
      List<int[]> candidates, int rows, boolean ordered, long[] pairs, double[] odds, RandomGenerator random) {
    int[] head = heads(rows, pairs, odds);
    List<int[]> all = new ArrayList<>(candidates);
    if (ordered) {
      all.add(oneUnderTheOther(rows, pairs, odds));
    }
    int[] best = new int[rows];
    Arrays.fill(best, -1);
    int most = 0;
    for (int[] each : all) {
      int[] once = once(each, head, random);
      int held = (int) Arrays.stream(once).filter(s -> s >= 0).count();
      if (held > most) {
        most = held;
        best = once;
      }
    }
    return new Sources(best);
  }

  /** Whether every row comes from a source that holds things once. */
  boolean holdsAll() {
    return Arrays.stream(of).allMatch(s -> s >= 0);
  }

  /** A bit for the source of each row; none where it is not known. */
  long[] masks() {
    long[] masks = new long[of.length];
    for (int row = 0; row < masks.length; row++) {
      masks[row] = of[row] < 0 ? 0 : 1L << of[row];
    }
    return masks;
  }

  /** The sources that hold things once; -1 for rows of others. */
  private static int[] once(int[] sources, int[] head, RandomGenerator random) {
    int[] dealt = sources.clone();
    for (int i = dealt.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = dealt[i];
      dealt[i] = dealt[j];
      dealt[j] = other;
    }
    double[] seen = surplus(sources, head);
    double[] byChance = surplus(dealt, head);
    int[] once = new int[sources.length];
    for (int row = 0; row < once.length; row++) {
      int s = sources[row];
      once[row] = s >= 0 && byChance[s] >= ENOUGH && seen[s] <= SELDOM * byChance[s] ? s : -1;
    }
    return once;
  }

  /** For each source how many rows more it has than another one, or than one row, in all groups together. */
  private static double[] surplus(int[] sources, int[] head) {
    int n = 1 + Arrays.stream(sources).max().orElse(0);
    int[][] counts = new int[head.length][];
    double[] surplus = new double[n];
    for (int row = 0; row < head.length; row++) {
      if (sources[row] >= 0) {
        counts[head[row]] = counts[head[row]] == null ? new int[n] : counts[head[row]];
        counts[head[row]][sources[row]]++;
      }
    }
    for (int[] group : counts) {
      for (int s = 0; group != null && s < n; s++) {
        int others = 1;
        for (int other = 0; other < n; other++) {
          others = other == s ? others : Math.max(others, group[other]);
        }
        surplus[s] += Math.max(0, group[s] - others);
      }
    }
    return surplus;
  }

  private static int[] heads(int rows, long[] pairs, double[] odds) {
    int[] head = new int[rows];
    Arrays.setAll(head, i -> i);
    for (int p = 0; p < pairs.length; p++) {
      if (odds[p] > SURE) {
        int a = root(head, (int) (pairs[p] >>> 32));
        int b = root(head, (int) pairs[p]);
        head[Math.max(a, b)] = Math.min(a, b);
      }
    }
    for (int row = 0; row < rows; row++) {
      head[row] = root(head, row);
    }
    return head;
  }

  private static int root(int[] head, int row) {
    int at = row;
    while (head[at] != at) {
      head[at] = head[head[at]];
      at = head[at];
    }
    return at;
  }

  /** The rows before and after the place that sure pairs lie across most, beyond what chance would have. */
  private static int[] oneUnderTheOther(int rows, long[] pairs, double[] odds) {
    int[] change = new int[rows + 1];
    double sure = 0;
    for (int p = 0; p < pairs.length; p++) {
      if (odds[p] > SURE) {
        change[(int) (pairs[p] >>> 32) + 1]++;
        change[(int) pairs[p] + 1]--;
        sure++;
      }
    }
    double across = 0;
    double most = Double.NEGATIVE_INFINITY;
    int at = 0;
    for (int row = 0; row < rows; row++) {
      across += change[row];
      double beyond = across - 2 * sure * row / rows * (rows - row) / rows;
      if (beyond > most) {
        most = beyond;
        at = row;
      }
    }
    int[] sides = new int[rows];
    Arrays.fill(sides, at, rows, 1);
    return sides;
  }
}
