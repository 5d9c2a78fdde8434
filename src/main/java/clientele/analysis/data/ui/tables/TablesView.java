package clientele.analysis.data.ui.tables;

import atlantafx.base.theme.Styles;
import clientele.actions.WithContacts;
import clientele.analysis.data.bring.RepairLine;
import clientele.analysis.data.rows.EditCell;
import clientele.analysis.data.ui.parts.NoTables;
import clientele.analysis.data.ui.parts.TableItem;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.study.DatasetVersion;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.Target;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.grid.DataGrid;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Every table of the study, and the rows of one of them. */
final class TablesView {
  private static final double LISTS = 220;
  private static final double ITEM = 51;

  private final ViewContext context;
  private final Words words;
  private final AnswerHeader header;
  private final DataGrid grid;
  private final ProblemBar problems;
  private final FormulaBar formula;
  private final ProfilePane profile;
  private final ToggleButton byRows;
  private final ToggleButton byColumns;
  private final Button calculate = new Button();
  private Optional<DatasetVersion> shown = Optional.empty();

  @FXML private VBox page;
  @FXML private VBox head;
  @FXML private HBox body;
  @FXML private ScrollPane lists;
  @FXML private VBox list;
  @FXML private ScrollPane facets;
  @FXML private VBox side;
  @FXML private VBox place;

  TablesView(ViewContext context) {
    this.context = context;
    this.words = context.words();
    this.header = new AnswerHeader(context);
    this.grid = new DataGrid(context);
    this.problems = new ProblemBar(words);
    new ViewLoader(words).load(this);
    head.getChildren().add(header);
    Button export = new Button();
    export.setId("export");
    export.getStyleClass().add("export");
    export.setGraphic(Icons.of("mdomz-save_alt"));
    export.textProperty().bind(words.of(ViewContext.class, "export"));
    export.setOnAction(e -> grid.shownRows().ifPresent(context::export));
    header.actions().add(export);
    formula = new FormulaBar(context, () -> shown.map(DatasetVersion::table));
    calculate.setId("formula-column");
    calculate.getStyleClass().add("small");
    calculate.setGraphic(Icons.of("mdoal-functions"));
    calculate.textProperty().bind(words.of(TablesView.class, "formula.column"));
    calculate.setOnAction(e -> formula.open(true));
    grid.tools().getChildren().addFirst(calculate);
    profile = new ProfilePane(context, this::lacking);
    ToggleGroup sides = new ToggleGroup();
    byRows = side("rows", sides);
    byColumns = side("show", sides);
    byRows.setSelected(true);
    sides.selectedToggleProperty().addListener((p, before, after) -> {
      if (after == null) {
        before.setSelected(true);
      } else {
        turn();
      }
    });
    header.actions().addFirst(new HBox(byRows, byColumns));
    VBox.setVgrow(grid, Priority.ALWAYS);
    VBox.setVgrow(profile, Priority.ALWAYS);
    place.getChildren().addAll(problems, formula, grid, profile);
    turn();
    grid.opens(this::customer);
    side.getChildren().add(grid.facets());
    context.study().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    grid.shown().addListener((p, before, after) -> answer());
    update();
  }

  VBox page() {
    return page;
  }

