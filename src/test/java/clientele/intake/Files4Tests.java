package clientele.intake;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed;
import clientele.intake.table.PlannedFile;
import clientele.job.JobContext;
import clientele.study.MemoryStudy;
import clientele.study.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Small files for tests, and what comes of importing them. */
public final class Files4Tests {
  private final Path folder;

  public Files4Tests(Path folder) {
    this.folder = folder;
  }

  public Path text(String name, String content) {
    return text(name, content, StandardCharsets.UTF_8);
  }

  public Path text(String name, String content, Charset charset) {
    return bytes(name, content.getBytes(charset));
  }

  public Path bytes(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static JobContext job() {
    return JobContext.quiet(new Seed(1));
  }

  public static Sniffed sniff(Path file) {
    return sniff(file, SniffOverrides.NONE);
  }

  public static Sniffed sniff(Path file, SniffOverrides overrides) {
    return FileImport.sniff(file, overrides, job());
  }

  public static MemoryStudy study(Path file, SniffOverrides overrides) {
    MemoryStudy study = MemoryStudy.empty();
    PlannedFile plan = FileImport.plan(file, overrides, job());
    FileImport.write(plan, "t", study.view(), job()).tables().forEach(study::put);
    return study;
  }

  public static Table table(Path file) {
    return study(file, SniffOverrides.NONE).view().table("t");
  }

  public static Sniffed.SniffedColumn column(Sniffed sniffed, String name) {
    return sniffed.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  public static Problem problem(Executable work) {
    return Assertions.assertThrows(ProblemException.class, work).problem();
  }

  /** The choices with a date order. */
  public static SniffOverrides dateOrder(String order) {
    SniffOverrides n = SniffOverrides.NONE;
    return new SniffOverrides(
        n.encoding(), n.delimiter(), n.quote(), n.header(), order, n.decimal(), n.sheet(), n.role(), n.meanings(), n.kinds());
  }

  /** The choices with an encoding. */
  public static SniffOverrides encoding(String name) {
    SniffOverrides n = SniffOverrides.NONE;
    return new SniffOverrides(
        name, n.delimiter(), n.quote(), n.header(), n.dateOrder(), n.decimal(), n.sheet(), n.role(), n.meanings(), n.kinds());
  }

  /** The choices with a delimiter. */
  public static SniffOverrides delimiter(String sign) {
    SniffOverrides n = SniffOverrides.NONE;
    return new SniffOverrides(
        n.encoding(), sign, n.quote(), n.header(), n.dateOrder(), n.decimal(), n.sheet(), n.role(), n.meanings(), n.kinds());
  }

  /** The choices with a sheet, table or file. */
  public static SniffOverrides sheet(String name) {
    return SniffOverrides.NONE.withSheet(name);
  }

  /** A file of the test resources, written by another program. */
  public static Path resource(String name) {
    try {
      return Path.of(Files4Tests.class.getResource(name).toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Table table(Path file, SniffOverrides overrides) {
    return study(file, overrides).view().table("t");
  }

  public static java.util.List<String> names(Table table) {
    return table.columns().stream().map(clientele.study.Column::name).toList();
  }

  /** An OpenDocument spreadsheet of one sheet; {@code rows} are rows of one cell, or whole rows. */
  public static byte[] ods(String rows) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(out)) {
      zip.putNextEntry(new java.util.zip.ZipEntry("mimetype"));
      zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new java.util.zip.ZipEntry("content.xml"));
      String start = "<?xml version=\"1.0\"?><office:document-content"
          + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
          + "<table:table table:name=\"s\">";
      String end = "</table:table></office:spreadsheet></office:body></office:document-content>";
      zip.write((start + rows + end).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  /** A row of one OpenDocument cell with a value. */
  public static String odsCell(String type, String value, String shown) {
    return "<table:table-row><table:table-cell office:value-type=\"" + type + "\" " + value + "><text:p>" + shown
        + "</text:p></table:table-cell></table:table-row>";
  }

  /** A row of one OpenDocument cell with words. */
  public static String odsText(String words) {
    return odsCell("string", "", words);
  }
}
