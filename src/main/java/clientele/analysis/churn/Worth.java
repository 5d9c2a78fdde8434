package clientele.analysis.churn;

import clientele.features.CustomerFeatures;
import clientele.features.ExpectedSpend;
import clientele.features.OrderBook;
import clientele.job.JobContext;
import clientele.models.QuasiPoisson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * What customers spend over a horizon if they stay and if they fall silent, learned from what those like them spent
 * after an earlier date: the horizon is a year, or half of a shorter history, so that it has been seen in full once. A
 * saved customer is worth the difference: what the silent bring anyway, as many of them come back, is not gained by a
 * call.
 */
final class Worth {
  private static final int YEAR = 365;
  private static final int FEWEST = 30;

  private final OrderBook book;
  private final int lastDay;
  private final int horizon;
  private final Optional<Law> staying;
  private final Optional<Law> silent;
  private final double[] stayingRatios;
  private final double[] silentRatios;
  private final ExpectedSpend now;

  private Worth(OrderBook book, int horizon, Group staying, Group silent) {
    this.book = book;
    this.lastDay = (int) book.lastDay().orElseThrow().toEpochDay();
    this.horizon = horizon;
    this.staying = staying.law();
    this.silent = silent.law();
    this.stayingRatios = staying.ratios(this.staying);
    this.silentRatios = silent.ratios(this.silent);
    this.now = ExpectedSpend.learn(book, lastDay);
  }

  /** Learns from a book and what silence means in the model; where it means a label, all who ordered count as staying. */
  static Worth learn(OrderBook book, ChurnModel model, JobContext job) {
    LocalDate last = book.lastDay().orElseThrow();
    long history = last.toEpochDay() - book.firstDay().orElseThrow().toEpochDay() + 1;
    int horizon = (int) Math.clamp(history / 2, 1, YEAR);
    LocalDate cutoff = last.minusDays(horizon);
    CustomerFeatures features = CustomerFeatures.asOf(book, cutoff, job);
    int day = (int) cutoff.toEpochDay();
    ExpectedSpend then = ExpectedSpend.learn(book, day);
    Group staying = new Group();
    Group silent = new Group();
    int[] usual = model.scope().map(s -> s.usualDays(book, features)).orElse(null);
    boolean[] active = model.scope().map(s -> s.active(features, usual)).orElse(null);
    Map<String, Double> risks = risks(book, features, model);
    for (int i = 0; i < features.size(); i++) {
      int customer = features.customers()[i];
      if (active != null && !active[i]) {
        continue;
      }
      boolean left = model.scope().isPresent() && isSilent(book, customer, model, cutoff, usual[i]);
      double expected = then.perDay(book, customer, day, left) * horizon;
      double spent = spent(book, customer, day);
      if (Double.isNaN(expected)) {
        continue;
      }
      if (left) {
        silent.add(terms(expected, risks.get(book.customer(customer))), spent);
      } else {
        staying.add(terms(expected, null), spent);
      }
      if (i % 4096 == 0) {
        job.progress((double) i / features.size());
      }
    }
    return new Worth(book, horizon, staying, silent);
  }

  /** Log odds of silence that the model would have said at the earlier date; empty where it is no model of silence. */
  private static Map<String, Double> risks(OrderBook book, CustomerFeatures features, ChurnModel model) {
    Map<String, Double> risks = new HashMap<>();
    model.scope().ifPresent(scope -> {
      Facts facts = scope.facts(book, features).only(model.encoding().facts());
      double[][] rows = model.encoding().rows(facts);
      for (int i = 0; i < rows.length; i++) {
        risks.put(facts.ids()[i], model.logOdds(rows[i]));
      }
    });
    return risks;
  }

  /**
   * What spend is a power of: what is expected by the own past and, for those who fell silent, the odds that were told of it,
   * since the likelier it was, the fewer come back. Those who stayed in spite of high odds are slow, and say nothing of what
   * a fast one who left would have gone on to buy: there the own past alone tells.
   */
  private static double[] terms(double expected, Double logOdds) {
    return logOdds == null ? new double[] {Math.log(expected)} : new double[] {Math.log(expected), logOdds};
  }

  private double ifStaying(double base, Optional<Law> law) {
    return law.map(l -> l.mean(Math.log(base), 0)).orElse(base);
  }

  private double ifSilent(double base, double risk, Optional<Law> law) {
    return law.map(l -> l.mean(Math.log(base), Math.log(risk / (1 - risk)))).orElse(0.0);
  }

