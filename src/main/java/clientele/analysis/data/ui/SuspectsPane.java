package clientele.analysis.data.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import clientele.base.Figures;
import clientele.cleaning.errors.Suspicion;
import clientele.study.Column;
import clientele.ui.Mask;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Suspicious cells, the surest first: what stands there, what should, why, and whether it is put right. */
final class SuspectsPane {
  private final ViewContext context;
  private final ValuesViewModel model;
  private final TableView<Suspicion> cells = new TableView<>();
  private final VBox frame = new VBox(cells);

  SuspectsPane(ViewContext context, ValuesViewModel model) {
    this.context = context;
    this.model = model;
    frame.getStyleClass().add("table-frame");
    VBox.setVgrow(cells, javafx.scene.layout.Priority.ALWAYS);
    cells.setId("suspects");
    cells.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
    cells.setFixedCellSize(44);
    cells.setPlaceholder(new Label());
    cells.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    cells.getColumns().setAll(List.of(
        column("", 40, this::take), column("suspect.row", 64, s -> figure(Figures.count(s.row() + 1L))),
        column("suspect.column", 130, s -> label(model.nameOf(s), "muted")), column("suspect.value", 150, s -> value(s, s.value())),
        column("suspect.wrong", 64, s -> figure(Figures.percent(s.sure(), 0))),
        column("suspect.suggestion", 150, s -> value(s, s.suggestion())),
        column("suspect.sure", 64, s -> s.suggestion().isEmpty() ? label("", "muted") : figure(Figures.percent(Math.floor(100 * s.suggestionSure()) / 100, 0))),
        column("suspect.why", 220, this::why)));
  }

  /** The pane as the model has it now. */
  Node show() {
    List<Suspicion> now = model.suspicions();
    if (!cells.getItems().equals(now)) {
      cells.getItems().setAll(now);
    }
    cells.refresh();
    return frame;
  }

  private TableColumn<Suspicion, Suspicion> column(String key, double width, Function<Suspicion, Node> cell) {
    TableColumn<Suspicion, Suspicion> made = new TableColumn<>();
    if (!key.isEmpty()) {
      made.textProperty().bind(context.words().of(SuspectsPane.class, key));
    }
    made.setPrefWidth(width);
    made.setMinWidth(width);
    made.setSortable(false);
    made.setReorderable(false);
    made.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    made.setCellFactory(c -> new TableCell<>() {
      @Override
      protected void updateItem(Suspicion suspicion, boolean empty) {
        super.updateItem(suspicion, empty);
        Node shown = empty || suspicion == null ? null : cell.apply(suspicion);
        if (shown instanceof Label label) {
          label.maxWidthProperty().bind(made.widthProperty().subtract(16));
        }
        setGraphic(shown);
      }
    });
    return made;
  }

  private Node take(Suspicion suspicion) {
    if (suspicion.suggestion().isEmpty()) {
      return new Label();
    }
    CheckBox box = new CheckBox();
    box.setId("suspect-" + (suspicion.row() + 1) + "-" + model.nameOf(suspicion));
    box.setSelected(model.isTaken(suspicion));
    box.setAccessibleText(context.words().say(SuspectsPane.class, "suspect.take", suspicion.row() + 1L, model.nameOf(suspicion)));
    box.setOnAction(e -> model.take(suspicion, box.isSelected()));
    return box;
  }

  private Node value(Suspicion suspicion, String value) {
    return value.isEmpty() ? label("–", "muted") : label(context.masked().get() && hides(suspicion) ? Mask.name(value) : value, "data");
  }

  private Node why(Suspicion suspicion) {
    return label(context.masked().get() && hides(suspicion) ? "" : context.words().say(suspicion.reason()), "data");
  }

  private boolean hides(Suspicion suspicion) {
    Column column = model.table().orElseThrow().plainColumns().stream().filter(c -> c.name().equals(model.nameOf(suspicion))).findFirst().orElseThrow();
    return Mask.hides(column);
  }

  private static Label label(String said, String style) {
    Label label = new Label(said);
    label.getStyleClass().addAll("data", style);
    label.setMinWidth(0);
    label.setWrapText(true);
    if (!said.isEmpty()) {
      label.setTooltip(new Tooltip(said));
    }
    Typefaces.mark(label, said);
    return label;
  }

  private static Label figure(String said) {
    Label label = label(said, "num");
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }
}
