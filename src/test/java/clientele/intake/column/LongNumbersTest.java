package clientele.intake.column;

import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.Files4Tests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers with more digits than spreadsheets show: keys that libraries write in full. */
class LongNumbersTest {
  private static final String[] KEYS = {"4503599627370496", "4503599627370497", "4503599627370498"};

  @TempDir Path folder;

  /** Whole numbers up to 2^53 = 9007199254740992 are held exactly by doubles (IEEE 754); before: one key, 4503599627370500. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xlsx in full", "xls", "ods", "xml"})
  void wholeNumbersOfSixteenDigitsStayApart(String format) throws IOException {
    assertArrayEquals(KEYS, table(keys(format)).words("order_id"));
  }

  /** 0.1 + 0.2 is 0.30000000000000004 as a double and 0.3 in every spreadsheet. */
  @Test
  void numbersWithAPartKeepFifteenFigures() throws IOException {
    Path file = folder.resolve("parts.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook book = new XSSFWorkbook()) {
      var sheet = book.createSheet("s");
      sheet.createRow(0).createCell(0).setCellValue("share");
      double[] values = {0.1 + 0.2, 1.1 * 3, 123456789.123456789};
      for (int r = 0; r < values.length; r++) {
        sheet.createRow(r + 1).createCell(0).setCellValue(values[r]);
      }
      book.write(out);
    }
    assertArrayEquals(new String[] {"0.300000", "3.300000", "123456789.123457"}, table(file).words("share"));
  }

  /** Excel writes zeros for all digits behind the fifteenth of what is typed. */
  @Test
  void keysThatLostTheirLastDigitsAreTold() {
    Path file = text("order_id,amount\n123456789012345000,1\n123456789012346000,2\n");
    assertEquals(
        List.of("2 of 2 values in the column “order_id” are written like 123456789012345000: a spreadsheet cut their digits."),
        notes(file));
    assertEquals(List.of(), notes(text("order_id,amount\n123456789012345000,1\n123456789012346001,2\n")));
    assertEquals(List.of(), notes(text("order_id,amount\n1234567890123450,1\n1234567890123460,2\n")), "chance");
    assertEquals(List.of(), notes(text("visitors,amount\n123456789012345000,1\n123456789012346000,2\n")), "no key");
  }

  private List<String> notes(Path file) {
    return sniff(file).notes().stream().map(n -> Messages.render(n, Language.ENGLISH)).toList();
  }

  private Path text(String words) {
    return new Files4Tests(folder).text("k.csv", words);
  }

  private Path keys(String format) throws IOException {
    Path file = folder.resolve("keys." + format.substring(0, format.indexOf(' ') < 0 ? format.length() : 4));
    try (OutputStream out = Files.newOutputStream(file)) {
      if (format.equals("xml")) {
        StringBuilder rows = new StringBuilder("<Row><Cell><Data ss:Type=\"String\">order_id</Data></Cell></Row>");
        for (String key : KEYS) {
          rows.append("<Row><Cell><Data ss:Type=\"Number\">" + key.charAt(0) + "." + key.substring(1) + "E+15</Data></Cell></Row>");
        }
        String start = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
            + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
            + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"s\"><Table>";
        out.write((start + rows + "</Table></Worksheet></Workbook>").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      } else if (format.equals("ods")) {
        StringBuilder rows = new StringBuilder(Files4Tests.odsText("order_id"));
        for (String key : KEYS) {
          rows.append(Files4Tests.odsCell("float", "office:value=\"" + key + "\"", "4.5036E+15"));
        }
        out.write(Files4Tests.ods(rows.toString()));
      } else if (format.equals("xlsx in full")) {
        try (var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
          var sheet = book.newWorksheet("s");
          sheet.value(0, 0, "order_id");
          for (int r = 0; r < KEYS.length; r++) {
            sheet.value(r + 1, 0, Long.parseLong(KEYS[r]));
          }
        }
      } else {
        try (Workbook book = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
          var sheet = book.createSheet("s");
          sheet.createRow(0).createCell(0).setCellValue("order_id");
          for (int r = 0; r < KEYS.length; r++) {
            sheet.createRow(r + 1).createCell(0).setCellValue(Double.parseDouble(KEYS[r]));
          }
          book.write(out);
        }
      }
    }
    return file;
  }
}
