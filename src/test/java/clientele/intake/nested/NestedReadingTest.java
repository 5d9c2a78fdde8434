package clientele.intake.nested;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.resource;
import static clientele.intake.Files4Tests.sheet;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.FileImport;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.Table;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedReadingTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private static final String RECORDS =
      """
      [{"customer_id":"007","address":{"city":"Köln","geo":{"lat":50.9}},"tags":["a","b"],"amount":12.50},
       {"customer_id":"008","amount":1e3,"address":{"city":"北京"},"vip":true,"note":null},
       {"customer_id":"009","tags":[]}]
      """;

  @Test
  void flattensRecordsAndJoinsLists() {
    Table table = table(files.text("c.json", RECORDS));
    assertEquals(
        List.of("customer_id", "address.city", "address.geo.lat", "tags", "amount", "vip", "note"), names(table));
    assertArrayEquals(new String[] {"007", "008", "009"}, table.words("customer_id"));
    assertArrayEquals(new String[] {"Köln", "北京", null}, table.words("address.city"));
    assertArrayEquals(new String[] {"a; b", null, null}, table.words("tags"));
    assertEquals("json", sniff(files.text("c.json", RECORDS)).encoding());
  }

  @Test
  void saysWhichListsInsideTheRowsWereNotRead() {
    Path file = files.text("orders.json", """
        {"orders":[{"id":"A1","items":[{"sku":"X","qty":2},{"sku":"Y","qty":1}]},{"id":"A2","items":[{"sku":"X","qty":1}]}],"total":2}
        """);
    clientele.job.JobContext job = Files4Tests.job();
    assertEquals(2, FileImport.sniff(file, SniffOverrides.NONE, job).rows());
    assertEquals("INTAKE-OTHER-TABLES", job.warnings().getFirst().code().id());
    assertEquals(List.of("orders.json", "orders", "orders.items", "orders.items"), job.warnings().getFirst().args());
    clientele.job.JobContext asked = Files4Tests.job();
    assertEquals(3, FileImport.sniff(file, sheet("orders.items"), asked).rows());
    assertEquals(List.of(), asked.warnings());
  }

  @Test
  void readsJsonInOtherEncodings() {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Table table = table(files.text("c.json", "\ufeff" + RECORDS, charset));
      assertArrayEquals(new String[] {"Köln", "北京", null}, table.words("address.city"));
    }
  }

  @Test
  void readsOneRecordPerLineAndSetsBrokenLinesApart() {
    String text =
        "{\"id\":1,\"user\":{\"name\":\"Ann\"}}\n{\"id\":2,\"user\":{\"name\":\"Bob\"}\n\n{\"id\":3,\"x\":\"y\"}\noops\n{\"id\":4}\n";
    Sniffed found = sniff(files.text("e.ndjson", text));
    assertEquals("ndjson", found.encoding());
    assertEquals(3, found.rows());
    assertEquals(2, found.rejects());
    assertEquals(List.of(2L, 5L), found.rejectExamples().stream().map(Sniffed.Reject::line).toList());
    assertEquals(List.of("id", "user.name", "x"), found.columns().stream().map(c -> c.name()).toList());
  }

  @Test
  void takesTheLargestListOfADocumentAndOthersByName() {
    String text =
        """
        {"meta":{"page":1},"result":{"orders":[
          {"order_id":"o1","lines":[{"sku":"a","qty":2},{"sku":"b","qty":1}]},
          {"order_id":"o2","lines":[{"sku":"a","qty":5}]}],
          "currencies":["EUR"]}}
        """;
    Path file = files.text("api.json", text);
    assertEquals("result.orders", sniff(file).sheet());
    assertArrayEquals(new String[] {"2", "1"}, table(file).words("lines"));
    Table lines = table(file, sheet("result.orders.lines"));
    assertEquals(List.of("order_id", "lines.sku", "lines.qty"), names(lines));
    assertArrayEquals(new String[] {"o1", "o1", "o2"}, lines.words("order_id"));
    assertArrayEquals(new long[] {2, 1, 5}, lines.longs("lines.qty"));
  }

  @Test
  void readsTheOtherWaysOfWritingATable() {
    Table lists = table(files.text("l.json", "[[\"name\",\"age\"],[\"Ann\",31],[\"Bob\",42],[\"Cleo\",27]]"));
    assertEquals(List.of("name", "age"), names(lists));
    assertArrayEquals(new long[] {31, 42, 27}, lists.longs("age"));
    Table columns = table(files.text("c.json", "{\"name\":[\"Ann\",\"Bob\"],\"age\":[31,42]}"));
    assertArrayEquals(new String[] {"Ann", "Bob"}, columns.words("name"));
    Table keyed = table(files.text("k.json", "{\"p1\":{\"price\":2},\"p2\":{\"price\":3}}"));
    assertArrayEquals(new String[] {"p1", "p2"}, keyed.words("key"));
    Table values = table(files.text("v.json", "[\"red\",\"green\",\"blue\"]"));
    assertArrayEquals(new String[] {"red", "green", "blue"}, values.words("value"));
    Table one = table(files.text("o.json", "{\"shop\":\"Ulm\",\"open\":true}"));
    assertArrayEquals(new String[] {"Ulm"}, one.words("shop"));
    Table row = table(files.text("s.json", "{\"a\":1}\n{\n\"a\":2}\n{\"a\":3}"));
    assertEquals(3, row.rows());
  }

  @Test
  void keepsBothValuesOfANameThatIsThereTwice() {
    Table table = table(files.text("d.json", "[{\"a\":1,\"a\":2},{\"a\":3}]"));
    assertEquals(List.of("a", "a_2"), names(table));
  }

  @Test
  void readsNoNumberAsMissing() {
    Table table = table(files.text("n.json", "[{\"amount\":NaN},{\"amount\":2.5},{\"amount\":-Infinity},{\"amount\":1}]"));
    assertEquals("2.5", table.words("amount")[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy.parquet", "zstd.parquet", "lz4.parquet"})
  void readsParquetWrittenByDuckDb(String name) {
    Table table = table(resource(name));
    assertEquals(
        List.of("customer_id", "order_date", "seen_at", "amount", "quantity", "member", "score", "address.city",
            "address.zip", "tags"),
        names(table));
    assertArrayEquals(new String[] {"0007", "0008", "0009"}, table.words("customer_id"));
    assertArrayEquals(new String[] {"2024-02-29", "2024-03-01", null}, table.words("order_date"));
    assertEquals("2024-02-29 10:30:00", table.words("seen_at")[0]);
    assertArrayEquals(new String[] {"12.50", "99.99", null}, table.words("amount"));
    assertArrayEquals(new String[] {"Köln", "北京", null}, table.words("address.city"));
    assertArrayEquals(new String[] {"a; b", null, null}, table.words("tags"));
    assertEquals("date", column(sniff(resource(name)), "order_date").type());
  }
}
