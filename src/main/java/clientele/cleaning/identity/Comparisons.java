package clientele.cleaning.identity;

import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.List;

/** The comparison vectors of pairs: four bits per field, its level, or the number of its levels where one is missing. */
final class Comparisons {
  private static final int BLOCK = 4_096;
  private static final int REMEMBERED = 1_500;
  private static final byte ALIKE = 2;

  private final List<Field> fields;
  private final byte[][] known;
  private final SwappedColumns swapped;

  Comparisons(List<Field> fields) {
    this.fields = fields;
    this.swapped = new SwappedColumns(fields);
    this.known = new byte[fields.size()][];
    for (int f = 0; f < known.length; f++) {
      int size = fields.get(f).values().size();
      known[f] = size <= REMEMBERED ? new byte[size * size] : null;
    }
  }

  List<Field> fields() {
    return fields;
  }

  /** Level of two rows in a field. */
  int level(int f, int rowA, int rowB) {
    Field field = fields.get(f);
    int a = field.codes()[rowA];
    int b = field.codes()[rowB];
    if (a < 0 || b < 0) {
      return field.kind().levels();
    }
    if (a == b) {
      return 0;
    }
    byte[] table = known[f];
    if (table == null) {
      return FieldComparison.level(field, a, b);
    }
    int at = Math.min(a, b) * field.values().size() + Math.max(a, b);
    if (table[at] == 0) {
      table[at] = (byte) (1 + FieldComparison.level(field, Math.min(a, b), Math.max(a, b)));
    }
    return table[at] - 1;
  }

  /** Fields of words whose values are few enough that it can be learned which stand for each other. */
  boolean[] learnable() {
    boolean[] can = new boolean[known.length];
    for (int f = 0; f < can.length; f++) {
      can[f] = known[f] != null && fields.get(f).kind() == FieldKind.TEXT;
    }
    return can;
  }

  /** From now on these values nearly agree. */
  void learn(List<Habits.Alike> alike) {
    for (Habits.Alike each : alike) {
      known[each.field()][each.a() * fields.get(each.field()).values().size() + each.b()] = 1 + ALIKE;
    }
  }

  /** The vector of two rows. */
  long vector(int rowA, int rowB) {
    long vector = 0;
    for (int f = 0; f < fields.size(); f++) {
      vector |= (long) level(f, rowA, rowB) << 4 * f;
    }
    return swapped.mend(vector, rowA, rowB);
  }

  /** The vectors of many pairs. */
  long[] vectors(long[] pairs, JobContext job) {
    long[] out = new long[pairs.length];
    Parallel.each(
        pairs.length, BLOCK, job,
        (index, from, to) -> {
          for (int p = from; p < to; p++) {
            out[p] = vector((int) (pairs[p] >>> 32), (int) pairs[p]);
          }
          if (index % 16 == 0) {
            job.progress((double) from / pairs.length);
          }
          return null;
        });
    return out;
  }

  /** The level of a field in a vector. */
  static int level(long vector, int f) {
    return (int) (vector >>> 4 * f) & 15;
  }
}
