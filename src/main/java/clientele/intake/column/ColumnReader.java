package clientele.intake.column;

import clientele.base.ShortYear;
import clientele.base.words.YesNo;
import clientele.intake.cell.DateScan;
import clientele.intake.cell.NumberScan;
import clientele.intake.problem.RejectReason;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Meaning;
import java.time.LocalDate;
import java.util.Optional;

/** Turns the codes of a column into the values its plan says; each distinct value is read once. */
public final class ColumnReader {
  private static final long UNREADABLE = Long.MIN_VALUE + 1;

  /** Days from 1899-12-30 to 1970-01-01. */
  private static final int SPREADSHEET_EPOCH = 25_569;

  private final ImportedColumn imported;
  private final ColumnPlan plan;
  private final boolean counts;
  private final boolean births;
  private final boolean toUtc;
  private final LocalDate today;
  private final CodeColumn column;
  private final ByteDictionary words;
  private final long[] whole;
  private final double[] reals;
  private final int[] codes;
  private final Dictionary kept;
  private final boolean[] odd;
  private long unreadable;
  private long missing;
  private long blankEnds;
  private long joinedKeys;
  private ShortKeys shortKeys = ShortKeys.NONE;

  /** For a column that is read on {@code today}. */
  public ColumnReader(ImportedColumn imported, LocalDate today) {
    ColumnEvidence seen = imported.seen();
    this.imported = imported;
    this.plan = imported.plan();
    this.today = today;
    this.births = plan.meaning().filter(m -> m == Meaning.BIRTH_DATE).isPresent() || ShortYear.isBirth(plan.name());
    this.counts =
        plan.format().equals(ColumnTyping.EPOCH_SECONDS)
            || plan.format().equals(ColumnTyping.EPOCH_MILLIS)
            || plan.format().equals(ColumnTyping.DAY_NUMBER);
    this.toUtc = plan.kind() == Kind.TIME && seen.isOffsetMixed();
    this.column = imported.cells();
    this.words = column.dictionary();
    int n = words.size();
    int[] counts = column.counts();
    missing = seen.blank;
    if (plan.kind() == Kind.TEXT) {
      whole = null;
      reals = null;
      odd = null;
      boolean all = true;
      BareKeys bare = isKey(plan) ? BareKeys.of(column, counts) : BareKeys.NONE;
      blankEnds = bare.rows();
      joinedKeys = bare.joined();
      shortKeys = isKey(plan) ? ShortKeys.of(words, counts) : ShortKeys.NONE;
      for (int code = 0; code < n; code++) {
        boolean none = seen.nullKinds[code] == ColumnEvidence.NULL;
        missing += none ? counts[code] : 0;
        all &= counts[code] > 0 && !none;
      }
      codes = all && bare == BareKeys.NONE ? null : new int[n];
      Dictionary used = codes == null ? words : compact(counts, seen.nullKinds, bare);
      kept = plan.format().equals(ColumnTyping.ZERO_END) ? withoutZeroEnds(used) : used;
      return;
    }
    codes = null;
    kept = null;
    odd = new boolean[n];
    whole = plan.kind() == Kind.REAL ? null : new long[n];
    reals = plan.kind() == Kind.REAL ? new double[n] : null;
    NumberScan number = new NumberScan();
    DateScan date = new DateScan();
    for (int code = 0; code < n; code++) {
      boolean none = counts[code] == 0 || seen.nullKinds[code] != ColumnEvidence.VALUE;
      boolean fits = !none && read(code, number, date);
      if (!fits) {
        if (whole != null) {
          whole[code] = Column.MISSING;
        } else {
          reals[code] = Double.NaN;
        }
        odd[code] = !none;
        unreadable += none ? 0 : counts[code];
        missing += none ? counts[code] : 0;
      }
    }
  }

  /** The column that is read. */
  public ImportedColumn column() {
    return imported;
  }

