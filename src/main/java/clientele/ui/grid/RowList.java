package clientele.ui.grid;

import java.util.List;
import javafx.collections.ObservableListBase;

/** Row numbers as the items of a table view, without an object per row until it is shown. */
final class RowList extends ObservableListBase<Integer> {
  private int[] rows = new int[0];

  void show(int[] shown) {
    beginChange();
    List<Integer> removed = List.copyOf(java.util.Collections.nCopies(rows.length == 0 ? 0 : 1, 0));
    rows = shown;
    nextReplace(0, rows.length, removed);
    endChange();
  }

  /** Lets go of rows that a shorter table does not have. */
  void keepBelow(long limit) {
    int[] kept = java.util.Arrays.stream(rows).filter(r -> r < limit).toArray();
    if (kept.length < rows.length) {
      show(kept);
    }
  }

  /** The rows as they stand. */
  int[] numbers() {
    return rows.clone();
  }

  @Override
  public Integer get(int index) {
    return rows[index];
  }

  @Override
  public int size() {
    return rows.length;
  }
}
