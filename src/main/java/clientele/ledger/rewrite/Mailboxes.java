package clientele.ledger.rewrite;

import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.StudyStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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
 * E-mails and phones of one person, which others may use too. In a table that names no customer, rows of a mailbox or phone are the
 * person's unless a row of it names somebody else: then only those are that name the person in full, and the rest stays and is told.
 */
final class Mailboxes {
  private static final Set<Meaning> SHARED = EnumSet.of(Meaning.EMAIL, Meaning.PHONE);
  private static final Pattern NAMED = Pattern.compile("(?iu).*(name|nom|姓名|名字|联系人|contact|kontakt).*|姓|名");
  private static final int LONGEST = 200;

  private final StudyStore store;
  private final PersonRows person;
  private final Predicate<Column> personal;
  private final Map<String, Boolean> shared = new HashMap<>();
  private Optional<List<Set<String>>> names = Optional.empty();
  private final Map<PersonRows.Group, Map<Integer, BitSet>> linked = new HashMap<>();
  private final Map<PersonRows.Group, Map<Integer, BitSet>> stay = new HashMap<>();

  /**
   * Over the rows of one person.
   *
   * @param personal columns that tell of people by their name
   */
  Mailboxes(StudyStore store, PersonRows person, Predicate<Column> personal) {
    this.store = store;
    this.person = person;
    this.personal = personal;
  }

  /**
   * Of rows of a table without customers that have an e-mail or phone of the person those that are the person's.
   *
   * @param found by chunk
   */
  Map<Integer, BitSet> own(PersonRows.Group group, long id, Column column, Map<Integer, BitSet> found) {
    Meaning meaning = column.meaning().orElseThrow();
    Map<Integer, BitSet> own = new TreeMap<>();
    found.forEach((chunk, rows) -> {
      BitSet mine = new BitSet();
      for (int r = rows.nextSetBit(0); r >= 0; r = rows.nextSetBit(r + 1)) {
        boolean common = shared.computeIfAbsent(value(id, column, chunk, r), v -> isShared(meaning, v));
        if (!common || isNamed(group, chunk, r)) {
          mine.set(r);
        }
      }
      own.put(chunk, mine);
      linked.computeIfAbsent(group, g -> new TreeMap<>()).computeIfAbsent(chunk, c -> new BitSet()).or(mine);
      BitSet left = (BitSet) rows.clone();
      left.andNot(mine);
      stay.computeIfAbsent(group, g -> new TreeMap<>()).computeIfAbsent(chunk, c -> new BitSet()).or(left);
    });
    return own;
  }

  /** Rows by table that go because of an e-mail or phone alone. */
  Map<String, Long> linked() {
    return counted(linked);
  }

  /** Rows by table that have an e-mail or phone of the person and stay, as somebody else uses it too. */
  Map<String, Long> stay() {
    Map<PersonRows.Group, Map<Integer, BitSet>> left = new HashMap<>();
    stay.forEach((group, chunks) -> chunks.forEach((chunk, rows) -> {
      BitSet rest = (BitSet) rows.clone();
      rest.andNot(group.rows().getOrDefault(chunk, new BitSet()));
      left.computeIfAbsent(group, g -> new TreeMap<>()).put(chunk, rest);
    }));
    return counted(left);
  }

  private static Map<String, Long> counted(Map<PersonRows.Group, Map<Integer, BitSet>> rows) {
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach((group, chunks) -> counts.merge(
        group.tables().iterator().next(), chunks.values().stream().mapToLong(BitSet::cardinality).sum(), Math::max));
    counts.values().removeIf(n -> n == 0);
    return counts;
  }

  /** Whether somebody else is named in a row of this mailbox, or, of a person without a name, more than one. */
  private boolean isShared(Meaning meaning, String value) {
    List<List<Set<String>>> rows = new ArrayList<>();
    for (PersonRows.Group group : person.groups()) {
      if (group.isOfNobody() || group.isOwned() || !group.isRaw()) {
        continue;
      }
      group.columns().forEach((id, column) -> {
        if (column.means(meaning)) {
          person.linked(id, column, Set.of(value)).forEach((chunk, having) -> having.stream().forEach(r -> rows.add(named(group, chunk, r))));
        }
      });
    }
    rows.removeIf(List::isEmpty);
    List<Set<String>> own = names();
    return own.isEmpty() ? rows.stream().anyMatch(one -> rows.stream().anyMatch(two -> !mayBe(one, two))) : rows.stream().anyMatch(row -> !mayBe(row, own));
  }

  /** Names of the person, each as its parts, from the rows that name the customer. */
  private List<Set<String>> names() {
    if (names.isEmpty()) {
      Set<Set<String>> found = new HashSet<>();
      for (PersonRows.Group group : person.touched()) {
        if (group.isOwned() && group.isRaw()) {
          group.rows().forEach((chunk, rows) -> rows.stream().forEach(r -> found.addAll(named(group, chunk, r))));
        }
      }
      names = Optional.of(List.copyOf(found));
    }
    return names.get();
  }

