package clientele.intake.column;

import clientele.base.words.MissingWords;
import clientele.intake.cell.DateScan;
import clientele.intake.cell.NumberScan;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the values of a column look like, counted in rows over all of them; each distinct value is read once.
 */
public final class ColumnEvidence {
  private static final int SPELLINGS = 2_000;
  private static final long EPOCH_FROM = 631_152_000L;
  private static final long EPOCH_TO = 4_102_444_800L;
  private static final long DAYS_FROM = 20_000;
  private static final long DAYS_TO = 73_000;

  /** Whether a cell stands for "no value", at least where numbers or dates are expected. */
  public static boolean standsForNone(String cell) {
    return MissingWords.isOfPrograms(cell) || isWord(cell);
  }

  /** Whether a cell is a word for no value where numbers or dates are expected; one that is to come stays and is told. */
  private static boolean isWord(String cell) {
    return MissingWords.isMissing(cell) && !MissingWords.isToCome(cell);
  }

  /** Kinds of "no value", by code; 0 is a value. */
  static final byte VALUE = 0;

  static final byte NULL = 1;
  static final byte WEAK_NULL = 2;

  long rows;
  long blank;
  long nulls;
  long weakNulls;
  int distinct;

  /** Cells that a spreadsheet was told to take for text. */
  long guarded;

  /** Whether a spreadsheet says which of its cells are numbers. */
  boolean typed;

  /** Rows of numbers with decimals that a spreadsheet holds as such: they are written with a point whatever the words do. */
  long cellNumbers;

  /** A number of the column that has another worth with a decimal comma than with a point. */
  String open = "";

  long plainNumbers;
  long pointOnly;
  long commaOnly;
  long eitherMark;
  long reals;
  long leadingZeros;
  long percents;
  int pointScale;
  int commaScale;
  int mostDigits;
  long phones;
  final Map<String, Long> currencies = new TreeMap<>();

  long certainDates;
  long dayFirstOnly;
  long monthFirstOnly;
  long eitherOrder;
  long impossibleDates;
  long compactDates;
  long clocks;
  long dotted;
  char dateSeparator;

  /** Rows by the seconds their times are ahead of UTC; those that do not say so are not among them. */
  final Map<Integer, Long> offsets = new TreeMap<>();

  long epochSeconds;
  long epochMillis;
  long dayNumbers;

  /** Rows that count days as spreadsheets do and have a part of a day behind the mark. */
  long dayFractions;

  /** Rows with a part of a second. */
  long fractions;

  /** Rows of codes that a spreadsheet wrote as powers of ten, and the first of them. */
  long powers;
  String power = "";

  /** Whole numbers with more digits than spreadsheets hold. */
  final LongNumbers longNumbers = new LongNumbers();

  /** What a backslash before a number stands for: the currency that East Asian encodings show for it; empty in others. */
  String backslash = "";

  long truths;

  /** Rows with digits and nothing behind the point but one zero, as whole numbers become where some are missing. */
  long zeroEnds;

  long characters;
  long han;
  long spaced;
  long ats;
  long measuredRows;

  /** Rows whose number another spelling in the column equals, as 1.10 does 1.1, and the first such pair. */
  long twins;

  String twin = "";

  /** Rows of numbers with a mark in them and no sign before or behind, among them {@link #twins}. */
  long bare;

  /** The spelling of each number, for the first that have a mark. */
  private final Map<String, String> spellings = new java.util.HashMap<>();

  /** Per code whether it stands for "no value". */
  byte[] nullKinds = new byte[0];

  /** Whether its times are written with different offsets from UTC, so that they can only be compared there. */
  boolean isOffsetMixed() {
    return offsets.size() > 1 && clocks > 0;
  }

  /** Rows that hold something. */
  public long present() {
    return rows - blank - nulls;
  }

  /** Rows that are numbers with this decimal mark. */
  long numbers(char mark) {
    return plainNumbers + cellNumbers + eitherMark + (mark == ',' ? commaOnly : pointOnly + reals);
  }

  /** Rows that are days in some order. */
  long dates() {
    return certainDates + Math.max(dayFirstOnly, monthFirstOnly) + eitherOrder;
  }

  /** Rows that are days in one order or the other, even if no order fits them all. */
  long datesInAnyOrder() {
    return certainDates + dayFirstOnly + monthFirstOnly + eitherOrder;
  }

