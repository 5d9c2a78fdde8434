package clientele.analysis.churn;

import clientele.features.OrderBook;
import clientele.job.JobContext;
import clientele.models.value.Fitted;
import clientele.models.value.History;
import clientele.models.value.PurchaseModel;
import clientele.models.value.PurchaseModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Who of the silent has left, and how many orders one who has left brings if taken back, by models of how customers buy and leave.
 * Whether they leave after an order or with time, and how regular their waits are, is weighed by the likelihood of all histories.
 *
 * <p>The models take leaving to be as it always was. The risks know how it is now; so leaving is moved, for all alike, until as
 * many fall silent by the models as by the risks. Where it would have to be moved more than threefold, as with seasons, which these
 * models do not know, they do not describe the shop and are not believed.
 */
final class TakenBack {
  /** Repeats from which on anything is learned. */
  private static final int FEWEST = 100;

  private static final int MOST_LEARNED = 5_000;
  private static final int MOST_TUNED = 500;
  private static final double MOST_MOVED = Math.log(3);
  /** Share of leavers among the silent below which nobody leaves. */
  private static final double HARDLY = 0.05;

  /** How much more silence than long waits make may be said, and still be nothing else. */
  private static final double CHANCE = 1.25;

  private static final int HALVINGS = 16;
  private static final double STEP = 0.05;
  private static final double LIKELY = 0.01;

  private final OrderBook book;
  private final int lastDay;
  private final PurchaseModels models;

  private TakenBack(OrderBook book, int lastDay, PurchaseModels models) {
    this.book = book;
    this.lastDay = lastDay;
    this.models = models;
  }

  /** Learns from all orders up to a day; empty where there are too few or no model settles. */
  static Optional<TakenBack> learn(OrderBook book, int lastDay, JobContext job) {
    List<History> all = new ArrayList<>();
    double logWaits = 0;
    long repeats = 0;
    int every = book.size() / MOST_LEARNED + 1;
    for (int c = 0; c < book.size(); c += every) {
      int[] days = days(book, c, lastDay);
      if (days.length > 0) {
        all.add(history(days, lastDay));
        repeats += days.length - 1;
        for (int o = 1; o < days.length; o++) {
          logWaits += Math.log(days[o] - days[o - 1]);
        }
      }
    }
    if (repeats < FEWEST) {
      return Optional.empty();
    }
    PurchaseModels models = PurchaseModels.fit(all, logWaits, job::checkCancelled);
    return models.fitted().isEmpty() ? Optional.empty() : Optional.of(new TakenBack(book, lastDay, models));
  }

  private static int[] days(OrderBook book, int customer, int lastDay) {
    return Arrays.stream(book.orderDays(customer, lastDay)).distinct().toArray();
  }

  private static History history(int[] days, int lastDay) {
    int last = days[days.length - 1];
    return new History(days.length - 1, last - days[0], lastDay - days[0]);
  }

  /**
   * A customer who may fall silent.
   *
   * @param of what is known
   * @param risk to fall silent
   * @param gap days until the silence is looked at
   * @param window days of silence
   */
  private record Threatened(History of, double risk, int gap, int window) {
    private History silent() {
      return of.silentFor(gap + window);
    }

    /** Orders if kept from leaving: who would leave in the silence is kept from then on only. */
    private double orders(PurchaseModel by, int horizon) {
      return by.expectedIfTakenBack(silent(), of.known(), of.known() + horizon);
    }
  }

