package clientele.analysis.data.columns;

import clientele.analysis.data.steps.DataProblems;
import clientele.base.ShortYear;
import clientele.cleaning.personal.PersonalData;
import clientele.cleaning.values.DateRepair;
import clientele.cleaning.values.DateRepair.Reading;
import clientele.study.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The days that the different words of a column say, and whether day or month stands first in them. */
final class WrittenDays {
  private final List<String> values;
  private final Optional<LocalDate> born;
  private final List<Reading> readings = new ArrayList<>();
  private long dayFirst;
  private long monthFirst;
  private long open;
  private String example = "";

  /**
   * Reads words.
   *
   * @param values the different ones
   * @param counts rows of each
   * @param born for days of birth, today: a year of two digits is not after it
   */
  WrittenDays(List<String> values, int[] counts, Optional<LocalDate> born) {
    this.values = values;
    this.born = born;
    for (int code = 0; code < counts.length; code++) {
      Reading reading = counts[code] == 0 ? null : DateRepair.read(values.get(code)).orElse(null);
      readings.add(reading);
      if (reading != null) {
        dayFirst += reading.isAgainst(false) ? counts[code] : 0;
        monthFirst += reading.isAgainst(true) ? counts[code] : 0;
        open += reading.isOpen() ? counts[code] : 0;
        example = example.isEmpty() && reading.isOpen() ? values.get(code).strip() : example;
      }
    }
  }

  /** For a column of days of birth the day on which they are seen; empty for others. */
  static Optional<LocalDate> born(Column column, Instant now) {
    return PersonalData.ofBirth(column) ? Optional.of(LocalDate.ofInstant(now, ZoneOffset.UTC)) : Optional.empty();
  }

  /** Whether a word says a day. */
  boolean isDay(int code) {
    return readings.get(code) != null;
  }

  /** The day of a word that says one. */
  LocalDate day(int code, boolean daysFirst) {
    LocalDate day = readings.get(code).by(daysFirst);
    boolean whole = values.get(code).contains(String.valueOf(day.getYear()));
    return whole ? day : born.map(today -> ShortYear.born(day, today)).orElse(day);
  }

  /** Seconds of the day of a word that says one. */
  int clock(int code) {
    return readings.get(code).clock();
  }

  /** Rows that only the other order makes a day of. */
  long against(boolean daysFirst) {
    return daysFirst ? monthFirst : dayFirst;
  }

  /**
   * Whether days stand before months.
   *
   * @param order dmy, mdy, or auto for what the values prove
   * @throws clientele.base.ProblemException {@code DATA-ORDER-OPEN}, {@code DATA-ORDER-MIXED} if they leave values open
   */
  boolean daysFirst(String order, String column) {
    if (!order.equals("auto")) {
      return order.equals("dmy");
    }
    if (open > 0 && (dayFirst > 0) == (monthFirst > 0)) {
      Reading reading = DateRepair.read(example).orElseThrow();
      throw dayFirst > 0
          ? DataProblems.ORDER_MIXED.raise(column, dayFirst, monthFirst, open, example)
          : DataProblems.ORDER_OPEN.raise(column, open, example, reading.by(true).toString(), reading.by(false).toString());
    }
    return dayFirst >= monthFirst;
  }
}
