package clientele.intake.encoding;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts which letters follow each other in the languages of the legacy encodings and writes {@code
 * letter-pairs.properties}. The words are those that ICU knows in each language (names of languages, countries,
 * currencies, units, cities and months, numbers spelt out) and the everyday words of {@code everyday-words.properties}.
 */
final class LetterPairsWriter {
  /** Languages with an encoding of their own before Unicode. */
  static final String[] LANGUAGES = {
    "en", "de", "fr", "es", "pt", "it", "nl", "da", "sv", "nb", "fi", "is", "ca", "ga", "cy", "sq", "id",
    "et", "lv", "lt", "pl", "cs", "sk", "hu", "sl", "hr", "ro", "tr", "az", "vi", "mt", "eo",
    "ru", "uk", "be", "bg", "sr", "mk", "kk", "el", "he", "ar", "fa", "ur", "th"
  };

  private static final int RAREST = 2;

  private LetterPairsWriter() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), all(), StandardCharsets.UTF_8);
  }

  /** The text of the file. */
  static String all() throws IOException {
    Map<String, String> everyday = everyday();
    StringBuilder out =
        new StringBuilder("# Letters that follow each other: two letters (_ begins and ends words, * is any) and how rare the second is\n");
    out.append("# behind the first, from ! in steps of a quarter of the natural logarithm. Made by LetterPairsWriter.\n");
    for (String language : LANGUAGES) {
      out.append(language).append('=').append(pairs(words(language), everyday.getOrDefault(language, ""))).append('\n');
    }
    return out.toString();
  }

  private static Map<String, String> everyday() throws IOException {
    Map<String, String> words = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/everyday-words.properties"))) {
      int cut = line.indexOf('=');
      if (cut > 0) {
        words.put(line.substring(0, cut), line.substring(cut + 1));
      }
    }
    return words;
  }

  private static String pairs(List<String> texts, String everyday) {
    Map<Character, Map<Character, Double>> counts = new TreeMap<>();
    for (String text : texts) {
      count(text, 1, counts);
    }
    double known = counts.getOrDefault('_', Map.of()).values().stream().mapToDouble(Double::doubleValue).sum();
    double words = everyday.split(" ").length;
    count(everyday, Math.max(1, known / words), counts);
    Map<Character, Double> single = new TreeMap<>();
    double all = 0;
    for (var from : counts.entrySet()) {
      for (var to : from.getValue().entrySet()) {
        single.merge(to.getKey(), to.getValue(), Double::sum);
        all += to.getValue();
      }
    }
    StringBuilder out = new StringBuilder();
    for (var one : single.entrySet()) {
      if (one.getKey() > 127 && one.getValue() >= RAREST) {
        out.append('*').append(one.getKey()).append(sign(one.getValue() / all));
      }
    }
    for (var from : counts.entrySet()) {
      double sum = from.getValue().values().stream().mapToDouble(Double::doubleValue).sum();
      for (var to : from.getValue().entrySet()) {
        if ((from.getKey() > 127 || to.getKey() > 127) && to.getValue() >= RAREST) {
          out.append(from.getKey()).append(to.getKey()).append(sign(to.getValue() / sum));
        }
      }
    }
    return out.toString();
  }

  private static char sign(double share) {
    return (char) ('!' + Math.min(56, Math.round(-4 * Math.log(share))));
  }

  private static void count(String text, double weight, Map<Character, Map<Character, Double>> counts) {
    char before = '_';
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '_' : LetterModel.folded(text.charAt(i));
      if (c != '_' || before != '_') {
        counts.computeIfAbsent(before, k -> new TreeMap<>()).merge(c, weight, Double::sum);
      }
      before = c;
    }
  }

  private static List<String> words(String language) {
    ULocale locale = new ULocale(language);
    List<String> words = new ArrayList<>();
    LocaleDisplayNames names = LocaleDisplayNames.getInstance(locale);
    for (String code : java.util.Locale.getISOLanguages()) {
      add(words, names.languageDisplayName(code), code);
    }
    for (String code : java.util.Locale.getISOCountries()) {
      add(words, names.regionDisplayName(code), code);
    }
    for (Currency currency : Currency.getAvailableCurrencies()) {
      add(words, currency.getName(locale, Currency.LONG_NAME, null), currency.getCurrencyCode());
    }
    TimeZoneNames zones = TimeZoneNames.getInstance(locale);
    for (String id : TimeZone.getAvailableIDs()) {
      String city = zones.getExemplarLocationName(id);
      if (city != null) {
        add(words, city, id);
      }
    }
    DateFormatSymbols symbols = new DateFormatSymbols(locale);
    for (int i = 0; i < 20; i++) {
      words.addAll(List.of(symbols.getMonths()));
      words.addAll(List.of(symbols.getWeekdays()));
    }
    MeasureFormat measures = MeasureFormat.getInstance(locale, MeasureFormat.FormatWidth.WIDE);
    for (MeasureUnit unit : MeasureUnit.getAvailable()) {
      if (!(unit instanceof Currency)) {
        add(words, measures.formatMeasures(new Measure(7, unit)), unit.getIdentifier());
      }
    }
    RuleBasedNumberFormat spelt = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    for (int n = 1; n < 120; n++) {
      String word = spelt.format(n * 7);
      if (!word.matches("[0-9.,\\s]+")) {
        words.add(word);
      }
    }
    RelativeDateTimeFormatter relative = RelativeDateTimeFormatter.getInstance(locale);
    for (var unit : RelativeDateTimeFormatter.RelativeUnit.values()) {
      words.add(relative.format(3, RelativeDateTimeFormatter.Direction.LAST, unit));
      words.add(relative.format(3, RelativeDateTimeFormatter.Direction.NEXT, unit));
    }
    return words;
  }

  private static void add(List<String> words, String word, String code) {
    if (word != null && !word.equalsIgnoreCase(code)) {
      words.add(word);
    }
  }
}
