package clientele.base;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/**
 * How figures are written, the same in views, reports and files: {@code 18,240 · 34 % · €28,000 · 0.84}, a true minus
 * sign, intervals as {@code (32–36)}, and no more digits than the interval supports.
 */
public final class Figures {
  private static final String MINUS = "\u2212";
  private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Figures() {}

  /** A count with thousands separators. */
  public static String count(long n) {
    return fixed(n, 0);
  }

  /** A number with the given digits after the point. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    StringBuilder pattern = new StringBuilder("#,##0");
    if (decimals > 0) {
      pattern.append('.').append("0".repeat(decimals));
    }
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setDecimalSeparator('.');
    symbols.setGroupingSeparator(',');
    symbols.setMinusSign('\u2212');
    DecimalFormat format = new DecimalFormat(pattern.toString(), symbols);
    format.setRoundingMode(com.ibm.icu.math.BigDecimal.ROUND_HALF_UP);
    String written = format.format(value);
    return written.matches(MINUS + "0(\\.0+)?") ? written.substring(1) : written;
  }

  /** Digits after the point with which a number of no stated precision is read: about three figures. */
  public static int readableDecimals(double value) {
    double size = Math.abs(value);
    return size == Math.rint(size) && size < 1e9 ? 0 : size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  }

  /** A number as other programs read it: a point, no separators, the plain minus sign. */
  public static String plain(double value, int decimals) {
    return Double.isFinite(value)
        ? java.math.BigDecimal.valueOf(value).setScale(decimals, java.math.RoundingMode.HALF_UP).toPlainString()
        : Double.toString(value);
  }

  /** A number with its sign, as differences are written. */
  public static String signed(double value, int decimals) {
    String written = fixed(value, decimals);
    return value > 0 && !written.matches("0(\\.0+)?") ? "+" + written : written;
  }

  /** A share from 0 to 1 as per cent, {@code 34 %}. */
  public static String percent(double share, int decimals) {
    return fixed(share * 100, decimals) + " %";
  }

  /** A share from 0 to 1 of things that were counted: some are never none, and not all are never all. */
  public static String part(double share, int decimals) {
    double step = Math.pow(10, -decimals);
    if (share > 0 && share * 100 < step / 2) {
      return "< " + fixed(step, decimals) + " %";
    }
    return share < 1 && share * 100 >= 100 - step / 2
        ? "> " + fixed(100 - step, decimals) + " %" : percent(share, decimals);
  }

  /** An amount with its currency sign before it, {@code €28,000}; without a known currency only the number. */
  public static String money(double amount, String currency, int decimals) {
    String number = fixed(Math.abs(amount), decimals);
    boolean negative = amount < 0 && !number.matches("0(\\.0+)?");
    return (negative ? MINUS : "") + currencySign(currency) + number;
  }

  /** The sign of an ISO 4217 currency, its code and a space if it has none, nothing for an unknown currency. */
  public static String currencySign(String currency) {
    return switch (currency == null ? "" : currency) {
      case "" -> "";
      case "EUR" -> "€";
      case "USD" -> "$";
      case "GBP" -> "£";
      case "CNY", "JPY" -> "¥";
      default -> {
        try {
          yield Currency.getInstance(currency).getCurrencyCode() + " ";
        } catch (IllegalArgumentException e) {
          yield currency + " ";
        }
      }
    };
  }

  /** An interval in tables, {@code (32–36)}; with air around the dash where an end is negative. */
  public static String interval(Interval interval, int decimals) {
    String low = fixed(interval.low(), decimals);
    String high = fixed(interval.high(), decimals);
    return "(" + low + (low.startsWith(MINUS) || high.startsWith(MINUS) ? " – " : "–") + high + ")";
  }

  /** An interval of a difference, {@code (+6.2 to +11.8)}; in Chinese with 至. */
  public static String signedInterval(Interval interval, int decimals, Language language) {
    String to = language == Language.CHINESE ? " 至 " : " to ";
    return "(" + signed(interval.low(), decimals) + to + signed(interval.high(), decimals) + ")";
  }

  /** Digits after the point that an interval supports: its half width keeps at least one and at most two figures. */
  public static int decimalsFor(Interval interval) {
    double half = interval.halfWidth();
    if (!(half > 0)) {
      return 0;
    }
    return (int) Math.clamp(Math.ceil(-Math.log10(half)), 0, 4);
  }

  /**
   * A value rounded to what its interval supports: 28,102 in 15,000 to 41,000 is 28,000. The step is the second figure of
   * the half width (JCGM 100:2008, 7.2.6), so that rounding adds at most a twentieth of it, and never more than the second
   * figure of the value itself.
   */
  public static double round(double value, Interval interval) {
    double half = interval.halfWidth();
    if (!(half > 0) || value == 0) {
      return value;
    }
    double step = Math.pow(10, Math.floor(Math.log10(Math.min(half, Math.abs(value)))) - 1);
    return step <= 1 ? value : Math.rint(value / step) * step;
  }

  /** A date: {@code 30 Sep 2025} in English, {@code 2025-09-30} in Chinese. */
  public static String date(LocalDate date, Language language) {
    return language == Language.CHINESE ? date.toString() : ENGLISH_DATE.format(date);
  }
}
