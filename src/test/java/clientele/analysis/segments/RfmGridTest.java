package clientele.analysis.segments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.segments.RfmGrid.RfmClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class RfmGridTest {

  @Test
  void cutsIntoFifthsAndGivesEqualValuesEqualScores() {
    assertArrayEquals(
        new int[] {1, 1, 2, 2, 3, 3, 4, 4, 5, 5}, RfmGrid.fifths(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    assertArrayEquals(new int[] {1, 1, 1, 1, 5}, RfmGrid.fifths(new double[] {1, 1, 1, 1, 9}));
    assertArrayEquals(new int[] {5, 5, 5}, RfmGrid.fifths(new double[] {7, 7, 7}));
    assertArrayEquals(new int[] {1, 2, 5, 5, 5}, RfmGrid.fifths(new double[] {1, 2, 9, 9, 9}));
  }

  /** Fifty customers who all bought on the last day, and a month's bill of everybody: the good end is shared. */
  @Test
  void aTieAtTheGoodEndSharesTheBestScore() {
    double[] same = new double[50];
    double[] spend = new double[50];
    for (int i = 0; i < 50; i++) {
      spend[i] = 10 + i;
    }
    double[] orders = new double[50];
    java.util.Arrays.fill(orders, 12);
    for (RfmClass found : RfmGrid.of(same, orders, spend, new double[0]).classes()) {
      assertTrue(List.of(RfmClass.CHAMPIONS, RfmClass.LOYAL).contains(found), found.toString());
    }
  }

  /** 72 % ordered once: many are not frequent because they are many. */
  @Test
  void theLowestValueIsTheLowestScoreHoweverManyHaveIt() {
    double[] orders = new double[100];
    for (int i = 0; i < 100; i++) {
      orders[i] = i < 72 ? 1 : i;
    }
    assertEquals(1, RfmGrid.fifths(orders)[0]);
    assertEquals(4, RfmGrid.fifths(orders)[73]);
  }

  @Test
  void onlyWhoCameLatelyIsNew() {
    double[] recency = {1, 1, 200, 300, 400};
    double[] orders = {1, 1, 9, 9, 9};
    double[] spend = {5, 5, 90, 90, 90};
    RfmGrid grid = RfmGrid.of(recency, orders, spend, new double[] {30, 800, 900, 900, 900});
    assertEquals(RfmClass.NEW, grid.classes()[0]);
    assertEquals(RfmClass.PROMISING, grid.classes()[1]);
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
        RfmGrid.of(new double[] {1, 100, 200, 300, 400}, new double[] {9, 5, 4, 3, 1}, new double[] {900, 5, 4, 3, 1},
            new double[0]);
    assertEquals(RfmClass.CHAMPIONS, grid.classes()[0]);
    assertEquals(RfmClass.LOST, grid.classes()[4]);
  }

  @Test
  void keepsColoursByTheCustomersASegmentSharesWithTheOldOnes() {
    String[] ids = {"a", "b", "c", "d", "e", "f"};
    java.util.Map<String, Integer> before =
        java.util.Map.of("a", 3, "b", 3, "c", 3, "d", 5, "e", 5, "f", 5);
    int[] colours = SegmentColours.assign(ids, new int[] {1, 1, 1, 0, 0, 2}, 3, new int[] {0, 1, 2}, before);
    assertArrayEquals(new int[] {5, 3, 1}, colours);
  }
}
