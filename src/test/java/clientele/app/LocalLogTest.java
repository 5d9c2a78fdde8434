package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.base.Unforeseen;
import clientele.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLogTest {
  @TempDir Path folder;

  @AfterEach
  void letGo() {
    Logger log = Logger.getLogger("clientele");
    for (Handler handler : log.getHandlers()) {
      log.removeHandler(handler);
      handler.close();
    }
    log.setUseParentHandlers(true);
  }

  @Test
  void thereIsNoneBeforeTheFirstErrorAndTheCodeFindsItThen() throws IOException {
    LocalLog.in(folder);
    assertFalse(Files.exists(folder.resolve("log")));
    Unforeseen told = Unforeseen.noted(new IllegalStateException("Marta Lindqvist"));
    String log = written();
    assertTrue(log.contains(told.code() + "\njava.lang.IllegalStateException\n"), log);
    assertFalse(log.contains("Marta"), log);
  }

  @Test
  void itDoesNotGrowWithoutEnd() throws IOException {
    LocalLog.in(folder);
    StackTraceElement[] deep = new StackTraceElement[4_000];
    Arrays.fill(deep, new StackTraceElement("clientele.base.Somewhere", "inAMethodOfALongName", "Somewhere.java", 12));
    for (int i = 0; i < 20; i++) {
      IllegalStateException error = new IllegalStateException();
      error.setStackTrace(deep);
      Unforeseen.noted(error);
    }
    try (Stream<Path> files = Files.list(folder.resolve("log"))) {
      List<Path> logs = files.filter(f -> f.toString().endsWith(".log")).toList();
      assertEquals(3, logs.size());
      long bytes = 0;
      for (Path log : logs) {
        bytes += Files.size(log);
      }
      assertTrue(bytes < 3 * 900_000, "" + bytes);
    }
  }

  @Test
  void whereNothingCanBeWrittenTheErrorIsStillTold() throws IOException {
    Files.writeString(folder.resolve("log"), "a file in its place");
    LocalLog.in(folder);
    assertTrue(Unforeseen.noted(new IllegalStateException()).code().startsWith("E-"));
  }

  /** The verb itself is broken here: its opener throws what nobody foresaw. */
  @Test
  void theCommandLineTellsTheCodeAndWhereTheLogIs() throws IOException {
    LocalLog.in(folder);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Main main = new Main(new FileShelf(folder, Clock.systemUTC()), Analyses.discover(), Clock.systemUTC(), (s, d, m) -> {
      throw new IllegalStateException("Marta Lindqvist");
    }, stream, stream);
    assertEquals(1, main.run("open"));
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.startsWith("CLI-UNEXPECTED:") && said.contains(folder.resolve("log").toString()), said);
    assertFalse(said.contains("Marta"), said);
    String code = said.replaceFirst("(?s).*\\(code (E-.....)\\).*", "$1");
    assertTrue(written().contains(code), said);
  }

  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("log"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
