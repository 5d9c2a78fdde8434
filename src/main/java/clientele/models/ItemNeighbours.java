package clientele.models;

import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * For each item the items that the same users take (Deshpande &amp; Karypis 2004): cosine of the columns of users, shrunk
 * where few users took both, each user counting less the more items they have.
 *
 * @param neighbour items near each item, nearest first
 * @param similarity of each, above 0 and at most 1
 * @param shared number of users who took both
 */
public record ItemNeighbours(int[][] neighbour, float[][] similarity, int[][] shared) {
  private static final int BLOCK = 64;
  private static final double SHRINK = 10;

  /** Learns up to {@code most} neighbours of every item. */
  public static ItemNeighbours fit(Interactions data, int most, JobContext job) {
    int[] start = new int[data.items() + 1];
    for (int i : data.item()) {
      start[i + 1]++;
    }
    for (int i = 0; i < data.items(); i++) {
      start[i + 1] += start[i];
    }
    int[] next = Arrays.copyOf(start, data.items());
    int[] users = new int[data.item().length];
    for (int u = 0; u < data.users(); u++) {
      for (int p = data.first()[u]; p < data.first()[u + 1]; p++) {
        users[next[data.item()[p]]++] = u;
      }
    }
    double[] weight = new double[data.users()];
    double[] norm = new double[data.items()];
    for (int u = 0; u < data.users(); u++) {
      weight[u] = 1 / Math.log(Math.E + data.count(u));
      for (int p = data.first()[u]; p < data.first()[u + 1]; p++) {
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
            keep(i, touched, n, sums, counts, norm, most, neighbour, similarity, shared);
            for (int t = 0; t < n; t++) {
              sums[touched[t]] = 0;
              counts[touched[t]] = 0;
            }
          }
          return null;
        });
    return new ItemNeighbours(neighbour, similarity, shared);
  }

  private static void keep(
      int item, int[] touched, int n, double[] sums, int[] counts, double[] norm, int most, int[][] neighbour,
      float[][] similarity, int[][] shared) {
    long[] ranked = new long[n];
    int candidates = 0;
    for (int t = 0; t < n; t++) {
      int j = touched[t];
      if (j != item) {
        double cosine = sums[j] / Math.sqrt(norm[item] * norm[j]) * counts[j] / (counts[j] + SHRINK);
        ranked[candidates++] = (long) Float.floatToIntBits((float) cosine) << 32 | Integer.MAX_VALUE - j;
      }
    }
    Arrays.sort(ranked, 0, candidates);
    int kept = Math.min(most, candidates);
    neighbour[item] = new int[kept];
    similarity[item] = new float[kept];
    shared[item] = new int[kept];
    for (int k = 0; k < kept; k++) {
      long best = ranked[candidates - 1 - k];
      int j = Integer.MAX_VALUE - (int) best;
      neighbour[item][k] = j;
      similarity[item][k] = Float.intBitsToFloat((int) (best >>> 32));
      shared[item][k] = counts[j];
    }
  }

  /**
   * Scores all items for a user: the sum of similarities to what the user has; an item the user has counts 1 for itself
   * if {@code repeats}, and is otherwise left out.
   *
   * @param scores filled in, one per item; items without any score stay 0
   */
  public void score(Interactions data, int user, boolean repeats, double[] scores) {
    Arrays.fill(scores, 0);
    for (int p = data.first()[user]; p < data.first()[user + 1]; p++) {
      int i = data.item()[p];
      double strength = 1 + Math.log(data.times()[p]);
      for (int k = 0; k < neighbour[i].length; k++) {
        scores[neighbour[i][k]] += strength * similarity[i][k];
      }
      if (repeats) {
        scores[i] += strength;
      }
    }
    if (!repeats) {
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
