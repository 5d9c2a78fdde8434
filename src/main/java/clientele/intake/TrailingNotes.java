package clientele.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes below a table whose lines a spreadsheet padded to the width of the table, so that they look like rows of which
 * only the first cell is filled. They are believed to be notes where no other row is so empty and they stand below a
 * gap, below the sums, or are sentences under a column that holds none.
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
    boolean sentences = holdsSentences(first);
    int from = 0;
    while (from < last.size() && !last.get(from).apart && (sentences || !isSentence(first, last.get(from).code))) {
      from++;
    }
    return List.copyOf(last.subList(from, last.size()));
  }

  /** Whether any row above the last ones has words with spaces between them in the first column. */
  private boolean holdsSentences(CodeColumn first) {
    int[] counts = first.counts();
    last.forEach(note -> counts[note.code]--);
    for (int code = 0; code < counts.length; code++) {
      byte[] b = counts[code] > 0 ? first.dictionary().get(code).getBytes(StandardCharsets.UTF_8) : new byte[0];
      if (counts[code] > 0 && !TrailingTotal.isNamed(b, 0, b.length) && isSentence(first, code)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSentence(CodeColumn column, int code) {
    byte[] b = column.dictionary().get(code).getBytes(StandardCharsets.UTF_8);
    return ColumnShapes.kind(b, 0, b.length) == ColumnShapes.Kind.TEXT;
  }
}
