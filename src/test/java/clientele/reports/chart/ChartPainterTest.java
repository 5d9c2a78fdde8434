package clientele.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

class ChartPainterTest {

  @Test
  void drawsEveryKindOnBothPages() throws IOException {
    for (Palette palette : List.of(Palette.light(), Palette.night())) {
      int place = 0;
      BufferedImage sheet = new BufferedImage(1440, 1300, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = sheet.createGraphics();
      g.setColor(palette.page());
      g.fillRect(0, 0, 1440, 1300);
      for (ChartSpec spec : SampleCharts.all()) {
        ChartPainter painter = new ChartPainter(palette, Language.ENGLISH);
        double height = painter.height(spec) + ChartPainter.headHeight();
        BufferedImage alone = new BufferedImage(440, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D one = alone.createGraphics();
        one.setColor(palette.page());
        one.fillRect(0, 0, 440, (int) height);
        JFreeChart chart = painter.paint(spec, true);
        chart.draw(one, new Rectangle2D.Double(0, 0, 440, height));
        assertTrue(colours(alone).size() > 4, spec.getClass().getSimpleName() + " drew next to nothing");
        g.drawImage(alone, 24 + place % 3 * 470, 16 + place / 3 * 320, null);
        place++;
      }
      File folder = new File("target/screenshots");
      assertTrue(folder.isDirectory() || folder.mkdirs());
      ImageIO.write(sheet, "png", new File(folder, palette.dark() ? "charts-dark.png" : "charts-light.png"));
    }
  }

  @Test
  void everyMarkOfAnEstimateAnswersThePointerWithItsInterval() {
    JFreeChart chart = new ChartPainter(Palette.light(), Language.ENGLISH).paint(SampleCharts.dots(), false);
    ChartRenderingInfo info = new ChartRenderingInfo();
    BufferedImage image = new BufferedImage(440, 140, BufferedImage.TYPE_INT_RGB);
    chart.draw(image.createGraphics(), new Rectangle2D.Double(0, 0, 440, 140), null, info);
    List<String> tips =
        IntStream.range(0, info.getEntityCollection().getEntityCount())
            .mapToObj(i -> info.getEntityCollection().getEntity(i).getToolTipText())
            .filter(t -> t != null)
            .toList();
    assertTrue(tips.contains("EASE (chosen): 31.0 (29.4–32.6)"), tips.toString());
    assertEquals(4, tips.size());
  }

  /** Joints above the cut join groups and have the colour of none; every joint tells its height, every branch what it holds. */
  @Test
  void aTreeHasTheColoursOfItsGroupsBelowTheCut() {
    JFreeChart chart = new ChartPainter(Palette.light(), Language.ENGLISH).paint(SampleCharts.tree(), false);
    ChartRenderingInfo info = new ChartRenderingInfo();
    BufferedImage image = new BufferedImage(440, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 440, 200);
    chart.draw(g, new Rectangle2D.Double(0, 0, 440, 200), null, info);
    List<String> tips = IntStream.range(0, info.getEntityCollection().getEntityCount())
        .mapToObj(i -> info.getEntityCollection().getEntity(i).getToolTipText()).filter(t -> t != null).toList();
    assertTrue(tips.containsAll(List.of("120 customers", "230 customers", "22.5", "6.3")), tips.toString());
    int[] highest = new int[4];
    java.util.Arrays.fill(highest, 200);
    for (int y = 199; y >= 0; y--) {
      for (int x = 0; x < 440; x++) {
        for (int c = 1; c <= 3; c++) {
          highest[c] = image.getRGB(x, y) == Palette.light().category(c).getRGB() ? y : highest[c];
        }
      }
    }
    // the axis goes from 0 at 182 to 30 at 18: the first group hangs from 22.5, the other two from the joint at 14
    assertEquals(182 - 164 * 22.5 / 30, highest[1], 2.5);
    assertEquals(182 - 164 * 14 / 30.0, highest[2], 2.5);
    assertEquals(182 - 164 * 14 / 30.0, highest[3], 2.5);
  }

  /** Between whole numbers nothing is counted: two to four segments have no 2.5. */
  @Test
  void anAxisOfCountsHasWholeTicks() {
    ChartSpec.Axis counts = new ChartSpec.Axis(clientele.base.Text.literal("number of segments"), 0, false, false);
    ChartSpec few = new ChartSpec.Lines(
        clientele.base.Text.literal("few"), java.util.Optional.empty(), counts, new ChartSpec.Axis(clientele.base.Text.literal(""), 1, true, false),
        List.of(new ChartSpec.Line(clientele.base.Text.literal("stability"), ChartSpec.Style.THIS, new double[] {2, 3, 4},
            new double[] {0.9, 0.8, 0.7}, new double[0], new double[0])), List.of());
    String svg = new SvgCharts().draw(few, Language.ENGLISH);
    assertTrue(svg.matches("(?s).*>3<.*") && !svg.contains(">2.5<"), "whole ticks");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void svgIsWellFormedAndKeepsItsText(Language language) throws Exception {
    String svg = new SvgCharts().draw(SampleCharts.trend(), language);
    java.nio.file.Files.writeString(java.nio.file.Path.of("target/trend.svg"), svg);
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    assertEquals("svg", document.getDocumentElement().getTagName());
    assertTrue(document.getDocumentElement().getTextContent().contains("德国更换承运商"), svg);
    assertFalse(svg.contains("<image"), "a picture inside a drawing");
    assertFalse(svg.contains("href=\"http"), "an outside request");
  }

  @Test
  void numbersOfSvgHaveDigitsAfterTheirPoint() {
    assertEquals("67", SvgCharts.brief(67.004));
    assertEquals("0", SvgCharts.brief(-0.004));
    assertEquals("-0.5", SvgCharts.brief(-0.499));
    assertEquals("1200", SvgCharts.brief(1199.999));
    assertThrows(IllegalArgumentException.class, () -> SvgCharts.brief(Double.NaN));
  }

  @Test
  void theStrictReaderStopsWhereBrowsersDo() {
    assertEquals(2, StrictSvg.read("<svg><path d='M1 2L-3.5,.5'/></svg>").segments());
    for (String path : List.of("M67. 5L4 4", "M1 2L3", "M1 2LNaN 4", "L1 2", "M1 2,,3 4")) {
      assertThrows(AssertionError.class, () -> StrictSvg.read("<svg><path d='" + path + "'/></svg>"), path);
    }
    assertThrows(AssertionError.class, () -> StrictSvg.read("<svg><rect x='12.'/></svg>"));
    assertThrows(AssertionError.class, () -> StrictSvg.read("<svg><g transform='matrix(1,0,0,1,8.,2)'/></svg>"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyKindOfChartIsReadByAStrictReader(Language language) {
    for (ChartSpec spec : SampleCharts.all()) {
      assertTrue(StrictSvg.read(new SvgCharts().draw(spec, language)).numbers() > 20, spec.getClass().getSimpleName());
    }
  }

  @Test
  void svgOfTheSameChartIsTheSame() {
    assertEquals(
        new SvgCharts().draw(SampleCharts.lines(), Language.ENGLISH),
        new SvgCharts().draw(SampleCharts.lines(), Language.ENGLISH));
  }

  @Test
  void ticksAreFewAndRound() {
    assertEquals(
        List.of("0", "20", "40", "60"), labels(Scale.of(0, 59, true, 4)));
    assertEquals(List.of("0.4", "0.6", "0.8", "1.0"), labels(Scale.of(0.47, 0.93, false, 4)));
    assertEquals(List.of("−10", "0", "10", "20"), labels(Scale.of(-3.5, 17, false, 4)));
  }

  @Test
  void aTimeAxisNamesMonthsInTheLanguageOfTheReader() {
    double from = java.time.LocalDate.of(2025, 1, 1).toEpochDay();
    double to = java.time.LocalDate.of(2025, 9, 30).toEpochDay();
    assertEquals("Jan 2025", Scale.days(from, to, Language.ENGLISH, 9).ticks().getFirst().label());
    assertEquals("2月", Scale.days(from, to, Language.CHINESE, 9).ticks().get(1).label());
  }

  @Test
  void constantValuesStillMakeAnAxis() {
    Scale scale = Scale.of(5, 5, false, 4);
    assertTrue(scale.low() < 5 && scale.high() > 5);
  }

  private static List<String> labels(Scale scale) {
    return scale.ticks().stream().map(Scale.Tick::label).toList();
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> found = new TreeSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        found.add(new Color(image.getRGB(x, y)).getRGB());
      }
    }
    return found;
  }
}
