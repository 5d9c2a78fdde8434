package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.List;

/** Puts the words of several columns together in a new one; missing ones are passed over. */
@OperationId("data.combine-columns")
public record CombineColumns(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param(value = " ", verbatim = true) String separator,
    @Param(required = true) String into)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, columns, false));
    if (columns.size() < 2) {
      problems.add(DataProblems.TWO_NAMES.with(into));
    }
    if (outline.table(table).isPresent()) {
      problems.addAll(ColumnSteps.free(outline, table, into));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    String[] out = new String[Math.toIntExact(rows.rows())];
    for (String name : columns) {
      job.progress(0.5);
      String[] words = rows.words(name);
      for (int row = 0; row < out.length; row++) {
        if (words[row] != null) {
          out[row] = out[row] == null ? words[row] : out[row] + separator + words[row];
        }
      }
    }
    TableEdit edit = study.edit(table);
    ChangedColumn.putWords(edit, rows, ColumnSteps.made(into, columns.stream().flatMap(c -> rows.column(c).stream()).toList()), out);
    return Outcome.of(Text.of(CombineColumns.class, "combine.done", String.join(", ", columns), into))
        .table(edit.finish())
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }
}
