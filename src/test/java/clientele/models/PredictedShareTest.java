package clientele.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.Interval;
import clientele.base.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** By hand, and by coverage where what the predictions confuse differs from group to group. */
class PredictedShareTest {

  /**
   * 20 known, 8 of them count and 5 were predicted to; 80 others, 20 predicted. All predictions .25, mean error +.15: the
   * mean of predictions on all 100, .25, plus .15 is .40.
   */
  @Test
  void isTheMeanPredictionPlusTheMeanError() {
    PredictedShare group = new PredictedShare(new int[][] {{11, 1}, {4, 4}}, 80, 20);
    assertEquals(0.40, PredictedShare.of(List.of(group)).value(), 1e-12);
  }

  @Test
  void whatIsKnownOfAllIsTheShareWhateverWasPredicted() {
    PredictedShare first = new PredictedShare(new int[][] {{0, 20}, {5, 0}}, 0, 0);
    PredictedShare second = new PredictedShare(new int[][] {{14, 0}, {0, 1}}, 0, 0);
    assertEquals(Estimate.share(6, 40), PredictedShare.of(List.of(first, second)));
    assertEquals(Interval.wilson(6, 40), PredictedShare.of(List.of(first, second)).interval());
  }

  /** Ten known and no error seen among them: errors of 1 in 10 are still likely, and the interval holds them. */
  @Test
  void noErrorSeenIsNotNone() {
    Interval interval = PredictedShare.of(List.of(new PredictedShare(new int[][] {{10, 0}, {0, 0}}, 200, 0))).interval();
    assertTrue(interval.high() > 0.1, interval.toString());
  }

  /** Groups in which 2 to 40 of 100 that count are missed and 1 to 60 of 100 that do not are called. */
  @Test
  void itsIntervalHoldsThePlantedShareAsOftenAsItSays() {
    for (int labels : new int[] {10, 30, 100}) {
      double held = held(labels, 2_000, labels);
      assertTrue(held >= 0.93, labels + " labels: held in " + held);
    }
  }

  private static double held(int labels, int runs, long seed) {
    RandomGenerator random = new Seed(seed).stream("planted groups");
    int held = 0;
    for (int r = 0; r < runs; r++) {
      double share = 0.03 + 0.94 * random.nextDouble();
      double missed = 0.02 + 0.38 * random.nextDouble();
      double called = 0.01 + 0.59 * random.nextDouble();
      int[][] known = new int[2][2];
      int others = 20 + random.nextInt(400);
      int predicted = 0;
      for (int i = 0; i < labels + others; i++) {
        int is = random.nextDouble() < share ? 1 : 0;
        int said = random.nextDouble() < (is == 1 ? 1 - missed : called) ? 1 : 0;
        if (i < labels) {
          known[is][said]++;
        } else {
          predicted += said;
        }
      }
      Estimate e = PredictedShare.of(new ArrayList<>(List.of(new PredictedShare(known, others, predicted))));
      held += e.interval().contains(share) ? 1 : 0;
    }
    return (double) held / runs;
  }
}
