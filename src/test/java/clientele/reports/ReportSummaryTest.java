package clientele.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Text;
import clientele.reports.chart.SvgCharts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportSummaryTest {

  @Test
  void aDecisionIsSummedUpOnceAndEveryOtherSectionToo() {
    Block.Headline calls = new Block.Headline(Text.literal("€4,000"), Optional.empty(), Text.literal("Call 300 customers."), "churn_decision");
    Block.Headline share = new Block.Headline(Text.literal("50 %"), Optional.empty(), Text.literal("A fifth brings half."), "segments_found");
    Report report = new Report(
        "Trial", Instant.parse("2025-10-01T09:00:00Z"), List.of(new Report.Decision("churn", Text.literal("Churn"), calls)),
        List.of(new Section("segments", Text.literal("Segments"), List.of(share)), new Section("churn", Text.literal("Churn"), List.of(calls))),
        List.of(), Map.of(), Map.of(), 7);
    String page = new HtmlReport(new SvgCharts(), ZoneOffset.UTC).write(report, Language.ENGLISH);
    String summary = page.substring(page.indexOf("<section id=\"summary\">"), page.indexOf("</section>"));
    assertEquals(2, summary.split("<tr>", -1).length - 1, summary);
    assertTrue(summary.contains("Call 300 customers.") && summary.contains("A fifth brings half."), summary);
  }
}
