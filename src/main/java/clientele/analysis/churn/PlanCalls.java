package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.features.CustomerFeatures;
import clientele.features.Feature;
import clientele.features.OrderBook;
import clientele.features.OrderBookReader;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.models.RankingQuality;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Decides whom to call: ranks by what a call is expected to gain (risk × save rate × value − cost), carves a control
 * group out at random, and shows what the list earns against calling by risk alone and at random.
 */
@OperationId("churn.plan-calls")
public record PlanCalls(
    @Param(value = "0", min = 0, max = 10_000_000, step = 50, unit = "calls") int capacity,
    @Param(value = "5", min = 0, max = 100_000, step = 1, unit = "money") double costOfCall,
    @Param(value = "10", min = 0, max = 100, step = 1, unit = "%") double saveRate,
    @Param(value = "0", min = 0, max = 10_000_000, unit = "customers") int saveRateTested,
    @Param(value = "30", min = 0, max = 100, step = 1, unit = "%") double margin,
    @Param(value = "10", min = 0, max = 50, step = 1, unit = "%") double controlShare)
    implements Operation {
  /** Name of the list. */
  public static final String LIST = "churn_call_list";

  /** Name of the artifact of the decision. */
  public static final String DECISION = "churn_decision";

  private static final int CURVE_POINTS = 120;
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("rank", Kind.INTEGER),
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Column.of("group", Kind.TEXT),
          Column.of("probability", Kind.REAL),
          Column.of("expected_gain", Kind.REAL),
          Column.of("low", Kind.REAL),
          Column.of("high", Kind.REAL),
          Column.of("reason_1", Kind.PHRASE));

  /**
   * The decision.
   *
   * @param calls customers to call
   * @param control customers held out at random
   * @param gain expected gain of the calls, with the interval of the save rate
   * @param threshold gain below which a customer is not called
   * @param best number of calls with the largest expected gain
   * @param bestGain that gain
   * @param byRisk gain of as many calls by risk alone
   * @param atRandom gain of as many calls at random
   * @param saveRate 0 to 1, with its interval
   * @param assumed whether the save rate is assumed and not measured
   * @param x numbers of calls of the curves
   * @param curve expected gain by number of calls, ranked by risk × value
   * @param curveLow lower ends
   * @param curveHigh upper ends
   * @param riskCurve ranked by risk alone
   * @param randomCurve in any order
   * @param neighbours a few more, a few less: what they gain and lose against the choice
   * @param lowestRisk risk of the least likely leaver on the list
   * @param highestRisk risk of the likeliest
   * @param plan the parameters it was made with
   */
  public record Decision(
      int calls, int control, Estimate gain, double threshold, int best, double bestGain, double byRisk,
      double atRandom, Estimate saveRate, boolean assumed, double[] x, double[] curve, double[] curveLow,
      double[] curveHigh, double[] riskCurve, double[] randomCurve, List<Neighbour> neighbours, double lowestRisk,
      double highestRisk, PlanCalls plan) {}

  /** Another number of calls, and its difference from the choice. */
  public record Neighbour(int calls, double gain, Estimate against) {}

  @Override
  public List<Problem> validate(Outline outline) {
    if (!outline.artifacts().contains(TrainChurnModel.MODEL) || outline.table(TrainChurnModel.SCORES).isEmpty()) {
      return List.of(ChurnProblems.NO_MODEL.with());
    }
    return outline.main(Role.TRANSACTIONS).isPresent() ? List.of() : List.of(ChurnProblems.NO_VALUE.with());
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    study.artifact(TrainChurnModel.EVALUATION, ChurnEvaluation.class)
        .filter(e -> e.grade().equals("C"))
        .ifPresent(e -> job.guard(ChurnProblems.PLAN_WORSE.with()));
    Table scores = study.table(TrainChurnModel.SCORES);
    String[] ids = scores.words("customer_id");
    double[] risk = scores.reals("probability");
    double[] value = values(study, ids, job.part(0, 0.6));
    Estimate rate = rate();
    double[] gain = gains(risk, value, rate.value());
    Integer[] byGain = RankingQuality.descending(gain);
    boolean[] held = control(ids.length, job);
    Integer[] callable = Arrays.stream(byGain).filter(i -> !held[i]).toArray(Integer[]::new);
    int best = Curve.of(gain, callable).best();
    int calls = capacity == 0 ? best : Math.min(capacity, callable.length);
    job.progress(0.7);
    List<Integer> called = List.of(callable).subList(0, calls);
    List<Integer> control = new ArrayList<>();
    for (int k = 0; k < byGain.length && calls > 0 && !byGain[k].equals(called.getLast()); k++) {
      if (held[byGain[k]]) {
        control.add(byGain[k]);
      }
    }
    Decision decision = decide(risk, value, rate, gain, callable, held, called, control.size(), best);
    job.progress(0.8);
    try (RowWriter writer = study.writeRows(LIST, Role.RESULT, COLUMNS)) {
      Map<Integer, String> group = new HashMap<>();
      called.forEach(i -> group.put(i, "call"));
      control.forEach(i -> group.put(i, "control"));
      String[] reasons = scores.words("reason_1");
      long rank = 0;
      for (int i : byGain) {
        if (group.containsKey(i)) {
          writer.row(
              ++rank, ids[i], group.get(i), risk[i], gain[i],
              risk[i] * rate.interval().low() * value[i] - costOfCall,
              risk[i] * rate.interval().high() * value[i] - costOfCall,
              reasons[i] == null ? null : Text.decode(reasons[i]));
        }
      }
      String currency = study.outline().settings().currency();
      return Outcome.of(
              Text.of(PlanCalls.class, "planned", decision.calls(), decision.control(),
                  Figures.money(Figures.round(decision.gain().value(), decision.gain().interval()), currency, 0)))
          .table(writer.finish())
          .artifact(DECISION, decision)
          .rows(ids.length, called.size() + (long) control.size(), 0)
          .done();
    }
  }

  private Decision decide(
      double[] risk, double[] value, Estimate rate, double[] gain, Integer[] callable, boolean[] held,
      List<Integer> called, int control, int best) {
    int n = callable.length;
    double[] low = gains(risk, value, rate.interval().low());
    double[] high = gains(risk, value, rate.interval().high());
    Integer[] byRisk =
        Arrays.stream(RankingQuality.descending(risk)).filter(i -> !held[i]).toArray(Integer[]::new);
    Curve main = Curve.of(gain, callable);
    Curve lower = Curve.of(low, callable);
    Curve upper = Curve.of(high, callable);
    Curve rival = Curve.of(gain, byRisk);
    double mean = Arrays.stream(callable).mapToDouble(i -> gain[i]).average().orElse(0);
    double[] x = points(n, called.size());
    int calls = called.size();
    double sum = called.stream().mapToDouble(i -> gain[i]).sum();
    double sumLow = called.stream().mapToDouble(i -> low[i]).sum();
    double sumHigh = called.stream().mapToDouble(i -> high[i]).sum();
    List<Neighbour> neighbours = new ArrayList<>();
    for (double factor : new double[] {0.5, 0.75, 1, 1.25, 1.5, 2}) {
      int other = (int) Math.round(calls * factor);
      if (other >= 1 && other <= n) {
        double d = main.at(other) - main.at(calls);
        double a = lower.at(other) - lower.at(calls);
        double b = upper.at(other) - upper.at(calls);
        neighbours.add(new Neighbour(other, main.at(other), Estimate.of(d, Math.min(a, Math.min(b, d)), Math.max(d, Math.max(a, b)))));
      }
    }
    return new Decision(
        calls, control, Estimate.of(sum, sumLow, sumHigh),
        calls == 0 ? 0 : gain[called.getLast()], best, main.at(best), rival.at(calls), mean * calls, rate,
        saveRateTested == 0, x, main.sample(x), lower.sample(x), upper.sample(x), rival.sample(x),
        Arrays.stream(x).map(k -> mean * k).toArray(), neighbours,
        called.stream().mapToDouble(i -> risk[i]).min().orElse(0),
        called.stream().mapToDouble(i -> risk[i]).max().orElse(0), this);
  }

  /** Value of a saved customer: margin of a year at the pace and order value of the last year. */
  private double[] values(StudyView study, String[] ids, JobContext job) {
    OrderBook book = OrderBookReader.read(study, job);
    CustomerFeatures now = CustomerFeatures.asOf(book, book.lastDay().orElseThrow(), job);
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < now.size(); i++) {
      places.put(book.customer(now.customers()[i]), i);
    }
    double[] orders = now.of(Feature.ORDERS_LAST_YEAR);
    double[] worth = now.of(Feature.ORDER_VALUE);
    double[] tenure = now.of(Feature.TENURE_DAYS);
    return Arrays.stream(ids).mapToDouble(id -> {
      Integer i = places.get(id);
      if (i == null) {
        return 0;
      }
      double year = Math.clamp(tenure[i], 90, 365);
      return Math.max(0, orders[i] * 365 / year * worth[i] * margin / 100);
    }).toArray();
  }

  private double[] gains(double[] risk, double[] value, double rate) {
    double[] gains = new double[risk.length];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = risk[i] * rate * value[i] - costOfCall;
    }
    return gains;
  }

  /** The save rate: Wilson's interval if it was tested, otherwise half to one and a half of what is assumed. */
  private Estimate rate() {
    double share = saveRate / 100;
    return saveRateTested > 0
        ? new Estimate(share, Interval.wilson(Math.round(share * saveRateTested), saveRateTested))
        : Estimate.of(share, share / 2, Math.min(1, share * 1.5));
  }

  private boolean[] control(int n, JobContext job) {
    RandomGenerator random = job.random("control group");
    boolean[] held = new boolean[n];
    for (int i = 0; i < n; i++) {
      held[i] = random.nextDouble() < controlShare / 100;
    }
    return held;
  }

  private static double[] points(int n, int chosen) {
    int most = Math.min(n, Math.max(chosen * 4, n / 2));
    double[] x = new double[Math.min(CURVE_POINTS, most) + 1];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.round((double) most * i / (x.length - 1));
    }
    return x;
  }

  /** Gain added up along an order of customers. */
  private record Curve(double[] sums) {
    private static Curve of(double[] gain, Integer[] order) {
      double[] sums = new double[order.length + 1];
      for (int k = 0; k < order.length; k++) {
        sums[k + 1] = sums[k] + gain[order[k]];
      }
      return new Curve(sums);
    }

    private double at(int calls) {
      return sums[Math.min(calls, sums.length - 1)];
    }

    private int best() {
      int best = 0;
      for (int k = 1; k < sums.length; k++) {
        best = sums[k] > sums[best] ? k : best;
      }
      return best;
    }

    private double[] sample(double[] x) {
      return Arrays.stream(x).map(k -> at((int) k)).toArray();
    }
  }
}
