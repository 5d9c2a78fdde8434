package clientele.intake.column;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.Problem;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts of a workbook that are numbers in some cells and words in others, as after a paste. */
class WordsAmongNumbersTest {
  @TempDir Path folder;

  /** Before: 1.000 was one, without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls", "ods"})
  void wordsThatMayBeThousandsAreAsked(String format) throws IOException {
    Path file = book(format, 250, "1.000", 1.5, 2000);
    Problem asked = problem(() -> table(file));
    assertEquals("INTAKE-DECIMAL-MARK", asked.code().id());
    assertEquals("1.000", asked.args().get(1));
    assertArrayEquals(new long[] {25_000, 100_000, 150, 200_000}, amounts(file, "comma", 100));
    assertArrayEquals(new long[] {25_000, 100, 150, 200_000}, amounts(file, "point", 100));
  }

  @Test
  void theSameSignsAsNumberAndAsWordsAreReadEachAsItIs() throws IOException {
    Path file = book("xlsx", 1.255, "1.255", "2.500", 2.5, "1.255");
    assertArrayEquals(new long[] {1_255, 1_255_000, 2_500_000, 2_500, 1_255_000}, amounts(file, "comma", 1000));
    assertArrayEquals(new long[] {1_255, 1_255, 2_500, 2_500, 1_255}, amounts(file, "point", 1000));
  }

  /** Before: text, because half of the cells read with a point and half with a comma. */
  @Test
  void numbersAreReadWhateverTheWordsBesideThemDo() throws IOException {
    Path file = book("xlsx", "1,50", 0.5, "1.000,25", 1.255);
    assertEquals(List.of(), sniff(file).notes());
    assertArrayEquals(new long[] {1_500, 500, 1_000_250, 1_255}, amounts(file, "auto", 1000));
  }

  /** An apostrophe or a blank divides thousands and nothing else: before, such a file was refused. */
  @Test
  void groupsThatNoMarkDividesAreNotAsked() throws IOException {
    assertArrayEquals(new long[] {1_000, 500, 2_000}, amounts(book("xlsx", "1'000", 500, "2 000"), "auto", 1));
  }

  @Test
  void numbersAloneAreNeverAsked() throws IOException {
    assertArrayEquals(new long[] {1_255, 2_500, 3_125}, amounts(book("xlsx", 1.255, 2.5, 3.125), "auto", 1000));
    assertEquals(List.of(), sniff(book("xlsx", 1.255, 2.125, "3.5")).openQuestions());
  }

  /** 0.755 is no thousand: it shows what the mark of 1.255 is. */
  @Test
  void noGroupOfThousandsBeginsWithZero() throws IOException {
    assertArrayEquals(new long[] {755, 1_255}, amounts(book("xlsx", "0.755", "1.255"), "auto", 1000));
    assertArrayEquals(new long[] {755, 1_255}, amounts(book("xlsx", "0,755", "1,255"), "auto", 1000));
  }

  /** Tables of pages are words throughout, in the language of the page; before: 1.250 was one and a quarter. */
  @Test
  void tablesOfPagesAreAsked() {
    Files4Tests files = new Files4Tests(folder);
    String rows = "<tr><td>C1</td><td>1.250</td></tr><tr><td>C2</td><td>7.000</td></tr>";
    String page = "<html><body><table><tr><th>id</th><th>amount</th></tr>ROWS</table></body></html>";
    Path open = files.text("open.html", page.replace("ROWS", rows));
    assertEquals("INTAKE-DECIMAL-MARK", problem(() -> table(open)).code().id());
    Path told = files.text("told.html", page.replace("ROWS", rows + "<tr><td>C3</td><td>2,5</td></tr>"));
    assertArrayEquals(new long[] {12_500, 70_000, 25}, amounts(told, "auto", 10));
  }

  @Test
  void sheetsTakenTogetherKeepWhatTheirCellsAre() throws IOException {
    Path file = folder.resolve("two.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook book = new XSSFWorkbook()) {
      fill(book.createSheet("a"), 1.255, 2);
      fill(book.createSheet("b"), "1.255", 3);
      book.write(out);
    }
    SniffOverrides all = Files4Tests.sheet("*");
    assertEquals("INTAKE-DECIMAL-MARK", problem(() -> table(file, all)).code().id());
  }

  /** Both marks in cells that are words: no mark reads them all. */
  @Test
  void wordsInBothConventionsAreTold() throws IOException {
    Path file = book("xlsx", "1,50", "0.5", "2,50", "1.5", "3,50", "2.5");
    assertEquals("text", column(sniff(file), "amount").type());
    assertEquals(
        List.of("The column “amount” stays text although 3 of 6 values are numbers; one that is none: 1,50."),
        sniff(file).notes().stream().map(n -> Messages.render(n, Language.ENGLISH)).toList());
  }

  /** Amounts times {@code scale}. */
  private long[] amounts(Path file, String decimal, int scale) {
    SniffOverrides n = SniffOverrides.NONE;
    SniffOverrides chosen =
        new SniffOverrides(
            n.encoding(), n.delimiter(), n.quote(), n.header(), n.dateOrder(), decimal, n.sheet(), n.role(), n.meanings(), n.kinds());
    String[] words = table(file, chosen).words("amount");
    long[] amounts = new long[words.length];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = new java.math.BigDecimal(words[i]).multiply(java.math.BigDecimal.valueOf(scale)).longValueExact();
    }
    return amounts;
  }

  private Path book(String format, Object... cells) throws IOException {
    Path file = folder.resolve("amounts." + format);
    try (OutputStream out = Files.newOutputStream(file)) {
      if (format.equals("ods")) {
        StringBuilder rows = new StringBuilder(Files4Tests.odsText("amount"));
        for (Object cell : cells) {
          rows.append(
              cell instanceof String words
                  ? Files4Tests.odsText(words)
                  : Files4Tests.odsCell("float", "office:value=\"" + cell + "\"", String.valueOf(cell)));
        }
        out.write(Files4Tests.ods(rows.toString()));
        return file;
      }
      try (Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
        fill(book.createSheet("s"), cells);
        book.write(out);
      }
    }
    return file;
  }

  private static void fill(org.apache.poi.ss.usermodel.Sheet sheet, Object... cells) {
    sheet.createRow(0).createCell(0).setCellValue("amount");
    for (int r = 0; r < cells.length; r++) {
      Row row = sheet.createRow(r + 1);
      if (cells[r] instanceof String words) {
        row.createCell(0).setCellValue(words);
      } else {
        row.createCell(0).setCellValue(((Number) cells[r]).doubleValue());
      }
    }
  }
}
