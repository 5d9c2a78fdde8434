package clientele.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import clientele.base.Language;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.table.PlannedFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanFileTest {
  @TempDir Path folder;

  private String read(String text, Charset charset) throws IOException {
    Path file = new Files4Tests(folder).text("raw.csv", text, charset);
    PlannedFile plan = FileImport.plan(file, SniffOverrides.NONE, Files4Tests.job());
    CleanFile.write(plan, folder.resolve("clean.csv"), Language.ENGLISH, Files4Tests.job());
    return Files.readString(folder.resolve("clean.csv"));
  }

  /** What a spreadsheet would run stays as it is, unless it is asked to be safe; numbers stay numbers. */
  @Test
  void formulasLeaveAsTheyStandOrSafe() throws IOException {
    Path file = Files.writeString(folder.resolve("f.csv"), "id,note,gain\n1,=1+1,-5\n2,x;=1+1,\"+1,50\"\n3,@SUM(1),7\n4,plain,8\n");
    Path out = folder.resolve("out.csv");
    CleanFile.write(file, SniffOverrides.NONE, out, false, Language.ENGLISH, Files4Tests.job());
    assertEquals("1,=1+1,-5", Files.readAllLines(out).get(1));
    CleanFile.write(file, SniffOverrides.NONE, out, true, Language.ENGLISH, Files4Tests.job());
    assertEquals(
        List.of("\"id\",\"note\",\"gain\"", "1,\"'=1+1\",-5", "2,\"x;'=1+1\",\"+1,50\"", "3,\"'@SUM(1)\",7", "4,\"plain\",8"),
        Files.readAllLines(out));
  }

  @Test
  void writesUtf8WithCellsAsTheyStand() throws IOException {
    String clean =
        read("Kunde;Datum;Betrag\n007;17.04.2025;1.149,95\n\"Müller; Co\";18.04.2025;31,5\n", Charset.forName("windows-1252"));
    assertEquals(
        "Kunde,Datum,Betrag\r\n007,17.04.2025,\"1.149,95\"\r\nMüller; Co,18.04.2025,\"31,5\"\r\n", clean);
    assertEquals("line,reason,raw\r\n", Files.readString(folder.resolve("clean.csv.rejects.csv")));
    assertFalse(Files.exists(folder.resolve("clean.csv.cells.csv")));
  }

  @Test
  void writesRefusedLinesBesideIt() throws IOException {
    String clean = read("a,b,c\n1,\"x, \"\"y\"\"\",5\n2\n3,z,6\n", java.nio.charset.StandardCharsets.UTF_8);
    assertEquals("a,b,c\r\n1,\"x, \"\"y\"\"\",5\r\n3,z,6\r\n", clean);
    assertEquals(
        "line,reason,raw\r\n3,a note beside the table,2\r\n",
        Files.readString(folder.resolve("clean.csv.rejects.csv")));
  }

  @Test
  void writesTheNamesThatRecordsGiveTheirValues() throws IOException {
    assertEquals("a,b\r\n1,x\r\n2,y\r\n", read("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n", java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void inventsNoNamesForAFileWithoutThem() throws IOException {
    assertEquals("1,Anna,2.5\r\n2,Ben,3.5\r\n", read("1,Anna,2.5\n2,Ben,3.5\n", java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void writesTheHeaderOfAFileWithoutRows() throws IOException {
    assertEquals("id,day,amount\r\n", read("id,day,amount\n", java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void writesMendedLinesAsTheyStandBesideIt() throws IOException {
    StringBuilder text = new StringBuilder("id,day,amount\n");
    for (int i = 10; i < 30; i++) {
      text.append("A").append(i).append(",2024-05-").append(i).append(',').append(i).append(".50\n");
    }
    String clean = read(text + "A31,2024-05-3112.50\nA32;2024-06-01;9.50\n", java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(true, clean.endsWith("A31,2024-05-31,12.50\r\nA32,2024-06-01,9.50\r\n"), clean);
    assertEquals(
        "line,reason,raw\r\n22,a delimiter is missing,\"A31,2024-05-3112.50\"\r\n"
            + "23,another delimiter in this line,A32;2024-06-01;9.50\r\n",
        Files.readString(folder.resolve("clean.csv.mended.csv")));
  }
}
