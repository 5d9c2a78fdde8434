package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.job.JobContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Oracles: R's glm on mtcars, scikit-learn 1.2 and DeLong's definition in numpy on Fisher's irises, and sums by hand. */
class ModelsTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  /** R: glm(am ~ wt, binomial, mtcars); R takes the errors from the step before the last, hence the wider margin. */
  @Test
  void givesTheCoefficientsAndErrorsOfR() {
    double[] weight = {2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440, 4.070, 3.730, 3.780,
      5.250, 5.424, 5.345, 2.200, 1.615, 1.835, 2.465, 3.520, 3.435, 3.840, 3.845, 1.935, 2.140, 1.513, 3.170, 2.770,
      3.570, 2.780};
    int[] manual = {1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1};
    double[][] x = Arrays.stream(weight).mapToObj(w -> new double[] {w}).toArray(double[][]::new);
    boolean[] y = new boolean[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = manual[i] == 1;
    }
    LogisticRegression fit = LogisticRegression.fit(List.of("wt"), x, y, 0, JOB);
    assertEquals(12.040, fit.coefficients()[0], 5e-4);
    assertEquals(-4.024, fit.coefficients()[1], 5e-4);
    assertEquals(4.510, fit.standardError(0), 2e-3);
    assertEquals(1.436, fit.standardError(1), 1e-3);
    assertEquals(-19.176 / 2, fit.logLikelihood(), 5e-4);
  }

  @Test
  void agreesWithScikitLearnOnTwoColumns() throws IOException {
    boolean[] y = virginica();
    double[][] x = doubles(2);
    LogisticRegression fit = LogisticRegression.fit(List.of("a", "b"), x, y, 0, JOB);
    assertArrayEquals(new double[] {-14.18361306, 2.60253039, -0.74578263}, fit.coefficients(), 2e-4);
    double[] p = Arrays.stream(x).mapToDouble(fit::probability).toArray();
    assertEquals(0.12883535323843912, RankingQuality.brier(p, y), 1e-6);
  }

  @Test
  void endsInFiniteNumbersWhereClassesAreSeparated() {
    double[][] x = {{-2}, {-1}, {1}, {2}};
    LogisticRegression fit =
        LogisticRegression.fit(List.of("x"), x, new boolean[] {false, false, true, true}, 0.01, JOB);
    assertTrue(Double.isFinite(fit.coefficients()[1]) && fit.coefficients()[1] > 1);
    assertTrue(Double.isFinite(fit.standardError(1)));
  }

  @Test
  void refusesOneClassAndNumbersThatAreNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LogisticRegression.fit(List.of("x"), new double[][] {{1}, {2}}, new boolean[2], 0, JOB));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LogisticRegression.fit(
                List.of("x"), new double[][] {{1}, {Double.NaN}}, new boolean[] {true, false}, 0, JOB));
  }

  @Test
  void measuresRankingAsScikitLearnAndDeLongDo() throws IOException {
    boolean[] y = virginica();
    double[] length = column(0);
    double[] width = column(1);
    assertEquals(0.8871, RankingQuality.auc(length, y), 1e-12);
    assertEquals(0.4146, RankingQuality.auc(width, y), 1e-12);
    assertEquals(0.7854508880441033, RankingQuality.averagePrecision(length, y), 1e-12);
    assertEquals(0.28607132220751835, RankingQuality.averagePrecision(width, y), 1e-12);
    Estimate auc = RankingQuality.aucWithInterval(length, y);
    assertEquals(1.959963984540054 * 0.027426755666810583, auc.interval().halfWidth(), 1e-10);
    Estimate difference = RankingQuality.aucDifference(length, width, y);
    assertEquals(0.4725, difference.value(), 1e-12);
    assertEquals(
        1.959963984540054 * Math.sqrt(0.002535463306534735), difference.interval().halfWidth(), 1e-10);
  }

  @Test
  void measuresLiftByHand() {
    boolean[] y = {true, true, false, false, false, false, false, false, true, false};
    double[] score = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    assertEquals(1 / 0.3, RankingQuality.lift(score, y, 0.2), 1e-12);
    assertEquals(1, RankingQuality.lift(new double[10], y, 0.2), 1e-12);
  }

  @Test
  void groupsIrisesAsScikitLearnDoes() throws IOException {
    float[][] rows = floats();
    double[] inertia = {152.3479517603579, 78.851441426146, 57.22847321428572};
    double[] silhouette = {0.6810461692117462, 0.5528190123564095, 0.49805050499728737};
    for (int k = 2; k <= 4; k++) {
      KMeans fit = KMeans.fit(rows, k, new Seed(5), JOB);
      assertEquals(inertia[k - 2], fit.inertia(), 2e-3 * inertia[k - 2]);
      assertEquals(silhouette[k - 2], Silhouette.mean(rows, fit.labels(), k, new Seed(1), JOB).value(), 3e-3);
    }
    KMeans three = KMeans.fit(rows, 3, new Seed(5), JOB);
    int[] sizes = three.groups().sizes();
    Arrays.sort(sizes);
    assertArrayEquals(new int[] {38, 50, 62}, sizes);
  }

  @Test
  void givesEqualGroupsForTheSameSeed() throws IOException {
    float[][] rows = floats();
    assertArrayEquals(
        KMeans.fit(rows, 4, new Seed(9), JOB).labels(), KMeans.fit(rows, 4, new Seed(9), JOB).labels());
  }

  @Test
  void trustsGroupsThatLieApartAndNotThoseCutFromOneCloud() {
    float[][] apart = new float[300][];
    float[][] cloud = new float[300][];
    var random = new Seed(3).stream("clouds");
    for (int i = 0; i < 300; i++) {
      apart[i] = new float[] {(float) (10 * (i % 3) + random.nextGaussian()), (float) random.nextGaussian()};
      cloud[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
    }
    KMeans firm = KMeans.fit(apart, 3, new Seed(1), JOB);
    KMeans loose = KMeans.fit(cloud, 5, new Seed(1), JOB);
    assertTrue(ClusterStability.of(apart, firm, 20, new Seed(1), JOB).overall().value() > 0.95);
    assertTrue(ClusterStability.of(cloud, loose, 20, new Seed(1), JOB).overall().value() < 0.8);
  }

  @Test
  void comparesGroupingsByJaccardsCoefficientByHand() {
    int[] labels = {0, 0, 0, 1, 1, 1};
    int[] drawn = {0, 1, 2, 3, 4, 4};
    int[] again = {1, 1, 0, 0, 0, 0};
    assertArrayEquals(new double[] {2 / 3.0, 2 / 3.0}, ClusterStability.compare(labels, drawn, again, 2), 1e-12);
  }

  @Test
  void poolsAdjacentViolatorsByHand() {
    // scores 1..5 with outcomes 0 1 0 1 1: the second and third are pooled to one half
    Recalibration fit =
        Recalibration.isotonic(
            new double[] {0.1, 0.2, 0.3, 0.4, 0.5}, new boolean[] {false, true, false, true, true});
    assertEquals(0, fit.apply(0.1), 1e-12);
    assertEquals(0.5, fit.apply(0.25), 1e-12);
    assertEquals(1, fit.apply(0.5), 1e-12);
  }

  @Test
  void saysOfTooBoldProbabilitiesThatTheSlopeIsBelowOne() {
    var random = new Seed(4).stream("bold");
    double[] said = new double[20_000];
    boolean[] y = new boolean[said.length];
    for (int i = 0; i < said.length; i++) {
      double odds = random.nextGaussian();
      y[i] = random.nextDouble() < LogisticRegression.logistic(odds);
      said[i] = LogisticRegression.logistic(2 * odds);
    }
    Calibration calibration = Calibration.of(said, y, 10);
    assertEquals(0.5, calibration.slope(), 0.03);
    assertEquals(10, calibration.bins().size());
    Recalibration mended = Recalibration.fit(said, y);
    double[] again = Arrays.stream(said).map(mended::apply).toArray();
    assertEquals(1, Calibration.of(again, y, 10).slope(), 0.05);
  }

  private static boolean[] virginica() throws IOException {
    double[] kind = column(4);
    boolean[] y = new boolean[kind.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = kind[i] == 2;
    }
    return y;
  }

  private static double[][] doubles(int columns) throws IOException {
    return irises().stream().map(r -> Arrays.copyOf(r, columns)).toArray(double[][]::new);
  }

  private static float[][] floats() throws IOException {
    return irises().stream()
        .map(r -> new float[] {(float) r[0], (float) r[1], (float) r[2], (float) r[3]})
        .toArray(float[][]::new);
  }

  private static double[] column(int c) throws IOException {
    return irises().stream().mapToDouble(r -> r[c]).toArray();
  }

  private static List<double[]> irises() throws IOException {
    List<double[]> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                ModelsTest.class.getResourceAsStream("/models/iris.csv"), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        rows.add(Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray());
      }
    }
    return rows;
  }
}
