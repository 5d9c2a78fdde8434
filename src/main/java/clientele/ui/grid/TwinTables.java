package clientele.ui.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Two tables over the same rows that act as one: the columns of the first stay in sight while those of the second scroll.
 * The second one owns focus and selection; the first shows them and passes clicks on.
 */
final class TwinTables extends HBox {
  private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final TableView<Integer> still = new TableView<>();
  private final TableView<Integer> moving;
  private final VBox side = new VBox();
  private final Region foot = new Region();
  private final List<TableColumn<Integer, ?>> order = new ArrayList<>();
  private final Set<TableRow<Integer>> rows = Collections.newSetFromMap(new WeakHashMap<>());
  private final Runnable sorted;
  private Optional<Runnable> unbind = Optional.empty();
  private boolean more;
  private boolean arranging;
  private int pointed = -1;

  /**
   * @param moving the table that scrolls sideways, with its items and styles
   * @param sorted is run when the order asked for changes
   */
  TwinTables(TableView<Integer> moving, Runnable sorted) {
    this.moving = moving;
    this.sorted = sorted;
    still.setItems(moving.getItems());
    still.setFixedCellSize(moving.getFixedCellSize());
    still.getStyleClass().setAll(moving.getStyleClass());
    still.getStyleClass().add("still");
    still.setSelectionModel(null);
    still.setFocusTraversable(false);
    still.setPlaceholder(new Region());
    still.setRowFactory(t -> row(false));
    moving.setRowFactory(t -> row(true));
    still.setSortPolicy(t -> sort(still, moving));
    moving.setSortPolicy(t -> sort(moving, still));
    moving.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) c -> mark());
    foot.getStyleClass().add("still-foot");
    VBox.setVgrow(still, Priority.ALWAYS);
    HBox.setHgrow(moving, Priority.ALWAYS);
    side.getChildren().setAll(still, foot);
    side.getStyleClass().add("still-side");
    side.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(side, moving);
    addEventFilter(MouseEvent.ANY, e -> more = e.isShiftDown());
    still.skinProperty().addListener((p, before, after) -> Platform.runLater(this::scrollTogether));
    moving.skinProperty().addListener((p, before, after) -> Platform.runLater(this::scrollTogether));
    columns(List.of(), List.of());
  }

  /** Puts columns into the part that stays and the part that scrolls. */
  void columns(List<TableColumn<Integer, ?>> staying, List<TableColumn<Integer, ?>> scrolling) {
    List<TableColumn<Integer, ?>> keys = List.copyOf(order);
    arranging = true;
    still.getColumns().setAll(List.of());
    moving.getColumns().setAll(List.of());
    still.getColumns().setAll(staying);
    moving.getColumns().setAll(scrolling);
    still.getSortOrder().setAll(keys.stream().filter(staying::contains).toList());
    moving.getSortOrder().setAll(keys.stream().filter(scrolling::contains).toList());
    order.retainAll(columns());
    arranging = false;
    side.setVisible(!staying.isEmpty());
    side.setManaged(!staying.isEmpty());
    side.prefWidthProperty().unbind();
    side.prefWidthProperty().bind(width(staying));
    if (!order.equals(keys)) {
      sorted.run();
    }
  }

  /** All columns, from left to right. */
  List<TableColumn<Integer, ?>> columns() {
    List<TableColumn<Integer, ?>> all = new ArrayList<>(still.getColumns());
    all.addAll(moving.getColumns());
    return all;
  }

  /** The columns that are sorted by, first key first. */
  List<TableColumn<Integer, ?>> order() {
    return List.copyOf(order);
  }

  /** Sorts by columns, the first one first. */
  void sortBy(List<? extends TableColumn<Integer, ?>> keys) {
    arranging = true;
    order.clear();
    order.addAll(keys);
    still.getSortOrder().setAll(order.stream().filter(still.getColumns()::contains).toList());
    moving.getSortOrder().setAll(order.stream().filter(moving.getColumns()::contains).toList());
    order.retainAll(columns());
    arranging = false;
  }

  /** Goes to the first row and the first column. */
  void toStart() {
    moving.scrollTo(0);
    bar(moving, Orientation.HORIZONTAL).ifPresent(bar -> bar.setValue(0));
  }

  /** Shows the cells anew. */
  void refresh() {
    still.refresh();
    moving.refresh();
  }

  private static DoubleBinding width(List<TableColumn<Integer, ?>> columns) {
    return Bindings.createDoubleBinding(
        () -> columns.stream().mapToDouble(TableColumn::getWidth).sum() + 1,
        columns.stream().map(TableColumn::widthProperty).toArray(javafx.beans.Observable[]::new));
  }

  /** A click with Shift adds a key to those of both tables, one without begins anew. */
  private boolean sort(TableView<Integer> here, TableView<Integer> there) {
    if (arranging) {
      return true;
    }
    if (more) {
      order.retainAll(columns().stream().filter(c -> here.getSortOrder().contains(c) || there.getSortOrder().contains(c)).toList());
      here.getSortOrder().stream().filter(c -> !order.contains(c)).forEach(order::add);
    } else {
      arranging = true;
      there.getSortOrder().clear();
      arranging = false;
      order.clear();
      order.addAll(here.getSortOrder());
    }
    sorted.run();
    return true;
  }

  private TableRow<Integer> row(boolean own) {
    TableRow<Integer> row = new TableRow<>();
    rows.add(row);
    row.hoverProperty().addListener((p, was, is) -> point(is ? row.getIndex() : -1));
    row.indexProperty().addListener((p, before, after) -> {
      row.pseudoClassStateChanged(POINTED, pointed >= 0 && after.intValue() == pointed);
      if (!own) {
        mark(row);
      }
    });
    if (!own) {
      row.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> pass(e, row));
    }
    return row;
  }

  private void point(int index) {
    pointed = index;
    rows.forEach(r -> r.pseudoClassStateChanged(POINTED, pointed >= 0 && r.getIndex() == pointed && !r.isEmpty()));
  }

  private void mark() {
    rows.stream().filter(r -> r.getTableView() == still).forEach(this::mark);
  }

  private void mark(TableRow<Integer> row) {
    row.pseudoClassStateChanged(CHOSEN, row.getIndex() >= 0 && moving.getSelectionModel().isSelected(row.getIndex()));
  }

  /** A press on a row that stays selects as one on the row beside it does. */
  private void pass(MouseEvent press, TableRow<Integer> row) {
    if (row.isEmpty() || press.getButton() != MouseButton.PRIMARY || press.getClickCount() > 1) {
      return;
    }
    moving.requestFocus();
    var selection = moving.getSelectionModel();
    int index = row.getIndex();
    if (press.isShiftDown() && moving.getFocusModel().getFocusedIndex() >= 0) {
      int from = moving.getFocusModel().getFocusedIndex();
      selection.clearSelection();
      selection.selectRange(from, from <= index ? index + 1 : index - 1);
    } else if (press.isShortcutDown()) {
      if (selection.isSelected(index)) {
        selection.clearSelection(index);
      } else {
        selection.select(index);
      }
    } else {
      selection.clearAndSelect(index);
    }
  }

  /** Ties the two upright scroll bars, and keeps the room of the level one free in the part that stays. */
  private void scrollTogether() {
    Optional<ScrollBar> left = bar(still, Orientation.VERTICAL);
    Optional<ScrollBar> right = bar(moving, Orientation.VERTICAL);
    Optional<ScrollBar> level = bar(moving, Orientation.HORIZONTAL);
    if (left.isEmpty() || right.isEmpty() || level.isEmpty()) {
      return;
    }
    unbind.ifPresent(Runnable::run);
    left.get().valueProperty().bindBidirectional(right.get().valueProperty());
    foot.prefHeightProperty().bind(
        Bindings.when(level.get().visibleProperty()).then(level.get().heightProperty()).otherwise(0));
    foot.minHeightProperty().bind(foot.prefHeightProperty());
    unbind = Optional.of(() -> left.get().valueProperty().unbindBidirectional(right.get().valueProperty()));
  }

  private static Optional<ScrollBar> bar(TableView<Integer> table, Orientation way) {
    for (Node node : table.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar found && found.getOrientation() == way && found.getParent().getStyleClass().contains("virtual-flow")) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Rows the person has chosen, in order of the table. */
  ObservableList<Integer> selected() {
    return moving.getSelectionModel().getSelectedItems();
  }
}
