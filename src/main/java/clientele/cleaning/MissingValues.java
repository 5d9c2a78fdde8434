package clientele.cleaning;

import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.Chunk;
import clientele.study.Column;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Cells without a value. */
public final class MissingValues {
  private MissingValues() {}

  /** A column with its number of rows without a value. */
  public record Missing(String column, long rows) {}

  /** Rows without a value in each of these columns, a row only under the first of them. */
  public static List<Finding> find(Table table, List<String> columns, JobContext job) {
    List<Finding> found = new ArrayList<>();
    BitSet earlier = new BitSet();
    for (String column : columns) {
      job.checkCancelled();
      Text reason = Text.of(MissingValues.class, "reason.missing", column);
      Finding finding = Finding.without(new Finding(reason, rows(table, column)), earlier);
      earlier.or(finding.rows());
      found.add(finding);
    }
    return found;
  }

  /** Number of rows without a value, for every column. */
  public static List<Missing> count(Table table, JobContext job) {
    List<Missing> all = new ArrayList<>();
    for (Column column : table.columns()) {
      job.checkCancelled();
      all.add(new Missing(column.name(), rows(table, column.name()).cardinality()));
    }
    return all;
  }

  private static BitSet rows(Table table, String column) {
    BitSet rows = new BitSet();
    int at = 0;
    for (int k = 0; k < table.chunks(); k++) {
      switch (table.chunk(column, k)) {
        case Chunk.Longs longs -> {
          for (int i = 0; i < longs.rows(); i++) {
            if (longs.values()[i] == Column.MISSING) {
              rows.set(at + i);
            }
          }
        }
        case Chunk.Reals reals -> {
          for (int i = 0; i < reals.rows(); i++) {
            if (Double.isNaN(reals.values()[i])) {
              rows.set(at + i);
            }
          }
        }
        case Chunk.Codes codes -> {
          for (int i = 0; i < codes.rows(); i++) {
            if (codes.values()[i] < 0) {
              rows.set(at + i);
            }
          }
        }
      }
      at += table.rowsIn(k);
    }
    return rows;
  }
}
