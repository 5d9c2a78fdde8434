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

  /** Chance agreement below which a number is one of a person, as that of an insurance. */
  private static final double NUMBER_OF_ONE = 0.002;

  private Contradictions() {}

  /** Log odds with what contradicts them. */
  static double doubted(double odds, List<Field> fields, long vector) {
    return between(fields, vector) ? Math.min(odds, DOUBTFUL) : odds;
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

  /** Whether a pair differs in the day of birth and in a name, mailbox or phone. */
  static boolean between(List<Field> fields, long vector) {
    boolean birth = false;
    boolean other = false;
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      int level = Comparisons.level(vector, f);
      if (level < 2 && field.kind() == FieldKind.CODE && field.agreementByChance() < NUMBER_OF_ONE) {
        return false;
      }
      boolean differs = PersonalColumns.differs(field, level);
      birth |= differs && field.ofBirth();
      other |= differs && (field.kind() == FieldKind.EMAIL || field.kind() == FieldKind.PHONE || field.ofName());
    }
    return birth && other;
  }
}
