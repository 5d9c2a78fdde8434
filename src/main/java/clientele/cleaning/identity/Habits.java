package clientele.cleaning.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that stand for each other, learned from what was taken for the same thing: "VLDB" and "Very Large Data Bases", a
 * suburb and its city. They are told by coming together among matches far more often than two values that differ would by
 * their frequencies alone.
 */
final class Habits {
  private static final int FEW = 3;
  private static final double TIMES = 3;

  private Habits() {}

  /** Two values of a field. */
  record Alike(int field, int a, int b) {}

  /**
   * Values that stand for each other.
   *
   * @param entity of each row
   * @param open fields to look at
   */
  static List<Alike> find(List<Field> fields, boolean[] open, long[] pairs, long[] vectors, int[] entity) {
    List<Alike> found = new ArrayList<>();
    for (int f = 0; f < fields.size(); f++) {
      if (open[f]) {
        find(fields.get(f), f, pairs, vectors, entity, found);
      }
    }
    return found;
  }

  private static void find(Field field, int f, long[] pairs, long[] vectors, int[] entity, List<Alike> found) {
    Map<Long, Set<Integer>> things = new HashMap<>();
    double differing = 0;
    for (int p = 0; p < pairs.length; p++) {
      int a = (int) (pairs[p] >>> 32);
      int b = (int) pairs[p];
      if (entity[a] == entity[b] && PersonalColumns.differs(field, Comparisons.level(vectors[p], f))) {
        int one = Math.min(field.codes()[a], field.codes()[b]);
        int two = Math.max(field.codes()[a], field.codes()[b]);
        boolean first = one >= 0 && things.computeIfAbsent((long) one << 32 | two, k -> new HashSet<>()).add(entity[a]);
        differing += first ? 1 : 0;
      }
    }
    double rows = Math.max(1, field.rowsPresent());
    double apart = Math.max(0.05, 1 - field.agreementByChance());
    for (Map.Entry<Long, Set<Integer>> e : things.entrySet()) {
      int one = (int) (e.getKey() >>> 32);
      int two = (int) (long) e.getKey();
      double byChance = differing * 2 * field.rows()[one] / rows * field.rows()[two] / rows / apart;
      int seen = e.getValue().size();
      if (seen >= FEW && seen > TIMES * byChance + TIMES * Math.sqrt(byChance)) {
        found.add(new Alike(f, one, two));
      }
    }
  }
}
