package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Traps that were found in the library by running it: each is guarded against in how we group. */
class SmileTrapsTest {
  private final JobContext job = JobContext.quiet(new Seed(1));

  /** Sizes counted while rows are shared among threads can be wrong: ours are those of the groups, and so are the centres. */
  @Test
  void sizesAndCentresAreThoseOfTheGroups() {
    float[][] rows = rows(60_000);
    KMeans ours = KMeans.fit(rows, 6, 2, new Seed(1), job);
    int[] counted = new int[6];
    double[][] sums = new double[6][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      counted[ours.labels()[i]]++;
      for (int j = 0; j < rows[i].length; j++) {
        sums[ours.labels()[i]][j] += rows[i][j];
      }
    }
    assertArrayEquals(counted, ours.groups().sizes());
    for (int g = 0; g < 6; g++) {
      for (int j = 0; j < sums[g].length; j++) {
        assertEquals(sums[g][j] / counted[g], ours.centres()[g][j], 1e-3);
      }
    }
    double[][] same = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      float[] row = rows[i];
      same[i] = new double[row.length];
      java.util.Arrays.setAll(same[i], j -> row[j]);
    }
    smile.math.MathEx.setSeed(1);
    var theirs = smile.clustering.KMeans.lloyd(same, 6, 50);
    double distortion = 0;
    for (int i = 0; i < same.length; i++) {
      distortion += smile.math.MathEx.squaredDistance(same[i], theirs.centers()[theirs.group(i)]);
    }
    assertTrue(ours.inertia() <= 1.001 * distortion, ours.inertia() + " and " + distortion);
  }

  /** Half the square of 46,342 rows is more than an array can hold: a tree is never grown from so many. */
  @Test
  void aTreeIsGrownFromAPartOfManyRows() {
    assertTrue((long) Ward.MOST_ROWS * (Ward.MOST_ROWS + 1) / 2 < Integer.MAX_VALUE);
    float[][] rows = rows(50_000);
    Ward tree = Ward.grow(rows, new Seed(1), job);
    assertEquals(Ward.MOST_ROWS, tree.size());
    assertEquals(50_000, tree.cut(3).labels().length);
  }

  /** The library draws from a stream for each thread, so that its forests change with their number; nothing of ours does. */
  @Test
  void oneCoreAndTwoGiveTheSame() throws IOException, InterruptedException {
    assertEquals(run(1), run(2));
  }

  /**
   * The library's tree passes over a cut between equal values where the rows on its two sides happen to be of one class. Here the
   * group is whoever is above 30 in a number of a hundred values and at most 4 in one of ten. If it finds that one day,
   * {@link ShortRule} can grow with it.
   */
  @Test
  void cutsBetweenEqualValuesAreNotPassedOver() {
    int missed = 0;
    for (int seed = 1; seed <= 10; seed++) {
      RandomGenerator random = new Seed(seed).stream("rule");
      double[][] rows = new double[2_000][2];
      double[][] columns = new double[2][2_000];
      int[] classes = new int[2_000];
      boolean[] in = new boolean[2_000];
      for (int i = 0; i < rows.length; i++) {
        rows[i][0] = columns[0][i] = random.nextInt(100);
        rows[i][1] = columns[1][i] = random.nextInt(10);
        in[i] = random.nextDouble() < (rows[i][0] > 30 && rows[i][1] <= 4 ? 0.95 : 0.02);
        classes[i] = in[i] ? 1 : 0;
      }
      ShortRule ours = ShortRule.of(columns, in, new Seed(1), job).getFirst();
      assertTrue(ours.bounds().contains(new ShortRule.Bound(0, 30, Double.POSITIVE_INFINITY)), ours.toString());
      assertTrue(ours.bounds().contains(new ShortRule.Bound(1, Double.NEGATIVE_INFINITY, 4)), ours.toString());
      var theirs = new smile.classification.DecisionTree(
          smile.data.DataFrame.of(rows, "a", "b"), classes, new smile.data.type.StructField("y", smile.data.type.DataTypes.IntType), 2,
          smile.model.cart.SplitRule.GINI, 4, 8, 30, 2, null, null);
      int right = 0;
      for (int i = 0; i < rows.length; i++) {
        right += theirs.root().predict(smile.data.Tuple.of(smile.data.DataFrame.of(rows, "a", "b").schema(), rows[i]))
            instanceof smile.model.cart.DecisionNode leaf && leaf.output() == classes[i] ? 1 : 0;
      }
      missed += right < 0.9 * rows.length ? 1 : 0;
    }
    assertTrue(missed > 0, "the trap is gone");
  }

  private static String run(int cores) throws IOException, InterruptedException {
    Process child = new ProcessBuilder(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:ActiveProcessorCount=" + cores, "-Xmx1g",
        "-cp", System.getProperty("java.class.path"), OneCoreChild.class.getName())).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor());
    assertTrue(said.startsWith("[true, "), said);
    return said;
  }

  private static float[][] rows(int n) {
    RandomGenerator random = new Seed(1).stream("rows");
    float[][] rows = new float[n][4];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 4; j++) {
        rows[i][j] = (float) (random.nextGaussian() + (i % 3 == j ? 4 : 0));
      }
    }
    return rows;
  }
}
