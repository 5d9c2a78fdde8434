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

/** Oracles: scikit-learn 1.9 on Fisher's irises, a line of numbers by hand, and groups that were made. */
class HdbscanTest {
  private final JobContext job = JobContext.quiet(new Seed(1));

  @Test
  void groupsIrisesAsScikitLearnDoes() throws IOException {
    for (int[] way : new int[][] {{5, 5}, {5, 10}, {3, 10}, {10, 15}}) {
      Hdbscan.Found found = Hdbscan.grow(Irises.floats(), way[0], 0, new Seed(1), job).groups(way[1]);
      assertEquals(2, found.groups().k());
      assertArrayEquals(new int[] {50, 100}, found.groups().sizes());
      assertEquals(0, found.without());
    }
  }

  /**
   * By hand, two neighbours (each row itself and the next), least size 3: 0 1 2 lie 1 apart, 10 11 12 too, 30 alone. The root
   * parts at 18, the two threes at 8; all six rows leave at 1, so each is 1 − 1/8 of its group's border away from it.
   */
  @Test
  void tellsDenseRowsFromThoseBetween() {
    float[][] rows = {{0}, {1}, {2}, {10}, {11}, {12}, {30}};
    Hdbscan.Found found = Hdbscan.grow(rows, 2, 0, new Seed(1), job).groups(3);
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, -1}, found.groups().labels());
    assertEquals(1, found.without());
    assertArrayEquals(new float[] {1}, found.groups().centres()[0]);
    assertArrayEquals(new int[] {3, 3}, found.groups().sizes());
    assertEquals(6 * (1 - 1 / 8.0) / 7, found.density(), 1e-9);
  }

  /** Round groups, a ring about one of them, and a tenth of the rows anywhere. */
  @Test
  void findsGroupsOfAnyShapeAndLeavesOutWhatLiesBetween() {
    float[][] rows = made(1_500, 1);
    Hdbscan.Found found = Hdbscan.grow(rows, new Seed(1), job).groups(40);
    assertEquals(3, found.groups().k());
    int right = 0;
    int beside = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i % 10 == 9) {
        beside += found.groups().labels()[i] < 0 ? 1 : 0;
      } else {
        right += found.groups().labels()[i] == found.groups().labels()[i % 10 % 3] ? 1 : 0;
      }
    }
    assertTrue(right > 0.97 * 0.9 * rows.length, right + " right");
    assertTrue(beside > 0.5 * 0.1 * rows.length, beside + " left out");
  }

  @Test
  void rowsBeyondThoseOfTheTreeJoinWhatTheyLieIn() {
    float[][] rows = made(Hdbscan.MOST_ROWS + 3_000, 2);
    Hdbscan tree = Hdbscan.grow(rows, new Seed(1), job);
    assertEquals(Hdbscan.MOST_ROWS, tree.size());
    Groups groups = tree.groups(200).groups();
    assertEquals(3, groups.k());
    int right = 0;
    int all = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i % 10 != 9) {
        all++;
        right += groups.labels()[i] == groups.labels()[i % 10 % 3] ? 1 : 0;
      }
    }
    assertTrue(right > 0.97 * all, right + " of " + all);
  }

  /** Most customers share a value of 0: they are one dense place, not infinitely many. */
  @Test
  void equalRowsAreOnePlace() {
    RandomGenerator random = new Seed(3).stream("equal");
    float[][] rows = new float[600][2];
    for (int i = 0; i < rows.length; i++) {
      boolean far = i % 3 == 0;
      rows[i][0] = far ? 4 + random.nextInt(3) * 0.04f : 0;
      rows[i][1] = far ? 0 : random.nextInt(3) * 0.04f;
    }
    Hdbscan.Found found = Hdbscan.grow(rows, new Seed(1), job).groups(30);
    assertArrayEquals(new int[] {200, 400}, found.groups().sizes());
    assertTrue(found.density() > 0.9 && found.density() <= 1, "" + found.density());
  }

  /** As deep a tree as there is: each row lies a little farther from the last. Nothing recursive may run out of stack. */
  @Test
  void aChainOfRowsIsNotTooDeep() {
    float[][] rows = new float[9_000][1];
    for (int i = 1; i < rows.length; i++) {
      rows[i][0] = rows[i - 1][0] + 1 + i * 1e-3f;
    }
    assertEquals(9_000, Hdbscan.grow(rows, new Seed(1), job).groups(50).groups().labels().length);
  }

  /** Groups come back from every four fifths of the rows, the ring too; none of them is there twice. */
  @Test
  void stabilityIsThatOfPartsWithoutEqualRows() {
    float[][] rows = made(1_500, 4);
    Hdbscan tree = Hdbscan.grow(rows, new Seed(1), job);
    Groups three = tree.groups(75).groups();
    List<ClusterStability> found = ClusterStability.ofDense(rows, List.of(three), List.of(0.05), 20, new Seed(1), job);
    assertTrue(Arrays.stream(found.getFirst().groups()).allMatch(g -> g.value() > 0.85), found.toString());
  }

  /** Two moons are no round groups, and one cloud has none; both are told against clouds of the same shape. */
  @Test
  void densityIsComparedWithOneCloud() {
    RandomGenerator random = new Seed(6).stream("moons");
    float[][] moons = new float[800][2];
    for (int i = 0; i < moons.length; i++) {
      double turn = Math.PI * random.nextDouble();
      moons[i][0] = (float) ((i % 2 == 0 ? Math.cos(turn) : 1 - Math.cos(turn)) + 0.08 * random.nextGaussian());
      moons[i][1] = (float) ((i % 2 == 0 ? Math.sin(turn) : 0.5 - Math.sin(turn)) + 0.08 * random.nextGaussian());
    }
    ClusterStructure apart = DensityStructure.of(moons, new int[] {1, 1}, new Seed(1), job);
    assertEquals(ClusterStructure.Verdict.CLEAR, apart.verdict());
    assertEquals(2, apart.best());
    float[][] cloud = new float[800][3];
    for (float[] row : cloud) {
      double shared = random.nextGaussian();
      for (int j = 0; j < 3; j++) {
        row[j] = (float) (shared + random.nextGaussian());
      }
    }
    assertEquals(ClusterStructure.Verdict.NONE, DensityStructure.of(cloud, new int[] {1, 1, 1}, new Seed(1), job).verdict());
  }

  /** Of ten rows one is anywhere; of the others a third each is a round group, another, and a ring about that. */
  private static float[][] made(int n, long seed) {
    RandomGenerator random = new Seed(seed).stream("made");
    float[][] rows = new float[n][2];
    for (int i = 0; i < n; i++) {
      int of = i % 10;
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double turn = 2 * Math.PI * random.nextDouble();
      rows[i] = of == 9 ? new float[] {(float) (16 * random.nextDouble() - 5), (float) (16 * random.nextDouble() - 8)}
          : of % 3 == 0 ? new float[] {(float) (0.4 * x), (float) (0.4 * y)}
          : of % 3 == 1 ? new float[] {(float) (9 + 0.5 * x), (float) (0.5 * y)}
          : new float[] {(float) (4 * Math.cos(turn) + 0.2 * x), (float) (4 * Math.sin(turn) + 0.2 * y)};
    }
    return rows;
  }
}
