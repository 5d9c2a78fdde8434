package clientele.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Text;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names over the lines of a small chart cover no line and no other name. */
class NarrowLabelsTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 200, 100);
  private static final Scale ACROSS = new Scale(0, 10, List.of());
  private static final Scale UP = new Scale(0, 1, List.of());

  @Test
  void aNameMovesOffALineThatRunsWhereItWouldStand() {
    ChartSpec.Lines two = lines(line(0.5, 0.5), line(0.62, 0.62)); // the second runs 12 pixels above the first
    Rectangle2D place = LineCharts.clear(60, 200, 50, AREA, two, ACROSS, UP, List.of());
    assertTrue(place.getMinX() >= 0 && place.getMaxX() <= 200, place.toString());
    assertFalse(place.contains(190, 38) || place.contains(150, 38), "the other line at y = 38: " + place);
    assertFalse(place.contains(190, 50) || place.contains(150, 50), "its own at y = 50: " + place);
  }

  @Test
  void namesOfLinesThatEndTogetherStandApart() {
    ChartSpec.Lines three = lines(line(0.5, 0.5), line(0.48, 0.5), line(0.52, 0.5));
    List<Rectangle2D> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Rectangle2D place = LineCharts.clear(60, 200, 50, AREA, three, ACROSS, UP, taken);
      assertEquals(0, taken.stream().filter(place::intersects).count(), place + " over " + taken);
      taken.add(place);
    }
  }

  private static ChartSpec.Line line(double from, double to) {
    return new ChartSpec.Line(Text.literal("a"), ChartSpec.Style.THIS, new double[] {0, 10}, new double[] {from, to}, new double[0], new double[0]);
  }

  private static ChartSpec.Lines lines(ChartSpec.Line... lines) {
    ChartSpec.Axis axis = new ChartSpec.Axis(Text.literal(""), 0, false, false);
    return new ChartSpec.Lines(Text.literal(""), Optional.empty(), axis, axis, List.of(lines), List.of());
  }
}
