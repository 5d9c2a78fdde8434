package clientele.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every message that counts something reads right for one of it. */
class PluralsTest {
  private static final Path MAIN = Path.of("src/main/java");

  /** "1 rows", "1 other rows", "1 rows are", "1 customer are". */
  private static final Pattern MANY =
      Pattern.compile("(?<![\\d.,–-])\\b1 (?:(?!to |in |of |per |at |on |by |and |or |as |for |with |but |from |is |was |has )[a-z]+ )?(?<noun>[a-z]+s)\\b|(?<![\\d.,–-])\\b1 (?!and )[a-z]+ (?:are|were|have)\\b");

  /** Words that end in s and are not many, units that have one form, and what stands in a name. */
  private static final Set<String> NOT_MANY =
      Set.of("is", "was", "has", "this", "its", "less", "plus", "across", "loss", "class", "as", "process", "address", "yes", "points", "previous", "needs",
          "lies", "gives", "holds", "takes", "means", "comes", "goes", "says", "stands", "runs", "leaves", "keeps", "begins", "looks", "finds", "does", "fits", "lacks", "suspicious", "differs", "loses", "waits", "changes");

  @Test
  void whatStandsBehindACountAgreesWithOne() {
    assertEquals("{0} customer is held out of {1, number} rows", OneOf.of("{0} customers are held out of {1, number} rows", Set.of(0)));
    assertEquals("{0} customers and {1,number} different category", OneOf.of("{0} customers and {1,number} different categories", Set.of(1)));
    assertEquals("{0} class, {1} analysis", OneOf.of("{0} classes, {1} analyses", Set.of(0, 1)));
    assertEquals("{0} is one of {1} rows", OneOf.of("{0} is one of {1} rows", Set.of(0)));
    assertEquals("{0, plural, one {# row} other {# rows}} were", OneOf.of("{0, plural, one {# row} other {# rows}} were", Set.of(0)));
  }

  @Test
  void anEmptyValueLeavesNoGap() {
    assertEquals("Expected gain, thousand", said("chart.gain.thousand"));
    assertEquals("Expected gain", said("chart.gain"));
  }

  /** Two spaces, empty brackets and a comma at the end are how the client writes. */
  @Test
  void theWordsOfTheClientStayAsTheyAre() {
    String table = "Müller  &  Sons ()";
    String column = "net, ,gross,";
    for (Language language : Language.values()) {
      assertEquals("In " + table + ", column " + column,
          Messages.written("In {0} ({1}), column {2}, {1}", new Object[] {table, "", column}, language));
      assertEquals("In " + table + ".", Messages.written("In {0}, {1}.", new Object[] {table, ""}, language));
    }
  }

  private static String said(String key) {
    return Messages.render(new Text("clientele.analysis.churn", key, List.of("")), Language.ENGLISH);
  }

  @Test
  void oneOfSomethingIsNotMany() throws IOException {
    Set<String> faults = new TreeSet<>();
    int read = 0;
    try (Stream<Path> all = Files.walk(MAIN)) {
      for (Path file : all.filter(f -> f.endsWith("messages_en.properties")).toList()) {
        String bundle = MAIN.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.');
        Properties words = Messages.bundle(bundle, Language.ENGLISH);
        for (String key : words.stringPropertyNames()) {
          read++;
          Object[] ones = new Object[12];
          Arrays.fill(ones, 1);
          Matcher many = MANY.matcher(Messages.render(new Text(bundle, key, List.of(ones)), Language.ENGLISH));
          while (many.find()) {
            if (many.group("noun") == null || !NOT_MANY.contains(many.group("noun"))) {
              faults.add(bundle + " " + key + ": …" + many.group() + "…");
            }
          }
        }
      }
    }
    assertTrue(read > 1_000, read + " messages");
    assertEquals(Set.of(), faults, () -> String.join("\n", faults));
  }
}
