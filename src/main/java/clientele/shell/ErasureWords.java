package clientele.shell;

import clientele.base.Text;
import clientele.ledger.rewrite.Erasure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of an erasure: before it is made, of what would go and what would stay; and afterwards. */
final class ErasureWords {
  private ErasureWords() {}

  /** What would go and what would stay, a sentence each. */
  static List<Text> before(Erasure.Erased found, int copies) {
    List<Text> lines = new ArrayList<>();
    lines.add(found.rows().isEmpty() ? t("erasing.noRows") : t("erasing.rows", rows(found.rows())));
    lines.add(t("erasing.rest", found.texts(), found.steps(), copies));
    add(lines, "erasing.also", Erasure.Erased.words(found.also()));
    add(lines, "erasing.linked", rows(found.linked()));
    add(lines, "erasing.shared", rows(found.shared()));
    add(lines, "erasing.alike", String.join(", ", found.alike()));
    add(lines, "erasing.kept", String.join(", ", found.places()));
    add(lines, "erasing.stale", String.join(", ", found.stale()));
    return lines;
  }

  /**
   * What was erased, and where it may be the same person again.
   *
   * @param copies whether the copies are as they should be
   */
  static Text after(String customer, Optional<Erasure.Erased> erased, boolean copies) {
    Text said = t(copies ? "customer.erased" : "customer.erasedNotCopies", customer);
    if (erased.isEmpty()) {
      return said;
    }
    said = beside(said, "customer.erasedAlike", erased.get().alike());
    said = beside(said, "customer.erasedKept", erased.get().places());
    said = beside(said, "customer.erasedShared", erased.get().shared().keySet());
    said = beside(said, "customer.erasedLeft", erased.get().left().keySet());
    return beside(said, "customer.erasedStale", erased.get().stale());
  }

  private static Text beside(Text said, String key, Collection<String> more) {
    return more.isEmpty() ? said : t(key, said, String.join(", ", more));
  }

  private static void add(List<Text> lines, String key, String more) {
    if (!more.isEmpty()) {
      lines.add(t(key, more));
    }
  }

  private static String rows(Map<String, Long> tables) {
    return String.join(", ", tables.entrySet().stream().map(e -> e.getKey() + " " + clientele.base.Figures.count(e.getValue())).toList());
  }

  private static Text t(String key, Object... args) {
    return Text.of(ErasureWords.class, key, args);
  }
}
