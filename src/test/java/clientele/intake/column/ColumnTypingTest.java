package clientele.intake.column;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.intake.Files4Tests;
import clientele.intake.cell.DateScan;
import clientele.intake.cell.NumberScan;
import clientele.intake.choice.Sniffed;
import clientele.study.Kind;
import clientele.study.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypingTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private String type(String header, String... values) {
    Path file = files.text("c.csv", header + ";x\n" + String.join(";1\n", values) + ";1\n");
    return sniff(file).columns().getFirst().type();
  }

  /** One cell of ten says that there is no number; the others are numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN", "Nil", "未填写", "(blank)", "暂无", "#NV", "k.A.", "–"})
  void aWordForNoValueLeavesNumbersNumbers(String word) {
    assertEquals("integer", type("visits", "3", "1", "4", "1", "5", "9", "2", "6", "5", word));
  }

  @Test
  void aNumberThatIsToComeIsToldAndNotEmptied() {
    assertEquals("text", type("visits", "3", "1", "tbc"));
    assertEquals("text", type("visits", "3", "1", "待定"));
  }

  @Test
  void keepsLeadingZerosInCustomerIds() {
    Table table = table(files.text("c.csv", "customer_id,plain\n0048812,007\n0048813,012\n"));
    assertArrayEquals(new String[] {"0048812", "0048813"}, table.words("customer_id"));
    assertArrayEquals(new String[] {"007", "012"}, table.words("plain"));
    assertEquals(Kind.TEXT, table.column("plain").orElseThrow().kind());
  }

  @Test
  void keepsIdsPhonesAndPostcodesAsText() {
    assertEquals("text", type("CustomerID", "17850", "13047"));
    assertEquals("text", type("手机号", "13812345678", "13912345678"));
    assertEquals("text", type("Zip Code", "90210", "10001"));
    assertEquals("text", type("订单号", "20240001", "20240002"));
    assertEquals("text", type("coupon_upc", "10000085320", "52100041050"), "GS1: a number by which a thing is known, not an amount");
    assertEquals("text", type("Item EAN", "4006381333931", "5901234123457"));
    assertEquals("text", type("x9", "13812345678", "13912345678"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|12|12|0|0", "-3.50|-350|-350|2|-1", "1,234|1234|1234|0|3", "1.234,50|123450|123450|-1|2",
        "1,234.50|123450|123450|2|-1", "¥1,200|1200|1200|0|3", "￥1200.5|12005|12005|1|-1", "€ 5,00|500|500|-1|2",
        "1 234,5|12345|12345|-1|1", "1'234.5|12345|12345|1|-1", "(12.30)|-1230|-1230|2|-1", "12-|-12|-12|0|0",
        "15%|15|15|0|0", "$1,234,567|1234567|1234567|0|-1", "5元|5|5|0|0",
        "1.2万|12000|12000|0|-1", "1,5万|15000|15000|-1|0", "3亿|300000000|300000000|0|0", "¥2.35万|23500|23500|0|-1",
        "１２３４|1234|1234|0|0", "１，２３４．５０|123450|123450|2|-1", "￥１２．５|125|125|1|-1", "－７|-7|-7|0|0",
        "1'234.56|123456|123456|2|-1", "1’234.56|123456|123456|2|-1", "1.234.567,89|123456789|123456789|-1|2",
        "1 234 567,89|123456789|123456789|-1|2", "12,34,567.5|12345675|12345675|1|-1", "EUR 5.00|500|500|2|-1",
        "5.00-|-500|-500|2|-1", "($1,234.50)|-123450|-123450|2|-1", "-$5|-5|-5|0|0", "$-5|-5|-5|0|0", "5,00 €|500|500|-1|2",
        "R$ 10,50|1050|1050|-1|2", "99.5％|995|995|1|-1", "1,234円|1234|1234|0|3"
      })
  void readsNumbersInBothConventions(String cell, long mantissa, long same, int point, int comma) {
    NumberScan scan = new NumberScan();
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    assertTrue(scan.read(b, 0, b.length), cell);
    assertEquals(mantissa, scan.mantissa());
    assertEquals(point, scan.pointDigits());
    assertEquals(comma, scan.commaDigits());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "12,34,5", "abc", "1e", "--5", "1,23.4", "", "4711-A", ".", "1,2,3"})
  void doesNotTakeOtherThingsForNumbers(String cell) {
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    NumberScan scan = new NumberScan();
    boolean number = scan.read(b, 0, b.length);
    assertEquals(false, number, cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-05|2024-03-05T00:00", "2024/3/5|2024-03-05T00:00", "2024年3月5日|2024-03-05T00:00",
        "2024年3月5日 下午3:07|2024-03-05T15:07", "2024-03-05T14:07:09Z|2024-03-05T14:07:09",
        "2024-03-05 14:07:09.123|2024-03-05T14:07:09", "5 March 2024|2024-03-05T00:00",
        "Mar 5, 2024|2024-03-05T00:00", "05-Mar-24|2024-03-05T00:00", "5. März 2024|2024-03-05T00:00",
        "5 mars 2024|2024-03-05T00:00", "20240305|2024-03-05T00:00", "2024-02-29|2024-02-29T00:00",
        "2024-03-05 2:07 PM|2024-03-05T14:07", "2024-03-05 12:07 AM|2024-03-05T00:07",
        "2025年9月30日|2025-09-30T00:00", "2025年09月30日 14:05:06|2025-09-30T14:05:06", "二〇二五年九月三十日|2025-09-30T00:00",
        "2024-03-05T14:07:09.123456+08:00|2024-03-05T14:07:09", "2024-03-05T14:07:09.123Z|2024-03-05T14:07:09",
        "2024-03-05 14:07:09 UTC|2024-03-05T14:07:09", "20240305T140709Z|2024-03-05T14:07:09",
        "20240305140709|2024-03-05T14:07:09", "Tue, 05 Mar 2024 14:07:09 GMT|2024-03-05T14:07:09",
        "Tue Mar 05 14:07:09 2024|2024-03-05T14:07:09", "05/Mar/2024:14:07:09 +0000|2024-03-05T14:07:09",
        "2024.03.05|2024-03-05T00:00", "2024. 3. 5.|2024-03-05T00:00", "2024/03/05 14時07分|2024-03-05T14:07",
        "5 мая 2024|2024-05-05T00:00", "5 maja 2024|2024-05-05T00:00", "２０２４年３月５日|2024-03-05T00:00",
        "March 5th, 2024|2024-03-05T00:00", "5-Mar-2024 14:07|2024-03-05T14:07"
      })
  void readsCertainDates(String cell, String iso) {
    DateScan scan = new DateScan();
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    assertTrue(scan.read(b, 0, b.length), cell);
    assertEquals(LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC), scan.certain());
  }

  @Test
  void givesBothReadingsOfDaysThatCanBeExchanged() {
    DateScan scan = new DateScan();
    byte[] b = "03/04/2025 10:30".getBytes(StandardCharsets.UTF_8);
    assertTrue(scan.read(b, 0, b.length));
    assertEquals(LocalDateTime.parse("2025-04-03T10:30").toEpochSecond(ZoneOffset.UTC), scan.dayFirst());
    assertEquals(LocalDateTime.parse("2025-03-04T10:30").toEpochSecond(ZoneOffset.UTC), scan.monthFirst());
    byte[] leap = "29.02.2023".getBytes(StandardCharsets.UTF_8);
    assertEquals(false, scan.read(leap, 0, leap.length));
  }

  @Test
  void readsMoneyExactly() {
    Table table = table(files.text("m.csv", "Betrag;Menge\n149,95;1\n1.031,90;2\n-5,5;3\n"));
    assertEquals(Kind.DECIMAL, table.column("Betrag").orElseThrow().kind());
    assertArrayEquals(new long[] {14_995, 103_190, -550}, table.longs("Betrag"));
    assertArrayEquals(new String[] {"149.95", "1031.90", "-5.50"}, table.words("Betrag"));
    assertArrayEquals(new long[] {1, 2, 3}, table.longs("Menge"));
  }

  @Test
  void readsAnAmbiguousMarkAsTheRestOfTheFileDoes() {
    Table table = table(files.text("m.csv", "a;b\n1,5;1.000\n2,5;2.000\n3,75;3.000\n"));
    assertArrayEquals(new long[] {1000, 2000, 3000}, table.longs("b"));
  }

  @Test
  void asksWhetherAMarkDividesThousandsIfNothingTells() {
    Path file = files.text("m.csv", "a;b\nx;1.000\ny;2.000\n");
    assertEquals("decimal", sniff(file).openQuestions().getFirst().parameter());
    assertEquals("INTAKE-DECIMAL-MARK", problem(() -> table(file)).code().id());
  }

  @Test
  void takesDayFirstWhereSomeValuesProveIt() {
    Path file = files.text("d.csv", "Datum;x\n03/04/2025;a\n13/04/2025;b\n25/04/2025;c\n30/04/2025;d\n");
    Table table = table(file);
    assertEquals("2025-04-03", table.words("Datum")[0]);
    assertEquals(0, sniff(file).openQuestions().size());
  }

  @Test
  void asksForTheOrderOfDayAndMonthInsteadOfGuessing() {
    Path file = files.text("d.csv", "order_date,qty\n03/04/2025,1\n05/06/2025,2\n07/08/2025,3\n");
    Sniffed.Question question = sniff(file).openQuestions().getFirst();
    assertEquals("dateOrder", question.parameter());
    assertEquals(3, question.choices().get(0).fits());
    assertEquals(3, question.choices().get(1).fits());
    assertTrue(column(sniff(file), "order_date").confidence() < 0.8);
    assertEquals("INTAKE-DATE-ORDER", problem(() -> table(file)).code().id());
    Table chosen = Files4Tests.study(file, Files4Tests.dateOrder("mdy")).view().table("t");
    assertEquals("2025-03-04", chosen.words("order_date")[0]);
  }

  @Test
  void asksIfTheFileContradictsItself() {
    Path file = files.text("d.csv", "order_date,qty\n13/04/2025,1\n04/13/2025,2\n14/05/2025,3\n05/14/2025,3\n");
    Sniffed.Question question = sniff(file).openQuestions().getFirst();
    assertEquals(2, question.provesFirst());
    assertEquals(2, question.provesSecond());
  }

  @Test
  void keepsTheWordsOfYesAndNoButReadsTrueAndFalse() {
    assertEquals("text", type("Churn", "Yes", "No"));
    assertEquals("boolean", type("retained", "TRUE", "FALSE"));
    assertEquals("boolean", type("consent", "yes", "no"));
  }

  @Test
  void takesSingleWordsAmongNumbersForMissing() {
    StringBuilder text = new StringBuilder("code,price\n");
    for (int i = 0; i < 60; i++) {
      text.append("a,").append(i).append(".5\n");
    }
    text.append("b,unknown price\nc,N/A\nd,\n");
    Sniffed found = sniff(files.text("p.csv", text.toString()));
    assertEquals("decimal", column(found, "price").type());
    assertEquals(1, column(found, "price").unreadable());
    assertEquals(2, column(found, "price").missing());
    assertEquals(63, found.rows());
  }

  @Test
  void leavesAColumnWithManyWordsAsText() {
    assertEquals("text", type("size", "10", "12", "S", "M", "14"));
  }

  @Test
  void decidesFromAllRowsNotFromTheFirst() {
    StringBuilder text = new StringBuilder("ref,n\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i + 1).append(",1\n");
    }
    text.append("00012,1\n");
    assertEquals("text", column(sniff(files.text("r.csv", text.toString())), "ref").type());
  }

  @Test
  void readsCompactDatesOnlyWhereTheyAreDates() {
    assertEquals("date", type("date_of_birth", "19081209", "19151111"));
    assertEquals("integer", type("population", "19081209", "88151111"));
  }

  @Test
  void readsSecondsAndMillisecondsSince1970IfTheNameSaysTime() {
    assertEquals("time", type("created_at", "1700000000", "1700003600", "1700007200"));
    assertEquals("time", type("event_time", "1700000000000", "1700003600123", "1700007200456"));
    assertEquals("integer", type("weight", "1700000000", "1700003600", "1700007200"));
    Table table = table(files.text("e.csv", "created_at,x\n1700000000,a\n1700003600,b\n1700007200,c\n"));
    assertEquals("2023-11-14 22:13:20", table.words("created_at")[0]);
  }

  @Test
  void readsTheDayNumbersOfSpreadsheetsIfTheNameSaysDate() {
    assertEquals("date", type("order_date", "45000", "45001", "45002"));
    assertEquals("integer", type("mass", "45000", "45001", "45002"));
    Table table = table(files.text("x.csv", "order_date,x\n45000,a\n45001,b\n45002,c\n"));
    assertEquals("2023-03-15", table.words("order_date")[0]);
  }

  @Test
  void readsKeysThatEndInPointZeroAsWholeNumbersAndSaysSo() {
    Path file = files.text("a.csv", "CustomerID,Quantity,UnitPrice,score\n17850.0,6.0,2.0,1.0\n,8.0,3.0,2.5\n13047.0,,1.0,3.0\n");
    Table table = table(file);
    assertArrayEquals(new String[] {"17850", null, "13047"}, table.words("CustomerID"));
    assertEquals(Kind.INTEGER, table.column("Quantity").orElseThrow().kind());
    assertArrayEquals(new long[] {6, 8}, java.util.Arrays.copyOf(table.longs("Quantity"), 2));
    assertEquals(Kind.DECIMAL, table.column("UnitPrice").orElseThrow().kind(), "money stays money");
    assertEquals(Kind.DECIMAL, table.column("score").orElseThrow().kind(), "2.5 is no whole number");
    Sniffed found = sniff(file);
    assertEquals("CustomerID, Quantity", found.decisions().stream().filter(d -> d.about().equals("wholeNumbers")).findFirst().orElseThrow().value());
    assertEquals("17850.0", found.columns().getFirst().examples().getFirst());
  }

  @Test
  void leavesKeysAsTheyAreWhereOneHasAnotherEnd() {
    assertArrayEquals(
        new String[] {"17850.0", "13047.1"}, table(files.text("a.csv", "customer_id,x\n17850.0,1\n13047.1,2\n")).words("customer_id"));
    assertArrayEquals(
        new String[] {"17850.0", "13047"}, table(files.text("b.csv", "customer_id,x\n17850.0,1\n13047,2\n")).words("customer_id"));
  }
}
