package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.ClusterStructure.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated customers whose groups, or lack of them, are known. */
class ClusterStructureTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void noiseAndOneCloudHaveNoStructure(int seed) {
    RandomGenerator random = new Seed(seed).stream("cloud");
    double[][] mixing = new double[4][4];
    for (double[] row : mixing) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    float[][] noise = new float[600][4];
    float[][] cloud = new float[600][4];
    float[][] heavy = new float[600][4];
    for (int i = 0; i < 600; i++) {
      double[] z = new double[4];
      for (int j = 0; j < 4; j++) {
        z[j] = random.nextGaussian();
        noise[i][j] = (float) z[j];
      }
      for (int j = 0; j < 4; j++) {
        for (int h = 0; h < 4; h++) {
          cloud[i][j] += (float) (mixing[j][h] * z[h]);
        }
        heavy[i][j] = (float) Math.exp(0.5 * cloud[i][j]);
      }
    }
    for (float[][] rows : List.of(noise, cloud, heavy)) {
      ClusterStructure found = structure(scaled(rows), 1, 1, 1, 1);
      assertNotEquals(Verdict.CLEAR, found.verdict(), found.toString());
    }
  }

  /**
   * Three clouds of silhouette 0, 1 and 5; mean 2, deviation √7. Rows at 5.2 lie 1.21 deviations above them. The cloud at 5 lies
   * (5 − ½) / √½ = 6.4 above the two others, so that two of four lie so far; compared with itself too, it would lie 1.13 above.
   */
  @Test
  void eachCloudIsComparedWithTheOthers() {
    double[][] clouds = {{0}, {1}, {5}};
    assertEquals(3.2 / Math.sqrt(7), ClusterStructure.above(new double[] {5.2}, clouds), 1e-12);
    assertEquals(2.0 / 4, ClusterStructure.share(new double[] {5.2}, clouds), 1e-12);
    assertEquals(1.0 / 4, ClusterStructure.share(new double[] {25}, clouds), 1e-12);
  }

  @Test
  void twoGroupsAreTwo() {
    ClusterStructure found = structure(scaled(groups(new double[][] {{0, 0, 0, 0}, {4, 4, 4, 4}}, 300)), 1, 1, 1, 1);
    assertEquals(Verdict.CLEAR, found.verdict());
    assertEquals(2, found.best());
    assertEquals(0.69, found.at(2).silhouette().value(), 0.03);
    assertTrue(found.at(3).silhouette().value() < 0.5, found.toString());
  }

  @Test
  void twoHumpsOfOneFactAreTwoGroups() {
    ClusterStructure found = structure(scaled(groups(new double[][] {{0}, {5}}, 300)), 1);
    assertEquals(Verdict.CLEAR, found.verdict(), found.toString());
    assertEquals(2, found.best());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7})
  void soManyGroupsAreFoundAsThereAre(int k) {
    RandomGenerator random = new Seed(20 + k).stream("centres");
    List<double[]> centres = new ArrayList<>();
    while (centres.size() < k) {
      double[] centre = random.doubles(4, 0, 18).toArray();
      if (centres.stream().allMatch(c -> distance(c, centre) > 7)) {
        centres.add(centre);
      }
    }
    ClusterStructure found = structure(scaled(groups(centres.toArray(double[][]::new), 700 / k)), 1, 1, 1, 1);
    assertEquals(Verdict.CLEAR, found.verdict());
    assertEquals(k, found.best(), found.toString());
    assertTrue(found.z() > 10, "z " + found.z());
  }

  /** Flags that go together by chance only, and a category that has nothing to do with two numbers. */
  @Test
  void flagsAndCategoriesAloneAreNoStructure() {
    RandomGenerator random = new Seed(4).stream("flags");
    float[][] rows = new float[600][9];
    for (float[] row : rows) {
      for (int j = 0; j < 4; j++) {
        row[j] = random.nextDouble() < 0.4 ? 1.4f : 0;
      }
      row[4] = (float) random.nextGaussian();
      row[5] = (float) random.nextGaussian();
      row[6 + random.nextInt(3)] = 0.87f;
    }
    ClusterStructure found = structure(rows, 1, 1, 1, 1, 1, 1, 3);
    assertNotEquals(Verdict.CLEAR, found.verdict(), found.toString());
  }

  @Test
  void aCloudKeepsDistributionsAndCorrelations() {
    RandomGenerator random = new Seed(9).stream("cloud");
    float[][] rows = new float[1_500][3];
    for (float[] row : rows) {
      double shared = random.nextGaussian();
      row[0] = (float) Math.exp(shared);
      row[1] = Math.round(3 + shared + random.nextGaussian());
      row[2] = shared + random.nextGaussian() > 1 ? 1 : 0;
    }
    float[][] drawn = new OneCloud(rows, new int[] {1, 1, 1}, random).draw(random);
    for (int f = 0; f < 3; f++) {
      assertEquals(mean(column(rows, f)), mean(column(drawn, f)), 0.12);
      for (int g = 0; g < f; g++) {
        assertEquals(
            OneCloud.correlation(column(rows, f), column(rows, g)),
            OneCloud.correlation(column(drawn, f), column(drawn, g)), 0.08, f + " and " + g);
      }
    }
  }

  /** Pool adjacent violators by hand: 1 5 3 9 2 rises to 9 as 1 4 4 9, and falls to 2. */
  @Test
  void theNearestHumpIsWhatAHandFinds() {
    assertArrayEquals(new double[] {1, 4, 4, 9, 2}, OneCloud.nearestHump(new double[] {1, 5, 3, 9, 2}), 1e-12);
    assertArrayEquals(new double[] {8, 5, 5, 2}, OneCloud.nearestHump(new double[] {8, 4, 6, 2}), 1e-12);
  }

  /** A level of 5 %, and a silhouette .05 above that of one cloud: less is chance, or no group worth a name. */
  @Test
  void aVerdictNeedsTheLevelAndADistanceWorthAName() {
    assertEquals(ClusterStructure.Verdict.NONE, new ClusterStructure(List.of(), 3, 0.2, 1, 0.075, 500).verdict());
    assertEquals(ClusterStructure.Verdict.HARDLY, new ClusterStructure(List.of(), 3, 0.049, 5, 0.025, 500).verdict());
    assertEquals(ClusterStructure.Verdict.CLEAR, new ClusterStructure(List.of(), 3, 0.05, 5, 0.05, 500).verdict());
  }

  /**
   * Three groups, their centres 4 deviations apart on two facts, and two facts beside that have nothing to do with them: on
   * all four the silhouette is hardly that of groups.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void factsBesideTheGroupsDoNotHideThem(int seed) {
    RandomGenerator random = new Seed(seed).stream("beside");
    float[][] rows = new float[900][4];
    for (float[] row : rows) {
      int group = random.nextInt(3);
      for (int j = 0; j < 4; j++) {
        row[j] = (float) (random.nextGaussian() + (j < 2 && group == j + 1 ? 4 : 0));
      }
    }
    ClusterStructure found = structure(scaled(rows), 1, 1, 1, 1);
    assertEquals(Verdict.CLEAR, found.verdict(), found.toString());
    found.apart().ifPresent(a -> assertEquals(List.of(0, 1), a.facts()));
    assertTrue(found.apart().isPresent() || found.excess() >= ClusterStructure.WORTH);
  }

  /** Shares of a whole are one cloud that no Gaussian copula has: beyond chance, hardly apart, and no fact stands beside. */
  @Test
  void sharesOfAWholeAreNoGroups() {
    for (int seed = 1; seed <= 3; seed++) {
      RandomGenerator random = new Seed(seed).stream("shares");
      float[][] rows = new float[900][3];
      for (float[] row : rows) {
        double[] parts = random.doubles(4).map(u -> -Math.log(u)).toArray();
        double all = Arrays.stream(parts).sum();
        for (int j = 0; j < 3; j++) {
          row[j] = (float) (parts[j] / all);
        }
      }
      ClusterStructure found = structure(scaled(rows), 1, 1, 1);
      assertNotEquals(Verdict.CLEAR, found.verdict(), found.toString());
    }
  }

  /** Between 1, 1, 3, 3 in two groups lies all of the variance; of 1, 3, 1, 3 none. A category has its columns together. */
  @Test
  void theFactsThatSeparateHaveTheirVarianceBetweenTheGroups() {
    float[][] rows = {{1, 1, 1, 0}, {1, 3, 0, 1}, {3, 1, 1, 0}, {3, 3, 0, 1}};
    assertArrayEquals(new double[] {1, 0, 0}, SeparatingFacts.between(rows, new int[] {0, 0, 1, 1}, new int[] {1, 1, 2}), 1e-12);
    assertArrayEquals(new double[] {0, 1, 1}, SeparatingFacts.between(rows, new int[] {0, 1, 0, 1}, new int[] {1, 1, 2}), 1e-12);
    assertArrayEquals(new int[] {0}, SeparatingFacts.of(rows, new int[] {0, 0, 1, 1}, List.<float[][]>of(rows), List.of(new int[] {0, 1, 0, 1}), new int[] {1, 1, 2}));
    assertArrayEquals(new float[] {1, 1, 0}, SeparatingFacts.only(rows, new int[] {0, 2}, new int[] {1, 1, 2})[0]);
  }

  /** Two groupings of six with one row moved: (4 − 2.8) / (6.5 − 2.8) by Hubert and Arabie's formula. */
  @Test
  void agreementIsTheAdjustedRandIndex() {
    assertEquals(1, SeparatingFacts.agreement(new int[] {0, 0, 0, 1, 1, 1}, new int[] {1, 1, 1, 0, 0, 0}), 1e-12);
    assertEquals((4 - 2.8) / (6.5 - 2.8), SeparatingFacts.agreement(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 1, 1}), 1e-12);
  }

  /** On the facts that separate, .04 beyond one cloud is enough, if it is beyond chance there too. */
  @Test
  void groupsApartOnTheirFactsAreClear() {
    assertEquals(Verdict.CLEAR, apart(0.05, 0.52, 0.8).verdict());
    assertEquals(Verdict.HARDLY, apart(0.075, 0.52, 0.9).verdict());
    assertEquals(Verdict.HARDLY, apart(0.025, 0.51, 0.9).verdict());
    assertEquals(Verdict.HARDLY, apart(0.025, 0.6, 0.79).verdict(), "other groups than those that would be made");
  }

  private static ClusterStructure apart(double p, double silhouette, double agreement) {
    return new ClusterStructure(List.of(), 3, 0.03, 5, 0.025, 500,
        java.util.Optional.of(new ClusterStructure.Apart(List.of(0, 1), 3, silhouette, 0.48, p, agreement)));
  }

  private static ClusterStructure structure(float[][] rows, int... widths) {
    return ClusterStructure.of(rows, widths, 8, new Seed(3), JOB);
  }

  private static float[][] groups(double[][] centres, int each) {
    RandomGenerator random = new Seed(2).stream("groups");
    float[][] rows = new float[centres.length * each][centres[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = (float) (centres[i / each][j] + random.nextGaussian());
      }
    }
    return rows;
  }

  private static float[][] scaled(float[][] rows) {
    for (int f = 0; f < rows[0].length; f++) {
      double[] values = column(rows, f);
      double mean = mean(values);
      double deviation = Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
      for (float[] row : rows) {
        row[f] = (float) Math.clamp((row[f] - mean) / deviation, -3.5, 3.5);
      }
    }
    return rows;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum);
  }

  private static double[] column(float[][] rows, int f) {
    return Arrays.stream(rows).mapToDouble(r -> r[f]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
