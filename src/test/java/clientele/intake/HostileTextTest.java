package clientele.intake;

import static clientele.intake.Files4Tests.sniff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.ProblemException;
import clientele.intake.choice.Sniffed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Broken and malicious text files: a refusal in plain words or a table with its rejects, soon. */
@Timeout(120)
class HostileTextTest {
  private static final String ROWS = "id,town,sum\n1,Bonn,5.5\n2,Ulm,6.5\n3,Jena,7.5\n";

  @TempDir Path folder;
  private Files4Tests files;

  @BeforeEach
  void makeFiles() {
    files = new Files4Tests(folder);
  }

  @TestFactory
  Stream<DynamicTest> endsSoonWithATableOrAReason() {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, byte[]> made = made(expected);
    return made.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertEquals(expected.get(e.getKey()), outcome(e.getValue()))));
  }

  private String outcome(byte[] content) {
    Path file = files.bytes("h.csv", content);
    try {
      Sniffed found = sniff(file);
      return found.rows() + " rows, " + found.columns().size() + " columns, " + found.rejects() + " refused, "
          + found.mendedReasons().stream().mapToLong(Sniffed.ReasonCount::count).sum() + " mended";
    } catch (ProblemException e) {
      for (Language language : Language.values()) {
        assertTrue(e.problem().line(language).length() > 20);
      }
      return e.problem().code().id();
    }
  }

  private static Map<String, byte[]> made(Map<String, String> expected) {
    Map<String, byte[]> made = new LinkedHashMap<>();
    add(made, expected, "a NUL in a cell", ROWS + "4,Ess\0en,8.5\n", "INTAKE-NUL");
    add(made, expected, "only NULs", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "INTAKE-BINARY");
    add(made, expected, "a surrogate written as UTF-8", bytes(ROWS, "4,", 0xed, 0xa0, 0x81, ",8.5\n"), "INTAKE-WRONG-ENCODING");
    add(made, expected, "overlong UTF-8", bytes(ROWS, "4,M\u00fcnchen,1.5\n5,K\u00f6ln,1.5\n6,F\u00fcrth,1.5\n7,", 0xc0, 0xaf, ",8.5\n"), "INTAKE-WRONG-ENCODING");
    add(made, expected, "a quote that is never closed", ROWS + "4,\"Essen,8.5\n5,Trier,9.5\n", "5 rows, 3 columns, 0 refused, 1 mended");
    add(made, expected, "a quote in the last byte", ROWS + "4,Essen,\"", "4 rows, 3 columns, 0 refused, 1 mended");
    add(made, expected, "three kinds of line ends", "id,town,sum\r\n1,Bonn,5.5\n2,Ulm,6.5\r3,Jena,7.5\r\n4,Trier,8.5\r\n", "4 rows, 3 columns, 0 refused, 2 mended");
    add(made, expected, "end of file of old systems", ROWS + "\u001a", "3 rows, 3 columns, 1 refused, 0 mended");
    add(made, expected, "header only", "id,town,sum\n", "0 rows, 3 columns, 0 refused, 0 mended");
    add(made, expected, "header without line end", "id,town,sum", "0 rows, 3 columns, 0 refused, 0 mended");
    add(made, expected, "the same name everywhere", "a,a,a\n1,2,3\n4,5,6\n", "2 rows, 3 columns, 0 refused, 0 mended");
    add(made, expected, "only delimiters", ",,,,\n,,,,\n,,,,\n", "INTAKE-NO-ROWS");
    add(made, expected, "only quotes", "\"\"\"\"\"\"\"\n\"\"\"\n\"\n", "INTAKE-MANY-REJECTS");
    add(made, expected, "only line ends", "\n\n\r\n\r\n\n", "INTAKE-NO-ROWS");
    add(made, expected, "only spaces", "     \n   \n", "INTAKE-NO-ROWS");
    add(made, expected, "only a byte order mark", bytes("", 0xef, 0xbb, 0xbf), "INTAKE-NO-ROWS");
    add(made, expected, "only a mark of UTF-16", bytes("", 0xff, 0xfe), "INTAKE-NO-ROWS");
    add(made, expected, "a byte order mark in the middle", ROWS + "\ufeff4,Essen,8.5\n", "4 rows, 3 columns, 0 refused, 0 mended");
    add(made, expected, "two byte order marks", "\ufeff\ufeff" + ROWS, "3 rows, 3 columns, 0 refused, 0 mended");
    add(made, expected, "UTF-16 of an odd number of bytes", odd(ROWS.getBytes(StandardCharsets.UTF_16LE)), "3 rows, 3 columns, 1 refused, 0 mended");
    add(made, expected, "UTF-32", ROWS.getBytes(Charset.forName("UTF-32LE")), "3 rows, 3 columns, 0 refused, 0 mended");
    add(made, expected, "noise behind a text head", noise(ROWS), "INTAKE-BINARY");
    add(made, expected, "an image called csv", bytes("", 0x89, "PNG\r\n", 0x1a, "\n\0\0\0\rIHDR"), "INTAKE-BINARY");
    add(made, expected, "a PDF called csv", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "INTAKE-BINARY");
    add(made, expected, "gzip that ends early", Arrays.copyOf(packed(ROWS.repeat(2000)), 150), "INTAKE-TRUNCATED");
    add(made, expected, "gzip of nothing", packed(""), "INTAKE-EMPTY");
    add(made, expected, "gzip within gzip", packed(packed(ROWS)), "INTAKE-PACKED-TWICE");
    add(made, expected, "a row of 100,000 columns", ("c,".repeat(99_999) + "c\n") + ("7,".repeat(99_999) + "7\n"), "2 rows, 100000 columns, 0 refused, 0 mended");
    add(made, expected, "a row of a million delimiters among others", ROWS + ",".repeat(1_000_000) + "\n4,Essen,8.5\n", "4 rows, 3 columns, 0 refused, 0 mended");
    add(made, expected, "a cell of ten megabytes", ROWS + "4," + "x".repeat(10_000_000) + ",8.5\n5,Trier,9.5\n", "4 rows, 3 columns, 1 refused, 0 mended");
    add(made, expected, "a quoted cell of ten megabytes of lines", ROWS + "4,\"" + "x\n".repeat(5_000_000) + "\",8.5\n5,Trier,9.5\n", "5 rows, 3 columns, 5000000 refused, 1 mended");
    add(made, expected, "one line of fifty megabytes", "x".repeat(50_000_000), "INTAKE-MANY-REJECTS");
    add(made, expected, "twenty megabytes of commas in one line", ",".repeat(20_000_000), "INTAKE-NO-ROWS");
    add(made, expected, "more commas than a line may hold", ",".repeat(50_000_000), "INTAKE-MANY-REJECTS");
    add(made, expected, "quotes that open on each of 100,000 lines", "a,b\n" + "1,\"x\n".repeat(100_000), "100000 rows, 2 columns, 0 refused, 0 mended");
    add(made, expected, "each line with another delimiter", "a,b,c\n1,2,3\n4;5;6\n7\t8\t9\n1|2|3\n4,5,6\n", "5 rows, 3 columns, 0 refused, 3 mended");
    add(made, expected, "backslashes before everything", "a,b,c\n\\1,\\2,\\3\n\\4,\\5,\\\n\\7,\\8,\\\\\n", "3 rows, 3 columns, 0 refused, 0 mended");
    add(made, expected, "formulas", "name,x\n=cmd|' /C calc'!A0,1\n@SUM(A1),2\n+1+1,3\n", "3 rows, 2 columns, 0 refused, 0 mended");
    add(made, expected, "control characters", ROWS + "4,Es\u0007s\u0008en,8.5\n", "INTAKE-BINARY");
    add(made, expected, "bidirectional overrides", "id,na\u202eme\n1,\u202etxt.exe\n2,b\n", "2 rows, 2 columns, 0 refused, 0 mended");
    return made;
  }

  private static void add(Map<String, byte[]> made, Map<String, String> expected, String name, String text, String outcome) {
    add(made, expected, name, text.getBytes(StandardCharsets.UTF_8), outcome);
  }

  private static void add(Map<String, byte[]> made, Map<String, String> expected, String name, byte[] content, String outcome) {
    made.put(name, content);
    expected.put(name, outcome);
  }

  /** Strings and single bytes in a row. */
  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer one) {
        out.write(one);
      } else {
        out.writeBytes(((String) part).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static byte[] odd(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private static byte[] noise(String head) {
    byte[] noise = new byte[3000];
    new java.util.Random(5).nextBytes(noise);
    byte[] text = head.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, noise, 0, text.length);
    return noise;
  }

  private static byte[] packed(String text) {
    return packed(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
