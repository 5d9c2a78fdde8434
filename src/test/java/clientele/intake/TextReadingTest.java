package clientele.intake;

import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.Role;
import clientele.study.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReadingTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  @Test
  void readsQuotesNewlinesAndDoubledQuotesAsRfc4180Says() {
    Table table = table(files.text("a.csv", "a,b\r\n1,\"ha \r\n\"\"ha\"\" \r\nha\"\r\n3,\"x, y\"\r\n"));
    assertArrayEquals(new String[] {"ha \r\n\"ha\" \r\nha", "x, y"}, table.words("b"));
    assertArrayEquals(new String[] {"1", "3"}, table.words("a"));
  }

  @Test
  void readsBackslashEscapes() {
    Sniffed found = sniff(files.text("a.csv", "a,b\n1,\"say \\\"hi\\\" now\"\n2,\"x\"\n"));
    assertEquals("\\", found.escape());
    assertEquals("say \"hi\" now", found.preview().getFirst().get(1));
  }

  @Test
  void findsEachDelimiter() {
    assertEquals(";", sniff(files.text("s.csv", "name;price\nA, big;1,5\nB;2,25\n")).delimiter());
    assertEquals("\t", sniff(files.text("t.csv", "name\tprice\nA, b\t1.5\nB\t2.25\n")).delimiter());
    assertEquals("|", sniff(files.text("p.csv", "name|price\nA, b|1.5\nB|2.25\n")).delimiter());
    assertEquals(",", sniff(files.text("c.csv", "name,price\n\"A; b\",1.5\nB,2.25\n")).delimiter());
  }

  @Test
  void readsGb18030WithoutBeingTold() {
    String text = "客户编号,评价\n001,味道不错，送餐很快\n002,太慢了，下次不会再点\n";
    Sniffed found = sniff(files.text("g.csv", text, Charset.forName("GB18030")));
    assertEquals("GB18030", found.encoding());
    assertEquals("味道不错，送餐很快", found.preview().getFirst().get(1));
    assertTrue(found.encodings().getFirst().preview().getFirst().contains("客户编号"));
  }

  @Test
  void readsWindows1252WithoutBeingTold() {
    String text = "Kunde;Stadt;Betrag\n1;Köln;€ 5,00\n2;Zürich;€ 6,50\n3;Besançon;€ 7,25\n";
    Sniffed found = sniff(files.text("w.csv", text, Charset.forName("windows-1252")));
    assertEquals("windows-1252", found.encoding());
    assertEquals("Zürich", found.preview().get(1).get(1));
  }

  @Test
  void readsBig5WithoutBeingTold() {
    String text = "編號,地址,說明\n1,臺北市中山區,交通方便服務親切\n2,高雄市左營區,價格合理但是等很久\n";
    Sniffed found = sniff(files.text("b5.csv", text, Charset.forName("Big5")));
    assertEquals("Big5", found.encoding());
    assertEquals("高雄市左營區", found.preview().get(1).get(1));
  }

  @Test
  void readsUtf16AndTakesTheByteOrderMarkOff() {
    Sniffed found = sniff(files.text("u.csv", "\ufeffid,名称\n1,甲\n2,乙\n", StandardCharsets.UTF_16LE));
    assertEquals("UTF-16LE", found.encoding());
    assertEquals("id", found.columns().getFirst().name());
    assertEquals("id", sniff(files.text("b.csv", "\ufeffid,x\n1,2\n")).columns().getFirst().name());
  }

  @Test
  void noticesAnotherEncodingFarBehindAPlainBeginning() {
    StringBuilder text = new StringBuilder("id,city\n");
    for (int i = 0; i < 40_000; i++) {
      text.append(i).append(",Berlin\n");
    }
    text.append("40000,Köln\n40001,Düsseldorf\n");
    Sniffed found = sniff(files.text("w.csv", text.toString(), Charset.forName("windows-1252")));
    assertEquals("windows-1252", found.encoding());
    assertEquals(40_002, found.rows());
  }

  @Test
  void refusesSingleLinesThatAreNotUtf8() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("id,name\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 50; i++) {
      bytes.writeBytes((i + ",Müller\n").getBytes(StandardCharsets.UTF_8));
    }
    bytes.writeBytes(new byte[] {'9', ',', (byte) 0xc3, 'x', '\n'});
    Sniffed found = sniff(files.bytes("u.csv", bytes.toByteArray()));
    assertEquals("UTF-8", found.encoding());
    assertEquals(50, found.rows());
    assertEquals(1, found.rejects());
    assertEquals(52, found.rejectExamples().getFirst().line());
  }

  @Test
  void readsGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }
    Path file = files.bytes("orders.csv.gz", packed.toByteArray());
    assertEquals(1, sniff(file).rows());
    assertEquals("orders", FileImport.tableName(file));
  }

  @Test
  void skipsLinesAboveTheTable() {
    String text = "Sales report 2024,,,\nmade by,Anna,,\n,,,\nid,name,qty,price\n1,A,2,1.5\n2,B,3,2.5\n3,C,4,3.5\n4,D,5,4.5\n";
    Sniffed found = sniff(files.text("p.csv", text));
    assertEquals("qty", found.columns().get(2).name());
    assertEquals(4, found.rows());
  }

  @Test
  void seesThatThereIsNoHeader() {
    Sniffed found = sniff(files.text("n.csv", "1,Anna,2.5\n2,Ben,3.5\n3,Cleo,4.5\n"));
    assertEquals(0, found.headerRows());
    assertEquals(3, found.rows());
    assertEquals("column_1", found.columns().getFirst().name());
  }

  @Test
  void aFirstRowWithoutValuesIsNoSecondRowOfNames() {
    String rows = "1,2.50,2024-01-02\n2,3.50,2024-01-03\n3,4.50,2024-01-04\n4,NA,2024-01-05\n5,5.50,NULL\n";
    for (String first : List.of("0,NA,NULL\n", "7,n/a,-\n", "8,unknown,#NV\n")) {
      Sniffed found = sniff(files.text("n" + first.charAt(0) + ".csv", "id,amount,day\n" + first + rows));
      assertEquals(1, found.headerRows(), first);
    }
    Table table = table(files.text("n.csv", "id,amount,day\n0,NA,#WERT!\n" + rows));
    assertArrayEquals(new String[] {null, "2.50", "3.50", "4.50", null, "5.50"}, table.words("amount"));
    assertEquals("2024-01-02", table.words("day")[1]);
  }

  @Test
  void readsTwoHeaderRows() {
    String text = "year,sales,sales\n,north,south\n2020,1.5,2.5\n2021,3.5,4.5\n2022,5.5,6.5\n2023,7.5,8.5\n";
    Sniffed found = sniff(files.text("h.csv", text));
    assertEquals(2, found.headerRows());
    assertEquals("sales south", found.columns().get(2).name());
    assertEquals(4, found.rows());
  }

  @Test
  void keepsRaggedLinesWithTheirNumberAndText() {
    Path file = files.text("r.csv", "a,b,c\n1,2,3\n4\n6,7,8\n\"9\nx\",1,2\n1,2,3,4\n5,6,7,\n");
    var study = Files4Tests.study(file, SniffOverrides.NONE);
    Table rejects = study.view().table("t_rejects");
    assertEquals(Role.REJECTS, rejects.version().role());
    assertArrayEquals(new long[] {3, 7}, rejects.longs("line"));
    assertArrayEquals(new String[] {"4", "1,2,3,4"}, rejects.words("raw"));
    assertEquals(4, study.view().table("t").rows());
  }

  @Test
  void fillsShortLinesWithMissingAndSaysSo() {
    StringBuilder text = new StringBuilder("id,town,score,note\n");
    for (int i = 10; i < 30; i++) {
      text.append("A").append(i).append(",Bonn,").append(i).append(".5,fine\n");
    }
    Path file = files.text("s.csv", text + "A31,Ulm,7.5\n");
    Sniffed found = sniff(file);
    assertEquals(21, found.rows());
    assertEquals(0, found.rejects());
    assertEquals(22, found.mendedExamples().getFirst().line());
    assertEquals("mend.missing-fields", found.mendedExamples().getFirst().reason().key());
    assertArrayEquals(new String[] {"fine", null}, java.util.Arrays.copyOfRange(table(file).words("note"), 19, 21));
  }

  @Test
  void readsALineWithAQuoteThatIsNeverClosedAsItWasMeant() {
    Path file = files.text("q.csv", "a,b,c\n1,x,3\n2,\"open,4\n3,\"y\",5\n4,z,6\n");
    Table table = table(file);
    assertArrayEquals(new String[] {"1", "2", "3", "4"}, table.words("a"));
    assertEquals("\"open", table.words("b")[1]);
    Sniffed found = sniff(file);
    assertEquals(0, found.rejects());
    assertEquals("2,\"open,4", found.mendedExamples().getFirst().raw());
    assertEquals(3, found.mendedExamples().getFirst().line());
    assertEquals("mend.stray-quote", found.mendedExamples().getFirst().reason().key());
  }

  @Test
  void refusesALineWithAnOpenQuoteIfItCanBeMeantInTwoWays() {
    Sniffed found = sniff(files.text("q.csv", "a,b,c\nn,x,m\no,\"open,hole,p\nq,\"y\",r\ns,z,t\n"));
    assertEquals(3, found.rows());
    assertEquals("o,\"open,hole,p", found.rejectExamples().getFirst().raw());
    assertEquals("reject.open-quote", found.rejectExamples().getFirst().reason().key());
  }

  @Test
  void leavesOutColumnsWithoutNameAndValues() {
    Sniffed found = sniff(files.text("h.csv", "id,,town,,\n1,,Bonn,,\n2,,Ulm,x,\n"));
    assertEquals(List.of("id", "town", "column_4"), found.columns().stream().map(Sniffed.SniffedColumn::name).toList());
    assertEquals(List.of("2", "Ulm", "x"), found.preview().get(1));
  }

  @Test
  void readsAFileInWhichMostLinesLeaveOutTheirLastFields() {
    StringBuilder text = new StringBuilder("id,town,score,note\n");
    for (int i = 0; i < 90_000; i++) {
      text.append("A").append(i).append(",Bonn,").append(i % 50).append(i % 3 == 0 ? ".5,fine\n" : ".5\n");
    }
    Sniffed found = sniff(files.text("s.csv", text.toString()));
    assertEquals(90_000, found.rows());
    assertEquals(60_000, found.mendedReasons().getFirst().count());
  }

  @Test
  void namesStayOverTheirColumnsWhereTwoRanTogether() {
    String rows = "A1,Bonn,3,2.50\nA2,Ulm,1,3.50\nA3,Jena,2,4.50\nA4,Trier,5,1.25\n";
    Sniffed glued = sniff(files.text("g.csv", "keytown,qty,price\n" + rows));
    assertEquals("qty", glued.columns().get(2).name());
    Sniffed rowNames = sniff(files.text("r.csv", "town,qty,price\n" + rows));
    assertEquals(List.of("column_1", "town"), rowNames.columns().stream().limit(2).map(Sniffed.SniffedColumn::name).toList());
    Sniffed end = sniff(files.text("e.csv", "key,order_date,priceremark\nA1,2024-05-01,3,fine\nA2,2024-05-02,1,late\nA3,2024-05-03,2,ok\nA4,2024-05-04,5,ok\n"));
    assertEquals("order_date", end.columns().get(1).name());
  }

  @Test
  void readsColumnsLinedUpWithSpaces() {
    Sniffed found = sniff(files.text("s.txt", " 0001 19970101  2   29.33\n 0002 19970118 12  129.73\n 0003 19970802  1   14.96\n"));
    assertEquals(4, found.columns().size());
    assertEquals(List.of("0002", "19970118", "12", "129.73"), found.preview().get(1));
  }

  @Test
  void readsTwoSignsBetweenFields() {
    Sniffed found = sniff(files.text("r.dat", "1::1193::5::978300760\n1::661::3::978302109\n2::1357::5::978298709\n"));
    assertEquals("::", found.delimiter());
    assertEquals(List.of("1", "661", "3", "978302109"), found.preview().get(1));
  }

  @Test
  void doesNotCutListsOfOneColumn() {
    assertEquals(1, sniff(files.text("t.txt", "clock\n00:15\n00:30\n00:45\n01:00\n")).columns().size());
    assertEquals(1, sniff(files.text("u.txt", "link\nhttp://a.example/x\nhttp://b.example/y\nhttp://c.example/z\n")).columns().size());
    assertEquals(1, sniff(files.text("n.txt", "Customer Name\nAnna Weiss\nBen Holm\nCleo Ruiz\nDan Ek\n")).columns().size());
    assertEquals(1, sniff(files.text("p.txt", "review\nVery good, would buy again\nToo small\nNice, cheap, and fast enough for me\nBad\n")).columns().size());
  }

  @Test
  void losesNoLinesBetweenTwoStrayQuotes() {
    StringBuilder text = new StringBuilder("text\tscore\n");
    for (int i = 0; i < 40; i++) {
      text.append(i == 10 ? "\"Well, it works" : i == 14 ? "It is \"good\"" : "word " + i).append("\t").append(i % 2).append('\n');
    }
    assertEquals(40, sniff(files.text("q.tsv", text.toString())).rows());
  }

  @Test
  void readsOldMacLineEnds() {
    Sniffed found = sniff(files.text("m.csv", "a,b\r1,2\r3,4\r"));
    assertEquals("CR", found.newline());
    assertEquals(2, found.rows());
  }

  @Test
  void readsRecordsAcrossBlockBorders() {
    StringBuilder text = new StringBuilder("id,text\n");
    int rows = 30_000;
    for (int i = 0; i < rows; i++) {
      text.append(i).append(",\"line ").append(i).append("\nwith \"\"quotes\"\" and ").append("x".repeat(i % 97)).append("\"\n");
    }
    Table table = table(files.text("big.csv", text.toString()));
    assertEquals(rows, table.rows());
    String[] words = table.words("text");
    for (int i = 0; i < rows; i++) {
      assertEquals("line " + i + "\nwith \"quotes\" and " + "x".repeat(i % 97), words[i]);
    }
  }

  @Test
  void keepsTheLineOfACellBehindRecordsOfManyLines() {
    StringBuilder text = new StringBuilder("note,price\n\"two\nlines\",1.5\n");
    for (int i = 0; i < 40; i++) {
      text.append("n").append(i).append(",2.5\n");
    }
    text.append("last,cheap\n");
    var study = Files4Tests.study(files.text("l.csv", text.toString()), SniffOverrides.NONE);
    Table rejects = study.view().table("t_rejects");
    assertArrayEquals(new long[] {44}, rejects.longs("line"));
    assertArrayEquals(new String[] {"cheap"}, rejects.words("raw"));
    assertArrayEquals(new String[] {"price"}, rejects.words("column"));
    assertEquals(42, study.view().table("t").rows());
  }
}
