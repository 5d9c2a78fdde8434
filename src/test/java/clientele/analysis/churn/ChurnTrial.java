package clientele.analysis.churn;

import clientele.base.Interval;
import clientele.base.Seed;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.features.engine.OrderBookEngine;
import clientele.features.windows.SilenceScope;
import clientele.job.JobContext;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Outcome;
import clientele.models.RankingQuality;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.SnapshotView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Intervals of churn and of money against worlds whose truth is known. Run by hand for measurements.md: {@code ChurnTrial
 * WORLD RUNS [CUSTOMERS]}; with {@code all} in place of a world it goes through all of them.
 */
final class ChurnTrial {
  /** What one run claimed and what was true; {@code meanGain} is the truth without the chance of who is saved. */
  record Run(
      double likely, Interval likelyRange, double silent, double auc, Interval aucRange, double nextAuc, double slope,
      double trueSlope, double gain, Interval gainRange, double trueGain, double meanGain, int calls, boolean planned, String grade) {
    boolean likelyHeld() {
      return likelyRange.contains(silent);
    }

    boolean aucHeld() {
      return aucRange.contains(nextAuc);
    }

    boolean gainHeld() {
      return gainRange.contains(trueGain);
    }
  }

  private static final int DRAWS = 10;

  private ChurnTrial() {}

  public static void main(String[] words) {
    int runs = Integer.parseInt(words[1]);
    int customers = words.length > 2 ? Integer.parseInt(words[2]) : 2_000;
    int tested = words.length > 3 ? Integer.parseInt(words[3]) : 1_000;
    for (SimulatedShop.World world : SimulatedShop.World.values()) {
      if (words[0].equals("all") || world.name().equalsIgnoreCase(words[0])) {
        System.out.println(told(world, runs(world, runs, customers, tested)));
      }
    }
  }

  static List<Run> runs(SimulatedShop.World world, int runs, int customers, int tested) {
    List<Run> all = new ArrayList<>();
    for (int r = 0; r < runs; r++) {
      all.add(run(world, customers, 1_000 + r, tested));
    }
    return all;
  }

  static String told(SimulatedShop.World world, List<Run> runs) {
    double n = runs.size();
    List<Run> planned = runs.stream().filter(Run::planned).toList();
    return String.format(java.util.Locale.ROOT,
        "%-12s likely %.0f true %.0f held %.0f %% | auc %.3f next %.3f held %.0f %% | slope %.2f true %.2f | gain %.0f true %.0f ratio %.2f without costs %.2f held %.0f %% of %d | grades %s",
        world, mean(runs, Run::likely), mean(runs, Run::silent), 100 * count(runs, Run::likelyHeld) / n,
        mean(runs, Run::auc), mean(runs, Run::nextAuc), 100 * count(runs, Run::aucHeld) / n, mean(runs, Run::slope),
        mean(runs, Run::trueSlope), mean(planned, Run::gain), mean(planned, Run::meanGain),
        mean(planned, Run::gain) / mean(planned, Run::meanGain),
        mean(planned, r -> r.gain() + r.calls()) / mean(planned, r -> r.meanGain() + r.calls()), 100.0 * count(planned, Run::gainHeld) / Math.max(1, planned.size()),
        planned.size(), runs.stream().map(Run::grade).sorted().reduce("", String::concat));
  }

