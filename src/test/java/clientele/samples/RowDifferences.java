package clientele.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares rows with the expected ones by a key and says of every difference what it is and where. */
public final class RowDifferences {
  private RowDifferences() {}

  /**
   * A difference.
   *
   * @param kind {@code cell, missing row, row more, row twice, missing column} or {@code column more}
   * @param row the key; empty for a column
   * @param column empty for a row
   */
  public record Difference(String kind, String row, String column, String expected, String found) {}

  /** Columns first, then the rows in the order they are expected, then those that are too many. Numbers are compared as numbers. */
  public static List<Difference> between(List<Map<String, String>> expected, List<Map<String, String>> found, String key) {
    List<Difference> differences = new ArrayList<>();
    Set<String> columns = columns(expected);
    Set<String> others = columns(found);
    columns.stream().filter(c -> !others.contains(c)).forEach(c -> differences.add(new Difference("missing column", "", c, "", "")));
    others.stream().filter(c -> !columns.contains(c)).forEach(c -> differences.add(new Difference("column more", "", c, "", "")));
    columns.retainAll(others);
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Map<String, String> row : found) {
      if (rows.putIfAbsent(row.get(key), row) != null) {
        differences.add(new Difference("row twice", row.get(key), "", "", ""));
      }
    }
    for (Map<String, String> row : expected) {
      Map<String, String> other = rows.remove(row.get(key));
      if (other == null) {
        differences.add(new Difference("missing row", row.get(key), "", "", ""));
        continue;
      }
      columns.stream().filter(c -> !alike(row.get(c), other.get(c)))
          .forEach(c -> differences.add(new Difference("cell", row.get(key), c, row.get(c), other.get(c))));
    }
    rows.keySet().forEach(k -> differences.add(new Difference("row more", k, "", "", "")));
    return differences;
  }

  private static Set<String> columns(List<Map<String, String>> rows) {
    return rows.isEmpty() ? new LinkedHashSet<>() : new LinkedHashSet<>(rows.getFirst().keySet());
  }

  private static boolean alike(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    boolean code = a.startsWith("0") && !a.startsWith("0.") || b.startsWith("0") && !b.startsWith("0.");
    try {
      return !code && Math.abs(Double.parseDouble(a) - Double.parseDouble(b)) < 1e-9 * Math.max(1, Math.abs(Double.parseDouble(a)));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