  /**
   * Reads the distinct values of a column.
   *
   * @param column sealed
   * @param rows all rows of the table
   * @param justText whether the values are codes or words by their name, so that numbers and dates are not looked for
   * @param encoding of the file
   * @param guarded cells that a spreadsheet was told to take for text, as {@code ="00123"}
   */
  public static ColumnEvidence of(CodeColumn column, long rows, boolean justText, String encoding, long guarded) {
    ColumnEvidence seen = new ColumnEvidence();
    seen.guarded = guarded;
    seen.typed = column.isTyped();
    seen.backslash = encoding.matches("CP932|Shift_JIS.*|EUC-JP") ? "JPY" : encoding.matches("CP949|EUC-KR") ? "KRW" : seen.backslash;
    ByteDictionary words = column.dictionary();
    int[] counts = column.counts();
    seen.rows = rows;
    seen.nullKinds = new byte[counts.length];
    NumberScan number = new NumberScan();
    DateScan date = new DateScan();
    long present = 0;
    for (int code = 0; code < counts.length; code++) {
      int n = counts[code];
      if (n == 0) {
        continue;
      }
      present += n;
      seen.value(column, code, n, justText, number, date);
    }
    seen.blank = rows - present;
    return seen;
  }

  private void value(CodeColumn column, int code, int n, boolean justText, NumberScan number, DateScan date) {
    ByteDictionary words = column.dictionary();
    byte[] b = words.page(code);
    int from = words.start(code);
    int to = from + words.length(code);
    if (to - from <= 14 && (b[from] < '0' || b[from] > '9')) {
      String word = words.get(code).strip();
      if (MissingWords.isOfPrograms(word)) {
        nulls += n;
        nullKinds[code] = NULL;
        return;
      }
      if (isWord(word)) {
        weakNulls += n;
        nullKinds[code] = WEAK_NULL;
        distinct++;
        return;
      }
      truths += word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false") ? n : 0;
    }
    zeroEnds += isZeroEnd(b, from, to) ? n : 0;
    distinct++;
    if (distinct <= 50_000) {
      measure(b, from, to, n);
    }
    longNumbers.add(b, from, to, n, column.isNumber(code));
    if (justText) {
      power(b, from, to, n);
      return;
    }
    boolean isDate = date.read(b, from, to);
    if (isDate) {
      dates(date, n);
    }
    if ((!isDate || date.compact() || date.separator() == '.') && number.read(b, from, to)) {
      numbers(number, to - from, n, column.isNumber(code));
      if (open.isEmpty() && number.isOpen() && !column.isNumber(code)) {
        open = words.get(code).strip();
      }
      if (number.separated() && !number.isReal() && spellings.size() < SPELLINGS) {
        spelling(words.get(code).strip(), n);
      }
    }
  }

  /** Notes numbers that are written twice, once with more zeros behind the mark. */
  private void spelling(String cell, int n) {
    if (cell.matches("\\d{1,3}[.]\\d{1,4}")) {
      bare += n;
      String least = cell.replaceFirst("0+$", "");
      String other = spellings.putIfAbsent(least, cell);
      if (other != null && !other.equals(cell)) {
        twins += n;
        twin = twin.isEmpty() ? other + " / " + cell : twin;
      }
    }
  }

  /** Counts codes such as 1.23E+11, of which only the first digits are left. */
  private void power(byte[] b, int from, int to, int n) {
    if (to - from >= 5 && b[to - 1] >= '0' && b[to - 1] <= '9') {
      String cell = new String(b, from, to - from, java.nio.charset.StandardCharsets.UTF_8).strip();
      if (cell.matches("\\d([.,]\\d+)?E\\+\\d{2}")) {
        powers += n;
        power = power.isEmpty() ? cell : power;
      }
    }
  }

