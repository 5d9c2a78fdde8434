package clientele.cleaning.identity;

import clientele.cleaning.values.PlainText;
import clientele.cleaning.values.ShortForms;
import clientele.cleaning.values.StringDistance;
import clientele.cleaning.identity.Field.Value;

/** The agreement level of two values of a field: 0 the best, the last "different". */
final class FieldComparison {
  private static final double[] TEXT_LEVELS = {0.9, 0.75, 0.55, 0.35};
  private static final double LEAST_WORD = 0.5;
  private static final double GIVEN_NAME = 0.85;
  private static final double INITIAL = 0.7;
  private static final double SHORTENED = 0.8;
  /** A name of few words in which one word stands against another is not nearly the same name. */
  private static final double ANOTHER_WORD = 0.5;

  private static final int MOST_NAMES = 4;
  private static final int MOST_WITH_NUMBERS = 16;
  private static final int OFTEN = 5;
  private static final double SELDOM = 0.05;

  private FieldComparison() {}

  /** Level of two different values of a field. */
  static int level(Field field, int a, int b) {
    if (a == b) {
      return 0;
    }
    Value one = field.values().get(a);
    Value two = field.values().get(b);
    return switch (field.kind()) {
      case TEXT -> textLevel(similarity(field.words(), one, two));
      case CODE -> code(one.folded(), two.folded());
      case PHONE -> phone(one.folded(), two.folded());
      case EMAIL -> email(one.folded(), two.folded());
      case DATE -> date(one.folded(), two.folded());
      case NUMBER -> number(one.folded(), two.folded(), field.spread());
    };
  }

  static int textLevel(double similarity) {
    for (int l = 0; l < TEXT_LEVELS.length; l++) {
      if (similarity >= TEXT_LEVELS[l]) {
        return l + 1;
      }
    }
    return TEXT_LEVELS.length + 1;
  }

  /** How alike two values of words are, 0 to below 1. */
  static double similarity(WordTable words, Value a, Value b) {
    if (a.latin() != null || b.latin() != null) {
      double sound = sound(a, b);
      if (sound > 0) {
        return sound;
      }
    }
    double[] soft = soft(words, a, b);
    double best = Math.max(soft[0], soft[1]);
    if (best < 0.95 && a.grams().length > 2 && b.grams().length > 2) {
      best = Math.max(best, dice(a.grams(), b.grams()));
    }
    if (best < SHORTENED && (isAcronym(words, a, b) || isAcronym(words, b, a))) {
      best = SHORTENED;
    }
    if (best > ANOTHER_WORD && areNumbersApart(words, a, b)) {
      return ANOTHER_WORD;
    }
    return soft[2] > 0 && best < SHORTENED ? Math.min(best, ANOTHER_WORD) : Math.min(best, 0.999);
  }

  /**
   * Cosine of the words weighed by how rare they are, where words that are nearly the same count in part (soft
   * TF-IDF); the share of the shorter value that the longer one holds, taken a quarter down; and 1 where, in values of few
   * words, a word of each is without a partner.
   */
  private static double[] soft(WordTable words, Value a, Value b) {
    boolean swap = a.words().length > b.words().length;
    Value few = swap ? b : a;
    Value many = swap ? a : b;
    long taken = 0;
    double cosine = 0;
    double held = 0;
    int rare = 0;
    boolean alone = false;
    boolean named = many.words().length <= MOST_NAMES && words.isOfNames();
    for (int i = 0; i < few.words().length; i++) {
      double best = 0;
      int at = -1;
      for (int j = 0; j < many.words().length; j++) {
        if (j < 64 && (taken >>> j & 1) != 0) {
          continue;
        }
        double same = few.words()[i] == many.words()[j] ? 1 : word(words.word(few.words()[i]), words.word(many.words()[j]));
        if (same > 0 && same < 1 && named && areTwoNames(words, few.words()[i], many.words()[j])) {
          same = 0;
        }
        if (same > best) {
          best = same;
          at = j;
          if (same == 1) {
            break;
          }
        }
      }
      if (best >= LEAST_WORD) {
        if (at < 64) {
          taken |= 1L << at;
        }
        double w = few.weights()[i];
        cosine += w * Math.max(many.weights()[at], 0) * best;
        held += w * w * best;
        rare += best > 0.9 ? 1 : 0;
      } else {
        alone |= isName(words.word(few.words()[i]));
      }
    }
    boolean tells = rare >= 2 || few.words().length == 1 && words.rows(few.words()[0]) * 50L < Math.max(100, words.size());
    boolean against = false;
    for (int j = 0; alone && named && j < many.words().length; j++) {
      against |= (taken >>> j & 1) == 0 && isName(words.word(many.words()[j]));
    }
    return new double[] {cosine, tells ? 0.75 * held : 0, against ? 1 : 0};
  }

