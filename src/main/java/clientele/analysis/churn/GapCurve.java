package clientele.analysis.churn;

import clientele.features.OrderBook;
import java.util.Arrays;

/**
 * How long customers usually wait before they order again, by which the days of silence are chosen.
 *
 * <p>Time to the next order day over all order days, with the days since the last order as censored: the product-limit
 * estimate (Kaplan &amp; Meier 1958). Its level never reaches 1, as some never come back; {@code returned} is therefore
 * the share among those who come back within the observed time.
 *
 * @param days 1, 2, 3, …
 * @param returned share of returning customers who are back within so many days, rising to 1
 * @param ever estimated share of order days that are followed by another within the observed time
 * @param gaps number of observed gaps
 */
public record GapCurve(int[] days, double[] returned, double ever, int gaps) {
  private static final int LONGEST = 730;
  private static final double USUAL = 0.9;

  /** The curve of a book. */
  public static GapCurve of(OrderBook book) {
    int lastDay = book.lastDay().map(d -> (int) d.toEpochDay()).orElse(0);
    long[] events = new long[LONGEST + 2];
    long[] censored = new long[LONGEST + 2];
    int gaps = 0;
    for (int c = 0; c < book.size(); c++) {
      int[] days = book.orderDays(c);
      for (int o = 0; o < days.length; o++) {
        boolean followed = o + 1 < days.length;
        int wait = (followed ? days[o + 1] : lastDay) - days[o];
        if (followed && wait == 0) {
          continue;
        }
        if (followed && wait <= LONGEST) {
          events[wait]++;
          gaps++;
        } else {
          censored[Math.min(wait, LONGEST + 1)]++;
        }
      }
    }
    return fromCounts(events, censored, gaps);
  }

  private static GapCurve fromCounts(long[] events, long[] censored, int gaps) {
    long atRisk = Arrays.stream(events).sum() + Arrays.stream(censored).sum() - censored[0];
    double still = 1;
    double[] back = new double[LONGEST];
    for (int d = 1; d <= LONGEST; d++) {
      if (atRisk > 0) {
        still *= 1 - (double) events[d] / atRisk;
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

  /**
   * The silence to take for leaving: 90 of 100 who come back do so within it; rounded up to 10 days, from 30 to 365,
   * and never so long that the history could not hold two outcome windows and as much observation.
   */
  public int suggestedDays(long historyDays, int gapDays) {
    int wish = (daysFor(USUAL) + 9) / 10 * 10;
    int room = (int) ((historyDays - 2L * gapDays) / 3) / 10 * 10;
    return Math.clamp(Math.min(wish, Math.max(room, 30)), 30, 365);
  }
}
