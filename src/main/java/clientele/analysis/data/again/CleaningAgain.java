package clientele.analysis.data.again;

import clientele.base.ProblemException;
import clientele.ledger.LedgerEntry;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.study.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The steps that made an imported table what it is: they are done again when the next file takes its place or joins it. */
public final class CleaningAgain {
  private static final Set<String> ONCE = Set.of("data.import", "data.import-query", "data.remove-table", "data.edit-cell", "data.repair-line");

  private CleaningAgain() {}

  /**
   * The steps on a table since its first import, each once, in order. Edits of single cells and lines are left out: they were
   * meant for rows of the file before.
   *
   * @param path the history that led here, first step first
   */
  public static List<Operation> of(List<LedgerEntry> path, String table, OperationCatalog operations) {
    List<Operation> steps = new ArrayList<>();
    boolean imported = false;
    for (LedgerEntry entry : path) {
      if (entry.operation().startsWith("data.import")) {
        imported |= entry.outputs().containsKey(table);
      } else if (imported && entry.operation().startsWith("data.") && !ONCE.contains(entry.operation()) && names(entry, table)) {
        try {
          Operation step = operations.of(entry);
          if (!steps.contains(step)) {
            steps.add(step);
          }
        } catch (ProblemException e) {
          continue; // a step of another version of the program, which this one does not know
        }
      }
    }
    return steps;
  }

  /** Whether a step on a table was meant for the file of its time only. */
  static boolean isOnce(String operation) {
    return ONCE.contains(operation);
  }

  private static boolean names(LedgerEntry entry, String table) {
    try {
      return Json.mapper().readTree(entry.parameters()).path("table").asText().equals(table);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("entry " + entry.number() + " holds no JSON", e);
    }
  }
}
