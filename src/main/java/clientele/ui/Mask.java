package clientele.ui;

import clientele.cleaning.personal.PersonalData;
import clientele.study.Column;
import clientele.study.Meaning;
import java.util.Set;

/** Hides who people are. Every mask has the same length, since real lengths give people away. */
public final class Mask {
  private static final String DOTS = "•••";
  private static final Set<Meaning> PERSONAL = Set.of(Meaning.NAME, Meaning.EMAIL, Meaning.PHONE, Meaning.BIRTH_DATE);

  private Mask() {}

  /** Whether the values of a column say who somebody is, by what it means or, where that is not known, by its name. */
  public static boolean hides(Column column) {
    return PersonalData.saysWho(column);
  }

  /** Whether values of a meaning say who somebody is. */
  public static boolean hides(Meaning meaning) {
    return PERSONAL.contains(meaning);
  }

  /** {@code Marta Lindqvist} as {@code M••• L•••}, {@code 王小明} as {@code 王••}, anything without letters as dots. */
  public static String name(String value) {
    if (value == null || value.isBlank()) {
      return "";
    }
    String trimmed = value.strip();
    int first = trimmed.codePointAt(0);
    if (Character.UnicodeScript.of(first) == Character.UnicodeScript.HAN) {
      return Character.toString(first) + "••";
    }
    if (!Character.isLetter(first) || trimmed.contains("@")) {
      return DOTS;
    }
    String[] parts = trimmed.split("\\s+");
    String masked = Character.toString(first) + DOTS;
    return parts.length > 1 ? masked + " " + Character.toString(parts[parts.length - 1].codePointAt(0)) + DOTS : masked;
  }
}
