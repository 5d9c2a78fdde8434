package clientele.features;

import java.util.Arrays;

/**
 * How long a customer is silent between two orders at most in nine of ten cases, at the customer's own pace.
 *
 * <p>Logarithms of the gaps between order days vary within a customer and between customers (a random-effects model;
 * Laird &amp; Ware 1982). A customer's own gaps are drawn towards what is usual for all, the more the fewer there are;
 * whoever ordered on one day only has the silence usual for all. A silence that the customer has broken before, such as a
 * summer of a skier, is usual for that customer: it is never shorter than the ninth of ten of the own gaps, and the
 * longest of fewer than ten.
 *
 * @param typical mean log gap of customers
 * @param within variance of log gaps within a customer
 * @param between variance of the mean log gap between customers
 */
public record UsualSilence(double typical, double within, double between) {
  private static final double NINE_OF_TEN = 1.2815515655446004;
  private static final int SHORTEST = 14;
  private static final int LONGEST = 1_500;

  /**
   * Learns the spread of gaps from all customers.
   *
   * @param ninetyDays days within which nine of ten returning customers are back
   */
  public static UsualSilence learn(OrderBook book, int ninetyDays) {
    double squares = 0;
    double freedom = 0;
    double sum = 0;
    double sumOfSquares = 0;
    double inverse = 0;
    int customers = 0;
    for (int c = 0; c < book.size(); c++) {
      double[] logs = logGaps(book.orderDays(c), Integer.MAX_VALUE);
      if (logs.length == 0) {
        continue;
      }
      double mean = Arrays.stream(logs).average().orElseThrow();
      squares += Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).sum();
      freedom += logs.length - 1;
      sum += mean;
      sumOfSquares += mean * mean;
      inverse += 1.0 / logs.length;
      customers++;
    }
    double within = freedom < 1 ? 0.5 : Math.max(0.01, squares / freedom);
    double variance = customers < 2 ? 0 : (sumOfSquares - sum * sum / customers) / (customers - 1);
    double between = Math.max(0.01, variance - (customers == 0 ? 0 : within * inverse / customers));
    double typical = Math.log(Math.max(1, ninetyDays)) - NINE_OF_TEN * Math.sqrt(within + between);
    return new UsualSilence(typical, within, between);
  }

  /** Days of silence usual for a customer with these order days, rising, as known at the end of {@code lastDay}. */
  public int days(int[] orderDays, int lastDay) {
    double[] logs = logGaps(orderDays, lastDay);
    double precision = 1 / between + logs.length / within;
    double mean = (typical / between + Arrays.stream(logs).sum() / within) / precision;
    double usual = Math.exp(mean + NINE_OF_TEN * Math.sqrt(within + 1 / precision));
    double own = 0;
    if (logs.length > 0) {
      Arrays.sort(logs);
      int place = Math.min(logs.length, (int) Math.ceil(0.9 * (logs.length + 1)));
      own = Math.exp(logs[place - 1]);
    }
    return (int) Math.clamp(Math.ceil(Math.max(usual, own) - 1e-9), SHORTEST, LONGEST);
  }

  private static double[] logGaps(int[] days, int lastDay) {
    double[] logs = new double[days.length];
    int n = 0;
    for (int o = 1; o < days.length && days[o] <= lastDay; o++) {
      if (days[o] > days[o - 1]) {
        logs[n++] = Math.log(days[o] - days[o - 1]);
      }
    }
    return Arrays.copyOf(logs, n);
  }
}