  /** Whether a cell is a whole number with {@code .0} behind it. */
  static boolean isZeroEnd(byte[] b, int from, int to) {
    if (to - from < 3 || b[to - 1] != '0' || b[to - 2] != '.') {
      return false;
    }
    for (int i = b[from] == '-' ? from + 1 : from; i < to - 2; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return false;
      }
    }
    return b[to - 3] != '-';
  }

  private void dates(DateScan date, int n) {
    if (date.certain() != DateScan.NOT) {
      certainDates += n;
      compactDates += date.compact() ? n : 0;
    } else if (date.dayFirst() != DateScan.NOT && date.monthFirst() != DateScan.NOT) {
      eitherOrder += n;
    } else if (date.dayFirst() != DateScan.NOT) {
      dayFirstOnly += n;
    } else {
      monthFirstOnly += n;
    }
    clocks += date.hasClock() ? n : 0;
    fractions += date.fraction() ? n : 0;
    if (date.offset() != DateScan.LOCAL) {
      offsets.merge(date.offset(), (long) n, Long::sum);
    }
    dotted += date.separator() == '.' ? n : 0;
    dateSeparator = date.separator() == 0 ? dateSeparator : date.separator();
  }

  /** The currency sign of a number; empty if it has none. */
  String sign(NumberScan number) {
    return number.currency().equals(NumberScan.BACKSLASH) ? backslash : number.currency();
  }

  private void numbers(NumberScan number, int length, int n, boolean cell) {
    leadingZeros += number.leadingZero() ? n : 0;
    percents += number.percent() ? n : 0;
    if (!sign(number).isEmpty()) {
      currencies.merge(sign(number), (long) n, Long::sum);
    }
    if (number.isReal()) {
      reals += n;
      return;
    }
    if (!number.separated()) {
      plainNumbers += n;
      counters(number.mantissa(), n);
      phones += length == 11 && number.mantissa() >= 13_000_000_000L && number.mantissa() < 20_000_000_000L ? n : 0;
    } else if (cell) {
      cellNumbers += n;
    } else if (number.commaDigits() == NumberScan.NOT) {
      pointOnly += n;
    } else if (number.pointDigits() == NumberScan.NOT) {
      commaOnly += n;
    } else {
      eitherMark += n;
    }
    int most = cell ? number.pointDigits() : Math.max(number.pointDigits(), number.commaDigits());
    if (number.separated()) {
      double days = number.mantissa() / Math.pow(10, most);
      dayFractions += days >= DAYS_FROM && days < DAYS_TO && most > 0 ? n : 0;
    }
    pointScale = Math.max(pointScale, number.pointDigits());
    commaScale = Math.max(commaScale, cell ? number.pointDigits() : number.commaDigits());
    mostDigits = Math.max(mostDigits, Long.toString(Math.abs(number.mantissa())).length());
  }

  /** Whole numbers that count seconds or milliseconds since 1970, or days as spreadsheets do, from about 1955 to 2100. */
  private void counters(long value, int n) {
    epochSeconds += value >= EPOCH_FROM && value < EPOCH_TO ? n : 0;
    epochMillis += value >= EPOCH_FROM * 1000 && value < EPOCH_TO * 1000 ? n : 0;
    dayNumbers += value >= DAYS_FROM && value < DAYS_TO ? n : 0;
    fractions += value >= EPOCH_FROM * 1000 && value < EPOCH_TO * 1000 && value % 1000 != 0 ? n : 0;
  }

  private void measure(byte[] b, int from, int to, int n) {
    int chars = 0;
    int wide = 0;
    int spaces = 0;
    boolean at = false;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if ((c & 0xc0) != 0x80) {
        chars++;
        wide += (c & 0xf0) == 0xe0 && (c & 0xff) >= 0xe3 ? 1 : 0;
      }
      spaces += c == ' ' ? 1 : 0;
      at |= c == '@';
    }
    measuredRows += n;
    characters += (long) chars * n;
    han += (long) wide * n;
    spaced += spaces > 1 ? n : 0;
    ats += at ? n : 0;
  }

  public long rows() {
    return rows;
  }

  public int distinct() {
    return distinct;
  }

  /** Rows of numbers with decimals that a spreadsheet holds as such: they are written with a point whatever the words do. */
  public long cellNumbers() {
    return cellNumbers;
  }

  public long pointOnly() {
    return pointOnly;
  }

  public long commaOnly() {
    return commaOnly;
  }

  public long eitherMark() {
    return eitherMark;
  }

  public long dayFirstOnly() {
    return dayFirstOnly;
  }

  public long monthFirstOnly() {
    return monthFirstOnly;
  }

  public long eitherOrder() {
    return eitherOrder;
  }
}
