package clientele.analysis.churn;

import clientele.actions.Arm;
import clientele.actions.ControlGroup;
import clientele.actions.GainRange;
import clientele.actions.OneOfMany;
import clientele.actions.Proof;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.features.OrderBook;
import clientele.features.engine.OrderBookEngine;
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
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides whom to call: ranks by what a call is expected to gain (risk × save rate × what a saved customer brings more
 * than a silent one − cost), carves a control group out at random, and shows what the list earns against calling by risk
 * alone and at random. Rows that would lose money are not on the list.
 */
@OperationId(value = "churn.plan-calls", version = 2)
public record PlanCalls(
    @Param(value = "0", min = 0, max = 10_000_000, step = 50, unit = "calls") int capacity,
    @Param(value = "5", min = 0, max = 100_000, step = 1, unit = "money") double costOfCall,
    @Param(value = "10", min = 0, max = 100, step = 1, unit = "%") double saveRate,
    @Param(value = "0", min = 0, max = 10_000_000, unit = "customers") int saveRateTested,
    @Param(value = "30", min = 0, max = 100, step = 1, unit = "%", when = "valueSaved=0") double margin,
    @Param(value = "0", min = 0, max = 10_000_000, unit = "money") double valueSaved,
    @Param(value = "10", min = 0, max = 50, step = 1, unit = "%") double controlShare)
    implements Operation {
  /** Name of the list. */
  public static final String LIST = "churn_call_list";

  /** Name of the artifact of the decision. */
  public static final String DECISION = "churn_decision";

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("rank", Kind.INTEGER),
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
          Arm.column(),
          Column.of("probability", Kind.REAL),
          Column.of("expected_gain", Kind.REAL),
          Column.of("low", Kind.REAL),
          Column.of("high", Kind.REAL),
          Column.of("reason_1", Kind.PHRASE));

  /**
   * The decision.
   *
   * @param calls customers to call
   * @param wanted calls that were asked for; more than {@code calls} if fewer pay, 0 for as many as pay
   * @param control customers held out at random
   * @param gain expected gain of the calls; its range is the 95 % interval of what the calls will bring if the save rate
   *     was measured (risk, value, save rate, and chance), and else the gain at half and at one and a half times the
   *     assumed save rate: a scenario, no interval
   * @param horizonDays days over which a saved customer is counted; 0 if the value was given
   * @param threshold gain below which a customer is not called
   * @param best number of calls with the largest expected gain
   * @param bestGain that gain
   * @param byRisk gain of as many calls by risk alone
   * @param atRandom gain of as many calls at random
   * @param saveRate 0 to 1, with its interval or scenario
   * @param assumed whether the save rate is assumed and not measured
   * @param proof what the control group can show
   * @param doubtfulRisks whether the risks are too bold or too timid to be taken at their word
   * @param x numbers of calls of the curves
   * @param curve expected gain by number of calls, ranked by expected gain
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
      int calls, int wanted, int control, Estimate gain, int horizonDays, double threshold, int best, double bestGain,
      double byRisk, double atRandom, Estimate saveRate, boolean assumed, Proof proof, boolean doubtfulRisks,
      double[] x, double[] curve, double[] curveLow, double[] curveHigh, double[] riskCurve, double[] randomCurve,
      List<Neighbour> neighbours, double lowestRisk, double highestRisk, PlanCalls plan) {

    /** Whether another plan comes to this very decision: the same, but for a limit that allows the same calls. */
    public boolean answers(PlanCalls other) {
      return other.calls(best) == calls && other.within(plan.capacity).equals(plan);
    }
  }

  /** Another number of calls, and its difference from the choice. */
  public record Neighbour(int calls, double gain, Estimate against) {}

  @Override
  public List<Problem> validate(Outline outline) {
    if (!outline.artifacts().contains(TrainChurnModel.MODEL) || outline.table(TrainChurnModel.SCORES).isEmpty()) {
      return List.of(ChurnProblems.NO_MODEL.with());
    }
    return outline.main(Role.TRANSACTIONS).isPresent() || valueSaved > 0
        ? List.of() : List.of(ChurnProblems.NO_VALUE.with());
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Optional<ChurnEvaluation> evaluation = study.artifact(TrainChurnModel.EVALUATION, ChurnEvaluation.class);
    evaluation.filter(e -> e.grade().equals("C")).ifPresent(e -> job.guard(ChurnProblems.PLAN_WORSE.with(e.baselineName())));
    boolean doubtful = evaluation.map(ChurnEvaluation::doubtfulRisks).orElse(false);
    ChurnModel model = study.need(TrainChurnModel.MODEL, ChurnModel.class);
    Table scores = study.table(TrainChurnModel.SCORES);
    int[] rows = callable(scores);
    String[] ids = pick(scores.words("customer_id"), rows);
    double[] risk = pick(scores.reals("probability"), rows);
    Gains gains = gains(study, model, ids, risk, job.part(0, 0.6));
    double[] gain = gains.expected();
    Integer[] byGain = RankingQuality.descending(gain);
    boolean[] held = ControlGroup.draw(ids.length, controlShare / 100, job.random("control group"));
    Integer[] order = Arrays.stream(byGain).filter(i -> !held[i]).toArray(Integer[]::new);
    int best = (int) Arrays.stream(order).filter(i -> gain[i] > 0).count();
    if (best == 0) {
      throw ChurnProblems.NOTHING_PAYS.raise(
          Figures.fixed(costOfCall, 2), Figures.fixed(Arrays.stream(gain).max().orElse(0) + costOfCall, 2));
    }
    int calls = calls(best);
    if (capacity > best) {
      int paying = (int) Arrays.stream(gain).filter(g -> g > 0).count();
      job.warn(ChurnProblems.FEWER_PAY.with(best, capacity, paying - best));
    }
    job.progress(0.7);
    List<Integer> called = List.of(order).subList(0, calls);
    OneOfMany.of(called.stream().map(i -> gain[i]).toList()).ifPresent(one -> job.warn(ChurnProblems.ONE_CUSTOMER.with(
        ids[called.getFirst()], Math.round(100 * one.share()), called.size() - 1, Figures.fixed(one.others(), 0))));
    List<Integer> control = new ArrayList<>();
    for (int k = 0; k < byGain.length && !byGain[k].equals(called.getLast()); k++) {
      if (held[byGain[k]]) {
        control.add(byGain[k]);
      }
    }
    Proof proof = Proof.of(risk, byGain, called, control, saveRate / 100);
    Decision decision = decide(gains, order, held, called, control.size(), best, proof, doubtful, job.part(0.7, 0.95));
    return write(study, scores, rows, ids, gains, byGain, called, control, decision);
  }

  /** Calls that are made where so many pay. */
  public int calls(int best) {
    return capacity == 0 ? best : Math.min(capacity, best);
  }

  private PlanCalls within(int other) {
    return new PlanCalls(other, costOfCall, saveRate, saveRateTested, margin, valueSaved, controlShare);
  }

  private Outcome write(
      StudyView study, Table scores, int[] rows, String[] ids, Gains gains, Integer[] byGain, List<Integer> called,
      List<Integer> control, Decision decision) {
    try (RowWriter writer = study.writeRows(LIST, Role.RESULT, COLUMNS)) {
      Map<Integer, Arm> group = new HashMap<>();
      called.forEach(i -> group.put(i, Arm.CALL));
      control.forEach(i -> group.put(i, Arm.CONTROL));
      String[] reasons = pick(scores.words("reason_1"), rows);
      String currency = study.outline().settings().currency();
      Estimate rate = gains.rate();
      long rank = 0;
      for (int i : byGain) {
        if (group.containsKey(i)) {
          writer.row(
              ++rank, ids[i], group.get(i).word(), gains.risk()[i], gains.expected()[i],
              gains.at(i, rate.interval().low()), gains.at(i, rate.interval().high()),
              reasons[i] == null ? forTheValue(gains, i, currency) : Text.decode(reasons[i]));
        }
      }
      return Outcome.of(
              Text.of(PlanCalls.class, decision.assumed() ? "planned.scenario" : "planned", decision.calls(),
                  decision.control(),
                  Figures.money(Figures.round(decision.gain().value(), decision.gain().interval()), currency, 0)))
          .table(writer.finish())
          .artifact(DECISION, decision)
          .rows(ids.length, called.size() + (long) control.size(), 0)
          .done();
    }
  }

  /** Why a customer is called whom nothing tells to be at risk: for what would be lost. */
  private static Text forTheValue(Gains gains, int i, String currency) {
    double risk = gains.risk()[i];
    return Text.of(PlanCalls.class, "reason.value", Figures.money(gains.value(i), currency, 0),
        risk < 0.005 ? "< 1 %" : Figures.percent(risk, 0));
  }

  /** Rows of customers who can be called: not those who have left already. */
  private static int[] callable(Table scores) {
    String[] tier = scores.words("tier");
    return IntStream.range(0, tier.length).filter(i -> !Scores.LEFT.equals(tier[i])).toArray();
  }

  private static String[] pick(String[] values, int[] rows) {
    return Arrays.stream(rows).mapToObj(i -> values[i]).toArray(String[]::new);
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
  }

  private Gains gains(StudyView study, ChurnModel model, String[] ids, double[] risk, JobContext job) {
    if (valueSaved > 0) {
      return Gains.given(risk, valueSaved, costOfCall, rate(), model);
    }
    OrderBookEngine engine = OrderBookEngine.read(study, job.part(0, 0.6));
    OrderBook book = engine.book();
    if (!book.hasAmounts()) {
      throw ChurnProblems.NO_AMOUNT.raise(book.source().table());
    }
    Worth worth = Worth.learn(engine, model, job.part(0.6, 1));
    if (worth.nobodyLeaves()) {
      throw ChurnProblems.NOBODY_LEAVES.raise();
    }
    Gains gains = Gains.of(book, worth, ids, risk, margin / 100, costOfCall, rate(), model);
    if (gains.nobodyLeaves()) {
      throw ChurnProblems.NOBODY_LEAVES.raise();
    }
    if (worth.isUpperFigure() && !gains.byModels()) {
      job.warn(ChurnProblems.VALUE_UPPER.with(worth.horizon()));
    }
    return gains;
  }

  private Decision decide(
      Gains gains, Integer[] order, boolean[] held, List<Integer> called, int control, int best, Proof proof,
      boolean doubtful, JobContext job) {
    int n = order.length;
    int calls = called.size();
    double[] gain = gains.expected();
    Integer[] byRisk =
        Arrays.stream(RankingQuality.descending(gains.risk())).filter(i -> !held[i]).toArray(Integer[]::new);
    double[] main = GainRange.sums(gain, order);
    double[] rival = GainRange.sums(gain, byRisk);
    double mean = Arrays.stream(order).mapToDouble(i -> gain[i]).average().orElse(0);
    double[] x = GainRange.points(n, best);
    boolean assumed = saveRateTested == 0;
    GainRange range = assumed ? gains.scenario(order) : gains.interval(order, (int) x[x.length - 1], job);
    List<Neighbour> neighbours = new ArrayList<>();
    for (double factor : new double[] {0.5, 0.75, 1, 1.25, 1.5, 2}) {
      int other = (int) Math.round(calls * factor);
      if (other >= 1 && other <= x[x.length - 1]) {
        neighbours.add(new Neighbour(other, main[other], range.difference(main, other, calls)));
      }
    }
    double[] risk = gains.risk();
    return new Decision(
        calls, capacity, control, range.at(main, calls), gains.horizonDays(), gain[called.getLast()], best, main[best],
        rival[calls], mean * calls, gains.rate(), assumed, proof, doubtful, x, GainRange.sample(main, x),
        GainRange.sample(range.low(), x), GainRange.sample(range.high(), x), GainRange.sample(rival, x),
        Arrays.stream(x).map(k -> mean * k).toArray(), neighbours,
        called.stream().mapToDouble(i -> risk[i]).min().orElse(0),
        called.stream().mapToDouble(i -> risk[i]).max().orElse(0), this);
  }

  /** The save rate: Wilson's interval if it was tested, otherwise half to one and a half of what is assumed. */
  private Estimate rate() {
    double share = saveRate / 100;
    return saveRateTested > 0
        ? new Estimate(share, Interval.wilson(Math.round(share * saveRateTested), saveRateTested))
        : Estimate.of(share, share / 2, Math.min(1, share * 1.5));
  }
}
