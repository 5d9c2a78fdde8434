package clientele.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Text;
import clientele.reports.chart.ChartSpec.Axis;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No words of a chart lie on other words, or on a line they do not belong to. */
class WordsApartTest {

  @Test
  void asManyNumbersStandBelowAnAxisAsFitBesideEachOther() {
    Scale whole = Scale.of(0, 100, true, 4);
    assertEquals(List.of("0", "25", "50", "75", "100"), labels(whole.labelled(200, w -> 7.0 * w.length())));
    // 72 px: 18 between ticks, but "75" and "100" need 17.5 and room between them
    assertEquals(List.of("0", "50", "100"), labels(whole.labelled(72, w -> 7.0 * w.length())));
    assertEquals(List.of("0"), labels(whole.labelled(10, w -> 7.0 * w.length())));
  }

  @Test
  void theNamesOfTheTwoAxesOfAMapHaveALineEach() {
    ChartSpec.Points spec = new ChartSpec.Points(
        Text.literal("Map"), Optional.empty(), new Axis(Text.literal("Days since last order, log scale"), 1, false, false),
        new Axis(Text.literal("Orders in the last year, log scale"), 1, false, false),
        List.of(new ChartSpec.Group(Text.literal("All"), 1, new double[] {1, 2, 3}, new double[] {1, 3, 2})));
    String svg = new SvgCharts().draw(spec, Language.ENGLISH);
    assertTrue(place(svg, "Days since last order, log scale")[1] - place(svg, "Orders in the last year, log scale")[1] > 60, "one above, one below");
  }

  @Test
  void aRemarkDoesNotRunThroughTheEndOfTheData() {
    LocalDate from = LocalDate.of(2023, 1, 1);
    LocalDate cut = LocalDate.of(2024, 4, 14);
    LocalDate end = LocalDate.of(2025, 9, 30);
    ChartSpec.Timeline spec = new ChartSpec.Timeline(
        Text.literal("What is known"), Optional.empty(),
        List.of(
            new ChartSpec.Lane(Text.literal("Backtest"),
                List.of(new ChartSpec.Window(ChartSpec.Use.KNOWN, from, cut, Optional.empty()),
                    new ChartSpec.Window(ChartSpec.Use.OUTCOME, cut.plusDays(8), cut.plusDays(268), Optional.empty())),
                Optional.of(Text.literal("29 % silent, 26 % of them back by now")), false),
            new ChartSpec.Lane(Text.literal("Scoring"),
                List.of(new ChartSpec.Window(ChartSpec.Use.KNOWN, from, end, Optional.empty())), Optional.empty(), true)),
        end);
    String svg = new SvgCharts().draw(spec, Language.ENGLISH);
    double line = vertical(svg);
    double remark = place(svg, "29 % silent, 26 % of them back by now")[0];
    assertTrue(remark > line, remark + " starts beyond " + line);
  }

  /** Where words are written. */
  private static double[] place(String svg, String words) {
    Matcher found = Pattern.compile("<text x='([-\\d.]+)' y='([-\\d.]+)'[^>]*>" + Pattern.quote(words) + "</text>").matcher(svg);
    assertTrue(found.find(), words + " in " + svg);
    return new double[] {Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))};
  }

  /** Where the thickest upright line stands: that of the end of the data. */
  private static double vertical(String svg) {
    Matcher lines = Pattern.compile("<line x1='([-\\d.]+)' y1='[-\\d.]+' x2='([-\\d.]+)' y2='[-\\d.]+' style='stroke-width:1.3999").matcher(svg);
    assertTrue(lines.find(), svg);
    return Double.parseDouble(lines.group(1));
  }

  private static List<String> labels(Scale scale) {
    return scale.ticks().stream().map(Scale.Tick::label).toList();
  }
}
