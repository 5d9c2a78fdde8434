package clientele.intake.column;

import clientele.base.Problem;
import clientele.intake.cell.DateScan;
import clientele.intake.cell.NumberScan;
import clientele.intake.problem.IntakeProblems;
import clientele.study.Kind;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person has to know of the columns of a file although they can be imported as planned. */
public final class ColumnNotes {
  private static final int MOST_LOOKED = 20_000;

  /** A number, perhaps with decimals, and behind it credit or debit, or a word or letter for thousands and more. */
  private static final Pattern WORDED =
      Pattern.compile(
          "[-+]?[€$£¥]?\\s?\\d[\\d' ]*(?:([.,])\\d[\\d.,]*)?\\s?"
              + "(CR|DR|Cr|Dr|cr|dr|Mio\\.?|Mrd\\.?|Tsd\\.?|mn|bn|mln|mld|million|billion|thousand|k|K|M)\\.?");

  private ColumnNotes() {}

  /** The notes about one column. */
  public static List<Problem> of(ColumnReader reader) {
    ColumnPlan plan = reader.column().plan();
    ColumnEvidence seen = reader.column().seen();
    List<Problem> notes = new ArrayList<>();
    if (reader.joinedKeys() + reader.blankEnds() > 0) {
      notes.add(IntakeProblems.KEY_BLANKS.with(plan.name(), reader.blankEnds(), reader.joinedKeys()));
    }
    if (reader.shortKeys().count() > 0) {
      ShortKeys keys = reader.shortKeys();
      notes.add(IntakeProblems.SHORT_KEYS.with(plan.name(), keys.count(), keys.cut(), keys.whole()));
    }
    if (seen.guarded > 0) {
      notes.add(IntakeProblems.GUARDED.with(plan.name(), seen.guarded));
    }
    if (plan.kind() == Kind.TEXT && ColumnTyping.isVersions(seen)) {
      notes.add(IntakeProblems.TWO_SPELLINGS.with(plan.name(), seen.twin));
    }
    if (plan.kind() == Kind.TIME && seen.isOffsetMixed()) {
      long zoned = seen.offsets.values().stream().mapToLong(Long::longValue).sum();
      String offsets = seen.offsets.keySet().stream()
          .map(s -> s == 0 ? "Z" : ZoneOffset.ofTotalSeconds(s).getId()).limit(8).collect(Collectors.joining(", "));
      notes.add(IntakeProblems.OFFSETS.with(plan.name(), offsets, zoned, seen.dates() - zoned));
    }
    if (plan.kind() == Kind.TIME && seen.fractions > 0) {
      notes.add(IntakeProblems.FRACTIONS.with(plan.name(), seen.fractions));
    }
    if (plan.kind() == Kind.TEXT && seen.powers > 0) {
      notes.add(IntakeProblems.LOST_DIGITS.with(plan.name(), seen.powers, seen.present(), seen.power));
    }
    if (plan.kind() == Kind.TEXT && ColumnReader.isKey(plan) && seen.longNumbers.cut() > 0) {
      notes.add(
          IntakeProblems.LOST_DIGITS.with(plan.name(), seen.longNumbers.cut(), seen.present(), seen.longNumbers.first()));
    }
    if (plan.kind().isNumeric() && seen.percents > 0 && seen.percents < seen.numbers(plan.mark())) {
      notes.add(IntakeProblems.MIXED_PERCENT.with(plan.name(), seen.percents, seen.numbers(plan.mark())));
    }
    return notes;
  }

  /** What is said of a column that stays text although it looks like more. */
  public static List<Problem> asText(ImportedColumn column, ColumnWords words) {
    return mostlyNumbers(column, words)
        .or(() -> mostlyDates(column, words))
        .or(() -> wordedNumbers(column, words))
        .stream()
        .toList();
  }