  /**
   * What is known of some customers; empty where the models and the risks cannot both be true. Where long waits alone make the
   * silence that the risks tell, nobody has left, and nobody is taken back.
   *
   * @param customers places in the book, −1 for none
   * @param risks of each, to fall silent
   * @param windows days of silence of each
   */
  Optional<Kept> of(int[] customers, double[] risks, int gap, int[] windows, int horizon) {
    Threatened[] all = new Threatened[customers.length];
    for (int i = 0; i < all.length; i++) {
      int[] days = customers[i] < 0 ? new int[0] : days(book, customers[i], lastDay);
      all[i] = days.length == 0 ? null : new Threatened(history(days, lastDay), risks[i], gap, windows[i]);
    }
    Threatened[] known = Arrays.stream(all).filter(t -> t != null).toArray(Threatened[]::new);
    int every = known.length / MOST_TUNED + 1;
    Threatened[] some = new Threatened[(known.length + every - 1) / every];
    Arrays.setAll(some, i -> known[i * every]);
    double said = Arrays.stream(some).mapToDouble(Threatened::risk).sum();
    if (said <= CHANCE * silent(some, 0) && gone(some) < HARDLY) {
      return Optional.of(new Kept(new double[all.length], new double[all.length], new Errors(some, 0, horizon)));
    }
    if (!(silent(some, -MOST_MOVED) < said && said < silent(some, MOST_MOVED))) {
      return Optional.empty();
    }
    double move = move(some, said);
    PurchaseModels now = models.leavingMore(move);
    double[] left = new double[all.length];
    double[] orders = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      Threatened t = all[i];
      left[i] = t == null ? 0 : 1 - now.mean(m -> m.alive(t.silent()));
      orders[i] = t == null ? 0 : now.mean(m -> t.orders(m, horizon));
    }
    return Optional.of(new Kept(left, orders, new Errors(some, move, horizon)));
  }

  /** Share of the silence that the models put down to leaving, as it always was; the rest are long waits. */
  private double gone(Threatened[] some) {
    double gone = Arrays.stream(some).mapToDouble(t -> t.risk * (1 - models.mean(m -> m.alive(t.silent())))).sum();
    return gone / Arrays.stream(some).mapToDouble(Threatened::risk).sum();
  }

  /** By how much leaving is likelier now, so that the models say as many silent as the risks. */
  private double move(Threatened[] some, double said) {
    double low = -MOST_MOVED;
    double high = MOST_MOVED;
    for (int step = 0; step < HALVINGS; step++) {
      double middle = (low + high) / 2;
      if (silent(some, middle) < said) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private double silent(Threatened[] some, double move) {
    PurchaseModels moved = models.leavingMore(move);
    return Arrays.stream(some).mapToDouble(t -> moved.mean(m -> m.silentAfter(t.of, t.gap, t.window))).sum();
  }

  /** Orders of all who have left and are taken back. */
  private static double brought(Threatened[] some, int horizon, ToDoubleFunction<ToDoubleFunction<PurchaseModel>> by) {
    return Arrays.stream(some)
        .mapToDouble(t -> t.risk * by.applyAsDouble(m -> (1 - m.alive(t.silent())) * t.orders(m, horizon)))
        .sum();
  }

  /**
   * Those customers: the share of each who will have left if silent, and the orders of one who has left and is taken back.
   *
   * @param left 0 to 1
   * @param orders 0 or more
   */
  record Kept(double[] left, double[] orders, Errors errors) {
    /** Whether all silence is long waits: then nobody can be saved. */
    boolean nobodyLeft() {
      return Arrays.stream(left).allMatch(share -> share == 0);
    }
  }

  /** How far what is brought may be off for all alike: which model it is, its parameters, and how the risks are off. */
  final class Errors {
    private final double[] weights;
    private final double[] levels;
    private final double[][] slopes;
    private final double byShift;

    private Errors(Threatened[] some, double move, int horizon) {
      PurchaseModels now = models.leavingMore(move);
      double mean = brought(some, horizon, now::mean);
      int n = models.fitted().size();
      weights = models.weights();
      levels = new double[n];
      slopes = new double[n][];
      for (int m = 0; m < n; m++) {
        if (weights[m] > LIKELY && mean > 0) {
          Fitted fitted = models.fitted().get(m);
          levels[m] = Math.log(brought(some, horizon, said -> said.applyAsDouble(fitted.model().leavingMore(move))) / mean);
          slopes[m] = slopes(some, fitted, move, horizon);
        }
      }
      double flips = Arrays.stream(some).mapToDouble(t -> t.risk * (1 - t.risk)).sum();
      double more = silent(some, move + STEP) - silent(some, move - STEP);
      double above = brought(some, horizon, models.leavingMore(move + STEP)::mean);
      double below = brought(some, horizon, models.leavingMore(move - STEP)::mean);
      byShift = more > 0 && below > 0 ? flips * Math.log(above / below) / more : 0;
    }

    private double[] slopes(Threatened[] some, Fitted fitted, double move, int horizon) {
      double[] slopes = new double[fitted.fit().point().length];
      for (int j = 0; j < slopes.length; j++) {
        if (fitted.fit().covariance()[j][j] > 0) {
          double[] by = new double[slopes.length];
          by[j] = STEP;
          PurchaseModel up = fitted.moved(by).leavingMore(move);
          by[j] = -STEP;
          PurchaseModel down = fitted.moved(by).leavingMore(move);
          slopes[j] = Math.log(
              brought(some, horizon, said -> said.applyAsDouble(up)) / brought(some, horizon, said -> said.applyAsDouble(down))) / (2 * STEP);
        }
      }
      return slopes;
    }

    /**
     * The factor of one possible world.
     *
     * @param shift of the log odds of the risks in that world
     */
    double drawn(double shift, RandomGenerator random) {
      double at = random.nextDouble();
      int m = 0;
      while (m < weights.length - 1 && at >= weights[m]) {
        at -= weights[m++];
      }
      if (slopes[m] == null) {
        return Math.exp(byShift * shift);
      }
      double[][] covariance = models.fitted().get(m).fit().covariance();
      double variance = 0;
      for (int j = 0; j < covariance.length; j++) {
        for (int k = 0; k < covariance.length; k++) {
          variance += slopes[m][j] * covariance[j][k] * slopes[m][k];
        }
      }
      return Math.exp(levels[m] + Math.sqrt(Math.max(0, variance)) * random.nextGaussian() + byShift * shift);
    }
  }
}
