package clientele.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ArmComparisonTest {

  /** Dunnett 1964 (Biometrics 20:482), table of two-sided 5 % points at correlation .5 and infinite degrees of freedom. */
  @Test
  void hasTheCriticalValuesOfDunnettsTable() {
    double[] table = {1.96, 2.21, 2.35, 2.44, 2.51, 2.57, 2.61, 2.65, 2.69};
    for (int groups = 1; groups <= table.length; groups++) {
      long[] sizes = new long[groups];
      Arrays.fill(sizes, 500);
      assertEquals(table[groups - 1], new ArmComparison(60, 500, sizes, 1).critical(), 0.0051, groups + " groups");
    }
  }

  /** Cookie Cats, retention after 7 days, as R's prop.test without correction gives it: p = 0.00155425. */
  @Test
  void oneGroupAloneIsTheUsualComparison() {
    ArmComparison cats = new ArmComparison(8279, 45489, new long[] {44700}, 1);
    assertEquals(0.00155425, cats.pValue(8502, 44700), 1e-8);
    Estimate same = Differences.ofShares(8502, 44700, 8279, 45489);
    Estimate found = cats.difference(8502, 44700);
    assertEquals(same.interval().low(), found.interval().low(), 1e-9);
    assertEquals(same.interval().high(), found.interval().high(), 1e-9);
  }

  /** Independent comparisons share the level by Šidák: two of them have 2.2365 for 1.96. */
  @Test
  void comparisonsSideBySideShareTheLevel() {
    assertEquals(2.2365, new ArmComparison(60, 500, new long[] {500}, 2).critical(), 1e-4);
  }

  @Test
  void twentyGroupsWithoutAnEffectRaiseOneAlarmInTwentyReadingsAtMost() {
    RandomGenerator random = new Seed(7).stream("null arms");
    int readings = 4_000;
    int alarms = 0;
    long[] sizes = new long[20];
    Arrays.fill(sizes, 600);
    double critical = new ArmComparison(120, 1_200, sizes, 1).critical();
    for (int r = 0; r < readings; r++) {
      ArmComparison comparison = new ArmComparison(successes(1_200, 0.1, random), 1_200, critical);
      boolean any = false;
      for (long n : sizes) {
        any |= !comparison.difference(successes(n, 0.1, random), n).interval().contains(0);
      }
      alarms += any ? 1 : 0;
    }
    assertEquals(0.05, (double) alarms / readings, 0.01);
  }

  /** The p-value and the interval say the same: 1.96 pooled errors of one group are 5 %, with nine others far less. */
  @Test
  void pValuesAreCorrectedLikeTheIntervals() {
    long[] ten = new long[10];
    Arrays.fill(ten, 5_000);
    ArmComparison comparison = new ArmComparison(500, 5_000, ten, 1);
    assertTrue(comparison.pValue(580, 5_000) > 0.05 && comparison.difference(580, 5_000).interval().contains(0));
    assertTrue(comparison.pValue(600, 5_000) < 0.05 && !comparison.difference(600, 5_000).interval().contains(0));
    assertTrue(new ArmComparison(500, 5_000, new long[] {5_000}, 1).pValue(580, 5_000) < 0.05);
  }

  /**
   * 580 of 5,000 against 500 of 5,000: z = .016 / √(2 · .108 · .892 / 5000) = 2.578, two-sided p = .00995; two such families
   * are both quiet with (1 − p)².
   */
  @Test
  void pValuesOfSeveralFamiliesAreCorrectedTogether() {
    double one = new ArmComparison(500, 5_000, new long[] {5_000}, 1).pValue(580, 5_000);
    double two = new ArmComparison(500, 5_000, new long[] {5_000}, 2).pValue(580, 5_000);
    assertEquals(0.00995, one, 0.00001);
    assertEquals(1 - (1 - one) * (1 - one), two, 1e-12);
  }

  static long successes(long n, double share, RandomGenerator random) {
    long x = 0;
    for (long i = 0; i < n; i++) {
      x += random.nextDouble() < share ? 1 : 0;
    }
    return x;
  }
}
