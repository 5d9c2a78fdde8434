package clientele.cleaning.identity;

import clientele.cleaning.personal.PersonalData;
import clientele.cleaning.values.StringDistance;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Persons of one home, who share surname, address, phone and perhaps a mailbox: twins of two given names, or father and son
 * of one name, a generation apart in the year of birth, each with a mailbox or phone of their own. What they share is as much as
 * two records of one person share, so nothing but a person can tell.
 */
final class OneHome {
  private static final int GENERATION = 12;
  private static final int SHORTEST = 3;
  private static final Set<String> TITLES = Set.of("herr", "frau", "mr", "mrs", "ms", "miss", "dr", "prof", "monsieur", "madame", "mme", "m");
  private static final Set<String> GENERATIONS = Set.of("sr", "jr", "senior", "junior", "sen", "jun");

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
    boolean given = false;
    if (isOnePerson(vector)) {
      return false;
    }
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
      boolean word = one.indexOf(' ') < 0 && other.indexOf(' ') < 0;
      given |= field.ofName() && word && !PersonalData.namesFamilies(field.name()) && areApart(one, other);
      apart |= field.ofBirth() && isGenerationApart(one, other);
      own |= field.ofBirth() && isGenerationApart(one, other) && StringDistance.edits(one, other, 8) >= EDITS;
      own |= (field.kind() == FieldKind.EMAIL || field.kind() == FieldKind.PHONE) && Comparisons.level(vector, f) > 0;
    }
    return apart && own || given && haveOneSurname(rowA, rowB) && hasOneMailbox(rowA, rowB) && !haveOneBirth(rowA, rowB);
  }

  /** Whether two rows hold, or nearly so, a number that only one person has. */
  private boolean isOnePerson(long vector) {
    for (int f = 0; f < fields.size(); f++) {
      if (Contradictions.isOfOne(fields.get(f)) && Comparisons.level(vector, f) < 2) {
        return true;
      }
    }
    return false;
  }

  /** Whether two rows have one day of birth: then a given name is more often a slip than a twin. */
  private boolean haveOneBirth(int rowA, int rowB) {
    return fields.stream().anyMatch(f -> f.ofBirth() && f.codes()[rowA] >= 0 && f.codes()[rowA] == f.codes()[rowB]);
  }

  private boolean haveOneSurname(int rowA, int rowB) {
    return fields.stream().anyMatch(f -> f.ofName() && PersonalData.namesFamilies(f.name()) && f.codes()[rowA] >= 0 && f.codes()[rowA] == f.codes()[rowB]);
  }

  /** Whether two rows share the mailbox or phone that persons of a home share. */
  private boolean hasOneMailbox(int rowA, int rowB) {
    return fields.stream().anyMatch(f -> (f.kind() == FieldKind.EMAIL || f.kind() == FieldKind.PHONE)
        && f.codes()[rowA] >= 0 && f.codes()[rowA] == f.codes()[rowB]);
  }

  /**
   * Whether two whole names have one surname and given names of which none stands for the other, or are called senior and
   * junior. Titles say nothing; a name before a comma is a surname, which the words of a name no longer show, so that the one word
   * in which two names of equally many differ may be the last where a title or comma stands there.
   */
  static boolean areTwoGivenNames(String one, String other) {
    List<String> a = words(one);
    List<String> b = words(other);
    if (GENERATIONS.stream().anyMatch(a::contains) && GENERATIONS.stream().anyMatch(b::contains)) {
      return !a.getLast().equals(b.getLast()) && GENERATIONS.contains(a.getLast()) && GENERATIONS.contains(b.getLast());
    }
    if (a.size() != b.size() || a.size() < 2) {
      return false;
    }
    int differ = -1;
    for (int w = 0; w < a.size(); w++) {
      if (!a.get(w).equals(b.get(w))) {
        if (differ >= 0) {
          return false;
        }
        differ = w;
      }
    }
    return differ == 0 && areApart(a.getFirst(), b.getFirst());
  }

  /** Whether two given names are no two writings of one. */
  static boolean areApart(String one, String other) {
    boolean shortened = one.startsWith(other) || other.startsWith(one);
    int longer = Math.max(one.length(), other.length());
    return Math.min(one.length(), other.length()) >= SHORTEST && !shortened
        && StringDistance.edits(one, other, longer) >= Math.max(EDITS, SHARE * longer);
  }

  private static List<String> words(String name) {
    return Arrays.stream(name.split(" ")).filter(w -> !w.isEmpty() && !TITLES.contains(w)).toList();
  }

  /** Days of eight digits, the year first. */
  static boolean isGenerationApart(String one, String other) {
    return one.length() == 8 && other.length() == 8
        && Math.abs(Integer.parseInt(one.substring(0, 4)) - Integer.parseInt(other.substring(0, 4))) >= GENERATION;
  }
}