  /** Rows whose cell does not fit. */
  public long unreadable() {
    return unreadable;
  }

  /** Rows without a value, those that do not fit not counted. */
  public long missing() {
    return missing;
  }

  /** Rows whose key had blanks at an end, which were left out. */
  long blankEnds() {
    return blankEnds;
  }

  /** Keys that are another key of the column without its zeros in front. */
  ShortKeys shortKeys() {
    return shortKeys;
  }

  /** Keys that are another key of the column without them. */
  long joinedKeys() {
    return joinedKeys;
  }

  /** Whether the values of a column are codes by which rows are joined. */
  static boolean isKey(ColumnPlan plan) {
    return plan.meaning().filter(ColumnTyping.CODES::contains).isPresent() || ColumnTyping.isCode(ColumnWords.shipped(), plan.name());
  }

  /** The dictionary of a TEXT column; null for others. */
  public Dictionary dictionary() {
    return kept;
  }

  /** Whether the cell of this code is there but does not fit. */
  public boolean isUnreadable(int code) {
    return code >= 0 && odd != null && odd[code];
  }

  /** The values behind these codes. */
  public Chunk chunk(int[] cells) {
    if (plan.kind() == Kind.TEXT) {
      if (codes != null) {
        for (int i = 0; i < cells.length; i++) {
          cells[i] = cells[i] < 0 ? -1 : codes[cells[i]];
        }
      }
      return new Chunk.Codes(cells);
    }
    if (reals != null) {
      double[] values = new double[cells.length];
      for (int i = 0; i < cells.length; i++) {
        values[i] = cells[i] < 0 ? Double.NaN : reals[cells[i]];
      }
      return new Chunk.Reals(values);
    }
    long[] values = new long[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = cells[i] < 0 ? Column.MISSING : whole[cells[i]];
    }
    return new Chunk.Longs(values);
  }

  /** Why a cell of this column does not fit. */
  public RejectReason reason() {
    return switch (plan.kind()) {
      case DATE, TIME -> RejectReason.NOT_A_DATE;
      case BOOLEAN -> RejectReason.NOT_YES_OR_NO;
      default -> RejectReason.NOT_A_NUMBER;
    };
  }

  private boolean read(int code, NumberScan number, DateScan date) {
    byte[] b = words.page(code);
    int from = words.start(code);
    int to = from + words.length(code);
    return switch (plan.kind()) {
      case DATE, TIME -> counts ? readCounter(code, number, b, from, to) : readMoment(code, date, b, from, to);
      case BOOLEAN -> readTruth(code);
      case REAL -> readReal(code, number, b, from, to);
      default -> readWhole(code, number, b, from, to);
    };
  }

  /** Numbers that count from a day on. */
  private boolean readCounter(int code, NumberScan number, byte[] b, int from, int to) {
    if (!number.read(b, from, to)) {
      return false;
    }
    if (plan.format().equals(ColumnTyping.DAY_NUMBER) && (number.isReal() || number.separated())) {
      return readDayNumber(code, number);
    }
    if (number.isReal() || number.pointDigits() != 0) {
      return false;
    }
    long seconds =
        switch (plan.format()) {
          case ColumnTyping.EPOCH_SECONDS -> number.mantissa();
          case ColumnTyping.EPOCH_MILLIS -> Math.floorDiv(number.mantissa(), 1000);
          default -> (number.mantissa() - SPREADSHEET_EPOCH) * 86_400;
        };
    whole[code] = plan.kind() == Kind.DATE ? Math.floorDiv(seconds, 86_400) : seconds;
    return true;
  }

  /** A day with a part of a day behind the mark. */
  private boolean readDayNumber(int code, NumberScan number) {
    int digits = digits(code, number);
    double days = number.isReal() ? number.real() : number.mantissa() / Math.pow(10, digits);
    if (!number.isReal() && digits == NumberScan.NOT) {
      return false;
    }
    long seconds = Math.round((days - SPREADSHEET_EPOCH) * 86_400);
    whole[code] = plan.kind() == Kind.DATE ? Math.floorDiv(seconds, 86_400) : seconds;
    return true;
  }

