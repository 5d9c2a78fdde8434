package clientele.ui.grid;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.study.Column;
import clientele.study.Table;
import clientele.ui.Mask;
import clientele.ui.ProblemBar;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A table of any length: a filter field in every head, sorting in the data, figures at the right in the figures' face,
 * names masked, and a foot with counts, sum and mean of what is selected.
 */
public final class DataGrid extends VBox {
  private static final int MOST_COPIED = 100_000;

  private final ViewContext context;
  private final TableView<Integer> view = new TableView<>();
  private final RowList rows = new RowList();
  private final Map<String, StringProperty> filters = new LinkedHashMap<>();
  private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
  private final Label count = new Label();
  private final Label selection = new Label();
  private final Label totals = new Label();
  private final ProblemBar problems;
  private final FacetPane facets;
  private final FlowPane chips = new FlowPane(6, 6);
  private final Map<String, long[]> sortValues = new java.util.concurrent.ConcurrentHashMap<>();
  private Optional<Consumer<Edit>> edits = Optional.empty();
  private Optional<TablePages> pages = Optional.empty();

  public DataGrid(ViewContext context) {
    this.context = context;
    this.facets = new FacetPane(context.words(), this::refresh);
    chips.getStyleClass().add("chips");
    chips.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(chips.getChildren()));
    this.problems = new ProblemBar(context.words());
    getStyleClass().add("table-frame");
    view.setItems(rows);
    view.setFixedCellSize(32);
    view.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE, "data-grid");
    view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    view.setSortPolicy(v -> {
      refresh();
      return true;
    });
    view.getSelectionModel().getSelectedIndices().addListener((javafx.collections.ListChangeListener<Integer>) c -> foot());
    view.setOnKeyPressed(e -> {
      if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(e)) {
        copy();
        e.consume();
      }
    });
    Label empty = new Label();
    empty.textProperty().bind(context.words().of(DataGrid.class, "grid.noRows"));
    empty.getStyleClass().add("caption");
    view.setPlaceholder(empty);
    VBox.setVgrow(view, Priority.ALWAYS);
    getChildren().addAll(problems, chips, view, footer());
    context.words().language().addListener((p, before, after) -> {
      view.refresh();
      foot();
    });
    context.masked().addListener((p, before, after) -> view.refresh());
  }

  /**
   * Shows a table, all columns. A newer version of the table that is shown keeps what is typed and chosen, and the place.
   */
  public void show(Table table) {
    boolean again = pages.filter(p -> p.table().name().equals(table.name()) && p.table().columns().equals(table.columns())).isPresent();
    pages = Optional.of(new TablePages(table));
    sortValues.clear();
    if (again) {
      refresh(true);
      return;
    }
    filters.clear();
    facets.forget();
    view.getColumns().clear();
    List<TableColumn<Integer, Integer>> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(column(column));
    }
    view.getColumns().setAll(columns);
    refresh(true);
  }

  /** What narrows the table down, to stand beside it. */
  public FacetPane facets() {
    return facets;
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

  /** Number of rows that pass the filters. */
  public ReadOnlyIntegerProperty shown() {
    return shown.getReadOnlyProperty();
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
    made.setCellFactory(c -> new Cell(column));
    made.setUserData(column);
    made.setPrefWidth(width(column));
    made.setGraphic(head(column, right));
    return made;
  }

  private VBox head(Column column, boolean right) {
    Label name = new Label(column.unit().isEmpty() ? column.name() : column.name() + ", " + column.unit());
    name.getStyleClass().add("head-name");
    Typefaces.mark(name, name.getText());
    TextField field = new TextField();
    field.promptTextProperty().bind(context.words().of(DataGrid.class, "grid.any"));
    field.textProperty().bindBidirectional(filter(column.name()));
    field.textProperty().addListener((p, before, after) -> {
      field.getStyleClass().remove("active");
      if (!after.isBlank()) {
        field.getStyleClass().add("active");
      }
      refresh();
    });
    field.setAccessibleText(column.name());
    field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    VBox box = new VBox(name, field);
    box.getStyleClass().add("head-box");
    box.setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    box.setMaxWidth(Double.MAX_VALUE);
    return box;
  }

  private double width(Column column) {
    int letters = column.name().length() + column.unit().length();
    for (int row = 0; row < Math.min(40, pages.map(p -> p.table().rows()).orElse(0L)); row++) {
      String words = pages.orElseThrow().words(column, row, context.words().now());
      letters = Math.max(letters, (int) words.codePoints().mapToLong(c -> c > 0x2e80 ? 2 : 1).sum());
    }
    return Math.clamp(letters * 7.6 + 26, 76, 320);
  }

  private void refresh() {
    refresh(false);
  }

  private record Filled(int[] rows, GridFacets facets, List<long[]> counts) {}

  private void refresh(boolean anew) {
    pages.ifPresent(p -> {
      Map<String, GridFilter> active = new LinkedHashMap<>();
      filters.forEach((name, typed) -> GridFilter.of(typed.get()).ifPresent(f -> active.put(name, f)));
      List<GridRows.Key> keys =
          view.getSortOrder().stream()
              .map(c -> new GridRows.Key((Column) c.getUserData(), c.getSortType() == TableColumn.SortType.DESCENDING))
              .toList();
      Table table = p.table();
      Map<String, java.util.Set<Integer>> chosen = facets.chosen();
      GridFacets known = facets.facets();
      chips(active);
      context.latest(
          this,
          context.job(Text.of(DataGrid.class, "grid.reading", table.name()), job -> {
            GridFacets found = anew || known.facets().isEmpty() ? GridFacets.of(table, job.part(0, 0.6)) : known;
            GridFacets.Counted counted = found.count(chosen, GridRows.passing(table, active, job.part(0.6, 0.8)));
            int[] sorted = GridRows.sorted(counted.rows().stream().toArray(), table, keys, sortValues, job);
            return new Filled(sorted, found, counted.counts());
          }),
          this::fill,
          problems::show);
    });
  }

  private void fill(Filled filled) {
    problems.clear();
    facets.take(filled.facets());
    facets.show(filled.counts());
    view.getSelectionModel().clearSelection();
    rows.show(filled.rows());
    shown.set(filled.rows().length);
    foot();
  }

  /** What is narrowed down, above the table; a click on one takes it away. */
  private void chips(Map<String, GridFilter> active) {
    chips.getChildren().clear();
    active.keySet().forEach(name -> chip(name + " " + filter(name).get(), () -> filter(name).set("")));
    Map<String, java.util.Set<Integer>> chosen = facets.chosen();
    for (GridFacets.Facet facet : facets.facets().facets()) {
      java.util.Set<Integer> parts = chosen.getOrDefault(facet.column().name(), java.util.Set.of());
      if (!parts.isEmpty()) {
        String said = String.join(", ", parts.stream().sorted().map(i -> context.words().say(facet.parts().get(i))).toList());
        chip(facet.column().name() + ": " + said, () -> facets.drop(facet.column().name()));
      }
    }
  }

  private void chip(String words, Runnable away) {
    javafx.scene.control.Button chip = new javafx.scene.control.Button(words, clientele.ui.Icons.of("mdoal-close", "small-icon"));
    chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    chip.getStyleClass().setAll("chip", "act", "chip-button");
    Typefaces.mark(chip, words);
    chip.setOnAction(e -> away.run());
    chips.getChildren().add(chip);
  }

  private HBox footer() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Hyperlink copy = new Hyperlink();
    copy.textProperty().bind(context.words().of(DataGrid.class, "grid.copy"));
    copy.setOnAction(e -> copy());
    HBox foot = new HBox(count, selection, space, totals, copy);
    foot.getStyleClass().add("table-foot");
    return foot;
  }

  private void foot() {
    Words words = context.words();
    long all = pages.map(p -> p.table().rows()).orElse(0L);
    count.setText(words.say(DataGrid.class, rows.size() == all ? "grid.all" : "grid.some", (long) rows.size(), all));
    List<Integer> chosen = view.getSelectionModel().getSelectedItems();
    selection.setText(chosen.isEmpty() ? "" : words.say(DataGrid.class, "grid.selected", chosen.size()));
    totals.setText(chosen.isEmpty() ? "" : sums(chosen));
  }

  /** Sum and mean of the column the last cell or sort points at: the first number column otherwise. */
  private String sums(List<Integer> chosen) {
    Optional<Column> column =
        view.getSortOrder().stream().map(c -> (Column) c.getUserData()).filter(c -> c.kind().isNumeric()).findFirst()
            .or(() -> pages.flatMap(p -> p.table().columns().stream().filter(c -> c.kind().isNumeric()).findFirst()));
    return column.map(c -> {
      double sum = 0;
      int n = 0;
      for (Integer row : chosen) {
        OptionalDouble value = row == null ? OptionalDouble.empty() : pages.orElseThrow().number(c, row);
        if (value.isPresent()) {
          sum += value.getAsDouble();
          n++;
        }
      }
      int decimals = c.kind() == clientele.study.Kind.INTEGER ? 0 : 2;
      return n == 0 ? "" : context.words().say(DataGrid.class, "grid.sums", c.name(), Figures.fixed(sum, decimals), Figures.fixed(sum / n, 2));
    }).orElse("");
  }

  private String cells(TablePages p) {
    List<Integer> chosen = view.getSelectionModel().getSelectedItems();
    List<Integer> wanted = chosen.isEmpty() ? rows.subList(0, Math.min(rows.size(), MOST_COPIED)) : chosen;
    List<Column> columns = view.getColumns().stream().filter(TableColumn::isVisible).map(c -> (Column) c.getUserData()).toList();
    StringBuilder out = new StringBuilder();
    out.append(String.join("\t", columns.stream().map(c -> SheetText.safe(c.name())).toList())).append('\n');
    for (Integer row : wanted) {
      List<String> line = new ArrayList<>();
      for (Column column : columns) {
        String words = shownWords(p, column, row);
        line.add(column.kind().isNumeric() ? words.replace(",", "").replace('−', '-') : SheetText.safe(words));
      }
      out.append(String.join("\t", line)).append('\n');
    }
    return out.toString();
  }

  private String shownWords(TablePages p, Column column, int row) {
    String words = p.words(column, row, context.words().now());
    return context.masked().get() && Mask.hides(column) ? Mask.name(words) : words;
  }

  /** A cell: figures at the right in the figures' face, Chinese words in the Chinese one. */
  private final class Cell extends TableCell<Integer, Integer> {
    private final Column column;

    private Cell(Column column) {
      this.column = column;
      if (column.kind().isNumeric() || column.kind().isTemporal()) {
        getStyleClass().add("num");
      }
      setOnMouseClicked(e -> {
        if (e.getClickCount() == 2 && !isEmpty() && edits.isPresent() && column.kind() != clientele.study.Kind.PHRASE) {
          type();
        }
      });
    }

    /** Takes another value: Enter gives it on, Esc leaves the cell as it was. */
    private void type() {
      int row = getItem();
      String before = clientele.study.Cells.words(pages.orElseThrow().table(), column, pages.orElseThrow().chunkOf(row))[pages.orElseThrow().placeOf(row)];
      TextField field = new TextField(before == null ? "" : before);
      field.setId("cell-edit");
      field.setOnAction(e -> {
        String typed = field.getText();
        stop();
        if (!typed.equals(before == null ? "" : before)) {
          edits.ifPresent(taken -> taken.accept(new Edit(column, row + 1, typed)));
        }
      });
      field.setOnKeyPressed(e -> {
        if (e.getCode() == KeyCode.ESCAPE) {
          stop();
          e.consume();
        }
      });
      field.focusedProperty().addListener((p, was, is) -> {
        if (!is) {
          stop();
        }
      });
      setText("");
      setGraphic(field);
      field.requestFocus();
      field.selectAll();
    }

    private void stop() {
      setGraphic(null);
      updateItem(getItem(), isEmpty());
    }

    @Override
    protected void updateItem(Integer row, boolean empty) {
      super.updateItem(row, empty);
      String words = empty || row == null ? "" : shownWords(pages.orElseThrow(), column, row);
      setText(words);
      Typefaces.mark(this, words);
    }
  }
}
