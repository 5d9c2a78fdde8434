package clientele.ui.grid;

import clientele.base.SheetSafe;
import clientele.base.UnseenSigns;
import clientele.study.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Words as a spreadsheet may take them: nothing that it would run as a formula, nothing that breaks its cells. */
public final class SheetText {
  private SheetText() {}

  /** Says what stands in a cell. */
  interface Shown {
    String words(Column column, int row);
  }

  /** Rows as lines of cells parted by tabs, below a line of names; figures without separators. */
  static String table(List<Column> columns, Function<Column, String> names, List<Integer> rows, Shown shown) {
    StringBuilder out = new StringBuilder(String.join("\t", columns.stream().map(c -> safe(names.apply(c))).toList())).append('\n');
    for (Integer row : rows) {
      List<String> line = new ArrayList<>();
      for (Column column : columns) {
        String words = shown.words(column, row);
        line.add(column.kind().isNumeric() ? words.replace(",", "").replace('−', '-') : safe(words));
      }
      out.append(String.join("\t", line)).append('\n');
    }
    return out.toString();
  }

  /** The words on one line, with an apostrophe before what would be a formula. */
  public static String safe(String words) {
    String flat = words.replaceAll("[\\t\\r\\n]+", " ");
    return SheetSafe.harmless(UnseenSigns.shown(flat));
  }
}
