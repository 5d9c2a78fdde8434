package clientele.ledger.rewrite;

import clientele.ledger.LedgerEntry;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where one person is in a study: the rows of every version of every table that carry the person's key, or a number that only
 * this person's rows carry elsewhere, such as that of an order; and the words by which the person is known.
 */
final class PersonRows {
  /** Columns by whose values rows of other tables are of the same person, if only this person's rows have them. */
  private static final Set<Meaning> OWN = EnumSet.of(Meaning.ORDER_ID, Meaning.FEEDBACK_ID, Meaning.EMAIL, Meaning.PHONE);

  private static final Set<Role> OF_NOBODY = EnumSet.of(Role.PRODUCTS, Role.CAMPAIGNS);
  private static final Set<Meaning> IDS = EnumSet.of(Meaning.ORDER_ID, Meaning.PRODUCT_ID, Meaning.FEEDBACK_ID, Meaning.CAMPAIGN_ID, Meaning.PHONE);
  private static final Set<Meaning> SHARED = EnumSet.of(Meaning.EMAIL, Meaning.PHONE);

  /** Names of columns that hold keys of customers though something else was taken for the key of their table. */
  private static final Pattern NAMED = Pattern.compile(
      "(?iu).*(customer|client|cust|kunden?|member|cliente|客户|会员|顾客)[ _.-]?(id|nr|no|num|number|nummer|key|code|编号|号码|号)");

  private static final Pattern PLAIN = Pattern.compile(NAMED.pattern().replace("(?iu).*", "(?iu)"));

  private static final int ROUNDS = 4;
  private static final int NUMBER = 7;
  /** Signs of a key that is hardly a count or a rank by chance. */
  private static final int LONG_KEY = 4;
  private static final Pattern WHOLE = Pattern.compile("(-?\\d{1,18})(\\.0{1,6})?");

  private final StudyStore store;
  private final List<Group> groups = new ArrayList<>();
  private final Map<Long, Group> ofColumn = new HashMap<>();
  private final Set<String> spelled = new TreeSet<>();
  private final KeyForms forms;
  private final Mailboxes mailboxes;

  /** Columns whose rows lie beside each other, since some version of a table has them together. */
  static final class Group {
    private final Map<Long, Column> columns = new LinkedHashMap<>();
    private final Set<String> tables = new TreeSet<>();
    private final Map<Integer, BitSet> rows = new TreeMap<>();
    private boolean ofNobody;
    private boolean raw;
    private boolean rejects;
    private boolean ofCustomers;

    Map<Long, Column> columns() {
      return columns;
    }

    /** Rows of the person by chunk. */
    Map<Integer, BitSet> rows() {
      return rows;
    }

    Set<String> tables() {
      return tables;
    }

    /** Whether some of its columns came from the client. */
    boolean isRaw() {
      return raw;
    }

    /** Whether its rows are of nobody, such as products. */
    boolean isOfNobody() {
      return ofNobody;
    }

    /** Whether it is a list of customers. */
    boolean isOfCustomers() {
      return ofCustomers;
    }

    /** Whether a column names customers, so that nothing else says whose its rows are. */
    boolean isOwned() {
      return columns.values().stream().anyMatch(PersonRows::namesCustomers);
    }

    /** Whether it holds lines that could not be read. */
    boolean isRejects() {
      return rejects;
    }

    boolean isTouched() {
      return rows.values().stream().anyMatch(r -> !r.isEmpty());
    }

    /**
     * Whether a column says whose its rows are. One that names somebody in a part, as {@code referrer_customer_id} does, does not
     * where another column names the customer of the row: the row is that one's.
     */
    boolean isOwner(Column column) {
      return namesCustomers(column) && (!isInPart(column) || columns.values().stream().noneMatch(c -> namesCustomers(c) && !isInPart(c)));
    }

