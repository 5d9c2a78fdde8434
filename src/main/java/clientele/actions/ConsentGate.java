package clientele.actions;

import clientele.base.ProblemException;
import clientele.base.words.MissingWords;
import clientele.base.words.YesNo;
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
import java.util.regex.Pattern;

/**
 * Who may leave. Every table of consents counts, and every column of consents in a table of customers. A customer may leave
 * only if the newest dated word on the purpose and channel asked for is a yes, and no word without a date is a no; of two
 * words of one moment the no counts. A study that says nothing about consent lets its rows pass.
 */
public final class ConsentGate {
  /** Words of agreement, besides those that say yes. */
  private static final Set<String> AGREED = Set.of(
      "given", "granted", "opt-in", "optin", "opted in", "opted-in", "subscribed", "allowed", "opt in", "confirmed", "accepted", "agreed",
      "permitted", "ok", "✓", "同意", "已同意", "已授权", "订阅", "已订阅");

  /** Words of refusal, besides those that say no. */
  private static final Set<String> REFUSED = Set.of(
      "refused", "denied", "withdrawn", "revoked", "opt-out", "optout", "opted out", "opted-out", "opt out",
      "unsubscribed", "not given", "不同意", "已撤回", "退订", "已退订", "未同意");

  /** Columns and tables that say who must not be written to. */
  private static final Pattern AGAINST = Pattern.compile(
      "(?iu)(?:^|.*[^a-z])(?:do[ _-]?not[ _-]?(?:contact|call|mail|e-?mail|text|disturb)|dn[cd]|opt(?:ed)?[ _-]?outs?|unsubscri(?:bed?|bes|ption)s?"
          + "|no[ _-]?(?:marketing|contact|mail)|withdrawn|revoked|sperrliste|werbesperre|robinson|blacklist|suppression)(?:[ _-](?:at|on|date|list))?(?:$|[^a-z].*)|.*(?:退订|拒收|黑名单).*");

  /** Columns that say who agreed, besides those whose meaning is told. */
  private static final Pattern FOR = Pattern.compile(
      "(?iu)accepts?[ _-]?marketing|newsletter|contact[ _-]?allowed|may[ _-]?contact|gdpr|gdpr[ _-]?consent|werbung[ _-]?erlaubt|werbeeinwilligung"
          + "|.*(?:opt[ _-]?in|consent|einwilligung)|.*(?:同意|授权)");

  private static final Map<String, Pattern> CHANNELS = Map.of(
      "email", Pattern.compile("(?i).*(e-?mail|newsletter).*"), "phone", Pattern.compile("(?i).*(phone|call|telefon|电话).*"),
      "sms", Pattern.compile("(?i).*(sms|text|短信).*"), "post", Pattern.compile("(?i).*(post|letter|direct[ _-]?mail|邮寄).*"));

  private final boolean looks;
  private final boolean asks;
  private final Map<String, Word> words = new HashMap<>();
  private final Set<String> undatedYes = new HashSet<>();
  private final Set<String> undatedNo = new HashSet<>();

  /** The newest word of a customer. */
  private record Word(long when, boolean yes) {
    private Word and(Word other) {
      return when == other.when ? new Word(when, yes && other.yes) : when > other.when ? this : other;
    }
  }

  private static boolean agrees(String word) {
    return AGREED.contains(plain(word)) || YesNo.ofValue(word).orElse(false);
  }

  private static boolean refuses(String word) {
    return REFUSED.contains(plain(word)) || MissingWords.isNothing(word) || !YesNo.ofValue(word).orElse(true);
  }

  private ConsentGate(boolean looks, boolean asks) {
    this.looks = looks;
    this.asks = asks;
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
    boolean asks = sources.stream().map(study::table).anyMatch(t -> !isAgainst(t.version()) && (isConsents(t.version()) || !columns(t.version(), false).isEmpty()));
    ConsentGate gate = new ConsentGate(!sources.isEmpty(), asks);
    for (String source : sources) {
      Table table = study.table(source);
      if (isConsents(table.version()) && !isAgainst(table.version())) {
        gate.read(table, purpose, channel);
      } else {
        gate.readColumns(table, channel);
      }
    }
    return gate;
  }

  /** The gate for the rows of a table; one that names no customer lets its rows pass, whatever the consents say. */
  public static ConsentGate of(StudyView study, Table rows, String purpose, String channel) {
    return rows.column(Meaning.CUSTOMER_ID).isPresent() ? of(study, purpose, channel) : new ConsentGate(false, false);
  }