  /** Whether a row names the person in full. */
  private boolean isNamed(PersonRows.Group group, int chunk, int row) {
    return named(group, chunk, row).stream().anyMatch(here -> names().stream().anyMatch(name ->
        isFull(name) && here.containsAll(name) || isFull(here) && name.containsAll(here)));
  }

  /** Whether the parts of a name are enough to know somebody by: two words, or a name in Chinese. */
  private static boolean isFull(Set<String> name) {
    return name.stream().filter(p -> p.length() > 1).count() >= 2 || name.stream().anyMatch(Mailboxes::isHan);
  }

  private static boolean isHan(String part) {
    return part.codePoints().filter(Character::isIdeographic).count() >= 2;
  }

  private static boolean mayBe(List<Set<String>> one, List<Set<String>> two) {
    return one.stream().anyMatch(a -> two.stream().anyMatch(b -> mayBe(a, b)));
  }

  /** Whether one name may be the other: all parts of the shorter are in the longer one, initials for words. */
  private static boolean mayBe(Set<String> one, Set<String> two) {
    return isWithin(one, two) || isWithin(two, one);
  }

  private static boolean isWithin(Set<String> parts, Set<String> name) {
    return parts.stream().allMatch(p -> name.contains(p) || p.length() == 1 && name.stream().anyMatch(n -> n.startsWith(p))
        || name.stream().anyMatch(n -> n.length() == 1 && p.startsWith(n)));
  }

  /** The names that a row has, each as its parts in any order: one for each full name, and one of all single parts. */
  private List<Set<String>> named(PersonRows.Group group, int chunk, int row) {
    List<Set<String>> all = new ArrayList<>();
    Set<String> single = new TreeSet<>();
    group.columns().forEach((id, column) -> {
      if (column.kind() == Kind.TEXT && isName(column)) {
        String name = value(id, column, chunk, row);
        if (name.length() <= LONGEST) {
          Set<String> parts = parts(name);
          if (isFull(parts)) {
            all.add(parts);
          } else {
            single.addAll(parts);
          }
        }
      }
    });
    if (!single.isEmpty()) {
      all.add(single);
    }
    return all;
  }

  private static Set<String> parts(String name) {
    List<String> spelled = List.copyOf(Word.spellings(name));
    String plain = spelled.get(Math.min(1, spelled.size() - 1)).toLowerCase(Locale.ROOT);
    Set<String> parts = new TreeSet<>(List.of(plain.split("[\\s\\p{Z}.,，]+")));
    parts.remove("");
    return parts;
  }

  private boolean isName(Column column) {
    return column.means(Meaning.NAME) || column.meaning().isEmpty() && personal.test(column) && NAMED.matcher(column.name()).matches();
  }

  private String value(long id, Column column, int chunk, int row) {
    return switch (store.chunk(id, chunk)) {
      case Chunk.Codes codes -> codes.values()[row] < 0 ? "" : store.dictionary(id).get(codes.values()[row]).strip();
      case Chunk.Longs longs -> longs.values()[row] == Column.MISSING ? "" : Long.toString(longs.values()[row]);
      case Chunk.Reals reals -> Double.toString(reals.values()[row]);
    };
  }

  /** Keys of other customers who have an e-mail address or a phone of this person: perhaps the same one again. */
  Set<String> alike() {
    Set<String> alike = new TreeSet<>();
    for (PersonRows.Group group : person.touched()) {
      Optional<Map.Entry<Long, Column>> who = group.columns().entrySet().stream().filter(c -> c.getValue().means(Meaning.CUSTOMER_ID)).findFirst();
      group.columns().forEach((id, column) -> {
        if (who.isPresent() && column.kind() == Kind.TEXT && column.meaning().filter(SHARED::contains).isPresent()) {
          Set<String> theirs = person.values(group, id, column, true);
          theirs.retainAll(person.values(group, id, column, false));
          if (!theirs.isEmpty()) {
            alike.addAll(keys(group, id, column, who.get(), theirs));
          }
        }
      });
    }
    return alike;
  }

  private Set<String> keys(PersonRows.Group group, long id, Column column, Map.Entry<Long, Column> who, Set<String> values) {
    Set<String> keys = new TreeSet<>();
    person.having(id, column, values).forEach((chunk, having) -> {
      BitSet others = (BitSet) having.clone();
      others.andNot(group.rows().getOrDefault(chunk, new BitSet()));
      others.stream().forEach(r -> keys.add(value(who.getKey(), who.getValue(), chunk, r)));
    });
    return keys;
  }
}
