package clientele.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a customer spends a day by the own past: the own pace of days with a purchase, drawn towards that of all the shorter
 * the customer is known (gamma-Poisson, Ehrenberg 1959), times the own value of such a day, drawn towards that of all the
 * fewer there are (Bühlmann 1967). Orders of one day are one purchase: three invoices within minutes are no pace. A customer
 * is known from the first to the last purchase and for a part of the wait that is still open, as long as the open wait of
 * somebody who goes on would be on average: all the silence since then would make those look slow who have left, none of it
 * would make those look fast who are known for a short time only. What really follows is to be learned from what came after.
 *
 * @param rate days with a purchase, a day, of an average customer
 * @param days of experience that the average counts as
 * @param value of a day with a purchase of an average customer, net of what came back
 * @param orders days with a purchase that the average counts as
 */
public record ExpectedSpend(double rate, double days, double value, double orders) {
  private static final double LEAST = 1e-9;

  /** Part of a mean wait that an open one counts at most: mean of an exponential wait cut at its mean. */
  private static final double OPEN = 1 - Math.exp(-1);

  private static final int ROUNDS = 50;
  private static final double SETTLED = 1e-6;

  /** Days with a purchase and what was bought on each; NaN if unknown. */
  private record Purchases(int[] days, double[] values) {
    private static Purchases of(OrderBook book, int customer, int lastDay) {
      int[] all = book.orderDays(customer, lastDay);
      double[] values = book.orderValues(customer, lastDay);
      int[] days = new int[all.length];
      double[] sums = new double[all.length];
      int n = 0;
      for (int o = 0; o < all.length; o++) {
        if (n == 0 || days[n - 1] != all[o]) {
          days[n++] = all[o];
          sums[n - 1] = values[o];
        } else {
          sums[n - 1] = Double.isNaN(values[o]) ? sums[n - 1] : Double.isNaN(sums[n - 1]) ? values[o] : sums[n - 1] + values[o];
        }
      }
      return new Purchases(Arrays.copyOf(days, n), Arrays.copyOf(sums, n));
    }

    private int repeats() {
      return days.length - 1;
    }

    /** Days a customer of a mean wait is known for. */
    private double exposure(int lastDay, double wait) {
      int last = days[days.length - 1];
      return last - days[0] + Math.min(lastDay - last + 1.0, OPEN * wait);
    }

    /** Days since the first purchase. */
    private double tenure(int lastDay) {
      return lastDay - days[0] + 1.0;
    }

    private double[] known() {
      return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    }
  }

  /** Learns the averages from all customers who had ordered by the end of a day. */
  public static ExpectedSpend learn(OrderBook book, int lastDay) {
    List<Purchases> all = new ArrayList<>();
    for (int c = 0; c < book.size(); c++) {
      Purchases bought = Purchases.of(book, c, lastDay);
      if (bought.days().length > 0) {
        all.add(bought);
      }
    }
    double rate = rate(all, lastDay);
    double excess = 0;
    double exposureSquared = 0;
    double sum = 0;
    double within = 0;
    double freedom = 0;
    double squaresOfN = 0;
    int n = 0;
    List<double[]> values = new ArrayList<>();
    for (Purchases bought : all) {
      double exposure = bought.exposure(lastDay, 1 / rate);
      double off = bought.repeats() - rate * exposure;
      exposureSquared += exposure * exposure;
      excess += off * off - rate * exposure;
      double[] own = bought.known();
      values.add(own);
      n += own.length;
      sum += Arrays.stream(own).sum();
      squaresOfN += (double) own.length * own.length;
      double mean = Arrays.stream(own).average().orElse(0);
      within += Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
      freedom += Math.max(0, own.length - 1);
    }
    double spread = Math.max(LEAST, excess / Math.max(1, exposureSquared));
    double value = n == 0 ? 0 : sum / n;
    double withinVariance = freedom < 1 ? value * value : within / freedom;
    double between = between(values, value, n, squaresOfN, withinVariance);
    return new ExpectedSpend(rate, rate / spread, value, Math.clamp(withinVariance / between, 0.05, 50));
  }

  /** Pace of all; how long an open wait counts depends on it, so it is found in rounds. */
  private static double rate(List<Purchases> all, int lastDay) {
    double repeats = Math.max(1, all.stream().mapToLong(Purchases::repeats).sum());
    double rate = 1;
    for (int round = 0; round < ROUNDS; round++) {
      double wait = 1 / rate;
      double next = repeats / Math.max(1, all.stream().mapToDouble(p -> p.exposure(lastDay, wait)).sum());
      boolean settled = Math.abs(next - rate) < SETTLED * rate;
      rate = next;
      if (settled) {
        break;
      }
    }
    return rate;
  }

  private static double between(List<double[]> values, double grand, int n, double squaresOfN, double within) {
    double sum = 0;
    int customers = 0;
    for (double[] own : values) {
      if (own.length > 0) {
        double mean = Arrays.stream(own).average().orElseThrow();
        sum += own.length * (mean - grand) * (mean - grand);
        customers++;
      }
    }
    double scale = n - squaresOfN / Math.max(1, n);
    return Math.max(1e-6 * grand * grand + LEAST, scale <= 0 ? 0 : (sum - (customers - 1) * within) / scale);
  }

  /**
   * Expected spend a day of a customer by the end of a day, above 0; NaN for one who had not ordered.
   *
   * @param left whether the customer is taken to have left since the last purchase, so that most of the time since tells
   *     nothing of the pace; one who goes on has waited all of it
   */
  public double perDay(OrderBook book, int customer, int lastDay, boolean left) {
    Purchases bought = Purchases.of(book, customer, lastDay);
    if (bought.days().length == 0) {
      return Double.NaN;
    }
    double ownRate = (rate * days + bought.repeats()) / (days + (left ? bought.exposure(lastDay, 1 / rate) : bought.tenure(lastDay)));
    double[] own = bought.known();
    double ownValue = (value * orders + Arrays.stream(own).sum()) / (orders + own.length);
    return Math.max(LEAST, ownRate * Math.max(ownValue, 0.01 * Math.abs(value)));
  }

  /** Expected value of a day with a purchase of a customer by the end of a day, net, above 0; that of all without one. */
  public double valueOf(OrderBook book, int customer, int lastDay) {
    double[] own = Purchases.of(book, customer, lastDay).known();
    return Math.max((value * orders + Arrays.stream(own).sum()) / (orders + own.length), Math.max(LEAST, 0.01 * Math.abs(value)));
  }

  /**
   * Probability that a customer who is still there on a day, and knows nothing but the own past until then, buys within the
   * days after it: a gamma-Poisson wait (Ehrenberg 1959). 0 for one who had not ordered.
   */
  public double buysWithin(OrderBook book, int customer, int lastDay, int wait) {
    Purchases bought = Purchases.of(book, customer, lastDay);
    if (bought.days().length == 0 || wait <= 0) {
      return 0;
    }
    double known = days + bought.tenure(lastDay);
    return 1 - Math.pow(known / (known + wait), rate * days + bought.repeats());
  }
}