  private static boolean isSilent(OrderBook book, int customer, ChurnModel model, LocalDate cutoff, int usual) {
    int from = (int) model.windows().orElseThrow().outcomeStart(cutoff).toEpochDay();
    int to = from + model.scope().orElseThrow().window(usual) - 1;
    return Arrays.stream(book.orderDays(customer)).noneMatch(d -> d >= from && d <= to);
  }

  private static double spent(OrderBook book, int customer, int after) {
    int[] days = book.orderDays(customer);
    double[] values = book.orderValues(customer);
    double sum = 0;
    for (int o = 0; o < days.length; o++) {
      sum += days[o] > after && !Double.isNaN(values[o]) ? values[o] : 0;
    }
    return Math.max(0, sum);
  }

  /** Days it looks ahead. */
  int horizon() {
    return horizon;
  }

  /** Spend expected by the own past over the horizon, before staying or leaving is known; NaN without orders. */
  double base(int customer) {
    return now.perDay(book, customer, lastDay, true) * horizon;
  }

  /**
   * What staying instead of falling silent adds, in money of spend, 0 or more.
   *
   * @param base spend expected by the own past
   * @param risk of falling silent, above 0 and below 1
   */
  double saved(double base, double risk) {
    if (Double.isNaN(base)) {
      return 0;
    }
    return Math.max(0, ifStaying(base, staying) - ifSilent(base, risk, silent));
  }

  /** One possible world: laws drawn within their errors. */
  Drawn drawn(RandomGenerator random) {
    return new Drawn(staying.map(l -> l.drawn(random)), silent.map(l -> l.drawn(random)));
  }


  /**
   * What a group spends by what was expected of it.
   *
   * @param odds whether the odds of silence are a term, between the lowest and the highest that were seen
   */
  private record Law(QuasiPoisson fitted, boolean odds, double lowest, double highest) {
    private double mean(double expected, double logOdds) {
      return odds ? fitted.mean(expected, Math.clamp(logOdds, lowest, highest)) : fitted.mean(expected);
    }

    private Law drawn(RandomGenerator random) {
      double[] normals = DoubleStream.generate(random::nextGaussian).limit(fitted.coefficients().length).toArray();
      return new Law(fitted.drawn(normals), odds, lowest, highest);
    }
  }

  /** Laws of one possible world. */
  final class Drawn {
    private final Optional<Law> stays;
    private final Optional<Law> quiet;

    private Drawn(Optional<Law> stays, Optional<Law> quiet) {
      this.stays = stays;
      this.quiet = quiet;
    }

    /** What a saved customer brings more than if silent, with the chance of what each customer does. */
    double saved(double base, double risk, RandomGenerator random) {
      if (Double.isNaN(base)) {
        return 0;
      }
      return ifStaying(base, stays) * ratio(stayingRatios, random) - ifSilent(base, risk, quiet) * ratio(silentRatios, random);
    }
  }

  private static double ratio(double[] ratios, RandomGenerator random) {
    return ratios.length == 0 ? 1 : ratios[random.nextInt(ratios.length)];
  }

  /** Customers of the earlier date: what was expected and what they spent. */
  private static final class Group {
    private final List<double[]> terms = new ArrayList<>();
    private final List<Double> spent = new ArrayList<>();

    private void add(double[] termsOfOne, double spentByOne) {
      terms.add(termsOfOne);
      spent.add(spentByOne);
    }

    /** The law of a group of enough customers; with the odds only if enough of them spent anything. */
    private Optional<Law> law() {
      double[] amounts = spent.stream().mapToDouble(Double::doubleValue).toArray();
      long spenders = spent.stream().filter(s -> s > 0).count();
      if (amounts.length < FEWEST || spenders == 0) {
        return Optional.empty();
      }
      boolean odds = spenders >= FEWEST && terms.getFirst().length > 1;
      double[] told = odds ? terms.stream().mapToDouble(t -> t[1]).sorted().toArray() : new double[] {0, 0};
      double[][] used = terms.stream().map(t -> odds ? t : new double[] {t[0]}).toArray(double[][]::new);
      return Optional.of(new Law(QuasiPoisson.fit(used, amounts), odds, told[0], told[told.length - 1]));
    }

    /** What each spent over what the law says. */
    private double[] ratios(Optional<Law> law) {
      double[] ratios = new double[law.isPresent() ? terms.size() : 0];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = spent.get(i) / law.get().mean(terms.get(i)[0], terms.get(i).length > 1 ? terms.get(i)[1] : 0);
      }
      return ratios;
    }
  }
}
