package clientele.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Takes rows cell by cell into coded columns and sets those aside that have the wrong width or unreadable bytes. */
final class RowCollector {
  private static final int ROWS_PER_CHECK = 0xffff;

  private final int width;
  private final boolean mayHoldNotes;
  private final CodeColumn[] columns;
  private final BitSet[] undecodable;
  private final int[] sizes;
  private final int[] codes;
  private final LineMap lines = new LineMap();
  private final RejectLog rejects = new RejectLog();
  private long rows;
  private long blanks;
  private long foreign;
  private boolean bad;
  private boolean named;
  private long totalRow = -1;
  private long totalLine;
  private int[] totalCodes = new int[0];
  private final TrailingNotes notes = new TrailingNotes();

  /** For rows of a text or sheet, below which notes may stand. */
  RowCollector(int width) {
    this(width, width > 2);
  }

  /** For rows below which notes may stand or, as in databases, may not. */
  RowCollector(int width, boolean mayHoldNotes) {
    this.mayHoldNotes = mayHoldNotes;
    this.width = width;
    this.sizes = new int[width];
    this.codes = new int[width];
    this.columns = new CodeColumn[width];
    this.undecodable = new BitSet[width];
    Arrays.setAll(columns, c -> new CodeColumn());
  }

  /** Takes the cell of a column in the row that is being read. */
  void cell(int column, byte[] buffer, int from, int to) {
    int code = columns[column].code(buffer, from, to);
    codes[column] = code;
    if (code >= sizes[column]) {
      sizes[column] = code + 1;
      named |= column <= 1 && TrailingTotal.isNamed(buffer, from, to);
      check(column, code, buffer, from, to);
    }
    BitSet unreadable = undecodable[column];
    bad |= unreadable != null && code >= 0 && unreadable.get(code);
  }

  /** Ends a row; false if it holds bytes that cannot be decoded, so that it is not taken. */
  boolean endRow(long line) {
    boolean total = named;
    named = false;
    if (bad) {
      bad = false;
      return false;
    }
    int some = -1;
    for (int code : codes) {
      some &= code;
    }
    if (some == -1) {
      blank();
      return true;
    }
    boolean bare = mayHoldNotes && codes[0] >= 0;
    for (int c = 1; c < width; c++) {
      bare &= codes[c] < 0;
    }
    notes.row(line, bare ? codes[0] : -1, total);
    for (int c = 0; c < width; c++) {
      columns[c].add(codes[c]);
    }
    if (total) {
      totalRow = rows;
      totalLine = line;
      totalCodes = codes.clone();
    }
    lines.add(rows++, line);
    if ((rows & ROWS_PER_CHECK) == 0) {
      checkMemory();
    }
    return true;
  }

  /** Declines before the memory is full rather than after. */
  private void checkMemory() {
    long taken = 0;
    for (CodeColumn column : columns) {
      taken += column.bytes();
    }
    long most = Runtime.getRuntime().maxMemory() / 10 * 6;
    if (taken > most) {
      throw IntakeProblems.TOO_MANY.raise(rows, most >> 20);
    }
  }

  void blank() {
    blanks(1);
  }

  void blanks(long more) {
    blanks += more;
    notes.blank();
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
    for (CodeColumn column : columns) {
      column.seal();
    }
    for (TrailingNotes.Note note : notes.among(columns[0], rows)) {
      for (CodeColumn column : columns) {
        column.removeLast();
      }
      rows--;
      rejects.add(note.line(), RejectLog.Reason.NOTE, 0, 0, "", columns[0].dictionary().get(note.code()));
    }
    if (totalRow > 1 && totalRow == rows - 1 && TrailingTotal.sums(List.of(columns), totalCodes)) {
      setTotalAside();
    }
    return new LoadedFile.Rows(List.of(columns), lines, rejects, rows, blanks, sha256);
  }

  private void setTotalAside() {
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      cells.add(totalCodes[c] < 0 ? "" : columns[c].dictionary().get(totalCodes[c]));
      columns[c].removeLast();
    }
    rows--;
    rejects.add(totalLine, RejectLog.Reason.TOTAL, 0, 0, "", String.join("\t", cells));
  }

  private void check(int column, int code, byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] < 0) {
        if (!Utf8.isValid(buffer, i, to)) {
          if (undecodable[column] == null) {
            undecodable[column] = new BitSet();
          }
          undecodable[column].set(code);
        } else {
          foreign++;
        }
        return;
      }
    }
  }
}
