package clientele.cleaning.values;

import clientele.base.ShortYear;
import clientele.intake.cell.DateCell;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Reads days that one column holds in several ways of writing. */
public final class DateRepair {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\D?.*");
  private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})(\\D.*)?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern WORD_SECOND = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3})[a-z]*[ .,-]+(\\d{4}|\\d{2})(\\D.*)?");
  private static final Pattern WORD_FIRST = Pattern.compile("([a-z]{3})[a-z]*[ .-]+(\\d{1,2})(?:st|nd|rd|th)?[ ,.-]+(\\d{4})(\\D.*)?");
  private static final Pattern ORDINAL = Pattern.compile("^(\\d{1,2})(?:er|ER|[oaºª°])(?=\\s)");
  private static final Pattern SERIAL = Pattern.compile("[2-5]\\d{4}(\\.\\d+)?");
  private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);
  private static final int DAY = 86_400;

  private DateRepair() {}

  /**
   * The day a cell says with the day before the month and with the month before the day; the same where only one is meant.
   *
   * @param clock seconds of the day, 0 where none are written
   */
  public record Reading(Optional<LocalDate> dayFirst, Optional<LocalDate> monthFirst, int clock) {
    /** Whether both orders give a day, and not the same one. */
    public boolean isOpen() {
      return dayFirst.isPresent() && monthFirst.isPresent() && !dayFirst.equals(monthFirst);
    }

    /** The day by an order; by the other one where only that gives a day. */
    public LocalDate by(boolean daysFirst) {
      return daysFirst ? dayFirst.or(() -> monthFirst).orElseThrow() : monthFirst.or(() -> dayFirst).orElseThrow();
    }

    /** Whether only the other order gives a day. */
    public boolean isAgainst(boolean daysFirst) {
      return (daysFirst ? dayFirst : monthFirst).isEmpty();
    }

    private static Optional<Reading> of(Optional<LocalDate> dayFirst, Optional<LocalDate> monthFirst, String text) {
      if (dayFirst.isEmpty() && monthFirst.isEmpty()) {
        return Optional.empty();
      }
      Optional<DateCell> moment = DateCell.of(text).filter(DateCell::hasClock);
      OptionalLong seconds = moment.isEmpty() ? OptionalLong.empty()
          : LongStream.concat(moment.get().certain().stream(), LongStream.concat(moment.get().dayFirst().stream(), moment.get().monthFirst().stream())).findFirst();
      return Optional.of(new Reading(dayFirst, monthFirst, (int) Math.floorMod(seconds.orElse(0), DAY)));
    }
  }

  /** The day a cell says; empty if it says none. Where points divide the numbers, the day stands first if it can. */
  public static Optional<Reading> read(String cell) {
    String text = TextStep.WIDTH.apply(cell).strip();
    Matcher m = YEAR_LAST.matcher(text);
    if (m.matches()) {
      Optional<LocalDate> dayFirst = day(m.group(3), m.group(2), m.group(1));
      boolean pointed = dayFirst.isPresent() && text.charAt(m.end(1)) == '.';
      return Reading.of(dayFirst, pointed ? dayFirst : day(m.group(3), m.group(1), m.group(2)), text);
    }
    Optional<LocalDate> only = certain(text);
    return Reading.of(only, only, text);
  }

  private static Optional<LocalDate> certain(String text) {
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.matches()) {
      return day(m.group(1), m.group(2), m.group(3));
    }
    m = COMPACT.matcher(text);
    if (m.matches()) {
      return day(m.group(1), m.group(2), m.group(3));
    }
    if (SERIAL.matcher(text).matches()) {
      return Optional.of(SERIAL_START.plusDays((long) Double.parseDouble(text)));
    }
    return text.codePoints().anyMatch(Character::isLetter) ? worded(text) : Optional.empty();
  }

  /** Months by their names, in the languages an import knows, and what it does not read of English ones. */
  private static Optional<LocalDate> worded(String text) {
    OptionalLong known = DateCell.of(ORDINAL.matcher(text).replaceFirst("$1")).map(DateCell::certain).orElse(OptionalLong.empty());
    if (known.isPresent()) {
      return Optional.of(LocalDate.ofEpochDay(Math.floorDiv(known.getAsLong(), DAY)));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher m = WORD_SECOND.matcher(lower);
    if (m.matches() && MONTHS.contains(m.group(2))) {
      return day(m.group(3), String.valueOf(MONTHS.indexOf(m.group(2)) + 1), m.group(1));
    }
    m = WORD_FIRST.matcher(lower);
    return m.matches() && MONTHS.contains(m.group(1))
        ? day(m.group(3), String.valueOf(MONTHS.indexOf(m.group(1)) + 1), m.group(2))
        : Optional.empty();
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
