package clientele.intake.sheet;

import static clientele.intake.Files4Tests.column;
import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.problem;
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
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks written by LibreOffice (in the test resources) and by POI (here). */
class WorkbookReadingTest {
  @TempDir Path folder;

  private static final String[] IDS = {"0007", "0008", "0008", "0009"};

  @ParameterizedTest
  @ValueSource(strings = {"shop.ods", "shop.xls", "shop.xlsx", "shop-2003.xls"})
  void readsTheSameTableFromEveryFormatOfLibreOffice(String name) {
    Table table = table(resource(name));
    assertEquals(List.of("Customer ID", "Order Date", "Unit Price", "Quantity", "Amount", "Note"), names(table));
    assertArrayEquals(IDS, table.words("Customer ID"));
    assertArrayEquals(new String[] {"2024-02-29", "2024-03-01", "2024-03-01", "1999-12-31"}, table.words("Order Date"));
    assertArrayEquals(new long[] {4, 2, 2, 1}, table.longs("Quantity"));
    assertArrayEquals(new String[] {"10.0", "2.5", "2.5", null}, table.words("Amount"));
    assertEquals("客户说很好", table.words("Note")[3]);
    Sniffed found = sniff(resource(name));
    assertEquals("Orders", found.sheet());
    assertEquals(1, found.preambleLines());
    assertEquals("transactions", found.role());
    assertEquals("date", column(found, "Order Date").type());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.ods", "shop.xls", "shop.xlsx", "shop-2003.xls"})
  void joinsTwoRowsOfHeadsAndFillsCellsJoinedDownwards(String name) {
    for (String which : List.of("区域", "3")) {
      Table table = table(resource(name), sheet(which));
      assertEquals(List.of("Region", "2023 Sales", "2023 Cost", "2024 Sales", "2024 Cost"), names(table));
      assertArrayEquals(new String[] {"North", "North", "South"}, table.words("Region"));
      assertArrayEquals(new long[] {10, 20, 30}, table.longs("2023 Sales"));
      assertArrayEquals(new long[] {6, 8, 10}, table.longs("2024 Cost"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leavesHiddenSheetsAndCoversOutUnlessTheyAreChosen(boolean old) throws IOException {
    try (Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
      fill(book.createSheet("Secret"), 30, 4);
      book.createSheet("Cover").createRow(0).createCell(0).setCellValue("Report of the year");
      fill(book.createSheet("Data"), 5, 3);
      book.setActiveSheet(1);
      book.setSheetHidden(0, true);
      Path file = save(book, old);
      assertEquals("Data", sniff(file).sheet());
      assertEquals(5, sniff(file).rows());
      assertEquals(30, sniff(file, sheet("Secret")).rows());
      assertEquals("INTAKE-NO-SHEET", problem(() -> sniff(file, sheet("Nope"))).code().id());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsFormulasAsTheValuesTheyShowed(boolean old) throws IOException {
    try (Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
      Sheet sheet = book.createSheet("s");
      heads(sheet, "item", "total", "word", "true?", "wrong");
      for (int r = 1; r <= 3; r++) {
        Row row = sheet.createRow(r);
        row.createCell(0).setCellValue("a" + r);
        row.createCell(1).setCellFormula("10*" + r + "+0.5");
        row.createCell(2).setCellFormula("\"w\"&" + r);
        row.createCell(3).setCellFormula(r + ">1");
        row.createCell(4).setCellFormula(r == 2 ? "7" : "1/0");
      }
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      Table table = table(save(book, old));
      assertArrayEquals(new String[] {"10.5", "20.5", "30.5"}, table.words("total"));
      assertArrayEquals(new String[] {"w1", "w2", "w3"}, table.words("word"));
      assertArrayEquals(new String[] {"false", "true", "true"}, table.words("true?"));
      assertArrayEquals(new String[] {null, "7", null}, table.words("wrong"));
    }
  }

  @Test
  void readsTheCalendarThatBeginsIn1904() throws IOException {
    for (boolean from1904 : new boolean[] {false, true}) {
      try (XSSFWorkbook book = new XSSFWorkbook()) {
        book.getCTWorkbook().addNewWorkbookPr().setDate1904(from1904);
        Sheet sheet = book.createSheet("s");
        heads(sheet, "name", "born");
        CellStyle day = book.createCellStyle();
        day.setDataFormat((short) 14);
        for (int r = 1; r <= 2; r++) {
          Row row = sheet.createRow(r);
          row.createCell(0).setCellValue("n" + r);
          Cell cell = row.createCell(1);
          cell.setCellValue(20_000 + r);
          cell.setCellStyle(day);
        }
        String[] born = from1904 ? new String[] {"1958-10-05", "1958-10-06"} : new String[] {"1954-10-04", "1954-10-05"};
        assertArrayEquals(born, table(save(book, false)).words("born"));
      }
    }
  }

  @Test
  void readsTimesLeapDaysAndIdsOfOldWorkbooks() throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      Sheet sheet = book.createSheet("s");
      heads(sheet, "plz", "seen at", "born");
      CellStyle zeros = book.createCellStyle();
      zeros.setDataFormat(book.createDataFormat().getFormat("00000"));
      CellStyle moment = book.createCellStyle();
      moment.setDataFormat((short) 22);
      CellStyle day = book.createCellStyle();
      day.setDataFormat(book.createDataFormat().getFormat("dd.mm.yyyy"));
      for (int r = 1; r <= 3; r++) {
        Row row = sheet.createRow(r);
        row.createCell(0).setCellValue(1067 + r);
        row.getCell(0).setCellStyle(zeros);
        row.createCell(1).setCellValue(LocalDateTime.of(2024, 2, 29, 23, 59, 57 + r - 1));
        row.getCell(1).setCellStyle(moment);
        row.createCell(2).setCellValue(58 + r);
        row.getCell(2).setCellStyle(day);
      }
      Table table = table(save(book, true));
      assertArrayEquals(new String[] {"01068", "01069", "01070"}, table.words("plz"));
      assertEquals("2024-02-29 23:59:59", table.words("seen at")[2]);
      assertArrayEquals(new String[] {"1900-02-28", "1900-02-28", "1900-03-01"}, table.words("born"));
    }
  }

  @Test
  void findsATableThatBeginsInTheMiddleOfASheet() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      Sheet sheet = book.createSheet("s");
      sheet.createRow(1).createCell(2).setCellValue("Customers of the branch");
      String[] heads = {"Customer ID", "City", "Amount"};
      for (int r = 0; r < 6; r++) {
        Row row = sheet.createRow(4 + r);
        for (int c = 0; c < 3; c++) {
          if (r == 0) {
            row.createCell(2 + c).setCellValue(heads[c]);
          } else if (c == 2) {
            row.createCell(2 + c).setCellValue(r * 1.5);
          } else {
            row.createCell(2 + c).setCellValue(c == 0 ? "K" + r : "Ulm");
          }
        }
      }
      Table table = table(save(book, false));
      assertEquals(List.of(heads), names(table));
      assertEquals(5, table.rows());
    }
  }

  @Test
  void putsLikeSheetsBelowEachOtherIfAsked() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      fill(book.createSheet("Jan"), 3, 3);
      fill(book.createSheet("Feb"), 2, 3);
      Path file = save(book, false);
      clientele.job.JobContext job = Files4Tests.job();
      assertEquals(3, FileImport.sniff(file, SniffOverrides.NONE, job).rows());
      assertEquals("INTAKE-OTHER-SHEETS", job.warnings().getFirst().code().id());
      Table all = table(file, sheet("*"));
      assertEquals(List.of("col0", "col1", "col2", "source_sheet"), names(all));
      assertArrayEquals(new String[] {"Jan", "Jan", "Jan", "Feb", "Feb"}, all.words("source_sheet"));
      fill(book.createSheet("Notes"), 2, 2);
      Path mixed = save(book, false);
      assertEquals("INTAKE-MIXED-FILES", problem(() -> sniff(mixed, sheet("*"))).code().id());
    }
  }

  private static void heads(Sheet sheet, String... names) {
    Row row = sheet.createRow(0);
    for (int c = 0; c < names.length; c++) {
      row.createCell(c).setCellValue(names[c]);
    }
  }

  private static void fill(Sheet sheet, int rows, int columns) {
    for (int r = 0; r <= rows; r++) {
      Row row = sheet.createRow(r);
      for (int c = 0; c < columns; c++) {
        if (r == 0) {
          row.createCell(c).setCellValue("col" + c);
        } else {
          row.createCell(c).setCellValue(r * 10 + c);
        }
      }
    }
    sheet.addMergedRegion(new CellRangeAddress(rows + 5, rows + 6, 0, 1));
  }

  private Path save(Workbook book, boolean old) throws IOException {
    Path file = folder.resolve(old ? "b.xls" : "b.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    return file;
  }

  @Test
  void takesColumnsThatBeginFarBelow() throws IOException {
    Path file = folder.resolve("late.xlsx");
    try (Workbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet("s");
      Row head = sheet.createRow(2);
      head.createCell(1).setCellValue("id");
      head.createCell(3).setCellValue("name");
      for (int r = 3; r < 600; r++) {
        Row row = sheet.createRow(r);
        row.createCell(1).setCellValue("a" + r);
        row.createCell(3).setCellValue(r % 2 == 0 ? "x" : "y");
        if (r > 500) {
          row.createCell(2).setCellValue(r);
        }
      }
      book.write(out);
    }
    Table table = table(file);
    assertEquals(List.of("id", "column_2", "name"), names(table));
    assertEquals(597, table.rows());
    assertEquals(599, table.longs("column_2")[596]);
    assertEquals("y", table.words("name")[0]);
  }
}
