package clientele.ledger;

import clientele.study.StudySettings;
import java.util.List;
import java.util.Map;

/** The port through which the ledger keeps its entries and the place in the history where the study stands. */
public interface Journal {
  /** All entries, oldest first, those of branches set aside included. */
  List<LedgerEntry> entries();

  /** Where the study stands. */
  Position position();

  /** The text of an artifact. */
  String artifact(long id);

  /**
   * Writes, in one transaction, an entry, its artifacts and the new position.
   *
   * @param entry complete but for the numbers of its artifacts, which are in {@code artifacts} by name
   * @return the entry as stored
   * @throws clientele.base.ProblemException {@code OP-MOVED} if the study no longer stands where the step began
   */
  LedgerEntry commit(LedgerEntry entry, Map<String, String> artifacts);

  /** Moves the study to another place in its history. */
  void move(Position position);

  /** What holds for the whole study. */
  StudySettings settings();

  /** Changes what holds for the whole study. */
  void settings(StudySettings settings);

  /** A draft with its number and the outputs as stored; for those who implement this port. */
  static LedgerEntry numbered(LedgerEntry e, long number, Map<String, LedgerEntry.Output> outputs) {
    return new LedgerEntry(
        number, e.parent(), e.operation(), e.version(), e.parameters(), e.inputs(), outputs, e.seed(),
        e.environment(), e.started(), e.millis(), e.rowsIn(), e.rowsOut(), e.rowsRejected(), e.summary(),
        e.warnings(), e.override(), e.chain());
  }

  /**
   * A place in the history.
   *
   * @param head number of the last step that counts; 0 before the first
   * @param tip the step towards which redo goes; equal to {@code head} if there is nothing to redo
   */
  record Position(long head, long tip) {}
}
