package clientele.actions;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.LocalPaths;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.List;

/** Notes in the history that rows of a table were written to a file; the file itself was written before. */
@OperationId(value = "actions.record-export", repeatable = false, offered = false)
public record RecordExport(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, here = Param.Here.PLACE) String file,
    @Param(value = "0", min = 0, unit = "rows") int rows,
    @Param(value = "0", min = 0, unit = "rows") int heldBack,
    @Param(value = "0", min = 0, unit = "rows") int control,
    @Param List<String> columns)
    implements Operation {
  /** Name of the artifact that lists what was written. */
  public static final String EXPORTS = "exports";

  /**
   * What was written so far.
   *
   * @param written oldest first
   */
  public record Exports(List<Written> written) {
    public Exports {
      written = List.copyOf(written);
    }
  }

  /** A file: its name without folders, from which table, how many rows and which columns. */
  public record Written(String file, String table, int rows, int heldBack, int control, List<String> columns) {}

  @Override
  public List<Problem> validate(Outline outline) {
    return outline.table(table).isPresent()
        ? List.of()
        : List.of(StudyProblems.noTable(table, outline.tables().keySet()));
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    List<Written> all = new ArrayList<>(study.artifact(EXPORTS, Exports.class).map(Exports::written).orElse(List.of()));
    long of = study.table(table).rows();
    String name = LocalPaths.hidden(file);
    all.add(new Written(name, table, rows, heldBack, control, columns));
    return Outcome.of(Text.of(RecordExport.class, "export.recorded", rows, of, table, name))
        .artifact(EXPORTS, new Exports(all))
        .rows(of, rows, heldBack)
        .done();
  }
}
