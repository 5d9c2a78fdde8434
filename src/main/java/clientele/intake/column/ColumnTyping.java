package clientele.intake.column;

import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed.Alternative;
import clientele.study.Kind;
import clientele.study.Meaning;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides from the evidence of all rows what the values of each column are. Names that mean codes keep their values as
 * text whatever they look like, and so do numbers with zeros in front. A column is numbers or dates if at least
 * {@link #ENOUGH} of its rows can be read so, a little less if its name asks for them.
 */
public final class ColumnTyping {
  /** Share of rows that must be readable. */
  static final double ENOUGH = 0.95;

  /** The same where the name of the column asks for that kind. */
  static final double ENOUGH_BY_NAME = 0.8;

  /** Format of seconds since 1970. */
  static final String EPOCH_SECONDS = "epoch s";

  /** Format of milliseconds since 1970. */
  static final String EPOCH_MILLIS = "epoch ms";

  /** Format of days since 1899-12-30, as spreadsheets count them. */
  static final String DAY_NUMBER = "spreadsheet day";

  /** Format of whole numbers that stand as {@code 17850.0}, as programs write them where some are missing. */
  public static final String ZERO_END = "0(.0)";

  private static final double COUNTED = 0.85;
  private static final Set<Meaning> MONEY =
      EnumSet.of(Meaning.UNIT_PRICE, Meaning.AMOUNT, Meaning.COST, Meaning.DISCOUNT);
  private static final int LARGEST_SCALE = 6;
  /** Meanings whose values are codes or addresses, whatever they look like. */
  public static final Set<Meaning> CODES =
      EnumSet.of(
          Meaning.CUSTOMER_ID,
          Meaning.ORDER_ID,
          Meaning.PRODUCT_ID,
          Meaning.FEEDBACK_ID,
          Meaning.CAMPAIGN_ID,
          Meaning.PHONE,
          Meaning.EMAIL);
  /** Meanings whose values are numbers. */
  public static final Set<Meaning> NUMBERS =
      EnumSet.of(
          Meaning.QUANTITY, Meaning.UNIT_PRICE, Meaning.AMOUNT, Meaning.COST, Meaning.DISCOUNT, Meaning.RATING);
  /** Meanings whose values are days. */
  public static final Set<Meaning> DATES =
      EnumSet.of(Meaning.DATE, Meaning.BIRTH_DATE, Meaning.START_DATE, Meaning.END_DATE);
  private final ColumnWords words;
  private final SniffOverrides overrides;
  private final FileConventions conventions;

  public ColumnTyping(ColumnWords words, SniffOverrides overrides, FileConventions conventions) {
    this.words = words;
    this.overrides = overrides;
    this.conventions = conventions;
  }

  /** Whether the values under a name are codes, so that nobody need look for numbers in them. */
  public static boolean isCode(ColumnWords words, String name) {
    return isCode(words, name, hint(words, name));
  }

  private static boolean isCode(ColumnWords words, String name, Optional<Meaning> hint) {
    boolean measured = hint.filter(m -> NUMBERS.contains(m) || DATES.contains(m)).isPresent();
    return hint.filter(CODES::contains).isPresent() || !measured && words.isCode(name);
  }

  /** How the column of this name is read. */
  public ColumnPlan plan(String name, ColumnEvidence seen) {
    Optional<Kind> wish = overrides.kindOf(name);
    Optional<Meaning> hint = overrides.meaningOf(name).or(() -> hint(words, name));
    char mark = conventions.mark(seen);
    boolean dayFirst = conventions.dayFirst(seen);
    long present = seen.present();
    Kind kind = wish.orElseGet(() -> kind(name, hint, seen, mark));
    return switch (kind) {
      case INTEGER, DECIMAL, REAL -> {
        boolean money = hint.filter(MONEY::contains).isPresent();
        yield wish.isEmpty() && mark == '.' && !money && endsInZero(seen)
            ? made(name, Kind.INTEGER, 0, mark, dayFirst, ZERO_END, "", share(seen.numbers(mark), present), seen)
            : number(name, kind, wish.isPresent(), seen, mark);
      }
      case DATE, TIME -> {
        if (!counter(seen).isEmpty() && readableDates(seen) == 0) {
          yield made(name, kind, 0, mark, dayFirst, counter(seen), "", COUNTED, seen);
        }
        double sure = share(readableDates(seen), present - seen.weakNulls);
        yield made(name, kind, 0, mark, dayFirst, dateFormat(seen, kind, dayFirst), "", sure, seen);
      }
      case BOOLEAN -> made(name, kind, 0, mark, dayFirst, "true|false", "", share(seen.truths, present), seen);
      default -> {
        double rival = present == 0 ? 0 : (double) Math.max(seen.numbers(mark), readableDates(seen)) / present;
        boolean named = wish.isPresent() || isCode(words, name);
        String format = wish.isEmpty() && isCode(words, name, hint) && endsInZero(seen) ? ZERO_END : "";
        yield made(name, Kind.TEXT, 0, mark, dayFirst, format, "", named ? 0.99 : Math.max(0.5, 1 - rival / 2), seen);
      }
    };
  }

  private Kind kind(String name, Optional<Meaning> hint, ColumnEvidence seen, char mark) {
    long present = seen.present() - seen.weakNulls;
    if (present <= 0 || isCode(words, name, hint)) {
      return Kind.TEXT;
    }
    boolean wantsDate = hint.filter(DATES::contains).isPresent();
    boolean wantsNumber = hint.filter(NUMBERS::contains).isPresent();
    double dates = share(seen.datesInAnyOrder(), present);
    boolean compact = seen.compactDates > present / 2;
    boolean compactFits = wantsDate || seen.compactDates == present && seen.distinct >= 30;
    boolean enough = dates >= (wantsDate ? ENOUGH_BY_NAME : ENOUGH);
    if (enough && (!compact || compactFits) && !dottedNumbers(seen, wantsNumber)) {
      return seen.clocks > 0 ? Kind.TIME : Kind.DATE;
    }
    if (wantsDate && !counter(seen).isEmpty()) {
      return counter(seen).equals(DAY_NUMBER) && seen.dayFractions == 0 ? Kind.DATE : Kind.TIME;
    }
    double numbers = share(seen.numbers(mark), present);
    if (numbers >= (wantsNumber ? ENOUGH_BY_NAME : ENOUGH)) {
      boolean codes = (seen.leadingZeros > 0 || seen.guarded > 0 || isVersions(seen)) && !wantsNumber;
      boolean phones = seen.phones > present * 0.9;
      if (!codes && !phones) {
        return numberKind(seen, mark);
      }
      return Kind.TEXT;
    }
    return seen.truths == present ? Kind.BOOLEAN : Kind.TEXT;
  }

  /** Whether a column tells 1.1 from 1.10, as versions and chapters do, and all of its numbers are written so. */
  static boolean isVersions(ColumnEvidence seen) {
    return seen.twins > 0 && seen.bare == seen.present() - seen.weakNulls && seen.currencies.isEmpty();
  }

  private static boolean endsInZero(ColumnEvidence seen) {
    return seen.zeroEnds > 0 && seen.zeroEnds == seen.present() - seen.weakNulls;
  }

  /** What nearly all whole numbers of a column count from a day on; empty if nothing. */
  private static String counter(ColumnEvidence seen) {
    double most = (seen.present() - seen.weakNulls) * ENOUGH;
    if (most <= 0) {
      return "";
    }
    return seen.epochSeconds >= most ? EPOCH_SECONDS
        : seen.epochMillis >= most ? EPOCH_MILLIS : seen.dayNumbers + seen.dayFractions >= most ? DAY_NUMBER : "";
  }

  /** Numbers such as 1.2.30 are dates, 12.30 never are: only a name decides when both readings are complete. */
  private static boolean dottedNumbers(ColumnEvidence seen, boolean wantsNumber) {
    return wantsNumber && seen.dotted > 0 && seen.numbers('.') >= seen.dates();
  }

  private static long readableDates(ColumnEvidence seen) {
    return seen.dates();
  }

  private static Kind numberKind(ColumnEvidence seen, char mark) {
    int scale = Math.max(0, mark == ',' ? seen.commaScale : seen.pointScale);
    if (seen.reals > 0 || scale > LARGEST_SCALE || seen.mostDigits > 18) {
      return Kind.REAL;
    }
    return scale > 0 ? Kind.DECIMAL : Kind.INTEGER;
  }

  private ColumnPlan number(String name, Kind kind, boolean wished, ColumnEvidence seen, char mark) {
    Kind natural = numberKind(seen, mark);
    Kind taken = wished && kind != Kind.DECIMAL ? kind : natural == Kind.INTEGER && wished ? kind : natural;
    int scale = taken == Kind.DECIMAL ? Math.min(9, Math.max(0, mark == ',' ? seen.commaScale : seen.pointScale)) : 0;
    boolean separated = seen.pointOnly + seen.commaOnly + seen.eitherMark + seen.cellNumbers > 0;
    String format = taken == Kind.INTEGER && !separated ? "0" : mark == ',' ? "0,0" : "0.0";
    double sure = share(seen.numbers(mark), seen.present() - seen.weakNulls);
    return made(name, taken, scale, mark, true, format, unit(seen), sure, seen);
  }

  private ColumnPlan made(
      String name, Kind kind, int scale, char mark, boolean dayFirst, String format, String unit, double sure,
      ColumnEvidence seen) {
    double shown = Math.clamp(sure, 0, 1);
    return new ColumnPlan(
        name, kind, scale, mark, dayFirst, format, unit, shown, others(kind, mark, seen), Optional.empty(), 0);
  }

  private static List<Alternative> others(Kind kind, char mark, ColumnEvidence seen) {
    List<Alternative> others = new ArrayList<>();
    long of = seen.present();
    if (!kind.isNumeric() && seen.numbers(mark) > 0) {
      others.add(alternative(numberKind(seen, mark), seen.numbers(mark), of));
    }
    if (!kind.isTemporal() && readableDates(seen) > 0) {
      others.add(alternative(seen.clocks > 0 ? Kind.TIME : Kind.DATE, readableDates(seen), of));
    }
    if (kind != Kind.TEXT) {
      others.add(alternative(Kind.TEXT, of, of));
    }
    return List.copyOf(others);
  }

  private static Alternative alternative(Kind kind, long fits, long of) {
    return new Alternative(kind.name().toLowerCase(Locale.ROOT), of == 0 ? 0 : (double) fits / of / 2, fits, of);
  }

  private static String unit(ColumnEvidence seen) {
    if (seen.percents > seen.present() / 2) {
      return "%";
    }
    Map<String, Long> currencies = CurrencyColumn.rows(seen);
    return currencies.size() == 1 ? currencies.keySet().iterator().next() : "";
  }

  private static String dateFormat(ColumnEvidence seen, Kind kind, boolean dayFirst) {
    String time = kind == Kind.TIME ? " HH:mm" + zone(seen) : "";
    if (seen.compactDates > seen.certainDates / 2 && seen.compactDates > 0) {
      return "yyyyMMdd" + time;
    }
    char mark = seen.dateSeparator;
    if (seen.certainDates > seen.dates() / 2) {
      return (mark == 0 ? "yyyy-M-d" : "yyyy" + mark + "MM" + mark + "dd") + time;
    }
    return (dayFirst ? "dd" + mark + "MM" : "MM" + mark + "dd") + mark + "yyyy" + time;
  }

  /** The offset from UTC that all times have, or UTC if they differ; empty if none is written. */
  private static String zone(ColumnEvidence seen) {
    return seen.offsets.isEmpty() ? ""
        : seen.isOffsetMixed() ? " UTC" : " " + ZoneOffset.ofTotalSeconds(seen.offsets.keySet().iterator().next()).getId();
  }

  static double share(long part, long of) {
    return of <= 0 ? 0 : (double) part / of;
  }

  private static Optional<Meaning> hint(ColumnWords words, String name) {
    return words.guesses(name).stream().filter(g -> g.confidence() >= 0.7).findFirst().map(ColumnWords.Guess::meaning);
  }
}
