package clientele.intake.cell;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of months, full and short, in the languages whose files are common. */
final class MonthWords {
  /** Month number by name in lower case, without a full stop. */
  static final Map<String, Integer> ALL = all();

  private MonthWords() {}

  private static Map<String, Integer> all() {
    Map<String, Integer> words = new HashMap<>();
    Locale[] locales = {
      Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.ITALIAN, Locale.of("es"), Locale.of("pt"), Locale.of("nl"),
      Locale.of("ru"), Locale.of("uk"), Locale.of("pl"), Locale.of("cs"), Locale.of("sv"), Locale.of("da"), Locale.of("nb"),
      Locale.of("fi"), Locale.of("tr"), Locale.of("ro"), Locale.of("hu"), Locale.of("el")
    };
    for (Locale locale : locales) {
      for (Month month : Month.values()) {
        for (TextStyle style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE}) {
          String word = month.getDisplayName(style, locale).toLowerCase(Locale.ROOT).replace(".", "");
          words.putIfAbsent(word, month.getValue());
          if (locale == Locale.GERMAN && word.length() > 3) {
            words.putIfAbsent(word.substring(0, 3), month.getValue());
          }
        }
      }
    }
    words.put("sept", 9);
    words.put("mrz", 3);
    return Map.copyOf(words);
  }
}
