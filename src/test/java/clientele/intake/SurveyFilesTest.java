package clientele.intake;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes of files as spreadsheets, survey programs and reports leave them. */
class SurveyFilesTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private static String[] refused(Sniffed found) {
    return found.rejectExamples().stream()
        .map(r -> r.line() + " " + Messages.render(r.reason(), Language.ENGLISH))
        .toArray(String[]::new);
  }

  @Test
  void repeatsTheNamesOfGroupsOverTheirColumns() {
    Table below = table(files.text("a.csv", "ID,Sales,,Cost,\n,2023,2024,2023,2024\nA,1,2,3,4\nB,2,3,4,5\nC,5,6,7,8\n"));
    assertEquals(List.of("ID", "Sales 2023", "Sales 2024", "Cost 2023", "Cost 2024"), names(below));
    assertEquals(3, below.rows());
    Table above = table(files.text("b.csv", "2024,,,2025,,\nQ1,Q2,Q3,Q1,Q2,Q3\n1,2,3,4,5,6\n2,3,4,5,6,7\n3,4,5,6,7,8\n"));
    assertEquals(List.of("2024 Q1", "2024 Q2", "2024 Q3", "2025 Q1", "2025 Q2", "2025 Q3"), names(above));
    assertEquals(3, above.rows());
  }

  @Test
  void takesARowOfValuesBelowNamelessColumnsForARow() {
    Table years = table(files.text("a.csv", "ID,Born,\nA,1980,\nB,1985,x\nC,1990,\n"));
    assertEquals(3, years.rows());
    Table numbers = table(files.text("b.csv", "ID,Count,\nA,5,6\nB,6,7\nC,7,8\nD,8,9\n"));
    assertEquals(4, numbers.rows());
  }

  @Test
  void joinsIdsOfQuestionsWithTheQuestions() {
    Table table = table(files.text("a.csv", "Q1,Q2,Q3\nHow old are you?,\"What, exactly, do you like?\",Where?\n34,Cats,Rome\n35,Dogs,Bonn\n"));
    assertEquals(List.of("Q1 How old are you?", "Q2 What, exactly, do you like?", "Q3 Where?"), names(table));
    assertEquals(2, table.rows());
  }

  @Test
  void writesARepeatedRowOfNamesAsItStandsAndImportsItOnce() throws IOException {
    Path file = files.text("a.csv", "id,day\nid,day\nid,day\n1,2024-05-01\n2,2024-05-02\n");
    assertEquals(List.of("id", "day"), names(table(file)));
    Path clean = folder.resolve("clean.csv");
    CleanFile.write(file, SniffOverrides.NONE, clean, Language.ENGLISH, Files4Tests.job());
    assertEquals(List.of("id id id,day day day", "1,2024-05-01", "2,2024-05-02"), Files.readAllLines(clean));
  }

  @Test
  void putsNumbersTogetherThatTheDelimiterCutInTwo() {
    Table all = table(files.text("a.csv", "id,name,amount\n1,Anna,1,999.00\n2,Ben,1,234.50\n3,Cid,3,012.00\n4,Dora,12,000.00\n"));
    assertEquals(List.of("id", "name", "amount"), names(all));
    assertArrayEquals(new String[] {"1999.00", "1234.50", "3012.00", "12000.00"}, all.words("amount"));
    Table some = table(files.text("b.csv", "id,name,amount\n1,Anna,999.00\n2,Ben,1,234.50\n3,Cid,12.00\n4,Dora,2,000.00\n5,Eve,17.25\n"));
    assertArrayEquals(new String[] {"999.00", "1234.50", "12.00", "2000.00", "17.25"}, some.words("amount"));
    Path decimals = files.text("c.csv", "id,name,price,qty\n1,Anna,12,50,1\n2,Ben,1,25,7\n3,Cid,3,99,2\n4,Dora,2,00,11\n5,Eve,17,20,4\n");
    assertArrayEquals(new String[] {"12.50", "1.25", "3.99", "2.00", "17.20"}, table(decimals).words("price"));
    assertEquals(5, sniff(decimals).mendedReasons().getFirst().count());
  }

  @Test
  void takesAQuoteBehindASpaceForOneIfTheLineHasToBeMended() {
    Path file = files.text("a.csv", "date, other, temperature, place\n2011-01-01, 24 October, 0,\n2011-01-02, 25 October, -1,Galway and more\n2011-01-03, , \"6,000,000\",Galway\n");
    assertEquals(List.of("2011-01-03", "", "6,000,000", "Galway"), sniff(file).preview().get(2));
  }

  @Test
  void leavesNumbersApartWhereItIsNotClearWhichOnesBelongTogether() {
    Sniffed found = sniff(files.text("a.csv", "id,price,size\n1,12,50,75\n2,13,25,10\n3,14,99,20\n4,15,10,30\n"));
    assertEquals(4, found.columns().size(), "two pairs would do");
  }

  @Test
  void setsALastRowAsideThatIsTheSumOfTheOthers() throws IOException {
    Sniffed found = sniff(files.text("a.csv", "region;sales;cost\nNorth;10,5;5\nSouth;20;9\nWest;30;14\nTotal;60,5;28\n"));
    assertEquals(3, found.rows());
    assertArrayEquals(new String[] {"5 the sum of the rows above"}, refused(found));
    assertEquals(4, sniff(files.text("b.csv", "region;sales\nNorth;10\nSouth;20\nWest;30\nTotal;61\n")).rows(), "not the sum");
    assertEquals(4, sniff(files.text("c.csv", "region;sales\nNorth;10\nTotal;10\nWest;30\nEast;3\n")).rows(), "not the last");
    assertEquals(4, sniff(files.text("d.csv", "brand;sales\nShell;10\nBP;20\nEsso;30\nTotal;60\n".replace("60", "9"))).rows());
    Path book = folder.resolve("e.xlsx");
    try (XSSFWorkbook made = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(book)) {
      Object[][] cells = {{"地区", "金额"}, {"北", 10.25}, {"南", 20.0}, {"西", 30.0}, {"合计", 60.25}};
      var sheet = made.createSheet("s");
      for (int r = 0; r < cells.length; r++) {
        var row = sheet.createRow(r);
        row.createCell(0).setCellValue((String) cells[r][0]);
        if (cells[r][1] instanceof Double amount) {
          row.createCell(1).setCellValue(amount);
        } else {
          row.createCell(1).setCellValue((String) cells[r][1]);
        }
      }
      made.write(out);
    }
    assertEquals(3, sniff(book).rows());
    assertArrayEquals(new String[] {"10.25", "20.00", "30.00"}, table(book).words("金额"));
  }

  @Test
  void setsATableBelowABlankLineAside() {
    Sniffed found =
        sniff(files.text("a.csv", "id,name,amount\n1,Anna,2.5\n2,Ben,3.5\n\nid,qty\n1,5\n2,6\n3,7\n4,8\n5,9\n6,1\n7,2\n"));
    assertEquals(2, found.rows());
    assertEquals(8, found.rejects());
  }

  @ParameterizedTest
  @CsvSource({"'sep=;', ;", "'\"sep=,\"', ','", "'SEP=|', |"})
  void leavesOutTheLineThatTellsExcelTheDelimiter(String line, String sign) {
    Sniffed found = sniff(files.text("a.csv", line + "\n" + "id,name,at\n1,Anna,2.5\n2,Ben,3.5\n3,Cid,4.5\n".replace(",", sign)));
    assertEquals(sign, found.delimiter());
    assertEquals(3, found.rows());
    assertEquals("id", found.columns().getFirst().name());
  }

  @Test
  void readsUnicodeTextOfExcel() {
    Path file = files.text("a.txt", "\ufeffid\tname\tamount\r\n1\tÄnne\t2,5\r\n2\t\"Ben \"\"B\"\"\"\t3,5\r\n", StandardCharsets.UTF_16LE);
    Table table = table(file);
    assertArrayEquals(new String[] {"Änne", "Ben \"B\""}, table.words("name"));
    assertArrayEquals(new String[] {"2.5", "3.5"}, table.words("amount"));
  }

  @Test
  void readsColumnsThatAreLinedUpWithSpaces() {
    String text =
        """
        ID    Name            City           Amount  Since
        00017 Anna Weiss      Bad Homburg     12.50  2024-01-05
        00018 Ben O'Neill     Cork           123.00  2023-11-30
        00019 Carla Sanchez   Sevilla          9.99  2022-07-01
        00020                 Izmir        1,200.00  2020-02-29
        00021 Emil van Dam    Den Haag         0.50  2021-12-12
        """;
    Table table = table(files.text("a.txt", text));
    assertEquals(List.of("ID", "Name", "City", "Amount", "Since"), names(table));
    assertArrayEquals(new String[] {"00017", "00018", "00019", "00020", "00021"}, table.words("ID"));
    assertArrayEquals(new String[] {"Anna Weiss", "Ben O'Neill", "Carla Sanchez", null, "Emil van Dam"}, table.words("Name"));
    assertArrayEquals(new String[] {"12.50", "123.00", "9.99", "1200.00", "0.50"}, table.words("Amount"));
  }

  @Test
  void readsReportsWithARuleBelowTheirNamesAndRefusesLinesThatCrossThem() {
    String text =
        """
        Report of May

        Kunde                Orders   Revenue
        -------------------- ------ ---------
        Änne Weiß                12    120.50
        Ben O'Neill               3     33.00
        Carla Sánchez             1      9.99
        Deniz Yilmaz            140   1200.00
        """;
    Path file = files.text("a.txt", text, java.nio.charset.Charset.forName("windows-1252"));
    Table table = table(file);
    assertEquals(List.of("Kunde", "Orders", "Revenue"), names(table));
    assertArrayEquals(new String[] {"Änne Weiß", "Ben O'Neill", "Carla Sánchez", "Deniz Yilmaz"}, table.words("Kunde"));
    StringBuilder longer = new StringBuilder(text);
    for (int i = 10; i < 80; i++) {
      longer.append("Emil van Dam %d          %d     1%d.00%n".formatted(i, i, i));
    }
    longer.append("this is a note that crosses all of it\n");
    assertArrayEquals(new String[] {"79 not of the form of the other lines"}, refused(sniff(files.text("b.txt", longer.toString()))));
  }
}
