package clientele.intake;

import clientele.base.Problem;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person has to know of the columns of a file although they can be imported as planned. */
final class ColumnNotes {
  private ColumnNotes() {}

  /** The notes about one column. */
  static List<Problem> of(ColumnPlan plan, ColumnEvidence seen) {
    List<Problem> notes = new ArrayList<>();
    if (plan.kind() == clientele.study.Kind.TIME && seen.isOffsetMixed()) {
      long zoned = seen.offsets.values().stream().mapToLong(Long::longValue).sum();
      String offsets = seen.offsets.keySet().stream()
          .map(s -> s == 0 ? "Z" : ZoneOffset.ofTotalSeconds(s).getId()).limit(8).collect(Collectors.joining(", "));
      notes.add(IntakeProblems.OFFSETS.with(plan.name(), offsets, zoned, seen.dates() - zoned));
    }
    return notes;
  }
}
