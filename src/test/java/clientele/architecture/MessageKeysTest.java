package clientele.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.Analyses;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.ledger.OperationCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Words that are asked for are there, and words that are there are asked for. */
class MessageKeysTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern IN_FXML = Pattern.compile("words(?:\\.|\\[')([\\w.]+)");
  private static final Pattern ASKED = Pattern.compile("(?:Text\\.of|words\\.of|words\\.say|Messages\\.get)\\(\\s*(\\w+)\\.class,\\s*\"([^\"]+)\"\\s*[,)]");

  /** Source files by their path. */
  private static final Map<Path, String> SOURCES = new TreeMap<>();
  private static final Set<String> LITERALS = new HashSet<>();

  @BeforeAll
  static void read() throws IOException {
    for (Path root : List.of(MAIN, Path.of("src/main/resources"))) {
      if (!Files.isDirectory(root)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".fxml")).toList()) {
          SOURCES.put(file, Files.readString(file));
        }
      }
    }
    SOURCES.forEach((file, source) -> {
      Matcher found = (file.toString().endsWith(".java") ? LITERAL : IN_FXML).matcher(source);
      while (found.find()) {
        LITERALS.add(found.group(1));
      }
    });
    assertTrue(LITERALS.size() > 5_000, "the sources were read");
  }

  /** A key is written out, or begins or ends with something that is; those of operations and problems follow from their names. */
  @Test
  void everyKeyThatExistsIsUsed() throws IOException {
    Set<String> operations = operationKeys();
    List<String> unused = new ArrayList<>();
    for (Map.Entry<String, Set<String>> bundle : bundles().entrySet()) {
      for (String key : bundle.getValue()) {
        boolean used = LITERALS.contains(key) || (key.startsWith("op.") ? isOfOperation(key, operations) : isWritten(key));
        if (!used) {
          unused.add(bundle.getKey() + " " + key);
        }
      }
    }
    assertEquals(List.of(), unused);
  }

  @Test
  void everyKeyThatIsWrittenOutExists() throws IOException {
    Map<String, Set<String>> bundles = bundles();
    List<String> missing = new ArrayList<>();
    int asked = 0;
    for (Map.Entry<Path, String> source : SOURCES.entrySet()) {
      Matcher found = ASKED.matcher(source.getValue());
      while (found.find()) {
        String bundle = bundleOf(found.group(1), source);
        while (!bundles.containsKey(bundle) && bundle.contains(".")) {
          bundle = bundle.substring(0, bundle.lastIndexOf('.')); // a room speaks the words of the package around it
        }
        asked++;
        if (!bundles.getOrDefault(bundle, Set.of()).contains(found.group(2))) {
          missing.add(source.getKey() + ": " + bundle + " " + found.group(2));
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(asked > 400, "" + asked);
  }

  /** The package of a class as a source names it: imported, or a neighbour. */
  private static String bundleOf(String type, Map.Entry<Path, String> source) {
    Matcher imported = Pattern.compile("import ([\\w.]+)\\." + type + ";").matcher(source.getValue());
    return imported.find() ? imported.group(1) : MAIN.relativize(source.getKey().getParent()).toString().replace('/', '.').replace('\\', '.');
  }

  private static boolean isWritten(String key) {
    if (LITERALS.contains(key)) {
      return true;
    }
    if (key.startsWith("problem.")) {
      String code = key.substring("problem.".length(), key.lastIndexOf('.'));
      return LITERALS.contains(code) || LITERALS.stream().anyMatch(l -> l.length() > 2 && l.equals(l.toUpperCase(java.util.Locale.ROOT)) && code.endsWith("-" + l));
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      if (LITERALS.contains(key.substring(0, dot + 1)) || LITERALS.contains(key.substring(dot))) {
        return true;
      }
    }
    String numbered = key.replaceAll("\\d+$", "");
    return !numbered.equals(key) && LITERALS.contains(numbered);
  }

  /** {@code op.ID.title}, {@code .help}, {@code .param.NAME} and what follows it. */
  private static boolean isOfOperation(String key, Set<String> operations) {
    return operations.stream().anyMatch(known -> key.equals(known) || key.startsWith(known + "."));
  }

  private static Set<String> operationKeys() {
    Set<String> keys = new TreeSet<>(Set.of("op.privacy.erase.title"));
    List<Class<? extends clientele.ledger.Operation>> types = new ArrayList<>(List.of(clientele.ledger.LoadBundle.class));
    OperationCatalog catalog = Analyses.discover().operations();
    catalog.ids().forEach(id -> types.add(catalog.type(id).orElseThrow()));
    for (var type : types) {
      String id = OperationCatalog.idOf(type);
      keys.add("op." + id + ".title");
      keys.add("op." + id + ".help");
      OperationCatalog.parameters(type).forEach(p -> keys.add("op." + id + ".param." + p.name()));
    }
    return keys;
  }

  private static Map<String, Set<String>> bundles() throws IOException {
    Map<String, Set<String>> bundles = new TreeMap<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.endsWith("messages_en.properties")).toList()) {
        String bundle = MAIN.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.');
        bundles.put(bundle, new TreeSet<>(Messages.bundle(bundle, Language.ENGLISH).stringPropertyNames()));
      }
    }
    return bundles;
  }
}
