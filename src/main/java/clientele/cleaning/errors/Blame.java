package clientele.cleaning.errors;

import clientele.base.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that a dependence speaks against, until it is settled which of them to tell. Where two columns determine each
 * other, as zip and city, each speaks against the other when they do not agree, though one of them is wrong at most as a
 * rule. Told is the one that further columns speak against; if there are none, the one whose column has more errors that
 * are beyond doubt; both, only if that is the same.
 */
final class Blame {
  private final List<Cell> cells = new ArrayList<>();
  private final Map<Long, Cell> byPlace = new HashMap<>();

  /**
   * A cell.
   *
   * @param against how much each determining column speaks against it
   */
  record Cell(int row, int column, Text reason, String suggestion, double sure, Map<Integer, Double> against) {
    private double withoutColumn(int column) {
      return against.entrySet().stream().filter(e -> e.getKey() != column).mapToDouble(Map.Entry::getValue).sum();
    }
  }

  void add(Cell cell) {
    cells.add(cell);
    byPlace.put(place(cell.row(), cell.column()), cell);
  }

  /** Tells what is to be told. */
  void settle(Suspects suspects) {
    int[] sureErrors = new int[suspects.columns().size()];
    for (Cell cell : cells) {
      if (opponents(cell).isEmpty()) {
        sureErrors[cell.column()]++;
      }
    }
    for (Cell cell : cells) {
      boolean cleared = false;
      for (Cell other : opponents(cell)) {
        double own = cell.withoutColumn(other.column());
        double its = other.withoutColumn(cell.column());
        cleared |= own < its || own == its && sureErrors[cell.column()] < sureErrors[other.column()];
      }
      if (!cleared) {
        suspects.add(cell.row(), cell.column(), cell.reason(), cell.suggestion(), cell.sure());
      }
    }
  }

  /** Cells of the row that speak against this one and it against them. */
  private List<Cell> opponents(Cell cell) {
    List<Cell> found = new ArrayList<>();
    for (int column : cell.against().keySet()) {
      Cell other = byPlace.get(place(cell.row(), column));
      if (other != null && other.against().containsKey(cell.column())) {
        found.add(other);
      }
    }
    return found;
  }

  private static long place(int row, int column) {
    return (long) row << 16 | column;
  }
}
