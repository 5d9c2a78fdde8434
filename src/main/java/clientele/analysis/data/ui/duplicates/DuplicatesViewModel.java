package clientele.analysis.data.ui.duplicates;

import clientele.analysis.data.identity.FoundDuplicates;
import clientele.analysis.data.identity.MergeDuplicates;
import clientele.analysis.data.identity.RevealPair;
import clientele.analysis.data.identity.ReviewDuplicates;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobHandle;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.study.DatasetVersion;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.ui.Mask;
import clientele.ui.ViewContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The duplicates that were found, the pair that is looked at, and what a person decides about it. */
final class DuplicatesViewModel {
  private final ViewContext context;
  private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Optional<FoundDuplicates> found = Optional.empty();
  private Optional<FoundDuplicates.Pair> chosen = Optional.empty();
  private List<FoundDuplicates.Side> sides = List.of();
  private Optional<String> shown = Optional.empty();
  private boolean deciding;

  DuplicatesViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> look());
    look();
  }

  /** What was found last. */
  Optional<FoundDuplicates> found() {
    return found;
  }

  /** The pair that is looked at. */
  Optional<FoundDuplicates.Pair> chosen() {
    return chosen;
  }

  /** Its two rows, column by column. */
  List<FoundDuplicates.Side> sides() {
    return sides;
  }

  /** Whether a decision is being worked in. */
  boolean deciding() {
    return deciding;
  }

  /** Whether somebody asked to see who the pair that is looked at are, though names are masked. */
  boolean isRevealed() {
    return chosen.map(FoundDuplicates.Pair::key).equals(shown) && shown.isPresent();
  }

  /** Shows who the pair that is looked at are, and only these, and notes it in the history. */
  void reveal() {
    FoundDuplicates.Pair pair = chosen.orElseThrow();
    shown = Optional.of(pair.key());
    perform(new RevealPair(found.orElseThrow().table(), pair.key()));
    changed();
  }

  /** What went wrong last. */
  ObjectProperty<Optional<Problem>> problem() {
    return problem;
  }

  /** Grows with every change, after everything else has its value. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** The table to look for duplicates in: the one that names persons most fully, customers before others. */
  Optional<DatasetVersion> table() {
    return context.study().getValue().outline().tables().values().stream()
        .filter(t -> t.role().isImported())
        .max(Comparator.comparing((DatasetVersion t) -> t.role() == Role.CUSTOMERS)
            .thenComparing(t -> t.role() != Role.TRANSACTIONS && t.role() != Role.EVENTS)
            .thenComparingLong(t -> t.plainColumns().stream().filter(Mask::hides).count())
            .thenComparingLong(DatasetVersion::rows)
            .thenComparing(DatasetVersion::table, Comparator.reverseOrder()));
  }

  /** Looks at a pair. */
  void choose(FoundDuplicates.Pair pair) {
    chosen = Optional.of(pair);
    FoundDuplicates all = found.orElseThrow();
    StudyView study = context.study().getValue();
    context.latest(
        this, context.job(Text.of(DuplicatesViewModel.class, "duplicates.reading"), job -> all.sides(pair, study)),
        read -> {
          sides = read;
          changed();
        },
        failed -> problem.set(Optional.of(failed)));
    changed();
  }

  /** Says of the pair that is looked at whether its rows are the same; the next doubtful one follows. */
  void decide(boolean same) {
    if (chosen.isEmpty() || deciding) {
      return;
    }
    String key = chosen.get().key();
    shown = Optional.empty();
    deciding = true;
    changed();
    perform(new ReviewDuplicates(
        found.orElseThrow().table(), same ? List.of(key) : List.of(), same ? List.of() : List.of(key)));
  }

  /** Makes one row of each group. */
  void merge() {
    perform(OperationCatalog.make(MergeDuplicates.class, Map.of("table", List.of(found.orElseThrow().table()))));
  }

  private void perform(Operation operation) {
    context.perform(operation, Optional.empty(), handle -> {
      deciding = false;
      problem.set(handle.state() == JobHandle.State.DONE ? Optional.empty() : handle.failure().map(ViewContext::problem));
      changed();
    });
  }

  private void look() {
    StudyView study = context.study().getValue();
    context.latest(
        "found", context.job(Text.of(DuplicatesViewModel.class, "duplicates.reading"), job -> FoundDuplicates.of(study)),
        read -> {
          found = read;
          Optional<String> before = chosen.map(FoundDuplicates.Pair::key).filter(key -> shown.filter(key::equals).isPresent());
          chosen = Optional.empty();
          sides = List.of();
          found.flatMap(f -> all(f).filter(p -> before.filter(p.key()::equals).isPresent()).findFirst()
              .or(() -> all(f).findFirst())).ifPresent(this::choose);
          changed();
        },
        failed -> problem.set(Optional.of(failed)));
  }

  private static Stream<FoundDuplicates.Pair> all(FoundDuplicates found) {
    return Stream.concat(found.doubtful().stream(), found.sure().stream());
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
