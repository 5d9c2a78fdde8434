package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.analysis.ReportAssembly;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Seed;
import clientele.demo.DemoCompany;
import clientele.demo.DemoTruths;
import clientele.job.JobContext;
import clientele.job.JobRunner;
import clientele.ledger.Ledger;
import clientele.ledger.MemoryJournal;
import clientele.reports.Block;
import clientele.reports.HtmlReport;
import clientele.reports.Report;
import clientele.reports.Section;
import clientele.reports.chart.ChartSpec;
import clientele.reports.chart.StrictSvg;
import clientele.reports.chart.SvgCharts;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report of the demo study as it leaves the program: what a browser takes of it, and what must not be in it. */
class DemoReportTest {
  @TempDir static Path folder;
  private static Report report;

  @BeforeAll
  static void study() throws IOException {
    JobRunner runner = new JobRunner(Clock.systemUTC(), Runnable::run);
    Ledger ledger =
        new Ledger(
            new MemoryStore(), new MemoryJournal(new StudySettings(DemoCompany.NAME, 2025, "EUR")), runner,
            Map.of("clientele", "test"));
    DemoStudy demo = new DemoStudy(new FileShelf(folder, java.time.Clock.systemUTC()), Analyses.discover(), folder);
    demo.fill(ledger, JobContext.quiet(new Seed(0)), new DemoCompany(DemoTruths.PLANTED, new Seed(2025), 1_500).write(folder.resolve("raw")));
    report = new ReportAssembly(Analyses.discover()).assemble(ledger, Clock.systemUTC().instant());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyChartOfEverySectionIsReadToItsLastNumber(Language language) {
    int charts = 0;
    int segments = 0;
    Set<String> without = new TreeSet<>();
    for (Section section : report.sections()) {
      for (Block block : section.blocks()) {
        if (block instanceof Block.Chart chart) {
          StrictSvg.Read read = StrictSvg.read(new SvgCharts().draw(chart.spec(), language));
          charts++;
          segments += read.segments();
          if (lines(chart.spec()) && read.paths() == 0) {
            without.add(section.id() + " " + Messages.render(chart.spec().title(), language));
          }
        }
      }
    }
    assertTrue(charts >= 8, charts + " charts");
    assertTrue(segments > 500, segments + " segments of paths");
    assertEquals(Set.of(), without, "charts of lines that draw no path");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theWholePageHoldsNothingOfTheComputerAndNothingRaw(Language language) throws IOException {
    String page = new HtmlReport(new SvgCharts(), ZoneOffset.UTC).write(report, language);
    Files.writeString(Path.of("target", "demo-report-" + language.tag() + ".html"), page);
    String home = folder.toAbsolutePath().toString();
    assertFalse(page.contains(home), "a folder of this computer");
    assertFalse(page.contains("-999999999"), "a date that means none");
    assertFalse(page.contains("{&quot;") || page.contains("&quot;:"), "JSON");
    assertTrue(page.contains("orders.csv"), "the name of a file stays");
    assertTrue(page.contains("300"), "capacity of the call list");
    for (Report.Step step : report.steps()) {
      for (Report.Told told : step.parameters()) {
        String name = Messages.render(told.name(), language);
        assertFalse(name.contains("op." + step.operation()), "no words for " + name);
        assertFalse(Messages.render(told.value(), language).isBlank(), step.operation() + " " + name);
      }
    }
  }

  @Test
  void theSummaryBeginsWithTheDecision() {
    String page = new HtmlReport(new SvgCharts(), ZoneOffset.UTC).write(report, Language.ENGLISH);
    String summary = page.substring(page.indexOf("<section id=\"summary\">"), page.indexOf("</section>"));
    String decided = Messages.render(report.decisions().getFirst().answer().figure(), Language.ENGLISH);
    int first = summary.indexOf("<strong>") + "<strong>".length();
    assertEquals(decided, summary.substring(first, summary.indexOf("</strong>")));
  }

  @Test
  void rowsLeftOutAsDuplicatesAreAmongWhatWasSetApart() {
    Section data = report.sections().stream().filter(s -> s.id().equals("data")).findFirst().orElseThrow();
    long left = report.steps().stream().filter(s -> s.operation().equals("data.drop-duplicates")).mapToLong(Report.Step::rowsRejected).sum();
    assertTrue(left > 0, "the demo files hold rows twice");
    List<Double> counts = new ArrayList<>();
    for (Block block : data.blocks()) {
      if (block instanceof Block.Grid grid) {
        for (List<Block.Cell> row : grid.rows()) {
          boolean duplicate = row.stream().anyMatch(c -> c instanceof Block.Cell.Words said
              && Messages.render(said.text(), Language.ENGLISH).equals("equal to an earlier row"));
          if (duplicate && row.getLast() instanceof Block.Cell.Number number) {
            counts.add(number.value());
          }
        }
      }
    }
    assertEquals(left, counts.stream().mapToDouble(d -> d).sum());
  }

  private static boolean lines(ChartSpec spec) {
    return spec instanceof ChartSpec.Lines || spec instanceof ChartSpec.Calibration;
  }
}
