package clientele.cleaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The words by which lines are recognised; they lie in {@code cleaning-words.properties}. */
final class CleaningWords {
  private static final CleaningWords SHIPPED = load();

  private final List<String> returned;
  private final List<String> notReturned;
  private final Set<String> creditPrefixes;
  private final List<Map.Entry<String, NonProducts.Sort>> noProducts = new ArrayList<>();
  private final List<String> neutral;

  private CleaningWords(Properties lines) {
    returned = words(lines, "returned");
    notReturned = words(lines, "not-returned");
    creditPrefixes =
        words(lines, "credit-prefixes").stream().map(w -> w.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    for (NonProducts.Sort sort : NonProducts.Sort.values()) {
      words(lines, sort.name().toLowerCase(Locale.ROOT)).forEach(w -> noProducts.add(Map.entry(w, sort)));
    }
    noProducts.sort(Comparator.comparingInt(e -> -e.getKey().length()));
    neutral = words(lines, "neutral");
  }

  static CleaningWords shipped() {
    return SHIPPED;
  }

  /** Whether a state says that a line was cancelled or returned. */
  boolean isReturned(String state) {
    String plain = plain(state);
    return returned.stream().anyMatch(w -> holds(plain, w)) && notReturned.stream().noneMatch(w -> holds(plain, w));
  }

  /** Whether order numbers of credit notes usually begin so. */
  boolean isCreditPrefix(String prefix) {
    return creditPrefixes.contains(prefix.toUpperCase(Locale.ROOT));
  }

  /** What a description or code says the line is if it is no product; null if it says nothing. */
  NonProducts.Sort noProduct(String description) {
    String plain = plain(description);
    for (var word : noProducts) {
      if (holds(plain, word.getKey())) {
        return word.getValue();
      }
    }
    return null;
  }

  /** Whether a description has no words but those for what is no product, neutral ones, numbers and signs. */
  boolean nothingElse(String description) {
    String rest = plain(description);
    for (var word : noProducts) {
      rest = without(rest, word.getKey());
    }
    for (String word : neutral) {
      rest = without(rest, word);
    }
    return rest.chars().noneMatch(Character::isLetter);
  }

  private static String without(String text, String word) {
    String rest = text;
    for (int at = find(rest, word, 0); at >= 0; at = find(rest, word, at)) {
      rest = rest.substring(0, at) + " " + rest.substring(at + word.length());
    }
    return rest;
  }

  private static boolean holds(String text, String word) {
    return find(text, word, 0) >= 0;
  }

  /** Place of a word in a text: Chinese anywhere, others at word borders. */
  private static int find(String text, String word, int from) {
    boolean han = word.charAt(0) > 0x2e80;
    for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean starts = at == 0 || !Character.isLetter(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetter(text.charAt(end));
      if (han || starts && ends) {
        return at;
      }
    }
    return -1;
  }

  private static String plain(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
  }

  private static List<String> words(Properties lines, String key) {
    return Arrays.stream(lines.getProperty(key).split("\\s*,\\s*")).map(CleaningWords::plain).toList();
  }

  private static CleaningWords load() {
    Properties lines = new Properties();
    try (InputStream in = CleaningWords.class.getResourceAsStream("cleaning-words.properties")) {
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CleaningWords(lines);
  }
}
