package clientele.analysis.churn;

import clientele.features.ExpectedSpend;
import clientele.features.OrderBook;
import clientele.features.engine.CustomerFeatures;
import clientele.features.engine.OrderBookEngine;
import clientele.features.facts.Facts;
import clientele.features.windows.OutcomeWindows;
import clientele.job.JobContext;
import clientele.models.QuasiPoisson;
import clientele.models.learn.LearnedModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What a customer who is kept brings over a horizon, learned from what those like them spent after an earlier date: the
 * horizon is a year, or half of a shorter history, so that it has been seen in full once.
 *
 * <p>Only those of the silent who have left can be saved ({@link StillThere}); one who is brings what those bring who are still
 * there, in part also the slow and those who are silent by chance. Compared only with those who ordered on, each silent one
 * would seem to be worth more than anybody brings.
 *
 * <p>Where models of how customers buy and leave describe the shop, they tell both ({@link TakenBack}); the rest is for labels, few
 * orders, and shops that no model describes.
 */
final class Worth {
  private static final int YEAR = 365;

  /**
   * What a silent one who is still there counts in what a kept one brings. If customers leave after an order (BG/NBD), the fast
   * ones leave first and are like those who ordered on: nothing; if they leave with time (Pareto/NBD), they are like all: in
   * full. Where {@link TakenBack} does not tell, it cannot be seen.
   */
  private static final double SILENT = 0.5;

  private final OrderBook book;
  private final int lastDay;
  private final int horizon;
  private final Optional<StillThere> there;
  private final Optional<Law> spend;
  private final double[] ratios;
  private final Optional<IntUnaryOperator> windows;
  private final ExpectedSpend now;
  private final Optional<TakenBack> takenBack;
  private final int gap;

  private Worth(
      OrderBook book, int horizon, Past past, Optional<IntUnaryOperator> windows, Optional<TakenBack> takenBack, int gap) {
    this.book = book;
    this.lastDay = (int) book.lastDay().orElseThrow().toEpochDay();
    this.horizon = horizon;
    this.there = StillThere.learn(past.silent.stream().map(Was::seen).toList(), past.staying.stream().map(Was::seen).toList());
    this.spend = past.spend(there);
    this.ratios = spend.map(past::ratios).orElse(new double[0]);
    this.now = ExpectedSpend.learn(book, lastDay);
    this.windows = windows;
    this.takenBack = takenBack;
    this.gap = gap;
  }

  /** Learns from a book and what silence means in the model; where it means a label, all who ordered count as staying. */
  static Worth learn(OrderBookEngine engine, ChurnModel model, JobContext job) {
    OrderBook book = engine.book();
    LocalDate last = book.lastDay().orElseThrow();
    long history = last.toEpochDay() - book.firstDay().orElseThrow().toEpochDay() + 1;
    int horizon = (int) Math.clamp(history / 2, 1, YEAR);
    LocalDate cutoff = last.minusDays(horizon);
    CustomerFeatures features = engine.asOf(cutoff, job);
    ExpectedSpend then = ExpectedSpend.learn(book, (int) cutoff.toEpochDay());
    Past past = new Past(book, then, cutoff, horizon);
    int[] usual = model.scope().map(s -> s.usualDays(book, features)).orElse(null);
    boolean[] active = model.scope().map(s -> s.active(features, usual)).orElse(null);
    Map<String, Double> risks = risks(book, features, model);
    for (int i = 0; i < features.size(); i++) {
      int customer = features.customers()[i];
      if (active == null) {
        past.stays(customer);
      } else if (active[i]) {
        int from = (int) model.windows().orElseThrow().outcomeStart(cutoff).toEpochDay();
        past.look(customer, risks.get(book.customer(customer)), from, from + model.scope().orElseThrow().window(usual[i]) - 1);
      }
      if (i % 4096 == 0) {
        job.progress((double) i / features.size());
      }
    }
    int today = (int) last.toEpochDay();
    return new Worth(book, horizon, past,
        model.scope().map(s -> customer -> s.window(s.usual().days(book.orderDays(customer), today))),
        model.scope().flatMap(s -> TakenBack.learn(book, today, job)), model.windows().map(OutcomeWindows::gapDays).orElse(0));
  }

