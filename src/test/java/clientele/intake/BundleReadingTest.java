package clientele.intake;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.resource;
import static clientele.intake.Files4Tests.sheet;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.study;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.MemoryStudy;
import clientele.study.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleReadingTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private Path zip(String name, Object... parts) throws IOException {
    Path zip = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
      for (int i = 0; i < parts.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) parts[i]));
        out.write(parts[i + 1] instanceof byte[] bytes ? bytes : ((String) parts[i + 1]).getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  private static final String JANUARY = "customer_id,date,amount\n001,2024-01-05,10.50\n002,2024-01-06,20.00\n";
  private static final String FEBRUARY = "Date;Amount;Customer_ID\n2024-02-05;11.50;003\n2024-02-06;21.00;004\n";

  @Test
  void readsTheOnlyFileOfAnArchive() throws IOException {
    Path zip = zip("january.zip", "readme.txt", "Hello", "__MACOSX/._data.csv", "x", "data.csv", JANUARY);
    Sniffed found = sniff(zip);
    assertEquals("january.zip", found.file());
    assertEquals("", found.sheet());
    assertEquals(2, found.rows());
    assertEquals(Files.size(zip), found.bytes());
    assertEquals(64, found.sha256().length());
    assertEquals("january", FileImport.tableName(zip));
  }

  @Test
  void putsLikeFilesOfAnArchiveBelowEachOtherInOneTable() throws IOException {
    Path zip = zip("orders.zip", "2024/jan.csv", JANUARY, "2024/feb.csv", FEBRUARY + "2024-02-07;5\n");
    MemoryStudy study = study(zip, SniffOverrides.NONE);
    Table table = study.view().table("t");
    assertEquals(List.of("customer_id", "date", "amount", "source_file"), names(table));
    assertArrayEquals(new String[] {"001", "002", "003", "004"}, table.words("customer_id"));
    assertArrayEquals(new String[] {"10.50", "20.00", "11.50", "21.00"}, table.words("amount"));
    assertEquals("2024/feb.csv", table.words("source_file")[3]);
    Sniffed found = sniff(zip);
    assertEquals(1, found.rejects());
    assertEquals("2024-02-07;5", found.rejectExamples().getFirst().raw());
    assertEquals(4, found.rejectExamples().getFirst().line());
  }

  @Test
  void asksWhichFileOfAnArchiveIsMeantIfTheirColumnsDiffer() throws IOException {
    Path zip = zip("dump.zip", "orders.csv", JANUARY, "people.csv", "name,city\nAnn,Ulm\nBob,Bonn\n");
    assertEquals("INTAKE-MIXED-FILES", problem(() -> sniff(zip)).code().id());
    for (String choice : List.of("people.csv", "people", "2")) {
      Sniffed found = sniff(zip, sheet(choice));
      assertEquals("people.csv", found.sheet());
      assertEquals("Ann", found.preview().getFirst().getFirst());
      assertEquals(
          "orders.csv",
          found.decisions().stream().filter(d -> d.about().equals("sheet")).findFirst().orElseThrow()
              .alternatives().getFirst().value());
    }
    assertEquals("INTAKE-NO-SHEET", problem(() -> sniff(zip, sheet("none.csv"))).code().id());
  }

  @Test
  void readsWorkbooksAndDatabasesInsideAnArchive() throws IOException {
    for (String name : List.of("shop.xlsx", "shop.xls", "shop.ods", "snappy.parquet")) {
      Path zip = zip("w.zip", name, Files.readAllBytes(resource(name)));
      assertEquals(name.startsWith("shop") ? 4 : 3, sniff(zip).rows(), name);
    }
  }

  @Test
  void readsAFolderOfLikeFilesInTheirOwnEncodings() throws IOException {
    Path months = Files.createDirectory(folder.resolve("months"));
    Files.writeString(months.resolve("a.csv"), "客户编号,金额\n001,5\n002,6\n", Charset.forName("GB18030"));
    Files.writeString(months.resolve("b.csv"), "客户编号,金额\n003,7\n004,8\n", StandardCharsets.UTF_8);
    Files.writeString(months.resolve(".hidden"), "x");
    Table table = table(months);
    assertArrayEquals(new String[] {"001", "002", "003", "004"}, table.words("客户编号"));
    assertArrayEquals(new String[] {"a.csv", "a.csv", "b.csv", "b.csv"}, table.words("source_file"));
    assertEquals("months", FileImport.tableName(months));
    assertEquals(sniff(months).sha256(), sniff(months).sha256());
    Files.writeString(months.resolve("c.csv"), "name,city\nAnn,Ulm\nBob,Bonn\n");
    assertEquals("INTAKE-MIXED-FILES", problem(() -> sniff(months)).code().id());
  }

  @Test
  void readsBzip2AndPackedOtherFormats() throws IOException {
    Path packed = folder.resolve("jan.csv.bz2");
    try (var out = new BZip2CompressorOutputStream(Files.newOutputStream(packed))) {
      out.write(JANUARY.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(2, sniff(packed).rows());
    assertEquals("jan", FileImport.tableName(packed));
    Path json = folder.resolve("j.json.bz2");
    try (var out = new BZip2CompressorOutputStream(Files.newOutputStream(json))) {
      out.write("[{\"a\":1},{\"a\":2}]".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("json", sniff(json).encoding());
    Path sheet = folder.resolve("s.xlsx.bz2");
    try (var out = new BZip2CompressorOutputStream(Files.newOutputStream(sheet))) {
      out.write(Files.readAllBytes(resource("shop.xlsx")));
    }
    assertEquals(4, sniff(sheet).rows());
  }

  @Test
  void knowsAFileByItsBytesWhateverItIsCalled() throws IOException {
    for (String name : List.of("shop.xlsx", "shop.xls", "shop.ods", "shop-2003.xls", "shop.html", "snappy.parquet")) {
      Path wrong = Files.copy(resource(name), folder.resolve(name.replace('.', '_') + ".csv"));
      assertEquals(sniff(resource(name)).encoding(), sniff(wrong).encoding(), name);
    }
  }
}
