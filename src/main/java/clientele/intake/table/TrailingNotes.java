package clientele.intake.table;

import clientele.intake.column.CodeColumn;
import clientele.intake.column.ColumnShapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes below a table whose lines a spreadsheet padded to the width of the table, so that they look like rows of which
 * only the first cell is filled. They are believed to be notes where no other row is so empty and they stand below a
 * gap, below the sums, or are sentences under a column of numbers or codes.
 */
final class TrailingNotes {
  private static final int MOST = 50;

  private final List<Note> last = new ArrayList<>();
  private boolean inside;
  private boolean gap;
  private boolean sums;

  /**
   * A row with nothing but its first cell.
   *
   * @param line of the file
   * @param code of the first cell
   * @param apart whether a blank line or the sums of the table stand right above it
   */
  record Note(long line, int code, boolean apart) {}

  /** Takes a row: the code of its first cell if nothing else is in it, -1 otherwise, and whether it is named a total. */
  void row(long line, int bareCode, boolean total) {
    if (bareCode >= 0 && !total) {
      if (last.size() < MOST) {
        last.add(new Note(line, bareCode, gap || sums));
      } else {
        inside = true;
      }
    } else {
      inside |= !last.isEmpty();
      last.clear();
      sums = total;
    }
    gap = false;
  }

  /** Takes a line or row without anything. */
  void blank() {
    gap = true;
  }

  /** The last rows of a table that are notes, in the order of the file. */
  List<Note> among(CodeColumn first, long rows) {
    if (inside || last.isEmpty() || rows - last.size() < 2) {
      return List.of();
    }
    boolean words = holdsWords(first);
    int from = 0;
    while (from < last.size() && !last.get(from).apart && (words || kind(first, last.get(from).code) != ColumnShapes.Kind.TEXT)) {
      from++;
    }
    return List.copyOf(last.subList(from, last.size()));
  }

  /** Whether any row above the last ones has words in the first column. */
  private boolean holdsWords(CodeColumn first) {
    int[] counts = first.counts();
    last.forEach(note -> counts[note.code]--);
    for (int code = 0; code < counts.length; code++) {
      ColumnShapes.Kind kind = counts[code] > 0 ? kind(first, code) : ColumnShapes.Kind.BLANK;
      if (kind == ColumnShapes.Kind.TEXT || kind == ColumnShapes.Kind.WORD) {
        byte[] b = first.dictionary().get(code).getBytes(StandardCharsets.UTF_8);
        if (!TotalRows.isNamed(b, 0, b.length)) {
          return true;
        }
      }
    }
    return false;
  }

  private static ColumnShapes.Kind kind(CodeColumn column, int code) {
    byte[] b = column.dictionary().get(code).getBytes(StandardCharsets.UTF_8);
    return ColumnShapes.kind(b, 0, b.length);
  }
}
