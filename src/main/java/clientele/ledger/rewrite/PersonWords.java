package clientele.ledger.rewrite;

import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.StudyStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The words by which one person is known: from columns that tell of people, from the numbers of orders and messages, and what the
 * person wrote; of other columns, such as products, none. A word that is also somebody else's, or a thing's, is none of them.
 */
final class PersonWords {
  private static final Set<Meaning> PERSONAL = EnumSet.of(Meaning.NAME, Meaning.EMAIL, Meaning.PHONE);
  private static final Set<Meaning> OWN = EnumSet.of(Meaning.ORDER_ID, Meaning.FEEDBACK_ID, Meaning.EMAIL, Meaning.PHONE);
  private static final int LONG_WORD = 20;
  private static final int LONGEST_WORD = 4_000;
  private static final int LONGEST_VALUE = 200;
  private static final int NUMBER = 7;

  private final StudyStore store;
  private final PersonRows person;
  private final Predicate<Column> personal;
  private final Set<Word> words = new LinkedHashSet<>();
  private final Set<Word> texts = new HashSet<>();
  private final Set<Word> kept = new LinkedHashSet<>();
  private final Set<String> nameParts = new HashSet<>();
  private final Set<String> places = new TreeSet<>();

  /**
   * Looks for them.
   *
   * @param key of the customer
   * @param personal columns that tell of people by their name
   */
  PersonWords(StudyStore store, PersonRows person, String key, Predicate<Column> personal) {
    this.store = store;
    this.person = person;
    this.personal = personal;
    person.touched().stream().filter(PersonRows.Group::isRaw).forEach(this::take);
    Set<String> keys = new LinkedHashSet<>(person.spelled());
    keys.add(key);
    keys.stream().filter(PersonRows::isTelling).map(Word::of).forEach(words::add);
    words.addAll(texts);
    leaveOthers(keys);
  }

  /** The words. */
  Set<Word> words() {
    return words;
  }

  /** Longer values of others that hold one of the words. */
  Set<Word> kept() {
    return kept;
  }

  /** Columns in which values of others are or hold words, as TABLE.COLUMN. */
  Set<String> places() {
    return places;
  }

  private void take(PersonRows.Group group) {
    List<Long> nameParts = new ArrayList<>();
    group.columns().forEach((id, column) -> {
      if (column.kind() != Kind.TEXT && column.kind() != Kind.INTEGER || PersonRows.namesCustomers(column)) {
        return;
      }
      boolean named = isPersonal(column);
      boolean numbered = column.meaning().filter(OWN::contains).isPresent();
      if (column.kind() == Kind.TEXT && (column.means(Meaning.NAME) || named && column.meaning().isEmpty())) {
        nameParts.add(id);
      }
      boolean grouped = column.means(Meaning.PHONE) || named && column.meaning().isEmpty();
      for (String word : named || numbered || column.means(Meaning.TEXT) ? person.only(group, id, column) : Set.<String>of()) {
        if ((named || numbered) && (PersonRows.isTelling(word) || digits(word) >= NUMBER)) {
          words.add(grouped ? Word.number(word) : Word.of(word));
        }
        if (named && isWhole(word)) {
          name(word);
        }
        if (column.means(Meaning.TEXT) && word.length() >= LONG_WORD && word.length() <= LONGEST_WORD) {
          texts.add(Word.of(word));
        }
      }
    });
    joined(group, nameParts);
  }

  private boolean isPersonal(Column column) {
    return column.meaning().filter(PERSONAL::contains).isPresent() || personal.test(column);
  }

  private static long digits(String word) {
    return word.chars().filter(Character::isDigit).count();
  }

  /** Whether a name is more than one word, which others have too. */
  private static boolean isWhole(String word) {
    return word.strip().indexOf(' ') > 0 && word.length() >= NUMBER || isHan(word);
  }

  private static boolean isHan(String word) {
    return word.codePoints().filter(Character::isIdeographic).count() >= 2;
  }

  private void name(String name) {
    boolean letters = name.codePoints().noneMatch(Character::isDigit);
    for (String spelled : letters ? Word.spellings(name) : Set.of(name)) {
      words.add(letters ? Word.name(spelled) : Word.of(spelled));
      nameParts.addAll(letters ? parts(spelled) : Set.of());
    }
  }

  private static Set<String> parts(String name) {
    return new HashSet<>(List.of(Word.composed(name).toLowerCase(Locale.ROOT).split("[\\s\\p{Z},，]+")));
  }

  /** Whether somebody else's name has two parts of the person's, so that in another order one is within the other. */
  private boolean isLike(String name) {
    return name.length() <= LONGEST_VALUE && parts(name).stream().filter(nameParts::contains).count() >= 2;
  }

