package clientele.cleaning.identity;

import clientele.cleaning.values.StringDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two columns of words into which values were put the wrong way round in some rows, as given name and surname. Which they
 * are is told by values that stand in both. Where two rows differ in both columns but agree across, they nearly agree;
 * where only one value is there to agree across, the other column is taken as missing, if hardly a value belongs to both.
 */
final class SwappedColumns {
  private static final int FEW = 3;
  private static final double SOME = 0.002;
  private static final double APART = 0.2;
  private static final double TELLS = 0.05;
  private static final double ALIKE = 0.92;
  private static final int NONE = -1;

  private final List<Field> fields;
  private final List<Twins> twins = new ArrayList<>();

  /** Two columns; {@code apart} if hardly a value belongs to both. */
  private record Twins(int f, int g, boolean apart) {}

  SwappedColumns(List<Field> fields) {
    this.fields = fields;
    for (int f = 0; f < fields.size(); f++) {
      for (int g = f + 1; g < fields.size(); g++) {
        if (isOfWords(fields.get(f)) && isOfWords(fields.get(g))) {
          look(f, g);
        }
      }
    }
  }

  private static boolean isOfWords(Field field) {
    return field.kind() == FieldKind.TEXT && field.agreementByChance() < TELLS;
  }

  private void look(int f, int g) {
    Field one = fields.get(f);
    Field two = fields.get(g);
    Map<String, Integer> other = new HashMap<>();
    for (int v = 0; v < two.values().size(); v++) {
      other.put(two.values().get(v).folded(), v);
    }
    long in = 0;
    long back = 0;
    int strayed = 0;
    for (int v = 0; v < one.values().size(); v++) {
      Integer same = other.get(one.values().get(v).folded());
      if (same != null && one.values().get(v).folded().length() > 1) {
        in += one.rows()[v];
        back += two.rows()[same];
        strayed++;
      }
    }
    long present = Math.max(Arrays.stream(one.rows()).sum(), Arrays.stream(two.rows()).sum());
    if (strayed >= FEW && Math.max(in, back) >= SOME * present) {
      long misplaced = 0;
      for (int v = 0; v < one.values().size(); v++) {
        Integer same = other.get(one.values().get(v).folded());
        misplaced += same == null ? 0 : Math.min(one.rows()[v], two.rows()[same]);
      }
      twins.add(new Twins(f, g, misplaced < APART * present));
    }
  }

  /** The levels of two rows, put right where values are swapped. */
  long mend(long vector, int rowA, int rowB) {
    for (Twins pair : twins) {
      int f = pair.f();
      int g = pair.g();
      if (isNear(f, Comparisons.level(vector, f)) || isNear(g, Comparisons.level(vector, g))) {
        continue;
      }
      String af = value(f, rowA);
      String ag = value(g, rowA);
      String bf = value(f, rowB);
      String bg = value(g, rowB);
      int first = across(af, bg);
      int second = across(ag, bf);
      if (first != NONE && second != NONE) {
        vector = with(with(vector, f, first), g, second);
      } else if (pair.apart() && first != NONE && (ag == null || bf == null)) {
        vector = alone(vector, pair, af.length() >= bg.length() ? af : bg, first);
      } else if (pair.apart() && second != NONE && (af == null || bg == null)) {
        vector = alone(vector, pair, ag.length() >= bf.length() ? ag : bf, second);
      }
    }
    return vector;
  }

  /** One value agrees across: it counts in the column where it is at home. */
  private long alone(long vector, Twins pair, String value, int level) {
    boolean inFirst = rows(pair.f(), value) >= rows(pair.g(), value);
    int home = inFirst ? pair.f() : pair.g();
    int away = inFirst ? pair.g() : pair.f();
    return with(with(vector, home, level), away, fields.get(away).kind().levels());
  }

  private int rows(int f, String value) {
    Integer code = fields.get(f).words().code(value);
    return code == null ? 0 : fields.get(f).words().rows(code);
  }

  private boolean isNear(int f, int level) {
    return level < fields.get(f).kind().levels() && !PersonalColumns.differs(fields.get(f), level);
  }

  private String value(int f, int row) {
    int code = fields.get(f).codes()[row];
    return code < 0 ? null : fields.get(f).values().get(code).folded();
  }

  /** Level of two values of different columns; none where one is missing or they differ. */
  private static int across(String a, String b) {
    if (a == null || b == null || a.charAt(0) != b.charAt(0) && a.length() < 4) {
      return NONE;
    }
    if (a.equals(b)) {
      return a.length() > 1 ? 1 : 3;
    }
    if (a.length() == 1 || b.length() == 1) {
      return a.charAt(0) == b.charAt(0) ? 3 : NONE;
    }
    return Math.abs(a.length() - b.length()) <= 3 && StringDistance.jaroWinkler(a, b) >= ALIKE ? 2 : NONE;
  }

  private static long with(long vector, int f, int level) {
    return vector & ~(15L << 4 * f) | (long) level << 4 * f;
  }
}
