package clientele.intake.table;

import clientele.intake.column.CodeColumn;
import clientele.intake.column.ColumnShapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows between others that name the section below them, as a cell joined over the whole width does: nothing but words in
 * the first cell, where all other rows have codes, numbers or days there.
 */
final class SectionRows {
  private static final int MOST = 20_000;

  private final List<Row> rows = new ArrayList<>();
  private boolean many;

  /** A row with nothing but its first cell. */
  record Row(long place, long line, int code) {}

  void add(long place, long line, int code) {
    many |= rows.size() == MOST;
    if (!many) {
      rows.add(new Row(place, line, code));
    }
  }

  /** The rows that name sections; {@code all} rows are there. */
  List<Row> among(CodeColumn first, long all) {
    rows.removeIf(r -> r.place >= all);
    if (many || rows.isEmpty() || rows.size() * 3L > all) {
      return List.of();
    }
    int[] counts = first.counts();
    rows.forEach(r -> counts[r.code]--);
    List<Row> worded = rows.stream().filter(r -> isWords(first, r.code)).toList();
    long coded = 0;
    long others = 0;
    for (int code = 0; code < counts.length; code++) {
      boolean words = counts[code] > 0 && isWords(first, code);
      if (words) {
        return List.of();
      }
      others += counts[code];
      coded += counts[code] > 0 && holdsDigit(first, code) ? counts[code] : 0;
    }
    return others > 2 && coded * 10 >= others * 9 ? worded : List.of();
  }

  private static boolean isWords(CodeColumn column, int code) {
    byte[] b = column.dictionary().get(code).getBytes(StandardCharsets.UTF_8);
    ColumnShapes.Kind kind = ColumnShapes.kind(b, 0, b.length);
    return kind == ColumnShapes.Kind.TEXT || kind == ColumnShapes.Kind.WORD;
  }

  private static boolean holdsDigit(CodeColumn column, int code) {
    return column.dictionary().get(code).chars().anyMatch(Character::isDigit);
  }
}