  /** Log odds of silence that the model would have said at the earlier date; empty where it is no model of silence. */
  private static Map<String, Double> risks(OrderBook book, CustomerFeatures features, ChurnModel model) {
    Map<String, Double> risks = new HashMap<>();
    model.scope().ifPresent(scope -> {
      Facts facts = scope.facts(book, features).only(model.learned().facts());
      double[] odds = model.logOdds(facts);
      for (int i = 0; i < odds.length; i++) {
        risks.put(facts.ids()[i], odds[i]);
      }
    });
    return risks;
  }

  /** Days it looks ahead. */
  int horizon() {
    return horizon;
  }

  /** Whether those who fell silent came back as if nobody had left: then nobody can be saved. */
  boolean nobodyLeaves() {
    return there.filter(StillThere::all).isPresent();
  }

  /** Whether the history is too short to tell the slow from those who have left, so that what is saved is an upper figure. */
  boolean isUpperFigure() {
    return there.filter(StillThere::atLeast).isPresent();
  }

  /** Spend expected by the own past over the horizon, before staying or leaving is known; NaN without orders. */
  double base(int customer) {
    return now.perDay(book, customer, lastDay, true) * horizon;
  }

  /** Log odds of a customer's silence over those by which one who is still there is silent by chance. */
  double excess(int customer, double risk) {
    return Math.log(risk / (1 - risk)) - windows.map(window -> chance(now, book, customer, lastDay, window.applyAsInt(customer))).orElse(0.0);
  }

  /** Log odds that a customer who is still there orders nothing for some days. */
  private static double chance(ExpectedSpend law, OrderBook book, int customer, int day, int window) {
    double silent = LearnedModel.inside(1 - law.buysWithin(book, customer, day, window));
    return Math.log(silent / (1 - silent));
  }

  /**
   * What keeping a customer who would fall silent adds on average, in money of spend, 0 or more: nothing for those who have
   * not left.
   *
   * @param base spend expected by the own past
   * @param excess log odds of silence over those of chance
   */
  double saved(double base, double excess) {
    return Double.isNaN(base) ? 0 : left(there, excess) * ifKept(spend, base);
  }

  private static double left(Optional<StillThere> there, double excess) {
    return 1 - there.map(t -> t.at(excess)).orElse(0.0);
  }

  private static double ifKept(Optional<Law> spend, double base) {
    return spend.map(l -> l.mean(Math.log(base))).orElse(base);
  }

  /**
   * What is known of customers who may fall silent, by models of how they buy and leave; empty where these do not tell.
   *
   * @param customers places in the book, −1 for none
   */
  Optional<TakenBack.Kept> kept(int[] customers, double[] risks) {
    return takenBack.flatMap(models -> {
      int[] days = Arrays.stream(customers).map(c -> c < 0 ? 0 : windows.orElseThrow().applyAsInt(c)).toArray();
      return models.of(customers, risks, gap, days, horizon);
    });
  }

  /** What an order of a customer is worth; 0 for none. */
  double order(int customer) {
    return customer < 0 ? 0 : now.valueOf(book, customer, lastDay);
  }

  /** What one customer spends over what was expected of all like that one, 1 on average. */
  double chance(RandomGenerator random) {
    return ratios.length == 0 ? 1 : ratios[random.nextInt(ratios.length)];
  }

  /** One possible world: laws drawn within their errors. */
  Drawn drawn(RandomGenerator random) {
    return new Drawn(there.map(t -> t.drawn(random)), spend.map(l -> l.drawn(random)));
  }

  /** Laws of one possible world. */
  final class Drawn {
    private final Optional<StillThere> stillThere;
    private final Optional<Law> spending;

    private Drawn(Optional<StillThere> stillThere, Optional<Law> spending) {
      this.stillThere = stillThere;
      this.spending = spending;
    }

    /** What keeping a customer who would fall silent adds, with the chance of whether that one has left and of what each spends. */
    double saved(double base, double excess, RandomGenerator random) {
      if (Double.isNaN(base) || random.nextDouble() >= left(stillThere, excess)) {
        return 0;
      }
      return ifKept(spending, base) * chance(random);
    }
  }

