package clientele.intake;

import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.resource;
import static clientele.intake.Files4Tests.sheet;
import static clientele.intake.Files4Tests.sniff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Problem;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files made to break, exhaust or abuse a reader: each is refused in words or read, within seconds. */
@Timeout(60)
class HostileFilesTest {
  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  private void refuses(String code, Path file) {
    refuses(code, file, SniffOverrides.NONE);
  }

  private void refuses(String code, Path file, SniffOverrides choices) {
    Problem problem = problem(() -> sniff(file, choices));
    assertEquals(code, problem.code().id(), problem.line(Language.ENGLISH));
    for (Language language : Language.values()) {
      assertFalse(problem.line(language).contains("{"), problem.line(language));
    }
  }

  /** The headers are those of the RIFF, PNG, JPEG and ID3 specifications; the samples of the sound are a sine and noise. */
  @Test
  void refusesSoundAndPictures() throws IOException {
    Random random = new Random(5);
    byte[] sound = new byte[40_000];
    byte[] head = "RIFF\u0064\u009c\u0000\u0000WAVEfmt \u0010\u0000\u0000\u0000\u0001\u0000\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < sound.length; i += 2) {
      sound[i] = (byte) (40 * Math.sin(i / 9.0) + random.nextInt(8));
      sound[i + 1] = (byte) (sound[i] < 0 ? -1 : 0);
    }
    Path bare = Files.write(folder.resolve("samples.csv"), sound);
    System.arraycopy(head, 0, sound, 0, head.length);
    refuses("INTAKE-BINARY", Files.write(folder.resolve("call.wav"), sound));
    refuses("INTAKE-BINARY", bare);
    byte[] noise = new byte[5_000];
    random.nextBytes(noise);
    for (byte[] first : List.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, new byte[] {'I', 'D', '3', 3, 0})) {
      byte[] file = noise.clone();
      System.arraycopy(first, 0, file, 0, first.length);
      refuses("INTAKE-BINARY", Files.write(folder.resolve("picture.csv"), file));
    }
  }

  // ---- archives

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

  private static void repeat(OutputStream out, long megabytes) throws IOException {
    byte[] block = "1,2,3\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    for (long written = 0; written < megabytes << 20; written += block.length) {
      out.write(block);
    }
  }

  @Test
  void refusesAZipBomb() throws IOException {
    Path zip = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("data.csv"));
      repeat(out, 200);
    }
    refuses("INTAKE-BOMB", zip);
  }

  @Test
  void refusesAGzipBomb() throws IOException {
    Path file = folder.resolve("bomb.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      repeat(out, 200);
    }
    refuses("INTAKE-BOMB", file);
  }

  @Test
  void refusesABzip2Bomb() throws IOException {
    Path file = folder.resolve("bomb.csv.bz2");
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(part)) {
      repeat(out, 3);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 40; i++) {
        out.write(part.toByteArray());
      }
    }
    refuses("INTAKE-BOMB", file);
  }

  @Test
  void refusesArchivesInArchives() throws IOException {
    Path inner = zip("inner.zip", "data.csv", "a,b\n1,2\n");
    refuses("INTAKE-PACKED-TWICE", zip("outer.zip", "inner.zip", Files.readAllBytes(inner)));
    refuses("INTAKE-PACKED-TWICE", zip("outer.zip", "disguised.csv", Files.readAllBytes(inner)));
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(once)) {
      out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(twice)) {
      out.write(once.toByteArray());
    }
    refuses("INTAKE-PACKED-TWICE", files.bytes("t.csv.gz", twice.toByteArray()));
  }

  @Test
  void unpacksNothingWhereverANameInAnArchivePoints() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("deep/deeper"));
    Path made = zip("evil.zip", "../../evil.csv", "a,b\n1,2\n3,4\n");
    Path zip = Files.move(made, inside.resolve("evil.zip"));
    assertEquals(2, sniff(zip).rows());
    Path two = zip("evil2.zip", "/etc/evil.csv", "a,b\n1,2\n", "C:\\Windows\\..\\x.csv", "a,b\n3,4\n");
    assertEquals(2, sniff(two).rows());
    try (Stream<Path> all = Files.walk(folder)) {
      assertEquals(List.of("evil.zip", "evil2.zip"),
          all.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).sorted().toList());
    }
    assertFalse(Files.exists(Path.of("/etc/evil.csv")));
  }

  @Test
  void refusesAnArchiveOfAHundredThousandFiles() throws IOException {
    Path zip = folder.resolve("many.zip");
    try (ZipOutputStream out = new ZipOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(zip)))) {
      out.setLevel(0);
      for (int i = 0; i < 100_000; i++) {
        out.putNextEntry(new ZipEntry(i + ".csv"));
      }
    }
    refuses("INTAKE-MANY-FILES", zip);
  }

  @Test
  void refusesDamagedEmptyAndProtectedArchives() throws IOException {
    byte[] good = Files.readAllBytes(zip("g.zip", "data.csv", "a,b\n1,2\n".repeat(500)));
    refuses("INTAKE-TRUNCATED", files.bytes("half.zip", Arrays.copyOf(good, good.length / 2)));
    byte[] end = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    refuses("INTAKE-NO-TABLE", files.bytes("empty.zip", end));
    byte[] locked = good.clone();
    locked[6] |= 1;
    for (int i = 0; i < locked.length - 10; i++) {
      if (locked[i] == 'P' && locked[i + 1] == 'K' && locked[i + 2] == 1 && locked[i + 3] == 2) {
        locked[i + 8] |= 1;
      }
    }
    refuses("INTAKE-PROTECTED", files.bytes("locked.zip", locked));
    byte[] broken = good.clone();
    Arrays.fill(broken, 40, 60, (byte) 0x5a);
    Problem problem = problem(() -> sniff(files.bytes("broken.zip", broken)));
    assertTrue(List.of("INTAKE-TRUNCATED", "INTAKE-UNREADABLE").contains(problem.code().id()), problem.toString());
  }

  @Test
  void refusesATruncatedBzip2() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Random random = new Random(3);
    try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
      for (int i = 0; i < 100_000; i++) {
        out.write((i + "," + random.nextInt(100_000) + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    byte[] all = packed.toByteArray();
    refuses("INTAKE-TRUNCATED", files.bytes("t.csv.bz2", Arrays.copyOf(all, all.length / 2)));
    refuses("INTAKE-TRUNCATED", files.bytes("u.csv.bz2", Arrays.copyOf(all, 60)));
  }

  @Test
  void namesArchivesAndFormatsThatAreNotOpened() throws IOException {
    byte[] rest = new byte[600];
    new Random(5).nextBytes(rest);
    refuses("INTAKE-ARCHIVE", files.bytes("a.rar", joined(new byte[] {'R', 'a', 'r', '!', 0x1a, 7}, rest)));
    refuses("INTAKE-ARCHIVE", files.bytes("a.7z", joined(new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c}, rest)));
    refuses("INTAKE-ARCHIVE", files.bytes("a.csv.xz", joined(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0}, rest)));
    refuses("INTAKE-ARCHIVE", files.bytes("a.zst", joined(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}, rest)));
    refuses("INTAKE-OLD-EXCEL", files.bytes("a.xls", joined(new byte[] {9, 4, 6, 0, 0, 0, 0x10, 0}, rest)));
    refuses("INTAKE-XLSB", zip("a.xlsb", "xl/workbook.bin", "x", "[Content_Types].xml", "<x/>"));
    refuses("INTAKE-BINARY", zip("a.docx", "word/document.xml", "<x/>", "[Content_Types].xml", "<x/>"));
    refuses("INTAKE-XML", files.text("a.xml", "<?xml version=\"1.0\"?><rows><row a=\"1\"/><row a=\"2\"/></rows>"));
    refuses("INTAKE-BINARY", files.bytes("a.png", joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, rest)));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  // ---- spreadsheets

  /** A file of LibreOffice with one of its parts exchanged. */
  private Path changed(String name, String part, java.util.function.UnaryOperator<String> change) throws IOException {
    Path file = folder.resolve("changed-" + name);
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(resource(name)));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = in.readAllBytes();
        out.write(
            entry.getName().equals(part)
                ? change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }
    return file;
  }

  private static final String LAUGHS;

  static {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      laughs.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
    }
    LAUGHS = laughs.append("]>").toString();
  }

  private static String afterDeclaration(String xml, String more) {
    int end = xml.indexOf("?>") + 2;
    return xml.substring(0, end) + more + xml.substring(end);
  }

  @Test
  void refusesABillionLaughs() throws IOException {
    refuses("INTAKE-UNSAFE-XML",
        changed("shop.xlsx", "xl/worksheets/sheet1.xml", x -> afterDeclaration(x, LAUGHS).replace("<v>4</v>", "<v>&l11;</v>")));
    refuses("INTAKE-UNSAFE-XML",
        changed("shop.xlsx", "xl/sharedStrings.xml", x -> afterDeclaration(x, LAUGHS).replace("Customer ID", "&l11;")));
    refuses("INTAKE-UNSAFE-XML",
        changed("shop.ods", "content.xml", x -> afterDeclaration(x, LAUGHS).replace("Customer ID", "&l11;")));
    refuses("INTAKE-UNSAFE-XML",
        files.text("laughs.xls", afterDeclaration(Files.readString(resource("shop-2003.xls")), LAUGHS)));
  }

  @Test
  void expandsNoEntityThatIsDeclaredBehindTheBeginning() throws IOException {
    String far = "<!--" + " ".repeat(5000) + "-->" + LAUGHS;
    for (Path file :
        List.of(
            changed("shop.ods", "content.xml", x -> afterDeclaration(x, far).replace("Customer ID", "&l11;")),
            changed("shop.xlsx", "xl/sharedStrings.xml", x -> afterDeclaration(x, far).replace("Customer ID", "&l11;")),
            files.text("far.xls", afterDeclaration(Files.readString(resource("shop-2003.xls")), far)))) {
      try {
        assertTrue(sniff(file).rows() <= 4);
      } catch (clientele.base.ProblemException e) {
        assertTrue(e.problem().code().id().startsWith("INTAKE-"));
      }
    }
  }

  @Test
  void readsNoFileAndAsksNoServerThatADocumentNames() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
      Path secret = files.text("secret.txt", "TOP-SECRET");
      String outside =
          "<!DOCTYPE x SYSTEM \"" + address + "x.dtd\" [<!ENTITY f SYSTEM \"" + secret.toUri() + "\"><!ENTITY % p SYSTEM \""
              + address + "p\"> %p;]>";
      String far = "<!--" + " ".repeat(5000) + "-->" + outside;
      for (String doctype : List.of(outside, far)) {
        Path[] all = {
          changed("shop.xlsx", "xl/sharedStrings.xml", x -> afterDeclaration(x, doctype).replace("Customer ID", "&f;")),
          changed("shop.ods", "content.xml", x -> afterDeclaration(x, doctype).replace("Customer ID", "&f;")),
          files.text("x.xls", afterDeclaration(Files.readString(resource("shop-2003.xls")), doctype).replace("Customer ID", "&f;"))
        };
        for (Path file : all) {
          try {
            Sniffed found = sniff(file);
            assertFalse(found.columns().toString().contains("TOP-SECRET"), file.toString());
          } catch (clientele.base.ProblemException e) {
            assertFalse(e.getMessage().contains("TOP-SECRET"));
          }
        }
      }
      sniff(files.text("p.html",
          "<html><head><link rel=stylesheet href='" + address + "s.css'><base href='" + address + "'></head><body><table>"
              + "<tr><th>a<th>b<tr><td><img src='" + address + "i.png'>1<td>2<tr><td><iframe src='" + address + "f'></iframe>3<td>4</table>"));
      server.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, server::accept);
    }
  }

  @Test
  void setsRowsWithAnOversizedCellApart() throws IOException {
    String huge = "x".repeat(10 << 20);
    Sniffed found =
        sniff(changed("shop.xlsx", "xl/sharedStrings.xml", x -> x.replace("客户说很好", huge)));
    assertEquals(3, found.rows());
    assertEquals(1, found.rejects());
    assertEquals(3, sniff(files.text("c.json", "[{\"a\":1},{\"a\":2,\"b\":\"" + "y".repeat(2 << 20) + "\"},{\"a\":3},{\"a\":4}]")).rows());
  }

  @Test
  void readsAWorkbookOfSixteenThousandColumns() throws IOException {
    Path file = folder.resolve("wide.xlsx");
    try (SXSSFWorkbook book = new SXSSFWorkbook(10); OutputStream out = Files.newOutputStream(file)) {
      var sheet = book.createSheet("wide");
      for (int r = 0; r < 6; r++) {
        var row = sheet.createRow(r);
        for (int c = 0; c < 16_384; c++) {
          if (r == 0) {
            row.createCell(c).setCellValue("column " + c);
          } else {
            row.createCell(c).setCellValue(r * c);
          }
        }
      }
      book.write(out);
    }
    Sniffed found = sniff(file);
    assertEquals(16_384, found.columns().size());
    assertEquals(5, found.rows());
  }

  @Test
  void refusesDamagedWorkbooks() throws IOException {
    for (String name : List.of("shop.xlsx", "shop.xls", "shop.ods")) {
      byte[] all = Files.readAllBytes(resource(name));
      refuses("INTAKE-EXCEL-DAMAGED", files.bytes("half-" + name, Arrays.copyOf(all, all.length / 2)));
    }
    byte[] xls = Files.readAllBytes(resource("shop.xls"));
    Random random = new Random(11);
    for (int round = 0; round < 40; round++) {
      byte[] bent = xls.clone();
      for (int i = 0; i < 30; i++) {
        bent[512 + random.nextInt(bent.length - 512)] = (byte) random.nextInt(256);
      }
      readsOrRefuses(files.bytes("bent.xls", bent));
    }
    for (String part : List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml")) {
      readsOrRefuses(changed("shop.xlsx", part, x -> x.substring(0, x.length() / 2)));
      readsOrRefuses(changed("shop.xlsx", part, x -> "not even xml"));
    }
    readsOrRefuses(changed("shop.xlsx", "xl/worksheets/sheet1.xml", x -> x.replaceAll("t=\"s\"><v>\\d+", "t=\"s\"><v>999999")));
    readsOrRefuses(changed("shop.ods", "content.xml", x -> x.substring(0, x.length() / 2)));
  }

  /** Anything but a crash. */
  private static void readsOrRefuses(Path file) {
    try {
      sniff(file);
    } catch (clientele.base.ProblemException e) {
      assertTrue(e.problem().code().id().startsWith("INTAKE-"));
    }
  }

  @Test
  void refusesEncryptedWorkbooks() throws Exception {
    Path xlsx = folder.resolve("locked.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(); POIFSFileSystem files = new POIFSFileSystem()) {
      book.createSheet("s").createRow(0).createCell(0).setCellValue("secret");
      ByteArrayOutputStream plain = new ByteArrayOutputStream();
      book.write(plain);
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("pass");
      try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(plain.toByteArray()));
          OutputStream out = encryptor.getDataStream(files)) {
        parts.save(out);
      }
      try (OutputStream out = Files.newOutputStream(xlsx)) {
        files.writeFilesystem(out);
      }
    }
    refuses("INTAKE-PROTECTED", xlsx);
    Path xls = folder.resolve("locked.xls");
    try (HSSFWorkbook book = new HSSFWorkbook(); OutputStream out = Files.newOutputStream(xls)) {
      book.createSheet("s").createRow(0).createCell(0).setCellValue("secret");
      Biff8EncryptionKey.setCurrentUserPassword("pass");
      book.write(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    refuses("INTAKE-PROTECTED", xls);
    refuses("INTAKE-PROTECTED",
        changed("shop.ods", "META-INF/manifest.xml", x -> x.replace("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>")));
  }

  @Test
  void countsRepeatedBlanksWithoutWritingThemOut() throws IOException {
    String blanks =
        "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
    Sniffed found = sniff(changed("shop.ods", "content.xml", x -> x.replace("</table:table>", blanks)));
    assertEquals(4, found.rows());
    assertTrue(found.blankLines() >= 1_048_570);
  }

  @Test
  void refusesCellsRepeatedBeyondMemory() throws IOException {
    String filled =
        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"1024\""
            + " office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    refuses("INTAKE-REPEATS", changed("shop.ods", "content.xml", x -> x.replace("</table:table>", filled)));
    String wide =
        "<table:table-row><table:table-cell table:number-columns-repeated=\"999999999\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    refuses("INTAKE-TOO-WIDE", changed("shop.ods", "content.xml", x -> x.replace("</table:table>", wide)));
  }

  @Test
  void readsASheetWithAMillionJoinedCells() throws IOException {
    StringBuilder joins = new StringBuilder("<mergeCells>");
    for (int i = 0; i < 1_000_000; i++) {
      joins.append("<mergeCell ref=\"A").append(i + 10).append(":B").append(i + 10).append("\"/>");
    }
    Path file =
        changed("shop.xlsx", "xl/worksheets/sheet1.xml", x -> x.replaceAll("<mergeCells.*</mergeCells>", joins + "</mergeCells>"));
    assertEquals(4, sniff(file).rows());
  }

  @Test
  void readsTextThatCallsItselfAWorkbook() {
    assertEquals(2, sniff(files.text("a.xlsx", "a,b\n1,2\n3,4\n")).rows());
    assertEquals(2, sniff(files.text("a.parquet", "a,b\n1,2\n3,4\n")).rows());
    assertEquals(2, sniff(files.text("a.json", "a,b\n1,2\n3,4\n")).rows());
  }

  // ---- records

  @Test
  void refusesBottomlessAndUnfinishedJson() {
    refuses("INTAKE-DAMAGED", files.text("deep.json", "[".repeat(100_000) + "]".repeat(100_000)));
    refuses("INTAKE-DAMAGED", files.text("deep2.json", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
    Problem unfinished = problem(() -> sniff(files.text("t.json", "[{\"a\":1},{\"a\":2},{\"a\":")));
    assertTrue(List.of("INTAKE-DAMAGED", "INTAKE-TRUNCATED").contains(unfinished.code().id()));
    refuses("INTAKE-DAMAGED", files.text("b.json", "{\"a\":1, b:2}"));
    refuses("INTAKE-NO-ROWS", files.text("e.json", "[]"));
    refuses("INTAKE-NO-ROWS", files.text("o.json", "{}"));
  }

  @Test
  void refusesRecordsWithEndlesslyManyNames() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < 20_000; i++) {
      text.append(i == 0 ? "" : ",").append("{\"n").append(i).append("\":1}");
    }
    refuses("INTAKE-TOO-WIDE", files.text("w.json", text.append("]").toString()));
  }

  @Test
  void setsLinesThatAreNoRecordsApart() {
    StringBuilder text = new StringBuilder("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n");
    text.append("{\"a\":").append("[".repeat(5000)).append("]".repeat(5000)).append("}\n\u0000\u0001\n{\"a\":NaN}\n");
    Sniffed found = sniff(files.text("l.ndjson", text.toString().replace("\u0000\u0001", "oops")));
    assertEquals(2, found.rejects());
    assertEquals(5, found.rows());
  }

  @Test
  void refusesDamagedParquet() throws IOException {
    byte[] all = Files.readAllBytes(resource("snappy.parquet"));
    refuses("INTAKE-DAMAGED", files.bytes("t.parquet", Arrays.copyOf(all, all.length / 2)));
    refuses("INTAKE-DAMAGED", files.bytes("s.parquet", new byte[] {'P', 'A', 'R', '1'}));
    Random random = new Random(13);
    for (int round = 0; round < 40; round++) {
      byte[] bent = all.clone();
      for (int i = 0; i < 12; i++) {
        bent[4 + random.nextInt(bent.length - 8)] = (byte) random.nextInt(256);
      }
      readsOrRefuses(files.bytes("bent.parquet", bent));
    }
  }

  // ---- pages, logs, messages

  @Test
  void saysWhenAPageHasNoTable() {
    refuses("INTAKE-NO-TABLE", files.text("n.html", "<!DOCTYPE html><html><body><p>Nothing here</p></body></html>"));
    refuses("INTAKE-NO-TABLE", files.text("e.html", "<html><table><tr><td> </td></tr></table></html>"));
    refuses("INTAKE-NO-TABLE", files.text("h.html", "<html><table style='display:none'><tr><td>a<td>b<tr><td>1<td>2</table></html>"));
  }

  @Test
  void readsPagesWithBrokenTagsAndMonstrousSpans() {
    String broken = "<html><table><tr><th>a<th>b<th>c<tr><td>1<td><b>2<td>3</tr><td>4</i><td>5<td>6<tr><td colspan='999999999' rowspan='999999999'>7";
    Sniffed found = sniff(files.text("b.html", broken));
    assertEquals(List.of("a", "b", "c"), found.columns().stream().limit(3).map(Sniffed.SniffedColumn::name).toList());
    assertTrue(found.rows() >= 2);
    String deep = "<html>" + "<div>".repeat(100_000) + "<table><tr><td>a<td>b<tr><td>1<td>2<tr><td>3<td>4</table>";
    readsOrRefuses(files.text("d.html", deep));
    readsOrRefuses(files.text("t.html", "<html>" + "<table><tr><td>".repeat(20_000)));
  }

  @Test
  void setsLinesOfALogThatAreNoRequestsApart() {
    String line = "1.2.3.4 - - [17/May/2015:10:05:%02d +0000] \"GET /%d HTTP/1.1\" 200 5 \"-\" \"Mozilla\"\n";
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      log.append(line.formatted(i, i));
    }
    log.append("\u0016\u0003\u0001 garbage\n1.2.3.4 - - [99/Foo/2015:10:05:01 +0000] \"GET / HTTP/1.1\" 200 5\n");
    log.append("1.2.3.4 - - [17/May/2015:10:06:01 +0000] \"GET /").append("a".repeat(1 << 20)).append(" HTTP/1.1\" 200 5\n");
    log.append("5.6.7.8 - - [17/May/2015:10:06:02 +0000] \"\\x16\\x03\" 400 0 \"-\" \"-\"\n");
    Sniffed found = sniff(files.text("access.log", log.toString()));
    assertEquals(51, found.rows());
    assertEquals(3, found.rejects());
  }

  @Test
  void stopsIfMostLinesOfALogAreNoRequests() {
    String line = "1.2.3.4 - - [17/May/2015:10:05:01 +0000] \"GET / HTTP/1.1\" 200 5\n".repeat(41);
    refuses("INTAKE-MANY-REJECTS", files.text("access.log", line + "noise\n".repeat(500)));
  }

  @Test
  void readsMailWithBrokenParts() {
    String head = "From a@b.c Sat Jan  3 01:05:34 2015\nFrom: =?no-such-charset?B?####?= <a@b.c>\nDate: yesterday\nSubject: x\n";
    StringBuilder deep = new StringBuilder(head + "Content-Type: multipart/mixed; boundary=\"b0\"\n\n");
    for (int i = 0; i < 500; i++) {
      deep.append("--b").append(i).append("\nContent-Type: multipart/mixed; boundary=\"b").append(i + 1).append("\"\n\n");
    }
    Sniffed found = sniff(files.text("m.mbox", deep + "\n\n" + head + "Content-Type: text/plain; charset=x\nContent-Transfer-Encoding: base64\n\n%%%\n"));
    assertEquals(2, found.rows());
    refuses("INTAKE-MANY-REJECTS", files.text("j.mbox", "From a@b.c Sat Jan  3 01:05:34 2015\nXx: y\n\n\n".repeat(3)));
  }

  // ---- databases, folders, places

  private Path database(String... statements) throws SQLException {
    Path file = folder.resolve("d.db");
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file); Statement sql = db.createStatement()) {
      for (String each : statements) {
        sql.execute(each);
      }
    }
    return file;
  }

  @Test
  void refusesDamagedDatabases() throws SQLException, IOException {
    byte[] all =
        Files.readAllBytes(database("create table t (a text, b integer)", "insert into t with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000) select 'x' || i, i from n"));
    byte[] head = all.clone();
    Arrays.fill(head, 16, 100, (byte) 0xee);
    refuses("INTAKE-DAMAGED", files.bytes("head.db", head));
    byte[] pages = all.clone();
    Arrays.fill(pages, 100, 8192, (byte) 0xee);
    refuses("INTAKE-DAMAGED", files.bytes("pages.db", pages));
    Problem cut = problem(() -> sniff(files.bytes("cut.db", Arrays.copyOf(all, all.length / 2))));
    assertEquals("INTAKE-DAMAGED", cut.code().id());
    Random random = new Random(17);
    for (int round = 0; round < 20; round++) {
      byte[] bent = all.clone();
      for (int i = 0; i < 200; i++) {
        bent[100 + random.nextInt(bent.length - 100)] = (byte) random.nextInt(256);
      }
      readsOrRefuses(files.bytes("bent.db", bent));
    }
  }

  @Test
  void saysWhenADatabaseHasNoTables() throws SQLException {
    refuses("INTAKE-NO-TABLE", database("create table t (a)", "drop table t"));
  }

  @Test
  void runsNoViewOfAStrangerUnlessItIsChosen() throws SQLException {
    Path file =
        database("create table t (a text)", "insert into t values ('x'), ('y')",
            "create view bomb as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n");
    assertEquals(2, sniff(file).rows());
    refuses("INTAKE-NO-SHEET", file, sheet("sqlite_master"));
  }

  @Test
  void refusesAFolderWithAFileThatCannotBeRead() throws IOException {
    Path months = Files.createDirectory(folder.resolve("months"));
    Files.writeString(months.resolve("a.csv"), "a,b\n1,2\n");
    Files.write(months.resolve("b.csv"), new byte[] {0, 1, 2, 3, 4, 5, 6});
    refuses("INTAKE-IN-BUNDLE", months);
    assertEquals(1, sniff(months, sheet("a.csv")).rows());
  }

  @Test
  void followsNoLinkOutOfAFolder() throws IOException {
    Path outside = files.text("outside.csv", "a,b\n9,9\n");
    Path months = Files.createDirectory(folder.resolve("months"));
    Files.writeString(months.resolve("a.csv"), "a,b\n1,2\n");
    try {
      Files.createSymbolicLink(months.resolve("b.csv"), outside);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no links here");
    }
    assertEquals(1, sniff(months).rows());
  }

  @Test
  void saysWhenAFileCannotBeOpened() throws IOException {
    Path file = files.text("locked.csv", "a,b\n1,2\n");
    Assumptions.assumeTrue(file.toFile().setReadable(false), "rights cannot be taken away here");
    Assumptions.assumeFalse(Files.isReadable(file), "root may read everything");
    refuses("INTAKE-UNREADABLE", file);
  }

  @Test
  void readsNoDevice() {
    Path device = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(device));
    refuses("INTAKE-UNREADABLE", device);
  }

  /** A line of 80 MB in a heap where 32 MB are held of any; what comes before and behind it is read. */
  @Test
  void passesOverALineTooLongToBeHeld() throws IOException {
    for (String quote : List.of("", "\"")) {
      Path file = folder.resolve("long.csv");
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(("id,note\n1,first\n2," + quote).getBytes(StandardCharsets.US_ASCII));
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 80; i++) {
          out.write(block);
        }
        out.write((quote + "\n3,third\n4,fourth\n").getBytes(StandardCharsets.US_ASCII));
      }
      Sniffed found = sniff(file);
      assertEquals(3, found.rows(), quote);
      assertEquals(1, found.rejects(), quote);
      Sniffed.Reject reject = found.rejectExamples().getFirst();
      assertEquals(3, reject.line());
      assertTrue(reject.raw().length() <= 2000 && reject.raw().startsWith("2," + quote + "xxx"), reject.raw());
    }
  }
}
