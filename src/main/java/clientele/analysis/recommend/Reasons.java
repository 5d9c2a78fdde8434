package clientele.analysis.recommend;

import clientele.base.Text;
import clientele.models.Interactions;
import clientele.models.ItemNeighbours;
import java.util.Arrays;

/**
 * Why an item is on the list of a user, in words, and how well it matches.
 *
 * @param user whose list it is
 */
record Reasons(
    Purchases purchases, Interactions data, Assortment assortment, ItemNeighbours neighbours, int user) {

  /** The reason of an item; {@code scored} if neighbours speak for it. */
  Text of(int item, boolean scored) {
    int pair = Arrays.binarySearch(data.item(), data.first()[user], data.first()[user + 1], item);
    if (pair >= 0) {
      return purchases.dated()
          ? words("reason.repeat", data.times()[pair], purchases.lastDay() - data.lastDay()[pair])
          : words("reason.repeat.undated", data.times()[pair]);
    }
    if (scored) {
      ItemNeighbours.Because because = neighbours.because(data, user, item);
      if (because.item() >= 0) {
        return words("reason.with", purchases.names()[because.item()], because.shared());
      }
    }
    return assortment.window() > 0
        ? words("reason.recent", assortment.buyers()[item], assortment.window())
        : words("reason.popular", assortment.buyers()[item]);
  }

  /**
   * Match of the simple rules, 0 to 1: by the times bought against the user's most for what the user has, or by how late it was bought, else by the
   * buyers against those of the best seller; what the user has comes first.
   */
  double match(int item, SimpleRule rule, int mostBuyers) {
    double popular = (double) assortment.buyers()[item] / Math.max(1, mostBuyers);
    if (!rule.own()) {
      return popular;
    }
    int from = data.first()[user];
    int to = data.first()[user + 1];
    int pair = Arrays.binarySearch(data.item(), from, to, item);
    if (rule == SimpleRule.OWN_LAST && pair >= 0) {
      int latest = Arrays.stream(data.lastDay(), from, to).max().orElse(0);
      int earliest = Arrays.stream(data.lastDay(), from, to).min().orElse(0);
      return 0.5 + 0.5 * (data.lastDay()[pair] - earliest + 1) / (latest - earliest + 1);
    }
    int most = Arrays.stream(data.times(), from, to).max().orElse(1);
    return pair >= 0 && data.times()[pair] >= rule.fewest() ? 0.5 + 0.5 * data.times()[pair] / most : 0.5 * popular;
  }

  private static Text words(String key, Object... args) {
    return Text.of(TrainRecommender.class, key, args);
  }
}
