package clientele.intake.sheet;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.Files4Tests;
import clientele.intake.choice.Sniffed;
import clientele.study.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and libraries do in workbooks: joined cells, odd formats of moments, formulas without results. */
class SheetHabitsTest {
  @TempDir Path folder;

  /** Before: header and five rows were gone. */
  @ParameterizedTest
  @CsvSource({"xlsx,6", "xlsx,2", "xls,6", "xlsx,1"})
  void cellsJoinedInARowAreNoHeading(String format, int joined) throws IOException {
    Path file = book(format, sheet -> {
      head(sheet, "customer_id", "name", "city", "segment", "visits");
      for (int r = 1; r <= 12; r++) {
        row(sheet, r, "C" + r, "Name " + r, "Town " + r, r % 2 == 0 ? "A" : "B", r);
      }
      sheet.getRow(joined).getCell(2).setBlank();
      sheet.addMergedRegion(new CellRangeAddress(joined, joined, 1, 2));
    });
    Sniffed found = sniff(file);
    assertEquals(12, found.rows());
    assertEquals(List.of("customer_id", "name", "city", "segment", "visits"), names(found));
  }

  @Test
  void headingsOverGroupsOfColumnsAreStillFound() throws IOException {
    Path file = book("xlsx", sheet -> {
      row(sheet, 0, "Report of sales");
      row(sheet, 2, "Region", "Sales", "", "Cost", "");
      row(sheet, 3, "", "2023", "2024", "2023", "2024");
      for (int r = 4; r < 10; r++) {
        row(sheet, r, "R" + r, 10 + r, 11 + r, 5 + r, 6 + r);
      }
      sheet.addMergedRegion(new CellRangeAddress(2, 2, 1, 2));
      sheet.addMergedRegion(new CellRangeAddress(2, 2, 3, 4));
    });
    Sniffed found = sniff(file);
    assertEquals(List.of("Region", "Sales 2023", "Sales 2024", "Cost 2023", "Cost 2024"), names(found));
    assertEquals(6, found.rows());
  }

  /** Before: a customer each. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void rowsJoinedOverTheWholeWidthAreSections(String format) throws IOException {
    Path file = book(format, sheet -> {
      head(sheet, "name", "city", "visits");
      row(sheet, 1, "North");
      row(sheet, 2, "Anna Bell", "Kiel", 3);
      row(sheet, 3, "Ben Holt", "Husum", 4);
      row(sheet, 4, "South");
      row(sheet, 5, "Cid Roe", "Ulm", 5);
      sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 2));
      sheet.addMergedRegion(new CellRangeAddress(4, 4, 0, 2));
    });
    Sniffed found = sniff(file);
    assertEquals(3, found.rows());
    assertEquals(2, found.rejects());
  }

  /** 45352.40625 is 1 March 2024, 9:45; before, its serial number was shown. */
  @ParameterizedTest
  @CsvSource({"xlsx,mm:ss.0", "xlsx,h:mm", "xlsx,dddd", "xlsx,ddd", "xlsx,mmm", "xlsx,h:mm AM/PM", "xls,mm:ss.0", "xls,dddd", "xlsx,[$-409]dddd"})
  void wholeMomentsStayMomentsUnderAnyFormat(String format, String pattern) throws IOException {
    Path file = book(format, sheet -> {
      head(sheet, "id", "seen", "n");
      for (int r = 1; r <= 4; r++) {
        row(sheet, r, "A" + r, 45_351.40625 + r, r);
        sheet.getRow(r).getCell(1).setCellStyle(style(sheet, pattern));
      }
    });
    assertEquals("2024-03-01 09:45:00", table(file).words("seen")[0]);
    assertEquals("time", column(sniff(file), "seen").type());
  }

