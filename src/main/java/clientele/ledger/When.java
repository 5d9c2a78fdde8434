package clientele.ledger;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a parameter applies: by what another one of its operation says. Forms show what applies; the command line and recipes take the
 * others too, and the operation passes them over.
 *
 * @param parameter the other one's name
 * @param not whether it must say none of the words
 * @param words one of which it must say; an empty one stands for nothing given
 */
public record When(String parameter, boolean not, List<String> words) {
  private static final Pattern WRITTEN = Pattern.compile("(\\w+)(!?)=(.*)");

  /** Reads what {@link Param#when} holds. */
  static When of(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no condition on a parameter: " + written);
    }
    return new When(parts.group(1), !parts.group(2).isEmpty(), List.of(parts.group(3).split("\\|", -1)));
  }

  /** Whether it applies while the other parameter says this. */
  public boolean holds(String said) {
    String plain = said == null ? "" : said.strip();
    return words.stream().anyMatch(word -> word.equalsIgnoreCase(plain) || sameNumber(word, plain)) != not;
  }

  private static boolean sameNumber(String a, String b) {
    try {
      return Double.parseDouble(a) == Double.parseDouble(b);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
