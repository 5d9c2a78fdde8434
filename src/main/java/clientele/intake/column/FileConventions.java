package clientele.intake.column;

import clientele.intake.choice.SniffOverrides;
import clientele.intake.choice.Sniffed.Alternative;
import clientele.intake.choice.Sniffed.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one file does in all of its columns: which decimal mark it uses and whether its days stand before its months.
 * A column that leaves it open is read as the others are; if none of them tells, it is a question to the person.
 */
public final class FileConventions {
  /** From this confidence on nothing is asked. */
  static final double SUFFICIENT = 0.8;

  private final SniffOverrides overrides;
  private final char delimiter;
  private long pointOnly;
  private long commaOnly;
  private long dayOnly;
  private long monthOnly;

  public FileConventions(SniffOverrides overrides, char delimiter, List<ColumnEvidence> columns) {
    this.overrides = overrides;
    this.delimiter = delimiter;
    for (ColumnEvidence seen : columns) {
      long present = seen.present();
      if (seen.numbers('.') >= present * 0.5 || seen.numbers(',') >= present * 0.5) {
        pointOnly += seen.pointOnly;
        commaOnly += seen.commaOnly;
      }
      if (seen.dates() >= present * 0.5) {
        dayOnly += seen.dayFirstOnly;
        monthOnly += seen.monthFirstOnly;
      }
    }
  }

  /** The decimal mark of a column. */
  char mark(ColumnEvidence seen) {
    return overrides.decimalMark().orElseGet(() -> seen.commaOnly + seen.pointOnly > 0
        ? seen.commaOnly > seen.pointOnly ? ',' : '.'
        : commaOnly > pointOnly ? ',' : '.');
  }

  /** How sure the decimal mark of a column is, 0 to 1. */
  public double markConfidence(ColumnEvidence seen) {
    if (overrides.decimalMark().isPresent() || seen.eitherMark + seen.commaOnly + seen.pointOnly == 0) {
      return 1;
    }
    if (seen.commaOnly + seen.pointOnly > 0) {
      return certainty(Math.max(seen.commaOnly, seen.pointOnly), Math.min(seen.commaOnly, seen.pointOnly));
    }
    if (commaOnly + pointOnly > 0) {
      return 0.95 * certainty(Math.max(commaOnly, pointOnly), Math.min(commaOnly, pointOnly));
    }
    if (seen.open.isEmpty()) {
      return 0.95; // every number is worth the same whichever mark it is
    }
    return delimiter == ',' && !seen.typed ? 0.9 : 0.6;
  }

  /** Whether the days of a column stand before its months. */
  boolean dayFirst(ColumnEvidence seen) {
    return overrides.dayFirst().orElseGet(() -> seen.dayFirstOnly + seen.monthFirstOnly > 0
        ? seen.dayFirstOnly >= seen.monthFirstOnly
        : dayOnly + monthOnly > 0 ? dayOnly >= monthOnly : true);
  }

  /** How sure the order of day and month is, 0 to 1. */
  public double orderConfidence(ColumnEvidence seen) {
    if (overrides.dayFirst().isPresent() || seen.eitherOrder + seen.dayFirstOnly + seen.monthFirstOnly == 0) {
      return 1;
    }
    if (seen.dayFirstOnly + seen.monthFirstOnly > 0) {
      long most = Math.max(seen.dayFirstOnly, seen.monthFirstOnly);
      return certainty(most, Math.min(seen.dayFirstOnly, seen.monthFirstOnly));
    }
    if (dayOnly + monthOnly > 0) {
      return 0.9 * certainty(Math.max(dayOnly, monthOnly), Math.min(dayOnly, monthOnly));
    }
    return seen.dotted > seen.eitherOrder / 2 ? 0.9 : 0.5;
  }

  /** What the person has to decide about a column that is read as planned. */
  public Optional<Question> question(ColumnPlan plan, ColumnEvidence seen, List<String> examples) {
    if (plan.kind().isTemporal() && orderConfidence(seen) < SUFFICIENT) {
      long day = seen.certainDates + seen.eitherOrder + seen.dayFirstOnly;
      long month = seen.certainDates + seen.eitherOrder + seen.monthFirstOnly;
      double sure = orderConfidence(seen);
      boolean first = dayFirst(seen);
      return Optional.of(
          new Question(
              "dateOrder",
              plan.name(),
              List.of(
                  new Alternative("dmy", first ? sure : 1 - sure, day, seen.present()),
                  new Alternative("mdy", first ? 1 - sure : sure, month, seen.present())),
              seen.dayFirstOnly,
              seen.monthFirstOnly,
              seen.present() - Math.max(day, month),
              examples));
    }
    if (plan.kind().isNumeric() && markConfidence(seen) < SUFFICIENT) {
      double sure = markConfidence(seen);
      char mark = mark(seen);
      List<Alternative> choices = new ArrayList<>();
      choices.add(new Alternative("point", mark == '.' ? sure : 1 - sure, seen.numbers('.'), seen.present()));
      choices.add(new Alternative("comma", mark == ',' ? sure : 1 - sure, seen.numbers(','), seen.present()));
      List<String> shown = new ArrayList<>(examples);
      if (!seen.open.isEmpty()) {
        shown.remove(seen.open);
        shown.addFirst(seen.open);
      }
      return Optional.of(
          new Question("decimal", plan.name(), List.copyOf(choices), seen.pointOnly, seen.commaOnly, 0, List.copyOf(shown)));
    }
    return Optional.empty();
  }

  /** Confidence in the side that {@code with} values prove, against those that prove the other. */
  private static double certainty(long with, long against) {
    double share = (double) with / (with + against);
    double enough = 1 - 0.5 * Math.pow(0.4, with);
    return against == 0 ? enough : Math.min(enough, Math.max(0.5, 1 - 5 * (1 - share)));
  }
}