    boolean add(int chunk, int row) {
      BitSet set = rows.computeIfAbsent(chunk, c -> new BitSet());
      boolean fresh = !set.get(row);
      set.set(row);
      return fresh;
    }
  }

  /**
   * Looks for the person.
   *
   * @param told which ways of writing the key are the person's, as far as whoever erases knows
   * @param personal columns that tell of people by their name
   */
  PersonRows(StudyStore store, List<LedgerEntry> entries, String key, Erasure.Forms told, Predicate<Column> personal) {
    this.store = store;
    entries.forEach(entry -> entry.outputs().values().forEach(o -> o.table().ifPresent(this::join)));
    forms = new KeyForms(key, groups, this, told);
    mailboxes = new Mailboxes(store, this, personal);
    find();
  }

  /** The ways in which the key is written. */
  KeyForms forms() {
    return forms;
  }

  /** What e-mails and phones say of rows that name no customer. */
  Mailboxes mailboxes() {
    return mailboxes;
  }

  /** All groups in which the person has rows. */
  List<Group> touched() {
    return groups.stream().filter(Group::isTouched).toList();
  }

  List<Group> groups() {
    return groups;
  }

  /** The keys of the person as columns write them. */
  Set<String> spelled() {
    return spelled;
  }

  /** The group of a column. */
  Group groupOf(long column) {
    return ofColumn.get(column);
  }

  /** The group of a version, if the person has rows in it. */
  Optional<Group> of(DatasetVersion version) {
    return version.columns().isEmpty()
        ? Optional.empty() : Optional.of(ofColumn.get(version.columns().getFirst().id())).filter(Group::isTouched);
  }

  private void join(DatasetVersion version) {
    Group home = new Group();
    home.tables.add(version.table());
    home.ofNobody = OF_NOBODY.contains(version.role());
    home.raw = version.role() != Role.RESULT && version.role() != Role.FEATURES;
    home.rejects = version.role() == Role.REJECTS;
    home.ofCustomers = version.role() == Role.CUSTOMERS;
    for (DatasetVersion.Stored stored : version.columns()) {
      Group other = ofColumn.get(stored.id());
      if (other != null && other != home) {
        home.columns.forEach(other.columns::put);
        other.tables.addAll(home.tables);
        other.ofNobody |= home.ofNobody;
        other.raw |= home.raw;
        other.rejects |= home.rejects;
        other.ofCustomers |= home.ofCustomers;
        home.columns.keySet().forEach(id -> ofColumn.put(id, other));
        groups.remove(home);
        home = other;
      }
      home.columns.put(stored.id(), stored.column()); // what a column was said to mean last holds
      ofColumn.put(stored.id(), home);
    }
    if (!groups.contains(home) && !home.columns.isEmpty()) {
      groups.add(home);
    }
  }

  private void find() {
    for (Group group : groups) {
      if (group.ofNobody) {
        continue;
      }
      group.columns.forEach((id, column) -> {
        if (group.isOwner(column) && add(group, having(id, column, forms.chosen()))) {
          spelled.addAll(forms(id, column, forms.chosen()::contains, numbers(forms.chosen())));
        }
      });
    }
    groups.stream().filter(g -> g.rejects).forEach(g -> forms.chosen().forEach(key -> refused(g, key)));
    for (int round = 0; round < ROUNDS; round++) {
      Map<Meaning, Set<String>> own = new EnumMap<>(Meaning.class);
      touched().forEach(group -> group.columns.forEach((id, column) -> column.meaning().filter(OWN::contains).ifPresent(
          meaning -> own.computeIfAbsent(meaning, m -> new HashSet<>()).addAll(
              only(group, id, column).stream().filter(value -> isLink(meaning, value)).toList()))));
      boolean fresh = false;
      for (Group group : groups) {
        if (group.ofNobody || group.isOwned()) {
          continue; // whose row it is says the customer there, and nobody else
        }
        for (Map.Entry<Long, Column> column : group.columns.entrySet()) {
          Set<String> values = column.getValue().meaning().map(own::get).orElse(Set.of());
          if (values == null || values.isEmpty()) {
            continue;
          }
          Map<Integer, BitSet> linked = linked(column.getKey(), column.getValue(), values);
          fresh |= add(group, SHARED.contains(column.getValue().meaning().orElseThrow())
              ? mailboxes.own(group, column.getKey(), column.getValue(), linked) : linked);
        }
      }
      if (!fresh) {
        return;
      }
    }
  }

