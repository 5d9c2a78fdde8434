package clientele.ledger.rewrite;

import clientele.ledger.LedgerEntry;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Dictionary;
import clientele.study.Json;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.StudyStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where one person is in a study: the rows of every version of every table that carry the person's key, or a number that only
 * this person's rows carry elsewhere, such as that of an order; and the words by which the person is known.
 */
final class PersonRows {
  /** Columns by whose values rows of other tables are of the same person, if only this person's rows have them. */
  private static final Set<Meaning> OWN = EnumSet.of(Meaning.ORDER_ID, Meaning.FEEDBACK_ID, Meaning.EMAIL, Meaning.PHONE);

  private static final Set<Role> OF_NOBODY = EnumSet.of(Role.PRODUCTS, Role.CAMPAIGNS);
  private static final Set<Meaning> PERSONAL = EnumSet.of(Meaning.NAME, Meaning.EMAIL, Meaning.PHONE);
  private static final Set<Meaning> SHARED = EnumSet.of(Meaning.EMAIL, Meaning.PHONE);

  /** Columns that name a customer in results about a table of customers, such as its duplicates; of other tables they name rows. */
  private static final Set<String> OURS = Set.of("record_id", "entity_id", "a", "b");

  /** Names of columns that hold keys of customers though something else was taken for the key of their table. */
  private static final Pattern NAMED = Pattern.compile(
      "(?iu).*(customer|client|cust|kunden?|member|cliente|客户|会员|顾客)[ _.-]?(id|nr|no|num|number|nummer|key|code|编号|号码|号)");

  private static final int ROUNDS = 4;
  private static final int LONG_WORD = 20;
  private static final int NUMBER = 7;
  private static final int LONGEST_WORD = 4_000;

  private final StudyStore store;
  private final List<Group> groups = new ArrayList<>();
  private final Map<Long, Group> ofColumn = new HashMap<>();

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

    boolean isTouched() {
      return rows.values().stream().anyMatch(r -> !r.isEmpty());
    }

