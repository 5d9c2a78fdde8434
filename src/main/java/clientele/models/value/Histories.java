package clientele.models.value;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Histories of all customers, each kind once with the number of customers who have it.
 *
 * @param of kinds
 * @param customers of each kind
 */
record Histories(History[] of, double[] customers) {
  static Histories compressed(Collection<History> all) {
    Map<History, Double> counts = new LinkedHashMap<>();
    all.forEach(h -> counts.merge(h, 1.0, Double::sum));
    return new Histories(
        counts.keySet().toArray(History[]::new), counts.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** About so many kinds at most, evenly from all: enough to find the way to a summit. */
  Histories thinned(int most) {
    int step = (of.length + most - 1) / most;
    History[] some = new History[(of.length + step - 1) / step];
    double[] counts = new double[some.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = of[i * step];
      counts[i] = customers[i * step];
    }
    return new Histories(some, counts);
  }

  int mostRepeats() {
    int most = 0;
    for (History h : of) {
      most = Math.max(most, h.repeats());
    }
    return most;
  }

  double total() {
    double sum = 0;
    for (double c : customers) {
      sum += c;
    }
    return sum;
  }

  /** Repeats per time until the last order and a part of the open wait: a first guess of the pace. */
  double pace() {
    double repeats = 1;
    double time = 0;
    for (int i = 0; i < of.length; i++) {
      repeats += customers[i] * of[i].repeats();
      time += customers[i] * (of[i].last() + of[i].known()) / 2;
    }
    return repeats / time;
  }

  double longest() {
    double longest = 0;
    for (History h : of) {
      longest = Math.max(longest, h.known());
    }
    return longest;
  }
}
