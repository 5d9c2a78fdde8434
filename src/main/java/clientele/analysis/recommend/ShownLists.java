package clientele.analysis.recommend;

import clientele.models.Interactions;
import clientele.models.ItemNeighbours;
import clientele.models.RankingQuality;
import java.util.Arrays;

/** The items shown to a user by each method; a list too short is filled up with best sellers. */
final class ShownLists {
  private final Interactions data;
  private final ItemNeighbours neighbours;
  private final boolean repeats;
  private final int k;
  private final int[] best;

  ShownLists(Interactions data, ItemNeighbours neighbours, int[] popularity, boolean repeats, int k) {
    this.data = data;
    this.neighbours = neighbours;
    this.repeats = repeats;
    this.k = k;
    Integer[] order = RankingQuality.descending(Arrays.stream(popularity).asDoubleStream().toArray());
    this.best = Arrays.stream(order).mapToInt(Integer::intValue).filter(i -> popularity[i] > 0).toArray();
  }

  /** By neighbours; {@code scores} is filled in. */
  int[] byNeighbours(int user, double[] scores) {
    neighbours.score(data, user, repeats, scores);
    int[] top = ItemNeighbours.top(scores, k);
    return top.length == k ? top : fill(user, top);
  }

  /** By popularity. */
  int[] bestSellers(int user) {
    return fill(user, new int[0]);
  }

  private int[] fill(int user, int[] begun) {
    int[] shown = Arrays.copyOf(begun, k);
    int n = begun.length;
    for (int item : best) {
      if (n == k) {
        break;
      }
      int candidate = item;
      boolean there = Arrays.stream(begun).anyMatch(i -> i == candidate);
      if (!there && (repeats || !data.has(user, item))) {
        shown[n++] = item;
      }
    }
    return Arrays.copyOf(shown, n);
  }
}
