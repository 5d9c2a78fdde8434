package clientele.analysis;

import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.Operation;
import clientele.study.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Does the main job of every analysis that the study's tables allow, in the order of the work. */
public final class WholeChain {
  private final Analyses analyses;

  public WholeChain(Analyses analyses) {
    this.analyses = analyses;
  }

  /**
   * Runs what was not run yet and what is out of date; each analysis sees what those before it made.
   *
   * @param perform runs one step and gives its entry
   */
  public List<LedgerEntry> bringUpToDate(Ledger ledger, Function<Operation, LedgerEntry> perform) {
    List<LedgerEntry> done = new ArrayList<>();
    for (Analysis analysis : analyses.all()) {
      next(analysis, ledger.view().outline()).ifPresent(operation -> done.add(perform.apply(operation)));
    }
    return done;
  }

  /** The steps that are waiting as the study stands; later ones may follow from them. */
  public List<Operation> waiting(Outline outline) {
    return analyses.all().stream().flatMap(a -> next(a, outline).stream()).toList();
  }

  private static Optional<Operation> next(Analysis analysis, Outline outline) {
    boolean current =
        analysis.hasRun(outline) && analysis.produces().stream().noneMatch(outline.stale()::contains);
    return current || analysis.produces().isEmpty()
        ? Optional.empty()
        : analysis.mainOperation(outline).filter(o -> o.validate(outline).isEmpty());
  }
}