  /** Before: 32:15 as a number, 7:30 as a time, 24:00 as 1. */
  @ParameterizedTest
  @CsvSource({"xlsx,[h]:mm", "xls,[h]:mm", "xlsx,[hh]:mm:ss", "xlsx,[mm]:ss", "xlsx,h:mm"})
  void durationsHaveOneForm(String format, String pattern) throws IOException {
    Path file = book(format, sheet -> {
      head(sheet, "id", "worked", "n");
      double[] hours = {32.25, 7.5, 24, 0.5};
      for (int r = 1; r <= 4; r++) {
        row(sheet, r, "A" + r, hours[r - 1] / 24, r);
        sheet.getRow(r).getCell(1).setCellStyle(style(sheet, pattern));
      }
    });
    assertArrayEquals(new String[] {"32:15:00", "07:30:00", "24:00:00", "00:30:00"}, table(file).words("worked"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "#,##0.00;[Red]-#,##0.00", "0.0\" hrs\"", "General", "_-* #,##0.00 \"kr\"_-", "0.00E+00", "[Red]0.00"})
  void amountsStayAmounts(String pattern) throws IOException {
    Path file = book("xlsx", sheet -> {
      head(sheet, "id", "amount", "n");
      for (int r = 1; r <= 4; r++) {
        row(sheet, r, "A" + r, 45_351.25 + r, r);
        sheet.getRow(r).getCell(1).setCellStyle(style(sheet, pattern));
      }
    });
    assertEquals("45352.25", table(file).words("amount")[0]);
  }

  /** A library wrote the formulas; before, all were missing in silence. */
  @Test
  void formulasWithoutResultsAreComputedOrCounted() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(bytes, "test", "1.0")) {
      var sheet = book.newWorksheet("Orders");
      String[] heads = {"customer_id", "order", "day", "quantity", "price", "amount", "code", "odd"};
      for (int c = 0; c < heads.length; c++) {
        sheet.value(0, c, heads[c]);
      }
      for (int r = 1; r <= 4; r++) {
        sheet.value(r, 0, "C" + r);
        sheet.value(r, 1, "O" + r);
        sheet.value(r, 2, "2024-01-0" + r);
        sheet.value(r, 3, r);
        sheet.value(r, 4, 2.5);
        sheet.formula(r, 5, "D" + (r + 1) + "*E" + (r + 1));
        sheet.formula(r, 6, "CONCATENATE(A" + (r + 1) + ",\"-\",B" + (r + 1) + ")");
        sheet.formula(r, 7, "NOSUCHFUNCTION(D" + (r + 1) + ")");
      }
    }
    Path file = new Files4Tests(folder).bytes("f.xlsx", bytes.toByteArray());
    Table table = table(file);
    assertArrayEquals(new String[] {"2.5", "5.0", "7.5", "10.0"}, table.words("amount"));
    assertArrayEquals(new String[] {"C1-O1", "C2-O2", "C3-O3", "C4-O4"}, table.words("code"));
    assertTrue(Arrays.stream(table.words("odd")).allMatch(java.util.Objects::isNull));
    List<String> notes = sniff(file).notes().stream().map(n -> Messages.render(n, Language.ENGLISH)).toList();
    assertTrue(notes.stream().anyMatch(n -> n.startsWith("8 cells") && n.contains("computed") && n.contains("F2: =D2*E2")), notes.toString());
    assertTrue(notes.stream().anyMatch(n -> n.startsWith("4 cells") && n.contains("missing") && n.contains("NOSUCHFUNCTION")), notes.toString());
  }

  @Test
  void storedResultsOfFormulasAreTakenAsTheyAre() throws IOException {
    Path file = book("xlsx", sheet -> {
      head(sheet, "id", "a", "b");
      for (int r = 1; r <= 3; r++) {
        row(sheet, r, "A" + r, r, 0);
        Cell cell = sheet.getRow(r).getCell(2);
        cell.setCellFormula("B" + (r + 1) + "*2");
        cell.setCellValue(7.0);
      }
    });
    assertArrayEquals(new String[] {"7", "7", "7"}, table(file).words("b"));
    assertEquals(List.of(), sniff(file).notes());
  }

  /** As XlsxWriter leaves them: 0 beside every formula, and the word that all is to be computed. Before: revenue of 0. */
  @Test
  void zeroBesideAFormulaThatWaitsToBeComputedIsNoResult() throws IOException {
    Path file = folder.resolve("waiting.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet("Orders");
      head(sheet, "customer", "quantity", "price", "amount", "odd");
      for (int r = 1; r <= 3; r++) {
        row(sheet, r, "C" + r, r, 2.5, 0, 0);
        waiting(sheet.getRow(r).getCell(3), "B" + (r + 1) + "*C" + (r + 1));
        waiting(sheet.getRow(r).getCell(4), "WEBSERVICE(A" + (r + 1) + ")");
      }
      book.setForceFormulaRecalculation(true);
      book.write(out);
    }
    Table table = table(file);
    assertArrayEquals(new String[] {"2.5", "5.0", "7.5"}, table.words("amount"));
    assertTrue(Arrays.stream(table.words("odd")).allMatch(java.util.Objects::isNull));
    List<String> notes = sniff(file).notes().stream().map(n -> Messages.render(n, Language.ENGLISH)).toList();
    assertTrue(notes.stream().anyMatch(n -> n.startsWith("3 cells") && n.contains("computed")), notes.toString());
    assertTrue(notes.stream().anyMatch(n -> n.startsWith("3 cells") && n.contains("missing")), notes.toString());
  }

  /** -3^2 is 9 in Excel (its order of operators) and -9 in most languages: not computed rather than wrong. */
  @ParameterizedTest
  @CsvSource({"-B2^2,", "B2^2,9", "1-B2^2,-8", "SUM(-B2^2),"})
  void aSignBeforeAPowerIsNotGuessed(String formula, String result) throws IOException {
    Path file = folder.resolve("power.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("s");
      for (int c = 0; c < 3; c++) {
        sheet.value(0, c, List.of("id", "a", "b").get(c));
        sheet.value(2, c, List.of("A2", "4", "5").get(c));
      }
      sheet.value(1, 0, "A1");
      sheet.value(1, 1, 3);
      sheet.formula(1, 2, formula);
    }
    assertEquals(result, table(file).words("b")[0]);
  }

  private static void waiting(Cell cell, String formula) {
    cell.setCellFormula(formula);
    cell.setCellValue(0);
  }

  private Path book(String format, Consumer<Sheet> fill) throws IOException {
    Path file = folder.resolve("book." + format);
    try (Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      fill.accept(book.createSheet("s"));
      book.write(out);
    }
    return file;
  }

  private static CellStyle style(Sheet sheet, String pattern) {
    CellStyle style = sheet.getWorkbook().createCellStyle();
    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(pattern));
    return style;
  }

  private static void head(Sheet sheet, String... names) {
    row(sheet, 0, (Object[]) names);
  }

  private static void row(Sheet sheet, int r, Object... cells) {
    Row row = sheet.createRow(r);
    for (int c = 0; c < cells.length; c++) {
      if (cells[c] instanceof Number number) {
        row.createCell(c).setCellValue(number.doubleValue());
      } else if (!cells[c].equals("")) {
        row.createCell(c).setCellValue((String) cells[c]);
      }
    }
  }

  private static List<String> names(Sniffed found) {
    return found.columns().stream().map(Sniffed.SniffedColumn::name).toList();
  }
}
