package clientele.cleaning.identity;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person decided about pairs of records; kept in the study and respected by every later run.
 *
 * @param accepted pairs that are the same thing, as {@code a|b} of their ids
 * @param refused pairs that are not
 */
public record Decisions(Set<String> accepted, Set<String> refused) {
  /** Nothing decided. */
  public static final Decisions NONE = new Decisions(Set.of(), Set.of());

  public Decisions {
    accepted = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(accepted));
    refused = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(refused));
  }

  /** Name of the artifact that goes with a table. */
  public static String artifact(String table) {
    return "identity-decisions:" + table;
  }

  /** These decisions and newer ones, which win. */
  public Decisions with(List<String> newAccepted, List<String> newRefused) {
    Set<String> yes = new LinkedHashSet<>(accepted);
    Set<String> no = new LinkedHashSet<>(refused);
    newRefused.forEach(p -> yes.removeIf(q -> same(p, q)));
    newAccepted.forEach(p -> no.removeIf(q -> same(p, q)));
    yes.addAll(newAccepted);
    no.addAll(newRefused);
    return new Decisions(yes, no);
  }

  /** Whether a pair is written as two ids with a bar between. */
  public static boolean isPair(String words) {
    int bar = words.indexOf('|');
    return bar > 0 && bar < words.length() - 1;
  }

  /** The pairs as rows; those whose ids are no longer there are left out. */
  Ruled ruled(String[] ids) {
    if (accepted.isEmpty() && refused.isEmpty()) {
      return new Ruled(new int[0][], new int[0][]);
    }
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      rows.put(ids[i], i);
    }
    return new Ruled(rows(accepted, rows), rows(refused, rows));
  }

  private static int[][] rows(Set<String> pairs, Map<String, Integer> rows) {
    return pairs.stream()
        .map(p -> p.split("\\|", 2))
        .filter(p -> rows.containsKey(p[0]) && rows.containsKey(p[1]))
        .map(p -> new int[] {rows.get(p[0]), rows.get(p[1])})
        .toArray(int[][]::new);
  }

  private static boolean same(String a, String b) {
    String[] one = a.split("\\|", 2);
    return a.equals(b) || b.equals(one[one.length - 1] + "|" + one[0]);
  }

  /** Pairs of rows that a person ruled on. */
  record Ruled(int[][] same, int[][] apart) {
    boolean isApart(int a, int b) {
      for (int[] pair : apart) {
        if (pair[0] == a && pair[1] == b || pair[0] == b && pair[1] == a) {
          return true;
        }
      }
      return false;
    }
  }
}
