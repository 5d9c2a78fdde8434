package clientele.cleaning.values;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Words that are written short or long: street types, compass points, company suffixes, parts of periodicals' names,
 * given names and their short forms. They lie in {@code short-forms.properties}.
 */
public final class ShortForms {
  private static final ShortForms SHIPPED = load();

  private final Map<String, String> shortOf = new HashMap<>();
  private final Map<String, Set<String>> given = new HashMap<>();

  private ShortForms(Properties lines) {
    for (String key : lines.stringPropertyNames()) {
      String[] words = lines.getProperty(key).split("\\s*,\\s*");
      if (key.startsWith("given.")) {
        String formal = key.substring("given.".length());
        for (String word : words) {
          given.computeIfAbsent(word, w -> new HashSet<>()).add(formal);
        }
        given.computeIfAbsent(formal, w -> new HashSet<>()).add(formal);
      } else {
        for (String word : words) {
          shortOf.put(word, key);
        }
      }
    }
  }

  /** Those the program ships. */
  public static ShortForms shipped() {
    return SHIPPED;
  }

  /** The short form of a folded word, or the word itself. */
  public String of(String word) {
    return shortOf.getOrDefault(word, word);
  }

  /** Whether two given names may be the same, as Bill and William. */
  public boolean sameGivenName(String a, String b) {
    Set<String> one = given.get(a);
    Set<String> two = one == null ? null : given.get(b);
    return two != null && one.stream().anyMatch(two::contains);
  }

  private static ShortForms load() {
    Properties lines = new Properties();
    try (InputStream in = ShortForms.class.getResourceAsStream("short-forms.properties")) {
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ShortForms(lines);
  }
}
