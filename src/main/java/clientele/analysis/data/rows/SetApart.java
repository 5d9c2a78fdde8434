package clientele.analysis.data.rows;

import clientele.analysis.data.steps.DataProblems;
import clientele.analysis.data.tables.LeftOut;
import clientele.analysis.data.tables.SelectedRows;
import clientele.analysis.data.tables.TableAppend;
import clientele.base.Text;
import clientele.cleaning.Finding;
import clientele.job.JobContext;
import clientele.ledger.Outcome;
import clientele.study.DatasetVersion;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Takes rows out of a table, into the table beside it or only out of sight. */
public final class SetApart {
  /** Appended to the name of a table for the rows set apart from it. */
  public static final String SUFFIX = "_set_apart";

  private SetApart() {}

  /** Moves the rows found into the table beside it, each with its reason, below those set apart before. */
  static Outcome move(StudyView study, Table table, List<Finding> findings, String summaryKey, JobContext job) {
    BitSet taken = taken(table, findings);
    if (taken.isEmpty()) {
      return nothing(table);
    }
    String beside = table.name() + SUFFIX;
    List<Table> parts = new ArrayList<>();
    study.find(beside).ifPresent(parts::add);
    parts.add(new SelectedRows(table, findings));
    DatasetVersion apart = TableAppend.join(parts, beside, Role.SET_APART, study, job);
    return outcome(table, taken, summaryKey, 0).table(keep(study, table, taken)).table(apart).done();
  }

  /**
   * Leaves the rows found out; earlier versions of the table still have them.
   *
   * @param kept rows that could not be judged and stay, which the summary says
   */
  static Outcome leaveOut(StudyView study, Table table, List<Finding> findings, String summaryKey, int kept) {
    BitSet taken = taken(table, findings);
    if (taken.isEmpty() && kept == 0) {
      return nothing(table);
    }
    Outcome.Builder outcome = outcome(table, taken, summaryKey, kept);
    return taken.isEmpty()
        ? outcome.done()
        : outcome.table(keep(study, table, taken))
            .artifact(LeftOut.name(table.name()), LeftOut.of(study, table.name()).and(findings)).done();
  }

  private static BitSet taken(Table table, List<Finding> findings) {
    BitSet taken = Finding.union(findings);
    if (!taken.isEmpty() && taken.cardinality() == table.rows()) {
      throw DataProblems.ALL_ROWS.raise(table.name(), table.rows());
    }
    return taken;
  }

  private static DatasetVersion keep(StudyView study, Table table, BitSet taken) {
    BitSet kept = new BitSet();
    kept.set(0, Math.toIntExact(table.rows()));
    kept.andNot(taken);
    return study.edit(table.name()).keep(kept).finish();
  }

  private static Outcome.Builder outcome(Table table, BitSet taken, String key, int kept) {
    long before = table.rows();
    long out = taken.cardinality();
    return Outcome.of(Text.of(SetApart.class, key, out, table.name(), before, before - out, kept))
        .rows(before, before - out, out);
  }

  private static Outcome nothing(Table table) {
    return Outcome.of(Text.of(SetApart.class, "nothing.done", table.name(), table.rows()))
        .rows(table.rows(), table.rows(), 0)
        .done();
  }
}
