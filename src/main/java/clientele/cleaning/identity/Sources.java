package clientele.cleaning.identity;

import java.util.List;

/**
 * Where the rows of one table come from, if a column of few values says so and the surest pairs show that each source
 * holds a thing once: nearly all of them lie across sources, far more than chance would have it.
 *
 * @param of the source of each row, -1 for none known; empty if there are no sources
 */
record Sources(int[] of) {
  private static final int MOST = 6;
  private static final double ACROSS = 0.9;
  private static final int ENOUGH = 20;

  static final Sources NONE = new Sources(new int[0]);

  /** The column that says so, if any. */
  static Sources find(List<Field> fields, long[] pairs, double[] odds) {
    for (Field field : fields) {
      if (field.values().size() > MOST) {
        continue;
      }
      double across = 0;
      double sure = 0;
      for (int p = 0; p < pairs.length; p++) {
        int a = field.codes()[(int) (pairs[p] >>> 32)];
        int b = field.codes()[(int) pairs[p]];
        if (odds[p] > 3 && a >= 0 && b >= 0) {
          sure++;
          across += a == b ? 0 : 1;
        }
      }
      double byChance = 1 - field.agreementByChance();
      if (sure >= ENOUGH && across >= ACROSS * sure && byChance < 0.85 && across / sure > byChance + 0.1) {
        return new Sources(field.codes());
      }
    }
    return NONE;
  }

  /** A bit for the source of each row; none where it is not known. */
  long[] masks() {
    long[] masks = new long[of.length];
    for (int row = 0; row < masks.length; row++) {
      masks[row] = of[row] < 0 ? 0 : 1L << of[row];
    }
    return masks;
  }

  /** The same for a table of {@code rows} rows where no source is known. */
  Sources orNone(int rows) {
    if (of.length == rows) {
      return this;
    }
    int[] none = new int[rows];
    java.util.Arrays.fill(none, -1);
    return new Sources(none);
  }
}
