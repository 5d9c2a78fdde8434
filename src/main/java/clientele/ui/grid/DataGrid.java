package clientele.ui.grid;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import clientele.actions.ColumnWords;
import clientele.base.Text;
import clientele.study.Column;
import clientele.study.Table;
import clientele.ui.Icons;
import clientele.ui.Mask;
import clientele.ui.ProblemBar;
import clientele.ui.ShownRows;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.Watch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A table of any length: a filter field in every head, sorting in the data, figures at the right in the figures' face,
 * names masked, and a foot with counts, sum and mean of what is selected.
 */
public final class DataGrid extends VBox {
  private static final int MOST_COPIED = 100_000;

  /** Columns of words that are made ready for sorting, 8 bytes a row each. */
  private static final int MOST_PREPARED = 6;

  private final ViewContext context;
  private final TableView<Integer> view = new TableView<>();
  private final TwinTables twins;
  private final RowList rows = new RowList();
  private final Map<String, StringProperty> filters = new LinkedHashMap<>();
  private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
  private final GridFoot foot;
  private final ProblemBar problems;
  private final FacetPane facets;
  private final FlowPane chips = new FlowPane(6, 6);
  private final HBox tools = new HBox(8);
  private final Button chooser = new Button("", Icons.of("mdomz-view_column"));
  private final Map<String, GridLayout> layouts = new HashMap<>();
  private final Map<String, TableColumn<Integer, Integer>> columns = new LinkedHashMap<>();
  private Map<String, long[]> sortValues = new ConcurrentHashMap<>();
  private Optional<Consumer<Edit>> edits = Optional.empty();
  private Consumer<Integer> opened = row -> { };
  private Optional<TablePages> pages = Optional.empty();

