package clientele.stats;

import clientele.base.Interval;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier periods say of the next one, worked out by hand. */
class StatsTest {
  private static Estimate around(double value, double half) {
    return Estimate.of(value, value - half, value + half);
  }

  @Test
  void oneShiftIsNotFollowed() {
    assertEquals(0, Drift.of(List.of(around(0.5, 0.01))).shift());
  }

  /**
   * Two periods of 0.5 without errors of their own: between them lies the usual 0.2 at the weight of four, 4 · .04 over 5
   * degrees, so the variance of their mean is .032 / 2 = .016, and James and Stein leave 0.5 · (1 − .016 / .25) = .468. What
   * lies around it, 4 · .04 + 2 · .032² = .162048 over 6 degrees, and .016 for the shift itself make the spread.
   */
  @Test
  void aSteadyShiftIsFollowedLessItsOwnDoubt() {
    Drift drift = Drift.of(List.of(around(0.5, 0), around(0.5, 0)));
    assertEquals(0.468, drift.shift(), 1e-9);
    assertEquals(Math.sqrt(0.162048 / 6 + 0.016), drift.spread(), 1e-9);
  }

  /**
   * .70 and .74, each with a standard error of .01: around their mean lie .0008, of which .0001 are the errors; the usual .02
   * at the weight of four adds .0016, so between periods lie (.0016 + .0008 − .0001) / 5 = .00046, and the error of the mean
   * is the root of (.00046 + .0001) / 2 = .00028. Student's t with 5 degrees is 2.5706.
   */
  @Test
  void theNextPeriodHoldsTheSpreadBetweenPeriodsAndTheErrors() {
    OverPeriods over = OverPeriods.of(
        List.of(around(0.70, 0.01 * Interval.Z), around(0.74, 0.01 * Interval.Z)), 0.02, 4);
    assertEquals(0.72, over.mean(), 1e-12);
    assertEquals(2.5706 * Math.sqrt(0.00028), over.average().interval().halfWidth(), 1e-5);
    assertEquals(2.5706 * Math.sqrt(0.00028 + 0.00046 + 0.0001), over.next().interval().halfWidth(), 1e-5);
  }
}
