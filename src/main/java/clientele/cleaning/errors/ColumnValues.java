package clientele.cleaning.errors;

import clientele.study.Column;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column by its distinct values.
 *
 * @param column its description
 * @param codes value of each row, -1 where missing
 * @param values the distinct values as people type them
 * @param counts rows of each value
 */
record ColumnValues(Column column, int[] codes, List<String> values, int[] counts) {
  /** Up to so many different values are a list of choices, not what somebody types freely. */
  static final int FEW = 30;

  /** A choice taken so often is no slip. */
  static final int NO_SLIP = 20;

  static ColumnValues of(Table table, Column column) {
    return of(column, table.words(column.name()));
  }

  static ColumnValues of(Column column, String[] cells) {
    Map<String, Integer> index = new HashMap<>();
    List<String> values = new ArrayList<>();
    int[] codes = new int[cells.length];
    for (int row = 0; row < cells.length; row++) {
      if (cells[row] == null || cells[row].isBlank()) {
        codes[row] = -1;
      } else {
        Integer known = index.putIfAbsent(cells[row], values.size());
        codes[row] = known == null ? values.size() : known;
        if (known == null) {
          values.add(cells[row]);
        }
      }
    }
    int[] counts = new int[values.size()];
    for (int code : codes) {
      if (code >= 0) {
        counts[code]++;
      }
    }
    return new ColumnValues(column, codes, values, counts);
  }

  String name() {
    return column.name();
  }

  int size() {
    return values.size();
  }

  int present() {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /** The value of a row; null where missing. */
  String value(int row) {
    return codes[row] < 0 ? null : values.get(codes[row]);
  }

  /** Code of the value that most rows have; -1 if there are none. */
  int mode() {
    int best = -1;
    for (int v = 0; v < counts.length; v++) {
      best = best < 0 || counts[v] > counts[best] ? v : best;
    }
    return best;
  }

  /** The same rows with each value written as given, values that are now the same in one. */
  ColumnValues rewritten(String[] written) {
    String[] cells = new String[codes.length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = codes[row] < 0 ? null : written[codes[row]];
    }
    return of(column, cells);
  }

  /** Rows of all values, value by value; those of value {@code v} lie from {@code starts[v]} to {@code starts[v + 1]}. */
  Rows rows() {
    int[] starts = new int[size() + 1];
    for (int v = 0; v < size(); v++) {
      starts[v + 1] = starts[v] + counts[v];
    }
    int[] next = starts.clone();
    int[] all = new int[starts[size()]];
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] >= 0) {
        all[next[codes[row]]++] = row;
      }
    }
    return new Rows(starts, all);
  }

  /** Rows by value. */
  record Rows(int[] starts, int[] all) {}
}