    private boolean add(int chunk, int row) {
      BitSet set = rows.computeIfAbsent(chunk, c -> new BitSet());
      boolean fresh = !set.get(row);
      set.set(row);
      return fresh;
    }
  }

  PersonRows(StudyStore store, List<LedgerEntry> entries, String key) {
    this.store = store;
    Map<String, Role> roles = new HashMap<>();
    for (LedgerEntry entry : entries) {
      boolean ofCustomers = Role.CUSTOMERS == roles.get(Json.read(entry.parameters(), JsonNode.class).path("table").asText());
      entry.outputs().values().forEach(o -> o.table().ifPresent(table -> {
        join(table, ofCustomers);
        roles.put(table.table(), table.role());
      }));
    }
    find(key);
  }

  /** All groups in which the person has rows. */
  List<Group> touched() {
    return groups.stream().filter(Group::isTouched).toList();
  }

  /** The group of a version, if the person has rows in it. */
  Optional<Group> of(DatasetVersion version) {
    return version.columns().isEmpty()
        ? Optional.empty() : Optional.of(ofColumn.get(version.columns().getFirst().id())).filter(Group::isTouched);
  }

  private void join(DatasetVersion version, boolean ofCustomers) {
    Group home = new Group();
    home.ofCustomers = ofCustomers;
    home.tables.add(version.table());
    home.ofNobody = OF_NOBODY.contains(version.role());
    home.raw = version.role() != Role.RESULT && version.role() != Role.FEATURES;
    home.rejects = version.role() == Role.REJECTS;
    for (DatasetVersion.Stored stored : version.columns()) {
      Group other = ofColumn.get(stored.id());
      if (other != null && other != home) {
        other.columns.putAll(home.columns);
        other.tables.addAll(home.tables);
        other.ofNobody |= home.ofNobody;
        other.raw |= home.raw;
        other.rejects |= home.rejects;
        other.ofCustomers |= home.ofCustomers;
        home.columns.keySet().forEach(id -> ofColumn.put(id, other));
        groups.remove(home);
        home = other;
      }
      home.columns.putIfAbsent(stored.id(), stored.column());
      ofColumn.put(stored.id(), home);
    }
    if (!groups.contains(home) && !home.columns.isEmpty()) {
      groups.add(home);
    }
  }

  private void find(String key) {
    for (Group group : groups) {
      if (group.ofNobody) {
        continue;
      }
      group.columns.forEach((id, column) -> {
        if (namesCustomers(group, column)) {
          mark(group, id, column, same(group, id, column, key));
        } else if (group.rejects && column.kind() == Kind.TEXT && isTelling(key)) {
          mark(group, id, column, holding(id, key));
        }
      });
    }
    for (int round = 0; round < ROUNDS; round++) {
      Map<Meaning, Set<String>> own = new EnumMap<>(Meaning.class);
      touched().forEach(group -> group.columns.forEach((id, column) -> column.meaning().filter(OWN::contains).ifPresent(
          meaning -> own.computeIfAbsent(meaning, m -> new HashSet<>()).addAll(only(group, id, column)))));
      boolean fresh = false;
      for (Group group : groups) {
        if (group.ofNobody || group.columns.values().stream().anyMatch(c -> namesCustomers(group, c))) {
          continue; // whose row it is says the customer there, and nobody else
        }
        for (Map.Entry<Long, Column> column : group.columns.entrySet()) {
          Set<String> values = column.getValue().meaning().map(own::get).orElse(Set.of());
          fresh |= values != null && !values.isEmpty() && mark(group, column.getKey(), column.getValue(), values);
        }
      }
      if (!fresh) {
        return;
      }
    }
  }

  private static boolean namesCustomers(Group group, Column column) {
    return column.means(Meaning.CUSTOMER_ID) || column.meaning().isEmpty() && NAMED.matcher(column.name()).matches() || !group.raw && group.ofCustomers && OURS.contains(name(column));
  }

  /** Whether a key is nothing else by chance: letters and digits, or a long number. */
  static boolean isTelling(String key) {
    long digits = key.chars().filter(Character::isDigit).count();
    return key.length() >= 5 && digits > 0 && digits < key.length() || digits >= NUMBER + 1 || key.indexOf('@') > 0;
  }

  /** The key as a column writes it: exactly, or a number with other zeros before it where only one value is that number. */
  private Set<String> same(Group group, long id, Column column, String key) {
    if (column.kind() != Kind.TEXT || !key.matches("\\d{1,18}")) {
      return Set.of(key);
    }
    Dictionary dictionary = store.dictionary(id);
    Set<String> like = new HashSet<>();
    for (int code = 0; code < dictionary.size(); code++) {
      String value = dictionary.get(code).strip();
      if (value.equals(key)) {
        return Set.of(key);
      }
      if (value.matches("\\d{1,18}") && Long.parseLong(value) == Long.parseLong(key)) {
        like.add(value);
      }
    }
    return like.size() == 1 ? like : Set.of(key);
  }

  /** Cells that hold a word among others, such as refused lines. */
  private Set<String> holding(long id, String key) {
    Scrub scrub = new Scrub(Set.of(key), "");
    Dictionary dictionary = store.dictionary(id);
    Set<String> cells = new HashSet<>();
    for (int code = 0; code < dictionary.size(); code++) {
      if (scrub.touches(dictionary.get(code))) {
        cells.add(dictionary.get(code).strip());
      }
    }
    return cells;
  }

  private static String name(Column column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  /** Marks the rows that have one of the values; whether some were not marked before. */
  private boolean mark(Group group, long id, Column column, Set<String> values) {
    boolean fresh = false;
    Set<Integer> codes = new HashSet<>();
    Set<Long> numbers = new HashSet<>();
    if (column.kind() == Kind.TEXT) {
      Dictionary dictionary = store.dictionary(id);
      for (int code = 0; code < dictionary.size(); code++) {
        if (values.contains(dictionary.get(code).strip())) {
          codes.add(code);
        }
      }
    } else if (column.kind() == Kind.INTEGER) {
      values.stream().filter(v -> v.matches("-?\\d{1,18}")).forEach(v -> numbers.add(Long.parseLong(v)));
    }
    if (codes.isEmpty() && numbers.isEmpty()) {
      return false;
    }
    for (int c = 0; c < store.layout(id).length; c++) {
      switch (store.chunk(id, c)) {
        case Chunk.Codes chunk -> {
          for (int r = 0; r < chunk.rows(); r++) {
            fresh |= codes.contains(chunk.values()[r]) && group.add(c, r);
          }
        }
        case Chunk.Longs chunk -> {
          for (int r = 0; r < chunk.rows(); r++) {
            fresh |= numbers.contains(chunk.values()[r]) && group.add(c, r);
          }
        }
        case Chunk.Reals ignored -> {
          return false;
        }
      }
    }
    return fresh;
  }

  /** Values of a column that only the person's rows have. */
  private Set<String> only(Group group, long id, Column column) {
    if (column.kind() == Kind.INTEGER) {
      Set<Long> theirs = new HashSet<>();
      Set<Long> others = new HashSet<>();
      for (int c = 0; c < store.layout(id).length; c++) {
        long[] values = ((Chunk.Longs) store.chunk(id, c)).values();
        BitSet rows = group.rows.getOrDefault(c, new BitSet());
        for (int r = 0; r < values.length; r++) {
          (rows.get(r) ? theirs : others).add(values[r]);
        }
      }
      theirs.removeAll(others);
      theirs.remove(Column.MISSING);
      Set<String> words = new HashSet<>();
      theirs.forEach(v -> words.add(Long.toString(v)));
      return words;
    }
    if (column.kind() != Kind.TEXT) {
      return Set.of();
    }
    Set<String> words = values(group, id, true);
    words.removeAll(values(group, id, false));
    return words;
  }

  /** Words of a column in the rows of the person, or in those of others. */
  private Set<String> values(Group group, long id, boolean ofPerson) {
    BitSet codes = new BitSet();
    for (int c = 0; c < store.layout(id).length; c++) {
      int[] values = ((Chunk.Codes) store.chunk(id, c)).values();
      BitSet rows = group.rows.getOrDefault(c, new BitSet());
      for (int r = 0; r < values.length; r++) {
        if (values[r] >= 0 && rows.get(r) == ofPerson) {
          codes.set(values[r]);
        }
      }
    }
    Dictionary dictionary = store.dictionary(id);
    Set<String> words = new LinkedHashSet<>();
    codes.stream().forEach(code -> words.add(dictionary.get(code).strip()));
    return words;
  }

  /**
   * Words that tell who the person is, and that no row of anybody else has as a cell.
   *
   * @param numbers addresses and numbers, of which no two persons have the same
   * @param names names and addresses of several words
   * @param texts what the person wrote
   */
  record Words(Set<String> numbers, Set<String> names, Set<String> texts) {
    Set<String> all() {
      Set<String> all = new LinkedHashSet<>(numbers);
      all.addAll(names);
      all.addAll(texts);
      return all;
    }
  }

  /**
   * The words of the person: from columns that tell of people, from the numbers of orders and messages, and what the person wrote.
   * Of other columns, such as products, none.
   *
   * @param personal columns that tell of people by their name
   */
  Words words(String key, Predicate<Column> personal) {
    Words words = new Words(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    for (Group group : touched()) {
      if (!group.raw) {
        continue;
      }
      List<Long> nameParts = new ArrayList<>();
      group.columns.forEach((id, column) -> {
        if (column.kind() != Kind.TEXT || column.means(Meaning.CUSTOMER_ID)) {
          return;
        }
        boolean named = column.meaning().filter(PERSONAL::contains).isPresent() || personal.test(column);
        boolean numbered = column.meaning().filter(OWN::contains).isPresent();
        if (column.means(Meaning.NAME) || named && column.meaning().isEmpty()) {
          nameParts.add(id);
        }
        for (String word : only(group, id, column)) {
          if ((named || numbered) && (isTelling(word) || digits(word) >= NUMBER)) {
            words.numbers.add(word);
          }
          if (named && isWhole(word)) {
            words.names.add(word);
          }
          if (column.means(Meaning.TEXT) && word.length() >= LONG_WORD && word.length() <= LONGEST_WORD) {
            words.texts.add(word);
          }
        }
      });
      joined(group, nameParts, words.names);
    }
    if (isTelling(key)) {
      words.numbers.add(key);
    }
    for (Group group : groups) {
      group.columns.forEach((id, column) -> {
        if (column.kind() == Kind.TEXT && group.raw && !group.rejects) {
          Set<String> others = values(group, id, false);
          words.numbers.removeAll(others);
          words.names.removeAll(others);
        }
      });
    }
    return words;
  }

  private static long digits(String word) {
    return word.chars().filter(Character::isDigit).count();
  }

  /** Whether a name is more than one word, which others have too. */
  private static boolean isWhole(String word) {
    return word.strip().indexOf(' ') > 0 && word.length() >= NUMBER || word.codePoints().filter(Character::isIdeographic).count() >= 2;
  }

  /** Names whose parts stand in columns of their own, as they are written one after the other. */
  private void joined(Group group, List<Long> parts, Set<String> names) {
    for (int first = 0; first + 1 < parts.size(); first++) {
      for (Map.Entry<Integer, BitSet> rows : group.rows.entrySet()) {
        for (int row = rows.getValue().nextSetBit(0); row >= 0; row = rows.getValue().nextSetBit(row + 1)) {
          String one = cell(parts.get(first), rows.getKey(), row);
          String two = cell(parts.get(first + 1), rows.getKey(), row);
          if (isNamePart(one) && isNamePart(two)) {
            names.add(one + " " + two);
            names.add(two + " " + one);
            names.add(two + ", " + one);
          }
        }
      }
    }
  }

  private static boolean isNamePart(String word) {
    return word.length() >= 2 && word.indexOf(' ') < 0 && word.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'');
  }

  private String cell(long id, int chunk, int row) {
    int code = ((Chunk.Codes) store.chunk(id, chunk)).values()[row];
    return code < 0 ? "" : store.dictionary(id).get(code).strip();
  }

  /** Keys of other customers who have an e-mail address or a phone of this person: perhaps the same one again. */
  Set<String> alike() {
    Set<String> alike = new TreeSet<>();
    for (Group group : touched()) {
      Optional<Long> who = group.columns.entrySet().stream().filter(c -> c.getValue().means(Meaning.CUSTOMER_ID)).map(Map.Entry::getKey).findFirst();
      group.columns.forEach((id, column) -> {
        if (who.isPresent() && column.kind() == Kind.TEXT && column.meaning().filter(SHARED::contains).isPresent()) {
          Set<String> theirs = values(group, id, true);
          theirs.retainAll(values(group, id, false));
          if (!theirs.isEmpty()) {
            alike.addAll(keys(group, id, who.get(), theirs));
          }
        }
      });
    }
    return alike;
  }

  private Set<String> keys(Group group, long id, long who, Set<String> values) {
    Set<String> keys = new TreeSet<>();
    for (int c = 0; c < store.layout(id).length; c++) {
      BitSet rows = group.rows.getOrDefault(c, new BitSet());
      for (int r = 0; r < store.layout(id)[c]; r++) {
        if (!rows.get(r) && values.contains(cell(id, c, r))) {
          keys.add(switch (store.chunk(who, c)) {
            case Chunk.Codes codes -> codes.values()[r] < 0 ? "" : store.dictionary(who).get(codes.values()[r]).strip();
            case Chunk.Longs longs -> Long.toString(longs.values()[r]);
            case Chunk.Reals reals -> Double.toString(reals.values()[r]);
          });
        }
      }
    }
    return keys;
  }

  /** Columns of the client that do not name customers and have the key as a cell; nothing of theirs is touched. */
  Set<String> elsewhere(String key) {
    Set<String> places = new TreeSet<>();
    for (Group group : groups) {
      group.columns.forEach((id, column) -> {
        if (group.raw && !namesCustomers(group, column) && column.kind() == Kind.TEXT && values(group, id, false).contains(key)) {
          group.tables.forEach(table -> places.add(table + "." + column.name()));
        }
      });
    }
    return places;
  }
}