  /** What is spent by the logarithm of what was expected, between the lowest and the highest that were seen. */
  private record Law(QuasiPoisson fitted, double lowest, double highest) {
    private double mean(double logExpected) {
      return fitted.mean(Math.clamp(logExpected, lowest, highest));
    }

    private Law drawn(RandomGenerator random) {
      return new Law(fitted.drawn(new double[] {random.nextGaussian(), random.nextGaussian()}), lowest, highest);
    }
  }

  /** A customer of the earlier date: what was expected, what came over the horizon, and whether orders came again. */
  private record Was(double logExpected, double spent, StillThere.Seen seen) {}

  /** Customers of the earlier date who fell silent after it, and who did not. */
  private static final class Past {
    private final OrderBook book;
    private final ExpectedSpend then;
    private final int day;
    private final int horizon;
    private final List<Was> silent = new ArrayList<>();
    private final List<Was> staying = new ArrayList<>();

    private Past(OrderBook book, ExpectedSpend then, LocalDate cutoff, int horizon) {
      this.book = book;
      this.then = then;
      this.day = (int) cutoff.toEpochDay();
      this.horizon = horizon;
    }

    private void stays(int customer) {
      staying.add(was(customer, new StillThere.Seen(0, 0, 0, false)));
    }

    /**
     * Looks whether a customer ordered in a time, and again later: one who did within as many days of that order as are left
     * to one who did not.
     */
    private void look(int customer, double logOdds, int from, int to) {
      int wait = Math.max(0, day + horizon - to);
      int first = Arrays.stream(book.orderDays(customer)).filter(d -> d >= from && d <= to).min().orElse(-1);
      int since = first < 0 ? to : first;
      boolean came = Arrays.stream(book.orderDays(customer)).anyMatch(d -> d > since && d <= since + wait);
      (first < 0 ? silent : staying).add(
          was(customer, new StillThere.Seen(
              logOdds, chance(then, book, customer, day, to - from + 1), then.buysWithin(book, customer, since, wait), came)));
    }

    private Was was(int customer, StillThere.Seen seen) {
      return new Was(Math.log(then.perDay(book, customer, day, false) * horizon), spent(customer), seen);
    }

    private double spent(int customer) {
      int[] days = book.orderDays(customer);
      double[] values = book.orderValues(customer);
      double sum = 0;
      for (int o = 0; o < days.length; o++) {
        sum += days[o] > day && !Double.isNaN(values[o]) ? values[o] : 0;
      }
      return Math.max(0, sum);
    }

    /** What those bring who are still there: who ordered on, and of the silent the part that is; empty where too few are known. */
    private Optional<Law> spend(Optional<StillThere> there) {
      List<Was> all = new ArrayList<>(staying);
      List<Double> part = new ArrayList<>(Collections.nCopies(all.size(), 1.0));
      there.ifPresent(t -> {
        silent.forEach(was -> {
          all.add(was);
          part.add(SILENT * t.was(was.seen()));
        });
      });
      if (staying.size() < StillThere.FEWEST || all.stream().noneMatch(was -> was.spent() > 0)) {
        return Optional.empty();
      }
      double[] expected = all.stream().mapToDouble(Was::logExpected).toArray();
      QuasiPoisson fitted = QuasiPoisson.fit(
          Arrays.stream(expected).mapToObj(e -> new double[] {e}).toArray(double[][]::new),
          all.stream().mapToDouble(Was::spent).toArray(), part.stream().mapToDouble(Double::doubleValue).toArray());
      return Optional.of(new Law(fitted, Arrays.stream(expected).min().orElseThrow(), Arrays.stream(expected).max().orElseThrow()));
    }

    /** What each who ordered on spent over what the law says, 1 on average. */
    private double[] ratios(Law law) {
      double[] ratios = staying.stream().mapToDouble(was -> was.spent() / law.mean(was.logExpected())).toArray();
      double mean = Arrays.stream(ratios).average().orElse(1);
      return Arrays.stream(ratios).map(r -> mean > 0 ? r / mean : 1).toArray();
    }
  }
}
