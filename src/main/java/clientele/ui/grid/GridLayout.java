package clientele.ui.grid;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which columns of a table are in sight, in which order, and which of them stay while the others scroll. */
final class GridLayout {
  /** More columns than this would leave no room for those that scroll. */
  static final int MOST_STAYING = 3;

  private final List<String> order;
  private final Set<String> hidden = new LinkedHashSet<>();
  private final Set<String> staying = new LinkedHashSet<>();

  GridLayout(List<String> columns) {
    this.order = new ArrayList<>(columns);
  }

  /** The same choices for a table whose columns may have changed: those that are gone are forgotten, new ones come last. */
  GridLayout over(List<String> columns) {
    List<String> kept = new ArrayList<>(order);
    kept.retainAll(columns);
    columns.stream().filter(c -> !kept.contains(c)).forEach(kept::add);
    GridLayout next = new GridLayout(order.equals(columns) || hidden.isEmpty() && staying.isEmpty() ? columns : kept);
    next.hidden.addAll(hidden);
    next.hidden.retainAll(columns);
    next.staying.addAll(staying);
    next.staying.retainAll(columns);
    return next;
  }

  /** Every column, shown or not, in the order of the table. */
  List<String> all() {
    return List.copyOf(order);
  }

  /** Columns in sight that stay. */
  List<String> staying() {
    return order.stream().filter(c -> staying.contains(c) && !hidden.contains(c)).toList();
  }

  /** Columns in sight that scroll. */
  List<String> scrolling() {
    return order.stream().filter(c -> !staying.contains(c) && !hidden.contains(c)).toList();
  }

  boolean isShown(String column) {
    return !hidden.contains(column);
  }

  boolean stays(String column) {
    return staying.contains(column);
  }

  /** Whether one more column may stay. */
  boolean hasRoom() {
    return staying().size() < MOST_STAYING;
  }

  /** Shows a column or takes it out of sight; the last one in sight is kept. */
  void show(String column, boolean shown) {
    if (shown) {
      hidden.remove(column);
    } else if (order.size() - hidden.size() > 1) {
      hidden.add(column);
      staying.remove(column);
    }
  }

  /** Lets a column stay, or scroll with the others; refused above {@link #MOST_STAYING}. */
  void stay(String column, boolean stays) {
    if (!stays) {
      staying.remove(column);
    } else if (hasRoom()) {
      hidden.remove(column);
      staying.add(column);
    }
  }

  /** Shows every column. */
  void showAll() {
    hidden.clear();
  }

  /** Takes over an order in which columns in sight were dragged; hidden ones keep their place as far as they can. */
  void dragged(List<String> inSight) {
    List<String> next = new ArrayList<>();
    int at = 0;
    for (String column : order) {
      next.add(hidden.contains(column) ? column : inSight.get(at++));
    }
    order.clear();
    order.addAll(next);
  }
}
