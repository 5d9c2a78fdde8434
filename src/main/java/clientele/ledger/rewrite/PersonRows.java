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
import java.util.BitSet;
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

/**
 * Where one person is in a study: the rows of every version of every table that carry the person's key, or a number that only
 * this person's rows carry elsewhere, such as that of an order; and the words by which the person is known.
 */
final class PersonRows {
  /** Columns by whose values rows of other tables are of the same person, if only this person's rows have them. */
  private static final Set<Meaning> OWN = EnumSet.of(Meaning.ORDER_ID, Meaning.FEEDBACK_ID, Meaning.EMAIL, Meaning.PHONE);

  private static final Set<Role> OF_NOBODY = EnumSet.of(Role.PRODUCTS, Role.CAMPAIGNS);
  private static final Set<Meaning> KNOWN_BY = EnumSet.of(Meaning.NAME, Meaning.EMAIL, Meaning.PHONE, Meaning.CUSTOMER_ID);
  private static final int ROUNDS = 4;
  private static final int SHORTEST_KEY = 4;
  private static final int LONG_WORD = 20;
  private static final int LONG_NAME = 6;
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
    entries.forEach(e -> e.outputs().values().forEach(o -> o.table().ifPresent(this::join)));
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

  private void join(DatasetVersion version) {
    Group home = new Group();
    home.tables.add(version.table());
    home.ofNobody = OF_NOBODY.contains(version.role());
    home.raw = version.role() != Role.RESULT && version.role() != Role.FEATURES;
    for (DatasetVersion.Stored stored : version.columns()) {
      Group other = ofColumn.get(stored.id());
      if (other != null && other != home) {
        other.columns.putAll(home.columns);
        other.tables.addAll(home.tables);
        other.ofNobody |= home.ofNobody;
        other.raw |= home.raw;
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
    Set<String> keyNames = new HashSet<>();
    groups.forEach(g -> g.columns.values().stream().filter(c -> c.means(Meaning.CUSTOMER_ID)).forEach(c -> keyNames.add(name(c))));
    boolean telling = key.length() >= SHORTEST_KEY && key.chars().anyMatch(Character::isDigit) || key.contains("@");
    for (Group group : groups) {
      if (group.ofNobody) {
        continue;
      }
      group.columns.forEach((id, column) -> {
        boolean ofCustomers = column.means(Meaning.CUSTOMER_ID) || keyNames.contains(name(column));
        if (ofCustomers || telling && column.kind() == Kind.TEXT) {
          mark(group, id, column, Set.of(key));
        }
      });
    }
    Set<String> known = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Set<String>> own = new HashMap<>();
      touched().forEach(group -> group.columns.forEach((id, column) -> {
        if (column.meaning().filter(OWN::contains).isPresent()) {
          own.computeIfAbsent(name(column), n -> new HashSet<>()).addAll(only(group, id, column));
        }
      }));
      boolean fresh = false;
      for (Group group : groups) {
        if (!group.ofNobody) {
          for (Map.Entry<Long, Column> column : group.columns.entrySet()) {
            Set<String> values = own.getOrDefault(name(column.getValue()), Set.of());
            fresh |= !values.isEmpty() && mark(group, column.getKey(), column.getValue(), values);
          }
        }
      }
      if (!fresh && !known.addAll(own.keySet())) {
        return;
      }
    }
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

  /** Whether a word of a person tells who it is, and is no word that others use for something else. */
  private static boolean tells(String word, boolean named) {
    boolean number = word.chars().anyMatch(Character::isDigit) || word.indexOf('@') > 0;
    boolean whole = word.indexOf(' ') > 0 || word.codePoints().filter(Character::isIdeographic).count() >= 2;
    return word.length() >= LONG_WORD || number && word.length() > SHORTEST_KEY || named && (whole || word.length() >= LONG_NAME);
  }

  /**
   * Words that tell who the person is: the key, and what only the person's rows say in the client's tables that is a name, an
   * address or long enough. The number of another customer, as of who brought this one, is none.
   */
  Set<String> words(String key) {
    Set<String> words = new LinkedHashSet<>(Set.of(key));
    for (Group group : touched()) {
      if (group.raw) {
        group.columns.forEach((id, column) -> {
          boolean named = column.meaning().filter(KNOWN_BY::contains).isPresent();
          for (String word : only(group, id, column)) {
            if (column.kind() == Kind.TEXT && word.length() <= LONGEST_WORD && tells(word, named)) {
              words.add(word);
            }
          }
        });
      }
    }
    groups.forEach(group -> group.columns.forEach((id, column) -> {
      if (column.means(Meaning.CUSTOMER_ID) && column.kind() == Kind.TEXT) {
        words.removeAll(values(group, id, false));
      }
    }));
    words.add(key);
    return words;
  }
}
