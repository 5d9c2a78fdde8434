package clientele.analysis;

import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.OperationCatalog;
import clientele.reports.Block;
import clientele.reports.Section;
import clientele.study.Outline;
import clientele.study.StudyView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the steps of an analysis made, read from the history: its main results and all that follows from them, as a list
 * does. Steps on the data themselves make no results; {@link Analysis#produces} says which analyses those are.
 */
public final class Made {
  private Made() {}

  /** Tables and artifacts of the study as it stands that a step of this analysis made, in the order of their names. */
  public static List<String> by(Analysis analysis, Ledger ledger) {
    return by(analysis, ledger.state().outline(), ledger::maker);
  }

  private static List<String> by(Analysis analysis, Outline outline, Function<String, Optional<LedgerEntry>> maker) {
    if (analysis.produces().isEmpty()) {
      return List.of();
    }
    List<String> operations = analysis.operations().stream().map(OperationCatalog::idOf).toList();
    return Stream.concat(outline.tables().keySet().stream(), outline.artifacts().stream())
        .filter(name -> maker.apply(name).map(LedgerEntry::operation).filter(operations::contains).isPresent())
        .sorted()
        .toList();
  }

  /** Whether anything that the analysis made rests on something that changed afterwards, the step itself among it. */
  public static boolean isOld(Analysis analysis, Ledger ledger) {
    return isOld(analysis, ledger.state().outline(), ledger::maker);
  }

  /** As {@link #isOld(Analysis, Ledger)} by the step that made each thing. */
  public static boolean isOld(Analysis analysis, Outline outline, Function<String, Optional<LedgerEntry>> maker) {
    return by(analysis, outline, maker).stream()
        .anyMatch(name -> outline.stale().contains(name) || maker.apply(name).filter(entry -> isOfEarlierVersion(analysis, entry)).isPresent());
  }

  private static boolean isOfEarlierVersion(Analysis analysis, LedgerEntry entry) {
    return analysis.operations().stream()
        .filter(type -> OperationCatalog.idOf(type).equals(entry.operation()))
        .anyMatch(type -> entry.version() < OperationCatalog.version(type));
  }

  /** Whether a section is old: what its analysis made, or anything that it shows. */
  public static boolean isOld(Analysis analysis, Section section, Ledger ledger) {
    Outline outline = ledger.state().outline();
    return isOld(analysis, ledger)
        || section.blocks().stream().flatMap(b -> source(b).stream()).anyMatch(outline.stale()::contains);
  }

  /** Whether an answer is old: itself, or anything else that its analysis made. */
  public static boolean isOld(Analysis analysis, Block.Headline answer, Ledger ledger) {
    return ledger.state().outline().stale().contains(answer.source()) || isOld(analysis, ledger);
  }

  /** The steps of an analysis whose results were asked for and are of another shape than today's, by number. */
  static List<LedgerEntry> ofEarlierShape(Analysis analysis, StudyView study, Ledger ledger) {
    return by(analysis, ledger).stream().filter(study.ofEarlierShape()::contains)
        .flatMap(name -> ledger.maker(name).stream())
        .sorted(Comparator.comparingLong(LedgerEntry::number))
        .distinct()
        .toList();
  }

  /** Whether an earlier version of the program made what the analysis was asked for, in another shape than today's. */
  public static boolean isOfEarlierShape(Analysis analysis, StudyView study, Ledger ledger) {
    return !ofEarlierShape(analysis, study, ledger).isEmpty();
  }

  private static Optional<String> source(Block block) {
    return switch (block) {
      case Block.Headline headline -> Optional.of(headline.source());
      case Block.Grid grid -> Optional.of(grid.source());
      case Block.Chart chart -> Optional.of(chart.source());
      case Block.Quote quote -> Optional.of(quote.source());
      default -> Optional.empty();
    };
  }
}
