package clientele.analysis.data.ui.values;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import clientele.analysis.data.ui.parts.NodeColumn;
import clientele.base.Figures;
import clientele.cleaning.errors.Suspicion;
import clientele.study.Column;
import clientele.ui.LeanTable;
import clientele.ui.Mask;
import clientele.ui.ViewContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Suspicious cells, the surest first: what stands there, what should, why, and whether it is put right. */
final class SuspectsPane {
  private final ViewContext context;
  private final ValuesViewModel model;
  private final TableView<Line> cells = new TableView<>();
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
        column("", 40, this::take), column("suspect.row", 84, this::rows),
        column("suspect.column", 130, l -> label(model.nameOf(l.one()), "muted")), column("suspect.value", 150, l -> value(l.one(), l.one().value())),
        column("suspect.wrong", 64, l -> LeanTable.figure(Figures.percent(Math.floor(100 * l.one().sure()) / 100, 0))),
        column("suspect.suggestion", 150, this::suggestion),
        column("suspect.sure", 64, l -> l.one().hasSuggestion() ? LeanTable.figure(Figures.percent(Math.floor(100 * l.one().suggestionSure()) / 100, 0)) : label("", "muted")),
        column("suspect.why", 220, l -> why(l.one()))));
  }

  /** The pane as the model has it now. */
  Node show() {
    List<Line> now = lines(model.suspicions());
    if (!cells.getItems().equals(now)) {
      cells.getItems().setAll(now);
    }
    cells.refresh();
    return frame;
  }

  private TableColumn<Line, Line> column(String key, double width, Function<Line, Node> cell) {
    return NodeColumn.of(context.words(), key, width, cell);
  }

  /** One cell, or all cells that hold the same value which stands for none. */
  private record Line(List<Suspicion> all) {
    private Suspicion one() {
      return all.getFirst();
    }
  }

  private static List<Line> lines(List<Suspicion> suspicions) {
    Map<List<Object>, List<Suspicion>> lines = new LinkedHashMap<>();
    for (Suspicion s : suspicions) {
      List<Object> key = s.clears() ? List.of(s.column(), s.value()) : List.of(s.column(), s.value(), s.row());
      lines.computeIfAbsent(key, k -> new ArrayList<>(1)).add(s);
    }
    return lines.values().stream().map(Line::new).toList();
  }

  private Node rows(Line line) {
    return LeanTable.figure(line.all().size() == 1 ? Figures.count(line.one().row() + 1L)
        : context.words().say(SuspectsPane.class, "suspect.rows", (long) line.all().size()));
  }

  private Node suggestion(Line line) {
    return line.one().clears() ? label(context.words().say(SuspectsPane.class, "suspect.clear"), "muted")
        : value(line.one(), line.one().suggestion());
  }

  private Node take(Line line) {
    if (!line.one().hasSuggestion()) {
      return new Label();
    }
    CheckBox box = new CheckBox();
    box.setId("suspect-" + (line.one().row() + 1) + "-" + model.nameOf(line.one()));
    box.setSelected(line.all().stream().allMatch(model::isTaken));
    box.setAccessibleText(context.words().say(SuspectsPane.class, "suspect.take", line.one().row() + 1L, model.nameOf(line.one())));
    box.setOnAction(e -> model.take(line.all(), box.isSelected()));
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
    Label label = LeanTable.text(said, style);
    label.setWrapText(true);
    if (!said.isEmpty()) {
      label.setTooltip(new Tooltip(said));
    }
    return label;
  }
}
