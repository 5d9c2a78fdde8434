package clientele.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import clientele.base.Language;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void writesUtf8WithIsoDatesAndDecimalPoints() throws IOException {
    String clean =
        read("Kunde;Datum;Betrag\n007;17.04.2025;1.149,95\n\"Müller; Co\";18.04.2025;31,5\n", Charset.forName("windows-1252"));
    assertEquals(
        "Kunde,Datum,Betrag\r\n007,2025-04-17,1149.95\r\nMüller; Co,2025-04-18,31.50\r\n", clean);
    assertEquals("line,reason,raw\r\n", Files.readString(folder.resolve("clean.csv.rejects.csv")));
    assertFalse(Files.exists(folder.resolve("clean.csv.cells.csv")));
  }

  @Test
  void writesRefusedLinesBesideIt() throws IOException {
    String clean = read("a,b\n1,\"x, \"\"y\"\"\"\n2\n3,z\n", java.nio.charset.StandardCharsets.UTF_8);
    assertEquals("a,b\r\n1,\"x, \"\"y\"\"\"\r\n3,z\r\n", clean);
    assertEquals(
        "line,reason,raw\r\n3,1 fields instead of 2,2\r\n",
        Files.readString(folder.resolve("clean.csv.rejects.csv")));
  }
}
