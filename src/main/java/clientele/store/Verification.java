package clientele.store;

import clientele.base.ProblemException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Reads a study through: every stored part against its sums, the history against its chain, its end against the mark. */
final class Verification {
  private Verification() {}

  /**
   * Reads everything.
   *
   * @return number of items read
   * @throws clientele.base.ProblemException {@code STORE-DAMAGED} at the first thing that does not agree
   */
  static int run(StudyDatabase database, H2StudyStore store, H2Journal journal) {
    List<Long> ids =
        database.read(
            c -> {
              List<Long> all = new ArrayList<>();
              try (PreparedStatement sql = c.prepareStatement("SELECT id FROM item WHERE state = 'READY' ORDER BY id");
                  ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                  all.add(rows.getLong(1));
                }
              }
              return all;
            });
    ids.forEach(store::verify);
    journal.entries().forEach(e -> H2Journal.items(e).forEach(store::exists));
    return ids.size();
  }

  /** Reads everything, and whether nothing is missing of what its mark says. */
  static void check(StudyDatabase database, Path study, Mark.Content mark) {
    reaches(database, study, mark);
    H2StudyStore store = new H2StudyStore(database, study);
    try {
      run(database, store, journal(database, store, study));
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      database.damaged();
      throw new ProblemException(StoreProblems.DAMAGED.with(e.getClass().getSimpleName(), Copies.folder(study).toString()), e);
    }
  }

  /** Whether the study goes at least as far as was acknowledged. */
  static void reaches(StudyDatabase database, Path study, Mark.Content mark) {
    H2Journal journal = journal(database, new H2StudyStore(database, study), study);
    if (!journal.reaches(mark)) {
      database.damaged();
      throw StoreProblems.BEHIND.raise(
          study.toString(), journal.mark("").steps(), mark.steps(), Copies.folder(study).toString());
    }
  }

  /** A journal only to read. */
  static H2Journal journal(StudyDatabase database, H2StudyStore store, Path study) {
    return new H2Journal(database, store, study, (sequence, steps, chain) -> {});
  }
}