  /**
   * Whether in values of not too many words a number, or a word with digits, stands against another one, as in versions,
   * models and houses; the same digits with letters or spaces put in between are the same.
   */
  private static boolean areNumbersApart(WordTable words, Value a, Value b) {
    return Math.max(a.words().length, b.words().length) <= MOST_WITH_NUMBERS
        && hasOwnNumber(words, a, b)
        && hasOwnNumber(words, b, a);
  }

  private static boolean hasOwnNumber(WordTable words, Value of, Value other) {
    String all = null;
    for (int w : of.words()) {
      if (!words.hasDigit(w)) {
        continue;
      }
      boolean held = false;
      for (int v : other.words()) {
        held |= v == w;
      }
      if (!held) {
        all = all == null ? other.folded().replace(" ", "") : all;
        String word = words.word(w);
        if (word.length() < 3 || !all.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isName(String word) {
    return !hasDigit(word);
  }

  /** Whether words alike are two names, as Maria and Marie, and no mistake: both are in many rows. */
  private static boolean areTwoNames(WordTable words, int a, int b) {
    int fewer = Math.min(words.rows(a), words.rows(b));
    if (fewer < OFTEN || fewer < SELDOM * Math.max(words.rows(a), words.rows(b))) {
      return false;
    }
    String one = words.word(a);
    String two = words.word(b);
    return one.length() > 1 && two.length() > 1 && !ShortForms.shipped().sameGivenName(one, two);
  }

  /** How alike two words are: typing errors, given names and their short forms, initials, words cut short. */
  static double word(String a, String b) {
    int la = a.length();
    int lb = b.length();
    char first = a.charAt(0);
    if (la == 1 || lb == 1) {
      return first == b.charAt(0) && Character.isLetter(first) && !PlainText.isHan(first) ? INITIAL : 0;
    }
    boolean digits = hasDigit(a) || hasDigit(b);
    if (digits) {
      return Math.min(la, lb) >= 5 && StringDistance.edits(a, b, 1) == 1 ? 0.6 : 0;
    }
    if (Math.min(la, lb) >= 3 && Math.abs(la - lb) >= 2 && (a.startsWith(b) || b.startsWith(a))) {
      return SHORTENED;
    }
    if (Math.abs(la - lb) > 4 && Math.min(la, lb) < 6) {
      return 0;
    }
    double jw = StringDistance.jaroWinkler(a, b);
    double same = jw < 0.8 ? 0 : 0.4 + (jw - 0.8) * 3;
    return same < GIVEN_NAME && ShortForms.shipped().sameGivenName(a, b) ? GIVEN_NAME : same;
  }

  private static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) <= '9' && word.charAt(i) >= '0') {
        return true;
      }
    }
    return false;
  }

