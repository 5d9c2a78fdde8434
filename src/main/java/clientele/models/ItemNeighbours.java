package clientele.models;

import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * For each item the items that the same users take (Deshpande &amp; Karypis 2004), shrunk where few users took both
 * (Dacrema, Cremonesi &amp; Jannach 2019).
 *
 * @param neighbour items near each item, nearest first
 * @param similarity of each, above 0
 * @param shared number of users who took both
 */
public record ItemNeighbours(int[][] neighbour, float[][] similarity, int[][] shared) {
  private static final int BLOCK = 64;

  /** How alike two items are. */
  public enum Likeness {
    /** Cosine of the columns of users. */
    COSINE,
    /** Share of the buyers of one who took the other, over the root of the other's buyers: P(j|i) / n(j)^0.5. */
    CONDITIONAL,
    /** Cosine in which each user counts less the more items they have: 1 / log(e + n). */
    WEIGHTED_COSINE,
    /** Cosine in which each user weighs the squared inverse frequency, log((1 + items) / (1 + n)): TF-IDF. */
    INVERSE_FREQUENCY;

    private double weight(int count, int items) {
      double rare = Math.log((1.0 + items) / (1.0 + count));
      return switch (this) {
        case WEIGHTED_COSINE -> 1 / Math.log(Math.E + count);
        case INVERSE_FREQUENCY -> Math.max(rare * rare, 1e-9);
        default -> 1;
      };
    }
  }

  /**
   * How neighbours are learned.
   *
   * @param likeness of two items
   * @param shrink added to the number of users who took both, below the line; 0 or more
   * @param most neighbours kept of each item
   * @param unit whether the likenesses of an item's neighbours are scaled to length 1, so that each item a user has
   *     speaks as loudly (Deshpande &amp; Karypis 2004, section 4.2)
   */
  public record Settings(Likeness likeness, double shrink, int most, boolean unit) {}

  /** Learns the neighbours of every item. */
  public static ItemNeighbours fit(Interactions data, Settings settings, JobContext job) {
    int[] start = new int[data.items() + 1];
    for (int i : data.item()) {
      start[i + 1]++;
    }
    for (int i = 0; i < data.items(); i++) {
      start[i + 1] += start[i];
    }
    int[] next = Arrays.copyOf(start, data.items());
    int[] users = new int[data.item().length];
    double[] weight = new double[data.users()];
    double[] norm = new double[data.items()];
    for (int u = 0; u < data.users(); u++) {
      weight[u] = settings.likeness().weight(data.count(u), data.items());
      for (int p = data.first()[u]; p < data.first()[u + 1]; p++) {
        users[next[data.item()[p]]++] = u;
        norm[data.item()[p]] += weight[u];
      }
    }
    int[][] neighbour = new int[data.items()][];
    float[][] similarity = new float[data.items()][];
    int[][] shared = new int[data.items()][];
    Parallel.each(
        data.items(), BLOCK, job,
        (block, from, to) -> {
          double[] sums = new double[data.items()];
          int[] counts = new int[data.items()];
          int[] touched = new int[data.items()];
          for (int i = from; i < to; i++) {
            int n = 0;
            for (int q = start[i]; q < start[i + 1]; q++) {
              int u = users[q];
              for (int p = data.first()[u]; p < data.first()[u + 1]; p++) {
                int j = data.item()[p];
                if (counts[j]++ == 0) {
                  touched[n++] = j;
                }
                sums[j] += weight[u];
              }
            }
            long[] ranked = ranked(i, touched, n, sums, counts, norm, settings);
            int kept = Math.min(settings.most(), ranked.length);
            neighbour[i] = new int[kept];
            similarity[i] = new float[kept];
            shared[i] = new int[kept];
            for (int k = 0; k < kept; k++) {
              long best = ranked[ranked.length - 1 - k];
              neighbour[i][k] = Integer.MAX_VALUE - (int) best;
              similarity[i][k] = Float.intBitsToFloat((int) (best >>> 32));
              shared[i][k] = counts[neighbour[i][k]];
            }
            if (settings.unit()) {
              scale(similarity[i]);
            }
            for (int t = 0; t < n; t++) {
              sums[touched[t]] = 0;
              counts[touched[t]] = 0;
            }
          }
          return null;
        });
    return new ItemNeighbours(neighbour, similarity, shared);
  }

