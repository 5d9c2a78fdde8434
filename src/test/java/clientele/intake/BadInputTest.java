package clientele.intake;

import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.sniff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import clientele.base.Language;
import clientele.base.Problem;
import clientele.intake.choice.SniffOverrides;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private static void says(String code, Problem problem) {
    assertEquals(code, problem.code().id());
    for (Language language : Language.values()) {
      assertFalse(problem.line(language).contains("clientele.intake/"), problem.line(language));
      assertFalse(problem.line(language).contains("{"), problem.line(language));
    }
  }

  @Test
  void saysWhenAFileIsMissingEmptyOrAFolder() {
    says("INTAKE-NO-FILE", problem(() -> sniff(folder.resolve("none.csv"))));
    says("INTAKE-NO-TABLE", problem(() -> sniff(folder)));
    says("INTAKE-EMPTY", problem(() -> sniff(files.text("e.csv", ""))));
  }

  @Test
  void saysWhenAFileIsBinary() {
    byte[] noise = new byte[2000];
    new java.util.Random(1).nextBytes(noise);
    says("INTAKE-BINARY", problem(() -> sniff(files.bytes("n.csv", noise))));
    says("INTAKE-BINARY", problem(() -> sniff(files.text("p.csv", "%PDF-1.7\nobj\n"))));
    byte[] xls = Arrays.copyOf(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 600);
    says("INTAKE-EXCEL-DAMAGED", problem(() -> sniff(files.bytes("o.xls", xls))));
  }

  @Test
  void saysWhenGzipEndsTooEarly() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      java.util.Random random = new java.util.Random(3);
      for (int i = 0; i < 200_000; i++) {
        out.write((i + "," + random.nextInt(1000) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] all = packed.toByteArray();
    says("INTAKE-TRUNCATED", problem(() -> sniff(files.bytes("t.csv.gz", Arrays.copyOf(all, all.length / 2)))));
    says("INTAKE-TRUNCATED", problem(() -> sniff(files.bytes("s.csv.gz", Arrays.copyOf(all, 200)))));
  }

  @Test
  void saysWhenTheEncodingIsWrongOrUnknown() {
    Path file = files.text("g.csv", "客户,评价\n甲,很好\n乙,不好\n", Charset.forName("GB18030"));
    Problem problem = problem(() -> sniff(file, Files4Tests.encoding("UTF-8")));
    says("INTAKE-WRONG-ENCODING", problem);
    assertEquals(true, problem.line(Language.ENGLISH).contains("GB18030"));
    says("INTAKE-NO-ENCODING", problem(() -> sniff(file, Files4Tests.encoding("klingon"))));
  }

  @Test
  void saysWhenAllLinesAreRagged() {
    Path file = files.text("r.csv", "name,age,city\nAnna\nBen\nCleo\n");
    says("INTAKE-RAGGED", problem(() -> sniff(file, Files4Tests.delimiter(","))));
    says("INTAKE-ONE-COLUMN", problem(() -> sniff(file)));
  }

  @Test
  void stopsIfMostLinesAreRefused() {
    StringBuilder text = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 20; i++) {
      text.append(i % 4 == 0 ? "1,2,3\n" : i % 4 == 1 ? "1,2,3,4,5\n" : i % 4 == 2 ? "1,2,3,4,5,6\n" : "1,2,3,4\n");
    }
    says("INTAKE-MANY-REJECTS", problem(() -> sniff(files.text("m.csv", text.toString()))));
  }

  @Test
  void saysWhenThereIsOnlyAHeader() {
    Path file = files.text("h.csv", "customer_id,date,amount\n");
    says("INTAKE-NO-ROWS", problem(() -> Files4Tests.table(file)));
    assertEquals(0, sniff(file).rows());
    assertEquals(3, sniff(file).columns().size());
  }

  @Test
  void saysWhatIsWrongWithAMapping() {
    says("INTAKE-MAPPED-TWICE", problem(() -> SniffOverrides.meanings(List.of("date=a", "amount=a"))));
    says("INTAKE-MAPPED-TWICE", problem(() -> SniffOverrides.meanings(List.of("date=a", "date=b"))));
    says("INTAKE-NO-MEANING", problem(() -> SniffOverrides.meanings(List.of("shoe_size=a"))));
    says("INTAKE-MAP-SYNTAX", problem(() -> SniffOverrides.meanings(List.of("date"))));
    says("INTAKE-NO-TYPE", problem(() -> SniffOverrides.kinds(List.of("a=colour"))));
    Path file = files.text("c.csv", "a,b\n1,2\n");
    SniffOverrides n = SniffOverrides.NONE;
    SniffOverrides unknown =
        new SniffOverrides("", "", "", "", "", "", "", n.role(), SniffOverrides.meanings(List.of("date=c")), n.kinds());
    says("INTAKE-NO-COLUMN", problem(() -> sniff(file, unknown)));
  }

  @Test
  void saysWhenAWorkbookIsDamaged() throws IOException {
    byte[] half = Arrays.copyOf(zip("xl/workbook.xml", 3000), 700);
    says("INTAKE-EXCEL-DAMAGED", problem(() -> sniff(files.bytes("h.xlsx", half))));
    says("INTAKE-EXCEL-DAMAGED", problem(() -> sniff(files.bytes("w.xlsx", zip("xl/workbook.xml", 3000)))));
    says("INTAKE-NO-TABLE", problem(() -> sniff(files.bytes("z.zip", zip("photo.jpg", 3000)))));
    says("INTAKE-BINARY", problem(() -> sniff(files.bytes("b.zip", zip("data.bin", 3000)))));
  }

  @Test
  void refusesAWorkbookThatUnpacksToFarMoreThanOfficeFilesDo() throws IOException {
    says("INTAKE-EXCEL-TOO-LARGE", problem(() -> sniff(files.bytes("b.xlsx", zip("xl/workbook.xml", 80 << 20)))));
  }

  private static byte[] zip(String part, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(part));
      byte[] block = new byte[1000];
      if (zeros < 1 << 20) {
        new java.util.Random(7).nextBytes(block);
      }
      for (int i = 0; i < zeros; i += block.length) {
        zip.write(block);
      }
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
