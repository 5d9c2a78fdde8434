package clientele.ledger.rewrite;

import clientele.ledger.LedgerProblems;
import clientele.study.Column;
import clientele.study.LooseKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The ways in which columns write the key of one customer: another case, another form of the number, other strokes. They are the
 * customer's if a table of customers has just one of them, or if they differ by the {@code .0} of a spreadsheet alone; else whoever
 * erases says which are. A form that a table of customers has in a row of its own is another customer's.
 */
final class KeyForms {
  private final String key;
  private final List<PersonRows.Group> groups;
  private final PersonRows rows;
  private final Map<String, List<Place>> places = new TreeMap<>();
  private final Set<String> chosen = new LinkedHashSet<>();

  /** A column that says whose its rows are. */
  private record Place(PersonRows.Group group, long id, Column column) {
    String name() {
      return group.tables().iterator().next() + "." + column.name();
    }
  }

  /**
   * Looks for them.
   *
   * @param told what whoever erases says of them
   */
  KeyForms(String key, List<PersonRows.Group> groups, PersonRows rows, Erasure.Forms told) {
    this.key = key;
    this.groups = groups;
    this.rows = rows;
    find();
    choose();
    for (String also : told.also()) {
      if (!places.containsKey(also.strip())) {
        throw LedgerProblems.NOBODY.raise(also);
      }
      chosen.add(also.strip());
    }
    if (!told.exactly() && !left().isEmpty()) {
      throw (chosen.isEmpty() ? LedgerProblems.ERASE_NEAR : LedgerProblems.ERASE_FORMS).raise(key, words(left()));
    }
  }

  /** Those of the customer. */
  Set<String> chosen() {
    return chosen;
  }

  /** Rows by column, as TABLE.COLUMN, of the forms that go beside the key as it was given. */
  Map<String, Map<String, Long>> also() {
    return counted(chosen.stream().filter(f -> !f.equals(key)).toList());
  }

  /** Rows by column, as TABLE.COLUMN, of the forms that stay. */
  Map<String, Map<String, Long>> left() {
    return counted(places.keySet().stream().filter(f -> !chosen.contains(f)).toList());
  }

  private void find() {
    String loose = LooseKey.of(key);
    Set<Long> numbers = loose.matches("\\d{1,18}") ? new TreeSet<>(List.of(Long.parseLong(loose), -Long.parseLong(loose))) : Set.of();
    for (PersonRows.Group group : groups) {
      if (group.isOfNobody() || loose.isEmpty()) {
        continue;
      }
      group.columns().forEach((id, column) -> {
        if (group.isOwner(column)) {
          for (String form : rows.forms(id, column, f -> LooseKey.of(f).equals(loose), numbers)) {
            places.computeIfAbsent(form, f -> new ArrayList<>()).add(new Place(group, id, column));
          }
        }
      });
    }
  }

  private void choose() {
    if (places.containsKey(key)) {
      chosen.add(key);
    } else if (places.size() == 1 && isSheetForm(places.keySet().iterator().next())) {
      chosen.addAll(places.keySet());
    } else {
      return; // a key that nobody has: whether one like it is meant, only a person can say
    }
    if (lists(places.keySet()).isEmpty()) {
      places.keySet().stream().filter(this::isSheetForm).forEach(chosen::add);
      return;
    }
    if (lists(chosen).isEmpty()) {
      places.keySet().stream().filter(f -> covers(Set.of(f), places.keySet())).findFirst().ifPresent(chosen::add);
    }
    places.keySet().stream().filter(f -> !lists(Set.of(f)).isEmpty() && covers(chosen, Set.of(f))).toList().forEach(chosen::add);
    if (!lists(chosen).isEmpty() && covers(chosen, places.keySet())) {
      chosen.addAll(places.keySet()); // there is one customer who could be meant
    }
  }

  /** Whether a form is the key but for what a spreadsheet does to numbers. */
  private boolean isSheetForm(String form) {
    return LooseKey.number(form).equals(LooseKey.number(key));
  }

  /** Whether no row of a table of customers has one of the others and none of these. */
  private boolean covers(Set<String> these, Collection<String> others) {
    Map<PersonRows.Group, Map<Integer, BitSet>> own = lists(these);
    Map<PersonRows.Group, Map<Integer, BitSet>> all = lists(others);
    return all.entrySet().stream().allMatch(g -> g.getValue().entrySet().stream().allMatch(c -> {
      BitSet rest = (BitSet) c.getValue().clone();
      rest.andNot(own.getOrDefault(g.getKey(), Map.of()).getOrDefault(c.getKey(), new BitSet()));
      return rest.isEmpty();
    }));
  }

  /** Rows of tables of customers that have one of the forms. */
  private Map<PersonRows.Group, Map<Integer, BitSet>> lists(Collection<String> forms) {
    Map<PersonRows.Group, Map<Integer, BitSet>> found = new LinkedHashMap<>();
    for (String form : forms) {
      for (Place place : places.getOrDefault(form, List.of())) {
        if (place.group().isOfCustomers()) {
          rows.having(place.id(), place.column(), Set.of(form)).forEach((c, r) -> {
            if (!r.isEmpty()) {
              found.computeIfAbsent(place.group(), g -> new TreeMap<>()).computeIfAbsent(c, k -> new BitSet()).or(r);
            }
          });
        }
      }
    }
    return found;
  }

  private Map<String, Map<String, Long>> counted(List<String> forms) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    for (String form : forms) {
      Map<String, Long> columns = new TreeMap<>();
      for (Place place : places.getOrDefault(form, List.of())) {
        if (place.group().isRaw()) {
          long count = rows.having(place.id(), place.column(), Set.of(form)).values().stream().mapToLong(BitSet::cardinality).sum();
          columns.merge(place.name(), count, Math::max); // of the versions of a table the largest
        }
      }
      columns.values().removeIf(n -> n == 0);
      if (!columns.isEmpty()) {
        counts.put(form, columns);
      }
    }
    return counts;
  }

  /** Forms with their columns and rows, in words that need no language. */
  static String words(Map<String, Map<String, Long>> forms) {
    return forms.entrySet().stream()
        .map(f -> "“" + f.getKey() + "” (" + f.getValue().entrySet().stream().map(c -> c.getKey() + ": " + c.getValue()).collect(Collectors.joining(", ")) + ")")
        .collect(Collectors.joining(", "));
  }
}
