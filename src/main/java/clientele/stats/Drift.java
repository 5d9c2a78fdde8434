package clientele.stats;

import clientele.base.Estimate;
import java.util.List;

/**
 * How far the outcomes of a next period lie from what a model of this one says, learned from earlier periods, in log
 * odds. A steady drift is followed, a single step is not: the mean shift is shrunk by how uncertain it is (James &amp;
 * Stein 1961, positive part).
 *
 * @param shift added to the log odds of the next period
 * @param spread standard deviation of the next period around it
 * @param degrees of freedom of the spread
 * @param periods it was learned from
 */
public record Drift(double shift, double spread, double degrees, int periods) {
  /** Standard deviation between periods where nothing is known: a risk of 30 % becomes 26 to 35 % in two of three. */
  private static final double USUAL = 0.2;

  private static final int USUAL_WEIGHT = 4;

  /** No shift and no spread: for outcomes without periods. */
  public static Drift none() {
    return new Drift(0, 0, 1, 0);
  }

  /**
   * Learns from periods.
   *
   * @param shifts of each period's outcomes against what the model before it said, in log odds, with 95 % intervals
   */
  public static Drift of(List<Estimate> shifts) {
    if (shifts.isEmpty()) {
      return new Drift(0, USUAL, USUAL_WEIGHT, 0);
    }
    OverPeriods over = OverPeriods.of(shifts, USUAL, USUAL_WEIGHT);
    double doubt = over.error() * over.error();
    double shift = shifts.size() < 2 || over.mean() == 0
        ? 0 : over.mean() * Math.max(0, 1 - doubt / (over.mean() * over.mean()));
    double own = over.own() * over.own();
    double around = shifts.stream().mapToDouble(s -> (s.value() - shift) * (s.value() - shift)).sum();
    double degrees = USUAL_WEIGHT + shifts.size();
    double variance =
        (USUAL_WEIGHT * USUAL * USUAL + Math.max(0, around - shifts.size() * own)) / degrees;
    double ofShift = shift == 0 ? 0 : doubt;
    return new Drift(shift, Math.sqrt(variance + ofShift), degrees, shifts.size());
  }

  /** Half width of the 95 % interval of the next period's log odds. */
  public double half() {
    return spread == 0 ? 0 : Quantiles.t95(degrees) * spread;
  }
}
