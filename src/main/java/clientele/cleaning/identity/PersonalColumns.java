package clientele.cleaning.identity;

import clientele.cleaning.personal.PersonalData;

/**
 * Which columns tell apart the things of one group: persons of one home share surname, address and phone, but not given
 * name, birth date and e-mail. Such a column tells much, and yet a large part of the pairs that otherwise agree clearly
 * differ in it; where there are several, they differ together, while mistakes fall into columns one by one. A column
 * that comes with another one (city with zip, surname with phone) belongs to the group and is none.
 */
final class PersonalColumns {
  private static final double TELLS = 0.033;
  /** Share of alike pairs that differ: more than mistakes make in a column. */
  private static final double OFTEN = 0.25;

  private static final double TOGETHER = 0.7;
  private static final double OFTEN_TOGETHER = 0.06;
  private static final double FEW = 10;
  private static final double COMES_WITH = 0.5;
  private static final double SHARED_BY_SOME = 0.3;

  private static final int SAMPLE = 30;
  private static final int MOST_WORDS = 4;
  private static final double COMMON_WORD = 0.15;

  private final Field[] fields;
  private final boolean[] candidate;
  private final double[] seen;
  private final double[] differ;
  private final double[][] seenGiven;
  private final double[][] both;

  PersonalColumns(java.util.List<Field> fields) {
    this.fields = fields.toArray(Field[]::new);
    int n = fields.size();
    candidate = new boolean[n];
    seen = new double[n];
    differ = new double[n];
    seenGiven = new double[n][n];
    both = new double[n][n];
    for (int f = 0; f < n; f++) {
      candidate[f] = this.fields[f].agreementByChance() < TELLS && isOfOneThing(this.fields[f]);
    }
  }

  /** Whether two present values are clearly different; for words also when one word stands against another. */
  static boolean differs(Field field, int level) {
    int levels = field.kind().levels();
    return level < levels && level >= (levels == 6 ? 4 : levels - 1);
  }

  /** Whether a pair agrees in one column and clearly differs in all others, two at least. */
  static boolean isLone(java.util.List<Field> fields, long vector) {
    int agreed = 0;
    int apart = 0;
    for (int f = 0; f < fields.size(); f++) {
      int level = Comparisons.level(vector, f);
      boolean differs = differs(fields.get(f), level);
      apart += differs ? 1 : 0;
      agreed += !differs && level < fields.get(f).kind().levels() ? 1 : 0;
    }
    return agreed == 1 && apart > 1;
  }

  /** Leaves out columns that agree where another one does, by chance pairs that share a value of the other. */
  void sharing(int other, long[] vectors) {
    for (int f = 0; f < fields.length; f++) {
      int n = 0;
      int agree = 0;
      for (long vector : vectors) {
        int level = Comparisons.level(vector, f);
        n += level < fields[f].kind().levels() ? 1 : 0;
        agree += level == 0 ? 1 : 0;
      }
      candidate[f] &= f == other || n < SAMPLE || agree < COMES_WITH * n;
    }
  }

  /** Where the day of birth tells persons of a group apart, names do too, but for those that a family shares. */
  static void withNames(java.util.List<Field> fields, boolean[] personal) {
    boolean births = false;
    for (int f = 0; f < personal.length; f++) {
      births |= personal[f] && fields.get(f).ofBirth();
    }
    for (int f = 0; f < personal.length; f++) {
      personal[f] |= births && fields.get(f).ofName() && !PersonalData.namesFamilies(fields.get(f).name());
    }
  }

  /**
   * Whether persons share a mailbox, as those of one office or home may: of the rows that hold the same address, a part
   * clearly differs in another column that tells persons apart. Such a column belongs to the group.
   */
  static boolean isShared(java.util.List<Field> fields, boolean[] personal, int mailbox, long[] sharing) {
    int differ = 0;
    for (long vector : sharing) {
      boolean apart = false;
      for (int f = 0; f < personal.length; f++) {
        apart |= f != mailbox && personal[f] && differs(fields.get(f), Comparisons.level(vector, f));
      }
      differ += apart ? 1 : 0;
    }
    return differ > SHARED_BY_SOME * sharing.length;
  }

  /** Counts pairs that agree on the whole. */
  void count(long vector, double pairs) {
    for (int f = 0; f < fields.length; f++) {
      int level = Comparisons.level(vector, f);
      if (level >= fields[f].kind().levels()) {
        continue;
      }
      seen[f] += pairs;
      if (differs(fields[f], level)) {
        differ[f] += pairs;
        for (int g = 0; g < fields.length; g++) {
          int other = Comparisons.level(vector, g);
          if (other < fields[g].kind().levels()) {
            seenGiven[f][g] += pairs;
            both[f][g] += differs(fields[g], other) ? pairs : 0;
          }
        }
      }
    }
  }

  /** The columns that tell things of one group apart, by what was counted. */
  boolean[] found() {
    boolean[] found = new boolean[fields.length];
    for (int f = 0; f < found.length; f++) {
      boolean worded = fields[f].kind() == FieldKind.TEXT;
      found[f] |= candidate[f] && worded && differ[f] > FEW && differ[f] > OFTEN * seen[f];
      for (int g = 0; g < f; g++) {
        boolean together = candidate[f] && candidate[g] && isOften(f) && isOften(g) && goWith(f, g) && goWith(g, f);
        found[f] |= together;
        found[g] |= together;
      }
    }
    return found;
  }

  private boolean isOften(int f) {
    return differ[f] > FEW && differ[f] > OFTEN_TOGETHER * seen[f];
  }

  private boolean goWith(int f, int g) {
    return both[f][g] > FEW / 2 && both[f][g] > TOGETHER * seenGiven[f][g];
  }

  /** Dates, e-mails and codes; words without digits, few of them, none of which is in many rows as "Street" is. */
  private static boolean isOfOneThing(Field field) {
    if (field.kind() != FieldKind.TEXT) {
      return field.kind() != FieldKind.PHONE;
    }
    int long_ = 0;
    int digits = 0;
    for (Field.Value value : field.values()) {
      long_ += value.words().length > MOST_WORDS ? 1 : 0;
      digits += value.folded().chars().anyMatch(Character::isDigit) ? 1 : 0;
    }
    int common = 0;
    for (int w = 0; w < field.words().size(); w++) {
      common = Math.max(common, field.words().rows(w));
    }
    int values = field.values().size();
    return long_ < 0.1 * values && digits < 0.1 * values && common < COMMON_WORD * field.rowsPresent();
  }
}
