package clientele.cleaning.identity;

import java.util.List;

/**
 * What two groups of rows say as groups. Two papers of one title by the same authors, one in a journal and one of a
 * conference, look like one thing pair by pair; but within each group the year is nearly always the same, and between them
 * never. In a column of numbers where the pairs between two groups agree less often than those within, that is counted as often as
 * there are rows beyond one pair to tell it by (a likelihood ratio of two shares).
 */
final class GroupEvidence {
  private static final int LOOKED_AT = 60;
  private static final int LEAST = 3;
  private static final double MOSTLY = 0.9;

  private final List<Field> fields;
  private final Comparisons comparisons;
  private final boolean[] counted;

  GroupEvidence(Comparisons comparisons) {
    this.fields = comparisons.fields();
    this.comparisons = comparisons;
    this.counted = new boolean[fields.size()];
    for (int f = 0; f < counted.length; f++) {
      counted[f] = isOfNumbers(fields.get(f));
    }
  }

  /** Words come in habits, an author's name or a venue long in one group and short in the other; numbers do not. */
  private static boolean isOfNumbers(Field field) {
    if (field.kind() != FieldKind.TEXT) {
      return field.kind() == FieldKind.NUMBER || field.kind() == FieldKind.CODE || field.kind() == FieldKind.DATE;
    }
    long digits = field.values().stream().filter(v -> v.folded().chars().anyMatch(Character::isDigit)).count();
    return digits > MOSTLY * field.values().size() && field.words().size() > 0 && !field.words().isOfNames();
  }

  /** Nats against two groups being one thing, beyond what pairs say; the two strongest columns. */
  double against(int[] left, int[] right) {
    if (Math.min(left.length, right.length) < 2 || left.length + right.length < 5) {
      return 0;
    }
    int n = fields.size();
    double[][] within = new double[n][2];
    double[][] between = new double[n][2];
    pairs(left, left, within);
    pairs(right, right, within);
    pairs(left, right, between);
    double first = 0;
    double second = 0;
    for (int f = 0; f < n; f++) {
      if (counted[f] && within[f][0] >= LEAST && between[f][0] >= LEAST) {
        double l = present(f, left);
        double r = present(f, right);
        double told = Math.max(0, l * r / (l + r) - 1) * apart(within[f], between[f]);
        second = Math.max(second, Math.min(first, told));
        first = Math.max(first, told);
      }
    }
    return first + second;
  }

  /** How far the share of agreement between lies below that within, in nats (Kullback &amp; Leibler 1951). */
  private static double apart(double[] within, double[] between) {
    double w = (within[1] + 1) / (within[0] + 2);
    double b = (between[1] + 0.5) / (between[0] + 1);
    return b >= w ? 0 : b * Math.log(b / w) + (1 - b) * Math.log((1 - b) / (1 - w));
  }

  private int present(int f, int[] rows) {
    int n = 0;
    for (int row : rows) {
      n += fields.get(f).codes()[row] >= 0 ? 1 : 0;
    }
    return n;
  }

  /** Counts pairs compared, and those that agree, in each column. */
  private void pairs(int[] left, int[] right, double[][] counts) {
    long all = (long) left.length * right.length;
    long step = Math.max(1, all / LOOKED_AT) | 1;
    for (long at = 0; at < all; at += step) {
      int a = left[(int) (at / right.length)];
      int b = right[(int) (at % right.length)];
      if (a == b || left == right && a > b) {
        continue;
      }
      long vector = comparisons.vector(a, b);
      for (int f = 0; f < counts.length; f++) {
        int levels = fields.get(f).kind().levels();
        int level = Comparisons.level(vector, f);
        if (level < levels) {
          counts[f][0]++;
          counts[f][1] += level < levels / 2 ? 1 : 0;
        }
      }
    }
  }
}
