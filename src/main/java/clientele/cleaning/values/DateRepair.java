package clientele.cleaning.values;

import clientele.base.ShortYear;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days that one column holds in several ways of writing. */
public final class DateRepair {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\D?.*");
  private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})(\\D.*)?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern WORD_SECOND = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3})[a-z]*[ .,-]+(\\d{4}|\\d{2})(\\D.*)?");
  private static final Pattern WORD_FIRST = Pattern.compile("([a-z]{3})[a-z]*[ .-]+(\\d{1,2})(?:st|nd|rd|th)?[ ,.-]+(\\d{4})(\\D.*)?");
  private static final Pattern SERIAL = Pattern.compile("[2-5]\\d{4}(\\.\\d+)?");
  private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

  private DateRepair() {}

  /** Whether days stand before months where both orders are possible, from the cells where only one is. */
  public static boolean daysFirst(Iterable<String> cells) {
    int dayFirst = 0;
    int monthFirst = 0;
    for (String cell : cells) {
      Matcher m = cell == null ? null : YEAR_LAST.matcher(cell.strip());
      if (m != null && m.matches()) {
        int a = Integer.parseInt(m.group(1));
        int b = Integer.parseInt(m.group(2));
        dayFirst += a > 12 && b <= 12 ? 1 : 0;
        monthFirst += b > 12 && a <= 12 ? 1 : 0;
      }
    }
    return dayFirst >= monthFirst;
  }

  /** The day a cell says; empty if it says none. */
  public static Optional<LocalDate> read(String cell, boolean daysFirst) {
    String text = TextStep.WIDTH.apply(cell).strip().toLowerCase(Locale.ROOT);
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.matches()) {
      return day(m.group(1), m.group(2), m.group(3));
    }
    m = YEAR_LAST.matcher(text);
    if (m.matches()) {
      int first = Integer.parseInt(m.group(1));
      int second = Integer.parseInt(m.group(2));
      boolean dayBefore = first > 12 || daysFirst && second <= 12;
      return dayBefore ? day(m.group(3), m.group(2), m.group(1)) : day(m.group(3), m.group(1), m.group(2));
    }
    m = COMPACT.matcher(text);
    if (m.matches()) {
      return day(m.group(1), m.group(2), m.group(3));
    }
    m = WORD_SECOND.matcher(text);
    if (m.matches() && MONTHS.contains(m.group(2))) {
      return day(m.group(3), String.valueOf(MONTHS.indexOf(m.group(2)) + 1), m.group(1));
    }
    m = WORD_FIRST.matcher(text);
    if (m.matches() && MONTHS.contains(m.group(1))) {
      return day(m.group(3), String.valueOf(MONTHS.indexOf(m.group(1)) + 1), m.group(2));
    }
    return SERIAL.matcher(text).matches()
        ? Optional.of(SERIAL_START.plusDays((long) Double.parseDouble(text)))
        : Optional.empty();
  }

  /** The day of birth a cell says, never one after {@code today} where its year has two digits; empty if it says none. */
  public static Optional<LocalDate> readBirth(String cell, boolean daysFirst, LocalDate today) {
    return read(cell, daysFirst).map(day -> cell.contains(String.valueOf(day.getYear())) ? day : ShortYear.born(day, today));
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      int y = Integer.parseInt(year);
      int full = year.length() > 2 ? y : ShortYear.of(y);
      return Optional.of(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