  /** Names of the tables that say who agreed. */
  public static List<String> sources(StudyView study) {
    List<String> sources = new ArrayList<>();
    for (DatasetVersion table : study.outline().tables().values()) {
      boolean says = isConsents(table)
          || table.role().isImported() && means(table, Meaning.CUSTOMER_ID)
              && (isAgainst(table) || !columns(table, true).isEmpty() || !columns(table, false).isEmpty());
      if (says) {
        sources.add(table.table());
      }
    }
    return sources;
  }

  private static boolean isConsents(DatasetVersion table) {
    return table.role() == Role.CONSENTS;
  }

  /** Whether a table is a list of those who said no: who is in it does not want to be written to. */
  private static boolean isAgainst(DatasetVersion table) {
    return !means(table, Meaning.CONSENT) && AGAINST.matcher(table.table()).matches();
  }

  /** Columns of a table that say who said no, or who agreed. */
  private static List<Column> columns(DatasetVersion table, boolean against) {
    return table.plainColumns().stream()
        .filter(c -> !c.means(Meaning.CUSTOMER_ID))
        .filter(c -> AGAINST.matcher(c.name()).matches() == against)
        .filter(c -> against || c.means(Meaning.CONSENT) || FOR.matcher(c.name()).matches())
        .toList();
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
    boolean yes = !asks || (word == null ? undatedYes.contains(customer) : word.yes());
    return yes && !undatedNo.contains(customer);
  }

  private void read(Table table, String purpose, String channel) {
    Optional<Column> customer = table.column(Meaning.CUSTOMER_ID);
    Optional<Column> consent = table.column(Meaning.CONSENT);
    if (customer.isEmpty() || consent.isEmpty()) {
      throw ActionProblems.CONSENTS.raise(
          table.name(), customer.isEmpty() ? 1 : 2, String.join(", ", table.columns().stream().map(Column::name).toList()));
    }
    Optional<Column> date = table.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
    for (int c = 0; c < table.chunks(); c++) {
      String[] who = Cells.words(table, customer.get(), c);
      String[] says = Cells.words(table, consent.get(), c);
      String[] purposes = optional(table, Meaning.PURPOSE, c);
      String[] channels = optional(table, Meaning.CHANNEL, c);
      long[] when = date.isPresent() ? table.longs(date.get().name(), c) : null;
      for (int i = 0; i < who.length; i++) {
        if (who[i] != null && fits(purposes, i, purpose) && fits(channels, i, channel)) {
          boolean yes = says[i] != null && agrees(says[i]);
          if (when != null && when[i] != Column.MISSING) {
            words.merge(who[i], new Word(when[i], yes), Word::and);
          } else {
            (yes ? undatedYes : undatedNo).add(who[i]);
          }
        }
      }
    }
  }

  /** Reads the columns of a table of customers: those on other channels than the one asked for say nothing. */
  private void readColumns(Table table, String channel) {
    Column customer = table.column(Meaning.CUSTOMER_ID).orElseThrow(
        () -> ActionProblems.CONSENTS.raise(table.name(), 1, String.join(", ", table.columns().stream().map(Column::name).toList())));
    List<Column> no = columns(table.version(), true);
    List<Column> yes = columns(table.version(), false).stream().filter(c -> isOn(c.name(), channel)).toList();
    for (int c = 0; c < table.chunks(); c++) {
      String[] who = Cells.words(table, customer, c);
      for (int i = 0; i < who.length && isAgainst(table.version()) && no.isEmpty(); i++) {
        undatedNo.add(who[i] == null ? "" : who[i]);
      }
      for (Column column : no) {
        String[] says = Cells.words(table, column, c);
        for (int i = 0; i < who.length; i++) {
          boolean said = says[i] != null && !refuses(says[i]);
          if (who[i] != null && said && isOn(column.name(), channel)) {
            undatedNo.add(who[i]);
          }
        }
      }
      for (Column column : yes) {
        String[] says = Cells.words(table, column, c);
        for (int i = 0; i < who.length; i++) {
          if (who[i] != null && says[i] != null) {
            (agrees(says[i]) ? undatedYes : undatedNo).add(who[i]);
          }
        }
      }
    }
  }

  /** Whether a column speaks of the channel asked for, or of none. */
  private static boolean isOn(String column, String channel) {
    boolean named = CHANNELS.values().stream().anyMatch(p -> p.matcher(column).matches());
    if (channel.isEmpty() || !named) {
      return true;
    }
    return CHANNELS.values().stream().anyMatch(p -> p.matcher(column).matches() && p.matcher(channel).matches());
  }

  private static String plain(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private static String[] optional(Table table, Meaning meaning, int chunk) {
    return table.column(meaning).map(column -> Cells.words(table, column, chunk)).orElse(new String[0]);
  }

  private static boolean fits(String[] values, int row, String wanted) {
    return wanted.isEmpty() || values.length == 0 || values[row] == null || wanted.equalsIgnoreCase(values[row].strip());
  }
}
