package clientele.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files that are the same bytes on every computer. */
final class SampleFiles {
  private SampleFiles() {}

  static byte[] text(List<String> lines, Charset charset) {
    return (String.join("\r\n", lines) + "\r\n").getBytes(charset);
  }

  static byte[] utf8(List<String> lines) {
    return text(lines, StandardCharsets.UTF_8);
  }

  /** A workbook of one sheet. Its parts lie unpacked and without a time in it, because packers and clocks differ. */
  static byte[] book(String sheet, List<List<Object>> rows) {
    try {
      ByteArrayOutputStream made = new ByteArrayOutputStream();
      try (Workbook book = new Workbook(made, "Clientele", "1.0")) {
        Worksheet cells = book.newWorksheet(sheet);
        for (int r = 0; r < rows.size(); r++) {
          for (int c = 0; c < rows.get(r).size(); c++) {
            put(cells, r, c, rows.get(r).get(c));
          }
        }
      }
      return still(made.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Worksheet cells, int row, int column, Object value) {
    switch (value) {
      case LocalDate day -> {
        cells.value(row, column, day);
        cells.style(row, column).format("yyyy-mm-dd").set();
      }
      case Number number -> cells.value(row, column, number);
      default -> cells.value(row, column, value.toString());
    }
  }

  private static byte[] still(byte[] book) throws IOException {
    Path packed = Files.write(Files.createTempFile("sample", ".xlsx"), book);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(packed.toFile()); ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("docProps/core.xml")) {
          String dated = new String(bytes, StandardCharsets.UTF_8);
          bytes = dated.replaceAll("(<dcterms:created[^>]*>)[^<]*", "$12025-01-01T00:00:00Z").getBytes(StandardCharsets.UTF_8);
        }
        zip.putNextEntry(stored(entry.getName(), bytes));
        zip.write(bytes);
      }
    } finally {
      Files.delete(packed);
    }
    return out.toByteArray();
  }

  private static ZipEntry stored(String name, byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(LocalDate.of(2025, 1, 1).atStartOfDay());
    return entry;
  }

  /** Cents as a number with a point. */
  static String money(long cents) {
    return String.format(Locale.ROOT, "%s%d.%02d", cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
  }
}
