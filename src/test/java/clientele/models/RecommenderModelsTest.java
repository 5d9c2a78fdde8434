package clientele.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.ItemNeighbours.Likeness;
import clientele.models.ItemNeighbours.Settings;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Worked out by hand, and against a dense computation in the test. */
class RecommenderModelsTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  @Test
  void joinsEqualPairsAndKeepsTheLastDay() {
    Interactions data =
        Interactions.of(2, 3, new int[] {1, 0, 1, 1}, new int[] {2, 0, 2, 1}, new int[] {5, 1, 9, 3});
    assertArrayEquals(new int[] {0, 1, 3}, data.first());
    assertArrayEquals(new int[] {0, 1, 2}, data.item());
    assertArrayEquals(new int[] {1, 1, 2}, data.times());
    assertArrayEquals(new int[] {1, 3, 9}, data.lastDay());
    assertArrayEquals(new int[] {1, 1, 1}, data.popularity());
    assertTrue(data.has(1, 2) && !data.has(0, 2));
  }

  @ParameterizedTest
  @EnumSource(Likeness.class)
  void agreesWithADenseComputation(Likeness likeness) {
    RandomGenerator random = new Seed(4).stream("pairs");
    int users = 60;
    int items = 15;
    double[][] dense = new double[users][items];
    int[] user = new int[400];
    int[] item = new int[400];
    for (int e = 0; e < 400; e++) {
      user[e] = random.nextInt(users);
      item[e] = random.nextInt(items);
      dense[user[e]][item[e]] = 1;
    }
    Interactions data = Interactions.of(users, items, user, item, new int[400]);
    ItemNeighbours found = ItemNeighbours.fit(data, new Settings(likeness, 10, items, false), JOB);
    ItemNeighbours unit = ItemNeighbours.fit(data, new Settings(likeness, 10, items, true), JOB);
    for (int i = 0; i < items; i++) {
      double before = Double.POSITIVE_INFINITY;
      for (int k = 0; k < found.neighbour()[i].length; k++) {
        int j = found.neighbour()[i][k];
        double both = 0;
        double normI = 0;
        double normJ = 0;
        int shared = 0;
        for (double[] row : dense) {
          double count = 0;
          for (double v : row) {
            count += v;
          }
          double weight = switch (likeness) {
            case WEIGHTED_COSINE -> 1 / Math.log(Math.E + count);
            case INVERSE_FREQUENCY -> Math.pow(Math.log((1.0 + items) / (1.0 + count)), 2);
            default -> 1;
          };
          both += row[i] * row[j] * weight;
          normI += row[i] * weight;
          normJ += row[j] * weight;
          shared += (int) (row[i] * row[j]);
        }
        double base = likeness == Likeness.CONDITIONAL ? normI * Math.sqrt(normJ) : Math.sqrt(normI * normJ);
        double expected = both / base * shared / (shared + 10.0);
        assertEquals(expected, found.similarity()[i][k], 1e-6);
        assertEquals(shared, found.shared()[i][k]);
        assertTrue(found.similarity()[i][k] <= before);
        before = found.similarity()[i][k];
      }
      double length = 0;
      for (float v : unit.similarity()[i]) {
        length += v * v;
      }
      assertEquals(1, length, 1e-5);
    }
  }

  @Test
  void leavesOutWhatTheUserHasUnlessRepeatsAreWished() {
    int[] user = {0, 0, 1, 1, 2, 2, 3};
    int[] item = {0, 1, 0, 1, 0, 1, 0};
    Interactions data = Interactions.of(4, 2, user, item, new int[7]);
    ItemNeighbours found = ItemNeighbours.fit(data, new Settings(Likeness.COSINE, 0, 5, false), JOB);
    double[] scores = new double[2];
    found.score(data, 3, 0, scores);
    assertEquals(0, scores[0]);
    assertTrue(scores[1] > 0);
    assertEquals(new ItemNeighbours.Because(0, 3), found.because(data, 3, 1));
    found.score(data, 3, 1, scores);
    assertEquals(1, scores[0], 1e-12);
  }

  @Test
  void takesTheHighestScoresInOrder() {
    assertArrayEquals(new int[] {3, 1, 4}, ItemNeighbours.top(new double[] {0, 5, 1, 9, 2, 0}, 3));
    assertArrayEquals(new int[] {1}, ItemNeighbours.top(new double[] {0, 5}, 3));
  }

  /**
   * Three users, two items shown each. The first took both of its 2 (gain 1), the second one of 3 at place 2, the third
   * none: hit 2/3, recall (1 + 1/3 + 0)/3, NDCG (1 + (1/log2 3) / (1 + 1/log2 3) + 0)/3; 4 of 5 items shown.
   */
  @Test
  void measuresListsByHand() {
    ShownItems shown =
        ShownItems.measure(
            new int[][] {{0, 1}, {2, 1}, {2, 3}}, new int[][] {{0, 1}, {0, 1, 4}, {4}}, 5, new Seed(1));
    double second = 1 / (Math.log(3) / Math.log(2));
    assertEquals(2 / 3.0, shown.hit().value(), 1e-12);
    assertEquals((1 + 1 / 3.0) / 3, shown.recall().value(), 1e-12);
    assertEquals((1 + second / (1 + second)) / 3, shown.ndcg().value(), 1e-12);
    assertEquals(0.8, shown.coverage(), 1e-12);
    assertTrue(shown.hit().interval().contains(2 / 3.0));
  }
}
