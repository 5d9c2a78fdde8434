package clientele.features.windows;

import clientele.features.OrderBook;
import clientele.features.engine.CustomerFeatures;
import clientele.features.engine.OrderBookEngine;
import clientele.features.facts.Facts;
import clientele.job.JobContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Facts and outcomes of customers at a cut-off, where churn is silence. */
public final class SilenceData {
  private final OrderBookEngine engine;
  private final OrderBook book;
  private final OutcomeWindows windows;
  private final SilenceScope scope;

  /**
   * Facts at a cut-off with what came after.
   *
   * @param silent who did not order in the own outcome window
   * @param came which of the silent ordered later, by the end of the data
   * @param followed median days from the end of the own outcome window to the end of the data, of the silent
   * @param already those silent for longer than usual at the cut-off, who are not scored
   */
  public record AtCutoff(
      LocalDate cutoff, Facts facts, boolean[] silent, boolean[] came, int followed, Already already) {
    /** How many were silent. */
    public int silentCount() {
      return count(silent);
    }

    /** How many of the silent ordered later. */
    public int cameBack() {
      return count(came);
    }

    private static int count(boolean[] of) {
      int n = 0;
      for (boolean one : of) {
        n += one ? 1 : 0;
      }
      return n;
    }
  }

  /** Outcomes by these windows, of those who can still be kept. */
  public SilenceData(OrderBookEngine engine, OutcomeWindows windows, SilenceScope scope) {
    this.engine = engine;
    this.book = engine.book();
    this.windows = windows;
    this.scope = scope;
  }

  /** Facts known at a cut-off, and who was silent in the outcome window. */
  public AtCutoff at(LocalDate cutoff, JobContext job) {
    CustomerFeatures features = engine.asOf(cutoff, job);
    int[] usual = scope.usualDays(book, features);
    boolean[] active = scope.active(features, usual);
    int[] places = IntStream.range(0, active.length).filter(i -> active[i]).toArray();
    int from = (int) windows.outcomeStart(cutoff).toEpochDay();
    int end = (int) windows.last().toEpochDay();
    boolean[] silent = new boolean[places.length];
    boolean[] came = new boolean[places.length];
    int[] followed = new int[places.length];
    int silents = 0;
    for (int i = 0; i < places.length; i++) {
      int to = from + scope.window(usual[places[i]]) - 1;
      int[] days = book.orderDays(features.customers()[places[i]]);
      silent[i] = Arrays.stream(days).noneMatch(d -> d >= from && d <= to);
      if (silent[i]) {
        came[i] = Arrays.stream(days).anyMatch(d -> d > to);
        followed[silents++] = Math.max(0, end - to);
      }
    }
    int[] sorted = Arrays.copyOf(followed, silents);
    Arrays.sort(sorted);
    return new AtCutoff(
        cutoff, Facts.ofBehaviour(book, features, active, usual), silent, came,
        silents == 0 ? 0 : sorted[silents / 2], already(features, active));
  }

  private Already already(CustomerFeatures features, boolean[] active) {
    int cutoff = (int) features.cutoff().toEpochDay();
    int n = 0;
    int back = 0;
    double theirs = 0;
    double all = 0;
    for (int i = 0; i < active.length; i++) {
      int[] days = book.orderDays(features.customers()[i]);
      double[] values = book.orderValues(features.customers()[i]);
      double spent = 0;
      boolean ordered = false;
      for (int o = 0; o < days.length; o++) {
        if (days[o] > cutoff) {
          ordered = true;
          spent += Double.isNaN(values[o]) ? 0 : values[o];
        }
      }
      all += spent;
      if (!active[i]) {
        n++;
        back += ordered ? 1 : 0;
        theirs += spent;
      }
    }
    long days = windows.last().toEpochDay() - cutoff;
    return new Already(features.cutoff(), n, back, all > 0 ? theirs / all : Double.NaN, days);
  }
}
