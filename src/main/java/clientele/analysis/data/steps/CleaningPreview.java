package clientele.analysis.data.steps;

import clientele.base.Text;
import clientele.cleaning.Finding;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a cleaning step would do.
 *
 * @param rowsBefore rows of the table
 * @param found the rows that would be taken out, counted from 0; nobody changes it
 * @param reasons by reason
 * @param columns names of the table's columns
 */
public record CleaningPreview(long rowsBefore, BitSet found, List<Reason> reasons, List<String> columns) {
  private static final int EXAMPLES = 5;

  /** Rows of one reason with the first of them, cell by cell; an empty string is a missing value. */
  public record Reason(Text words, long rows, List<List<String>> examples) {}

  /** How many rows would be taken out. */
  public long touched() {
    return found.cardinality();
  }

  static CleaningPreview of(Table table, List<Finding> findings) {
    List<Reason> reasons = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.size() > 0) {
        reasons.add(new Reason(finding.reason(), finding.size(), examples(table, finding)));
      }
    }
    List<String> columns = table.columns().stream().map(Column::name).toList();
    return new CleaningPreview(table.rows(), Finding.union(findings), reasons, columns);
  }

  private static List<List<String>> examples(Table table, Finding finding) {
    List<List<String>> rows = new ArrayList<>();
    int row = finding.rows().nextSetBit(0);
    int start = 0;
    for (int k = 0; k < table.chunks() && row >= 0 && rows.size() < EXAMPLES; k++) {
      int end = start + table.rowsIn(k);
      if (row < end) {
        List<String[]> cells = new ArrayList<>();
        for (Column column : table.columns()) {
          cells.add(Cells.words(table, column, k));
        }
        while (row >= 0 && row < end && rows.size() < EXAMPLES) {
          int at = row - start;
          rows.add(cells.stream().map(c -> c[at] == null ? "" : c[at]).toList());
          row = finding.rows().nextSetBit(row + 1);
        }
      }
      start = end;
    }
    return rows;
  }
}
