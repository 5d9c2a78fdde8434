package clientele.actions;

import clientele.base.ProblemException;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may leave. Every table of consents counts, and every column of consents in a table of customers. A customer may leave
 * only if the newest dated word on the purpose and channel asked for is a yes, and no word without a date is a no; of two
 * words of one moment the no counts. A study that says nothing about consent lets its rows pass.
 */
public final class ConsentGate {
  private static final Set<String> YES = Set.of(
      "yes", "y", "true", "1", "1.0", "given", "granted", "opt-in", "optin", "opted in", "opted-in", "subscribed", "allowed", "ja",
      "j", "wahr", "oui", "vrai", "si", "sí", "sim", "是", "同意", "已同意", "已授权", "订阅", "已订阅");

  private final boolean looks;
  private final Map<String, Word> words = new HashMap<>();
  private final Set<String> undatedYes = new HashSet<>();
  private final Set<String> undatedNo = new HashSet<>();

  /** The newest word of a customer. */
  private record Word(long when, boolean yes) {
    private Word and(Word other) {
      return when == other.when ? new Word(when, yes && other.yes) : when > other.when ? this : other;
    }
  }

  private ConsentGate(boolean looks) {
    this.looks = looks;
  }

  /**
   * The gate of a study.
   *
   * @param purpose only consents for it count; empty counts all
   * @param channel only consents for it count; empty counts all
   * @throws ProblemException {@code EXPORT-CONSENTS} if a table of consents does not say whose they are, or what they are
   */
  public static ConsentGate of(StudyView study, String purpose, String channel) {
    List<String> sources = sources(study);
    ConsentGate gate = new ConsentGate(!sources.isEmpty());
    for (String source : sources) {
      gate.read(study.table(source), purpose, channel);
    }
    return gate;
  }

  /** Names of the tables that say who agreed. */
  public static List<String> sources(StudyView study) {
    List<String> sources = new ArrayList<>();
    for (DatasetVersion table : study.outline().tables().values()) {
      boolean says = table.role() == Role.CONSENTS
          || table.role().isImported() && means(table, Meaning.CUSTOMER_ID) && means(table, Meaning.CONSENT);
      if (says) {
        sources.add(table.table());
      }
    }
    return sources;
  }

  private static boolean means(DatasetVersion table, Meaning meaning) {
    return table.plainColumns().stream().anyMatch(c -> c.means(meaning));
  }

  /** Whether there are consents to look at. */
  public boolean looks() {
    return looks;
  }

  /** Whether the rows of a customer may leave; where there are consents, those of nobody known may not. */
  public boolean lets(String customer) {
    if (!looks) {
      return true;
    }
    Word word = customer == null ? null : words.get(customer);
    boolean yes = word == null ? undatedYes.contains(customer) : word.yes();
    return yes && !undatedNo.contains(customer);
  }

  private void read(Table table, String purpose, String channel) {
    Optional<Column> customer = table.column(Meaning.CUSTOMER_ID);
    Optional<Column> consent = table.column(Meaning.CONSENT);
    if (customer.isEmpty() || consent.isEmpty()) {
      throw ActionProblems.CONSENTS.raise(
          table.name(), customer.isEmpty() ? 1 : 2, String.join(", ", table.columns().stream().map(Column::name).toList()));
    }
    boolean own = table.version().role() == Role.CONSENTS;
    Optional<Column> date = table.column(Meaning.DATE).filter(d -> own && d.kind().isTemporal());
    for (int c = 0; c < table.chunks(); c++) {
      String[] who = Cells.words(table, customer.get(), c);
      String[] says = Cells.words(table, consent.get(), c);
      String[] purposes = own ? optional(table, Meaning.PURPOSE, c) : new String[0];
      String[] channels = own ? optional(table, Meaning.CHANNEL, c) : new String[0];
      long[] when = date.isPresent() ? table.longs(date.get().name(), c) : null;
      for (int i = 0; i < who.length; i++) {
        if (who[i] != null && fits(purposes, i, purpose) && fits(channels, i, channel)) {
          boolean yes = says[i] != null && YES.contains(says[i].strip().toLowerCase(Locale.ROOT));
          if (when != null && when[i] != Column.MISSING) {
            words.merge(who[i], new Word(when[i], yes), Word::and);
          } else {
            (yes ? undatedYes : undatedNo).add(who[i]);
          }
        }
      }
    }
  }

  private static String[] optional(Table table, Meaning meaning, int chunk) {
    return table.column(meaning).map(column -> Cells.words(table, column, chunk)).orElse(new String[0]);
  }

  private static boolean fits(String[] values, int row, String wanted) {
    return wanted.isEmpty() || values.length == 0 || values[row] == null || wanted.equalsIgnoreCase(values[row].strip());
  }
}
