package clientele.intake.column;

import clientele.intake.cell.NumberScan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell read as a number the way an import reads it, for the steps that come after it: thousands separators, signs before
 * and behind, parentheses, currencies, full-width digits, 万 and 亿 are understood.
 *
 * @param point its value where a point is the decimal mark, if it is a number then
 * @param comma its value where a comma is the decimal mark, if it is a number then
 * @param percent whether a percent sign stands behind it; the value is not divided
 * @param currency the code of the currency, or its sign where that stands for several; empty if there is none
 */
public record NumberCell(Optional<BigDecimal> point, Optional<BigDecimal> comma, boolean percent, String currency) {
  private static final Pattern ZERO_ALONE = Pattern.compile("^[^0-9.,]*0([.,])\\d{3}(?!\\d)");

  /** The number a cell is in one convention at least. */
  public static Optional<NumberCell> of(String cell) {
    byte[] b = cell.getBytes(StandardCharsets.UTF_8);
    NumberScan scan = new NumberScan();
    if (!scan.read(b, 0, b.length)) {
      return Optional.empty();
    }
    String currency = scan.currency().equals(NumberScan.BACKSLASH) ? "" : CurrencyColumn.code(scan.currency());
    if (scan.isReal()) {
      Optional<BigDecimal> real = Optional.of(BigDecimal.valueOf(scan.real()));
      return Optional.of(new NumberCell(real, real, scan.percent(), currency));
    }
    // a zero alone in front of a mark is no group of thousands
    Matcher small = ZERO_ALONE.matcher(cell);
    char mark = small.find() ? small.group(1).charAt(0) : 0;
    Optional<BigDecimal> point = mark == ',' ? Optional.empty() : value(scan.mantissa(), scan.pointDigits());
    Optional<BigDecimal> comma = mark == '.' ? Optional.empty() : value(scan.mantissa(), scan.commaDigits());
    return Optional.of(new NumberCell(point, comma, scan.percent(), currency));
  }

  /** Whether it is a number in either convention, but not the same one. */
  public boolean isOpen() {
    return point.isPresent() && comma.isPresent() && point.get().compareTo(comma.get()) != 0;
  }

  /** The value by that decimal mark. */
  public Optional<BigDecimal> by(char mark) {
    return mark == ',' ? comma : point;
  }

  /** Whether a cell only says that there is no value, as N/A does. */
  public static boolean standsForNone(String cell) {
    return ColumnEvidence.standsForNone(cell.strip());
  }

  private static Optional<BigDecimal> value(long mantissa, int digits) {
    return digits == NumberScan.NOT ? Optional.empty() : Optional.of(BigDecimal.valueOf(mantissa, digits));
  }
}
