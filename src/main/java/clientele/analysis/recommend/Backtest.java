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

  private static final int SHORTEST_DAYS = 14;
  private static final int WINDOWS_BEFORE = 3;
  private static final double REPEATS_FROM = 1.0 / 3;

  /** Buyers in the test below which no list is graded against another. */
  private static final int FEWEST_TESTED = 30;

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
    boolean repeats = switch (operation.repeats()) {
      case "true" -> true;
      case "false" -> false;
      default -> SimpleRule.own(operation.method()) || test.byTime() && repeatsBefore(test.until(), days) > REPEATS_FROM;
    };
    Tuning.Choice choice = new Tuning(purchases, earlier, repeats, operation.k(), job.part(0, 0.7)).choose();
    String method = operation.method().equals("auto") ? choice.method() : operation.method();
    return new Tested(measure(test, repeats, choice, method), choice);
  }

  /**
   * Share of purchases that repeat an earlier one, as the mean of up to three windows before the test: the test must not
   * say what is asked of it.
   */
  private double repeatsBefore(int until, int days) {
    return java.util.stream.IntStream.range(0, WINDOWS_BEFORE)
        .mapToObj(w -> Split.later(purchases, until - (w + 1) * days, until - w * days))
        .flatMap(Optional::stream)
        .mapToDouble(Split::repeatShare)
        .average()
        .orElse(0);
  }

  private RecommendEvaluation measure(Split test, boolean repeats, Tuning.Choice choice, String method) {
    int[] users = test.tested(repeats);
    if (users.length == 0) {
      throw RecommendProblems.UNTESTED.raise(purchases.users().length);
    }
    boolean[] ended = Assortment.ended(purchases, test.learned(), test.until());
    ShownLists lists = lists(test, choice.window(NEIGHBOURS), ended, repeats);
    ItemNeighbours neighbours = ItemNeighbours.fit(test.before(), choice.settings(), job.part(0.7, 0.8));
    int[][] wanted = Arrays.stream(users).mapToObj(u -> test.wanted(u, repeats)).toArray(int[][]::new);
    Map<String, int[][]> shown = new LinkedHashMap<>();
    int items = test.before().items();
    shown.put(NEIGHBOURS, Tuning.shown(users, items, job,
        (u, scores) -> lists.byNeighbours(neighbours, choice.own(), u, scores)));
    for (SimpleRule candidate : SimpleRule.candidates(repeats, purchases.dated())) {
      ShownLists of = lists(test, choice.window(candidate.id()), ended, repeats);
      shown.put(candidate.id(), Tuning.shown(users, items, job, (u, scores) -> of.by(candidate, u)));
    }
    job.progress(0.9);
    Map<String, ShownItems> measured = new LinkedHashMap<>();
    shown.forEach((name, list) -> measured.put(name, ShownItems.measure(list, wanted, items, job.seed())));
    String rule = strongest(measured);
    boolean whole = whole(test, users, ended, repeats);
    String challenger = method.equals(rule) ? NEIGHBOURS : method;
    Estimate difference = ShownItems.hitDifference(measured.get(challenger), measured.get(rule), job.seed());
    boolean beatsAll = SimpleRule.candidates(repeats, purchases.dated()).stream().allMatch(candidate -> candidate.id().equals(challenger)
        || ShownItems.hitDifference(measured.get(challenger), measured.get(candidate.id()), job.seed()).interval().low() > 0);
    List<RecommendEvaluation.Figures> figures = measured.entrySet().stream()
        .sorted(Comparator.comparing(e -> !e.getKey().equals(method)))
        .map(e -> figures(e.getKey(), e.getKey().equals(rule), e.getValue()))
        .toList();
    return new RecommendEvaluation(
        purchases.table(), method, test.byTime() ? "later" : "held-out",
        test.byTime() ? Optional.of(LocalDate.ofEpochDay(test.until())) : Optional.empty(),
        purchases.dated() ? Optional.of(LocalDate.ofEpochDay(purchases.lastDay())) : Optional.empty(), operation.k(),
        repeats, test.repeatShare(), purchases.users().length, items, users.length, figures, difference,
        whole ? RecommendEvaluation.WHOLE : users.length < FEWEST_TESTED ? RecommendEvaluation.FEW
            : method.equals(rule) ? "B" : beatsAll ? "A" : difference.interval().high() < 0 ? "C" : "B",
        experience(test, users, measured.get(method), measured.get(rule)), choice.window(method), 0, purchases.returned());
  }

  /** Whether the lists of most users hold all that can be listed to them, so that every method finds as much. */
  private boolean whole(Split test, int[] users, boolean[] ended, boolean repeats) {
    boolean[] sold = new boolean[ended.length];
    int[] ever = test.before().popularity();
    int all = 0;
    for (int i = 0; i < sold.length; i++) {
      sold[i] = ever[i] > 0 && !ended[i];
      all += sold[i] ? 1 : 0;
    }
    int full = 0;
    for (int u : users) {
      int own = repeats ? 0 : (int) Arrays.stream(
          test.before().item(), test.before().first()[u], test.before().first()[u + 1]).filter(i -> sold[i]).count();
      full += all - own <= operation.k() ? 1 : 0;
    }
    return 2 * full > users.length;
  }

  /** The rule that did best on the test itself, which favours no model. */
  private static String strongest(Map<String, ShownItems> measured) {
    return measured.entrySet().stream()
        .filter(e -> !e.getKey().equals(NEIGHBOURS))
        .max(Comparator.comparingDouble(e -> e.getValue().hit().value()))
        .orElseThrow()
        .getKey();
  }

  private ShownLists lists(Split test, int window, boolean[] ended, boolean repeats) {
    return new ShownLists(
        test.before(), Assortment.of(purchases, test.learned(), test.until(), window, ended), repeats, operation.k());
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
