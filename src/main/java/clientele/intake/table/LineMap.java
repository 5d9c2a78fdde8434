package clientele.intake.table;

import java.util.Arrays;

/** Line of the file for each row of the table, kept as the places where their difference changes. */
public final class LineMap {
  private long[] rows = new long[16];
  private long[] differences = new long[16];
  private int filled;

  /** Says on which line row {@code row} begins; rows come in order from 0. */
  void add(long row, long line) {
    long difference = line - row;
    if (filled > 0 && differences[filled - 1] == difference) {
      return;
    }
    if (filled == rows.length) {
      rows = Arrays.copyOf(rows, filled * 2);
      differences = Arrays.copyOf(differences, filled * 2);
    }
    rows[filled] = row;
    differences[filled++] = difference;
  }

  /** The line on which a row begins, from 1. */
  public long line(long row) {
    int at = Arrays.binarySearch(rows, 0, filled, row);
    int place = at >= 0 ? at : -at - 2;
    return place < 0 ? row + 1 : row + differences[place];
  }
}
