package clientele.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code read} and {@code report}, killed while they write over an older file. */
@Timeout(240)
class KilledWriterTest {
  private static final int TRIES = 60;

  @TempDir Path folder;

  @Test
  void aReadThatIsKilledKeepsTheOldFile() throws IOException, InterruptedException {
    Path source = folder.resolve("orders.csv");
    try (BufferedWriter out = Files.newBufferedWriter(source)) {
      out.write("order_id,customer_id,amount\n");
      for (int i = 0; i < 400_000; i++) {
        out.write("O" + i + ",C" + i % 7_001 + "," + i % 977 + ".50\n");
      }
    }
    Path out = folder.resolve("out/clean.csv");
    int killed = kills(out, List.of("read", source.toString(), "--out", out.toString()));
    assertTrue(killed > 0, "no kill came while the file was written");
  }

  @Test
  void aReportThatIsKilledKeepsTheOldFile() throws IOException, InterruptedException {
    Path file = folder.resolve("customers.csv");
    Files.writeString(file, "customer_id,city\n1,Bonn\n2,Köln\n3,Bonn\n");
    String study = folder.resolve("s").toString();
    run(List.of("new", study));
    run(List.of("import", study, file.toString()));
    Path out = folder.resolve("out/report.html");
    int killed = kills(out, List.of("report", study, "--out", out.getParent().toString()));
    assertTrue(killed > 0, "no kill came while the file was written");
  }

  /** Kills the verb as soon as it writes beside the file; gives how often a part was left, the old file being there. */
  private int kills(Path out, List<String> verb) throws IOException, InterruptedException {
    Files.createDirectories(out.getParent());
    byte[] old = "the file of last month".getBytes(StandardCharsets.UTF_8);
    int killed = 0;
    for (int i = 0; i < TRIES && killed < 1; i++) {
      Files.write(out, old);
      Process run = start(verb);
      Optional<Path> part = Optional.empty();
      while (run.isAlive() && part.isEmpty()) {
        part = part(out.getParent());
      }
      run.destroyForcibly().waitFor();
      if (part(out.getParent()).isPresent()) {
        killed++;
        assertArrayEquals(old, Files.readAllBytes(out), "half a file stands in the place of the old one");
      } else {
        assertTrue(Files.size(out) > old.length, "neither old nor whole");
      }
    }
    run(List.of("--version")); // the next start sweeps what kills left
    assertEquals(Optional.empty(), part(out.getParent()));
    return killed;
  }

  private static Optional<Path> part(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(".part")).findFirst();
    }
  }

  private void run(List<String> verb) throws IOException, InterruptedException {
    assertEquals(0, start(verb).waitFor(), verb.toString());
  }

  private Process start(List<String> verb) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), Launcher.class.getName()));
    command.addAll(verb);
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("CLIENTELE_HOME", folder.resolve("home").toString());
    return builder.start();
  }
}