  /** Likenesses above 0 as float bits over the item's place from behind, rising. */
  private static long[] ranked(
      int item, int[] touched, int n, double[] sums, int[] counts, double[] norm, Settings settings) {
    long[] ranked = new long[n];
    int candidates = 0;
    for (int t = 0; t < n; t++) {
      int j = touched[t];
      if (j != item) {
        double base = settings.likeness() == Likeness.CONDITIONAL
            ? norm[item] * Math.sqrt(norm[j])
            : Math.sqrt(norm[item] * norm[j]);
        double like = sums[j] / base * counts[j] / (counts[j] + settings.shrink());
        ranked[candidates++] = (long) Float.floatToIntBits((float) like) << 32 | Integer.MAX_VALUE - j;
      }
    }
    Arrays.sort(ranked, 0, candidates);
    return Arrays.copyOf(ranked, candidates);
  }

  private static void scale(float[] values) {
    double squares = 0;
    for (float v : values) {
      squares += (double) v * v;
    }
    float length = (float) Math.sqrt(squares);
    for (int k = 0; k < values.length && length > 0; k++) {
      values[k] /= length;
    }
  }

  /**
   * Scores all items for a user: the sum of similarities to what the user has. An item the user has counts
   * {@code own} for itself besides, or is left out if {@code own} is 0.
   *
   * @param scores filled in, one per item; items without any score stay 0
   */
  public void score(Interactions data, int user, double own, double[] scores) {
    Arrays.fill(scores, 0);
    for (int p = data.first()[user]; p < data.first()[user + 1]; p++) {
      int i = data.item()[p];
      double strength = 1 + Math.log(data.times()[p]);
      for (int k = 0; k < neighbour[i].length; k++) {
        scores[neighbour[i][k]] += strength * similarity[i][k];
      }
      scores[i] += own * strength;
    }
    if (own == 0) {
      for (int p = data.first()[user]; p < data.first()[user + 1]; p++) {
        scores[data.item()[p]] = 0;
      }
    }
  }

  /** What speaks most for an item: the item of the user that adds most to its score. */
  public record Because(int item, int shared) {}

  /** The item of the user that speaks most for {@code wanted}; -1 if none does. */
  public Because because(Interactions data, int user, int wanted) {
    int best = -1;
    int users = 0;
    double most = 0;
    for (int p = data.first()[user]; p < data.first()[user + 1]; p++) {
      int i = data.item()[p];
      for (int k = 0; k < neighbour[i].length; k++) {
        double adds = neighbour[i][k] == wanted ? similarity[i][k] * (1 + Math.log(data.times()[p])) : 0;
        if (adds > most) {
          most = adds;
          best = i;
          users = shared[i][k];
        }
      }
    }
    return new Because(best, users);
  }

  /** Places of the {@code k} highest scores above 0, highest first; equal scores by place. */
  public static int[] top(double[] scores, int k) {
    List<Integer> best = new java.util.ArrayList<>(k);
    for (int j = 0; j < scores.length; j++) {
      if (scores[j] <= 0 || best.size() == k && scores[j] <= scores[best.getLast()]) {
        continue;
      }
      int at = best.size();
      while (at > 0 && scores[best.get(at - 1)] < scores[j]) {
        at--;
      }
      best.add(at, j);
      if (best.size() > k) {
        best.removeLast();
      }
    }
    return best.stream().mapToInt(Integer::intValue).toArray();
  }
}
