package clientele.shell;

import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the strip says of a study.
 *
 * @param lastDay the latest day of its orders
 * @param customers how many customers it knows
 */
public record StudyFacts(Optional<LocalDate> lastDay, OptionalLong customers) {
  /** Of a study without data. */
  public static final StudyFacts NONE = new StudyFacts(Optional.empty(), OptionalLong.empty());

  /** Reads the facts from the tables. */
  public static StudyFacts of(StudyView study) {
    return new StudyFacts(study.main(Role.TRANSACTIONS).flatMap(StudyFacts::lastDay), customers(study));
  }

  private static Optional<LocalDate> lastDay(Table table) {
    return table.column(Meaning.DATE).filter(c -> c.kind().isTemporal()).flatMap(c -> latest(table, c));
  }

  private static Optional<LocalDate> latest(Table table, Column column) {
    long latest = Long.MIN_VALUE;
    for (int c = 0; c < table.chunks(); c++) {
      if (table.chunk(column.name(), c) instanceof Chunk.Longs longs) {
        for (long value : longs.values()) {
          latest = Math.max(latest, value);
        }
      }
    }
    if (latest == Column.MISSING) {
      return Optional.empty();
    }
    return Optional.of(LocalDate.ofEpochDay(column.kind() == Kind.TIME ? Math.floorDiv(latest, 86_400L) : latest));
  }

  private static OptionalLong customers(StudyView study) {
    Outline outline = study.outline();
    Optional<DatasetVersion> rows = outline.main(Role.CUSTOMERS).or(() -> outline.main(Role.FEATURES));
    if (rows.isPresent()) {
      return OptionalLong.of(rows.get().rows());
    }
    Optional<Table> orders = study.main(Role.TRANSACTIONS);
    return orders.flatMap(t -> t.column(Meaning.CUSTOMER_ID).filter(c -> c.kind() == Kind.TEXT)
            .map(c -> OptionalLong.of(t.dictionary(c.name()).size())))
        .orElse(OptionalLong.empty());
  }
}
