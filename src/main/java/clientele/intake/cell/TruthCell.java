package clientele.intake.cell;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A cell read as yes or no, by an import and by the steps that come after it. */
public final class TruthCell {
  private static final Set<String> YES =
      Set.of("true", "yes", "y", "1", "t", "是", "ja", "oui", "si", "sí", "sim", "wahr", "vrai", "真");
  private static final Set<String> NO =
      Set.of("false", "no", "n", "0", "f", "否", "nein", "non", "não", "falsch", "faux", "假");

  private TruthCell() {}

  /** Whether a cell says yes; empty if it says neither yes nor no. */
  public static Optional<Boolean> of(String cell) {
    String word = cell.strip().toLowerCase(Locale.ROOT);
    return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }
}
