package clientele.shell;

import clientele.features.UsableLines;
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
 * @param lastDay the latest day of its orders; a slip of the pen far from all others is no end of the data
 * @param customers how many customers it knows
 */
public record StudyFacts(Optional<LocalDate> lastDay, OptionalLong customers) {
  /** Of a study without data. */
  public static final StudyFacts NONE = new StudyFacts(Optional.empty(), OptionalLong.empty());

  /** Reads the facts from the tables. */
  public static StudyFacts of(StudyView study) {
    return new StudyFacts(study.main(Role.TRANSACTIONS).flatMap(UsableLines::lastDay), customers(study));
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