  /** Whether a column says whose a row is. */
  static boolean namesCustomers(Column column) {
    return column.means(Meaning.CUSTOMER_ID) || column.meaning().isEmpty() && NAMED.matcher(column.name()).matches();
  }

  /** Whether a value may say that a row of another table is the same person's: no placeholder, and no number that is a count elsewhere. */
  private static boolean isLink(Meaning meaning, String value) {
    return switch (meaning) {
      case EMAIL -> value.indexOf('@') > 0;
      case PHONE -> value.chars().filter(Character::isDigit).count() >= NUMBER;
      default -> value.length() >= LONG_KEY;
    };
  }

  /** Whether a column names a customer in some part: its name says more than that it is the customer's key. */
  private static boolean isInPart(Column column) {
    return !column.means(Meaning.CUSTOMER_ID) && !PLAIN.matcher(column.name()).matches();
  }

  /** Whether a key is nothing else by chance: letters and digits, or a long number. */
  static boolean isTelling(String key) {
    long digits = key.chars().filter(Character::isDigit).count();
    return key.length() >= 5 && digits > 0 && digits < key.length() || digits >= NUMBER + 1 || key.indexOf('@') > 0;
  }

  /** A key that is a number, also one that a spreadsheet wrote as {@code 17006.0}. */
  private static OptionalLong number(String key) {
    Matcher matcher = WHOLE.matcher(key);
    return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
  }

  /** Lines that could not be read and are of the person: they hold a telling key, or have the key where their table has it. */
  private void refused(Group rejects, String key) {
    Set<Integer> places = new TreeSet<>();
    for (Group group : groups) {
      if (group.raw && rejects.tables.stream().anyMatch(t -> group.tables.stream().anyMatch(own -> t.startsWith(own + "_")))) {
        List<Column> columns = List.copyOf(group.columns.values());
        IntStream.range(0, columns.size()).filter(c -> namesCustomers(columns.get(c))).forEach(places::add);
      }
    }
    Word word = Word.of(key.isEmpty() ? "-" : key);
    Scrub scrub = new Scrub(isTelling(key) ? Set.of(word) : Set.of(), Set.of(), "", "");
    rejects.columns.forEach((id, column) -> {
      if (column.kind() == Kind.TEXT) {
        Dictionary dictionary = store.dictionary(id);
        Set<String> cells = new HashSet<>();
        for (int code = 0; code < dictionary.size(); code++) {
          String line = dictionary.get(code);
          if (scrub.touches(line) || places.stream().anyMatch(p -> hasAt(line, p, key))) {
            cells.add(line.strip());
          }
        }
        add(rejects, linked(id, column, cells));
      }
    });
  }

  private static boolean hasAt(String line, int place, String key) {
    for (String delimiter : List.of(",", ";", "\t", "|")) {
      String[] fields = line.split(Pattern.quote(delimiter), -1);
      String field = fields.length > 1 && place < fields.length ? fields[place].strip().replaceAll("^\"|\"$", "") : "";
      if (field.equals(key) || number(key).isPresent() && number(field).equals(number(key))) {
        return true;
      }
    }
    return false;
  }

  /** Takes rows to be the person's; whether some were not before. */
  private static boolean add(Group group, Map<Integer, BitSet> rows) {
    boolean fresh = false;
    for (Map.Entry<Integer, BitSet> chunk : rows.entrySet()) {
      for (int r = chunk.getValue().nextSetBit(0); r >= 0; r = chunk.getValue().nextSetBit(r + 1)) {
        fresh |= group.add(chunk.getKey(), r);
      }
    }
    return fresh;
  }

