package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Oracles: mclust (models VVV and VVI) and scikit-learn 1.9 on Fisher's irises, and mixtures whose parts are known. */
class GaussianMixtureTest {
  private static final double NO_FLOOR = 1e-6;
  private final JobContext job = JobContext.quiet(new Seed(1));

  @Test
  void reachesTheCriterionOfMclustOnIrises() throws IOException {
    assertEquals(574.0178, fit(2, GaussianMixture.Shape.FULL).bic(), 0.02);
    assertEquals(580.839, fit(3, GaussianMixture.Shape.FULL).bic(), 0.02);
    assertEquals(857.5515, fit(2, GaussianMixture.Shape.DIAGONAL).bic(), 0.02);
    assertEquals(744.632, fit(3, GaussianMixture.Shape.DIAGONAL).bic(), 0.05);
    assertEquals(-180.1855, fit(3, GaussianMixture.Shape.FULL).logLikelihood(), 0.01);
  }

  @Test
  void groupsIrisesAsScikitLearnDoes() throws IOException {
    GaussianMixture.Membership three = fit(3, GaussianMixture.Shape.FULL).of(Irises.floats(), job);
    assertArrayEquals(new int[] {45, 50, 55}, sorted(three.labels(), 3));
    assertEquals(0.02, three.below(0.9), 1e-9);
    assertEquals(0, three.below(0.6), 1e-9);
    GaussianMixture.Membership diagonal = fit(3, GaussianMixture.Shape.DIAGONAL).of(Irises.floats(), job);
    assertEquals(1 / 150.0, diagonal.below(0.6), 1e-9);
  }

  /** Parts of 60, 30 and 10 % with other spreads: weights, means and the share of doubtful rows, which is known by simulation. */
  @Test
  void findsTheSharesAndMeansThatWereMade() {
    RandomGenerator random = new Seed(4).stream("made");
    float[][] rows = new float[4_000][];
    for (int i = 0; i < rows.length; i++) {
      double at = random.nextDouble();
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      rows[i] = at < 0.6 ? new float[] {(float) x, (float) (0.8 * x + 0.6 * y)}
          : at < 0.9 ? new float[] {(float) (5 + 0.5 * x), (float) (0.5 * y)} : new float[] {(float) (2 * x), (float) (-6 + 0.5 * y)};
    }
    List<GaussianMixture> tried = GaussianMixture.upTo(rows, 5, new Seed(1), job);
    int best = 1 + java.util.stream.IntStream.range(0, 5).boxed().min((a, b) -> Double.compare(tried.get(a).bic(), tried.get(b).bic())).orElseThrow();
    assertEquals(3, best);
    GaussianMixture three = tried.get(2);
    assertEquals(GaussianMixture.Shape.FULL, three.shape());
    double[] weights = three.weights().clone();
    Arrays.sort(weights);
    assertArrayEquals(new double[] {0.1, 0.3, 0.6}, weights, 0.03);
    int first = 0;
    for (int g = 0; g < 3; g++) {
      first = three.weights()[g] > three.weights()[first] ? g : first;
    }
    assertEquals(0.8, three.covariances()[first][0][1], 0.08);
  }

  /** Two normal distributions two deviations apart: a share of 2Φ(−1 ± …) is within log(1.5) of even odds, .6 against .4. */
  @Test
  void saysWhichShareIsInDoubt() {
    RandomGenerator random = new Seed(5).stream("doubt");
    float[][] rows = new float[20_000][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = (float) ((i % 2 == 0 ? -1.5 : 1.5) + random.nextGaussian());
    }
    GaussianMixture two = GaussianMixture.fit(rows, 2, GaussianMixture.Shape.FULL, NO_FLOOR, 1, new Seed(1), job);
    // in doubt where |3x| < log 1.5, that is |x| < .1352: Φ(-1.3648) to Φ(-1.6352) on either side
    assertEquals(0.08616 - 0.05100, two.of(rows, job).below(0.6), 0.006);
  }

  @Test
  void equalRowsAndPartsWithoutRowsStayFinite() {
    float[][] rows = new float[200][2];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = i % 2;
    }
    GaussianMixture fit = GaussianMixture.fit(rows, 4, new Seed(1), job);
    assertTrue(Double.isFinite(fit.bic()));
    for (double sure : fit.of(rows, job).sure()) {
      assertTrue(sure > 0 && sure <= 1);
    }
  }

  private GaussianMixture fit(int k, GaussianMixture.Shape shape) throws IOException {
    return GaussianMixture.fit(Irises.floats(), k, shape, NO_FLOOR, 8, new Seed(2), job);
  }

  private static int[] sorted(int[] labels, int k) {
    int[] sizes = new int[k];
    for (int label : labels) {
      sizes[label]++;
    }
    Arrays.sort(sizes);
    return sizes;
  }
}