  /** Says that a column stays text although most of its values, or its name, are those of numbers. */
  private static Optional<Problem> mostlyNumbers(ImportedColumn column, ColumnWords words) {
    ColumnPlan plan = column.plan();
    ColumnEvidence seen = column.seen();
    long present = seen.present() - seen.weakNulls;
    long numbers = Math.max(seen.numbers('.'), seen.numbers(','));
    boolean named = words.guesses(plan.name()).stream()
        .anyMatch(g -> g.confidence() >= 0.7 && ColumnTyping.NUMBERS.contains(g.meaning()));
    boolean open = plan.kind() == Kind.TEXT && seen.leadingZeros == 0 && seen.guarded == 0 && !ColumnTyping.isVersions(seen);
    if (!open || present < 3 || numbers * 2 < present && !(named && numbers > 0) || numbers == present
        || ColumnTyping.isCode(words, plan.name())) {
      return Optional.empty();
    }
    ByteDictionary cells = column.cells().dictionary();
    NumberScan scan = new NumberScan();
    boolean comma = seen.numbers(',') > seen.numbers('.');
    for (int code = 0; code < cells.size(); code++) {
      boolean none = seen.nullKinds[code] != ColumnEvidence.VALUE;
      if (!none && !fits(scan, cells, code, comma && !column.cells().isNumber(code))) {
        return Optional.of(IntakeProblems.MOSTLY_NUMBERS.with(plan.name(), numbers, present, shown(cells.get(code))));
      }
    }
    return Optional.empty();
  }

  /** Says that a column stays text although most of its values, or its name, are those of days. */
  private static Optional<Problem> mostlyDates(ImportedColumn column, ColumnWords words) {
    ColumnPlan plan = column.plan();
    ColumnEvidence seen = column.seen();
    long present = seen.present() - seen.weakNulls;
    long dates = seen.datesInAnyOrder() - seen.compactDates;
    boolean named = words.guesses(plan.name()).stream()
        .anyMatch(g -> g.confidence() >= 0.7 && ColumnTyping.DATES.contains(g.meaning()));
    boolean most = dates * 2 >= present && seen.dotted * 2 < present;
    if (plan.kind() != Kind.TEXT || present < 3 || dates <= 0 || dates == present || !named && !most) {
      return Optional.empty();
    }
    ByteDictionary cells = column.cells().dictionary();
    DateScan scan = new DateScan();
    for (int code = 0; code < cells.size(); code++) {
      int from = cells.start(code);
      if (seen.nullKinds[code] == ColumnEvidence.VALUE && !scan.read(cells.page(code), from, from + cells.length(code))) {
        return Optional.of(IntakeProblems.MOSTLY_DATES.with(plan.name(), dates, present, shown(cells.get(code))));
      }
    }
    return Optional.empty();
  }

  /** Says that a column stays text although all of its values are numbers with words for their sign or size. */
  private static Optional<Problem> wordedNumbers(ImportedColumn column, ColumnWords words) {
    ColumnPlan plan = column.plan();
    ColumnEvidence seen = column.seen();
    if (plan.kind() != Kind.TEXT || seen.present() - seen.weakNulls < 3 || ColumnTyping.isCode(words, plan.name())) {
      return Optional.empty();
    }
    boolean named = words.guesses(plan.name()).stream()
        .anyMatch(g -> g.confidence() >= 0.7 && ColumnTyping.NUMBERS.contains(g.meaning()));
    ByteDictionary cells = column.cells().dictionary();
    NumberScan scan = new NumberScan();
    String first = "";
    boolean sure = named;
    for (int code = 0; code < Math.min(cells.size(), MOST_LOOKED); code++) {
      if (seen.nullKinds[code] != ColumnEvidence.VALUE || fits(scan, cells, code, false) || fits(scan, cells, code, true)) {
        continue;
      }
      Matcher worded = WORDED.matcher(cells.get(code).strip());
      if (!worded.matches()) {
        return Optional.empty();
      }
      first = first.isEmpty() ? cells.get(code) : first;
      sure |= worded.group(1) != null || worded.group(2).length() > 1;
    }
    return first.isEmpty() || !sure ? Optional.empty() : Optional.of(IntakeProblems.WORDED_NUMBERS.with(plan.name(), shown(first)));
  }

  private static String shown(String cell) {
    return cell.length() > 40 ? cell.substring(0, 39) + "…" : cell;
  }

  /** Whether a cell is a number with this decimal mark. */
  private static boolean fits(NumberScan scan, ByteDictionary cells, int code, boolean comma) {
    int from = cells.start(code);
    return scan.read(cells.page(code), from, from + cells.length(code))
        && (scan.isReal() || (comma ? scan.commaDigits() : scan.pointDigits()) != NumberScan.NOT);
  }

  /** What is said of amounts in several currencies. */
  public static Problem currencies(CurrencyColumn added) {
    String counts = added.rows().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .limit(8)
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
    return IntakeProblems.CURRENCIES.with(added.beside().name(), added.rows().size(), counts, added.column().name());
  }
}
