package clientele.analysis.recommend;

import clientele.models.Interactions;
import clientele.models.ItemNeighbours;
import java.util.Arrays;
import java.util.Comparator;

/** The items shown to a user by each method; what is no longer sold is never shown, short lists end in best sellers. */
final class ShownLists {
  private final Interactions data;
  private final Assortment assortment;
  private final boolean repeats;
  private final int k;

  ShownLists(Interactions data, Assortment assortment, boolean repeats, int k) {
    this.data = data;
    this.assortment = assortment;
    this.repeats = repeats;
    this.k = k;
  }

  /** By neighbours, with the weight of what the user has already; {@code scores} is filled in. */
  int[] byNeighbours(ItemNeighbours neighbours, double own, int user, double[] scores) {
    neighbours.score(data, user, repeats ? own : 0, scores);
    for (int i = 0; i < scores.length; i++) {
      if (assortment.ended()[i]) {
        scores[i] = 0;
      }
    }
    int[] top = ItemNeighbours.top(scores, k);
    return top.length == k ? top : fill(user, top);
  }

  /**
   * By a simple rule: what the user bought often enough, most often first and the latest among equals, or the latest first,
   * then best sellers.
   */
  int[] by(SimpleRule rule, int user) {
    return rule.own() ? ownBought(user, rule) : fill(user, new int[0]);
  }

  private int[] ownBought(int user, SimpleRule rule) {
    int[] times = data.times();
    int[] last = data.lastDay();
    Comparator<Integer> often = Comparator.comparingInt(p -> -times[p]);
    Comparator<Integer> late = Comparator.comparingInt(p -> -last[p]);
    int[] own = java.util.stream.IntStream.range(data.first()[user], data.first()[user + 1]).boxed()
        .filter(p -> times[p] >= rule.fewest() && !assortment.ended()[data.item()[p]])
        .sorted((rule == SimpleRule.OWN_LAST ? late.thenComparing(often) : often.thenComparing(late)).thenComparingInt(p -> -assortment.buyers()[data.item()[p]]))
        .limit(k).mapToInt(p -> data.item()[p]).toArray();
    return fill(user, own);
  }

  private int[] fill(int user, int[] begun) {
    int[] shown = Arrays.copyOf(begun, k);
    int n = begun.length;
    for (int item : assortment.best()) {
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
