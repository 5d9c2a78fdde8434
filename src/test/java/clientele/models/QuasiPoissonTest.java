package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class QuasiPoissonTest {
  /**
   * With one term that is 0 or 1 the law is the logarithm of two group means, 2 and 6; the sandwich variance of the logarithm of
   * a mean is the sum of squares over (n·mean)²: 2/36 for 1, 2, 3 and 8/324 for 4, 6, 8.
   */
  @Test
  void ofTwoGroupsItIsTheirMeans() {
    double[][] terms = {{0}, {0}, {0}, {1}, {1}, {1}};
    QuasiPoisson law = QuasiPoisson.fit(terms, new double[] {1, 2, 3, 4, 6, 8});
    assertEquals(2, law.mean(0), 1e-9);
    assertEquals(6, law.mean(1), 1e-9);
    assertEquals(2.0 / 36, law.covariance()[0][0], 1e-9);
    assertEquals(2.0 / 36 + 8.0 / 324, law.covariance()[1][1], 1e-9);
    assertEquals(-2.0 / 36, law.covariance()[0][1], 1e-9);
  }

  /** Parts of sizes 1, 2 and 3 that are a half and of 1 and 4 that are a quarter: the level of each group is its sum over its size. */
  @Test
  void amountsMayBePartsOfAKnownSize() {
    double[][] terms = {{0}, {0}, {0}, {1}, {1}};
    QuasiPoisson law = QuasiPoisson.fit(terms, new double[] {0, 1, 2, 0.25, 1}, new double[] {1, 2, 3, 1, 4});
    assertEquals(3.0 / 6, law.mean(0), 1e-9);
    assertEquals(1.25 / 5, law.mean(1), 1e-9);
  }

  @Test
  void itFindsThePowersThatAmountsWereMadeWith() {
    RandomGenerator r = new Seed(3).stream("amounts");
    double[][] terms = new double[20_000][];
    double[] y = new double[terms.length];
    for (int i = 0; i < y.length; i++) {
      terms[i] = new double[] {4 + 0.5 * r.nextGaussian(), 0.5 * r.nextGaussian()};
      y[i] = r.nextDouble() < 0.5 ? 0 : 2 * Math.exp(1 + 0.8 * terms[i][0] - 0.5 * terms[i][1]);
    }
    assertArrayEquals(new double[] {1, 0.8, -0.5}, QuasiPoisson.fit(terms, y).coefficients(), 0.1);
  }

  @Test
  void drawnLawsSpreadAsTheirCovarianceSays() {
    double[][] terms = {{0}, {0}, {0}, {1}, {1}, {1}};
    QuasiPoisson law = QuasiPoisson.fit(terms, new double[] {1, 2, 3, 4, 6, 8});
    RandomGenerator r = new Seed(4).stream("laws");
    double[] at = DoubleStream.generate(
            () -> Math.log(law.drawn(new double[] {r.nextGaussian(), r.nextGaussian()}).mean(1))).limit(20_000).toArray();
    double mean = Arrays.stream(at).average().orElseThrow();
    assertEquals(Math.log(6), mean, 0.005);
    assertEquals(8.0 / 324, Arrays.stream(at).map(x -> (x - mean) * (x - mean)).average().orElseThrow(), 0.001);
  }
}
