package clientele.analysis.segments.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SegmentMapTest {
  private final RandomGenerator random = new Seed(1).stream("map");

  @Test
  void equalValuesAreSpreadOnTheirOwnSideOfTheNext() {
    double[] counts = new double[300];
    Arrays.setAll(counts, i -> i % 3);
    double[] drawn = SegmentsViewModel.spread(counts, false, random);
    for (int i = 0; i < 300; i++) {
      assertEquals(counts[i], Math.round(drawn[i]), "stays nearest to its value");
    }
    assertTrue(Arrays.stream(drawn).distinct().count() > 290);
  }

  @Test
  void valuesThatHardlyAnybodySharesStayWhereTheyAre() {
    double[] amounts = random.doubles(300, 0, 100).toArray();
    assertArrayEquals(amounts, SegmentsViewModel.spread(amounts, false, random));
    assertEquals(Math.log1p(amounts[7]), SegmentsViewModel.spread(amounts, true, random)[7], 1e-12);
  }

  @Test
  void oneLineAmongManyValuesIsSpreadToo() {
    double[] lines = random.doubles(300, 1, 4).toArray();
    Arrays.fill(lines, 0, 60, 1.5);
    double[] drawn = SegmentsViewModel.spread(lines, false, random);
    assertTrue(Arrays.stream(drawn, 0, 60).distinct().count() > 55);
    assertEquals(lines[100], drawn[100]);
  }
}
