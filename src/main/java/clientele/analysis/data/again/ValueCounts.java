package clientele.analysis.data.again;

import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Dictionary;
import clientele.study.Table;
import java.util.HashMap;
import java.util.Map;

/**
 * How many rows hold each value of a column of words or of yes and no.
 *
 * @param counts by value
 * @param missing rows without a value
 * @param rows all rows that were looked at
 */
record ValueCounts(Map<String, Integer> counts, int missing, int rows) {
  /** Counts from a row on. */
  static ValueCounts of(Table table, Column column, int from) {
    Dictionary words = column.kind().isCoded() ? table.dictionary(column.name()) : null;
    int[] ofCode = new int[words == null ? 2 : words.size()];
    int missing = 0;
    int row = 0;
    for (int k = 0; k < table.chunks(); k++) {
      int rows = table.rowsIn(k);
      if (row + rows > from) {
        int[] codes = words == null ? truths(table.longs(column.name(), k)) : table.codes(column.name(), k);
        for (int i = Math.max(0, from - row); i < rows; i++) {
          if (codes[i] < 0) {
            missing++;
          } else {
            ofCode[codes[i]]++;
          }
        }
      }
      row += rows;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (int code = 0; code < ofCode.length; code++) {
      if (ofCode[code] > 0) {
        counts.put(words == null ? Cells.write(column, code) : words.get(code), ofCode[code]);
      }
    }
    return new ValueCounts(counts, missing, Math.max(0, row - from));
  }

  private static int[] truths(long[] values) {
    int[] codes = new int[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = values[i] == Column.MISSING ? -1 : values[i] != 0 ? 1 : 0;
    }
    return codes;
  }
}
