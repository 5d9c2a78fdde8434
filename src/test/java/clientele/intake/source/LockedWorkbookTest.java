package clientele.intake.source;

import static clientele.intake.Files4Tests.names;
import static clientele.intake.Files4Tests.problem;
import static clientele.intake.Files4Tests.resource;
import static clientele.intake.Files4Tests.sniff;
import static clientele.intake.Files4Tests.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import clientele.base.Language;
import clientele.base.Problem;
import clientele.base.Secret;
import clientele.intake.Files4Tests;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.study.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks under a password, written by POI (here) and by LibreOffice (in the test resources). */
class LockedWorkbookTest {
  private static final String PASSWORD = "Straße 7";
  private static final String[] IDS = {"0007", "0008"};

  @TempDir Path folder;

  private static SniffOverrides with(String password) {
    return SniffOverrides.NONE.withPassword(new Secret(password));
  }

  private static <T extends Workbook> T filled(T book) {
    String[][] cells = {{"customer_id", "amount"}, {IDS[0], "12.5"}, {IDS[1], "3"}};
    for (int r = 0; r < cells.length; r++) {
      Row row = book.getNumberOfSheets() == 0 ? book.createSheet("s").createRow(r) : book.getSheetAt(0).createRow(r);
      row.createCell(0).setCellValue(cells[r][0]);
      if (r == 0) {
        row.createCell(1).setCellValue(cells[r][1]);
      } else {
        row.createCell(1).setCellValue(Double.parseDouble(cells[r][1]));
      }
    }
    return book;
  }

  private Path xlsx(EncryptionMode mode, String password) throws Exception {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (XSSFWorkbook book = filled(new XSSFWorkbook())) {
      book.write(plain);
    }
    return locked("locked.xlsx", new EncryptionInfo(mode), plain.toByteArray(), password);
  }

  private Path locked(String name, EncryptionInfo info, byte[] plain, String password) throws Exception {
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(password);
    Path file = folder.resolve(name);
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      try (OutputStream out = encryptor.getDataStream(files)) {
        out.write(plain);
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        files.writeFilesystem(out);
      }
    }
    return file;
  }

  private Path xls(EncryptionMode mode, String password) throws Exception {
    Path file = folder.resolve("locked.xls");
    try (HSSFWorkbook book = filled(new HSSFWorkbook()); OutputStream out = Files.newOutputStream(file)) {
      if (mode != null) {
        book.setEncryptionMode(mode);
      }
      Biff8EncryptionKey.setCurrentUserPassword(password);
      book.write(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    return file;
  }

  private static void reads(Path file, String password) {
    Table table = Files4Tests.study(file, with(password)).view().table("t");
    assertEquals(List.of("customer_id", "amount"), names(table));
    assertArrayEquals(IDS, table.words("customer_id"));
    assertArrayEquals(new String[] {"12.5", "3.0"}, table.words("amount"));
  }

  private static void refuses(String code, Path file, SniffOverrides choices) {
    Problem problem = problem(() -> sniff(file, choices));
    assertEquals(code, problem.code().id(), problem.line(Language.ENGLISH));
    for (Language language : Language.values()) {
      assertFalse(problem.line(language).contains(PASSWORD), problem.line(language));
    }
  }

  @ParameterizedTest
  @EnumSource(value = EncryptionMode.class, names = {"agile", "standard"})
  void readsWorkbooksOf2007AndLaterWithTheirPassword(EncryptionMode mode) throws Exception {
    Path file = xlsx(mode, PASSWORD);
    refuses("INTAKE-PROTECTED", file, SniffOverrides.NONE);
    refuses("INTAKE-WRONG-PASSWORD", file, with("straße 7"));
    reads(file, PASSWORD);
  }

  @ParameterizedTest
  @EnumSource(value = EncryptionMode.class, names = {"binaryRC4", "cryptoAPI", "xor"})
  void readsOlderWorkbooksWithTheirPassword(EncryptionMode mode) throws Exception {
    Path file = xls(mode, "Strasse 7");
    refuses("INTAKE-PROTECTED", file, SniffOverrides.NONE);
    refuses("INTAKE-WRONG-PASSWORD", file, with("strasse 7"));
    reads(file, "Strasse 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"locked.xlsx", "locked.xls"})
  void readsWorkbooksThatLibreOfficeEncrypted(String name) {
    Path file = resource(name);
    refuses("INTAKE-PROTECTED", file, SniffOverrides.NONE);
    refuses("INTAKE-WRONG-PASSWORD", file, with("Strasse 7"));
    Table locked = Files4Tests.study(file, with(PASSWORD)).view().table("t");
    Table open = table(resource("shop.xlsx"));
    assertEquals(names(open), names(locked));
    for (String column : names(open)) {
      assertArrayEquals(open.words(column), locked.words(column), column);
    }
  }

  @Test
  void needsNoPasswordWhereExcelAsksForNone() throws Exception {
    reads(xlsx(EncryptionMode.agile, Decryptor.DEFAULT_PASSWORD), "");
    reads(xlsx(EncryptionMode.agile, Decryptor.DEFAULT_PASSWORD), "another");
    reads(xls(EncryptionMode.binaryRC4, Decryptor.DEFAULT_PASSWORD), "");
    reads(xls(EncryptionMode.binaryRC4, Decryptor.DEFAULT_PASSWORD), "another");
  }

  @Test
  void leavesNothingPlainOnTheDisk() throws Exception {
    Path file = xlsx(EncryptionMode.agile, PASSWORD);
    reads(file, PASSWORD);
    try (Stream<Path> all = Files.walk(folder)) {
      assertEquals(List.of(file), all.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void measuresTheFileAsItLies() throws Exception {
    Path file = xlsx(EncryptionMode.agile, PASSWORD);
    Sniffed found = sniff(file, with(PASSWORD));
    assertEquals(Files.size(file), found.bytes());
    assertEquals(
        java.util.HexFormat.of().formatHex(
            java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))),
        found.sha256());
  }

  @Test
  void refusesWorkbooksThatAreLockedTwiceOrSlowedDownWithoutEnd() throws Exception {
    byte[] once = Files.readAllBytes(xlsx(EncryptionMode.agile, PASSWORD));
    Path twice = locked("twice.xlsx", new EncryptionInfo(EncryptionMode.agile), once, PASSWORD);
    refuses("INTAKE-EXCEL-DAMAGED", twice, with(PASSWORD));
    Path slow = folder.resolve("slow.xlsx");
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(once))) {
      byte[] info = files.createDocumentInputStream("EncryptionInfo").readAllBytes();
      String rounds = new String(info, StandardCharsets.ISO_8859_1).replace("spinCount=\"100000\"", "spinCount=\"2000000000\"");
      files.createOrUpdateDocument(new ByteArrayInputStream(rounds.getBytes(StandardCharsets.ISO_8859_1)), "EncryptionInfo");
      try (OutputStream out = Files.newOutputStream(slow)) {
        files.writeFilesystem(out);
      }
    }
    refuses("INTAKE-EXCEL-DAMAGED", slow, with(PASSWORD));
  }

  @Test
  void writesNothingOfAPassword() {
    Secret secret = new Secret(PASSWORD);
    assertEquals("•••", secret.toString());
    assertFalse(with(PASSWORD).toString().contains(PASSWORD));
    assertEquals("\"\"", clientele.study.Json.write(secret));
  }
}
