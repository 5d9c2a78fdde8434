package clientele.models.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Customers of a shop whose law is known.
 *
 * @param orders times of the orders after the first, since the first
 * @param gone when the customer leaves, since the first order
 * @param known until when it is seen
 * @param again orders of this customer within {@code AGAIN}, were it taken back after leaving
 */
record Simulated(List<Double> orders, double gone, double known, int again) {
  static final double AGAIN = 60;

  /** How a customer leaves: the time after an order, given the time of the order and how many came before it; infinite to stay. */
  interface Leaving {
    double after(double order, int before);
  }

  static Simulated customer(
      double pace, int parts, Leaving leaving, Leaving again, double known, double until, RandomGenerator random) {
    List<Double> orders = new ArrayList<>();
    double gone = live(pace, parts, leaving, until, orders, random);
    List<Double> more = new ArrayList<>();
    live(pace, parts, again, AGAIN, more, random);
    return new Simulated(orders, gone, known, more.size());
  }

  private static double live(
      double pace, int parts, Leaving leaving, double until, List<Double> orders, RandomGenerator random) {
    double at = 0;
    double gone = leaving.after(0, 0);
    while (true) {
      double wait = 0;
      for (int j = 0; j < parts; j++) {
        wait -= Math.log(1 - random.nextDouble()) / (pace * parts);
      }
      at += wait;
      if (at > Math.min(until, gone)) {
        return gone;
      }
      orders.add(at);
      gone = Math.min(gone, leaving.after(at, orders.size()));
    }
  }

  History history() {
    List<Double> seen = orders.stream().filter(o -> o <= known).toList();
    return new History(seen.size(), seen.isEmpty() ? 0 : seen.getLast(), known);
  }

  long ordersWithin(double from, double to) {
    return orders.stream().filter(o -> o > from && o <= to).count();
  }

  double logWaits() {
    double sum = 0;
    double before = 0;
    for (double o : orders) {
      sum += o <= known ? Math.log(o - before) : 0;
      before = o;
    }
    return sum;
  }

  /** Gamma variable of a shape and a rate (Marsaglia &amp; Tsang 2000). */
  static double gamma(double shape, double rate, RandomGenerator random) {
    if (shape < 1) {
      return gamma(shape + 1, rate, random) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
      if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v / rate;
      }
    }
  }

  /** Leaving after an order: with a beta probability of one's own, after the first too or not. */
  static List<Simulated> afterOrders(
      boolean first, double r, double alpha, double a, double b, int parts, int customers, double known, double until,
      RandomGenerator random) {
    List<Simulated> all = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      double ga = gamma(a, 1, random);
      double p = ga / (ga + gamma(b, 1, random));
      all.add(customer(
          gamma(r, alpha, random), parts,
          (at, before) -> (before > 0 || first) && random.nextDouble() < p ? at : Double.POSITIVE_INFINITY,
          (at, before) -> before > 0 && random.nextDouble() < p ? at : Double.POSITIVE_INFINITY,
          known * (0.5 + 0.5 * random.nextDouble()), until, random));
    }
    return all;
  }

  /** Leaving with time, at a gamma rate of one's own. */
  static List<Simulated> withTime(
      double r, double alpha, double s, double beta, int parts, int customers, double known, double until, RandomGenerator random) {
    List<Simulated> all = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      double rate = gamma(s, beta, random);
      double life = -Math.log(1 - random.nextDouble()) / rate;
      double other = -Math.log(1 - random.nextDouble()) / rate;
      all.add(customer(
          gamma(r, alpha, random), parts, (at, before) -> before == 0 ? life : Double.POSITIVE_INFINITY,
          (at, before) -> before == 0 ? other : Double.POSITIVE_INFINITY,
          known * (0.5 + 0.5 * random.nextDouble()), until, random));
    }
    return all;
  }

  static double mean(List<Simulated> all, ToDoubleFunction<Simulated> of) {
    return all.stream().mapToDouble(of).average().orElseThrow();
  }
}
