package clientele.intake.cell;

import clientele.base.ShortYear;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one cell as a day or moment in every order the world uses: 2024-03-05, 5.3.2024, 03/05/24, 20240305, 5 March
 * 2024, Mar 5, 2024, 2024年3月5日, each with or without a time (24 hours or am and pm). Where day and month could be
 * exchanged both readings are given. Times stay as local as they are written; an offset from UTC behind them is told. One
 * instance is used for many cells.
 */
public final class DateScan {
  /** Where a reading is not possible. */
  public static final long NOT = Long.MIN_VALUE;

  /** Where no offset from UTC is written. */
  public static final int LOCAL = Integer.MIN_VALUE;

  private static final Map<String, Integer> MONTHS = MonthWords.ALL;
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:\\p{L}{2,10}\\.?,?\\s+)?(?:(\\d{1,2})(?:st|nd|rd|th|er|\u00ba|\\.)?[\\s\\-/]*(?:de\\s+|of\\s+)?"
              + "(\\p{L}{3,10})\\.?,?[\\s\\-/]*(?:de\\s+)?(\\d{4}|\\d{2})"
              + "|(\\p{L}{3,10})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4}))(?:[,T\\s:]+(.+))?");
  private static final Pattern UNIX =
      Pattern.compile("\\p{L}{3} (\\p{L}{3}) +(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2})(?: ([A-Z+\\-:0-9]{1,6}))? (\\d{4})");
  private static final Pattern CHINESE =
      Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(?:(\\d{1,2})\\s*[日号])?\\s*(.*)");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(上午|下午|晚上|AM|PM|am|pm)?\\s*(\\d{1,2})[:时時h点](\\d{2})?分?(?:[:](\\d{2})(?:[.,](\\d{1,9}))?)?秒?\\s*"
              + "(AM|PM|am|pm|a\\.m\\.|p\\.m\\.)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?");

  /** Seconds since 1970 in the one certain reading (year first, or month by name), or {@link #NOT}. */
  long certain;

  /** Seconds since 1970 with the day before the month, or {@link #NOT}. */
  long dayFirst;

  /** Seconds since 1970 with the month before the day, or {@link #NOT}. */
  long monthFirst;

  /** Whether a time is written. */
  boolean hasTime;

  /** Whether the time is other than midnight. */
  boolean hasClock;

  /** Whether it is eight digits without anything between them. */
  boolean compact;

  /** Whether its time has a part of a second, which is left out. */
  boolean fraction;

  /** Seconds that its time is ahead of UTC, or {@link #LOCAL}. */
  int offset;

  /** Whether its year has two digits only. */
  boolean shortYear;

  /** What stands between the numbers; 0 for names and compact ones. */
  char separator;

  /** Reads a cell; false if it is no day in any order. */
  public boolean read(byte[] b, int from, int to) {
    certain = NOT;
    dayFirst = NOT;
    monthFirst = NOT;
    hasTime = false;
    hasClock = false;
    compact = false;
    shortYear = false;
    offset = LOCAL;
    fraction = false;
    separator = 0;
    int s = from;
    int e = to;
    while (s < e && b[s] <= ' ' && b[s] >= 0) {
      s++;
    }
    while (e > s && b[e - 1] <= ' ' && b[e - 1] >= 0) {
      e--;
    }
    if (e - s < 6 || e - s > 48) {
      return false;
    }
    if (b[s] >= '0' && b[s] <= '9' && numbers(b, s, e)) {
      return certain != NOT || dayFirst != NOT || monthFirst != NOT;
    }
    return worded(b, s, e);
  }

  private boolean numbers(byte[] b, int s, int e) {
    int i = s;
    int a = 0;
    while (i < e && b[i] >= '0' && b[i] <= '9' && i - s < 9) {
      a = a * 10 + (b[i++] - '0');
    }
    int lengthA = i - s;
    if (e - s == 14 && lengthA == 9 && digitsOnly(b, i, e)) {
      compact = true;
      return stamp(b, s, s + 8);
    }
    if (lengthA == 8 && i + 7 <= e && b[i] == 'T' && digitsOnly(b, i + 1, i + 7) && (i + 7 == e || b[i + 7] == 'Z')) {
      compact = true;
      offset = i + 7 == e ? LOCAL : 0;
      return stamp(b, s, i + 1);
    }
    if (lengthA == 8 && (i == e || b[i] == ' ' || b[i] == 'T')) {
      compact = true;
      certain = moment(a / 10_000, a / 100 % 100, a % 100, clock(b, i, e));
      return true;
    }
    if (i >= e || lengthA > 4 || lengthA == 3) {
      return false;
    }
    byte mark = b[i];
    if (mark != '-' && mark != '/' && mark != '.') {
      return false;
    }
    i++;
    while (mark == '.' && i < e && b[i] == ' ') {
      i++;
    }
    int from = i;
    int m = 0;
    while (i < e && b[i] >= '0' && b[i] <= '9') {
      m = m * 10 + (b[i++] - '0');
    }
    if (i - from < 1 || i - from > 2 || i >= e || b[i] != mark) {
      return false;
    }
    i++;
    while (i < e && b[i] == ' ') {
      i++;
    }
    from = i;
    int c = 0;
    while (i < e && b[i] >= '0' && b[i] <= '9' && i - from < 5) {
      c = c * 10 + (b[i++] - '0');
    }
    int lengthC = i - from;
    if (mark == '.' && i + 1 == e && b[i] == '.') {
      i++;
    }
    if (i < e && b[i] != ' ' && b[i] != 'T' && b[i] != ',') {
      return false;
    }
    separator = (char) mark;
    int seconds = clock(b, i, e);
    if (lengthA == 4 && lengthC >= 1 && lengthC <= 2) {
      certain = moment(a, m, c, seconds);
      return true;
    }
    if (lengthA > 2 || lengthC != 4 && lengthC != 2) {
      return false;
    }
    shortYear = lengthC == 2;
    int year = shortYear ? ShortYear.of(c) : c;
    dayFirst = moment(year, m, a, seconds);
    monthFirst = moment(year, a, m, seconds);
    return true;
  }

  /** Eight digits of a day at {@code day}, six of a time at {@code time}. */
  private boolean stamp(byte[] b, int day, int time) {
    int h = two(b, time);
    int min = two(b, time + 2);
    int sec = two(b, time + 4);
    if (h > 23 || min > 59 || sec > 59) {
      return false;
    }
    hasTime = true;
    hasClock |= h + min + sec > 0;
    int year = two(b, day) * 100 + two(b, day + 2);
    certain = moment(year, two(b, day + 4), two(b, day + 6), (h * 60 + min) * 60 + sec);
    return certain != NOT;
  }

  private static boolean digitsOnly(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return false;
      }
    }
    return to <= b.length;
  }

  /** Seconds of the day behind a date; -1 if what stands there is not a time. */
  private int clock(byte[] b, int from, int to) {
    int i = from;
    while (i < to && (b[i] == ' ' || b[i] == 'T' || b[i] == ',')) {
      i++;
    }
    if (i == to) {
      return 0;
    }
    hasTime = true;
    if (to - i == 8 && b[i + 2] == ':' && b[i + 5] == ':' || to - i == 5 && b[i + 2] == ':') {
      int h = two(b, i);
      int min = two(b, i + 3);
      int sec = to - i == 8 ? two(b, i + 6) : 0;
      if (h >= 0 && h < 24 && min >= 0 && min < 60 && sec >= 0 && sec < 60) {
        hasClock |= h + min + sec > 0;
        return (h * 60 + min) * 60 + sec;
      }
      return -1;
    }
    return clock(new String(b, i, to - i, StandardCharsets.UTF_8));
  }

  private int clock(String words) {
    if (words == null || words.isBlank()) {
      return 0;
    }
    hasTime = true;
    Matcher m = CLOCK.matcher(words.strip());
    if (!m.matches()) {
      return -1;
    }
    int h = Integer.parseInt(m.group(2));
    int min = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
    int sec = m.group(4) == null ? 0 : Integer.parseInt(m.group(4));
    String half = m.group(1) != null ? m.group(1) : m.group(6);
    if (half != null) {
      boolean late = half.startsWith("p") || half.startsWith("P") || half.equals("下午") || half.equals("晚上");
      if (h > 12 && !late || h > 23) {
        return -1;
      }
      h = late ? h < 12 ? h + 12 : h : h == 12 ? 0 : h;
    }
    if (h > 23 || min > 59 || sec > 59) {
      return -1;
    }
    hasClock |= h + min + sec > 0;
    offset = offset(m.group(7));
    fraction = m.group(5) != null && !m.group(5).matches("0+");
    return (h * 60 + min) * 60 + sec;
  }

  /** Seconds ahead of UTC of an offset such as {@code +02:00}. */
  private static int offset(String words) {
    if (words == null) {
      return LOCAL;
    }
    if (words.equals("Z") || words.equals("UTC") || words.equals("GMT")) {
      return 0;
    }
    String digits = words.replace(":", "");
    if (!digits.matches("[+-]\\d{4}")) {
      return LOCAL;
    }
    int seconds = (Integer.parseInt(digits.substring(1, 3)) * 60 + Integer.parseInt(digits.substring(3))) * 60;
    return digits.charAt(0) == '-' ? -seconds : seconds;
  }

  private boolean worded(byte[] b, int s, int e) {
    String cell = WideSigns.narrow(new String(b, s, e - s, StandardCharsets.UTF_8));
    if (cell.indexOf('年') > 0) {
      cell = WideSigns.withDigits(cell);
    }
    Matcher chinese = CHINESE.matcher(cell);
    if (chinese.matches()) {
      int day = chinese.group(3) == null ? 1 : Integer.parseInt(chinese.group(3));
      certain =
          moment(
              Integer.parseInt(chinese.group(1)), Integer.parseInt(chinese.group(2)), day, clock(chinese.group(4)));
      return certain != NOT;
    }
    boolean digit = false;
    boolean letter = false;
    for (int i = 0; i < cell.length(); i++) {
      digit |= Character.isDigit(cell.charAt(i));
      letter |= Character.isLetter(cell.charAt(i));
    }
    if (!digit || !letter) {
      return false;
    }
    Matcher unix = UNIX.matcher(cell);
    Integer unixMonth = unix.matches() ? MONTHS.get(unix.group(1).toLowerCase(Locale.ROOT)) : null;
    if (unixMonth != null) {
      int seconds = clock(unix.group(3));
      offset = offset(unix.group(4));
      certain = moment(Integer.parseInt(unix.group(5)), unixMonth, Integer.parseInt(unix.group(2)), seconds);
      return certain != NOT;
    }
    Matcher m = NAMED.matcher(cell);
    if (!m.matches()) {
      return false;
    }
    String name = (m.group(2) != null ? m.group(2) : m.group(4)).toLowerCase(Locale.ROOT);
    Integer month = MONTHS.get(name);
    if (month == null) {
      return false;
    }
    String yearWords = m.group(3) != null ? m.group(3) : m.group(6);
    shortYear = yearWords.length() == 2;
    int year = shortYear ? ShortYear.of(Integer.parseInt(yearWords)) : Integer.parseInt(yearWords);
    int day = Integer.parseInt(m.group(1) != null ? m.group(1) : m.group(5));
    certain = moment(year, month, day, clock(m.group(7)));
    return certain != NOT;
  }

  private static int two(byte[] b, int at) {
    int tens = b[at] - '0';
    int ones = b[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private static long moment(int year, int month, int day, int seconds) {
    if (seconds < 0 || year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) {
      return NOT;
    }
    if (day > 28) {
      try {
        return LocalDate.of(year, month, day).toEpochDay() * 86_400 + seconds;
      } catch (DateTimeException e) {
        return NOT;
      }
    }
    return epochDay(year, month, day) * 86_400 + seconds;
  }

  /** Days since 1970-01-01 in the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
  private static long epochDay(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int ofEra = y - era * 400;
    int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear;
    return (long) era * 146_097 + dayOfEra - 719_468;
  }

  /** Seconds since 1970 in the one certain reading (year first, or month by name), or {@link #NOT}. */
  public long certain() {
    return certain;
  }

  /** Seconds since 1970 with the day before the month, or {@link #NOT}. */
  public long dayFirst() {
    return dayFirst;
  }

  /** Seconds since 1970 with the month before the day, or {@link #NOT}. */
  public long monthFirst() {
    return monthFirst;
  }

  /** Whether the time is other than midnight. */
  public boolean hasClock() {
    return hasClock;
  }

  /** Whether it is eight digits without anything between them. */
  public boolean compact() {
    return compact;
  }

  /** Whether its time has a part of a second, which is left out. */
  public boolean fraction() {
    return fraction;
  }

  /** Seconds that its time is ahead of UTC, or {@link #LOCAL}. */
  public int offset() {
    return offset;
  }

  /** Whether its year has two digits only. */
  public boolean shortYear() {
    return shortYear;
  }

  /** What stands between the numbers; 0 for names and compact ones. */
  public char separator() {
    return separator;
  }
}
