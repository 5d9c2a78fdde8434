package clientele.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Takes rows cell by cell into coded columns and sets those aside that have the wrong width or unreadable bytes. */
final class RowCollector {
  private final int width;
  private final List<CodeColumn> columns = new ArrayList<>();
  private final List<BitSet> undecodable = new ArrayList<>();
  private final int[] sizes;
  private final int[] codes;
  private final LineMap lines = new LineMap();
  private final RejectLog rejects = new RejectLog();
  private long rows;
  private long blanks;
  private long foreign;
  private boolean bad;

  RowCollector(int width) {
    this.width = width;
    this.sizes = new int[width];
    this.codes = new int[width];
    for (int c = 0; c < width; c++) {
      columns.add(new CodeColumn());
      undecodable.add(new BitSet(0));
    }
  }

  /** Takes the cell of a column in the row that is being read. */
  void cell(int column, byte[] buffer, int from, int to) {
    CodeColumn target = columns.get(column);
    int code = target.code(buffer, from, to);
    codes[column] = code;
    if (code >= sizes[column]) {
      sizes[column] = code + 1;
      check(column, code, buffer, from, to);
    }
    bad |= code >= 0 && undecodable.get(column).get(code);
  }

  /** Ends a row; false if it holds bytes that cannot be decoded, so that it is not taken. */
  boolean endRow(long line) {
    if (bad) {
      bad = false;
      return false;
    }
    int some = -1;
    for (int code : codes) {
      some &= code;
    }
    if (some == -1) {
      blanks++;
      return true;
    }
    for (int c = 0; c < width; c++) {
      columns.get(c).add(codes[c]);
    }
    lines.add(rows++, line);
    return true;
  }

  void blank() {
    blanks++;
  }

  long rows() {
    return rows;
  }

  RejectLog rejects() {
    return rejects;
  }

  /** Distinct values seen so far that are well-formed and hold characters beyond ASCII. */
  long foreign() {
    return foreign;
  }

  /** Ends reading. */
  LoadedFile.Rows finish(String sha256) {
    columns.forEach(CodeColumn::seal);
    return new LoadedFile.Rows(columns, lines, rejects, rows, blanks, sha256);
  }

  private void check(int column, int code, byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] < 0) {
        if (!Utf8.isValid(buffer, i, to)) {
          undecodable.get(column).set(code);
        } else {
          foreign++;
        }
        return;
      }
    }
  }
}
