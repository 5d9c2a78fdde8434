package clientele.models;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How easily each row is set apart from the others by random cuts (Liu, Ting &amp; Zhou 2008). */
public final class IsolationForest {
  private static final int TREES = 100;
  /** Rows a tree is grown from, if there are so many. */
  public static final int SAMPLE = 256;


  private IsolationForest() {}

  /**
   * Scores from 0 to 1, the higher the more apart; about 0.5 for rows among others.
   *
   * @param rows features without missing values, one array per row
   */
  public static double[] scores(double[][] rows, Seed seed, JobContext job) {
    if (rows.length < 2 || rows[0].length == 0) {
      return new double[rows.length];
    }
    int sample = Math.min(SAMPLE, rows.length);
    int limit = (int) Math.ceil(Math.log(sample) / Math.log(2));
    List<Node> trees =
        Parallel.map(TREES, 1, job, (index, from, to) -> {
          RandomGenerator random = seed.stream("tree " + index);
          return grow(rows, drawn(rows.length, sample, random), 0, sample, 0, limit, random);
        });
    double[] scores = new double[rows.length];
    double usual = path(sample);
    Parallel.each(rows.length, 1024, job, (index, from, to) -> {
      for (int r = from; r < to; r++) {
        double depth = 0;
        for (Node tree : trees) {
          depth += depth(tree, rows[r]);
        }
        scores[r] = Math.pow(2, -depth / TREES / usual);
      }
      return null;
    });
    return scores;
  }

  /** Different rows by chance; in a small table all of them. */
  private static int[] drawn(int rows, int sample, RandomGenerator random) {
    if (sample == rows) {
      return IntStream.range(0, rows).toArray();
    }
    int[] drawn = new int[sample];
    BitSet seen = new BitSet(rows);
    for (int i = 0; i < sample; i++) {
      do {
        drawn[i] = random.nextInt(rows);
      } while (seen.get(drawn[i]));
      seen.set(drawn[i]);
    }
    return drawn;
  }

  private record Node(int feature, double cut, Node low, Node high, int size) {}

  private static Node grow(double[][] rows, int[] drawn, int from, int to, int depth, int limit, RandomGenerator random) {
    if (to - from <= 1 || depth >= limit) {
      return new Node(-1, 0, null, null, to - from);
    }
    int width = rows[0].length;
    int[] order = new int[width];
    for (int k = 0; k < width; k++) { // any feature that varies here, each as likely as the others
      int at = k + random.nextInt(width - k);
      int f = order[at] == 0 ? at : order[at] - 1;
      order[at] = order[k] == 0 ? k + 1 : order[k];
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        low = Math.min(low, rows[drawn[i]][f]);
        high = Math.max(high, rows[drawn[i]][f]);
      }
      if (high > low) {
        double cut = low + random.nextDouble() * (high - low);
        int middle = from;
        for (int i = from; i < to; i++) {
          if (rows[drawn[i]][f] < cut) {
            int swap = drawn[i];
            drawn[i] = drawn[middle];
            drawn[middle++] = swap;
          }
        }
        return new Node(f, cut, grow(rows, drawn, from, middle, depth + 1, limit, random),
            grow(rows, drawn, middle, to, depth + 1, limit, random), to - from);
      }
    }
    return new Node(-1, 0, null, null, to - from);
  }

  private static double depth(Node tree, double[] row) {
    Node node = tree;
    int depth = 0;
    while (node.feature() >= 0) {
      node = row[node.feature()] < node.cut() ? node.low() : node.high();
      depth++;
    }
    return depth + path(node.size());
  }

  /** Mean depth at which a search among {@code n} values ends without finding. */
  private static double path(int n) {
    return n <= 1 ? 0 : n == 2 ? 1 : 2 * (Math.log(n - 1) + 0.5772156649015329) - 2.0 * (n - 1) / n;
  }
}
