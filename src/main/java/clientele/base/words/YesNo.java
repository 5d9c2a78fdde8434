package clientele.base.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words that say yes or no in clients' files, in the languages that were met: one list for imports, labels, outcomes and consents.
 * Who looks for something narrower, such as an agreement, adds its own words to these.
 */
public final class YesNo {
  private static final Set<String> YES =
      Set.of("yes", "y", "true", "t", "1", "ja", "j", "wahr", "oui", "vrai", "si", "sí", "sim", "是", "真");

  private static final Set<String> NO =
      Set.of("no", "n", "false", "f", "0", "nein", "falsch", "non", "faux", "não", "nao", "否", "假");

  private YesNo() {}

  /** Whether a cell says yes; empty if it says neither yes nor no. Numbers with decimals are numbers, not answers. */
  public static Optional<Boolean> of(String cell) {
    String word = cell.strip().toLowerCase(Locale.ROOT);
    return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /** A cell without what people see no difference in: spaces at the ends, case, full width. */
  static String folded(String cell) {
    String bare = cell.strip();
    boolean plain = bare.chars().allMatch(c -> c < 0x80);
    return (plain ? bare : Normalizer.normalize(bare, Normalizer.Form.NFKC).strip()).toLowerCase(Locale.ROOT);
  }

  /** As {@link #of} for a value that was read already: full-width signs count as plain ones, 1.0 as 1 and 0.0 as 0. */
  public static Optional<Boolean> ofValue(String value) {
    String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
    return of(plain.equals("1.0") ? "1" : plain.equals("0.0") ? "0" : plain);
  }
}