  /** Names whose parts stand in columns of their own, as they are written one after the other. */
  private void joined(PersonRows.Group group, List<Long> parts) {
    for (int first = 0; first + 1 < parts.size(); first++) {
      for (Map.Entry<Integer, BitSet> rows : group.rows().entrySet()) {
        for (int row = rows.getValue().nextSetBit(0); row >= 0; row = rows.getValue().nextSetBit(row + 1)) {
          String one = cell(parts.get(first), rows.getKey(), row);
          String two = cell(parts.get(first + 1), rows.getKey(), row);
          if (isNamePart(one) && isNamePart(two) && othersHave(group, parts.get(first), one, parts.get(first + 1), two)) {
            kept.add(Word.name(one + " " + two)); // somebody else is called so too
          } else if (isNamePart(one) && isNamePart(two)) {
            name(one + " " + two);
          } else if (!one.isEmpty() && !two.isEmpty() && isHan(one + two) && (one + two).codePoints().allMatch(Character::isIdeographic)) {
            words.add(Word.of(one + two));
            words.add(Word.of(two + one));
          }
        }
      }
    }
  }

  /** Whether a row that stays has these two parts of a name. */
  private boolean othersHave(PersonRows.Group group, long first, String one, long second, String two) {
    for (int c = 0; c < store.layout(first).length; c++) {
      BitSet own = group.rows().getOrDefault(c, new BitSet());
      for (int r = 0; r < store.layout(first)[c]; r++) {
        if (!own.get(r) && cell(first, c, r).equalsIgnoreCase(one) && cell(second, c, r).equalsIgnoreCase(two)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNamePart(String word) {
    return word.length() >= 2 && word.indexOf(' ') < 0
        && Word.composed(word).codePoints().allMatch(c -> Character.isLetter(c) && !Character.isIdeographic(c) || "-'’".indexOf(c) >= 0);
  }

  private String cell(long id, int chunk, int row) {
    int code = ((Chunk.Codes) store.chunk(id, chunk)).values()[row];
    return code < 0 ? "" : store.dictionary(id).get(code).strip();
  }

  /**
   * Looks through what structured columns hold of others: a word that is there as a value of a person or thing is theirs too, and
   * within a longer value it stays there, also where that value stands in a text.
   */
  private void leaveOthers(Set<String> keys) {
    Scrub probe = new Scrub(words, Set.of(), "", "");
    Set<Word> theirs = new LinkedHashSet<>();
    for (PersonRows.Group group : person.groups()) {
      if (!group.isRaw() || group.isRejects()) {
        continue;
      }
      group.columns().forEach((id, column) -> {
        if (column.kind() == Kind.TEXT && (group.isOfNobody() || !FreeText.is(column, personal, () -> store.dictionary(id)))) {
          structured(group, id, column, probe, keys, theirs);
        } else if (column.kind() == Kind.TEXT && !texts.isEmpty()) {
          near(group, id, column, probe::touches).forEach(cell -> texts.stream()
              .filter(w -> w.is(cell) || new Scrub(Set.of(w), Set.of(), "", "").touches(cell)).forEach(theirs::add)); // what both wrote
        }
      });
    }
    words.removeAll(theirs);
  }

  private void structured(PersonRows.Group group, long id, Column column, Scrub probe, Set<String> keys, Set<Word> theirs) {
    boolean ofPeople = isPersonal(column);
    Set<String> near = near(group, id, column, cell -> probe.touches(cell) || ofPeople && isLike(cell));
    boolean own = group.isOfNobody() || column.meaning().isPresent() || ofPeople;
    for (String cell : near) {
      List<Word> same = words.stream().filter(w -> w.is(cell)).toList();
      if (same.isEmpty() && cell.length() <= LONGEST_VALUE) {
        kept.add(ofPeople ? Word.name(cell) : Word.of(cell));
      } else if (own) {
        theirs.addAll(same);
      }
      boolean told = probe.touches(cell) && same.stream().noneMatch(w -> keys.contains(w.text())); // a key is told for itself
      if (told) {
        group.tables().forEach(table -> places.add(table + "." + column.name()));
      }
    }
  }

  /** Cells of others that a test is true of. */
  private Set<String> near(PersonRows.Group group, long id, Column column, Predicate<String> test) {
    Dictionary dictionary = store.dictionary(id);
    Set<String> near = new LinkedHashSet<>();
    for (int code = 0; code < dictionary.size(); code++) {
      if (test.test(dictionary.get(code))) {
        near.add(dictionary.get(code).strip());
      }
    }
    if (!near.isEmpty()) {
      near.retainAll(person.values(group, id, column, false));
    }
    return near;
  }
}
