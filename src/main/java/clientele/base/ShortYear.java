package clientele.base;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Years written with two digits, by one rule for files and for cells that are repaired: 00 to 49 are this century, 50 to
 * 99 the last, as spreadsheets have it. Nobody is born after today: of births such a day lies a century before.
 */
public final class ShortYear {
  private static final int THIS_CENTURY = 50;
  private static final int CENTURY = 100;
  private static final Pattern BIRTH =
      Pattern.compile(
          "birth|\\bborn|\\bdob\\b|geburt|geboren|\\bgeb\\b|naissance|nacimiento|nascita|nascimento|geboorte|рожден|出生|生日|生年月日");

  private ShortYear() {}

  /** The year that two digits stand for, 0 to 99. */
  public static int of(int digits) {
    return digits < THIS_CENTURY ? 2000 + digits : 1900 + digits;
  }

  /** A day of birth whose year was written with two digits, seen on {@code today}. */
  public static LocalDate born(LocalDate read, LocalDate today) {
    return read.isAfter(today) ? read.minusYears(CENTURY) : read;
  }

  /** Whether a column of this name holds days of birth. */
  public static boolean isBirth(String name) {
    return BIRTH.matcher(name.toLowerCase(Locale.ROOT).replace('_', ' ')).find();
  }
}
