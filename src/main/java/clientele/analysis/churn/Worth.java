package clientele.analysis.churn;

import clientele.features.CustomerFeatures;
import clientele.features.ExpectedSpend;
import clientele.features.OrderBook;
import clientele.job.JobContext;
import clientele.models.QuasiPoisson;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

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
  private final Optional<QuasiPoisson> staying;
  private final Optional<QuasiPoisson> silent;
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
    for (int i = 0; i < features.size(); i++) {
      int customer = features.customers()[i];
      if (active != null && !active[i]) {
        continue;
      }
      double expected = then.perDay(book, customer, day) * horizon;
      double spent = spent(book, customer, day);
      if (Double.isNaN(expected)) {
        continue;
      }
      if (model.scope().isPresent() && isSilent(book, customer, model, cutoff, usual[i])) {
        silent.add(expected, spent);
      } else {
        staying.add(expected, spent);
      }
      if (i % 4096 == 0) {
        job.progress((double) i / features.size());
      }
    }
    return new Worth(book, horizon, staying, silent);
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
    return now.perDay(book, customer, lastDay) * horizon;
  }

  /** What staying instead of falling silent adds, in money of spend, 0 or more. */
  double saved(double base) {
    return Math.max(0, ifStaying(base, staying) - ifSilent(base, silent));
  }

  private static double ifStaying(double base, Optional<QuasiPoisson> law) {
    return Double.isNaN(base) ? 0 : law.map(l -> l.mean(base)).orElse(base);
  }

  private static double ifSilent(double base, Optional<QuasiPoisson> law) {
    return Double.isNaN(base) ? 0 : law.map(l -> l.mean(base)).orElse(0.0);
  }

  /** One possible world: laws drawn within their errors. */
  Drawn drawn(RandomGenerator random) {
    return new Drawn(
        staying.map(l -> l.drawn(random.nextGaussian(), random.nextGaussian())),
        silent.map(l -> l.drawn(random.nextGaussian(), random.nextGaussian())));
  }

  /** Laws of one possible world. */
  final class Drawn {
    private final Optional<QuasiPoisson> stays;
    private final Optional<QuasiPoisson> quiet;

    private Drawn(Optional<QuasiPoisson> stays, Optional<QuasiPoisson> quiet) {
      this.stays = stays;
      this.quiet = quiet;
    }

    /** What a saved customer brings more than if silent, with the chance of what each customer does. */
    double saved(double base, RandomGenerator random) {
      return ifStaying(base, stays) * ratio(stayingRatios, random) - ifSilent(base, quiet) * ratio(silentRatios, random);
    }
  }

  private static double ratio(double[] ratios, RandomGenerator random) {
    return ratios.length == 0 ? 1 : ratios[random.nextInt(ratios.length)];
  }

  /** Customers of the earlier date: what was expected and what they spent. */
  private static final class Group {
    private double[] expected = new double[256];
    private double[] spent = new double[256];
    private int n;

    private void add(double e, double s) {
      if (n == expected.length) {
        expected = Arrays.copyOf(expected, n * 2);
        spent = Arrays.copyOf(spent, n * 2);
      }
      expected[n] = e;
      spent[n++] = s;
    }

    private Optional<QuasiPoisson> law() {
      double sum = Arrays.stream(spent, 0, n).sum();
      return n < FEWEST || sum <= 0
          ? Optional.empty()
          : Optional.of(QuasiPoisson.fit(Arrays.copyOf(expected, n), Arrays.copyOf(spent, n)));
    }

    /** What each spent over what the law says. */
    private double[] ratios(Optional<QuasiPoisson> law) {
      double[] ratios = new double[law.isPresent() ? n : 0];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = spent[i] / law.get().mean(expected[i]);
      }
      return ratios;
    }
  }
}
