package clientele.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The lines of the history are stored as keys with values: a stored format. A key once stored keeps its number of values, as
 * it stands in {@code stored-words.txt}; what has to say something else takes a new key.
 */
class StoredWordsTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Pattern TEXT = Pattern.compile("Text\\.of\\(\\s*\\w+\\.class,");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9.-]*)\"");

  @Test
  void linesOfTheHistoryKeepTheirNumberOfValues() throws IOException {
    Map<String, Integer> frozen = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/stored-words.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        frozen.put(line.substring(0, line.lastIndexOf(' ')), Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)));
      }
    }
    Map<String, Set<Integer>> written = new TreeMap<>();
    Set<String> lines = new TreeSet<>();
    for (Path file : sources()) {
      read(file, written, lines);
    }
    List<String> faults = new ArrayList<>();
    lines.stream().filter(key -> !frozen.containsKey(key)).forEach(key -> faults.add("new, to be added: " + key + " " + written.get(key)));
    frozen.forEach((key, values) -> {
      Set<Integer> now = written.getOrDefault(key, Set.of());
      if (!now.isEmpty() && !now.equals(Set.of(values))) { // empty where a key is put together elsewhere
        faults.add(key + " was stored with " + values + " values and is written with " + now);
      }
      for (Language language : Language.values()) {
        int of = key.indexOf(' ');
        String pattern = Messages.bundle(key.substring(0, of), language).getProperty(key.substring(of + 1));
        if (pattern == null || Messages.placeholders(pattern) > values) {
          faults.add(key + " was stored with " + values + " values and reads, " + language + ": " + pattern);
        }
      }
    });
    assertEquals(List.of(), faults);
    assertTrue(lines.size() > 40, "only " + lines.size() + " lines of the history found");
  }

  /** Texts of a file: how many values each key is given, and which of them are lines of the history. */
  private static void read(Path file, Map<String, Set<Integer>> written, Set<String> lines) throws IOException {
    String source = Files.readString(file).replaceAll("(?m)//.*$", "");
    String bundle = MAIN.relativize(spoken(file.getParent())).toString().replace('/', '.').replace('\\', '.');
    Matcher text = TEXT.matcher(source);
    while (text.find()) {
      List<String> args = arguments(source, source.indexOf('(', text.start()) + 1);
      boolean line = source.substring(0, text.start()).stripTrailing().endsWith("Outcome.of(");
      Matcher literal = LITERAL.matcher(args.get(1));
      while (literal.find()) {
        for (String key : line || !literal.group(1).endsWith(".") ? keys(bundle, literal.group(1)) : List.<String>of()) {
          written.computeIfAbsent(bundle + " " + key, k -> new TreeSet<>()).add(args.size() - 2);
          if (line || key.endsWith(".done")) {
            lines.add(bundle + " " + key);
          }
        }
      }
    }
  }

  /** The folder whose words the classes of a folder speak. */
  private static Path spoken(Path folder) {
    Path at = folder;
    while (!at.equals(MAIN) && !Files.exists(at.resolve("messages_en.properties"))) {
      at = at.getParent();
    }
    return at.equals(MAIN) ? folder : at;
  }

  /** A literal that ends in a dot stands for all keys that begin with it. */
  private static List<String> keys(String bundle, String literal) {
    return Messages.bundle(bundle, Language.ENGLISH).stringPropertyNames().stream()
        .filter(key -> literal.endsWith(".") ? key.startsWith(literal) : key.equals(literal)).toList();
  }

  private static List<String> arguments(String source, int from) {
    List<String> found = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int begin = from;
    for (int i = from; ; i++) {
      char c = source.charAt(i);
      if (c == '"' && source.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == ')' || c == '}' || c == ']')) {
        if (depth-- == 0) {
          found.add(source.substring(begin, i).strip());
          return found;
        }
      } else if (!quoted && c == ',' && depth == 0) {
        found.add(source.substring(begin, i).strip());
        begin = i + 1;
      }
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(MAIN)) {
      return all.filter(f -> f.toString().endsWith(".java") && !f.toString().contains("/ui/") && !f.toString().contains("/cli/")
          && !f.toString().contains("/shell/")).sorted().toList();
    }
  }
}
