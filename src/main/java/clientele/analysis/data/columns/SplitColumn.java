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
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Splits the words of a column at a separator into new columns; the last takes what is left. */
@OperationId("data.split-column")
public record SplitColumn(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(value = " ", verbatim = true) String separator,
    @Param List<String> into)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, List.of(column), true));
    if (into.size() < 2 || new HashSet<>(into).size() < into.size()) {
      problems.add(DataProblems.TWO_NAMES.with(column));
    }
    if (outline.table(table).isPresent()) {
      into.forEach(name -> problems.addAll(ColumnSteps.free(outline, table, name)));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    String[] words = rows.words(column);
    String[][] parts = new String[into.size()][words.length];
    Pattern at = Pattern.compile(separator.isBlank() ? "\\s+" : Pattern.quote(separator));
    long split = 0;
    for (int row = 0; row < words.length; row++) {
      if (words[row] != null) {
        String[] own = at.split(words[row].strip(), into.size());
        split += own.length > 1 ? 1 : 0;
        for (int p = 0; p < own.length; p++) {
          parts[p][row] = own[p].isBlank() ? null : own[p].strip();
        }
      }
      if (row % 65_536 == 0) {
        job.progress((double) row / words.length);
      }
    }
    TableEdit edit = study.edit(table);
    for (int p = 0; p < parts.length; p++) {
      ChangedColumn.putWords(edit, rows, ColumnSteps.made(into.get(p), rows.column(column).stream().toList()), parts[p]);
    }
    return Outcome.of(Text.of(SplitColumn.class, "split.done", split, column, String.join(", ", into)))
        .table(edit.finish())
        .rows(rows.rows(), rows.rows(), 0)
        .done();
  }
}
