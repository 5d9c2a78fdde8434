package clientele.language;

import clientele.base.Language;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of the two languages a text is in: Chinese if at least a fifth of its letters are Han characters; and whether it is in
 * neither, by its script or by its small words.
 */
public final class TextLanguage {
  private static final double HAN_SHARE = 0.2;
  private static final double KANA_SHARE = 0.2;
  private static final double OTHER_SHARE = 0.5;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}'’]+");
  private static final Map<String, List<String>> OTHERS = WordList.keyed("other_words.tsv");
  private static final Set<String> ENGLISH = english();

  /** Words with accents that English has taken. */
  private static final Set<String> TAKEN =
      Set.of("café", "cafés", "naïve", "fiancé", "fiancée", "résumé", "crème", "brûlée", "décor", "entrée", "entrées", "sauté", "sautéed",
          "jalapeño", "jalapeños", "piñata", "purée", "puréed", "pâté", "soufflé", "cliché", "clichéd", "clichés", "touché", "déjà",
          "façade", "über", "señor", "frappé", "rosé", "protégé", "blasé", "flambé", "crêpe", "crêpes", "pokémon", "beyoncé", "nestlé",
          "häagen", "niño", "niña", "appliqué", "née", "matinée", "exposé", "passé", "à");

  private TextLanguage() {}

  /** The language of a text; English if it has no letters. */
  public static Language of(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long han = text.codePoints().filter(WordPiece::isHan).count();
    return letters > 0 && han >= HAN_SHARE * letters ? Language.CHINESE : Language.ENGLISH;
  }

  /** Whether a text is in neither of the two languages, so that its feeling cannot be read. */
  public static boolean isOther(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin = scripts(text, Character.UnicodeScript.LATIN);
    long han = text.codePoints().filter(WordPiece::isHan).count();
    long kana = scripts(text, Character.UnicodeScript.HIRAGANA) + scripts(text, Character.UnicodeScript.KATAKANA);
    if (kana > 1 && kana >= KANA_SHARE * (han + kana) && han + kana >= HAN_SHARE * letters) {
      return true;
    }
    if (letters - latin - han - kana > OTHER_SHARE * letters) {
      return true;
    }
    return latin > 0 && of(text) == Language.ENGLISH && isOtherLatin(text);
  }

  private static long scripts(String text, Character.UnicodeScript script) {
    return text.codePoints().filter(Character::isLetter).filter(c -> Character.UnicodeScript.of(c) == script).count();
  }

  /** Whether the small words are those of another language: those of one, or words with accents, are more than the English ones. */
  private static boolean isOtherLatin(String text) {
    List<String> words = Arrays.stream(BETWEEN.split(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)))
        .map(w -> w.replace('’', '\'').replaceAll("^'+|'+$", ""))
        .filter(w -> !w.isEmpty())
        .toList();
    long english = words.stream().filter(ENGLISH::contains).count();
    long other = OTHERS.values().stream()
        .mapToLong(of -> words.stream().filter(w -> of.contains(w) || hasAccent(w)).count())
        .max().orElse(0);
    return other > english && (other > 1 || english == 0);
  }

  private static boolean hasAccent(String word) {
    return !TAKEN.contains(word) && word.codePoints().anyMatch(c -> c > 0x7f && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
  }

  /** Words by which English is known: its small ones, and those of the sentences the heads learned from. */
  private static Set<String> english() {
    Set<String> english = new HashSet<>(WordList.words("stopwords_en.txt"));
    WordList.lines("seeds_en.tsv").values().stream().flatMap(Collection::stream)
        .flatMap(line -> Arrays.stream(BETWEEN.split(line.toLowerCase(Locale.ROOT))))
        .filter(w -> w.length() > 1)
        .forEach(english::add);
    OTHERS.values().forEach(of -> of.stream().filter(w -> !w.matches("[a-z']+")).forEach(english::remove));
    return Set.copyOf(english);
  }
}
