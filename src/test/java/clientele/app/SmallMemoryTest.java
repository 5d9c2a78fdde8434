package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.cli.Main;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A study of 1.3 million order lines in a process that may use 256 MB, where its features do not fit. */
@Timeout(240)
class SmallMemoryTest {
  private static final int LINES = 1_300_000;

  @TempDir Path folder;
  private Path home;

  @Test
  void aStepThatDoesNotFitIsRefusedOrEndsAloneAndTheStudyGoesOn() throws IOException, InterruptedException {
    home = folder.resolve("home");
    Path study = folder.resolve("large");
    run("new", study.toString());
    run("import", study.toString(), orders().toString());
    List<String> command = List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        SmallMemoryChild.class.getName(), study.toString(), home.toString());
    Process child = new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
    List<String> lines = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertEquals(0, child.waitFor(), Files.readString(folder.resolve("errors")));
    assertEquals(List.of("MEMORY-BUDGET", "MEMORY-EXHAUSTED", "head 1", "step 2", "head 2"), lines);
    assertTrue(run("tables", study.toString()).contains("orders"));
    run("check", study.toString());
    run("undo", study.toString());
    assertTrue(run("op", study.toString(), "features.build").contains("facts of"), "with memory it does");
  }

  private Path orders() throws IOException {
    Path file = folder.resolve("orders.csv");
    Random random = new Random(3);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("order_id,customer_id,date,amount\n");
      for (int i = 0; i < LINES; i++) {
        out.write("O" + i + ",C" + random.nextInt(400_000) + ",20" + (20 + random.nextInt(5)) + "-0" + (1 + random.nextInt(9))
            + "-" + (10 + random.nextInt(19)) + "," + random.nextInt(20_000) / 100.0 + "\n");
      }
    }
    return file;
  }

  private String run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Main main = new Main(new FileShelf(home, java.time.Clock.systemUTC()), Analyses.discover(), Clock.systemUTC(), (s, d, m) -> 0,
        new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = main.run(args);
    assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
