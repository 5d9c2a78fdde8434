package clientele.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of Unix systems, with a small script in the place of Java that says how it was called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherScriptTest {
  @TempDir Path folder;
  private Path launcher;
  private Path java;

  @BeforeEach
  void install() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("a place/bin"));
    for (String file : List.of("clientele", "java.options")) {
      Files.copy(Path.of("installers/bin", file), bin.resolve(file));
    }
    launcher = bin.resolve("clientele");
    java = Files.writeString(folder.resolve("java"), "#!/bin/sh\necho \"LC_ALL=$LC_ALL LC_CTYPE=$LC_CTYPE\"\nfor a in \"$@\"; do echo \"[$a]\"; done\n");
    assertTrue(java.toFile().setExecutable(true) && launcher.toFile().setExecutable(true));
  }

  private List<String> start(Map<String, String> environment, String... words) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of(launcher.toString()));
    command.addAll(words.length == 0 ? List.of("sniff", "my file.csv") : List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG") || name.startsWith("CLIENTELE"));
    builder.environment().put("CLIENTELE_JAVA", java.toString());
    builder.environment().putAll(environment);
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void startsWithTheOptionsBesideItAndThoseThatWereAskedFor() throws IOException {
    List<String> said = start(Map.of("CLIENTELE_OPTS", "-Xmx4g -Da=b"));
    String options = folder.resolve("a place/bin/java.options").toRealPath().toString();
    assertEquals(List.of("[@" + options + "]", "[-Xmx4g]", "[-Da=b]", "[-cp]"), said.subList(1, 5));
    assertEquals(List.of("[clientele.app.Launcher]", "[sniff]", "[my file.csv]"), said.subList(6, 9));
    List<String> lines = Files.readAllLines(Path.of("installers/bin/java.options"));
    assertTrue(lines.contains("-XX:MaxRAMPercentage=50"), "no heap is stated");
    assertTrue(lines.stream().noneMatch(l -> l.startsWith("--limit-modules") && l.contains("compiler")));
  }

  /** Verbs that are done in a moment do without the thorough compiler; work that takes long never does. */
  @Test
  void shortVerbsAreStartedLightly() throws IOException {
    for (String[] words : new String[][] {{"tables", "s"}, {"--json", "show", "s", "t"}, {"--passphrase-file", "import", "history", "s"},
        {"--messages", "zh", "undo", "s"}, {"--version"}, {"--help"}}) {
      assertTrue(start(Map.of(), words).contains("[-XX:TieredStopAtLevel=1]"), String.join(" ", words));
    }
    for (String[] words : new String[][] {{"import", "s", "tables"}, {"op", "s", "churn.train"}, {"--json", "run", "s", "tables"}, {"open"},
        {"--passphrase-file", "tables", "bench"}, {"import", "--help"}}) {
      assertTrue(start(Map.of(), words).stream().noneMatch(l -> l.contains("Tiered")), String.join(" ", words));
    }
  }

  /** Where names of files could not be read the locale is one of UTF-8 then, and a language that was chosen stays. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void givesJavaALocaleThatCanNameFiles() throws IOException {
    assertEquals("LC_ALL=C.UTF-8 LC_CTYPE=", start(Map.of("LC_ALL", "C")).getFirst());
    assertEquals("LC_ALL= LC_CTYPE=C.UTF-8", start(Map.of()).getFirst());
    assertEquals("LC_ALL= LC_CTYPE=C.UTF-8", start(Map.of("LANG", "C.UTF-8", "LC_CTYPE", "C")).getFirst());
    assertEquals("LC_ALL= LC_CTYPE=", start(Map.of("LANG", "C.UTF-8")).getFirst());
  }
}