  /**
   * Values of a column of words or numbers, as it writes them, that a test is true of.
   *
   * @param numbers the only ones that it can be true of
   */
  Set<String> forms(long id, Column column, Predicate<String> test, Set<Long> numbers) {
    Set<String> found = new TreeSet<>();
    if (column.kind() == Kind.TEXT) {
      Dictionary dictionary = store.dictionary(id);
      for (int code = 0; code < dictionary.size(); code++) {
        String value = dictionary.get(code).strip();
        if (test.test(value)) {
          found.add(value);
        }
      }
    } else {
      for (long number : numbers) {
        if (test.test(Long.toString(number)) && found(id, column, Set.of(), Set.of(number)).values().stream().anyMatch(r -> !r.isEmpty())) {
          found.add(Long.toString(number));
        }
      }
    }
    return found;
  }

  /** Rows of a column that have one of the values as it writes them. */
  Map<Integer, BitSet> having(long id, Column column, Set<String> values) {
    return found(id, column, values, numbers(values));
  }

  /** Those of some words that a column of numbers writes as they are. */
  private static Set<Long> numbers(Set<String> words) {
    Set<Long> numbers = new HashSet<>();
    words.stream().filter(v -> number(v).isPresent() && Long.toString(number(v).getAsLong()).equals(v)).forEach(v -> numbers.add(Long.parseLong(v)));
    return numbers;
  }

  /** Rows of a column that have one of the values, whatever zeros its number is written with. */
  Map<Integer, BitSet> linked(long id, Column column, Set<String> values) {
    Set<Long> numbers = new HashSet<>();
    values.forEach(v -> number(v).ifPresent(numbers::add));
    return found(id, column, values, numbers);
  }

  private Map<Integer, BitSet> found(long id, Column column, Set<String> values, Set<Long> numbers) {
    Set<Integer> codes = new HashSet<>();
    if (column.kind() == Kind.TEXT) {
      Dictionary dictionary = store.dictionary(id);
      for (int code = 0; code < dictionary.size(); code++) {
        if (values.contains(dictionary.get(code).strip())) {
          codes.add(code);
        }
      }
    }
    Map<Integer, BitSet> rows = new TreeMap<>();
    if (codes.isEmpty() && (numbers.isEmpty() || !column.kind().isNumeric())) {
      return rows;
    }
    for (int c = 0; c < store.layout(id).length; c++) {
      Chunk chunk = store.chunk(id, c);
      long[] whole = chunk instanceof Chunk.Codes ? new long[0] : whole(column, chunk);
      BitSet having = new BitSet();
      for (int r = 0; r < chunk.rows(); r++) {
        having.set(r, chunk instanceof Chunk.Codes coded ? codes.contains(coded.values()[r]) : whole[r] != Column.MISSING && numbers.contains(whole[r]));
      }
      rows.put(c, having);
    }
    return rows;
  }

  /** Numbers of a chunk that are whole, whatever the column holds them as. */
  private static long[] whole(Column column, Chunk chunk) {
    long unit = Math.round(Math.pow(10, column.scale()));
    return switch (chunk) {
      case Chunk.Longs longs -> column.scale() == 0 ? longs.values()
          : Arrays.stream(longs.values()).map(v -> v == Column.MISSING || v % unit != 0 ? Column.MISSING : v / unit).toArray();
      case Chunk.Reals reals -> Arrays.stream(reals.values()).mapToLong(v -> v == Math.rint(v) && Math.abs(v) < 1e15 ? (long) v : Column.MISSING).toArray();
      case Chunk.Codes codes -> throw new IllegalArgumentException(column + " " + codes.rows());
    };
  }

