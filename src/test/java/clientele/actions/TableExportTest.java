package clientele.actions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.SnapshotView;
import clientele.study.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

class TableExportTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("note", Kind.TEXT),
          Column.of("value", Kind.REAL), Column.of("since", Kind.DATE), Column.of("reason", Kind.PHRASE));

  @TempDir Path folder;

  @Test
  void writesCsvThatNoSpreadsheetRunsAndKeepsLeadingZeros() throws IOException {
    Path file = folder.resolve("x.csv");
    new TableExport(ConsentGate.of(study().view(), "", ""), Language.ENGLISH, false).write(study().view().table("list"), file);
    List<String> lines = Files.readAllLines(file);
    assertEquals("\ufeffcustomer_id,note,value,since,reason", lines.get(0));
    assertEquals("\"007\",\"'=cmd|' /C calc'!A0, \"\"x\"\"\",-1.5,2025-01-02,\"Days since last order\"", lines.get(1));
    assertEquals("\"008\",\"'-5 kg\",,,", lines.get(2));
  }

  /** Before: a half of a sign became a question mark, and marks that turn the writing round left as they were, without a word. */
  @Test
  void signsThatNobodySeesAreSeenInTheFileAndCounted() throws IOException {
    MemoryStudy study = MemoryStudy.empty().table(
        "notes", Role.OTHER, List.of(Column.of("note", Kind.TEXT)),
        List.of(new Object[] {"plain"}, new Object[] {"pay \u202e0001\u202c now"}, new Object[] {"half \ud83d of it"}, new Object[] {"\u0000\u001b[31mred"}));
    for (String name : List.of("x.csv", "x.xlsx")) {
      Path file = folder.resolve(name);
      assertEquals(3, new TableExport(ConsentGate.of(study.view(), "", ""), Language.ENGLISH, false).write(study.view().table("notes"), file).unseen());
    }
    assertEquals("\ufeffnote\r\n\"plain\"\r\n\"pay ‹202E›0001‹202C› now\"\r\n\"half ‹D83D› of it\"\r\n\"‹0000›‹001B›[31mred\"\r\n", Files.readString(folder.resolve("x.csv")));
  }

  @Test
  void writesTypedCellsIntoXlsx() throws IOException {
    Path file = folder.resolve("x.xlsx");
    new TableExport(ConsentGate.of(study().view(), "", ""), Language.CHINESE, false).write(study().view().table("list"), file);
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      List<Row> rows = book.getFirstSheet().read();
      assertEquals("007", rows.get(1).getCellText(0));
      assertEquals(-1.5, rows.get(1).getCellAsNumber(2).orElseThrow().doubleValue());
      assertEquals(LocalDate.of(2025, 1, 2), rows.get(1).getCellAsDate(3).orElseThrow().toLocalDate());
      assertEquals("距上次下单天数", rows.get(1).getCellText(4));
    }
  }

  /** A workbook keeps 15 digits, and knows no days before 1900: both leave as text. */
  @Test
  void longNumbersAndEarlyDaysStayAsTheyAreInXlsx() throws IOException {
    MemoryStudy study = MemoryStudy.empty().table(
        "old", Role.OTHER, List.of(Column.of("number", Kind.INTEGER), Column.of("day", Kind.DATE)),
        List.of(new Object[] {9_007_199_254_740_993L, LocalDate.of(1899, 5, 1)}, new Object[] {123_456_789_012_345L, LocalDate.of(1900, 3, 1)}));
    Path file = folder.resolve("old.xlsx");
    new TableExport(ConsentGate.of(study.view(), "", ""), Language.ENGLISH, false).write(study.view().table("old"), file);
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      List<Row> rows = book.getFirstSheet().read();
      assertEquals("9007199254740993", rows.get(1).getCellAsString(0).orElseThrow());
      assertEquals("1899-05-01", rows.get(1).getCellAsString(1).orElseThrow());
      assertEquals(123_456_789_012_345L, rows.get(2).getCellAsNumber(0).orElseThrow().longValueExact());
      assertEquals(LocalDate.of(1900, 3, 1), rows.get(2).getCellAsDate(1).orElseThrow().toLocalDate());
    }
  }

  /** Names that Excel refuses when it opens a file: its own word, marks, quotes at an end, more than 31 signs. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "orders|orders", "History|History_", "a/b:c|a_b_c", "'orders'|_orders_", "0123456789012345678901234567890123|0123456789012345678901234"})
  void sheetsHaveNamesThatExcelTakes(String table, String sheet) {
    assertEquals(sheet, TableExport.sheetName(table));
  }

  /** A cell of a workbook holds 32,767 characters (Excel's limits): what is cut is counted, a CSV file keeps all. */
  @Test
  void textsTooLongForACellAreCounted() throws IOException {
    MemoryStudy study = MemoryStudy.empty().table(
        "texts", Role.OTHER, List.of(Column.of("text", Kind.TEXT)),
        List.of(new Object[] {"a".repeat(32_767)}, new Object[] {"b".repeat(32_768)}));
    TableExport export = new TableExport(ConsentGate.of(study.view(), "", ""), Language.ENGLISH, false);
    assertEquals(1, export.write(study.view().table("texts"), folder.resolve("texts.xlsx")).cut());
    Path csv = folder.resolve("texts.csv");
    assertEquals(0, export.write(study.view().table("texts"), csv).cut());
    assertTrue(Files.readString(csv).contains("b".repeat(32_768)));
  }

  private static final List<Column> CONSENTS = List.of(
      Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("day", Kind.DATE, Meaning.DATE),
      Column.of("consent", Kind.TEXT, Meaning.CONSENT));

  /** Before: only one of the tables was read, and the other's withdrawals left with the file. */
  @Test
  void everyTableOfConsentsCounts() {
    LocalDate day = LocalDate.of(2024, 6, 1);
    MemoryStudy study = MemoryStudy.empty()
        .table("consents", Role.CONSENTS, CONSENTS, List.of(
            new Object[] {"A", day.minusDays(9), "yes"}, new Object[] {"B", day.minusDays(9), "ja"}, new Object[] {"C", day, "yes"},
            new Object[] {"D", day.plusDays(3), "yes"}))
        .table("withdrawn", Role.CONSENTS, CONSENTS, List.of(
            new Object[] {"A", day, "no"}, new Object[] {"C", day, "no"}, new Object[] {"D", day, "no"}, new Object[] {"E", null, "yes"}));
    assertEquals(List.of("consents", "withdrawn"), ConsentGate.sources(study.view()).stream().sorted().toList());
    assertEquals("B D E", letsLeave(study), "A took it back, C said both on one day, D agreed again");
  }

  /** In a column of refusals none and 无 refuse nothing; what is unknown there holds a customer back. */
  @Test
  void noneInAColumnOfRefusalsRefusesNothing() {
    MemoryStudy study = MemoryStudy.empty().table("people", Role.CUSTOMERS,
        List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("do_not_contact", Kind.TEXT)),
        List.of(new Object[] {"A", "none"}, new Object[] {"B", "无"}, new Object[] {"C", "未知"}, new Object[] {"D", "nil"}));
    assertEquals("A B D E F", letsLeave(study));
  }

  /** Before: a column of consents in the table of customers was not looked at. */
  @Test
  void aColumnOfConsentsAmongCustomersCounts() {
    List<Column> columns = List.of(
        Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("opt_in", Kind.BOOLEAN, Meaning.CONSENT));
    MemoryStudy study = MemoryStudy.empty().table("people", Role.CUSTOMERS, columns, List.of(
        new Object[] {"A", true}, new Object[] {"B", false}, new Object[] {"C", true}));
    assertEquals("A C", letsLeave(study));
    study.table("consents", Role.CONSENTS, CONSENTS, List.of(
        new Object[] {"B", LocalDate.of(2024, 1, 1), "yes"}, new Object[] {"C", LocalDate.of(2024, 1, 1), "no"}));
    assertEquals("A", letsLeave(study), "a no without a date stands, a dated no counts against a yes without");
    assertFalse(ConsentGate.of(study.view(), "", "").lets(null), "nobody knows who that is");
    assertTrue(ConsentGate.of(MemoryStudy.empty().view(), "", "").lets(null));
  }

  /** Columns of one table on several channels; lists and columns of those who said no. Before, all rows left. */
  @Test
  void columnsAndListsOfThoseWhoSaidNoCount() {
    List<Column> columns = List.of(
        Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("email_opt_in", Kind.TEXT, Meaning.CONSENT), Column.of("phone_opt_in", Kind.TEXT));
    MemoryStudy study = MemoryStudy.empty().table("people", Role.CUSTOMERS, columns, List.of(
        new Object[] {"A", "yes", "no"}, new Object[] {"B", "yes", "ok"}, new Object[] {"C", "no", "yes"}));
    assertEquals("A B", letsLeave(study, "email"));
    assertEquals("B C", letsLeave(study, "phone"));
    assertEquals("B", letsLeave(study), "on any channel, only who agreed to all");
    study.table("permissions", Role.CONSENTS, CONSENTS, List.<Object[]>of(new Object[] {"D", LocalDate.of(2024, 1, 1), "yes"}));
    study.table("people", Role.CUSTOMERS, columns, List.of(
        new Object[] {"A", "yes", "no"}, new Object[] {"B", "yes", "ok"}, new Object[] {"C", "no", "yes"}, new Object[] {"D", null, null}));
    assertEquals("A B D", letsLeave(study, "email"), "an empty cell takes no consent back");
    study.table("unsubscribes", Role.OTHER, List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID)), List.<Object[]>of(new Object[] {"B"}));
    assertEquals("A D", letsLeave(study, "email"));
    MemoryStudy only = MemoryStudy.empty().table("people", Role.CUSTOMERS,
        List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("do_not_contact", Kind.TEXT), Column.of("unsubscribed_at", Kind.DATE)),
        List.of(new Object[] {"A", "yes", null}, new Object[] {"B", "no", null}, new Object[] {"C", null, LocalDate.of(2024, 1, 1)}));
    assertEquals("B D E F", letsLeave(only), "who said no, and nobody else");
  }

  @Test
  void consentsOfNobodyStopTheExport() {
    MemoryStudy study = MemoryStudy.empty().table("consents", Role.CONSENTS,
        List.of(Column.of("email", Kind.TEXT), Column.of("consent", Kind.TEXT, Meaning.CONSENT)), List.<Object[]>of(new Object[] {"a@x", "no"}));
    assertEquals(ActionProblems.CONSENTS, assertThrows(ProblemException.class, () -> ConsentGate.of(study.view(), "", "")).problem().code());
    study.table("products", Role.PRODUCTS, List.of(Column.of("product", Kind.TEXT, Meaning.PRODUCT_ID)), List.<Object[]>of(new Object[] {"p"}));
    assertTrue(ConsentGate.of(study.view(), study.view().table("products"), "", "").lets(null), "no customer leaves with products");
  }

  private static String letsLeave(MemoryStudy study) {
    return letsLeave(study, "");
  }

  private static String letsLeave(MemoryStudy study, String channel) {
    ConsentGate gate = ConsentGate.of(study.view(), "", channel);
    return java.util.stream.Stream.of("A", "B", "C", "D", "E", "F").filter(gate::lets).collect(java.util.stream.Collectors.joining(" "));
  }

  @Test
  void letsOnlyThoseLeaveWhoseNewestWordIsYes() {
    MemoryStudy study = study();
    study.table(
        "consents",
        Role.CONSENTS,
        List.of(
            Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("date", Kind.DATE, Meaning.DATE),
            Column.of("channel", Kind.TEXT, Meaning.CHANNEL), Column.of("consent", Kind.TEXT, Meaning.CONSENT)),
        List.of(
            new Object[] {"007", LocalDate.of(2025, 1, 1), "phone", "yes"},
            new Object[] {"007", LocalDate.of(2025, 2, 1), "phone", "no"},
            new Object[] {"007", LocalDate.of(2025, 2, 1), "mail", "yes"},
            new Object[] {"008", LocalDate.of(2025, 3, 1), "phone", "yes"},
            new Object[] {"008", LocalDate.of(2025, 1, 1), "phone", "no"}));
    SnapshotView view = study.view();
    Path file = folder.resolve("x.csv");
    TableExport.Written phone =
        new TableExport(ConsentGate.of(view, "", "phone"), Language.ENGLISH, false).write(view.table("list"), file);
    assertEquals(1, phone.rows());
    assertEquals(1, phone.heldBack());
    assertFalse(ConsentGate.of(view, "", "phone").lets("007"));
    assertFalse(ConsentGate.of(view, "", "phone").lets("nobody"));
    assertEquals(true, ConsentGate.of(view, "", "mail").lets("007"));
  }

  @Test
  void refusesAnEndingItDoesNotKnowAndLeavesNoPartOfAFile() throws IOException {
    SnapshotView view = study().view();
    TableExport export = new TableExport(ConsentGate.of(view, "", ""), Language.ENGLISH, false);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> export.write(view.table("list"), folder.resolve("x.doc")));
    assertEquals(ActionProblems.FORMAT, refused.problem().code());
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void theControlGroupOfAnActionListStaysUnlessAskedFor() throws IOException {
    MemoryStudy study = MemoryStudy.empty().table("calls", Role.RESULT,
        List.of(Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("group", Kind.TEXT)),
        List.of(new Object[] {"007", "call"}, new Object[] {"008", "control"}, new Object[] {"009", "call"}));
    SnapshotView view = study.view();
    ConsentGate open = ConsentGate.of(view, "", "");
    Path file = folder.resolve("calls.csv");
    TableExport export = new TableExport(open, Language.ENGLISH, false);
    assertEquals(new TableExport.Leaving(2, 0, 1), export.count(view.table("calls")));
    assertEquals(2, export.write(view.table("calls"), List.of(view.table("calls").columns().getFirst()), file).rows());
    assertEquals(List.of("\ufeffcustomer_id", "\"007\"", "\"009\""), Files.readAllLines(file));
    assertEquals(3, new TableExport(open, Language.ENGLISH, true).write(view.table("calls"), file).rows());
  }

  @Test
  void forPeopleItNamesWhoIsMeantAndRoundsAndSaysCodesInWords() throws IOException {
    MemoryStudy study = MemoryStudy.empty()
        .table("people", Role.CUSTOMERS,
            List.of(Column.of("Kundennr", Kind.TEXT, Meaning.CUSTOMER_ID), Column.of("Name", Kind.TEXT, Meaning.NAME),
                Column.of("Telefon", Kind.TEXT, Meaning.PHONE)),
            List.of(new Object[] {"007", "Rosa Frey", "0301234"}, new Object[] {"009", "王小明", null}))
        .table("calls", Role.RESULT,
            List.of(Column.of("rank", Kind.INTEGER), Column.of("customer_id", Kind.TEXT, Meaning.CUSTOMER_ID),
                Column.of("group", Kind.TEXT), Column.of("probability", Kind.REAL), Column.of("expected_gain", Kind.REAL),
                Column.of("days_silent", Kind.INTEGER)),
            List.of(new Object[] {1L, "007", "call", 0.823456, 27.0649, 40L}, new Object[] {2L, "008", "call", 0.5, 1234.56, 8L},
                new Object[] {3L, "009", "call", 0.0449, -3.14159, 9L}));
    SnapshotView view = study.view();
    Table calls = WithContacts.of(view, view.table("calls"));
    Path file = folder.resolve("calls.csv");
    new TableExport(ConsentGate.of(view, "", ""), Language.ENGLISH, false).readable("EUR").write(new PickedRows(calls, new int[] {2, 0}), file);
    assertEquals(
        List.of("\ufeffPlace,Customer,Name,Phone,Group,\"Risk, 0 to 1\",\"Expected gain, €\",Days silent",
            "3,\"009\",\"王小明\",,\"call\",0.045,-3.14,9", "1,\"007\",\"Rosa Frey\",\"0301234\",\"call\",0.823,27.1,40"),
        Files.readAllLines(file));
    new TableExport(ConsentGate.of(view, "", ""), Language.CHINESE, false).readable("").write(calls, file);
    assertEquals("\ufeff名次,客户,姓名,电话,组别,风险（0 至 1）,预期收益,Days silent", Files.readAllLines(file).getFirst());
    assertEquals("2,\"008\",,,\"致电\",0.500,1235,8", Files.readAllLines(file).get(2));
    new TableExport(ConsentGate.of(view, "", ""), Language.ENGLISH, false).write(view.table("calls"), file);
    assertEquals("\ufeffrank,customer_id,group,probability,expected_gain,days_silent", Files.readAllLines(file).getFirst(), "a contract");
    assertEquals("1,\"007\",\"call\",0.823456,27.0649,40", Files.readAllLines(file).get(1));
  }

  /** +49 (0)151/… is how people write a phone number; a formula begins like it and is something else. */
  @Test
  void phoneNumbersAreNoFormulasAndFormulasNoPhoneNumbers() throws IOException {
    List<String> phones = List.of("+49 (0)151/6245082", "+86 138-7553-3234", "+43.1.5880123", "0151-6245082");
    List<String> hostile = List.of(
        "+cmd|' /C calc'!A0", "=1+1", "-2+3", "+1+49151624508", "+2-3", "@SUM(A1)", "+49 (0)151/6245082*A1", "-49151624508");
    List<Object[]> rows = new ArrayList<>();
    phones.forEach(p -> rows.add(new Object[] {p}));
    hostile.forEach(h -> rows.add(new Object[] {h}));
    SnapshotView view = MemoryStudy.empty().table("calls", Role.RESULT, List.of(Column.of("phone", Kind.TEXT, Meaning.PHONE)), rows).view();
    TableExport export = new TableExport(ConsentGate.of(view, "", ""), Language.ENGLISH, false);
    Path csv = folder.resolve("calls.csv");
    export.write(view.table("calls"), csv);
    List<String> lines = Files.readAllLines(csv);
    assertEquals(phones.stream().map(p -> '"' + p + '"').toList(), lines.subList(1, 1 + phones.size()));
    assertEquals(hostile.stream().map(h -> "\"'" + h + '"').toList(), lines.subList(1 + phones.size(), lines.size()));
    Path xlsx = folder.resolve("calls.xlsx");
    export.write(view.table("calls"), xlsx);
    try (ReadableWorkbook book = new ReadableWorkbook(xlsx.toFile())) {
      List<Row> cells = book.getFirstSheet().read();
      for (int i = 0; i < rows.size(); i++) {
        assertEquals(org.dhatim.fastexcel.reader.CellType.STRING, cells.get(i + 1).getCell(0).getType(), "a text, which no program runs");
        assertEquals(rows.get(i)[0], cells.get(i + 1).getCellText(0), "and nothing before it");
      }
    }
  }

  @Test
  void rowsOfManyChunksAreTakenInTheOrderAskedFor() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 150_000; i++) {
      rows.add(new Object[] {(long) i, "w" + i % 7});
    }
    SnapshotView view = MemoryStudy.empty().table("many", Role.OTHER,
        List.of(Column.of("n", Kind.INTEGER), Column.of("w", Kind.TEXT)), rows).view();
    int[] wanted = java.util.stream.IntStream.iterate(149_999, i -> i - 2).limit(70_000).toArray();
    int[] reads = new int[1];
    Table many = view.table("many");
    Table picked = new PickedRows(counting(many, reads), wanted);
    assertEquals(2, picked.chunks());
    long[] n = picked.longs("n");
    assertEquals(3 + 1, reads[0], "the first chunk has rows of all three, the second of the first alone");
    String[] w = picked.words("w");
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], n[i]);
      assertEquals("w" + wanted[i] % 7, w[i]);
    }
  }

  /** Chunks hold 65,536 rows: the first row of the second is row 65,536. */
  @Test
  void rowsAtTheBorderOfChunksAreTakenFromTheirOwn() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 65_540; i++) {
      rows.add(new Object[] {(long) i});
    }
    Table many = MemoryStudy.empty().table("many", Role.OTHER, List.of(Column.of("n", Kind.INTEGER)), rows).view().table("many");
    long[] wanted = {65_536, 0, 65_535, 65_537};
    assertArrayEquals(wanted, new PickedRows(many, java.util.Arrays.stream(wanted).mapToInt(w -> (int) w).toArray()).longs("n"));
  }

  private static Table counting(Table base, int[] reads) {
    return new Table() {
      @Override
      public DatasetVersion version() {
        return base.version();
      }

      @Override
      public int chunks() {
        return base.chunks();
      }

      @Override
      public int rowsIn(int index) {
        return base.rowsIn(index);
      }

      @Override
      public Chunk chunk(String column, int index) {
        reads[0]++;
        return base.chunk(column, index);
      }

      @Override
      public Dictionary dictionary(String column) {
        return base.dictionary(column);
      }
    };
  }

  private static MemoryStudy study() {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {"007", "=cmd|' /C calc'!A0, \"x\"", -1.5, LocalDate.of(2025, 1, 2),
      new Text("clientele.features", "feature.recency_days", List.of())});
    rows.add(new Object[] {"008", "-5 kg", null, null, null});
    return MemoryStudy.empty().table("list", Role.RESULT, COLUMNS, rows);
  }
}