  private boolean readMoment(int code, DateScan date, byte[] b, int from, int to) {
    if (!date.read(b, from, to)) {
      return false;
    }
    long moment = date.certain() != DateScan.NOT ? date.certain() : plan.dayFirst() ? date.dayFirst() : date.monthFirst();
    if (moment == DateScan.NOT) {
      return false;
    }
    moment -= toUtc && date.offset() != DateScan.LOCAL ? date.offset() : 0;
    long day = Math.floorDiv(moment, 86_400);
    if (births && date.shortYear()) {
      long born = ShortYear.born(LocalDate.ofEpochDay(day), today).toEpochDay();
      moment += (born - day) * 86_400;
      day = born;
    }
    whole[code] = plan.kind() == Kind.DATE ? day : moment;
    return true;
  }

  private boolean readTruth(int code) {
    Optional<Boolean> truth = YesNo.of(words.get(code));
    truth.ifPresent(yes -> whole[code] = yes ? 1 : 0);
    return truth.isPresent();
  }

  /** Digits behind the decimal mark, which is a point in numbers of spreadsheets. */
  private int digits(int code, NumberScan number) {
    return plan.mark() == ',' && !column.isNumber(code) ? number.commaDigits() : number.pointDigits();
  }

  private boolean readReal(int code, NumberScan number, byte[] b, int from, int to) {
    if (!number.read(b, from, to)) {
      return false;
    }
    if (number.isReal()) {
      reals[code] = number.real();
      return true;
    }
    int digits = digits(code, number);
    if (digits == NumberScan.NOT) {
      return false;
    }
    reals[code] = digits == 0 ? number.mantissa() : java.math.BigDecimal.valueOf(number.mantissa(), digits).doubleValue();
    return true;
  }

  private boolean readWhole(int code, NumberScan number, byte[] b, int from, int to) {
    if (!number.read(b, from, to) || number.isReal()) {
      return false;
    }
    int digits = digits(code, number);
    boolean ends = digits == 1 && plan.format().equals(ColumnTyping.ZERO_END) && number.mantissa() % 10 == 0;
    if (digits == NumberScan.NOT || digits > plan.scale() && !ends) {
      return false;
    }
    long value = ends ? number.mantissa() / 10 : number.mantissa();
    for (int i = digits; i < plan.scale(); i++) {
      if (Math.abs(value) > Long.MAX_VALUE / 10) {
        return false;
      }
      value *= 10;
    }
    whole[code] = value;
    return value > UNREADABLE;
  }

  /** The same words, whole numbers without the zero behind their point. */
  private static Dictionary withoutZeroEnds(Dictionary written) {
    return new Dictionary() {
      @Override
      public int size() {
        return written.size();
      }

      @Override
      public String get(int code) {
        String word = written.get(code);
        if (word == null) {
          return null;
        }
        byte[] b = word.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return ColumnEvidence.isZeroEnd(b, 0, b.length) ? word.substring(0, word.length() - 2) : word;
      }
    };
  }

  private Dictionary compact(int[] counts, byte[] nullKinds, BareKeys bare) {
    int used = 0;
    int[] origin = new int[codes.length];
    for (int code = 0; code < codes.length; code++) {
      boolean kept = counts[code] > 0 && nullKinds[code] != ColumnEvidence.NULL && bare.same(code) == code;
      codes[code] = kept ? used : -1;
      if (kept) {
        origin[used++] = code;
      }
    }
    for (int code = 0; code < codes.length; code++) {
      if (bare.same(code) != code && counts[code] > 0) {
        codes[code] = codes[bare.same(code)];
      }
    }
    int size = used;
    return new Dictionary() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public String get(int code) {
        return code < 0 ? null : bare.bare(origin[code], words);
      }
    };
  }
}
