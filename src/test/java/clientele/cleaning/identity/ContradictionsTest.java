package clientele.cleaning.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What speaks against two rows being one person, and what outweighs it. */
class ContradictionsTest {
  /** Birthday, name, and the number of an insurance, of which no two of 4,000 rows have the same by chance. */
  private static final List<Field> FIELDS =
      List.of(field("born", FieldKind.DATE, true, false), field("name", FieldKind.TEXT, false, true), field("insurance", FieldKind.CODE, false, false));

  private static final int APART = 3;
  private static final int OTHER_NAME = 5;

  private static Field field(String name, FieldKind kind, boolean ofBirth, boolean ofName) {
    int[] codes = new int[4_000];
    Arrays.setAll(codes, i -> i);
    int[] once = new int[4_000];
    Arrays.fill(once, 1);
    return new Field(name, kind, codes, Collections.nCopies(4_000, null), once, null, 0, ofBirth, ofName);
  }

  private static boolean between(int born, int name, int insurance) {
    return new Contradictions(FIELDS).between(born | (long) name << 4 | (long) insurance << 8);
  }

  /** Levels of the number: 0 the same, 1 nearly so, such as one digit mistyped; from 2 on another. */
  @Test
  void aNumberOfOnePersonOutweighsBirthdayAndNameIfItIsTheSameOrNearlySo() {
    assertEquals(true, between(APART, OTHER_NAME, 2));
    assertEquals(true, between(APART, OTHER_NAME, 3));
    assertEquals(true, between(APART, OTHER_NAME, 4), "missing in one of the two");
    assertEquals(false, between(APART, OTHER_NAME, 0));
    assertEquals(false, between(APART, OTHER_NAME, 1), "one digit mistyped");
  }

  @Test
  void oneDifferenceAloneIsAnError() {
    assertEquals(false, between(APART, 0, 4));
    assertEquals(false, between(0, OTHER_NAME, 4));
  }
}
