package clientele.intake.column;

import clientele.study.Meaning;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What column names mean in many languages; the words lie in {@code column-words.properties}. */
public final class ColumnWords {
  /** Begins the names that columns without one are given. */
  public static final String NAMELESS = "column_";

  /** A new customer is no customer id: for these one word at the end of a name is not enough. */
  private static final Set<Meaning> IDS =
      EnumSet.of(
          Meaning.CUSTOMER_ID, Meaning.ORDER_ID, Meaning.PRODUCT_ID, Meaning.FEEDBACK_ID, Meaning.CAMPAIGN_ID);

  private static final Set<String> CURRENCIES =
      Set.of("eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "chf", "cny", "rmb", "jpy", "sek", "nok", "dkk", "pln",
          "czk", "huf", "inr", "brl", "cad", "aud", "nzd", "hkd", "sgd", "krw", "try", "zar", "mxn", "rub", "tsd", "k");
  private static final Set<Meaning> MONEY =
      EnumSet.of(Meaning.AMOUNT, Meaning.UNIT_PRICE, Meaning.COST, Meaning.DISCOUNT);
  private static final Set<String> BY = Set.of("by", "per", "via", "through", "over", "pro", "par", "por");
  private static final Set<String> COUNTED = Set.of("number", "count", "no", "nr", "n", "num", "share", "total", "sum");

  private static final ColumnWords SHIPPED = load();

  private static final int MOST_REMEMBERED = 200_000;

  private final Map<String, List<Guess>> asked = new java.util.concurrent.ConcurrentHashMap<>();
  private final Map<String, Meaning> exact = new HashMap<>();
  private final List<Map.Entry<List<String>, Meaning>> phrases = new ArrayList<>();
  private final List<Map.Entry<String, Meaning>> chinese = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private final Set<String> nothing = new HashSet<>();

  /** A meaning that a name may have, and how sure the name makes it, 0 to 1. */
  public record Guess(Meaning meaning, double confidence) {}

  private ColumnWords() {}

  /** The words the program comes with. */
  public static ColumnWords shipped() {
    return SHIPPED;
  }

  /** Meanings that a column name suggests, the likeliest first; empty if it says nothing. */
  public List<Guess> guesses(String name) {
    if (name.startsWith(NAMELESS)) {
      return List.of();
    }
    List<Guess> known = asked.get(name);
    if (known == null) {
      known = found(name);
      if (asked.size() < MOST_REMEMBERED) {
        asked.put(name, known);
      }
    }
    return known;
  }

  private List<Guess> found(String name) {
    String whole = joined(name);
    Map<Meaning, Double> found = new EnumMap<>(Meaning.class);
    if (nothing.contains(whole)) {
      return List.of();
    }
    Meaning equal = exact.get(whole);
    if (equal != null) {
      found.merge(equal, 0.98, Math::max);
    }
    List<String> words = withoutCurrency(words(name));
    if (equal == null && words.size() < words(name).size()) {
      equal = exact.get(String.join("", words));
      if (equal != null && MONEY.contains(equal)) {
        found.merge(equal, 0.95, Math::max);
      }
    }
    if (isCount(words) && equal == null) {
      return List.of();
    }
    for (var phrase : phrases) {
      List<String> wanted = phrase.getKey();
      int n = wanted.size();
      if (n >= words.size() || n == 1 && IDS.contains(phrase.getValue())) {
        continue;
      }
      if (words.subList(words.size() - n, words.size()).equals(wanted)) {
        found.merge(phrase.getValue(), 0.62 + 0.12 * Math.min(n, 2), Math::max);
      } else if (n > 1 && java.util.Collections.indexOfSubList(words, wanted) >= 0) {
        found.merge(phrase.getValue(), 0.7, Math::max);
      }
    }
    for (var word : chinese) {
      if (whole.length() > word.getKey().length() && whole.endsWith(word.getKey())) {
        found.merge(word.getValue(), 0.6 + 0.06 * Math.min(4, word.getKey().length()), Math::max);
      }
    }
    return found.entrySet().stream()
        .map(e -> new Guess(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingDouble(Guess::confidence).reversed().thenComparing(Guess::meaning))
        .toList();
  }

  /** Whether the values under this name are codes or numbers to dial, however much they look like quantities. */
  boolean isCode(String name) {
    if (name.startsWith(NAMELESS)) {
      return false;
    }
    String whole = joined(name);
    if (codes.contains(whole)) {
      return true;
    }
    List<String> words = words(name);
    if (isCount(words)) {
      return false;
    }
    if (!words.isEmpty() && codes.contains(words.getLast())) {
      return !words.getLast().equals("num") && !words.getLast().equals("no") || words.size() > 1;
    }
    return codes.stream().anyMatch(code -> code.charAt(0) > 0x2e80 && whole.endsWith(code));
  }

  /** The words of a name without the currency behind them: {@code turnover_eur} is a turnover. */
  private static List<String> withoutCurrency(List<String> words) {
    int n = words.size();
    if (n < 2 || !CURRENCIES.contains(words.getLast())) {
      return words;
    }
    return words.subList(0, n > 2 && words.get(n - 2).equals("in") ? n - 2 : n - 1);
  }

  /** Whether a name counts something by what its last word says: orders by phone are no phone, visits per id no id. */
  private static boolean isCount(List<String> words) {
    int n = words.size();
    boolean by = n > 2 && BY.contains(words.get(n - 2));
    boolean counted = n > 1 && COUNTED.contains(words.getFirst()) && !words.getFirst().equals(words.getLast());
    return by || counted && n > 2 && words.get(1).equals("of");
  }

  /** The words of a name, in lower case, without accents: {@code InvoiceNo} is invoice, no. */
  public static List<String> words(String name) {
    String spaced =
        name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", " ").replaceAll("(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ");
    List<String> words = new ArrayList<>();
    for (String word : plain(spaced).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String joined(String name) {
    return plain(name).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static String plain(String name) {
    String open = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    return Normalizer.normalize(open.replaceAll("\\p{Mn}+", ""), Normalizer.Form.NFC);
  }

  private static ColumnWords load() {
    Properties lines = new Properties();
    try (InputStream in = ColumnWords.class.getResourceAsStream("column-words.properties")) {
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ColumnWords all = new ColumnWords();
    for (Meaning meaning : Meaning.values()) {
      for (String word : lines.getProperty(meaning.tag(), "").split("\\s*,\\s*")) {
        if (word.isBlank()) {
          continue;
        }
        all.exact.putIfAbsent(joined(word), meaning);
        if (word.charAt(0) > 0x2e80) {
          all.chinese.add(Map.entry(joined(word), meaning));
        } else {
          all.phrases.add(Map.entry(words(word), meaning));
        }
      }
    }
    for (String word : lines.getProperty("code-words").split("\\s*,\\s*")) {
      all.codes.add(joined(word));
    }
    for (String word : lines.getProperty("nothing").split("\\s*,\\s*")) {
      all.nothing.add(joined(word));
    }
    return all;
  }
}
