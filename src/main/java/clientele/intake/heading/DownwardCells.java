package clientele.intake.heading;

import clientele.intake.book.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gives the value of cells joined downwards to every row they cover. Rows come in the order of the sheet. */
public final class DownwardCells {
  private final List<Sheet.Merge> merges;
  private final List<Sheet.Merge> open = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private int next;

  DownwardCells(List<Sheet.Merge> merges) {
    this.merges =
        merges.stream()
            .filter(m -> m.bottom() > m.top())
            .sorted(Comparator.comparingLong(Sheet.Merge::top))
            .toList();
  }

  /** The cells of a line, those covered by a joined cell filled with its value. */
  public List<String> filled(long line, List<String> cells) {
    if (merges.isEmpty()) {
      return cells;
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).bottom() < line) {
        open.remove(i);
        values.remove(i);
      }
    }
    while (next < merges.size() && merges.get(next).top() <= line) {
      Sheet.Merge merge = merges.get(next++);
      if (merge.top() == line && merge.left() < cells.size()) {
        open.add(merge);
        values.add(cells.get(merge.left()));
      }
    }
    if (open.isEmpty()) {
      return cells;
    }
    List<String> full = new ArrayList<>(cells);
    for (int i = 0; i < open.size(); i++) {
      int at = open.get(i).left();
      while (full.size() <= at) {
        full.add("");
      }
      if (full.get(at).isBlank()) {
        full.set(at, values.get(i));
      }
    }
    return full;
  }
}
