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
import clientele.study.Column;
import clientele.study.Outline;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.study.TableEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts one value in place of several: those named, or all that the current clusters of the column suggest. Values that do
 * not occur are told; where neither they nor what would take their place does, the step is refused.
 */
@OperationId("data.merge-values")
public record MergeValues(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(cells = true) List<String> mapping,
    @Param("false") boolean suggested)
    implements Operation {
  @Override
  public List<Problem> validate(Outline outline) {
    List<Problem> problems = new ArrayList<>(ColumnSteps.need(outline, table, List.of(column), true));
    mapping.stream().filter(m -> m.indexOf('=') < 1).forEach(m -> problems.add(DataProblems.NO_MAPPING.with(m)));
    if (suggested && (outline.table(ClusterValues.CLUSTERS).isEmpty() || outline.stale().contains(ClusterValues.CLUSTERS))) {
      problems.add(DataProblems.NO_CLUSTERS.with(column));
    }
    if (!suggested && mapping.isEmpty()) {
      problems.add(DataProblems.NO_MAPPING.with(""));
    }
    return problems;
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    job.progress(0.2);
    Map<String, String> changes = new LinkedHashMap<>();
    if (suggested) {
      List<?> of = study.artifact(ClusterValues.CLUSTERS + "-of", List.class).orElse(List.of());
      if (!of.equals(List.of(table, column))) {
        throw DataProblems.NO_CLUSTERS.raise(column);
      }
      Table clusters = study.table(ClusterValues.CLUSTERS);
      String[] values = clusters.words("value");
      String[] wishes = clusters.words("suggestion");
      for (int i = 0; i < values.length; i++) {
        changes.put(values[i], wishes[i]);
      }
    }
    Map<String, Integer> known = rows.dictionary(column).index();
    Set<String> absent = new TreeSet<>();
    boolean any = false;
    for (String m : mapping) {
      int at = m.indexOf('=');
      for (int next = at; next > 0 && !known.containsKey(m.substring(0, at)); next = m.indexOf('=', next + 1)) {
        at = next;
      }
      String from = m.substring(0, at);
      String to = m.substring(at + 1);
      changes.put(from, to);
      any |= to.isEmpty() || known.containsKey(from) || known.containsKey(to);
      if (!known.containsKey(from)) {
        absent.add(from);
      }
    }
    if (!any && !suggested) {
      throw DataProblems.NO_SUCH_VALUE.raise(column, String.join(", ", absent));
    }
    TableEdit edit = study.edit(table);
    Column changed = rows.column(column).orElseThrow();
    long cells =
        ChangedColumn.rewrite(edit, rows, changed, word -> {
          String to = changes.getOrDefault(word, word);
          return to.isEmpty() ? null : to;
        });
    return ColumnSteps.changed(rows, edit, cells, Text.of(MergeValues.class, "merge.done", cells, table, absent.size(), column, String.join(", ", absent)));
  }
}
