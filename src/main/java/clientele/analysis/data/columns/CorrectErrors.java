package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ChangedColumn;
import clientele.analysis.data.steps.ColumnSteps;
import clientele.analysis.data.steps.TypedValue;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.cleaning.errors.Suspicion;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the suggested values into the cells that are probably wrong, where a suggestion can be told, surely enough; cells
 * whose value stands for none are emptied. The
 * errors are looked for anew, so that the step does its work on next month's file too.
 */
@OperationId("data.correct-errors")
public record CorrectErrors(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(value = "0.9", min = 0.5, max = 1, step = 0.05) double sure,
    @Param(offers = Param.Offers.COLUMN) List<String> columns,
    @Param List<String> except)
    implements Operation {
  /** How a cell is named in {@code except}: its row, counted from 1, and its column. */
  public static String cell(int row, String column) {
    return row + ":" + column;
  }

  /** How all cells that hold a value which stands for none are named in {@code except}. */
  public static String value(String column, String value) {
    return "*:" + column + ":" + value;
  }

  @Override
  public List<Problem> validate(Outline outline) {
    return ColumnSteps.need(outline, table, columns, false);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Set<String> but = Set.copyOf(except);
    Map<Integer, List<Suspicion>> byColumn = new HashMap<>();
    for (Suspicion s : FindErrors.look(study, rows, sure, job.part(0, 0.8))) {
      String name = rows.columns().get(s.column()).name();
      boolean wanted = (columns.isEmpty() || columns.contains(name)) && !but.contains(cell(s.row() + 1, name))
          && !(s.clears() && but.contains(value(name, s.value())));
      if (s.suggestionSure() >= sure && wanted) {
        byColumn.computeIfAbsent(s.column(), c -> new ArrayList<>()).add(s);
      }
    }
    TableEdit edit = study.edit(table);
    long corrected = 0;
    for (int c = 0; c < rows.columns().size(); c++) {
      corrected += byColumn.containsKey(c) ? correct(edit, rows, rows.columns().get(c), byColumn.get(c)) : 0;
    }
    return ColumnSteps.changed(rows, edit, corrected, Text.of(CorrectErrors.class, "correct-errors.done", corrected, table));
  }

  private static long correct(TableEdit edit, Table rows, Column column, List<Suspicion> suspicions) {
    if (column.kind().isCoded()) {
      String[] words = rows.words(column.name());
      suspicions.forEach(s -> words[s.row()] = s.clears() ? null : s.suggestion());
      ChangedColumn.putWords(edit, rows, column, words);
      return suspicions.size();
    }
    long done = 0;
    double[] reals = column.kind() == Kind.REAL ? rows.reals(column.name()) : new double[0];
    long[] longs = column.kind() == Kind.REAL ? new long[0] : rows.longs(column.name());
    for (Suspicion s : suspicions) {
      try {
        if (column.kind() == Kind.REAL) {
          reals[s.row()] = s.clears() ? Double.NaN : TypedValue.real(column, s.suggestion());
        } else {
          longs[s.row()] = s.clears() ? Column.MISSING : TypedValue.whole(column, s.suggestion());
        }
        done++;
      } catch (ProblemException e) {
        continue; // the suggestion is no value of this column: the cell stays as it is
      }
    }
    if (done > 0 && column.kind() == Kind.REAL) {
      ChangedColumn.putReals(edit, rows, column, reals);
    } else if (done > 0) {
      ChangedColumn.putLongs(edit, rows, column, longs);
    }
    return done;
  }
}
