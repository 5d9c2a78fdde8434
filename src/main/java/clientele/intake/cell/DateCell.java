package clientele.intake.cell;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cell read as a day or moment the way an import reads it, for the steps that come after it.
 *
 * @param certain seconds since 1970 in the one reading there is: the year first, or the month by its name
 * @param dayFirst seconds since 1970 with the day before the month
 * @param monthFirst seconds since 1970 with the month before the day
 * @param hasClock whether a time of day other than midnight is written
 */
public record DateCell(OptionalLong certain, OptionalLong dayFirst, OptionalLong monthFirst, boolean hasClock) {
  /** The moment a cell is in one order at least. */
  public static Optional<DateCell> of(String cell) {
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    DateScan scan = new DateScan();
    return scan.read(b, 0, b.length)
        ? Optional.of(new DateCell(moment(scan.certain), moment(scan.dayFirst), moment(scan.monthFirst), scan.hasClock))
        : Optional.empty();
  }

  private static OptionalLong moment(long seconds) {
    return seconds == DateScan.NOT ? OptionalLong.empty() : OptionalLong.of(seconds);
  }
}
