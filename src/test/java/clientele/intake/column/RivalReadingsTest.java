package clientele.intake.column;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.Files4Tests;
import clientele.intake.cell.NumberScan;
import clientele.intake.choice.Sniffed;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Table;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that can be read in two ways: the right one is taken, and what was decided against another is told. */
class RivalReadingsTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void begin() {
    files = new Files4Tests(folder);
  }

  /** Before: the delimiter was ",,", and names and days lost their first sign. */
  @ParameterizedTest
  @CsvSource({"',',3", "',',4", "';',3", "'|',3", "'|',4"})
  void emptyFieldsMakeNoDelimiterOfTwoSigns(String sign, int columns) {
    String empty = sign.repeat(columns - 1);
    List<String> names = IntStream.range(1, columns).mapToObj(c -> "n" + c).toList();
    String text =
        "customer_id" + sign + String.join(sign, names) + "\n"
            + String.join("", IntStream.range(1, 201).mapToObj(i -> "C" + i + empty + "\n").toList())
            + "C201" + sign + String.join(sign, names.stream().map(n -> "2005-01-24").toList()) + "\n";
    Sniffed found = sniff(files.text("a.csv", text));
    assertEquals(sign, found.delimiter());
    assertEquals(columns, found.columns().size());
    assertEquals("n1", found.columns().get(1).name());
    assertEquals(201, found.rows());
  }

  @Test
  void aDelimiterOfTwoSignsIsStillFound() {
    Sniffed found = sniff(files.text("a.csv", "id||name||amount\n" + "1||Anna||12.5\n2||Ben||3.5\n".repeat(20)));
    assertEquals("||", found.delimiter());
    assertEquals(3, found.columns().size());
  }

  /** Before: age 18.60, "only one way to read it fits". */
  @Test
  void aDelimiterAtTheEndOfLinesCutsNoNumber() {
    Table table = table(files.text("a.csv", "customer_id,age,visits\nC1,18,60,\nC2,69,46,\nC3,33,12,\nC4,41,25,\n"));
    assertArrayEquals(new long[] {18, 69, 33, 41}, table.longs("age"));
    assertArrayEquals(new long[] {60, 46, 12, 25}, table.longs("visits"));
  }

  @Test
  void numbersSideBySideAreNotJoinedWithoutASign() {
    Sniffed found = sniff(files.text("a.csv", "customer_id,age,visits\nC1,18,60,0\nC2,69,46,0\nC3,33,12,0\nC4,41,25,1\n"));
    assertEquals(List.of("customer_id", "column_2", "age", "visits"), names(found));
    assertEquals("C1", found.preview().getFirst().getFirst());
    assertTold(found, "no name");
  }

  @Test
  void numbersThatWereJoinedNameTheOtherReading() {
    assertTold(sniff(files.text("a.csv", "id,name,amount\n1,Anna,1,234.50\n2,Ben,2,345.00\n3,Cid,3,999.25\n4,Dan,1,100.00\n")), "“amount”");
  }

  /** Before: no header, and the name 3.10 a value. */
  @Test
  void numbersMayBeNamesOfColumns() {
    Sniffed found = sniff(files.text("a.csv", "date,count,3.1,3.10\n2024-01-05,5,10,20\n2024-01-06,6,11,21\n2024-01-07,7,12,22\n"));
    assertEquals(List.of("date", "count", "3.1", "3.10"), names(found));
    assertEquals(3, found.rows());
    assertTold(found, "3.1, 3.10");
    Sniffed months = sniff(files.text("b.csv", "customer_id,1,2,3\nC1,5,10,20\nC2,6,11,21\nC3,7,12,22\n"));
    assertEquals(List.of("customer_id", "1", "2", "3"), names(months));
    assertEquals(0, sniff(files.text("c.csv", "North,5,10,20\nSouth,6,11,21\nWest,7,12,22\n")).headerRows());
    assertEquals(0, sniff(files.text("d.csv", "n/a,5,10\n2024-01-06,6,11\n2024-01-07,7,12\n2024-01-08,7,13\n")).headerRows());
  }

  @Test
  void versionsAreNames() {
    Table named = table(files.text("a.csv", "user_id,app_version,seats\nU1,1.9,3\nU2,1.10,4\nU3,1.11,5\n"));
    assertArrayEquals(new String[] {"1.9", "1.10", "1.11"}, named.words("app_version"));
    Path open = files.text("b.csv", "user_id,app,seats\nU1,1.9,3\nU2,1.10,4\nU3,1.100,5\n");
    assertEquals(3, Arrays.stream(table(open).words("app")).distinct().count());
    assertTold(sniff(open), "1.10 / 1.100");
    Path prices = files.text("c.csv", "user_id,price,seats\nU1,1.9,3\nU2,1.10,4\nU3,1.1,5\n");
    assertEquals("decimal", column(sniff(prices), "price").type());
  }

  @Test
  void guardsOfSpreadsheetsAreNoPartOfTheValue() {
    Path file = files.text("a.csv", "customer_id,code,amount\nC1,=\"0001234\",'-64.20\nC2,\"=\"\"0001235\"\"\",'-12.50\nC3,=\"0001299\",30.00\nC4,=\"7\",'5.00\n");
    Table table = table(file);
    assertArrayEquals(new String[] {"0001234", "0001235", "0001299", "7"}, table.words("code"));
    assertArrayEquals(new String[] {"-64.20", "-12.50", "30.00", "5.00"}, table.words("amount"));
    assertEquals(Kind.DECIMAL, kind(table, "amount"));
    assertTold(sniff(file), "“code”");
    Path texts = files.text("b.csv", "id,title\n1,'68\n2,'Til Tuesday\n3,'n Sync\n4,'quoted'\n");
    assertArrayEquals(new String[] {"'68", "'Til Tuesday", "'n Sync", "'quoted'"}, table(texts).words("title"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "$(71.40);-7140", "' $-   ';0", "' $ -   ';0", "$ (1,071.40);-107140", "($5.00);-500", "-$5.00;-500", "71.40-;-7140",
    "USD -71.40;-7140", "$71.40;7140", "' -   USD';0", "(71.40) USD;-7140"
  })
  void accountsWriteNegativesInBracketsAndNothingAsADash(String cell, long cents) {
    NumberScan scan = new NumberScan();
    byte[] b = cell.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(scan.read(b, 0, b.length), cell);
    assertEquals(cents, scan.mantissa() * Math.round(Math.pow(10, 2 - scan.pointDigits())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "--5", "$", "EUR", "- -", "($)", "5-3-"})
  void signsAloneAreNoNumber(String cell) {
    byte[] b = cell.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(false, new NumberScan().read(b, 0, b.length), cell);
  }

  @Test
  void accountingColumnsAreAmounts() {
    Table table = table(files.text("a.csv", "customer_id;date;amount\nC1;2024-01-05;(71,40) EUR\nC2;2024-01-06;71,40 EUR\nC3;2024-01-07; -   EUR\nC4;2024-01-08;1.200,00 EUR\n"));
    assertArrayEquals(new String[] {"-71.40", "71.40", "0.00", "1200.00"}, table.words("amount"));
  }

  /** Before: two customers, and what one had bought was recommended to the other. */
  @Test
  void blanksAtTheEndOfKeysAreLeftOut() {
    Path file = files.text("a.csv", "customer_id,product_id,date,quantity\nC1,P1,2024-01-05,1\n\"C1 \",\"P1 \",2024-01-06,1\nC2\u00a0,P2,2024-01-07,1\nC2,\u3000P2,2024-01-08,2\n\" C3\",P2,2024-01-08,2\n");
    Table table = table(file);
    assertArrayEquals(new String[] {"C1", "C1", "C2", "C2", "C3"}, table.words("customer_id"));
    assertArrayEquals(new String[] {"P1", "P1", "P2", "P2", "P2"}, table.words("product_id"));
    assertEquals(3, Arrays.stream(table.words("customer_id")).distinct().count());
    assertTold(sniff(file), "3 values of “customer_id” had blanks at an end");
    assertTold(sniff(file), "“product_id”");
  }

  /** Before: four customers. Joiners within Persian words are letters and stay. */
  @Test
  void keysThatLookTheSameAreTheSame() {
    Path file = files.text("a.csv", "customer_id,date,quantity\nC10,2024-01-05,1\nC\u200b10,2024-01-06,1\nＣ１０,2024-01-07,1\nC\u200d1\u00ad0,2024-01-08,2\nمی\u200cخواهم,2024-01-08,2\n");
    Table table = table(file);
    assertArrayEquals(new String[] {"C10", "C10", "C10", "C10", "می\u200cخواهم"}, table.words("customer_id"));
    assertTold(sniff(file), "3 values of “customer_id” had blanks at an end, signs nobody sees or letters of full width, and were made plain; 3 values became the same as another by that.");
  }

  /** Before: 7 rows, sum 48. */
  @ParameterizedTest
  @ValueSource(strings = {
    "Region,Rep,Jan\nNorth,Ann,5\nNorth,Ben,3\nNorth Total,,8\nSouth,Cid,4\nSouth,Dan,4\nSouth Total,,8\nGrand Total,,16\n",
    "Region,Rep,Jan\nNorth,Ann,5\nNorth,Ben,3\nSubtotal,,8\nSouth,Cid,4\nSouth,Dan,4\nSubtotal,,8\nTotal,,16\n",
    "Region;Rep;Jan\nNord;Ann;5\nNord;Ben;3\nZwischensumme;;8\nSüd;Cid;4\nSüd;Dan;4\nZwischensumme;;8\nGesamtsumme;;16\n",
    "地区,人员,Jan\n华北,张,5\n华北,李,3\n华北 小计,,8\n华南,王,4\n华南,赵,4\n华南 小计,,8\n总计,,16\n",
    "Region,Rep,Jan\nNorth,Ann,5\n,Ben,3\nNorth,Total,8\nSouth,Cid,4\n,Dan,4\nSouth,Total,8\nAll,Total,16\n"
  })
  void sumsAboveSumsAreNoRows(String text) {
    Path file = files.text("a.csv", text);
    Table table = table(file);
    assertEquals(4, table.rows());
    assertEquals(16, Arrays.stream(table.longs("Jan")).sum());
    assertEquals(3, sniff(file).rejects());
  }

  @Test
  void rowsCalledTotalThatAddUpInPartAreKeptAndTold() {
    Sniffed found = sniff(files.text("a.csv", "Region,Jan,Feb\nNorth,5,1\nSouth,3,2\nEast,2,4\nTotal,10,9\n"));
    assertEquals(4, found.rows());
    assertTold(found, "Total");
    assertEquals(3, sniff(files.text("b.csv", "brand,sales\nColgate Total,10\nElmex,20\nTotal Gas,30\n")).rows());
  }

  @Test
  void rowsThatOnlyNameASectionAreNoCustomers() {
    Sniffed found = sniff(files.text("a.csv", "customer_id,city,visits\nNorth region,,\nC1,Kiel,3\nC2,Lübeck,4\nSouth region,,\nC3,Ulm,5\nC4,Bonn,1\nC5,Köln,1\n"));
    assertEquals(5, found.rows());
    assertEquals(2, found.rejects());
    assertEquals(3, sniff(files.text("b.csv", "name,city,visits\nAnna,,\nBen,Ulm,3\nCid,Bonn,4\n")).rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"net_gmv", "turnover_eur", "GMV", "Net Sales (USD)", "basket_value", "takings", "umsatz_eur", "实付"})
  void amountsHaveManyNames(String name) {
    Sniffed found = sniff(files.text("a.csv", "user_id,purchase_date," + name + "\n" + purchases()));
    assertEquals("amount", column(found, name).role());
    assertEquals("transactions", found.role());
  }

  @Test
  void purchasesWithoutAnAmountAreTold() {
    Sniffed found = sniff(files.text("a.csv", "user_id,purchase_date,xyz\n" + purchases()));
    assertTold(found, "xyz");
  }

  @Test
  void ordersByPhoneAreACount() {
    Sniffed found = sniff(files.text("a.csv", "customer_id,orders_by_phone,visits per id,phone\nC1,3,1,0301234567\nC2,0,2,0301234568\nC3,1,4,0301234569\n"));
    assertEquals(List.of("text", "integer", "integer", "text"), found.columns().stream().map(Sniffed.SniffedColumn::type).toList());
    assertEquals("", column(found, "orders_by_phone").role());
  }

  @Test
  void amountsThatStayTextAreTold() {
    Sniffed found = sniff(files.text("a.csv", "customer_id,amount\nC1,12.50\nC2,tbc\nC3,3.20\nC4,see note\nC5,4.00\n"));
    assertTold(found, "3 of 5 values are numbers; one that is none: tbc");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "The delivery was late, and nobody answered.\nGreat product!\nI would buy it again, if the price were lower; it is not.\nAverage.\n",
    "The quick brown fox.",
    "Liebe Frau Müller,\n\nvielen Dank für Ihre Nachricht, die wir gestern erhalten haben.\nWir melden uns.\n\nMit freundlichen Grüßen\nJörg Weiß\n",
    "L'été dernier, nous avons visité la forêt; c'était magnifique: des arbres, des fleurs, et des oiseaux.\nPuis nous sommes rentrés à la maison.\nFin\n",
    "\"Hello,\" she said, \"who is there?\nNobody answered, and the house was still.\nThen, at last, a door opened.\n"
  })
  void proseIsATableOfOneColumn(String text) {
    Sniffed found = sniff(files.text("a.txt", text, Charset.forName("windows-1252")));
    assertEquals(1, found.columns().size());
    assertEquals(0, found.headerRows());
    assertEquals(text.lines().filter(l -> !l.isBlank()).count(), found.rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "id,text\n1,Great product!\n2,The delivery was late.\n3,I would buy it again.\n",
    "name, comment\nAnna, very good\nBen, not my taste\nCid, would buy again\n",
    "text,label\nThis film was good,1\nWhat a bore,0\nI liked it a lot,1\n"
  })
  void tablesWithSentencesStayTables(String text) {
    assertEquals(2, sniff(files.text("a.csv", text)).columns().size());
  }

  @Test
  void measurementsHaveTheirNamesInCommentsAndUnitsAboveThem() {
    Sniffed comments = sniff(files.text("a.csv", "%units: s,V,A\n%\n%time,voltage,current\n0,1.1,2\n1,1.2,2.1\n2,1.3,2.2\n3,1.3,2.3\n"));
    assertEquals(List.of("time", "voltage", "current"), names(comments));
    assertEquals(4, comments.rows());
    Sniffed above = sniff(files.text("b.csv", "s,m,m/s\ntime,pos,vel\n0.0,1.2,3.4\n0.1,1.3,3.5\n0.2,1.4,3.9\n0.3,1.4,4.1\n"));
    assertEquals(List.of("time s", "pos m", "vel m/s"), names(above));
    Sniffed spaced = sniff(files.text("c.dat", "% t  x  y\n% s  m  m\n0.0  1.2  3.4\n0.1  1.3  3.5\n0.2  1.4  3.9\n0.3  1.4  4.1\n"));
    assertEquals(3, spaced.columns().size());
    assertEquals(4, spaced.rows());
  }

  @Test
  void ofSeveralBlocksTheLargestIsRead() {
    Sniffed found = sniff(files.text("a.csv", "Instrument;ABC\nOperator;Jim\n\nPeak;Area\n1;20.5\n2;30.5\n\nTime;Signal;Base\n0.1;3;1\n0.2;4;1\n0.3;5;1\n0.4;6;1\n"));
    assertEquals(List.of("Time", "Signal", "Base"), names(found));
    assertEquals(4, found.rows());
    assertTold(found, "look like rows of another one");
  }

  private static String purchases() {
    return String.join("", IntStream.range(1, 40).mapToObj(i -> "U" + i % 7 + ",2024-01-" + String.format("%02d", i % 27 + 1) + "," + i * 5 / 4.0 + "\n").toList());
  }

  private static List<String> names(Sniffed found) {
    return found.columns().stream().map(Sniffed.SniffedColumn::name).toList();
  }

  private static Kind kind(Table table, String name) {
    return table.columns().stream().filter(c -> c.name().equals(name)).findFirst().map(Column::kind).orElseThrow();
  }

  private static void assertTold(Sniffed found, String words) {
    List<String> notes = found.notes().stream().map(n -> Messages.render(n, Language.ENGLISH)).toList();
    assertTrue(notes.stream().anyMatch(n -> n.contains(words)), words + " not in " + notes);
  }
}
