package clientele.intake.book;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How numbers and moments of spreadsheets are written as words. */
public final class Cells {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final LocalDateTime EPOCH_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
  private static final double LATEST = 2_958_466;

  /** Days from which on a number is a moment rather than a stretch of time: the year 1927. */
  private static final double EARLIEST = 10_000;

  /** Longest stretch of time in days. */
  private static final double LONGEST = 100_000;

  private Cells() {}

  /** Figures that a double holds for certain and that spreadsheets show. */
  private static final int FIGURES = 15;

  /**
   * A number as spreadsheets show it: at most 15 figures, no exponent; ids keep the zeros a pattern asks for. Figures
   * before the point stay as they stand in the file however many they are: whole numbers so long are keys.
   */
  public static String number(BigDecimal value, String pattern) {
    int whole = (int) Math.clamp((long) value.precision() - value.scale(), FIGURES, 100);
    BigDecimal shown = value.round(new MathContext(whole)).stripTrailingZeros();
    if (Math.abs((long) shown.precision() - shown.scale()) > 40 || shown.scale() > 40) {
      return shown.toString();
    }
    if (pattern != null && pattern.matches("0{2,18}") && shown.scale() <= 0 && shown.signum() >= 0) {
      String digits = shown.toPlainString();
      return "0".repeat(Math.max(0, pattern.length() - digits.length())) + digits;
    }
    return shown.toPlainString();
  }

  /** A number as spreadsheets show it; nothing for what is no number. */
  public static String number(double value, String pattern) {
    return Double.isFinite(value) ? number(new BigDecimal(Double.toString(value)), pattern) : "";
  }

  /** A moment in ISO form, to the second; a day if it has no time. */
  public static String moment(LocalDateTime moment) {
    return moment.toLocalTime().toSecondOfDay() == 0 ? moment.toLocalDate().toString() : MOMENT.format(moment);
  }

  /**
   * A serial number of Excel as a moment; a bare time below one day, a plain number if it lies outside the calendar.
   *
   * @param days since the beginning of the calendar
   * @param from1904 whether that is 1904, as in old workbooks from a Mac
   */
  static String serial(double days, boolean from1904) {
    if (!(days >= 0 && days < LATEST)) {
      return number(days, null);
    }
    long seconds = Math.round(days * 86_400);
    if (seconds < 86_400 && !from1904) {
      return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    // Excel's 1900 calendar has a 29 February 1900: days before it lie one further
    long shift = !from1904 && seconds < 60L * 86_400 ? 86_400 : 0;
    return moment((from1904 ? EPOCH_1904 : EPOCH_1900).plusSeconds(seconds + shift));
  }

  /**
   * A number under a format that shows moments: a moment, a time of day, or, where the format counts hours on beyond a
   * day, how long something took, always as hours, minutes and seconds. Empty if the format shows a plain number. A whole
   * moment stays one where the format shows only its weekday or time.
   */
  public static Optional<String> moment(double days, int id, String pattern, boolean from1904) {
    if (isElapsed(id, pattern)) {
      return days >= 0 && days < LONGEST ? Optional.of(elapsed(days)) : Optional.empty();
    }
    if (isClock(id, pattern)) {
      return Optional.of(days >= 1 && days < EARLIEST ? elapsed(days) : serial(days, from1904));
    }
    return isDate(id, pattern) ? Optional.of(serial(days, from1904)) : Optional.empty();
  }

  private static String elapsed(double days) {
    long seconds = Math.round(days * 86_400);
    return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Whether a number format of Excel shows days, months, years or weekdays. */
  private static boolean isDate(int id, String pattern) {
    if (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58) {
      return true;
    }
    String bare = bare(pattern);
    return bare.contains("y") && (bare.contains("m") || bare.contains("d"))
        || bare.contains("d") && bare.contains("m")
        || bare.contains("年") || bare.matches("[ ,./-]*(d{1,4}|aaa|aaaa|m{3,5}|yyyy|yy)[ ,./-]*");
  }

  /** Whether a number format of Excel shows the time of day only. */
  private static boolean isClock(int id, String pattern) {
    String bare = bare(pattern).replaceAll("am/pm|a/p|上午/下午", "");
    boolean named = id >= 18 && id <= 21 || id == 45 || id == 47;
    return named || bare.matches("[hms0 .,:时分秒時]*") && (bare.contains("h") || bare.contains("s"));
  }

  /** Whether a number format of Excel counts hours, minutes or seconds beyond a day. */
  private static boolean isElapsed(int id, String pattern) {
    return id == 46 || pattern != null && pattern.toLowerCase(Locale.ROOT).matches(".*\\[(h{1,2}|m{1,2}|s{1,2})\\].*");
  }

  /** The first section of a format without quoted words, colours, languages and fillers. */
  private static String bare(String pattern) {
    if (pattern == null) {
      return "";
    }
    String plain = pattern.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", "").toLowerCase(Locale.ROOT);
    return plain.contains(";") ? plain.substring(0, plain.indexOf(';')) : plain;
  }

  /** Whether no cell holds anything. */
  public static boolean blank(List<String> cells) {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }
}
