package clientele.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Against the two-class formula by hand, and by coverage on planted shares. */
class AdjustedCountsTest {

  /** Sensitivity .9, false alarms .2, 41 of 100 called: (.41 − .2) / (.9 − .2) = .3 (Rogan &amp; Gladen 1978). */
  @Test
  void isTheRoganGladenShareForTwoClasses() {
    AdjustedCounts counts = new AdjustedCounts(new int[][] {{90, 10}, {20, 80}}, Integer.MAX_VALUE);
    assertEquals(0.3, counts.share(0, new int[] {41, 59}, new Seed(1)).value(), 2e-3);
  }

  /** Where every text is labelled, the share is that of the labels, whatever the classifier does. */
  @Test
  void givesBackTheShareOfTheLabelsWhereAllAreLabelled() {
    int[][] known = {{30, 5, 11, 20}, {0, 0, 0, 0}, {4, 6, 20, 4}};
    Estimate share = new AdjustedCounts(known, Integer.MAX_VALUE).share(0, new int[] {34, 11, 31, 24}, new Seed(1));
    assertEquals(0.66, share.value(), 0.01);
  }

  @Test
  void itsIntervalHoldsThePlantedShareAsOftenAsItSays() {
    RandomGenerator random = new Seed(7).stream("planted");
    int held = 0;
    int runs = 200;
    double error = 0;
    for (int r = 0; r < runs; r++) {
      double share = 0.05 + 0.9 * random.nextDouble();
      int[][] known = new int[2][2];
      for (int i = 0; i < 200; i++) {
        int truth = i % 2;
        known[truth][said(truth, random)]++;
      }
      int[] counted = new int[2];
      for (int i = 0; i < 300; i++) {
        counted[said(random.nextDouble() < share ? 0 : 1, random)]++;
      }
      Estimate e = new AdjustedCounts(known, Integer.MAX_VALUE).share(0, counted, new Seed(r));
      held += e.interval().contains(share) ? 1 : 0;
      error += (e.value() - share) / runs;
    }
    assertTrue(held >= 0.90 * runs, held + " of " + runs);
    assertEquals(0, error, 0.01);
  }

  /**
   * 2,000 cases of another kind that count as 30 of each class, 10 % confused: the deviation of the share is that of Rogan
   * &amp; Gladen (1978), √(2 · .5² · .1 · .9 / 30) / .8 = .048.
   */
  @Test
  void casesOfAnotherKindCountAsFew() {
    Estimate share = new AdjustedCounts(new int[][] {{900, 100}, {100, 900}}, 30).share(0, new int[] {5_000, 5_000}, new Seed(1));
    assertEquals(1.96 * Math.sqrt(2 * 0.25 * 0.09 / 30) / 0.8, share.interval().halfWidth(), 0.025);
  }

  private static int said(int truth, RandomGenerator random) {
    return truth == 0 ? random.nextDouble() < 0.8 ? 0 : 1 : random.nextDouble() < 0.15 ? 0 : 1;
  }
}
