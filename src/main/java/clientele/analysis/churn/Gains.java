package clientele.analysis.churn;

import clientele.actions.GainRange;
import clientele.base.Interval;
import clientele.base.Estimate;
import clientele.features.OrderBook;
import clientele.job.JobContext;
import clientele.models.LogisticRegression;
import clientele.models.learn.LearnedModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What calls gain: expected, in scenarios of an assumed save rate, or in drawn worlds where it was measured. */
final class Gains {
  private static final int WORLDS = 400;
  private static final long MOST_DRAWS = 20_000_000;

  private final double[] risk;
  private final double[] base;
  private final double[] excess;
  private final double[] value;
  private final double margin;
  private final double cost;
  private final Estimate rate;
  private final Worth worth;
  private final Optional<TakenBack.Kept> kept;
  private final ChurnModel model;

  private Gains(
      double[] risk, double[] base, double[] excess, double[] value, double margin, double cost, Estimate rate, Worth worth,
      Optional<TakenBack.Kept> kept, ChurnModel model) {
    this.risk = risk;
    this.base = base;
    this.excess = excess;
    this.value = value;
    this.margin = margin;
    this.cost = cost;
    this.rate = rate;
    this.worth = worth;
    this.kept = kept;
    this.model = model;
  }

  /** With values from the orders. */
  static Gains of(
      OrderBook book, Worth worth, String[] ids, double[] risk, double margin, double cost, Estimate rate,
      ChurnModel model) {
    Map<String, Integer> places = new HashMap<>();
    for (int c = 0; c < book.size(); c++) {
      places.put(book.customer(c), c);
    }
    int[] customers = Arrays.stream(ids).mapToInt(id -> places.getOrDefault(id, -1)).toArray();
    Optional<TakenBack.Kept> kept = worth.kept(customers, risk);
    double[] base = new double[ids.length];
    double[] excess = new double[ids.length];
    double[] value = new double[ids.length];
    for (int i = 0; i < value.length; i++) {
      int customer = customers[i];
      if (kept.isPresent()) {
        base[i] = kept.get().orders()[i] * worth.order(customer);
        value[i] = margin * kept.get().left()[i] * base[i];
      } else {
        base[i] = customer < 0 ? Double.NaN : worth.base(customer);
        excess[i] = customer < 0 ? 0 : worth.excess(customer, LearnedModel.inside(risk[i]));
        value[i] = margin * worth.saved(base[i], excess[i]);
      }
    }
    return new Gains(risk, base, excess, value, margin, cost, rate, worth, kept, model);
  }

  /** With the same given value for every saved customer. */
  static Gains given(double[] risk, double value, double cost, Estimate rate, ChurnModel model) {
    double[] same = new double[risk.length];
    Arrays.fill(same, value);
    return new Gains(risk, same, same, same, 1, cost, rate, null, Optional.empty(), model);
  }

  /** Whether what is saved is told by models of how customers buy and leave. */
  boolean byModels() {
    return kept.isPresent();
  }

  /** Whether all silence is long waits: then nobody can be saved. */
  boolean nobodyLeaves() {
    return kept.filter(TakenBack.Kept::nobodyLeft).isPresent();
  }

  double[] risk() {
    return risk;
  }

  Estimate rate() {
    return rate;
  }

  /** What a customer brings more if kept, in money. */
  double value(int customer) {
    return value[customer];
  }

  int horizonDays() {
    return worth == null ? 0 : worth.horizon();
  }

  /** Expected gain of a call to a customer at a save rate. */
  double at(int customer, double rate) {
    return risk[customer] * rate * value[customer] - cost;
  }

  /** Expected gain of a call to each customer. */
  double[] expected() {
    double[] gain = new double[risk.length];
    for (int i = 0; i < gain.length; i++) {
      gain[i] = at(i, rate.value());
    }
    return gain;
  }

  /** The gain at the ends of an assumed range of the save rate: no interval. */
  GainRange scenario(Integer[] order) {
    double[] low = new double[risk.length];
    double[] high = new double[risk.length];
    for (int i = 0; i < risk.length; i++) {
      low[i] = at(i, rate.interval().low());
      high[i] = at(i, rate.interval().high());
    }
    return GainRange.scenario(low, high, order);
  }

  /**
   * The 95 % interval of what the first calls will bring, by drawn worlds: what the risk was learned from, drift of the next
   * period, the laws of value or the models of buying, the measured save rate, and the chance of who leaves, who is saved and what each spends.
   *
   * @param most calls to draw
   */
  GainRange interval(Integer[] order, int most, JobContext job) {
    RandomGenerator random = job.random("worlds");
    int worlds = (int) Math.clamp(MOST_DRAWS / Math.max(1, most), 100, WORLDS);
    double width = (rate.interval().high() - rate.interval().low()) / 2 / Interval.Z;
    double centre = (rate.interval().high() + rate.interval().low()) / 2;
    double half = model.drift().half() / Interval.Z;
    double common = Math.sqrt(model.learned().commonVariance()) * model.learned().quantile() / Interval.Z;
    double[][] drawn = new double[worlds][];
    for (int w = 0; w < worlds; w++) {
      job.progress((double) w / worlds);
      double saves = Math.clamp(centre + width * random.nextGaussian(), 0, 1);
      double shift = Math.hypot(half, common) * random.nextGaussian();
      Worth.Drawn laws = worth == null ? null : worth.drawn(random);
      double factor = kept.map(k -> k.errors().drawn(shift, random)).orElse(1.0);
      drawn[w] = new double[most + 1];
      for (int k = 0; k < most; k++) {
        int i = order[k];
        double p = Math.clamp(risk[i], 1e-9, 1 - 1e-9);
        double leaves = LogisticRegression.logistic(Math.log(p / (1 - p)) + shift);
        boolean saved = random.nextDouble() < leaves && random.nextDouble() < saves;
        double brings = !saved ? 0 : laws == null ? value[i] : margin * brings(i, laws, factor, random);
        drawn[w][k + 1] = drawn[w][k] + brings - cost;
      }
    }
    return GainRange.of(drawn);
  }

  private double brings(int customer, Worth.Drawn laws, double factor, RandomGenerator random) {
    if (kept.isEmpty()) {
      return laws.saved(base[customer], excess[customer], random);
    }
    return random.nextDouble() < kept.get().left()[customer] ? factor * base[customer] * worth.chance(random) : 0;
  }
}