  /** Chinese written in characters against characters or letters: the same sound in either order of name. */
  private static double sound(Value a, Value b) {
    String one = a.latin() != null ? a.latin() : a.folded().replace(" ", "");
    String two = b.latin() != null ? b.latin() : b.folded().replace(" ", "");
    if (one.equals(two)) {
      return 0.92;
    }
    if (a.latin() == null || b.latin() == null) {
      String turned = turned(a.latin() == null ? a.folded() : b.folded());
      return turned.equals(a.latin() != null ? a.latin() : b.latin()) ? 0.92 : 0;
    }
    if (Math.max(a.folded().length(), b.folded().length()) <= 4) {
      boolean family = a.folded().charAt(0) == b.folded().charAt(0);
      return family && StringDistance.edits(a.folded(), b.folded(), 1) == 1 && a.folded().length() + b.folded().length() > 4
          ? 0.6
          : StringDistance.edits(one, two, 1) == 1 && one.length() > 4 ? 0.76 : 0;
    }
    return 0;
  }

  private static String turned(String name) {
    int space = name.lastIndexOf(' ');
    return space < 0 ? name : name.substring(space + 1) + name.substring(0, space).replace(" ", "");
  }

  private static boolean isAcronym(WordTable words, Value single, Value many) {
    if (single.words().length != 1 || many.words().length < 2) {
      return false;
    }
    String letters = single.folded();
    if (letters.length() < 2 || letters.length() > many.words().length) {
      return false;
    }
    int at = 0;
    for (int w : many.words()) {
      if (at < letters.length() && words.word(w).charAt(0) == letters.charAt(at)) {
        at++;
      }
    }
    return at == letters.length() && words.word(many.words()[0]).charAt(0) == letters.charAt(0);
  }

  /** Share of trigrams in common (Dice). */
  static double dice(int[] a, int[] b) {
    int i = 0;
    int j = 0;
    int common = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return 2.0 * common / (a.length + b.length);
  }

  private static int code(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int edits = StringDistance.edits(a, b, 2);
    if (edits == 1 && shorter >= 4) {
      return 1;
    }
    return edits == 2 && shorter >= 6 || edits == 1 || shorter >= 5 && (a.endsWith(b) || b.endsWith(a)) ? 2 : 3;
  }

  private static int phone(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    if (shorter >= 7 && (a.endsWith(b) || b.endsWith(a))) {
      return 1;
    }
    int edits = StringDistance.edits(a, b, 2);
    return edits == 1 ? 1 : edits == 2 ? 2 : 3;
  }

  private static int email(String a, String b) {
    String one = a.substring(0, Math.max(0, a.indexOf('@')));
    String two = b.substring(0, Math.max(0, b.indexOf('@')));
    if (one.equals(two) || StringDistance.edits(a, b, 1) == 1) {
      return 1;
    }
    return StringDistance.jaroWinkler(one, two) >= 0.92 ? 2 : 3;
  }

  private static int date(String a, String b) {
    if (StringDistance.edits(a, b, 1) == 1) {
      return 1;
    }
    if (a.length() == 8 && b.length() == 8) {
      boolean year = a.regionMatches(0, b, 0, 4);
      boolean month = a.regionMatches(4, b, 4, 2);
      boolean day = a.regionMatches(6, b, 6, 2);
      if (year && a.regionMatches(4, b, 6, 2) && a.regionMatches(6, b, 4, 2)) {
        return 1;
      }
      return year && month || month && day || year && day || StringDistance.edits(a, b, 2) == 2 ? 2 : 3;
    }
    return a.regionMatches(0, b, 0, 4) ? 2 : 3;
  }

  /** Nearness is measured by the spread of the column: a year apart is much among ten years. */
  private static int number(String a, String b, double spread) {
    int shorter = Math.min(a.length(), b.length());
    int edits = StringDistance.edits(a, b, 2);
    double apart = spread > 0 ? apart(a, b) / spread : 1;
    if (edits == 1 && shorter >= 5 || apart <= 0.003) {
      return 1;
    }
    return edits == 1 && shorter >= 2 || edits == 2 && shorter >= 6 || apart <= 0.03 ? 2 : 3;
  }

  private static double apart(String a, String b) {
    try {
      return Math.abs(Double.parseDouble(a) - Double.parseDouble(b));
    } catch (NumberFormatException e) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
