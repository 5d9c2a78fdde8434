package clientele.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemCode;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ArchUnit cannot see: sizes of files, words of packages, and the two languages of every message. */
class SourceRulesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)\\s*[,}]");

  @Test
  void noFileIsLongerThanFiveHundredLines() throws IOException {
    List<String> long500 = new ArrayList<>();
    for (Path file : files(".java")) {
      long lines = Files.readAllLines(file).size();
      if (lines > 500) {
        long500.add(file + ": " + lines);
      }
    }
    assertEquals(List.of(), long500);
  }

  /** One place for the quantile that 95 % intervals rest on; it is what the distribution says. */
  @Test
  void theQuantileOfIntervalsStandsOnce() throws IOException {
    List<String> again = new ArrayList<>();
    for (Path file : files(".java")) {
      if (!file.endsWith("Interval.java") && Pattern.compile("\\b1\\.9(?:6|59\\d*)\\b").matcher(Files.readString(file)).find()) {
        again.add(file.toString());
      }
    }
    assertEquals(List.of(), again);
    assertEquals(clientele.stats.Quantiles.normal(0.975), clientele.base.Interval.Z, 1e-12);
  }

  @Test
  void everyPackageSaysItsPurpose() throws IOException {
    Set<Path> silent = new TreeSet<>();
    for (Path file : files(".java")) {
      if (!Files.isRegularFile(file.resolveSibling("package-info.java"))) {
        silent.add(file.getParent());
      }
    }
    assertEquals(Set.of(), silent);
  }

  @Test
  void everyPublicTypeHasAFirstSentence() throws IOException {
    List<String> silent = new ArrayList<>();
    Pattern declared =
        Pattern.compile("(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*(?:class|record|interface|enum|@interface) ");
    for (Path file : files(".java")) {
      String source = Files.readString(file);
      Matcher type = declared.matcher(source);
      if (type.find() && !source.substring(0, type.start()).contains("/**")) {
        silent.add(file.toString());
      }
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void messagesHaveTheSameKeysAndPlaceholdersInBothLanguages() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path english : files("messages_en.properties")) {
      String bundle = MAIN.relativize(english.getParent()).toString().replace('/', '.').replace('\\', '.');
      Properties en = Messages.bundle(bundle, Language.ENGLISH);
      Properties zh = Messages.bundle(bundle, Language.CHINESE);
      Set<String> keys = new TreeSet<>(en.stringPropertyNames());
      keys.addAll(zh.stringPropertyNames());
      for (String key : keys) {
        if (!en.containsKey(key) || !zh.containsKey(key)) {
          faults.add(bundle + " " + key + " is missing in " + (en.containsKey(key) ? "zh" : "en"));
        } else if (!placeholders(en.getProperty(key)).equals(placeholders(zh.getProperty(key)))) {
          faults.add(bundle + " " + key + " has other placeholders");
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void everyProblemHasItsThreeSentences() throws ReflectiveOperationException, IOException {
    List<String> silent = new ArrayList<>();
    int found = 0;
    for (Path file : files("Problems.java")) {
      String name = MAIN.relativize(file).toString().replace(".java", "").replace('/', '.').replace('\\', '.');
      for (var field : Class.forName(name).getFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof ProblemCode code) {
          found++;
          for (Language language : Language.values()) {
            for (String part : List.of("what", "why", "do")) {
              if (!Messages.bundle(code.bundle(), language).containsKey("problem." + code.id() + "." + part)) {
                silent.add(code.id() + "." + part + " " + language.tag());
              }
            }
          }
        }
      }
    }
    assertTrue(found > 10, "only " + found + " problems found");
    assertEquals(List.of(), silent);
  }

  /** What is typed on a command line stands in parentheses at the end of an advice, where windows leave it out. */
  @Test
  void problemsNameFlagsInParenthesesOnly() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : files(".properties")) {
      boolean ofCommands = file.startsWith(MAIN.resolve("clientele/cli")) || file.startsWith(MAIN.resolve("clientele/app"));
      for (String line : ofCommands ? List.<String>of() : Files.readAllLines(file)) {
        boolean said = line.startsWith("problem.") && line.replaceAll("[(（][^()（）]*--[a-z][^()（）]*[)）]", "").matches(".*--[a-z].*");
        if (said || line.matches("problem\\.[A-Z0-9-]+\\.(what|why)=.*--[a-z].*")) {
          faults.add(line);
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void fxmlHoldsNoWords() throws IOException {
    Pattern literal = Pattern.compile("(?:text|promptText|title)=\"[^%$\"{][^\"]*[A-Za-z]{2}");
    List<String> faults = new ArrayList<>();
    for (Path file : files(".fxml")) {
      Matcher words = literal.matcher(Files.readString(file));
      while (words.find()) {
        faults.add(file.getFileName() + ": " + words.group());
      }
    }
    assertEquals(List.of(), faults);
  }

  private static Set<String> placeholders(String pattern) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(pattern);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(MAIN)) {
      return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }
}