  /** Values of a column that only rows of the person have. */
  Set<String> only(Group group, long id, Column column) {
    Set<String> words = values(group, id, column, true);
    if (!words.isEmpty()) {
      words.removeAll(values(group, id, column, false));
    }
    return words;
  }

  /** Words and whole numbers of a column in the rows of the person, or in those of others. */
  Set<String> values(Group group, long id, Column column, boolean ofPerson) {
    Set<String> words = new LinkedHashSet<>();
    BitSet codes = new BitSet();
    Set<Long> numbers = new LinkedHashSet<>();
    for (int c = 0; c < store.layout(id).length && (column.kind() == Kind.TEXT || column.kind().isNumeric()); c++) {
      BitSet rows = group.rows.getOrDefault(c, new BitSet());
      Chunk chunk = store.chunk(id, c);
      long[] whole = chunk instanceof Chunk.Codes ? new long[0] : whole(column, chunk);
      for (int r = 0; r < chunk.rows(); r++) {
        if (rows.get(r) == ofPerson) {
          if (chunk instanceof Chunk.Codes coded && coded.values()[r] >= 0) {
            codes.set(coded.values()[r]);
          } else if (!(chunk instanceof Chunk.Codes) && whole[r] != Column.MISSING) {
            numbers.add(whole[r]);
          }
        }
      }
    }
    if (!codes.isEmpty()) {
      Dictionary dictionary = store.dictionary(id);
      codes.stream().forEach(code -> words.add(dictionary.get(code).strip()));
    }
    numbers.forEach(n -> words.add(Long.toString(n)));
    return words;
  }

  /**
   * Columns that do not name customers and have the key in rows that stay, in words or numbers; nothing of theirs is touched. What
   * is counted or measured is no key, and in results a short number is none.
   */
  Set<String> elsewhere(String key) {
    Set<String> places = new TreeSet<>();
    boolean telling = key.length() >= LONG_KEY;
    Scrub within = new Scrub(telling && !isTelling(key) ? Set.of(Word.of(key)) : Set.of(), Set.of(), "", ""); // others go from texts
    for (Group group : groups) {
      group.columns.forEach((id, column) -> {
        boolean number = column.kind().isNumeric() && (column.meaning().isEmpty() || IDS.contains(column.meaning().get()))
            && (telling || group.raw && column.kind() == Kind.INTEGER) && !column.name().equals(RowNames.NUMBER);
        boolean candidate = column.kind() == Kind.TEXT && (group.raw || telling) || number;
        if (candidate && !group.isOwner(column)) {
          Set<String> held = values(group, id, column, false);
          if (held.contains(key) || column.kind() == Kind.TEXT && held.stream().anyMatch(within::touches) || number && number(key).isPresent() && held.contains(Long.toString(number(key).getAsLong()))) {
            group.tables.forEach(table -> places.add(table + "." + column.name()));
          }
        }
      });
    }
    return places;
  }

  /** Rows that would go though they say that they are another customer's; there must be none. */
  Optional<String> stranger() {
    for (Group group : touched()) {
      if (!group.raw || group.rejects) {
        continue;
      }
      List<Map.Entry<Long, Column>> who = group.columns.entrySet().stream().filter(c -> group.isOwner(c.getValue())).toList();
      Map<Integer, BitSet> unnamed = new TreeMap<>();
      group.rows.forEach((c, rows) -> unnamed.put(c, (BitSet) rows.clone()));
      for (Map.Entry<Long, Column> column : who) {
        having(column.getKey(), column.getValue(), spelled).forEach((c, rows) -> unnamed.getOrDefault(c, new BitSet()).andNot(rows));
      }
      if (!who.isEmpty() && unnamed.values().stream().anyMatch(r -> !r.isEmpty())) {
        return Optional.of(group.tables.iterator().next() + "." + who.getFirst().getValue().name());
      }
    }
    return Optional.empty();
  }
}
