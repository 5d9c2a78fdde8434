package clientele.intake.web;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.resource;
import static clientele.intake.Files4Tests.sheet;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.Table;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebReadingTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private static final String PAGE =
      """
      <!DOCTYPE html><html><body><table><tr><td><a href="/">Home</a></td><td>Shop</td></tr><tr><td>Help</td><td>About</td></tr></table>
      <table id="sales"><thead><tr><th rowspan=2>Region</th><th colspan=2>2024</th></tr><tr><th>Sales</th><th>Cost</th></tr></thead>
      <tr><td>North<span style="display: none">000123</span></td><td>1,234.50</td><td>10<br>EUR</td></tr>
      <tr><td>South</td><td>99.00</td><td>20 EUR</td></tr>
      <tr style="display:none"><td>Ghost</td><td>1</td><td>1</td></tr>
      <tr><td colspan=2>no sales</td><td>30 EUR</td></tr></table>
      <script src="http://example.invalid/x.js"></script><img src="http://example.invalid/p.png"></body></html>
      """;

  @Test
  void takesTheLargestTableOfAPageWithoutWhatItHides() {
    Path file = files.text("p.html", PAGE);
    Sniffed found = sniff(file);
    assertEquals("html", found.encoding());
    assertEquals("sales", found.sheet());
    Table table = table(file);
    assertEquals(List.of("Region", "2024 Sales", "2024 Cost"), names(table));
    assertArrayEquals(new String[] {"North", "South", "no sales"}, table.words("Region"));
    assertEquals("10 EUR", sniff(file).preview().get(0).get(2));
    assertEquals(2, sniff(file, sheet("1")).columns().size());
  }

  @Test
  void readsAPageThatCallsItselfAWorkbookInItsOwnCharset() {
    String page =
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body><table>"
            + "<tr><td>客户编号</td><td>金额</td></tr><tr><td>0001</td><td>12.5</td></tr><tr><td>0002</td><td>3.5</td></tr></table>";
    Table table = table(files.text("export.xls", page, Charset.forName("GB18030")));
    assertEquals(List.of("客户编号", "金额"), names(table));
    assertArrayEquals(new String[] {"0001", "0002"}, table.words("客户编号"));
  }

  @Test
  void readsThePageOfASpreadsheet() {
    Table table = table(resource("shop.html"), sheet("1"));
    assertEquals(List.of("Customer ID", "Order Date", "Unit Price", "Quantity", "Amount", "Note"), names(table));
  }

  private static final String AGENT = "\"Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0\"";
  private static final String LOG =
      """
      10.0.0.1 - - [17/May/2015:10:05:03 +0200] "GET /shop/item?id=7 HTTP/1.1" 200 2030 "https://a.example/" %1$s
      10.0.0.2 - - [17/May/2015:10:05:40 +0200] "GET /robots.txt HTTP/1.1" 200 - "-" "Googlebot/2.1 (+http://www.google.com/bot.html)"
      10.0.0.1 - - [17/May/2015:10:35:03 +0200] "POST /cart HTTP/1.1" 302 0 "-" %1$s
      garbage that is no request
      10.0.0.1 - - [17/May/2015:11:05:04 +0200] "GET /say \\"hi\\" HTTP/1.1" 404 12 "-" %1$s
      10.0.0.9 - anna [17/May/2015:11:06:00 +0200] "GET / HTTP/1.1" 200 12 "-" %1$s
      """.formatted(AGENT);

  @Test
  void readsTheLogOfAWebServerAsEventsInSessions() {
    Path file = files.text("access.log", LOG);
    Sniffed found = sniff(file);
    assertEquals("access-log", found.encoding());
    assertEquals("events", found.role());
    assertEquals(1, found.rejects());
    assertEquals(4, found.rejectExamples().getFirst().line());
    Table table = table(file);
    assertEquals("2015-05-17 08:05:03", table.words("date")[0]);
    assertEquals("/shop/item", table.words("path")[0]);
    assertEquals("id=7", table.words("query")[0]);
    assertArrayEquals(new String[] {"false", "true", "false", "false", "false"}, table.words("bot"));
    String[] sessions = table.words("session_id");
    assertEquals(sessions[0], sessions[2], "30 minutes of silence end no session");
    assertNotEquals(sessions[2], sessions[3], "30 minutes and a second do");
    assertEquals(table.words("visitor_id")[0], table.words("visitor_id")[3]);
    assertEquals("anna", table.words("visitor_id")[4]);
  }

  @Test
  void endsSessionsAfterAnotherSilenceIfAsked() {
    SniffOverrides hour =
        new SniffOverrides("", "", "", "", "", "", "", Optional.empty(), Map.of(), Map.of(), 60, List.of(),
            clientele.base.Secret.NONE);
    String[] sessions = table(files.text("access.log", LOG), hour).words("session_id");
    assertEquals(sessions[0], sessions[3]);
  }

  @Test
  void readsLogsInJsonLines() {
    String line =
        "{\"time\": \"17/May/2015:08:0%d:32 +0000\", \"remote_ip\": \"93.1.2.3\", \"remote_user\": \"-\", "
            + "\"request\": \"GET /d/%d HTTP/1.1\", \"response\": 304, \"bytes\": 0, \"referrer\": \"-\", \"agent\": \"curl/8\"}\n";
    Sniffed found = sniff(files.text("a.json", line.formatted(1, 1) + line.formatted(2, 2) + line.formatted(3, 3)));
    assertEquals("access-log", found.encoding());
    assertEquals(3, found.rows());
    assertEquals(List.of("2015-05-17 08:01:32", "GET", "/d/1", "304", "true"),
        List.of(at(found, 0), at(found, 5), at(found, 6), at(found, 8), at(found, 12)));
  }

  private static String at(Sniffed found, int column) {
    return found.preview().getFirst().get(column);
  }
}
