package clientele.cleaning.identity;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a person has once and for all: a day of birth. Where two rows clearly differ in it, and in a name, mailbox or phone
 * too, they are two persons, such as father and son of one name, or colleagues at one address; or there are two errors in
 * one record, which somebody has to look at. A number that only one person has, and both rows hold or nearly so, outweighs that. Only
 * where the day of birth is known to be one.
 */
final class Contradictions {
  /** Log odds, at most, of a pair that contradicts itself: it is shown to a person. */
  static final double DOUBTFUL = -0.5;

  private static final double TELLS_MUCH = 0.02;

  /**
   * Pairs alike by chance that may be expected, at most, where agreement is to be no chance: a number or mailbox that only the
   * two rows hold is seen once itself.
   */
  private static final double SELDOM = 2;

  /** Chance agreement below which a number is one of a person, as that of an insurance. */
  private static final double NUMBER_OF_ONE = 0.002;

  private final List<Field> fields;
  private final boolean[] ofOne;
  private final boolean[] ofPersons;

  Contradictions(List<Field> fields) {
    this.fields = fields;
    this.ofOne = new boolean[fields.size()];
    this.ofPersons = new boolean[fields.size()];
    for (int f = 0; f < ofOne.length; f++) {
      Field field = fields.get(f);
      ofOne[f] = isOfOne(field);
      ofPersons[f] = field.kind() == FieldKind.EMAIL || field.kind() == FieldKind.PHONE || field.ofName();
    }
  }

  /** Whether a column holds a number that only one person has, as that of an insurance. */
  static boolean isOfOne(Field field) {
    return field.kind() == FieldKind.CODE && field.agreementByChance() < NUMBER_OF_ONE;
  }

  /** Log odds with what contradicts them. */
  double doubted(double odds, long vector) {
    return isDoubtful(vector) ? Math.min(odds, DOUBTFUL) : odds;
  }

  /** Names of columns that tell much and yet differ in most of what is taken for matches. */
  static List<String> columns(List<Field> fields, MatchModel model) {
    return IntStream.range(0, fields.size())
        .filter(f -> fields.get(f).agreementByChance() < TELLS_MUCH)
        .filter(f -> model.m(f, fields.get(f).kind().levels() - 1) > 0.5)
        .mapToObj(f -> fields.get(f).name())
        .toList();
  }

  /** Whether what was learned is no one thing at all: most columns that tell much differ in it, three at least. */
  static boolean isLost(List<Field> fields, MatchModel model) {
    long telling = fields.stream().filter(f -> f.agreementByChance() < TELLS_MUCH).count();
    int against = columns(fields, model).size();
    return against >= 3 && against * 2 > telling;
  }

  /** Whether a pair contradicts itself, or agrees in nothing but one common value, such as a city. */
  boolean isDoubtful(long vector) {
    return between(vector) || isThin(vector);
  }

  /**
   * Whether what is quite the same in two rows would be so by chance in some pair of the table. Where what matches look like was
   * learned from a handful of pairs, that is all there is to go by: one of the many namesakes, or two phones one digit apart, are
   * no evidence against another mailbox and day of birth.
   *
   * @param pairs number of pairs there are
   */
  boolean mayBeChance(long vector, double pairs) {
    double expected = pairs;
    for (int f = 0; f < fields.size(); f++) {
      double chance = fields.get(f).agreementByChance();
      expected *= Comparisons.level(vector, f) == 0 && chance < TELLS_MUCH ? chance : 1;
    }
    return expected > SELDOM;
  }

  /** Whether nothing but one column can be compared, and it is one in which many agree by chance. */
  private boolean isThin(long vector) {
    int compared = -1;
    for (int f = 0; f < fields.size(); f++) {
      if (Comparisons.level(vector, f) < fields.get(f).kind().levels()) {
        if (compared >= 0) {
          return false;
        }
        compared = f;
      }
    }
    return fields.size() > 2 && (compared < 0 || fields.get(compared).agreementByChance() >= TELLS_MUCH);
  }

  /** Whether a pair differs in the day of birth and in a name, mailbox or phone. */
  boolean between(long vector) {
    boolean birth = false;
    boolean other = false;
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      int level = Comparisons.level(vector, f);
      if (ofOne[f] && level < 2) {
        return false;
      }
      boolean differs = PersonalColumns.differs(field, level);
      birth |= differs && field.ofBirth();
      other |= differs && ofPersons[f];
    }
    return birth && other;
  }
}
