package clientele.cleaning.identity;

import clientele.base.words.MissingWords;
import clientele.cleaning.values.PlainText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that stand for something nobody knew: a mailbox called noemail, a phone of zeros, the first day of 1900, the
 * name Unknown. Two rows that share one share nothing, so it counts as missing when rows are compared.
 */
final class NoEvidence {
  /** What is typed for a name nobody knew, each for itself and beside others, besides the words that say that nothing is known. */
  private static final Set<String> WORDS =
      Set.of(
          "unnamed", "anonymous", "anonym", "anonymus", "guest", "noname", "nobody", "dummy", "test", "tester", "testing", "xxx",
          "xxxx", "xxxxx", "gast", "inconnue", "desconocida", "onbekend");
  private static final Set<String> PHRASES =
      Set.of(
          "n a", "no name", "not given", "k a", "no address", "no email", "no phone", "no fixed address", "first name", "last name",
          "name name", "匿名", "匿名用户", "测试");

  /** Words that say that nothing is known elsewhere, and are names of people here. */
  private static final Set<String> NAMES = Set.of("na", "nan", "nil");
  private static final Pattern MAILBOX =
      Pattern.compile(
          "(no|kein|keine|sin|sans|none?|not?)[._-]?(e?[._-]?mails?|reply|address|one|name|thanks?)|noemail\\d*|nomail\\d*"
              + "|none|null|na|n[./]a|nil|unknown|unbekannt|dummy|test(er|ing)?\\d{0,3}|x{2,}|a{2,}|abc|asdf?|anonymous|no"
              + "|missing|notprovided|not[._-](provided|available|given)|donotreply|do[._-]not[._-]reply|fake|invalid|blank|empty");
  private static final Set<String> DAYS =
      Set.of(
          "19000101", "18991230", "18991231", "00010101", "99991231", "99990101", "19700101", "19010101", "29991231",
          "17530101", "00000000", "11111111", "16000101", "20991231");
  private static final String UP = "01234567890123456789";
  private static final String DOWN = "98765432109876543210";
  private static final int SHORTEST_PHONE = 5;

  private NoEvidence() {}

  /** Whether a cell of a column compared in this way stands for something unknown. */
  static boolean is(FieldKind kind, String cell) {
    return switch (kind) {
      case EMAIL -> isMailbox(cell.strip().toLowerCase(Locale.ROOT));
      case PHONE -> isDialled(cell.replaceAll("\\D", "")) || isWord(cell);
      case DATE -> DAYS.contains(digits(cell)) || isWord(cell);
      case NUMBER -> false;
      case CODE, TEXT -> isWord(cell);
    };
  }

  private static boolean isMailbox(String mail) {
    int at = mail.indexOf('@');
    return at < 0 ? isWord(mail) : at == 0 || MAILBOX.matcher(mail.substring(0, at)).matches();
  }

  /** Whether digits are no number to dial: too few, all but the first alike, or counted up or down. */
  private static boolean isDialled(String digits) {
    String bare = digits.replaceFirst("^0+", "");
    if (bare.length() < SHORTEST_PHONE) {
      return true;
    }
    boolean same = bare.chars().distinct().count() == 1;
    return same || bare.matches("\\d{1,4}0{6,}\\d?") || bare.length() > 5 && (UP.contains(bare) || DOWN.contains(bare));
  }

  /** The first eight digits of a day written from the year on, or turned so. */
  private static String digits(String cell) {
    String day = cell.strip();
    String plain = day.replaceAll("\\D", "");
    boolean yearLast = day.matches("\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}.*");
    if (yearLast) {
      String[] part = day.split("[^\\d]+");
      return part[2] + two(part[1]) + two(part[0]);
    }
    return plain.length() > 8 ? plain.substring(0, 8) : plain;
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static boolean isWord(String cell) {
    String folded = PlainText.fold(cell);
    if (folded.isEmpty() || PHRASES.contains(folded) || saysNothing(folded)) {
      return true;
    }
    for (String word : folded.split(" ")) {
      if (!WORDS.contains(word) && !saysNothing(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean saysNothing(String word) {
    return MissingWords.isMissing(word) && !NAMES.contains(word);
  }
}
