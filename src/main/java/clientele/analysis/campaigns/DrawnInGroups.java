package clientele.analysis.campaigns;

import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether whole firms, stores or homes were drawn and not single customers: a column each value of which has one group only,
 * though many of its values hold several customers. Customers drawn together are alike, and counting each as a draw of its own
 * finds effects where there are none (Moulton 1990).
 */
final class DrawnInGroups {
  private static final double ONE_GROUP = 0.9;

  /** How likely so many values of one group only may be, at most, where customers are drawn one by one. */
  private static final double BY_CHANCE = 1e-6;

  private DrawnInGroups() {}

  /** What is known of a value: its customers, its first group, and whether there are others. */
  private static final class Seen {
    private final String arm;
    private final Set<String> customers = new HashSet<>();
    private boolean mixed;

    private Seen(String arm) {
      this.arm = arm;
    }
  }

  /** The first column by which whole groups of customers were drawn; empty if there is none or customers are not named. */
  static Optional<Column> find(Table contacts, ContactBook.Columns columns) {
    if (columns.customer().isEmpty()) {
      return Optional.empty();
    }
    List<Column> used = List.of(columns.customer().get(), columns.treatment(), columns.outcome());
    return contacts.columns().stream()
        .filter(c -> (c.kind().isCoded() || c.kind() == Kind.INTEGER) && !used.contains(c) && columns.campaign().filter(c::equals).isEmpty())
        .filter(c -> isDrawn(contacts, columns, c))
        .findFirst();
  }

  private static boolean isDrawn(Table contacts, ContactBook.Columns columns, Column column) {
    Map<String, Seen> values = new HashMap<>();
    Map<String, Integer> arms = new HashMap<>();
    int rows = 0;
    for (int c = 0; c < contacts.chunks(); c++) {
      String[] words = Cells.words(contacts, column, c);
      String[] treated = Cells.words(contacts, columns.treatment(), c);
      String[] who = Cells.words(contacts, columns.customer().orElseThrow(), c);
      for (int i = 0; i < words.length; i++) {
        if (words[i] != null && treated[i] != null && who[i] != null && !words[i].isBlank()) {
          String arm = treated[i];
          Seen seen = values.computeIfAbsent(words[i], w -> new Seen(arm));
          seen.customers.add(who[i]);
          seen.mixed |= !arm.equals(seen.arm);
          arms.merge(treated[i], 1, Integer::sum);
          rows++;
        }
      }
    }
    double all = rows;
    double alike = arms.values().stream().mapToDouble(n -> (n / all) * (n / all)).sum();
    List<Seen> several = values.values().stream().filter(s -> s.customers.size() > 1).toList();
    List<Seen> one = several.stream().filter(s -> !s.mixed).toList();
    double chance = one.stream().mapToDouble(s -> (s.customers.size() - 1) * Math.log(alike)).sum();
    return several.size() > 2 * arms.size() && one.size() >= ONE_GROUP * several.size() && chance < Math.log(BY_CHANCE);
  }
}
