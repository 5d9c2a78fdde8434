package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WardTest {
  private final JobContext job = JobContext.quiet(new Seed(1));

  /**
   * Twenty rows about 0, one at 5, one at 11. The nearest two are 0 and 5, but joining 5 to the twenty adds 20/21 · 25 = 23.8 to the
   * sum of squares and joining it to 11 adds 1/2 · 36 = 18.
   */
  @Test
  void joinsWhatAddsLeastToTheSumOfSquares() {
    float[][] rows = new float[22][1];
    for (int i = 0; i < 20; i++) {
      rows[i][0] = (i - 9.5f) * 1e-4f;
    }
    rows[20][0] = 5;
    rows[21][0] = 11;
    Groups two = Ward.grow(rows, new Seed(1), job).cut(2);
    assertArrayEquals(new int[] {20, 2}, two.sizes());
    assertEquals(8, two.centres()[1][0], 1e-5);
    assertArrayEquals(new int[] {20, 1, 1}, Ward.grow(rows, new Seed(1), job).cut(3).sizes());
  }

  /** Every pair tried at every step, with the sums of squares written out. */
  @Test
  void isWhatTryingEveryPairGives() {
    for (int round = 0; round < 5; round++) {
      float[][] rows = blobs(60, 5, round);
      Ward tree = Ward.grow(rows, new Seed(1), job);
      for (int k = 2; k <= 8; k++) {
        assertArrayEquals(inOrder(byTryingEveryPair(rows, k)), tree.cut(k).labels(), "round " + round + ", " + k + " groups");
      }
    }
  }

  /** SciPy, linkage(irises, "ward"): the last five heights. */
  @Test
  void theTopOfTheTreeIsThatOfSciPy() throws IOException {
    float[][] rows = Irises.floats();
    Ward tree = Ward.grow(rows, new Seed(1), job);
    Ward.Top top = tree.top(6);
    assertArrayEquals(new double[] {3.82805, 4.84771, 6.39941, 12.30040, 32.44761},
        top.joints().stream().mapToDouble(Ward.Joint::height).toArray(), 1e-3);
    assertEquals(150, Arrays.stream(top.branches()).sum());
    assertEquals(6, top.branches().length);
    // the branches below the last two joints are the two groups, and no line crosses: each joint holds neighbours
    int[] two = tree.cut(2).labels();
    int last = 6 + top.joints().size() - 1;
    List<Integer> left = under(top, top.joints().getLast().first());
    List<Integer> all = under(top, last);
    assertEquals(List.of(0, 1, 2, 3, 4, 5), all);
    for (int b = 0; b < 6; b++) {
      assertEquals(left.contains(b), two[top.rows()[b]] == two[top.rows()[left.getFirst()]]);
    }
    assertEquals(4, Ward.grow(Arrays.copyOf(rows, 4), new Seed(1), job).top(24).branches().length, "no more branches than rows");
  }

  private static List<Integer> under(Ward.Top top, int node) {
    if (node < top.branches().length) {
      return List.of(node);
    }
    Ward.Joint joint = top.joints().get(node - top.branches().length);
    List<Integer> all = new ArrayList<>(under(top, joint.first()));
    all.addAll(under(top, joint.second()));
    return all;
  }

  @Test
  void rowsBeyondThoseOfTheTreeGoToTheNearestCentre() {
    float[][] rows = blobs(Ward.MOST_ROWS + 2_000, 3, 1);
    Groups groups = Ward.grow(rows, new Seed(1), job).cut(3);
    assertEquals(rows.length, Arrays.stream(groups.sizes()).sum());
    for (int r = 0; r < rows.length; r++) {
      assertEquals(groups.labels()[r % 3], groups.labels()[r], "each blob is one group");
    }
    assertArrayEquals(groups.labels(), Ward.grow(rows, new Seed(1), job).cut(3).labels());
  }

  /** Three blobs far apart come back from every sample; four cuts of them do not. */
  @Test
  void stabilityGrowsATreeFromEachSample() {
    float[][] rows = blobs(600, 3, 2);
    Ward tree = Ward.grow(rows, new Seed(1), job);
    List<ClusterStability> found = ClusterStability.of(rows, List.of(tree.cut(3), tree.cut(4)), 20, new Seed(3), job);
    assertEquals(1, found.get(0).overall().value(), 1e-9);
    double least = Arrays.stream(found.get(1).groups()).mapToDouble(g -> g.value()).min().orElseThrow();
    assertTrue(least < 0.75, "a group that is a cut: " + least);
  }

  /** Blobs of two dimensions whose centres are 20 apart; row r is of blob r modulo their number. */
  private static float[][] blobs(int n, int blobs, long seed) {
    RandomGenerator random = new Seed(seed).stream("blobs");
    float[][] rows = new float[n][2];
    for (int r = 0; r < n; r++) {
      double angle = 2 * Math.PI * (r % blobs) / blobs;
      double radius = 20 / (2 * Math.sin(Math.PI / blobs));
      rows[r][0] = (float) (radius * Math.cos(angle) + random.nextGaussian());
      rows[r][1] = (float) (radius * Math.sin(angle) + random.nextGaussian());
    }
    return rows;
  }

  private static int[] byTryingEveryPair(float[][] rows, int k) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int r = 0; r < rows.length; r++) {
      groups.add(new ArrayList<>(List.of(r)));
    }
    while (groups.size() > k) {
      int bestA = 0;
      int bestB = 1;
      double least = Double.POSITIVE_INFINITY;
      for (int a = 0; a < groups.size(); a++) {
        for (int b = a + 1; b < groups.size(); b++) {
          List<Integer> both = new ArrayList<>(groups.get(a));
          both.addAll(groups.get(b));
          double added = squares(rows, both) - squares(rows, groups.get(a)) - squares(rows, groups.get(b));
          if (added < least) {
            least = added;
            bestA = a;
            bestB = b;
          }
        }
      }
      groups.get(bestA).addAll(groups.remove(bestB));
    }
    int[] labels = new int[rows.length];
    for (int g = 0; g < groups.size(); g++) {
      for (int r : groups.get(g)) {
        labels[r] = g;
      }
    }
    return labels;
  }

  private static double squares(float[][] rows, List<Integer> group) {
    double sum = 0;
    for (int j = 0; j < rows[0].length; j++) {
      int column = j;
      double mean = group.stream().mapToDouble(r -> rows[r][column]).average().orElseThrow();
      sum += group.stream().mapToDouble(r -> (rows[r][column] - mean) * (rows[r][column] - mean)).sum();
    }
    return sum;
  }

  /** Groups numbered as they first come. */
  private static int[] inOrder(int[] labels) {
    int[] number = new int[labels.length];
    Arrays.fill(number, -1);
    int next = 0;
    int[] ordered = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (number[labels[i]] < 0) {
        number[labels[i]] = next++;
      }
      ordered[i] = number[labels[i]];
    }
    return ordered;
  }
}