  public DataGrid(ViewContext context) {
    this.context = context;
    this.facets = new FacetPane(context.words(), this::title, this::refresh);
    this.problems = new ProblemBar(context.words());
    this.foot = new GridFoot(context.words(), this::copy);
    getStyleClass().add("table-frame");
    view.setItems(rows);
    view.setFixedCellSize(32);
    view.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE, "data-grid");
    view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    twins = new TwinTables(view, this::refresh);
    twins.selected().addListener((javafx.collections.ListChangeListener<Integer>) c -> foot());
    twins.setOnKeyPressed(e -> {
      if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(e)) {
        copy();
        e.consume();
      } else if (e.getCode() == KeyCode.ENTER) {
        twins.selected().stream().filter(Objects::nonNull).findFirst().ifPresent(this::open);
      }
    });
    Label empty = new Label();
    empty.textProperty().bind(context.words().of(DataGrid.class, "grid.noRows"));
    empty.getStyleClass().add("caption");
    view.setPlaceholder(empty);
    VBox.setVgrow(twins, Priority.ALWAYS);
    getChildren().addAll(problems, toolbar(), twins, foot);
    Watch.from(this, context.words().language(), () -> {
      twins.refresh();
      foot();
      chooserWords();
      chips(active());
    });
    Watch.from(this, context.masked(), () -> {
      twins.refresh();
      foot();
    });
  }

  /**
   * Shows a table, all columns. A newer version of the table that is shown keeps what is typed and chosen, and the place.
   */
  public void show(Table table) {
    boolean same = pages.filter(p -> p.table().name().equals(table.name())).isPresent();
    boolean again = same && pages.filter(p -> p.table().columns().equals(table.columns())).isPresent();
    rows.keepBelow(again ? table.rows() : 0);
    pages = Optional.of(new TablePages(table));
    sortValues = new ConcurrentHashMap<>();
    if (again) {
      refresh(true);
      return;
    }
    Map<String, String> typed = new LinkedHashMap<>();
    Map<String, TableColumn.SortType> keys = new LinkedHashMap<>();
    if (same) {
      filters.forEach((name, words) -> typed.put(name, words.get()));
      twins.order().forEach(c -> keys.put(((Column) c.getUserData()).name(), c.getSortType()));
    } else {
      facets.forget();
    }
    filters.clear();
    columns.clear();
    for (Column column : table.columns()) {
      columns.put(column.name(), column(column));
    }
    layouts.merge(table.name(), new GridLayout(List.copyOf(columns.keySet())), (known, made) -> known.over(made.all()));
    arrange();
    typed.keySet().retainAll(columns.keySet());
    typed.forEach((name, words) -> filter(name).set(words));
    keys.keySet().retainAll(columns.keySet());
    twins.sortBy(keys.entrySet().stream().map(key -> {
      TableColumn<Integer, Integer> column = columns.get(key.getKey());
      column.setSortType(key.getValue());
      return column;
    }).toList());
    twins.toStart();
    refresh(true);
  }

  /** Puts the columns where the layout of this table says. */
  private void arrange() {
    pages.map(p -> layouts.get(p.table().name())).ifPresent(layout -> {
      twins.columns(of(layout.staying()), of(layout.scrolling()));
      chooserWords();
    });
  }

  private List<TableColumn<Integer, ?>> of(List<String> names) {
    return names.stream().<TableColumn<Integer, ?>>map(columns::get).toList();
  }

  /** A choice about columns; what was dragged before is kept. */
  private void arrange(Consumer<GridLayout> choice) {
    pages.map(p -> layouts.get(p.table().name())).ifPresent(layout -> {
      layout.dragged(twins.columns().stream().map(c -> ((Column) c.getUserData()).name()).toList());
      choice.accept(layout);
      arrange();
    });
  }

  /** The choice of columns of the table that is shown, to be put on a page. */
  ColumnChooser columnChooser() {
    GridLayout layout = layouts.get(pages.orElseThrow().table().name());
    layout.dragged(twins.columns().stream().map(c -> ((Column) c.getUserData()).name()).toList());
    return new ColumnChooser(context.words(), layout, this::title, this::arrange);
  }

  private void chooserWords() {
    long shownColumns = twins.columns().size();
    chooser.setText(context.words().say(DataGrid.class, shownColumns == columns.size() ? "columns.all.button" : "columns.some.button", shownColumns, (long) columns.size()));
  }

  /** Buttons of the page, beside the choice of columns. */
  public HBox tools() {
    return tools;
  }

  private HBox toolbar() {
    chooser.getStyleClass().addAll("small");
    chooser.setId("columns");
    chooser.setOnAction(e -> {
      Popover popover = new Popover(columnChooser());
      popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
      popover.setDetachable(false);
      popover.show(chooser);
    });
    chips.getStyleClass().add("chips");
    HBox.setHgrow(chips, Priority.ALWAYS);
    tools.setAlignment(Pos.TOP_RIGHT);
    tools.getChildren().add(chooser);
    tools.setMinWidth(USE_PREF_SIZE);
    HBox bar = new HBox(12, chips, tools);
    bar.getStyleClass().add("grid-tools");
    return bar;
  }

  /** What narrows the table down, to stand beside it. */
  public FacetPane facets() {
    return facets;
  }

  /** Lets rows be opened, by Enter and, where cells are not edited, by a double click; {@code taken} hears the row from 0. */
  public void opens(Consumer<Integer> taken) {
    opened = taken;
  }

  /** Opens a row. */
  void open(int row) {
    opened.accept(row);
  }

  /** A cell that a person gave another value; the row is counted from 1. */
  public record Edit(Column column, int row, String value) {}

  /** Lets cells be edited by a double click; {@code taken} hears what was typed. */
  public void editable(Optional<Consumer<Edit>> taken) {
    edits = taken;
  }

  /** What is typed above a column. */
  public StringProperty filter(String column) {
    return filters.computeIfAbsent(column, name -> new SimpleStringProperty(""));
  }

  /** Shows the rows that pass these filters and no others. */
  public void narrow(Map<String, String> wanted) {
    facets.unchoose();
    filters.forEach((name, typed) -> typed.set(said(name, wanted.getOrDefault(name, ""))));
    refresh();
  }

  /** A filter for one value in the words that stand in its column: {@code = call} is no word of a Chinese screen. */
  private String said(String column, String filter) {
    String word = filter.replaceFirst("^= ", "");
    return pages.filter(p -> !word.equals(filter)).flatMap(p -> p.table().column(column)
        .flatMap(c -> ColumnWords.value(p.table().version(), c, word)))
        .map(t -> "= " + context.words().say(t)).orElse(filter);
  }

  /** Number of rows that pass the filters. */
  public ReadOnlyIntegerProperty shown() {
    return shown.getReadOnlyProperty();
  }

  /** What is shown now, to be written as it is seen: rows in their order, what is selected, the columns from left to right. */
  public Optional<ShownRows> shownRows() {
    return pages.map(p -> {
      boolean whole = rows.size() == p.table().rows() && twins.order().isEmpty();
      return new ShownRows(
          p.table().name(), whole ? Optional.empty() : Optional.of(rows.numbers()),
          twins.selected().stream().filter(Objects::nonNull).mapToInt(Integer::intValue).toArray(),
          twins.columns().stream().map(c -> ((Column) c.getUserData()).name()).toList());
    });
  }

  /** What a column is called on the screen. */
  String title(Column column) {
    return context.words().say(pages.map(p -> ColumnWords.of(
        p.table().version(), column, context.study().getValue().outline().settings().currency())).orElse(Text.literal(column.name())));
  }

  /** The view inside, for row actions. */
  public TableView<Integer> view() {
    return view;
  }

  /** The cells of the selected rows as a spreadsheet takes them. */
  public void copy() {
    pages.ifPresent(p -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(cells(p));
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  private TableColumn<Integer, Integer> column(Column column) {
    TableColumn<Integer, Integer> made = new TableColumn<>();
    boolean right = column.kind().isNumeric();
    if (right) {
      made.getStyleClass().add(Tweaks.ALIGN_RIGHT);
    }
    made.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    made.setCellFactory(c -> new GridCell(this, column));
    made.setUserData(column);
    made.setPrefWidth(width(column));
    made.setGraphic(new GridHead(this, context.words(), column));
    made.setContextMenu(menu(column));
    return made;
  }

  private ContextMenu menu(Column column) {
    ContextMenu menu = new ContextMenu();
    menu.setOnShowing(e -> {
      GridLayout layout = layouts.get(pages.orElseThrow().table().name());
      boolean stays = layout.stays(column.name());
      MenuItem freeze = item(stays ? "columns.release" : "columns.freeze", l -> l.stay(column.name(), !stays));
      freeze.setDisable(!stays && !layout.hasRoom());
      MenuItem hide = item("columns.hide", l -> l.show(column.name(), false));
      hide.setDisable(twins.columns().size() == 1);
      menu.getItems().setAll(freeze, hide, item("columns.all", GridLayout::showAll));
    });
    menu.getItems().add(new MenuItem());
    return menu;
  }

  private MenuItem item(String key, Consumer<GridLayout> choice) {
    MenuItem item = new MenuItem(context.words().say(DataGrid.class, key));
    item.setOnAction(e -> arrange(choice));
    return item;
  }

  private double width(Column column) {
    int head = breadth(title(column));
    int letters = head;
    for (int row = 0; row < Math.min(40, pages.map(p -> p.table().rows()).orElse(0L)); row++) {
      String words = pages.orElseThrow().words(column, row, context.words().now());
      letters = Math.max(letters, breadth(words));
    }
    return Math.clamp(letters * 7.6 + 26, Math.clamp(head * 7.2 + 40, 76, 320), 320);
  }

  private static int breadth(String words) {
    return (int) words.codePoints().mapToLong(c -> c > 0x2e80 ? 2 : 1).sum();
  }

  void refresh() {
    refresh(false);
  }

  private record Filled(int[] rows, List<long[]> counts) {}

  /** Shows the rows that pass, in order; of a table that is new, the ways to narrow it down come after its rows. */
  private void refresh(boolean anew) {
    pages.ifPresent(p -> {
      Map<String, GridFilter> active = active();
      List<GridRows.Key> keys =
          twins.order().stream()
              .map(c -> new GridRows.Key((Column) c.getUserData(), c.getSortType() == TableColumn.SortType.DESCENDING))
              .toList();
      Table table = p.table();
      Map<String, java.util.Set<Integer>> chosen = facets.chosen();
      GridFacets known = facets.facets();
      chips(active);
      context.latest(
          this,
          reading(table, job -> {
            GridFacets.Counted counted = known.count(chosen, GridRows.passing(table, active, job));
            return new Filled(GridRows.sorted(counted.rows().stream().toArray(), table, keys, sortValues, job), counted.counts());
          }),
          filled -> {
            fill(filled);
            if (anew) {
              findFacets(table);
            }
          },
          problems::show);
    });
  }

  private <T> clientele.job.Job<T> reading(Table table, clientele.job.Job.Work<T> work) {
    return context.job(Text.of(DataGrid.class, "grid.reading", table.name()), work);
  }

  /** Finds the ways to narrow a table down; then makes ready for sorting by its columns of words. */
  private void findFacets(Table table) {
    context.latest(
        facets,
        reading(table, job -> GridFacets.of(table, job)),
        found -> {
          if (pages.filter(p -> p.table() == table).isPresent()) {
            facets.take(found);
            refresh();
            Map<String, long[]> values = sortValues;
            context.latest(
                twins,
                reading(table, job -> {
                  GridRows.prepare(table, MOST_PREPARED, values, job);
                  return table;
                }),
                done -> { },
                problems::show);
          }
        },
        problems::show);
  }

  private void fill(Filled filled) {
    problems.clear();
    facets.show(filled.counts());
    view.getSelectionModel().clearSelection();
    rows.show(filled.rows());
    shown.set(filled.rows().length);
    foot();
  }

  private Map<String, GridFilter> active() {
    Map<String, GridFilter> active = new LinkedHashMap<>();
    filters.forEach((name, typed) -> GridFilter.of(typed.get()).ifPresent(f -> active.put(name, f)));
    return active;
  }

  /** What is narrowed down, above the table; a click on one takes it away. */
  private void chips(Map<String, GridFilter> active) {
    chips.getChildren().clear();
    active.keySet().forEach(name -> chip(title(name) + " " + filter(name).get(), () -> filter(name).set("")));
    Map<String, java.util.Set<Integer>> chosen = facets.chosen();
    for (GridFacets.Facet facet : facets.facets().facets()) {
      java.util.Set<Integer> parts = chosen.getOrDefault(facet.column().name(), java.util.Set.of());
      if (!parts.isEmpty()) {
        String said = String.join(", ", parts.stream().sorted().map(i -> context.words().say(facet.parts().get(i))).toList());
        chip(title(facet.column()) + ": " + said, () -> facets.drop(facet.column().name()));
      }
    }
  }

  private void chip(String words, Runnable away) {
    Button chip = new Button(words, Icons.of("mdoal-close", "small-icon"));
    chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    chip.getStyleClass().setAll("chip", "act", "chip-button");
    Typefaces.mark(chip, words);
    chip.setOnAction(e -> away.run());
    chips.getChildren().add(chip);
  }

  /** Tells the counts, and the sum of the first column of numbers that is sorted by or stands first. */
  private void foot() {
    Optional<Column> summed =
        twins.order().stream().map(c -> (Column) c.getUserData()).filter(this::isSummed).findFirst()
            .or(() -> pages.flatMap(p -> p.table().columns().stream().filter(this::isSummed).findFirst()));
    foot.show(rows.size(), pages, twins.selected(), summed, summed.map(this::title).orElse(""));
  }

  /** Of a single row the sum is its value, so that what is masked is not summed either. */
  private boolean isSummed(Column column) {
    return column.kind().isNumeric() && !hides(column);
  }

  private String cells(TablePages p) {
    List<Integer> chosen = twins.selected();
    List<Integer> wanted = chosen.isEmpty() ? rows.subList(0, Math.min(rows.size(), MOST_COPIED)) : chosen;
    List<Column> columns = twins.columns().stream().map(c -> (Column) c.getUserData()).toList();
    return SheetText.table(columns, this::title, wanted, (column, row) -> shownWords(p, column, row));
  }

  private String shownWords(TablePages p, Column column, int row) {
    String words = p.words(column, row, context.words().now());
    return hides(column) ? Mask.name(words) : words;
  }

  /** Whether the values of a column are masked now, and so are not to be typed over. */
  boolean hides(Column column) {
    return context.masked().get() && Mask.hides(column);
  }

  private String title(String column) {
    return pages.flatMap(p -> p.table().column(column)).map(this::title).orElse(column);
  }

  /** What stands in a cell. */
  String shownWords(Column column, int row) {
    return shownWords(pages.orElseThrow(), column, row);
  }

  /** What a cell holds as it is stored; null where there is no value. */
  public String stored(Column column, int row) {
    TablePages p = pages.orElseThrow();
    return clientele.study.Cells.word(p.table(), column, p.chunkOf(row), p.placeOf(row));
  }

  /** Who hears of cells that are given another value, where they may be. */
  Optional<Consumer<Edit>> edits() {
    return edits;
  }
}
