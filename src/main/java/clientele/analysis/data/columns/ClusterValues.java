package clientele.analysis.data.columns;

import clientele.analysis.data.steps.ColumnSteps;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.values.ValueClusters;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Kind;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.List;

/** Finds values of a column that are probably spellings of one, with the one most rows have as the suggestion. */
@OperationId("data.cluster-values")
public record ClusterValues(
    @Param(required = true, offers = Param.Offers.TABLE) String table,
    @Param(required = true, offers = Param.Offers.COLUMN) String column,
    @Param(value = "auto", choices = {"auto", "fingerprint", "ngram", "edit", "pinyin"}) String method)
    implements Operation {
  /** Name of the table that is made. */
  static final String CLUSTERS = "value_clusters";

  @Override
  public List<Problem> validate(Outline outline) {
    return ColumnSteps.need(outline, table, List.of(column), true);
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    Table rows = study.table(table);
    Dictionary words = rows.dictionary(column);
    int[] counts = new int[words.size()];
    for (int code : rows.codes(column)) {
      if (code >= 0) {
        counts[code]++;
      }
    }
    List<String> values = new ArrayList<>();
    for (int code = 0; code < counts.length; code++) {
      values.add(words.get(code));
    }
    List<ValueClusters.Cluster> found = ValueClusters.find(values, counts, ValueClusters.method(method), job);
    List<Column> of = rows.column(column).stream().toList();
    List<Column> columns =
        List.of(
            Column.of("cluster", Kind.INTEGER), ColumnSteps.made("value", of), Column.of("rows", Kind.INTEGER),
            ColumnSteps.made("suggestion", of));
    try (RowWriter out = study.writeRows(CLUSTERS, Role.RESULT, columns)) {
      long number = 0;
      for (ValueClusters.Cluster cluster : found) {
        number++;
        for (int v = 0; v < cluster.values().size(); v++) {
          out.row(number, cluster.values().get(v), cluster.rows().get(v), cluster.values().getFirst());
        }
      }
      long all = found.stream().mapToLong(c -> c.values().size()).sum();
      return Outcome.of(Text.of(ClusterValues.class, "cluster.done", found.size(), all, column))
          .table(out.finish())
          .artifact(CLUSTERS + "-of", List.of(table, column))
          .rows(rows.rows(), all, 0)
          .done();
    }
  }
}
