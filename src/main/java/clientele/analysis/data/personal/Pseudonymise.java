package clientele.analysis.data.personal;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.DataProblems;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.personal.Pseudonyms;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts pseudonyms in place of the values of columns; the same value has the same pseudonym in every table. */
@OperationId(value = "data.pseudonymise", repeatable = false)
public record Pseudonymise(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(offers = Param.Offers.COLUMN) List<String> columns)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, columns, false));
    if (columns.isEmpty()) {
      problems.add(DataProblems.NO_COLUMNS.with(table));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Optional<Pseudonyms.Key> known = study.artifact(Pseudonyms.KEY, Pseudonyms.Key.class);
    Pseudonyms.Key key = known.orElseGet(Pseudonyms.Key::fresh);
    TableEdit edit = study.edit(table);
    long changed = replace(edit, rows, columns, new Pseudonyms(key), job);
    Outcome.Builder outcome =
        Outcome.of(Text.of(Pseudonymise.class, "pseudonymise.done", changed, String.join(", ", columns), table))
            .rows(rows.rows(), rows.rows(), 0)
            .table(edit.finish());
    return known.isPresent() ? outcome.done() : outcome.artifact(Pseudonyms.KEY, key).done();
  }

  /** Puts pseudonyms in place of every value that is not one yet; returns the number of changed cells. */
  static long replace(TableEdit edit, Table rows, List<String> columns, Pseudonyms pseudonyms, JobContext job) {
    long changed = 0;
    for (Column column : rows.columns()) {
      job.progress(0.5);
      if (!columns.contains(column.name())) {
        continue;
      }
      if (column.kind().isCoded()) {
        changed += ChangedColumn.rewrite(edit, rows, column, v -> Pseudonyms.isOne(v) ? v : pseudonyms.of(v));
      } else {
        String[] words = rows.words(column.name());
        for (int row = 0; row < words.length; row++) {
          changed += words[row] == null ? 0 : 1;
          words[row] = words[row] == null ? null : pseudonyms.of(words[row]);
        }
        ChangedColumn.putWords(edit, rows, new Column(column.name(), Kind.TEXT, 0, "", column.meaning()), words);
      }
    }
    return changed;
  }
}
