package clientele.analysis.data.steps;

import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.base.words.YesNo;
import clientele.intake.column.NumberCell;
import clientele.study.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** What a person or a step writes for a cell, as its column stores it. */
public final class TypedValue {
  private TypedValue() {}

  /**
   * For columns of whole numbers, decimals, days, moments, yes or no.
   *
   * @throws clientele.base.ProblemException {@code DATA-UNFIT} if the words are no such value
   */
  public static long whole(Column column, String words) {
    try {
      return switch (column.kind()) {
        case DATE -> LocalDate.parse(words.strip()).toEpochDay();
        case TIME -> LocalDateTime.parse(words.strip().replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
        case BOOLEAN -> YesNo.ofValue(words).orElseThrow(() -> unfit(column, words)) ? 1 : 0;
        default -> number(column, words).setScale(column.scale(), RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw unfit(column, words);
    }
  }

  /** For columns of real numbers. */
  public static double real(Column column, String words) {
    return number(column, words).doubleValue();
  }

  /** A number with a decimal point, or as people write it where that leaves no doubt. */
  private static BigDecimal number(Column column, String words) {
    try {
      return new BigDecimal(words.strip().replace("−", "-"));
    } catch (NumberFormatException e) {
      NumberCell cell = NumberCell.of(words).filter(c -> !c.isOpen() && !c.percent()).orElseThrow(() -> unfit(column, words));
      return cell.point().or(cell::comma).orElseThrow(() -> unfit(column, words));
    }
  }

  private static ProblemException unfit(Column column, String words) {
    return DataProblems.UNFIT.raise(words, column.name(), Text.of(TypedValue.class, "type." + column.kind().name().toLowerCase(Locale.ROOT)));
  }
}