  private ToggleButton side(String key, ToggleGroup sides) {
    ToggleButton button = new ToggleButton();
    button.setId("tables-" + key);
    button.getStyleClass().add(key.equals("rows") ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
    button.textProperty().bind(words.of(TablesView.class, "profile." + key));
    button.setToggleGroup(sides);
    return button;
  }

  /** Shows the rows of the table, or what its columns hold. */
  private void turn() {
    boolean rows = byRows.isSelected();
    grid.setVisible(rows);
    grid.setManaged(rows);
    facets.setVisible(rows);
    facets.setManaged(rows);
    lists.setMaxHeight(rows ? LISTS : Double.MAX_VALUE);
    lists.setMinHeight(Math.min(LISTS, ITEM * list.getChildren().size()));
    answer();
    profile.setVisible(!rows);
    profile.setManaged(!rows);
    if (!rows) {
      formula.open(false);
      shown.ifPresent(version -> profile.show(context.study().getValue().table(version.table())));
    }
  }

  /** The rows without a value in a column. */
  private void lacking(String column) {
    byRows.setSelected(true);
    grid.filter(column).set("\"\"");
  }

  private void update() {
    Outline outline = context.study().getValue().outline();
    List<DatasetVersion> tables =
        outline.tables().values().stream()
            .sorted(Comparator.comparing(DatasetVersion::role).thenComparing(DatasetVersion::table))
            .toList();
    if (tables.isEmpty()) {
      page.getChildren().setAll(head, NoTables.state(context, "mdomz-table_chart", "noTablesWhy"));
      header.answer().set(null);
      return;
    }
    page.getChildren().setAll(head, body);
    Optional<DatasetVersion> again = shown.flatMap(s -> outline.table(s.table()));
    show(again.orElse(tables.getFirst()));
    list.getChildren().setAll(tables.stream().map(this::item).toList());
    lists.setMinHeight(Math.min(LISTS, ITEM * tables.size()));
  }

  /** Shows the rows that a link names, and only those. */
  void show(Target.Rows wanted) {
    context.study().getValue().outline().table(wanted.table()).ifPresent(version -> {
      choose(version);
      byRows.setSelected(true);
      grid.narrow(wanted.filters());
    });
  }

  private void show(DatasetVersion version) {
    if (shown.filter(version::equals).isEmpty()) {
      shown = Optional.of(version);
      problems.clear();
      StudyView study = context.study().getValue();
      grid.show(WithContacts.of(study, study.table(version.table())));
      calculate.setDisable(!version.role().isImported() || version.role() == Role.REJECTS);
      formula.open(false);
      boolean refused = version.role() == Role.REJECTS;
      grid.editable(refused ? Optional.of(edit -> repair(version, edit))
          : version.role().isImported() ? Optional.of(edit -> edit(version.table(), edit)) : Optional.empty());
    }
    if (byColumns.isSelected()) {
      turn();
    }
    answer();
  }

  /** Opens the page of the customer whom a row is about. */
  private void customer(int row) {
    shown.map(version -> context.study().getValue().table(version.table()))
        .flatMap(table -> table.column(Meaning.CUSTOMER_ID))
        .map(column -> grid.stored(column, row))
        .ifPresent(id -> context.open(new Target.Customer(id)));
  }

  /** A cell that was typed into becomes a step of the history. */
  private void edit(String table, DataGrid.Edit edit) {
    context.perform(
        new EditCell(table, edit.column().name(), edit.row(), edit.value()), Optional.empty(),
        handle -> handle.failure().map(ViewContext::problem).ifPresent(problems::show));
  }

  /** A refused line that was corrected is taken into its table. */
  private void repair(DatasetVersion refused, DataGrid.Edit edit) {
    Optional<String> home = RepairLine.home(refused.table());
    if (home.isEmpty() || !edit.column().name().equals("raw")) {
      return;
    }
    long line = context.study().getValue().table(refused.table()).longs("line")[edit.row() - 1];
    context.perform(
        new RepairLine(home.get(), Math.toIntExact(line), edit.value()), Optional.empty(),
        handle -> handle.failure().map(ViewContext::problem).ifPresent(problems::show));
  }

  private void answer() {
    shown.ifPresent(version -> {
      boolean all = grid.shown().get() == version.rows();
      Text figure = Text.literal(Figures.count(grid.shown().get()));
      Text unit = all ? t("rowsUnit") : Text.of(TablesView.class, "ofRows", version.rows());
      Text sentence = version.role() == Role.REJECTS ? t("refusedIs") : Text.of(TablesView.class, byRows.isSelected() ? "tableIs" : "profile.is", version.columns().size(), Text.of(TablesView.class, "role." + version.role().tag()));
      header.answer().set(Answer.of(Text.literal(version.table()), figure, sentence).withUnit(unit).from(version.table()));
    });
  }

  private TableItem item(DatasetVersion version) {
    boolean now = shown.filter(s -> s.table().equals(version.table())).isPresent();
    TableItem item = new TableItem(words, version, now, () -> choose(version));
    item.setId("table-" + version.table());
    return item;
  }

  private void choose(DatasetVersion version) {
    show(version);
    update();
  }

  private static Text t(String key) {
    return Text.of(TablesView.class, key);
  }
}
