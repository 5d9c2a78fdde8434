package clientele.features;

import java.util.Arrays;

/**
 * What a customer spends a day by the own past: the own order rate, drawn towards that of all the shorter the customer
 * is known (gamma-Poisson, Ehrenberg 1959), times the own value of an order, drawn towards that of all the fewer orders
 * there are (Bühlmann 1967). The rate is that of the time from the first to the last order: the silence since then would
 * make those look slow who have left. What really follows is to be learned from what came after.
 *
 * @param rate orders a day of an average customer
 * @param days of experience that the average counts as
 * @param value of an order of an average customer, net of what came back
 * @param orders that the average counts as
 */
public record ExpectedSpend(double rate, double days, double value, double orders) {
  private static final double LEAST = 1e-9;

  /** Learns the averages from all customers who had ordered by the end of a day. */
  public static ExpectedSpend learn(OrderBook book, int lastDay) {
    double repeats = 0;
    double exposure = 0;
    double exposureSquared = 0;
    double sum = 0;
    int n = 0;
    for (int c = 0; c < book.size(); c++) {
      int[] days = book.orderDays(c, lastDay);
      if (days.length == 0) {
        continue;
      }
      double tenure = days[days.length - 1] - days[0] + 1.0;
      repeats += days.length - 1;
      exposure += tenure;
      exposureSquared += tenure * tenure;
    }
    double rate = Math.max(repeats, 1) / Math.max(exposure, 1);
    double excess = 0;
    double within = 0;
    double freedom = 0;
    double squaresOfN = 0;
    double[][] values = new double[book.size()][];
    for (int c = 0; c < book.size(); c++) {
      int[] days = book.orderDays(c, lastDay);
      if (days.length == 0) {
        continue;
      }
      double tenure = days[days.length - 1] - days[0] + 1.0;
      double off = days.length - 1 - rate * tenure;
      excess += off * off - rate * tenure;
      values[c] = known(book.orderValues(c, lastDay));
      n += values[c].length;
      sum += Arrays.stream(values[c]).sum();
      squaresOfN += (double) values[c].length * values[c].length;
      double mean = Arrays.stream(values[c]).average().orElse(0);
      within += Arrays.stream(values[c]).map(v -> (v - mean) * (v - mean)).sum();
      freedom += Math.max(0, values[c].length - 1);
    }
    double spread = Math.max(LEAST, excess / Math.max(1, exposureSquared));
    double value = n == 0 ? 0 : sum / n;
    double withinVariance = freedom < 1 ? value * value : within / freedom;
    double between = between(values, value, n, squaresOfN, withinVariance);
    return new ExpectedSpend(rate, rate / spread, value, Math.clamp(withinVariance / between, 0.05, 50));
  }

  private static double between(double[][] values, double grand, int n, double squaresOfN, double within) {
    double sum = 0;
    int customers = 0;
    for (double[] own : values) {
      if (own != null && own.length > 0) {
        double mean = Arrays.stream(own).average().orElseThrow();
        sum += own.length * (mean - grand) * (mean - grand);
        customers++;
      }
    }
    double scale = n - squaresOfN / Math.max(1, n);
    return Math.max(1e-6 * grand * grand + LEAST, scale <= 0 ? 0 : (sum - (customers - 1) * within) / scale);
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
  }

  /** Expected spend a day of a customer by the end of a day, above 0; NaN for one who had not ordered. */
  public double perDay(OrderBook book, int customer, int lastDay) {
    int[] placed = book.orderDays(customer, lastDay);
    if (placed.length == 0) {
      return Double.NaN;
    }
    double tenure = placed[placed.length - 1] - placed[0] + 1.0;
    double ownRate = (rate * days + placed.length - 1) / (days + tenure);
    double[] own = known(book.orderValues(customer, lastDay));
    double ownValue = (value * orders + Arrays.stream(own).sum()) / (orders + own.length);
    return Math.max(LEAST, ownRate * Math.max(ownValue, 0.01 * Math.abs(value)));
  }
}
