package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.GradientTreeBoost;

class BoostedTreesTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  @Test
  void oneFullStepOfOneSplitGivesTheMeansOfBothSides() {
    double[][] x = {{1, 2, 3, 4, 5, 6}, {7, 7, 7, 7, 7, 7}};
    double[] y = {1, 3, 2, 10, 12, 11};
    BoostedTrees trees = BoostedTrees.regression(x, y, new BoostedTrees.Settings(1, 1, 1, 0, 1), JOB);
    assertArrayEquals(new double[] {2, 2, 2, 11, 11, 11}, trees.predict(x, JOB), 1e-12);
    assertArrayEquals(new double[] {2, 11}, trees.predict(new double[][] {{-5, 99}, {7, 7}}, JOB), 1e-12);
  }

  @Test
  void ridgeAndRateShrinkTheStepAsTheFormulaSays() {
    double[][] x = {{1, 2, 3, 4}};
    double[] y = {0, 0, 8, 8};
    BoostedTrees trees = BoostedTrees.regression(x, y, new BoostedTrees.Settings(1, 1, 0.5, 2, 1), JOB);
    // mean 4; the low side has gradient 4 + 4, curvature 2: step -0.5 * 8 / (2 + 2) = -1
    assertArrayEquals(new double[] {3, 3, 5, 5}, trees.predict(x, JOB), 1e-12);
  }

  @Test
  void missingValuesGoWhereTheyFit() {
    double[][] x = {{1, 2, 3, 4, Double.NaN, Double.NaN}};
    BoostedTrees.Settings one = new BoostedTrees.Settings(1, 1, 1, 0, 1);
    assertArrayEquals(
        new double[] {1, 1, 9, 9, 9, 9},
        BoostedTrees.regression(x, new double[] {1, 1, 9, 9, 9, 9}, one, JOB).predict(x, JOB), 1e-12);
    assertArrayEquals(
        new double[] {1, 1, 9, 9, 1, 1},
        BoostedTrees.regression(x, new double[] {1, 1, 9, 9, 1, 1}, one, JOB).predict(x, JOB), 1e-12);
    assertArrayEquals(
        new double[] {1, 1, 1, 1, 9, 9},
        BoostedTrees.regression(x, new double[] {1, 1, 1, 1, 9, 9}, one, JOB).predict(x, JOB), 1e-12);
  }

  @Test
  void oneRoundOfClassesIsTheNewtonStepByHand() {
    double[][] x = {{0, 0, 0, 1, 1, 1}};
    int[] y = {0, 0, 1, 1, 1, 0};
    BoostedTrees trees = BoostedTrees.classes(x, y, 2, new BoostedTrees.Settings(1, 1, 1, 0, 1), JOB);
    // p = 1/2; low side of class 1: gradient 0.5 + 0.5 - 0.5, curvature 3 * 1/4: step -2/3
    double wanted = 1 / (1 + Math.exp(-2.0 / 3));
    double[][] p = trees.probabilities(x, JOB);
    assertEquals(wanted, p[0][0], 1e-12);
    assertEquals(1 - wanted, p[1][0], 1e-12);
    assertEquals(wanted, p[1][5], 1e-12);
  }

  @Test
  void oneRoundOfThreeClassesIsTheNewtonStepByHand() {
    double[][] x = {{0, 0, 0, 1, 1, 1}};
    int[] y = {0, 0, 0, 1, 1, 2};
    BoostedTrees trees = BoostedTrees.classes(x, y, 3, new BoostedTrees.Settings(1, 1, 1, 0, 1), JOB);
    // low side: shares 1/2, 1/3, 1/6; steps (3/2) / (3 * 3/2 * 1/4), -1 / (3 * 3/2 * 2/9), -(1/2) / (3 * 3/2 * 5/36)
    double a = 0.5 * Math.exp(4.0 / 3);
    double b = 1.0 / 3 * Math.exp(-1);
    double c = 1.0 / 6 * Math.exp(-0.8);
    double[][] p = trees.probabilities(x, JOB);
    assertEquals(a / (a + b + c), p[0][0], 1e-12);
    assertEquals(b / (a + b + c), p[1][1], 1e-12);
    assertEquals(c / (a + b + c), p[2][2], 1e-12);
  }

  @Test
  void predictsTheFriedmanFunctionAsWellAsSmile() {
    Random random = new Random(7);
    double[][] train = new double[10][2000];
    double[][] test = new double[10][2000];
    double[] y = friedman(train, random);
    double[] truth = friedman(test, random);
    BoostedTrees.Settings settings = new BoostedTrees.Settings(200, 3, 0.1, 1, 10);
    double ours = error(BoostedTrees.regression(train, y, settings, JOB).predict(test, JOB), truth);
    GradientTreeBoost peer = GradientTreeBoost.fit(
        Formula.lhs("y"), frame(train, y),
        new GradientTreeBoost.Options(smile.model.cart.Loss.ls(), 200, 4, 8, 10, 0.1, 1.0, null, null));
    double theirs = error(peer.predict(frame(test, truth)), truth);
    assertTrue(ours < theirs * 1.05, ours + " against " + theirs);
    assertTrue(ours < 2, "the noise alone is 1: " + ours);
  }

  @Test
  void theOutcomeDoesNotDependOnTheCores() {
    Random random = new Random(3);
    double[][] x = new double[10][20_000];
    double[] y = friedman(x, random);
    BoostedTrees.Settings few = new BoostedTrees.Settings(5, 4, 0.1, 1, 10);
    assertArrayEquals(
        BoostedTrees.regression(x, y, few, JOB).predict(x, JOB), BoostedTrees.regression(x, y, few, JOB).predict(x, JOB), 0);
  }

  /** Friedman (1991): 10 sin(πx₁x₂) + 20(x₃ − ½)² + 10x₄ + 5x₅ + noise, five features more without effect. */
  private static double[] friedman(double[][] x, Random random) {
    double[] y = new double[x[0].length];
    for (int i = 0; i < y.length; i++) {
      for (double[] column : x) {
        column[i] = random.nextDouble();
      }
      y[i] = 10 * Math.sin(Math.PI * x[0][i] * x[1][i]) + 20 * Math.pow(x[2][i] - 0.5, 2) + 10 * x[3][i] + 5 * x[4][i]
          + random.nextGaussian();
    }
    return y;
  }

  private static double error(double[] predicted, double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += Math.pow(predicted[i] - y[i], 2) / y.length;
    }
    return sum;
  }

  private static DataFrame frame(double[][] columns, double[] y) {
    double[][] rows = new double[y.length][columns.length + 1];
    String[] names = new String[columns.length + 1];
    for (int f = 0; f < columns.length; f++) {
      names[f] = "x" + f;
      for (int i = 0; i < y.length; i++) {
        rows[i][f] = columns[f][i];
      }
    }
    names[columns.length] = "y";
    for (int i = 0; i < y.length; i++) {
      rows[i][columns.length] = y[i];
    }
    return DataFrame.of(rows, names);
  }
}
