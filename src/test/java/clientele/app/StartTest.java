package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the program puts what is its own, and what it says where it cannot. */
class StartTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void settingsFollowTheEnvironmentBeforeTheSystem() {
    assertEquals(Path.of("/c"), SettingsFolder.find(Map.of("CLIENTELE_HOME", "/c", "HOME", "/h"), "/u"));
    assertEquals(Path.of("here").toAbsolutePath(), SettingsFolder.find(Map.of("CLIENTELE_HOME", "here"), "/u"));
    assertEquals(Path.of("/h/.clientele"), SettingsFolder.find(Map.of("HOME", "/h"), "/u"));
    assertEquals(Path.of("/u/.clientele"), SettingsFolder.find(Map.of("HOME", "relative"), "/u"));
    assertEquals(Path.of("/u/.clientele"), SettingsFolder.find(Map.of("CLIENTELE_HOME", " "), "/u"));
  }

  /** Java calls the home folder of a user whom the system does not know a question mark. */
  @Test
  void withoutAHomeFolderKeysGoNowhere() {
    ProblemException refused = assertThrows(ProblemException.class, () -> SettingsFolder.find(Map.of(), "?"));
    assertEquals("APP-NO-HOME", refused.problem().code().id());
  }

  @Test
  void namesThatCameInMutilatedAreToldAndOthersTaken() {
    String[] lost = {"sniff", "\ufffd\ufffd.csv"};
    assertEquals("APP-FILE-NAMES",
        assertThrows(ProblemException.class, () -> FileNames.check(lost, "ANSI_X3.4-1968")).problem().code().id());
    FileNames.check(lost, "UTF-8");
    FileNames.check(new String[] {"sniff", "plain.csv"}, "ANSI_X3.4-1968");
  }

  @Test
  void temporaryFilesOfKilledProcessesAreSweptAndOthersLeft() throws IOException, InterruptedException {
    String before = System.getProperty("java.io.tmpdir");
    try {
      Process gone = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").start();
      gone.waitFor();
      Path all = folder.resolve("tmp");
      Path left = Files.createDirectories(all.resolve(Long.toString(gone.pid())).resolve("deep"));
      Files.writeString(left.resolve("library.so"), "x");
      Path lives = Files.createDirectories(all.resolve(Long.toString(ProcessHandle.current().parent().orElseThrow().pid())));
      Path foreign = Files.createDirectories(all.resolve("notes"));
      ScratchFolder scratch = ScratchFolder.in(folder);
      Path mine = all.resolve(Long.toString(ProcessHandle.current().pid()));
      assertFalse(Files.exists(left));
      assertTrue(Files.exists(lives) && Files.exists(foreign));
      assertEquals(mine.toString(), System.getProperty("java.io.tmpdir"));
      Files.writeString(mine.resolve("a"), "x");
      scratch.clear();
      assertFalse(Files.exists(mine));
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }

  /** A real start of the program; whatever its parts unpack is gone when it has ended, or was killed and started again. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingStaysInTheTemporaryFolderOfTheSystem() throws IOException, InterruptedException {
    Path database = folder.resolve("d.db");
    try (var db = java.sql.DriverManager.getConnection("jdbc:sqlite:" + database); var sql = db.createStatement()) {
      sql.execute("create table t (a, b)");
      sql.execute("insert into t values (1, 2)");
    } catch (java.sql.SQLException e) {
      throw new IOException(e);
    }
    Path system = Files.createDirectories(folder.resolve("system"));
    String said = start(Map.of("HOME", folder.resolve("home").toString()), "-Djava.io.tmpdir=" + system, "sniff", database.toString());
    assertTrue(said.contains("\"sqlite\""), said);
    try (Stream<Path> files = Files.list(system); Stream<Path> own = Files.list(folder.resolve("home/.clientele/tmp"))) {
      assertEquals(List.of(), files.toList());
      assertEquals(List.of(), own.toList());
    }
  }

  /** With what the launchers start the virtual machine with, a source alias of a stranger's study is not compiled. */
  @Test
  void aPlainStartHasNoCompiler() throws IOException, InterruptedException {
    assertEquals("RAN", alias("-Dnothing").strip());
    assertEquals("REFUSED", alias("@installers/bin/java.options").strip());
  }

  private static String alias(String option) throws IOException, InterruptedException {
    Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option, "-cp",
        System.getProperty("java.class.path"), AliasChild.class.getName()).start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    run.waitFor();
    return said;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTerminalWithoutALocaleIsToldWhatToDo() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("ü"));
    String said = start(Map.of("HOME", folder.toString(), "LC_ALL", "C"), "-Dnothing", "sniff", "ü.csv");
    assertTrue(said.startsWith("APP-FILE-NAMES"), said);
  }

  private String start(Map<String, String> environment, String option, String... args) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), option, "--enable-native-access=ALL-UNNAMED",
        "-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("CLIENTELE_HOME");
    builder.environment().putAll(environment);
    Process run = builder.start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    run.waitFor();
    return said;
  }
}
