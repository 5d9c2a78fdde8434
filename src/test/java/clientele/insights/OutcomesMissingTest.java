package clientele.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OutcomesMissingTest {
  /** Fisher's tea: 3 of 4 against 1 of 4 has a tail of 17/70; 4 of 4 against none one of 1/70. */
  @Test
  void theProbabilityIsFishers() {
    assertEquals(34.0 / 70, OutcomesMissing.fisher(3, 4, 1, 4), 1e-12);
    assertEquals(2.0 / 70, OutcomesMissing.fisher(4, 4, 0, 4), 1e-12);
    assertEquals(2.0 / 70, OutcomesMissing.fisher(0, 4, 4, 4), 1e-12);
    assertEquals(1, OutcomesMissing.fisher(0, 4, 0, 4));
  }

  @Test
  void theGroupThatLostItsOutcomesIsNamed() {
    assertEquals(2, OutcomesMissing.of(new long[] {100, 110, 300}, new long[] {1000, 1000, 1000}).orElseThrow().group());
    assertTrue(OutcomesMissing.of(new long[] {100, 110, 90}, new long[] {1000, 1000, 1000}).isEmpty());
  }

  @Test
  void outcomesMissingByChanceStopOneInAThousandAtMost() {
    RandomGenerator random = new Seed(3).stream("missing");
    int stopped = 0;
    for (int d = 0; d < 2_000; d++) {
      long[] missing = new long[3];
      for (int i = 0; i < 900; i++) {
        missing[i % 3] += random.nextInt(5) == 0 ? 1 : 0;
      }
      stopped += OutcomesMissing.of(missing, new long[] {300, 300, 300}).isPresent() ? 1 : 0;
    }
    assertTrue(stopped <= 7, stopped + " of 2,000");
  }
}
