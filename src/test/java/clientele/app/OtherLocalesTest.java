package clientele.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import clientele.analysis.Analyses;
import clientele.base.Seed;
import clientele.cli.Main;
import clientele.demo.DemoCompany;
import clientele.demo.DemoTruths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On machines that write other digits or another i, what comes out is the same to the byte. */
class OtherLocalesTest {
  private static final Locale USUAL = Locale.getDefault();
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @AfterEach
  void back() {
    Locale.setDefault(USUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "th-TH-u-nu-thai-ca-buddhist", "fa-IR", "tr-TR", "hi-IN-u-nu-deva"})
  void filesAndTablesAreTheSame(String tag) throws IOException {
    Locale.setDefault(Locale.ROOT);
    String expected = session(folder.resolve("usual"));
    Locale.setDefault(Locale.forLanguageTag(tag));
    assertEquals(expected, session(folder.resolve("other")));
    try (Stream<Path> files = Files.list(folder.resolve("usual/raw"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("other/raw").resolve(file.getFileName())));
      }
    }
  }

  private String session(Path place) throws IOException {
    Path raw = Files.createDirectories(place.resolve("raw"));
    new DemoCompany(DemoTruths.PLANTED, new Seed(7), 300).write(raw);
    String study = place.resolve("s").toString();
    StringBuilder said = new StringBuilder();
    for (String[] args : new String[][] {
      {"new", study}, {"import", study, raw.resolve("orders.csv").toString(), raw.resolve("products.xlsx").toString()},
      {"op", study, "features.build", "--cutoff", "2025-08-31"}, {"tables", study}, {"--json", "tables", study},
      {"show", study, "features", "--limit", "20"}, {"show", study, "products", "--limit", "20"}, {"history", study},
      {"profile", study, "orders"}, {"op", study, "--preview", "data.drop-duplicates", "--table", "orders"}
    }) {
      said.append(run(args).replace(place.toString(), "PLACE"));
    }
    return said.toString();
  }

  private String run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Main main = new Main(new FileShelf(folder.resolve("home"), java.time.Clock.systemUTC()), Analyses.discover(), CLOCK, (s, d, m) -> 0, stream, stream);
    int code = main.run(args);
    String said = out.toString(StandardCharsets.UTF_8);
    assertEquals(0, code, said);
    return said;
  }
}
