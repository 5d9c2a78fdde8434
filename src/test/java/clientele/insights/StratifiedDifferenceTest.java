package clientele.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.insights.StratifiedDifference.Stratum;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StratifiedDifferenceTest {

  /**
   * By hand: weights 100·100/200 = 50 and 50·150/200 = 37.5, differences .2 and .2. Sato's P is −5 and 0, his Q 8.5 and
   * 8.25, so the variance is (.2 · −5 + 16.75) / 87.5² = 15.75 / 7656.25.
   */
  @Test
  void isWhatAHandComputes() {
    StratifiedDifference d =
        StratifiedDifference.of(List.of(new Stratum(30, 100, 10, 100), new Stratum(20, 50, 30, 150)), 1);
    assertEquals(0.2, d.difference().value(), 1e-12);
    double half = 1.959963984540054 * Math.sqrt(15.75 / 7656.25);
    assertEquals(0.2 - half, d.difference().interval().low(), 1e-12);
    assertEquals(0.2 + half, d.difference().interval().high(), 1e-12);
    assertEquals(1, d.differs(), 1e-9);
  }

  /** Two campaigns without effect, 90 and 30 % mailed, base 30 and 5 %: 15.6 points when thrown together. */
  @Test
  void campaignsWithOtherBaseRatesMakeNoEffectThatNoneOfThemHas() {
    List<Stratum> both = List.of(new Stratum(2700, 9000, 300, 1000), new Stratum(150, 3000, 350, 7000));
    Estimate total = StratifiedDifference.of(both, 1).difference();
    assertEquals(0, total.value(), 1e-12);
    assertEquals(0.15625, Differences.ofShares(2850, 12000, 650, 8000).value(), 1e-12);
  }

  @Test
  void theIntervalHoldsTheTruthInNinetyFiveOfAHundredDraws() {
    RandomGenerator random = new Seed(3).stream("coverage");
    double truth = 0.03;
    double[] base = {0.05, 0.12, 0.3, 0.2};
    long[][] sizes = {{900, 300}, {150, 350}, {200, 200}, {60, 240}};
    int draws = 4_000;
    int held = 0;
    int many = 0;
    int differ = 0;
    for (int d = 0; d < draws; d++) {
      List<Stratum> strata = new ArrayList<>();
      for (int s = 0; s < base.length; s++) {
        strata.add(draw(sizes[s][0], base[s] + truth, sizes[s][1], base[s], random));
      }
      StratifiedDifference found = StratifiedDifference.of(strata, 1);
      held += found.difference().interval().contains(truth) ? 1 : 0;
      differ += found.differs() < 0.05 ? 1 : 0;
    }
    for (int d = 0; d < draws / 4; d++) {
      List<Stratum> small = new ArrayList<>();
      for (int s = 0; s < 120; s++) {
        small.add(draw(4, 0.2 + truth, 3, 0.2, random));
      }
      many += StratifiedDifference.of(small, 1).difference().interval().contains(truth) ? 1 : 0;
    }
    assertEquals(0.95, (double) held / draws, 0.02);
    assertEquals(0.95, many / (draws / 4.0), 0.02);
    assertTrue(differ < 0.08 * draws, "the same effect is told as differing in " + differ);
  }

  private static Stratum draw(long n1, double p1, long n0, double p0, RandomGenerator random) {
    return new Stratum(
        ArmComparisonTest.successes(n1, p1, random), n1, ArmComparisonTest.successes(n0, p0, random), n0);
  }
}
