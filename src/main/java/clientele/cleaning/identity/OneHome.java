package clientele.cleaning.identity;

import clientele.cleaning.values.StringDistance;
import java.util.List;

/**
 * Persons of one home, who share surname, address, phone and perhaps a mailbox: twins of two given names, or father and son
 * of one name, a generation apart in the year of birth, each with a mailbox or phone of their own. What they share is as much as
 * two records of one person share, so nothing but a person can tell.
 */
final class OneHome {
  private static final int GENERATION = 12;
  private static final int SHORTEST = 3;

  /** Edits from which on two given names are no two writings of one, and the share of the longer one that they are. */
  private static final int EDITS = 3;

  private static final double SHARE = 0.5;

  private final List<Field> fields;

  OneHome(List<Field> fields) {
    this.fields = fields;
  }

  /** Whether two rows may be of two persons of one home. */
  boolean mayBe(int rowA, int rowB, long vector) {
    boolean apart = false;
    boolean own = false;
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      int a = field.codes()[rowA];
      int b = field.codes()[rowB];
      if (a < 0 || b < 0 || a == b) {
        continue;
      }
      String one = field.values().get(a).folded();
      String other = field.values().get(b).folded();
      if (field.ofName() && areTwoGivenNames(one, other)) {
        return true;
      }
      apart |= field.ofBirth() && isGenerationApart(one, other);
      own |= (field.kind() == FieldKind.EMAIL || field.kind() == FieldKind.PHONE) && Comparisons.level(vector, f) > 0;
    }
    return apart && own;
  }

  /** Whether two whole names have one surname and given names of which none stands for the other. */
  static boolean areTwoGivenNames(String one, String other) {
    String[] a = one.split(" ");
    String[] b = other.split(" ");
    if (a.length != 2 || b.length != 2 || !a[1].equals(b[1]) || Math.min(a[0].length(), b[0].length()) < SHORTEST) {
      return false;
    }
    boolean shortened = a[0].startsWith(b[0]) || b[0].startsWith(a[0]);
    int longer = Math.max(a[0].length(), b[0].length());
    return !shortened && StringDistance.edits(a[0], b[0], longer) >= Math.max(EDITS, SHARE * longer);
  }

  /** Days of eight digits, the year first. */
  static boolean isGenerationApart(String one, String other) {
    return one.length() == 8 && other.length() == 8
        && Math.abs(Integer.parseInt(one.substring(0, 4)) - Integer.parseInt(other.substring(0, 4))) >= GENERATION;
  }
}
