package clientele.analysis.recommend;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.models.ItemNeighbours;
import clientele.models.ShownItems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns from a part of the purchases and makes lists for those who bought in the other part. What is chosen is chosen
 * on a window before the test.
 */
final class Backtest {
  static final String NEIGHBOURS = "neighbours";
  static final String POPULARITY = "popularity";
  static final String OWN = "own-bought";

  private static final int SHORTEST_DAYS = 14;
  private static final double REPEATS_FROM = 1.0 / 3;

  private final TrainRecommender operation;
  private final Purchases purchases;
  private final JobContext job;

  /** What the test says, and what was chosen before it. */
  record Tested(RecommendEvaluation evaluation, Tuning.Choice choice) {}

  Backtest(TrainRecommender operation, Purchases purchases, JobContext job) {
    this.operation = operation;
    this.purchases = purchases;
    this.job = job;
  }

  Tested run() {
    int last = purchases.lastDay();
    int days = operation.testDays() > 0
        ? operation.testDays() : Math.max(SHORTEST_DAYS, (last - purchases.firstDay()) / 8);
    Split test = Split.later(purchases, last - days, last).orElseGet(() -> {
      boolean[] all = purchases.between(Integer.MIN_VALUE, last);
      return Split.heldOut(purchases, all, job.random("held out"));
    });
    Split earlier = (test.byTime() ? Split.later(purchases, test.until() - days, test.until()) : Optional.<Split>empty())
        .orElseGet(() -> Split.heldOut(purchases, test.learned(), job.random("held out before")));
    // Whether purchases repeat is what is asked, not how it is answered: it favours no method over another.
    boolean repeats = switch (operation.repeats()) {
      case "true" -> true;
      case "false" -> false;
      default -> operation.method().equals(OWN) || test.byTime() && test.repeatShare() > REPEATS_FROM;
    };
    Tuning.Choice choice = new Tuning(purchases, earlier, repeats, operation.k(), job.part(0, 0.7)).choose();
    String rule = repeats ? OWN : POPULARITY;
    String method = operation.method().equals("auto") ? choice.neighbours() ? NEIGHBOURS : rule : operation.method();
    return new Tested(measure(test, repeats, choice, method, rule), choice);
  }

  private RecommendEvaluation measure(
      Split test, boolean repeats, Tuning.Choice choice, String method, String rule) {
    int[] users = test.tested(repeats);
    if (users.length == 0) {
      throw RecommendProblems.UNTESTED.raise(purchases.users().length);
    }
    boolean[] ended = Assortment.ended(purchases, test.learned(), test.until());
    Assortment assortment = Assortment.of(purchases, test.learned(), test.until(), choice.window(), ended);
    ShownLists lists = new ShownLists(test.before(), assortment, repeats, operation.k());
    ItemNeighbours neighbours = ItemNeighbours.fit(test.before(), choice.settings(), job.part(0.7, 0.8));
    int[][] wanted = Arrays.stream(users).mapToObj(u -> test.wanted(u, repeats)).toArray(int[][]::new);
    Map<String, int[][]> shown = new LinkedHashMap<>();
    int items = test.before().items();
    shown.put(NEIGHBOURS, Tuning.shown(users, items, job,
        (u, scores) -> lists.byNeighbours(neighbours, choice.own(), u, scores)));
    if (repeats) {
      shown.put(OWN, Tuning.shown(users, items, job, (u, scores) -> lists.ownBought(u)));
    }
    shown.put(POPULARITY, Tuning.shown(users, items, job, (u, scores) -> lists.bestSellers(u)));
    job.progress(0.9);
    Map<String, ShownItems> measured = new LinkedHashMap<>();
    shown.forEach((name, list) -> measured.put(name, ShownItems.measure(list, wanted, items, job.seed())));
    String challenger = method.equals(rule) ? NEIGHBOURS : method;
    Estimate difference = ShownItems.hitDifference(measured.get(challenger), measured.get(rule), job.seed());
    List<RecommendEvaluation.Figures> figures = measured.entrySet().stream()
        .sorted(Comparator.comparing(e -> !e.getKey().equals(method)))
        .map(e -> figures(e.getKey(), e.getKey().equals(rule), e.getValue()))
        .toList();
    return new RecommendEvaluation(
        purchases.table(), method, test.byTime() ? "later" : "held-out",
        test.byTime() ? Optional.of(LocalDate.ofEpochDay(test.until())) : Optional.empty(),
        purchases.dated() ? Optional.of(LocalDate.ofEpochDay(purchases.lastDay())) : Optional.empty(), operation.k(),
        repeats, test.repeatShare(), purchases.users().length, items, users.length, figures, difference,
        method.equals(rule) ? "B" : grade(difference),
        experience(test, users, measured.get(method), measured.get(rule)), choice.window(), 0, purchases.returned());
  }

  private static String grade(Estimate difference) {
    return difference.interval().low() > 0 ? "A" : difference.interval().high() < 0 ? "C" : "B";
  }

  private static List<RecommendEvaluation.Experience> experience(
      Split test, int[] users, ShownItems chosen, ShownItems rule) {
    int[][] groups = {{1, 2}, {3, 5}, {6, Integer.MAX_VALUE}};
    String[] names = {"experience.few", "experience.some", "experience.many"};
    List<RecommendEvaluation.Experience> list = new ArrayList<>();
    for (int g = 0; g < groups.length; g++) {
      int n = 0;
      int hits = 0;
      int ruleHits = 0;
      for (int i = 0; i < users.length; i++) {
        int count = test.before().count(users[i]);
        if (count >= groups[g][0] && count <= groups[g][1]) {
          n++;
          hits += chosen.hits()[i] ? 1 : 0;
          ruleHits += rule.hits()[i] ? 1 : 0;
        }
      }
      if (n > 0) {
        list.add(new RecommendEvaluation.Experience(
            Text.of(Backtest.class, names[g]), n, Estimate.share(hits, n), Estimate.share(ruleHits, n)));
      }
    }
    return list;
  }

  private static RecommendEvaluation.Figures figures(String method, boolean baseline, ShownItems shown) {
    return new RecommendEvaluation.Figures(
        Text.of(Backtest.class, "method." + method), baseline, shown.hit(), shown.recall(), shown.ndcg(),
        shown.coverage());
  }
}
