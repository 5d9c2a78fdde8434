package clientele.features.windows;

import clientele.features.OrderBook;
import java.util.Arrays;

/**
 * How long customers usually wait before they order again, by which the days of silence are chosen.
 *
 * <p>Time to the next order day over all order days, with the days since the last order as censored: the product-limit
 * estimate (Kaplan &amp; Meier 1958), in which every customer counts once, however many orders there are: each of
 * {@code n} order days weighs 1/n. By orders the few who buy all the time would decide for all. Its level never reaches
 * 1, as some never come back; {@code returned} is therefore the share among those who come back within the observed
 * time.
 *
 * @param days 1, 2, 3, …
 * @param returned share of returning customers who are back within so many days, rising to 1
 * @param ever estimated share of order days that are followed by another within the observed time
 * @param gaps number of observed gaps
 */
public record GapCurve(int[] days, double[] returned, double ever, int gaps) {
  private static final int LONGEST = 1_500;
  private static final double USUAL = 0.9;

  /** The curve of a book. */
  public static GapCurve of(OrderBook book) {
    int lastDay = book.lastDay().map(d -> (int) d.toEpochDay()).orElse(0);
    double[] events = new double[LONGEST + 2];
    double[] censored = new double[LONGEST + 2];
    int gaps = 0;
    for (int c = 0; c < book.size(); c++) {
      int[] days = Arrays.stream(book.orderDays(c)).distinct().toArray();
      double weight = 1.0 / Math.max(1, days.length);
      for (int o = 0; o < days.length; o++) {
        boolean followed = o + 1 < days.length;
        int wait = (followed ? days[o + 1] : lastDay) - days[o];
        if (followed && wait <= LONGEST) {
          events[wait] += weight;
          gaps++;
        } else {
          censored[Math.min(wait, LONGEST + 1)] += weight;
        }
      }
    }
    return fromCounts(events, censored, gaps);
  }

  private static GapCurve fromCounts(double[] events, double[] censored, int gaps) {
    double atRisk = Arrays.stream(events).sum() + Arrays.stream(censored).sum() - censored[0];
    double still = 1;
    double[] back = new double[LONGEST];
    for (int d = 1; d <= LONGEST; d++) {
      if (atRisk > 1e-9) {
        still *= Math.max(0, 1 - events[d] / atRisk);
      }
      back[d - 1] = 1 - still;
      atRisk -= events[d] + censored[d];
    }
    double ever = back[LONGEST - 1];
    int[] days = new int[LONGEST];
    double[] returned = new double[LONGEST];
    for (int d = 0; d < LONGEST; d++) {
      days[d] = d + 1;
      returned[d] = ever > 0 ? back[d] / ever : 1;
    }
    return new GapCurve(days, returned, ever, gaps);
  }

  /** Days within which that share of returning customers is back. */
  public int daysFor(double share) {
    for (int d = 0; d < days.length; d++) {
      if (returned[d] >= share) {
        return days[d];
      }
    }
    return LONGEST;
  }

  /** Share of returning customers who are back within so many days. */
  public double returnedWithin(int wait) {
    return returned[Math.clamp(wait, 1, LONGEST) - 1];
  }

  /** Days within which nine of ten returning customers are back. */
  public int ninetyDays() {
    return daysFor(USUAL);
  }
}
