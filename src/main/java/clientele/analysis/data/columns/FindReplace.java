package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.values.BoundedPattern;
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
import java.util.regex.PatternSyntaxException;

/** Replaces text in the words of columns, by plain text or by a pattern. */
@OperationId("data.find-replace")
public record FindReplace(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param(required = true, verbatim = true, cells = true) String find,
    @Param(verbatim = true, cells = true) String replace,
    @Param("false") boolean regex,
    @Param("false") boolean anyCase)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, columns, true));
    try {
      BoundedPattern.of(find, replace, regex, anyCase);
    } catch (PatternSyntaxException e) {
      problems.add(DataProblems.NO_PATTERN.with(find, e.getDescription()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      problems.add(DataProblems.NO_PATTERN.with(replace, String.valueOf(e.getMessage())));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    TableEdit edit = study.edit(table);
    BoundedPattern pattern = BoundedPattern.of(find, replace, regex, anyCase);
    List<Column> looked = ColumnSteps.words(rows, columns);
    long changed = 0;
    try {
      for (int c = 0; c < looked.size(); c++) {
        job.progress((double) c / looked.size());
        changed += ChangedColumn.rewrite(edit, rows, looked.get(c), word -> {
          job.checkCancelled();
          String out = pattern.apply(word);
          return out.isEmpty() ? null : out;
        });
      }
    } catch (BoundedPattern.TooManySteps slow) {
      throw DataProblems.SLOW_PATTERN.raise(find);
    } catch (IndexOutOfBoundsException | IllegalArgumentException group) {
      throw DataProblems.NO_PATTERN.raise(replace, String.valueOf(group.getMessage()));
    }
    return ColumnSteps.changed(rows, edit, changed, Text.of(FindReplace.class, "cells.done", changed, table));
  }
}
