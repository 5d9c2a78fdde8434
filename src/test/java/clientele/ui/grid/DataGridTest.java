package clientele.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.ledger.OperationCatalog;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import clientele.ui.Pictures;
import clientele.ui.TrialContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The grid: columns that stay, columns out of sight, both tables as one. */
class DataGridTest {
  private static final int ROWS = 900;

  private final AtomicReference<TrialContext> context = new AtomicReference<>();
  private final AtomicReference<DataGrid> grids = new AtomicReference<>();
  private final AtomicReference<ColumnChooser> choosers = new AtomicReference<>();
  private final AtomicReference<Scene> scenes = new AtomicReference<>();

  @BeforeEach
  void shown() {
    List<Column> columns = new ArrayList<>(List.of(Column.of("id", Kind.TEXT), Column.of("city", Kind.TEXT)));
    for (int c = 0; c < 14; c++) {
      columns.add(Column.of("figure " + c, Kind.INTEGER));
    }
    List<Object[]> rows = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      Object[] row = new Object[columns.size()];
      row[0] = "C-" + r;
      row[1] = r % 3 == 0 ? "Wien" : r % 3 == 1 ? "Köln" : "上海";
      for (int c = 2; c < row.length; c++) {
        row[c] = (long) (r * c % 97);
      }
      rows.add(row);
    }
    Table table = MemoryStudy.empty().table("t", Role.OTHER, columns, rows).view().table("t");
    Pictures.startToolkit();
    Pictures.run(() -> {
      context.set(TrialContext.windowed(new OperationCatalog(List.of())));
      DataGrid grid = new DataGrid(context.get());
      HBox.setHgrow(grid, Priority.ALWAYS);
      Scene scene = new Scene(new HBox(grid), 980, 500);
      context.get().appearance().dress(scene);
      Stage stage = new Stage();
      stage.setScene(scene);
      stage.show();
      grids.set(grid);
      scenes.set(scene);
      grid.show(table);
    });
    Pictures.until("the rows", () -> grids.get().shown().get() == ROWS);
    Pictures.until("the facets", () -> !grids.get().facets().facets().facets().isEmpty());
    Pictures.settle();
  }

  @AfterEach
  void closed() {
    Pictures.run(context.get()::close);
    Pictures.close((Stage) scenes.get().getWindow());
  }

  @Test
  void aFrozenColumnStaysWhileTheOthersScrollAndItsRowsStayBesideTheirs() {
    choose("freeze-id");
    Pictures.settle();
    Pictures.run(() -> {
      bar(moving(), Orientation.HORIZONTAL).setValue(bar(moving(), Orientation.HORIZONTAL).getMax());
      bar(moving(), Orientation.VERTICAL).setValue(0.5);
    });
    Pictures.settle();
    Pictures.take(scenes.get(), "grid-frozen");
    Pictures.run(() -> {
      assertEquals(List.of("id"), names(still()));
      Set<String> seen = words(still());
      assertTrue(seen.size() > 5, "the cells of the column that stays: " + seen);
      assertTrue(seen.stream().allMatch(w -> w.startsWith("C-4")), "half way down: " + seen);
      for (Node left : rows(still())) {
        Node right = rows(moving()).stream().filter(r -> ((TableRow<?>) r).getIndex() == ((TableRow<?>) left).getIndex()).findFirst().orElseThrow();
        assertEquals(
            right.localToScene(right.getBoundsInLocal()).getMinY(), left.localToScene(left.getBoundsInLocal()).getMinY(), 0.5);
      }
      bar(still(), Orientation.VERTICAL).setValue(1);
    });
    Pictures.settle();
    Pictures.run(() -> {
      assertEquals(1, bar(moving(), Orientation.VERTICAL).getValue(), 1e-9);
      assertTrue(words(still()).contains("C-899"));
      assertTrue(rows(moving()).stream().anyMatch(r -> ((TableRow<?>) r).getIndex() == ROWS - 1), "the last row is reached in both");
    });
  }

  @Test
  void aShorterTableIsShownFromItsStartWithoutRowsOfTheOther() {
    Table few = MemoryStudy.empty()
        .table("few", Role.OTHER, List.of(Column.of("a", Kind.TEXT), Column.of("b", Kind.TEXT)), List.<Object[]>of(new Object[] {"x", "y"}))
        .view().table("few");
    Pictures.run(() -> {
      bar(moving(), Orientation.HORIZONTAL).setValue(bar(moving(), Orientation.HORIZONTAL).getMax());
      bar(moving(), Orientation.VERTICAL).setValue(1);
    });
    Pictures.settle();
    Pictures.run(() -> {
      grids.get().show(few);
      assertEquals(0, moving().getItems().size(), "no row of the table before is asked of this one");
    });
    Pictures.until("its row", () -> grids.get().shown().get() == 1);
    Pictures.settle();
    Pictures.run(() -> assertEquals(Set.of("x", "y"), words(moving())));
  }

  @Test
  void facetsFollowTheLanguage() {
    List<Object[]> rows = new ArrayList<>();
    for (int r = 0; r < 200; r++) {
      rows.add(new Object[] {"shop " + (r < 180 ? r % 7 : r)});
    }
    Table shops = MemoryStudy.empty().table("shops", Role.OTHER, List.of(Column.of("shop", Kind.TEXT)), rows).view().table("shops");
    Pictures.run(() -> {
      ((HBox) scenes.get().getRoot()).getChildren().add(grids.get().facets());
      grids.get().show(shops);
    });
    Pictures.until("the rest", () -> facetWords().contains("20 others"));
    Pictures.run(() -> {
      context.get().words().language().set(Language.CHINESE);
      assertTrue(facetWords().contains("其他 20 个"), facetWords().toString());
    });
  }

  private List<String> facetWords() {
    return grids.get().facets().lookupAll(".check-box").stream().map(n -> ((Labeled) n).getText()).toList();
  }

  @Test
  void aMaskedCellIsNotOpenedByADoubleClick() {
    Table people = MemoryStudy.empty()
        .table("people", Role.OTHER, List.of(Column.of("surname", Kind.TEXT), Column.of("city", Kind.TEXT)), List.<Object[]>of(new Object[] {"Lindqvist", "Wien"}))
        .view().table("people");
    Pictures.run(() -> {
      grids.get().editable(java.util.Optional.of(edit -> { }));
      grids.get().show(people);
    });
    Pictures.until("its row", () -> grids.get().shown().get() == 1);
    Pictures.settle();
    Pictures.run(() -> {
      assertEquals(Set.of("L•••", "Wien"), words(moving()));
      for (Node cell : moving().lookupAll(".table-cell")) {
        cell.fireEvent(new MouseEvent(MouseEvent.MOUSE_CLICKED, 2, 2, 2, 2, MouseButton.PRIMARY, 2, false, false, false, false, true, false, false, false, false, true, null));
      }
      List<Node> fields = List.copyOf(moving().lookupAll("#cell-edit"));
      assertEquals(1, fields.size(), "the city can be typed over, the name cannot");
      assertEquals("Wien", ((javafx.scene.control.TextField) fields.getFirst()).getText());
    });
  }

  @Test
  void aPressOnAFrozenCellSelectsTheRowInBoth() {
    choose("freeze-id");
    Pictures.settle();
    Pictures.run(() -> {
      press(row(still(), 3), false, false);
      press(row(still(), 6), true, false);
    });
    Pictures.take(scenes.get(), "grid-chosen");
    Pictures.run(() -> {
      assertEquals(List.of(3, 4, 5, 6), List.copyOf(moving().getSelectionModel().getSelectedIndices()));
      assertTrue(isChosen(row(still(), 4)) && row(moving(), 4).isSelected());
      press(row(still(), 4), false, true);
      assertEquals(List.of(3, 5, 6), List.copyOf(moving().getSelectionModel().getSelectedIndices()));
      assertFalse(isChosen(row(still(), 4)));
    });
  }

  @Test
  void columnsAreHiddenFoundAndShownAgain() {
    Pictures.run(() -> {
      ColumnChooser chooser = grids.get().columnChooser();
      ((HBox) scenes.get().getRoot()).getChildren().add(chooser);
    });
    Pictures.until("the columns", () -> scenes.get().lookup("#column-city") != null);
    Pictures.run(() -> ((CheckBox) scenes.get().lookup("#column-city")).fire());
    Pictures.settle();
    Pictures.run(() -> {
      assertFalse(names(moving()).contains("city"));
      assertEquals("15 of 16 columns", ((Labeled) scenes.get().lookup("#columns")).getText());
      ((javafx.scene.control.TextField) scenes.get().lookup("#columns-find")).setText("figure 13");
    });
    Pictures.until("the column found", () -> scenes.get().getRoot().lookupAll("*").stream().anyMatch(n -> "freeze-figure 13".equals(n.getId())));
    Pictures.run(() -> ((ToggleButton) byId("freeze-figure 13")).fire());
    Pictures.take(scenes.get(), "grid-columns-en");
    Pictures.run(() -> context.get().words().language().set(Language.CHINESE));
    Pictures.take(scenes.get(), "grid-columns-zh");
    Pictures.run(() -> {
      assertEquals(List.of("figure 13"), names(still()));
      ((javafx.scene.control.Hyperlink) scenes.get().lookup("#columns-all")).fire();
    });
    Pictures.settle();
    Pictures.run(() -> assertTrue(names(moving()).contains("city")));
  }

  @Test
  void atMostThreeStayAndTheLastOneInSightCannotBeHidden() {
    GridLayout layout = new GridLayout(List.of("a", "b", "c", "d"));
    layout.stay("d", true);
    layout.stay("b", true);
    layout.stay("a", true);
    layout.stay("c", true);
    assertEquals(List.of("a", "b", "d"), layout.staying());
    assertEquals(List.of("c"), layout.scrolling());
    layout.show("a", false);
    layout.show("b", false);
    layout.show("c", false);
    layout.show("d", false);
    assertEquals(List.of("d"), layout.staying());
    assertTrue(layout.isShown("d"));
    GridLayout next = layout.over(List.of("b", "d", "e"));
    assertEquals(List.of("d"), next.staying());
    assertEquals(List.of("e"), next.scrolling());
    GridLayout moved = new GridLayout(List.of("a", "b", "c", "d"));
    moved.show("b", false);
    moved.dragged(List.of("d", "a", "c"));
    assertEquals(List.of("d", "b", "a", "c"), moved.all());
  }

  @Test
  void aSecondKeyMayStandInTheOtherTableWithShift() {
    choose("freeze-city");
    Pictures.settle();
    Pictures.run(() -> {
      shift(false);
      still().getSortOrder().setAll(List.of(still().getColumns().getFirst()));
    });
    Pictures.settle();
    Pictures.run(() -> {
      shift(true);
      TableColumn<Integer, ?> figure = moving().getColumns().get(1);
      figure.setSortType(TableColumn.SortType.DESCENDING);
      moving().getSortOrder().add(figure);
    });
    Pictures.settle();
    Pictures.run(() -> {
      List<Integer> first = moving().getItems().subList(0, 2);
      assertTrue(first.stream().allMatch(r -> r % 3 == 2), "上海 stands before Köln where Chinese occurs: " + first);
      assertEquals(96, first.getFirst() * 2 % 97, "and the largest figure first");
      shift(false);
      moving().getSortOrder().setAll(List.of(moving().getColumns().getFirst()));
      assertTrue(still().getSortOrder().isEmpty(), "a click without Shift begins anew");
    });
  }

  private void choose(String id) {
    Pictures.run(() -> {
      choosers.set(grids.get().columnChooser());
      ((HBox) scenes.get().getRoot()).getChildren().add(choosers.get());
    });
    Pictures.settle();
    Pictures.run(() -> {
      ((ToggleButton) byId(id)).fire();
      ((HBox) scenes.get().getRoot()).getChildren().remove(choosers.get());
    });
  }

  @Test
  void aNewColumnKeepsWhatIsTypedAndTheOrder() {
    Pictures.run(() -> {
      grids.get().filter("figure 1").set("> 50");
      TableColumn<Integer, ?> city = moving().getColumns().get(1);
      city.setSortType(TableColumn.SortType.DESCENDING);
      moving().getSortOrder().add(city);
    });
    Pictures.until("fewer rows", () -> grids.get().shown().get() < ROWS);
    int before = grids.get().shown().get();
    List<Column> columns = List.of(
        Column.of("id", Kind.TEXT), Column.of("city", Kind.TEXT), Column.of("figure 1", Kind.INTEGER), Column.of("new", Kind.INTEGER));
    List<Object[]> rows = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      rows.add(new Object[] {"C-" + r, r % 3 == 0 ? "Wien" : "Köln", (long) (r * 3 % 97), (long) r});
    }
    Table wider = MemoryStudy.empty().table("t", Role.OTHER, columns, rows).view().table("t");
    Pictures.run(() -> grids.get().show(wider));
    Pictures.until("the same rows", () -> grids.get().shown().get() == before);
    Pictures.run(() -> {
      assertEquals("> 50", grids.get().filter("figure 1").get());
      assertEquals(List.of("city"), moving().getSortOrder().stream().map(c -> ((Column) c.getUserData()).name()).toList());
      assertEquals(TableColumn.SortType.DESCENDING, moving().getSortOrder().getFirst().getSortType());
    });
  }

  private Node byId(String id) {
    return scenes.get().getRoot().lookupAll("*").stream().filter(n -> id.equals(n.getId())).findFirst().orElseThrow();
  }

  private void shift(boolean down) {
    Node twins = still().getParent().getParent();
    twins.fireEvent(event(MouseEvent.MOUSE_MOVED, down, false));
  }

  private static void press(TableRow<?> row, boolean shift, boolean shortcut) {
    row.fireEvent(event(MouseEvent.MOUSE_PRESSED, shift, shortcut));
  }

  private static MouseEvent event(javafx.event.EventType<MouseEvent> type, boolean shift, boolean shortcut) {
    return new MouseEvent(type, 2, 2, 2, 2, MouseButton.PRIMARY, 1, shift, shortcut, false, shortcut, true, false, false, false, false, true, null);
  }

  private TableView<Integer> moving() {
    return grids.get().view();
  }

  @SuppressWarnings("unchecked")
  private TableView<Integer> still() {
    return (TableView<Integer>) grids.get().lookup(".data-grid.still");
  }

  private static TableRow<?> row(TableView<?> table, int index) {
    return (TableRow<?>) rows(table).stream().filter(r -> ((TableRow<?>) r).getIndex() == index).findFirst().orElseThrow();
  }

  private static boolean isChosen(TableRow<?> row) {
    return row.getPseudoClassStates().stream().anyMatch(s -> s.getPseudoClassName().equals("chosen"));
  }

  private static List<Node> rows(TableView<?> table) {
    return table.lookupAll(".table-row-cell").stream().filter(n -> n instanceof TableRow<?> r && r.isVisible() && !r.isEmpty()).toList();
  }

  private static Set<String> words(TableView<?> table) {
    Set<String> words = new TreeSet<>();
    rows(table).forEach(r -> r.lookupAll(".table-cell").forEach(c -> words.add(((Labeled) c).getText())));
    return words;
  }

  private static List<String> names(TableView<Integer> table) {
    return table.getColumns().stream().map(c -> ((Column) c.getUserData()).name()).toList();
  }

  private static ScrollBar bar(TableView<?> table, Orientation way) {
    return table.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
        .filter(b -> b.getOrientation() == way && b.getParent().getStyleClass().contains("virtual-flow")).findFirst().orElseThrow();
  }
}
