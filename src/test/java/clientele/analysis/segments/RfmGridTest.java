package clientele.analysis.segments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.analysis.segments.RfmGrid.RfmClass;
import clientele.base.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RfmGridTest {

  @Test
  void cutsIntoFifthsAndGivesEqualValuesEqualScores() {
    assertArrayEquals(
        new int[] {1, 1, 2, 2, 3, 3, 4, 4, 5, 5}, RfmGrid.fifths(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    assertArrayEquals(new int[] {1, 1, 1, 1, 5}, RfmGrid.fifths(new double[] {1, 1, 1, 1, 9}));
    assertArrayEquals(new int[] {1, 1, 1}, RfmGrid.fifths(new double[] {7, 7, 7}));
  }

  @Test
  void namesTheCornersOfTheGrid() {
    assertEquals(RfmClass.CHAMPIONS, RfmGrid.classOf(5, 5, 5));
    assertEquals(RfmClass.NEW, RfmGrid.classOf(5, 1, 1));
    assertEquals(RfmClass.CANNOT_LOSE, RfmGrid.classOf(1, 5, 5));
    assertEquals(RfmClass.AT_RISK, RfmGrid.classOf(2, 3, 3));
    assertEquals(RfmClass.LOST, RfmGrid.classOf(1, 1, 1));
    assertEquals(RfmClass.HIBERNATING, RfmGrid.classOf(2, 1, 1));
  }

  @Test
  void aShortTimeSinceTheLastOrderIsAHighScore() {
    RfmGrid grid =
        RfmGrid.of(new double[] {1, 100, 200, 300, 400}, new double[] {9, 5, 4, 3, 1}, new double[] {900, 5, 4, 3, 1});
    assertEquals(RfmClass.CHAMPIONS, grid.classes()[0]);
    assertEquals(RfmClass.LOST, grid.classes()[4]);
  }

  @Test
  void suggestsTheBestSeparatedOfTheTrustedNumbersFromThreeOn() {
    assertEquals(4, ClusterCustomers.suggest(List.of(
        tried(2, 0.6, 0.95), tried(3, 0.3, 0.9), tried(4, 0.4, 0.8), tried(5, 0.5, 0.7))));
    assertEquals(2, ClusterCustomers.suggest(List.of(tried(2, 0.2, 0.7), tried(3, 0.5, 0.6))));
  }

  @Test
  void keepsColoursByTheCustomersASegmentSharesWithTheOldOnes() {
    String[] ids = {"a", "b", "c", "d", "e", "f"};
    java.util.Map<String, Integer> before =
        java.util.Map.of("a", 3, "b", 3, "c", 3, "d", 5, "e", 5, "f", 5);
    int[] colours = SegmentColours.assign(ids, new int[] {1, 1, 1, 0, 0, 2}, 3, new int[] {0, 1, 2}, before);
    assertArrayEquals(new int[] {5, 3, 1}, colours);
  }

  private static SegmentsFound.Tried tried(int k, double silhouette, double stability) {
    return new SegmentsFound.Tried(
        k, Estimate.of(silhouette, silhouette, silhouette), Estimate.of(stability, stability, stability));
  }
}
