package clientele.actions;

import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may leave. With a table of consents a customer may leave only if the newest word on the purpose and channel asked
 * for is a yes; a study without consents lets its rows pass.
 */
public final class ConsentGate {
  private static final Set<String> YES =
      Set.of("yes", "y", "true", "1", "given", "granted", "opt-in", "optin", "allowed", "是", "同意", "已同意");

  private final Optional<Set<String>> agreed;

  private ConsentGate(Optional<Set<String>> agreed) {
    this.agreed = agreed;
  }

  /**
   * The gate of a study.
   *
   * @param purpose only consents for it count; empty counts all
   * @param channel only consents for it count; empty counts all
   */
  public static ConsentGate of(StudyView study, String purpose, String channel) {
    Optional<Table> consents = study.main(Role.CONSENTS);
    if (consents.isEmpty()
        || consents.get().column(Meaning.CUSTOMER_ID).isEmpty()
        || consents.get().column(Meaning.CONSENT).isEmpty()) {
      return new ConsentGate(Optional.empty());
    }
    return new ConsentGate(Optional.of(agreed(consents.get(), purpose, channel)));
  }

  /** Whether there are consents to look at. */
  public boolean looks() {
    return agreed.isPresent();
  }

  /** Whether the rows of a customer may leave. */
  public boolean lets(String customer) {
    return agreed.isEmpty() || agreed.get().contains(customer);
  }

  private static Set<String> agreed(Table table, String purpose, String channel) {
    Map<String, Long> newest = new HashMap<>();
    Set<String> agreed = new HashSet<>();
    Column customer = table.column(Meaning.CUSTOMER_ID).orElseThrow();
    Column consent = table.column(Meaning.CONSENT).orElseThrow();
    for (int c = 0; c < table.chunks(); c++) {
      String[] who = Cells.words(table, customer, c);
      String[] says = Cells.words(table, consent, c);
      String[] purposes = optional(table, Meaning.PURPOSE, c);
      String[] channels = optional(table, Meaning.CHANNEL, c);
      Optional<Column> date = table.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
      long[] when = date.isPresent() ? table.longs(date.get().name(), c) : new long[who.length];
      for (int i = 0; i < who.length; i++) {
        if (who[i] == null || !fits(purposes, i, purpose) || !fits(channels, i, channel)
            || when[i] < newest.getOrDefault(who[i], Long.MIN_VALUE)) {
          continue;
        }
        newest.put(who[i], when[i]);
        if (says[i] != null && YES.contains(says[i].strip().toLowerCase(Locale.ROOT))) {
          agreed.add(who[i]);
        } else {
          agreed.remove(who[i]);
        }
      }
    }
    return agreed;
  }

  private static String[] optional(Table table, Meaning meaning, int chunk) {
    return table.column(meaning).map(column -> Cells.words(table, column, chunk)).orElse(new String[0]);
  }

  private static boolean fits(String[] values, int row, String wanted) {
    return wanted.isEmpty() || values.length == 0 || wanted.equalsIgnoreCase(values[row]);
  }
}
