package clientele.intake.heading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Headers of two rows of which the upper one stands over groups of columns, as spreadsheets with joined cells leave
 * them: {@code Sales,,Cost,} over {@code 2023,2024,2023,2024}. The name of a group counts for the blank cells behind
 * it.
 */
final class HeaderGroups {
  private HeaderGroups() {}

  /** Whether the row below {@code upper} fills its gaps with names, while other rows hold values there. */
  static boolean goesOnBelow(List<String> upper, List<List<String>> below, Predicate<String> isValue) {
    if (below.size() < 3 || below.getFirst().size() != upper.size()) {
      return false;
    }
    List<String> lower = below.getFirst();
    boolean began = false;
    int gaps = 0;
    int valueColumns = 0;
    for (int c = 0; c < upper.size(); c++) {
      String name = lower.get(c).strip();
      boolean gap = upper.get(c).isBlank();
      if (gap && (name.isEmpty() || !began)) {
        return false;
      }
      began |= !gap;
      gaps += gap ? 1 : 0;
      if (name.isEmpty()) {
        continue;
      }
      if (isValue.test(name) && (!isYear(name) || same(name, c, below))) {
        return false;
      }
      valueColumns += mostlyValues(c, below, isValue) ? 1 : 0;
    }
    return gaps > 0 && valueColumns > 0;
  }

  /**
   * Whether a row with gaps holds the names of groups over the names below it: words, nearly all of which stand before
   * gaps. A note beside the table, such as who made it, does not.
   */
  static boolean standsOver(List<String> upper, List<List<String>> below, Predicate<String> isValue) {
    int groups = 0;
    int wide = 0;
    for (int c = 0; c < upper.size(); c++) {
      String name = upper.get(c).strip();
      if (name.isEmpty()) {
        continue;
      }
      if (name.endsWith(":") || isValue.test(name) && !isYear(name)) {
        return false;
      }
      groups++;
      wide += c + 1 < upper.size() && upper.get(c + 1).isBlank() ? 1 : 0;
    }
    return wide > 1 && wide + 1 >= groups && goesOnBelow(upper, below, isValue);
  }

  /** Whether the row above names that occur more than once tells them apart. */
  static boolean tellsApart(List<String> upper, List<String> names) {
    if (upper.size() > names.size() || upper.stream().filter(u -> !u.isBlank()).count() < 2) {
      return false;
    }
    List<String> spread = spread(upper, names);
    List<String> joined = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      joined.add((spread.get(c) + " " + names.get(c)).strip());
    }
    return distinct(joined) && !distinct(names);
  }

  /** The upper row with the names of groups repeated over each of their columns that has a name of its own. */
  static List<String> spread(List<String> upper, List<String> lower) {
    List<String> spread = new ArrayList<>();
    String group = "";
    for (int c = 0; c < lower.size(); c++) {
      String name = c < upper.size() ? upper.get(c).strip() : "";
      group = name.isEmpty() ? group : name;
      spread.add(name.isEmpty() && lower.get(c).isBlank() ? "" : group);
    }
    return spread;
  }

  private static boolean distinct(List<String> names) {
    Set<String> taken = new HashSet<>();
    return names.stream().filter(n -> !n.isBlank()).allMatch(n -> taken.add(n.strip()));
  }

  private static boolean same(String year, int column, List<List<String>> below) {
    return below.stream().skip(1).allMatch(r -> column < r.size() && isYear(r.get(column)));
  }

  private static boolean mostlyValues(int column, List<List<String>> below, Predicate<String> isValue) {
    int present = 0;
    int values = 0;
    for (List<String> record : below.subList(1, below.size())) {
      if (column < record.size() && !record.get(column).isBlank()) {
        present++;
        values += isValue.test(record.get(column)) ? 1 : 0;
      }
    }
    return present > 1 && values * 10 >= present * 9;
  }

  private static boolean isYear(String cell) {
    return cell.strip().matches("(19|20)\\d\\d");
  }
}
