package clientele.analysis.recommend;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.models.Interactions;
import clientele.models.ItemNeighbours;
import clientele.models.ShownItems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Learns from a part of the purchases and shows lists to those who bought in the other part. */
final class Backtest {
  private static final int SHORTEST_DAYS = 14;
  private static final double REPEATS_FROM = 1.0 / 3;

  private final TrainRecommender operation;
  private final Purchases purchases;
  private final JobContext job;

  Backtest(TrainRecommender operation, Purchases purchases, JobContext job) {
    this.operation = operation;
    this.purchases = purchases;
    this.job = job;
  }

  RecommendEvaluation run() {
    boolean[] learned = new boolean[purchases.size()];
    Optional<LocalDate> cutoff = purchases.dated() ? byTime(learned) : Optional.empty();
    if (cutoff.isEmpty()) {
      heldOut(learned);
    }
    Interactions before = purchases.pairs(learned);
    boolean[] later = new boolean[learned.length];
    for (int e = 0; e < later.length; e++) {
      later[e] = !learned[e];
    }
    Interactions after = purchases.pairs(later);
    job.progress(0.2);
    double repeatShare = repeatShare(before, after);
    boolean repeats = switch (operation.repeats()) {
      case "true" -> true;
      case "false" -> false;
      default -> cutoff.isPresent() && repeatShare > REPEATS_FROM;
    };
    ItemNeighbours neighbours = ItemNeighbours.fit(before, TrainRecommender.NEIGHBOURS, job.part(0.2, 0.5));
    ShownLists lists = new ShownLists(before, neighbours, before.popularity(), repeats, operation.k());
    List<Integer> users = new ArrayList<>();
    List<int[]> taken = new ArrayList<>();
    for (int u = 0; u < before.users(); u++) {
      int[] wanted = wanted(before, after, u, repeats);
      if (before.count(u) > 0 && wanted.length > 0) {
        users.add(u);
        taken.add(wanted);
      }
    }
    if (users.isEmpty()) {
      throw RecommendProblems.TOO_FEW.raise(0, before.items(), 1, 1);
    }
    int[][] shownByNeighbours = new int[users.size()][];
    int[][] shownBest = new int[users.size()][];
    double[] scores = new double[before.items()];
    for (int i = 0; i < shownBest.length; i++) {
      shownByNeighbours[i] = lists.byNeighbours(users.get(i), scores);
      shownBest[i] = lists.bestSellers(users.get(i));
      if (i % 256 == 0) {
        job.progress(0.5 + 0.4 * i / shownBest.length);
      }
    }
    int[][] wanted = taken.toArray(int[][]::new);
    ShownItems near = ShownItems.measure(shownByNeighbours, wanted, before.items(), job.seed());
    ShownItems best = ShownItems.measure(shownBest, wanted, before.items(), job.seed());
    Estimate difference = ShownItems.hitDifference(near, best, job.seed());
    boolean chosen = switch (operation.method()) {
      case "neighbours" -> true;
      case "popularity" -> false;
      default -> difference.value() >= 0;
    };
    String grade = !chosen ? "B"
        : difference.interval().low() > 0 ? "A" : difference.interval().high() < 0 ? "C" : "B";
    RecommendEvaluation.Figures nearFigures = figures("method.neighbours", false, near);
    RecommendEvaluation.Figures bestFigures = figures("method.popularity", true, best);
    return new RecommendEvaluation(
        purchases.table(), chosen ? "neighbours" : "popularity", cutoff.isPresent() ? "later" : "held-out", cutoff,
        purchases.dated() ? Optional.of(lastDay()) : Optional.empty(), operation.k(), repeats, repeatShare,
        before.users(), before.items(), users.size(),
        chosen ? List.of(nearFigures, bestFigures) : List.of(bestFigures, nearFigures), difference, grade,
        experience(before, users, near, best));
  }

  private LocalDate lastDay() {
    return LocalDate.ofEpochDay(Arrays.stream(purchases.day()).max().orElse(0));
  }

  /** The last eighth of the time, at least two weeks, is kept for the test; empty if the data are shorter. */
  private Optional<LocalDate> byTime(boolean[] learned) {
    int first = Arrays.stream(purchases.day()).min().orElse(0);
    int last = Arrays.stream(purchases.day()).max().orElse(0);
    int days = operation.testDays() > 0 ? operation.testDays() : Math.max(SHORTEST_DAYS, (last - first) / 8);
    int cutoff = last - days;
    if (cutoff <= first) {
      return Optional.empty();
    }
    for (int e = 0; e < learned.length; e++) {
      learned[e] = purchases.day()[e] <= cutoff;
    }
    return Optional.of(LocalDate.ofEpochDay(cutoff));
  }

  /** One purchase of each user with at least two is kept for the test. */
  private void heldOut(boolean[] learned) {
    RandomGenerator random = job.random("held out");
    int[] seen = new int[purchases.users().length];
    int[] held = new int[purchases.users().length];
    for (int e = 0; e < learned.length; e++) {
      int u = purchases.user()[e];
      if (random.nextInt(++seen[u]) == 0) {
        held[u] = e;
      }
    }
    Arrays.fill(learned, true);
    for (int u = 0; u < held.length; u++) {
      if (seen[u] > 1) {
        learned[held[u]] = false;
      }
    }
  }

  private static int[] wanted(Interactions before, Interactions after, int user, boolean repeats) {
    return Arrays.stream(after.item(), after.first()[user], after.first()[user + 1])
        .filter(i -> repeats || !before.has(user, i))
        .toArray();
  }

  private static double repeatShare(Interactions before, Interactions after) {
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

  private static List<RecommendEvaluation.Experience> experience(
      Interactions before, List<Integer> users, ShownItems near, ShownItems best) {
    int[][] groups = {{1, 2}, {3, 5}, {6, Integer.MAX_VALUE}};
    String[] names = {"experience.few", "experience.some", "experience.many"};
    List<RecommendEvaluation.Experience> list = new ArrayList<>();
    for (int g = 0; g < groups.length; g++) {
      int n = 0;
      int nearHits = 0;
      int bestHits = 0;
      for (int i = 0; i < users.size(); i++) {
        int count = before.count(users.get(i));
        if (count >= groups[g][0] && count <= groups[g][1]) {
          n++;
          nearHits += near.hits()[i] ? 1 : 0;
          bestHits += best.hits()[i] ? 1 : 0;
        }
      }
      if (n > 0) {
        list.add(new RecommendEvaluation.Experience(
            Text.of(Backtest.class, names[g]), n, Estimate.share(nearHits, n), Estimate.share(bestHits, n)));
      }
    }
    return list;
  }

  private static RecommendEvaluation.Figures figures(String key, boolean baseline, ShownItems shown) {
    return new RecommendEvaluation.Figures(
        Text.of(Backtest.class, key), baseline, shown.hit(), shown.recall(), shown.ndcg(), shown.coverage());
  }
}
