package clientele.analysis.recommend;

import clientele.job.JobContext;
import clientele.job.Parallel;
import clientele.models.ItemNeighbours;
import clientele.models.ItemNeighbours.Likeness;
import clientele.models.ItemNeighbours.Settings;
import clientele.models.ShownItems;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses on a split that is earlier than the test: the window of the best sellers for each simple rule, how neighbours
 * are learned, and whether neighbours or one of the rules are shown. One setting after the other, by NDCG; the method by
 * the share of users with something of what they took on their list.
 */
final class Tuning {
  private static final int[] WINDOWS = {0, 30, 90, 365};
  private static final double[] SHRINKS = {0, 10, 100};
  private static final int[] MOST = {100, 200};
  private static final double[] OWN = {1, 10, 1_000};
  private static final int MOST_USERS = 2_000;
  private static final int BLOCK = 32;

  private final Purchases purchases;
  private final Split split;
  private final boolean repeats;
  private final int k;
  private final JobContext job;
  private final int[] users;
  private final int[][] wanted;
  private final boolean[] ended;

  /**
   * What was chosen.
   *
   * @param windows days that best sellers are counted in, 0 for all, by rule
   * @param settings of the neighbours
   * @param own weight of what the user has
   * @param method that did best: the neighbours only if better than every rule
   */
  record Choice(Map<SimpleRule, Integer> windows, Settings settings, double own, String method) {
    /** The window of a method; neighbours are filled as the list of best sellers is. */
    int window(String method) {
      return windows.get(SimpleRule.of(method).orElse(SimpleRule.POPULARITY));
    }
  }

  /** Makes the lists of a user. */
  private interface Lists {
    int[] of(int user, double[] scores);
  }

  Tuning(Purchases purchases, Split split, boolean repeats, int k, JobContext job) {
    this.purchases = purchases;
    this.split = split;
    this.repeats = repeats;
    this.k = k;
    this.job = job;
    int[] all = split.tested(repeats);
    int step = Math.max(1, (all.length + MOST_USERS - 1) / MOST_USERS);
    this.users = java.util.stream.IntStream.range(0, (all.length + step - 1) / step).map(i -> all[i * step]).toArray();
    this.wanted = Arrays.stream(users).mapToObj(u -> split.wanted(u, repeats)).toArray(int[][]::new);
    this.ended = Assortment.ended(purchases, split.learned(), split.until());
  }

  Choice choose() {
    Settings usual = new Settings(Likeness.COSINE, 10, MOST[0], false);
    Map<SimpleRule, Integer> windows = new EnumMap<>(SimpleRule.class);
    List<SimpleRule> candidates = SimpleRule.candidates(repeats, purchases.dated());
    if (users.length == 0) {
      candidates.forEach(rule -> windows.put(rule, 0));
      return new Choice(windows, usual, OWN[0], candidates.getFirst().id());
    }
    SimpleRule rule = candidates.getFirst();
    double hit = -1;
    for (SimpleRule candidate : candidates) {
      ShownItems best = null;
      for (int w : purchases.dated() && split.byTime() ? WINDOWS : new int[] {0}) {
        ShownLists of = lists(w);
        ShownItems now = measure((user, scores) -> of.by(candidate, user));
        if (best == null || now.ndcg().value() > best.ndcg().value()) {
          best = now;
          windows.put(candidate, w);
        }
      }
      if (best.hit().value() > hit) {
        hit = best.hit().value();
        rule = candidate;
      }
    }
    job.progress(0.1);
    ShownLists lists = lists(windows.get(SimpleRule.POPULARITY));
    double own = OWN[0];
    Trial best = trial(lists, usual, own);
    for (Likeness likeness : List.of(Likeness.CONDITIONAL, Likeness.WEIGHTED_COSINE, Likeness.INVERSE_FREQUENCY)) {
      best = best.or(trial(lists, new Settings(likeness, usual.shrink(), usual.most(), usual.unit()), own));
    }
    job.progress(0.4);
    for (double shrink : SHRINKS) {
      Settings s = best.settings();
      best = shrink == s.shrink() ? best
          : best.or(trial(lists, new Settings(s.likeness(), shrink, s.most(), s.unit()), own));
    }
    job.progress(0.7);
    Settings chosen = best.settings();
    best = best.or(trial(lists, new Settings(chosen.likeness(), chosen.shrink(), MOST[1], chosen.unit()), own));
    chosen = best.settings();
    best = best.or(trial(lists, new Settings(chosen.likeness(), chosen.shrink(), chosen.most(), true), own));
    if (repeats) {
      ItemNeighbours neighbours = ItemNeighbours.fit(split.before(), best.settings(), job.part(0.9, 0.95));
      for (double weight : OWN) {
        best = weight == best.own() ? best : best.or(trial(lists, neighbours, best.settings(), weight));
      }
    }
    String method = best.shown().hit().value() > hit ? Backtest.NEIGHBOURS : rule.id();
    return new Choice(windows, best.settings(), best.own(), method);
  }

  private record Trial(Settings settings, double own, ShownItems shown) {
    Trial or(Trial other) {
      return other.shown.ndcg().value() > shown.ndcg().value() ? other : this;
    }
  }

  private ShownLists lists(int window) {
    return new ShownLists(
        split.before(), Assortment.of(purchases, split.learned(), split.until(), window, ended), repeats, k);
  }

  private Trial trial(ShownLists lists, Settings settings, double own) {
    return trial(lists, ItemNeighbours.fit(split.before(), settings, job.part(0.4, 0.45)), settings, own);
  }

  private Trial trial(ShownLists lists, ItemNeighbours neighbours, Settings settings, double own) {
    return new Trial(
        settings, own, measure((user, scores) -> lists.byNeighbours(neighbours, own, user, scores)));
  }

  private ShownItems measure(Lists lists) {
    return ShownItems.measure(shown(users, split.before().items(), job, lists::of), wanted, split.before().items(), job.seed());
  }

  /** The lists of users, made on all cores. */
  static int[][] shown(int[] users, int items, JobContext job, java.util.function.BiFunction<Integer, double[], int[]> lists) {
    int[][] shown = new int[users.length][];
    Parallel.each(
        users.length, BLOCK, job,
        (block, from, to) -> {
          double[] scores = new double[items];
          for (int i = from; i < to; i++) {
            shown[i] = lists.apply(users[i], scores);
          }
          return null;
        });
    return shown;
  }
}