  static double mean(List<Run> runs, java.util.function.ToDoubleFunction<Run> of) {
    return runs.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  static long count(List<Run> runs, java.util.function.Predicate<Run> of) {
    return runs.stream().filter(of).count();
  }

  /** Trains, plans 300 calls with a save rate measured on {@code tested} customers, and looks at the truth: only who has left can be saved. */
  static Run run(SimulatedShop.World world, int customers, long seed, int tested) {
    int days = world == SimulatedShop.World.YEARLY ? 2_200 : Integer.getInteger("days", world.withTime() ? 900 : 1_000);
    SimulatedShop shop = new SimulatedShop(world, customers, days, seed);
    MemoryStudy study = shop.study();
    SnapshotView view = study.view();
    JobContext job = JobContext.quiet(new Seed(seed)).overriding("a trial");
    Outcome trained = OperationCatalog.make(TrainChurnModel.class, Map.of()).run(view, job);
    ChurnEvaluation e = (ChurnEvaluation) trained.artifacts().get(TrainChurnModel.EVALUATION);
    ChurnModel model = (ChurnModel) trained.artifacts().get(TrainChurnModel.MODEL);
    Table scores = view.tableOf(trained.tables().get(TrainChurnModel.SCORES));
    String[] ids = scores.words("customer_id");
    double[] p = scores.reals("probability");
    Map<String, Integer> windows = windows(view, model);
    boolean[] silent = new boolean[ids.length];
    for (int i = 0; i < ids.length; i++) {
      silent[i] = shop.silent(ids[i], 7, windows.get(ids[i]));
    }
    RandomGenerator random = new Seed(seed).stream("truth of calls");
    double trueRate = 0.1;
    int saved = 0;
    for (int i = 0; i < tested; i++) {
      saved += random.nextDouble() < trueRate ? 1 : 0;
    }
    MemoryStudy planning = shop.study()
        .artifact(TrainChurnModel.MODEL, model)
        .artifact(TrainChurnModel.EVALUATION, e)
        .table(TrainChurnModel.SCORES, Role.RESULT, scores.columns(), rows(scores));
    SnapshotView planView = planning.view();
    Optional<PlanCalls.Decision> decision = Optional.empty();
    double truth = 0;
    double expected = 0;
    try {
      Outcome planned = OperationCatalog.make(PlanCalls.class, Map.of(
              "capacity", List.of("300"), "cost-of-call", List.of("1"), "control-share", List.of("0"),
              "save-rate", List.of(Double.toString(100.0 * saved / tested)), "save-rate-tested", List.of("" + tested)))
          .run(planView, JobContext.quiet(new Seed(seed)).overriding("a trial"));
      decision = Optional.of((PlanCalls.Decision) planned.artifacts().get(PlanCalls.DECISION));
      Table list = planView.tableOf(planned.tables().get(PlanCalls.LIST));
      Map<String, Boolean> quiet = new HashMap<>();
      for (int i = 0; i < ids.length; i++) {
        quiet.put(ids[i], silent[i]);
      }
      int horizon = decision.get().horizonDays();
      if (Boolean.getBoolean("parts")) {
        System.out.println(world + parts(list, shop, windows, quiet, horizon, planView, model, 1.0 * saved / tested, random));
      }
      for (String id : list.words("customer_id")) {
        truth -= 1;
        expected -= 1;
        boolean lost = quiet.get(id) && shop.left(id, 7, windows.get(id));
        for (int draw = 0; draw < DRAWS && lost; draw++) {
          expected += trueRate * 0.3 * (shop.spentIfSaved(id, horizon, random) - shop.spent(id, horizon)) / DRAWS;
        }
        if (lost && random.nextDouble() < trueRate) {
          truth += 0.3 * (shop.spentIfSaved(id, horizon, random) - shop.spent(id, horizon));
        }
      }
    } catch (clientele.base.ProblemException nothingPays) {
      decision = Optional.empty();
    }
    PlanCalls.Decision d = decision.orElse(null);
    return new Run(
        e.likelyLeavers().value(), e.likelyLeavers().interval(), clientele.models.learn.Outcomes.count(silent),
        e.models().getFirst().auc().value(), e.models().getFirst().auc().interval(), RankingQuality.auc(p, silent),
        e.calibration().slope(), clientele.models.Calibration.of(p, silent, 10).slope(),
        d == null ? 0 : d.gain().value(), d == null ? Interval.of(0, 0) : d.gain().interval(), truth, expected,
        d == null ? 0 : d.calls(), d != null, e.grade());
  }

  /** What the gain is made of, said and true: the share of the silent who have left, and what one of these would bring. */
  private static String parts(
      Table list, SimulatedShop shop, Map<String, Integer> windows, Map<String, Boolean> quiet, int horizon, SnapshotView view,
      ChurnModel model, double rate, RandomGenerator random) {
    OrderBook book = OrderBookReader.read(view, JobContext.quiet(new Seed(1)));
    Worth worth = Worth.learn(OrderBookEngine.over(book), model, JobContext.quiet(new Seed(1)));
    Map<String, Integer> places = new HashMap<>();
    for (int c = 0; c < book.size(); c++) {
      places.put(book.customer(c), c);
    }
    double[] gains = list.reals("expected_gain");
    double[] risks = list.reals("probability");
    String[] ids = list.words("customer_id");
    double n = 0, left = 0, lost = 0, saidLost = 0, said = 0, brings = 0;
    for (int i = 0; i < ids.length; i++) {
      if (quiet.get(ids[i])) {
        double lostShare = worth.saved(1, worth.excess(places.get(ids[i]), clientele.models.learn.LearnedModel.inside(risks[i]))) / worth.saved(1, 1e9);
        double value = (gains[i] + 1) / risks[i] / rate / 0.3;
        n++;
        saidLost += lostShare;
        said += value;
        if (shop.left(ids[i], 7, windows.get(ids[i]))) {
          left++;
          lost += shop.spentIfSaved(ids[i], horizon, random) - shop.spent(ids[i], horizon);
          brings += value / lostShare;
        }
      }
    }
    return String.format(java.util.Locale.ROOT, ": of %.0f silent left %.2f said %.2f | one who left would bring %.0f said %.0f | a silent one %.0f said %.0f",
        n, left / n, saidLost / n, lost / left, brings / left, lost / n, said / n);
  }

  private static Map<String, Integer> windows(SnapshotView view, ChurnModel model) {
    OrderBook book = OrderBookReader.read(view, JobContext.quiet(new Seed(1)));
    int last = (int) book.lastDay().orElseThrow().toEpochDay();
    Map<String, Integer> windows = new HashMap<>();
    SilenceScope scope = model.scope().orElseThrow();
    for (int c = 0; c < book.size(); c++) {
      windows.put(book.customer(c), scope.window(scope.usual().days(book.orderDays(c), last)));
    }
    return windows;
  }

  private static List<Object[]> rows(Table table) {
    String[] ids = table.words("customer_id");
    double[] p = table.reals("probability");
    double[] low = table.reals("low");
    double[] high = table.reals("high");
    String[] tier = table.words("tier");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      rows.add(new Object[] {ids[i], p[i], low[i], high[i], tier[i], null, null, null});
    }
    return rows;
  }
}
