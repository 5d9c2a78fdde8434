package clientele.analysis.segments;

import clientele.features.Feature;
import clientele.study.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What customers do by their own pace, from the features of their table, by customer: what names of segments are checked
 * against.
 *
 * @param features values by feature; those that the table has
 */
record Habits(Map<Feature, double[]> features) {
  private static final double YEAR = 365.25;

  static Habits of(Table table) {
    Map<Feature, double[]> features = new TreeMap<>();
    for (Feature feature : Feature.values()) {
      table.column(feature.id()).filter(c -> !c.kind().isCoded()).ifPresent(c -> features.put(feature, table.reals(c.name())));
    }
    return new Habits(features);
  }

  /** Values of a feature; empty if the table does not have it. */
  Optional<double[]> of(Feature feature) {
    return Optional.ofNullable(features.get(feature));
  }

  /** Orders a year between the first and the last order; NaN for one order. */
  Optional<double[]> pace() {
    return of(Feature.ORDERS).flatMap(orders -> of(Feature.TENURE_DAYS).flatMap(tenure -> of(Feature.RECENCY_DAYS).map(recency -> {
      double[] pace = new double[orders.length];
      Arrays.setAll(pace, i -> orders[i] < 2 || tenure[i] <= recency[i] ? Double.NaN : (orders[i] - 1) * YEAR / (tenure[i] - recency[i]));
      return pace;
    })));
  }

  /** Order lines in all. */
  Optional<double[]> lines() {
    return of(Feature.ORDERS).flatMap(orders -> of(Feature.BASKET_LINES).map(lines -> {
      double[] all = new double[orders.length];
      Arrays.setAll(all, i -> orders[i] * lines[i]);
      return all;
    }));
  }

  /** Share of a group's customers with one order; 0 where that is not known. */
  double once(boolean[] in) {
    return of(Feature.ORDERS).map(orders -> {
      int one = 0;
      int n = 0;
      for (int i = 0; i < orders.length; i++) {
        one += in[i] && orders[i] == 1 ? 1 : 0;
        n += in[i] ? 1 : 0;
      }
      return n == 0 ? 0 : (double) one / n;
    }).orElse(0.0);
  }

  /** Median of a group's values that are known; NaN if none is. */
  static double median(double[] values, boolean[] in) {
    double[] own = new double[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (in[i] && !Double.isNaN(values[i])) {
        own[n++] = values[i];
      }
    }
    if (n == 0) {
      return Double.NaN;
    }
    Arrays.sort(own, 0, n);
    return n % 2 == 1 ? own[n / 2] : (own[n / 2 - 1] + own[n / 2]) / 2;
  }

  /** Median of all values that are known; NaN if none is. */
  static double median(double[] values) {
    boolean[] all = new boolean[values.length];
    Arrays.fill(all, true);
    return median(values, all);
  }
}
