package clientele.insights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SampleRatioTest {

  /** Of 5,000 mailed with 12 % buyers a fifth of the non-buyers was lost: 4,151 beside 4,974. */
  @Test
  void lostNonBuyersShowInTheSizes() {
    SampleRatio lost = SampleRatio.of(new long[] {4974, 4151}, Optional.empty());
    assertFalse(lost.fits());
    assertArrayEquals(new double[] {0.5, 0.5}, lost.planned());
    assertFalse(SampleRatio.of(new long[] {4974, 4151}, Optional.of(new double[] {1, 1})).fits());
  }

  /** Chi-square of 60 and 40 against even is 4, p = .0455. */
  @Test
  void isTheUsualChiSquareAgainstAPlan() {
    assertEquals(0.04550026, SampleRatio.of(new long[] {60, 40}, Optional.of(new double[] {1, 1})).p(), 1e-8);
    assertEquals(0.8, SampleRatio.of(new long[] {60, 40}, Optional.of(new double[] {4, 1})).planned()[0], 1e-12);
  }

  @Test
  void usualSplitsFitAlsoWithSeveralGroupsOfOtherSizes() {
    assertTrue(SampleRatio.of(new long[] {1180, 2820}, Optional.empty()).fits());
    assertTrue(SampleRatio.of(new long[] {21306, 21307, 21387}, Optional.empty()).fits());
    assertTrue(SampleRatio.of(new long[] {4013, 3987, 2011}, Optional.empty()).fits());
    assertFalse(SampleRatio.of(new long[] {21306, 21307, 19000}, Optional.empty()).fits());
  }

  @Test
  void anUnusualPlanFitsOnceItIsGiven() {
    assertFalse(SampleRatio.of(new long[] {53217, 10000}, Optional.empty()).fits());
    assertTrue(SampleRatio.of(new long[] {53217, 10000}, Optional.of(new double[] {53200, 10000})).fits());
  }

  @Test
  void drawsAtRandomAreStoppedHardlyEver() {
    RandomGenerator random = new Seed(5).stream("draws");
    int stopped = 0;
    for (int d = 0; d < 2_000; d++) {
      long mailed = ArmComparisonTest.successes(3_000, 0.7, random);
      stopped += SampleRatio.of(new long[] {3_000 - mailed, mailed}, Optional.empty()).fits() ? 0 : 1;
    }
    assertTrue(stopped <= 6, stopped + " of 2,000");
  }
}
