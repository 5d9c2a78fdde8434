package clientele.reports.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesInMapsTest {

  @Test
  void namesOfGroupsThatLieOverEachOtherStandApartAndInside() {
    Rectangle2D area = new Rectangle2D.Double(0, 0, 300, 120);
    List<Rectangle2D> taken = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Rectangle2D place = LineCharts.free(taken, 100 + i, i % 2 == 0 ? 5 : 60, 80, area);
      assertTrue(taken.stream().noneMatch(place::intersects), place + " among " + taken);
      assertTrue(place.getMinY() >= 0 && place.getMaxY() <= 120.01);
      taken.add(place);
    }
    assertFalse(taken.isEmpty());
  }
}
