package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.values.TextStep;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.List;

/** Takes off spaces, folds width and case of the words in columns. */
@OperationId("data.clean-text")
public record CleanText(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param(value = "trim,collapse", choices = {"trim", "collapse", "garbled", "width", "lower", "upper", "title", "accents"})
        List<String> steps)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, columns, true));
    String all = String.join(", ", List.of(TextStep.values()).stream().map(TextStep::tag).toList());
    steps.stream().filter(s -> TextStep.ofTag(s).isEmpty()).forEach(s -> problems.add(DataProblems.NO_STEP.with(s, all)));
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    TableEdit edit = study.edit(table);
    List<TextStep> chosen = steps.stream().map(s -> TextStep.ofTag(s).orElseThrow()).toList();
    List<Column> looked = ColumnSteps.words(rows, columns);
    long changed = 0;
    for (int c = 0; c < looked.size(); c++) {
      job.progress((double) c / looked.size());
      changed += ChangedColumn.rewrite(edit, rows, looked.get(c), word -> {
        String out = word;
        for (TextStep step : chosen) {
          out = step.apply(out);
        }
        return out.isEmpty() ? null : out;
      });
    }
    return ColumnSteps.changed(rows, edit, changed, Text.of(CleanText.class, "cells.done", changed, table));
  }
}
