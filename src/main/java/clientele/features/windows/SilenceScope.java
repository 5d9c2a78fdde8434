package clientele.features.windows;

import clientele.features.Feature;
import clientele.features.OrderBook;
import clientele.features.UsualSilence;
import clientele.features.engine.CustomerFeatures;
import clientele.features.facts.Facts;
import java.util.Arrays;

/**
 * What silence means and who can still be kept.
 *
 * @param ownPace whether each customer's silence is measured by the own pace; otherwise it is the same for all
 * @param longest days of silence, for all, or at most at the own pace, as the history must hold them
 * @param activeDays customers silent for longer before the cut-off are silent already and not scored; 0 for the own pace
 * @param usual silence of each customer
 */
public record SilenceScope(boolean ownPace, int longest, int activeDays, UsualSilence usual) {
  private static final int STEP = 10;
  private static final int FEWEST_DAYS = 30;
  private static final int MOST_DAYS = 730;

  /**
   * Lays down what silence means for a book.
   *
   * @param silence days for all, or 0 for the own pace
   * @param active days for all, or 0 to leave it to the silence
   */
  public static SilenceScope of(OrderBook book, int ninetyDays, int silence, int active, long historyDays, int gapDays) {
    UsualSilence usual = UsualSilence.learn(book, ninetyDays);
    if (silence > 0) {
      return new SilenceScope(false, silence, active > 0 ? active : Math.max(silence, 90), usual);
    }
    int last = (int) book.lastDay().orElseThrow().toEpochDay();
    int[] days = new int[book.size()];
    for (int c = 0; c < days.length; c++) {
      days[c] = usual.days(book.orderDays(c), last);
    }
    Arrays.sort(days);
    int wish = (days[(int) (0.9 * (days.length - 1))] + STEP - 1) / STEP * STEP;
    int room = (int) ((historyDays - 2L * gapDays) / 3) / STEP * STEP;
    int longest = Math.clamp(Math.min(wish, Math.max(room, FEWEST_DAYS)), FEWEST_DAYS, MOST_DAYS);
    return new SilenceScope(true, longest, active, usual);
  }

  /** Days of silence usual for the customers of some features, at most the longest that counts where so wished. */
  public int[] usualDays(OrderBook book, CustomerFeatures features) {
    int last = (int) features.cutoff().toEpochDay();
    int[] days = new int[features.size()];
    for (int i = 0; i < days.length; i++) {
      days[i] = usual.days(book.orderDays(features.customers()[i], last), last);
    }
    return days;
  }

  /** Length of a customer's outcome window. */
  public int window(int usualDays) {
    return ownPace ? Math.min(usualDays, longest) : longest;
  }

  /** Which customers can still be kept: those not silent already. */
  public boolean[] active(CustomerFeatures features, int[] usualDays) {
    double[] recency = features.of(Feature.RECENCY_DAYS);
    boolean[] active = new boolean[recency.length];
    for (int i = 0; i < active.length; i++) {
      active[i] = recency[i] <= (activeDays > 0 ? activeDays : usualDays[i]);
    }
    return active;
  }

  /** Facts of the customers who can still be kept, as of the cut-off of the features. */
  public Facts facts(OrderBook book, CustomerFeatures features) {
    int[] usualDays = usualDays(book, features);
    return Facts.ofBehaviour(book, features, active(features, usualDays), usualDays);
  }
}
