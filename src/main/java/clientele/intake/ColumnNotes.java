package clientele.intake;

import clientele.base.Problem;
import clientele.study.Kind;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person has to know of the columns of a file although they can be imported as planned. */
final class ColumnNotes {
  private ColumnNotes() {}

  /** The notes about one column. */
  static List<Problem> of(ColumnPlan plan, ColumnEvidence seen) {
    List<Problem> notes = new ArrayList<>();
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
    if (plan.kind().isNumeric() && seen.percents > 0 && seen.percents < seen.numbers(plan.mark())) {
      notes.add(IntakeProblems.MIXED_PERCENT.with(plan.name(), seen.percents, seen.numbers(plan.mark())));
    }
    return notes;
  }

  /** What is said of amounts in several currencies. */
  static Problem currencies(ColumnPlan amounts, CurrencyColumn added) {
    String counts = added.rows().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .limit(8)
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
    return IntakeProblems.CURRENCIES.with(amounts.name(), added.rows().size(), counts, added.column().name());
  }
}
