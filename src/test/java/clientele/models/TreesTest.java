package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Trees laid out flat: what they sum and how they explain it, against the definition of Shapley values. */
class TreesTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  /**
   * Two features, one tree: x0 ≤ 0 (60 of 100) → 1; else x1 ≤ 0 (10 of 40) → 3, else 7. Mean .6 + .1 · 3 + .3 · 7 = 3. At (1, 1): v({}) = 3,
   * v({0}) = ¼ · 3 + ¾ · 7 = 6, v({1}) = .6 · 1 + .4 · 7 = 3.4, v({0, 1}) = 7; so φ0 = ½(3 + 3.6) = 3.3 and φ1 = ½(.4 + 1) = .7.
   */
  @Test
  void shapleyValuesAreThoseWorkedOutByHand() {
    Trees tree = new Trees(0, new int[] {0}, new int[] {0, -1, 1, -1, -1}, new double[5], new boolean[5],
        new int[] {1, 0, 3, 0, 0}, new int[] {2, 0, 4, 0, 0}, new double[] {0, 1, 0, 3, 7}, new double[] {100, 60, 40, 10, 30});
    double[][] one = {{1}, {1}};
    assertEquals(3, tree.mean(), 1e-12);
    assertEquals(7, tree.sums(one, 1, JOB)[0], 1e-12);
    assertArrayEquals(new double[] {3.3, 0.7}, tree.contributions(one, 1, JOB)[0], 1e-12);
  }

  /** At most the threshold is low, as Smile's trees and the bins have it. */
  @Test
  void aNumberAtTheThresholdGoesLow() {
    Trees tree = new Trees(0, new int[] {0}, new int[] {0, -1, -1}, new double[] {2, 0, 0}, new boolean[3],
        new int[] {1, 0, 0}, new int[] {2, 0, 0}, new double[] {0, 10, 20}, new double[] {2, 1, 1});
    double[][] numbers = {{2, Math.nextUp(2.0)}};
    assertArrayEquals(new double[] {10, 20}, tree.sums(numbers, 2, JOB));
    assertArrayEquals(new double[] {-5}, tree.contributions(numbers, 2, JOB)[0]);
  }

  /** Missing goes the way that was learned. */
  @Test
  void aMissingNumberGoesTheWayTheSplitSays() {
    for (boolean low : new boolean[] {true, false}) {
      Trees tree = new Trees(1, new int[] {0}, new int[] {0, -1, -1}, new double[3], new boolean[] {low, false, false},
          new int[] {1, 0, 0}, new int[] {2, 0, 0}, new double[] {0, 10, 20}, new double[] {4, 2, 2});
      assertEquals(low ? 11 : 21, tree.sums(new double[][] {{Double.NaN}}, 1, JOB)[0], 1e-12);
    }
  }

  /** Five features, boosted trees of depth 4 with missing values: every subset by going down all ways, as the definition says. */
  @Test
  void shapleyValuesAreThoseOfTheDefinition() {
    RandomGenerator random = new Seed(4).stream("shap");
    int n = 400;
    double[][] x = new double[5][n];
    boolean[] y = new boolean[n];
    for (int i = 0; i < n; i++) {
      for (double[] column : x) {
        column[i] = random.nextDouble() < 0.1 ? Double.NaN : Math.rint(4 * random.nextGaussian());
      }
      double a = Double.isNaN(x[0][i]) ? 3 : x[0][i];
      y[i] = a * (Double.isNaN(x[1][i]) ? 1 : x[1][i]) + 3 * random.nextGaussian() > 0;
    }
    OutcomeBoost boost = new OutcomeBoost(x, y, new BoostedTrees.Settings(12, 4, 0.3, 1, 5, 255), 0.8, 0.8, random);
    for (int t = 0; t < 12; t++) {
      boost.grow(JOB);
    }
    Trees trees = boost.first(12);
    double[][] told = trees.contributions(x, n, JOB);
    double[] sums = trees.sums(x, n, JOB);
    for (int i = 0; i < n; i += 37) {
      assertArrayEquals(shapley(trees, x, i), told[i], 1e-9);
      assertEquals(sums[i] - trees.mean(), Arrays.stream(told[i]).sum(), 1e-9);
    }
  }

  private static double[] shapley(Trees trees, double[][] x, int row) {
    int features = x.length;
    double[] values = new double[1 << features];
    for (int set = 0; set < values.length; set++) {
      values[set] = trees.base();
      for (int root : trees.roots()) {
        values[set] += expected(trees, root, x, row, set);
      }
    }
    double[] shapley = new double[features];
    for (int f = 0; f < features; f++) {
      for (int set = 0; set < values.length; set++) {
        if ((set >> f & 1) == 0) {
          int size = Integer.bitCount(set);
          double weight = factorial(size) * factorial(features - size - 1) / factorial(features);
          shapley[f] += weight * (values[set | 1 << f] - values[set]);
        }
      }
    }
    return shapley;
  }

  private static double expected(Trees t, int node, double[][] x, int row, int known) {
    int f = t.feature()[node];
    if (f < 0) {
      return t.value()[node];
    }
    int low = t.low()[node];
    int high = t.high()[node];
    if ((known >> f & 1) == 1) {
      double v = x[f][row];
      return expected(t, (Double.isNaN(v) ? t.missingLow()[node] : v <= t.threshold()[node]) ? low : high, x, row, known);
    }
    return (t.cover()[low] * expected(t, low, x, row, known) + t.cover()[high] * expected(t, high, x, row, known)) / t.cover()[node];
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  /** An outcome by x0 · x1 cannot be told by a sum; trees come near, and the same seed gives the same trees. */
  @Test
  void boostedTreesLearnWhatGoesTogether() {
    RandomGenerator random = new Seed(5).stream("boost");
    int n = 4_000;
    double[][] x = new double[3][n];
    boolean[] y = new boolean[n];
    for (int i = 0; i < n; i++) {
      for (double[] column : x) {
        column[i] = random.nextGaussian();
      }
      y[i] = random.nextDouble() < LogisticRegression.logistic(4 * x[0][i] * x[1][i]);
    }
    double[][] first = Arrays.stream(x).map(c -> Arrays.copyOf(c, n / 2)).toArray(double[][]::new);
    double[][] second = Arrays.stream(x).map(c -> Arrays.copyOfRange(c, n / 2, n)).toArray(double[][]::new);
    OutcomeBoost boost = boost(first, Arrays.copyOf(y, n / 2));
    double[] said = boost.first(80).sums(second, n / 2, JOB);
    assertTrue(RankingQuality.auc(said, Arrays.copyOfRange(y, n / 2, n)) > 0.85);
    assertArrayEquals(said, boost(first, Arrays.copyOf(y, n / 2)).first(80).sums(second, n / 2, JOB));
    double[] added = new double[n / 2];
    Arrays.fill(added, boost.base());
    OutcomeBoost again = new OutcomeBoost(
        first, Arrays.copyOf(y, n / 2), new BoostedTrees.Settings(80, 4, 0.1, 1, 10, 255), 0.7, 0.7, new Seed(9).stream("trees"));
    byte[][] binned = again.binned(second);
    for (int t = 0; t < 80; t++) {
      again.grow(JOB);
      again.add(binned, added, JOB);
    }
    assertArrayEquals(said, added, 1e-9, "what is watched while growing is what is kept");
  }

  private static OutcomeBoost boost(double[][] x, boolean[] y) {
    OutcomeBoost boost =
        new OutcomeBoost(x, y, new BoostedTrees.Settings(80, 4, 0.1, 1, 10, 255), 0.7, 0.7, new Seed(9).stream("trees"));
    for (int t = 0; t < 80; t++) {
      boost.grow(JOB);
    }
    return boost;
  }
}
