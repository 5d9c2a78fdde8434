package clientele.intake.book;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.Files4Tests;
import clientele.study.Meaning;
import clientele.study.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Currencies that only the number formats of a workbook show. */
class CurrencyFormatTest {
  private static final String EURO = "#,##0.00 [$€-407]";
  private static final String DOLLAR = "[$$-409]#,##0.00";

  @TempDir Path folder;

  /** The formats as Excel writes them for the countries of the language numbers (MS-LCID). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[$$-409]#,##0.00|USD", "#,##0.00 [$€-407]|EUR", "[$¥-411]#,##0|JPY", "[$¥-804]#,##0.00|CNY", "[$$-1009]#,##0.00|CAD",
        "[$USD] #,##0.00|USD", "_-* #,##0.00 \"€\"_-|EUR", "\"£\"#,##0.00|GBP", "#,##0.00 \"kr\"|kr", "#,##0.00\\ [$kr-41D]|SEK",
        "\"$\"#,##0.00|$", "[$-409]mmm d|", "#,##0.00 \"kg\"|", "0.00|", "General|", "[Red]-#,##0|", "[$AB-407]0|"
      })
  void formatsNameTheirCurrency(String pattern, String currency) {
    assertEquals(Optional.ofNullable(currency), CurrencyFormat.of(164, pattern));
  }

  /** Format 44 shows the currency of the country in which the file is opened. */
  @Test
  void formatsWithoutACountrySayNothing() {
    assertEquals(Optional.empty(), CurrencyFormat.of(44, "_(\"$\"* #,##0.00_)"));
    assertEquals(Optional.of("EUR"), CurrencyFormat.of(44, "_-* #,##0.00 \"€\"_-"));
  }

  /** Before: 10.5 euros and 21 dollars were 31.5 of nothing, without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls", "ods"})
  void severalStandBesideTheirAmounts(String format) throws IOException {
    Path file = book(format, List.of(EURO, DOLLAR, EURO), 10.5, 21, -1.255);
    Table table = table(file);
    assertEquals(List.of("amount", "amount currency"), names(table));
    assertArrayEquals(new long[] {10_500, 21_000, -1_255}, table.longs("amount"));
    assertArrayEquals(new String[] {"EUR", "USD", "EUR"}, table.words("amount currency"));
    assertEquals("amount currency", table.column(Meaning.CURRENCY).orElseThrow().name());
    assertEquals(
        List.of("The amounts of “amount” are in 2 currencies (rows: EUR 2, USD 1); the table gets the column “amount currency” for them."),
        sniff(file).notes().stream().map(n -> Messages.render(n, Language.ENGLISH)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls", "ods"})
  void oneIsTheUnitOfItsColumn(String format) throws IOException {
    Table table = table(book(format, List.of(EURO, EURO), 10.5, 21));
    assertEquals(List.of("amount"), names(table));
    assertEquals("EUR", table.column("amount").orElseThrow().unit());
  }

  /** A key with such a format by mistake is the key without it. */
  @Test
  void keysStayPlain() throws IOException {
    Path file = folder.resolve("keys.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook book = new XSSFWorkbook()) {
      var sheet = book.createSheet("s");
      sheet.createRow(0).createCell(0).setCellValue("customer_id");
      for (int r = 1; r <= 3; r++) {
        var cell = sheet.createRow(r).createCell(0);
        cell.setCellValue(17_850 + r % 2);
        cell.setCellStyle(style(book, r == 3 ? "0" : EURO));
      }
      book.write(out);
    }
    assertArrayEquals(new String[] {"17851", "17850", "17851"}, table(file).words("customer_id"));
    assertEquals(List.of(), sniff(file).notes());
  }

  private Path book(String format, List<String> patterns, double... amounts) throws IOException {
    Path file = folder.resolve("amounts." + format);
    try (OutputStream out = Files.newOutputStream(file)) {
      if (format.equals("ods")) {
        StringBuilder rows = new StringBuilder(Files4Tests.odsText("amount"));
        for (int r = 0; r < amounts.length; r++) {
          String code = patterns.get(r).equals(EURO) ? "EUR" : "USD";
          rows.append(
              Files4Tests.odsCell(
                  "currency", "office:currency=\"" + code + "\" office:value=\"" + amounts[r] + "\"", amounts[r] + " " + code));
        }
        out.write(Files4Tests.ods(rows.toString()));
        return file;
      }
      try (Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
        var sheet = book.createSheet("s");
        sheet.createRow(0).createCell(0).setCellValue("amount");
        for (int r = 0; r < amounts.length; r++) {
          var cell = sheet.createRow(r + 1).createCell(0);
          cell.setCellValue(amounts[r]);
          cell.setCellStyle(style(book, patterns.get(r)));
        }
        book.write(out);
      }
    }
    return file;
  }

  private static CellStyle style(Workbook book, String pattern) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(pattern));
    return style;
  }
}
