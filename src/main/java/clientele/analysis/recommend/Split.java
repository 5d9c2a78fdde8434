package clientele.analysis.recommend;

import clientele.models.Interactions;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Purchases to learn from and purchases to test on.
 *
 * @param learned events learned from
 * @param before who had what, by them
 * @param after who took what then
 * @param until last day learned from
 * @param byTime whether the test is later than what was learned; else one purchase of each user was held out
 */
record Split(boolean[] learned, Interactions before, Interactions after, int until, boolean byTime) {

  /** Learns until the end of a day and tests on the days after it, until {@code end}; empty if nothing is before it. */
  static Optional<Split> later(Purchases purchases, int until, int end) {
    if (!purchases.dated() || until <= purchases.firstDay()) {
      return Optional.empty();
    }
    boolean[] learned = purchases.between(Integer.MIN_VALUE, until);
    return Optional.of(new Split(
        learned, purchases.pairs(learned), purchases.pairs(purchases.between(until, end)), until, true));
  }

  /** Holds out one purchase of each user with at least two of those given. */
  static Split heldOut(Purchases purchases, boolean[] given, RandomGenerator random) {
    int[] seen = new int[purchases.users().length];
    int[] held = new int[purchases.users().length];
    for (int e = 0; e < given.length; e++) {
      int u = purchases.user()[e];
      if (given[e] && random.nextInt(++seen[u]) == 0) {
        held[u] = e;
      }
    }
    boolean[] learned = given.clone();
    boolean[] later = new boolean[given.length];
    for (int u = 0; u < held.length; u++) {
      if (seen[u] > 1) {
        learned[held[u]] = false;
        later[held[u]] = true;
      }
    }
    return new Split(learned, purchases.pairs(learned), purchases.pairs(later), purchases.lastDay(), false);
  }

  /** Items a user took in the test; those had before only if repeats count. */
  int[] wanted(int user, boolean repeats) {
    return Arrays.stream(after.item(), after.first()[user], after.first()[user + 1])
        .filter(i -> repeats || !before.has(user, i))
        .toArray();
  }

  /** Users with something before and something wanted in the test. */
  int[] tested(boolean repeats) {
    return java.util.stream.IntStream.range(0, before.users())
        .filter(u -> before.count(u) > 0 && wanted(u, repeats).length > 0)
        .toArray();
  }

  /** Share of pairs in the test that the user had before, among users with something before. */
  double repeatShare() {
    long pairs = 0;
    long again = 0;
    for (int u = 0; u < after.users(); u++) {
      if (before.count(u) == 0) {
        continue;
      }
      for (int p = after.first()[u]; p < after.first()[u + 1]; p++) {
        pairs++;
        again += before.has(u, after.item()[p]) ? 1 : 0;
      }
    }
    return pairs == 0 ? 0 : (double) again / pairs;
  }
}
