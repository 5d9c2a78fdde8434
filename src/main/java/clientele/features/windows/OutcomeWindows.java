package clientele.features.windows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the model may know, and when. For each cut-off: everything up to and with the cut-off is known; then a gap in
 * which one could act; then the outcome window in which silence counts as leaving.
 *
 * @param silenceDays length of the outcome window
 * @param gapDays length of the gap
 * @param first day of the first order
 * @param last day of the data
 * @param training cut-off the model learns from
 * @param test later cut-off it is graded on
 * @param backtests earlier pairs, oldest first: learned at the first, tested at the second
 */
public record OutcomeWindows(
    int silenceDays, int gapDays, LocalDate first, LocalDate last, LocalDate training, LocalDate test,
    List<Origin> backtests) {

  /** A pair of cut-offs for a backtest. */
  public record Origin(LocalDate training, LocalDate test) {}

  /** Last day of the outcome window of a cut-off. */
  public LocalDate outcomeEnd(LocalDate cutoff) {
    return cutoff.plusDays(gapDays + (long) silenceDays);
  }

  /** First day of the outcome window of a cut-off. */
  public LocalDate outcomeStart(LocalDate cutoff) {
    return cutoff.plusDays(gapDays + 1L);
  }

  /** Days from the first order to the training cut-off. */
  public long daysObserved() {
    return training.toEpochDay() - first.toEpochDay() + 1;
  }

  /** Days of history that windows need: two outcome windows with their gaps, and half of one to observe. */
  public static long daysNeeded(int silenceDays, int gapDays) {
    return 2L * (silenceDays + gapDays) + silenceDays / 2;
  }

  /**
   * Lays the windows: the test outcome ends with the data, the training outcome ends where the test cut-off is, and
   * backtests go further back in the same step as long as as many days as the silence lie before them. Empty if the history
   * is shorter than {@link #daysNeeded}.
   */
  public static Optional<OutcomeWindows> lay(LocalDate first, LocalDate last, int silenceDays, int gapDays, int wantedBacktests) {
    int step = silenceDays + gapDays;
    LocalDate test = last.minusDays(step);
    LocalDate training = test.minusDays(step);
    if (training.minusDays(silenceDays / 2L).isBefore(first)) {
      return Optional.empty();
    }
    List<Origin> backtests = new ArrayList<>();
    LocalDate at = training;
    while (backtests.size() < wantedBacktests && !at.minusDays(step + silenceDays / 2L).isBefore(first)) {
      backtests.add(new Origin(at.minusDays(step), at));
      at = at.minusDays(step);
    }
    Collections.reverse(backtests);
    return Optional.of(new OutcomeWindows(silenceDays, gapDays, first, last, training, test, List.copyOf(backtests)));
  }
}
