package clientele.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Interval;
import clientele.base.Seed;
import org.junit.jupiter.api.Test;

class ShownItemsTest {
  /** None of one, none of ten and all of ten: Wilson's 0 to 79 %, 0 to 28 % and 72 to 100 %, and nothing is certain. */
  @Test
  void fewUsersWhoAreAllAlikeAreNoCertainty() {
    assertEquals(0.793, measured(1, false).hit().interval().high(), 1e-3);
    assertEquals(0.278, measured(10, false).hit().interval().high(), 1e-3);
    assertEquals(0.722, measured(10, true).hit().interval().low(), 1e-3);
    assertEquals(0.278, measured(10, false).recall().interval().high(), 1e-3);
    Interval same = ShownItems.hitDifference(measured(10, true), measured(10, true), new Seed(1)).interval();
    assertTrue(same.low() < -0.25 && same.high() > 0.25, same.toString());
    assertEquals(0.722, ShownItems.hitDifference(measured(10, true), measured(10, false), new Seed(1)).interval().low(), 1e-3);
  }

  private static ShownItems measured(int users, boolean found) {
    int[][] shown = new int[users][];
    int[][] taken = new int[users][];
    for (int u = 0; u < users; u++) {
      shown[u] = new int[] {1};
      taken[u] = new int[] {found ? 1 : 2};
    }
    return ShownItems.measure(shown, taken, 5, new Seed(1));
  }
}
