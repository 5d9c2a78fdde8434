package clientele.insights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Estimate;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void givesNewcombesIntervalOfTheDifferenceOfTwoShares() {
    // Newcombe 1998 (Statistics in Medicine 17:873), table II, method 10: 56/70 and 48/80 give 0.0524 to 0.3339
    Estimate d = Differences.ofShares(56, 70, 48, 80);
    assertEquals(0.2, d.value(), 1e-12);
    assertEquals(0.0524, d.interval().low(), 5e-5);
    assertEquals(0.3339, d.interval().high(), 5e-5);
    // the same table: 9/10 and 3/10 give 0.1705 to 0.8090
    d = Differences.ofShares(9, 10, 3, 10);
    assertEquals(0.1705, d.interval().low(), 5e-5);
    assertEquals(0.8090, d.interval().high(), 5e-5);
  }

  @Test
  void givesTheUsualQuantilesOfTheNormalCurve() {
    assertEquals(0.05, Differences.twoSided(1.959963984540054), 1e-12);
    assertEquals(0.01, Differences.twoSided(2.5758293035489004), 1e-12);
    assertEquals(1, Differences.twoSided(0), 1e-12);
    assertEquals(1.9731752900753e-9, Differences.twoSided(6), 1e-18);
  }

  @Test
  void keepsTheHypothesesThatBenjaminiAndHochbergKeep() {
    // Benjamini & Hochberg 1995, section 4: 15 p-values, four stand at 0.05
    double[] p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
      0.6528, 0.7590, 1.0};
    boolean[] expected = new boolean[15];
    java.util.Arrays.fill(expected, 0, 4, true);
    assertArrayEquals(expected, Differences.standing(p, 0.05));
  }

  @Test
  void givesTheMeanWithItsInterval() {
    Estimate mean = Differences.mean(new double[] {1, 2, 3, 4, Double.NaN, 5});
    assertEquals(3, mean.value(), 1e-12);
    assertEquals(3 - 1.959963984540054 * Math.sqrt(2.5 / 5), mean.interval().low(), 1e-12);
  }
}
