package clientele.ui;

import clientele.base.Figures;
import clientele.ledger.StepPreview;
import clientele.study.Column;
import clientele.study.TableDifference;
import clientele.study.TableDifference.Change;
import clientele.study.TableDifference.ColumnDifference;
import clientele.study.TableDifference.Sample;
import clientele.study.TableDifference.Value;
import clientele.ui.LeanTable.Head;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * What a step would make of the tables: counts before and after, what becomes of values, rows that get something new
 * and rows that are taken out. Spaces and signs that cannot be seen are made visible; who people are stays masked.
 */
public final class DifferencePane extends VBox {
  private static final int COLUMNS = 14;

  private final ViewContext context;
  private final Words words;

  public DifferencePane(ViewContext context) {
    super(12);
    this.context = context;
    this.words = context.words();
    getStyleClass().add("difference");
  }

  /** Shows what a step would change. */
  public void show(StepPreview preview) {
    getChildren().clear();
    if (preview.isNone()) {
      getChildren().add(line(words.say(StepPreview.NONE), "strong"));
    }
    preview.tables().forEach(this::table);
    preview.removed().forEach(t -> getChildren().add(line(words.say(StepPreview.gone(t)), "strong")));
  }

  private void table(TableDifference table) {
    List<String> said = StepPreview.said(table).stream().map(words::say).toList();
    getChildren().add(line(String.join(" · ", said), "strong"));
    StepPreview.lost(table).ifPresent(text -> {
      Label lost = line(words.say(text), "care");
      lost.setGraphic(Icons.of("mdomz-warning", "small-icon", "care"));
      getChildren().add(lost);
    });
    values(table);
    Set<String> fresh = new HashSet<>();
    if (table.before().isPresent()) {
      of(table, Change.ADDED).map(c -> c.column().name()).forEach(fresh::add);
    }
    sample(table.made(), table.before().isEmpty() ? "difference.first" : "difference.made", fresh::contains);
    sample(table.out(), "difference.out", name -> false);
  }

  private static Stream<ColumnDifference> of(TableDifference table, Change change) {
    return table.columns().stream().filter(c -> c.change() == change);
  }

  private void values(TableDifference table) {
    if (table.values().isEmpty()) {
      return;
    }
    LeanTable lean = new LeanTable();
    lean.begin(List.of(
        Head.words(words.say(DifferencePane.class, "difference.column")),
        Head.words(words.say(DifferencePane.class, "difference.before")),
        Head.wide(words.say(DifferencePane.class, "difference.after")),
        Head.figures(words.say(DifferencePane.class, "difference.count"))));
    String last = "";
    for (Value value : table.values()) {
      String name = value.column().name();
      lean.row(false, Optional.empty(),
          CellLabel.words(name.equals(last) ? "" : name, "muted"), value(value.column(), value.before(), "muted"),
          value.after().isEmpty() ? CellLabel.words(words.say(DifferencePane.class, "difference.lost"), "care") : value(value.column(), value.after(), "strong"), LeanTable.figure(Figures.count(value.cells())));
      last = name;
    }
    getChildren().add(titled("difference.values", lean));
  }

  private void sample(Sample sample, String title, Predicate<String> fresh) {
    if (sample.rows().isEmpty()) {
      return;
    }
    int skipped = Math.max(0, sample.columns().size() - COLUMNS);
    List<Column> columns = sample.columns().subList(0, sample.columns().size() - skipped);
    List<Head> heads = new ArrayList<>(List.of(Head.figures(words.say(DifferencePane.class, "difference.row"))));
    columns.forEach(c -> heads.add(c.kind().isNumeric() ? Head.figures(c.name()) : Head.words(c.name())));
    LeanTable lean = new LeanTable();
    lean.begin(heads);
    for (TableDifference.Row row : sample.rows()) {
      List<Node> cells = new ArrayList<>(List.of(LeanTable.figure(Figures.count(row.number()), "muted")));
      for (int c = 0; c < columns.size(); c++) {
        cells.add(value(columns.get(c), row.cells().get(c), fresh.test(columns.get(c).name()) ? "strong" : "data"));
      }
      lean.row(false, Optional.empty(), cells.toArray(Node[]::new));
    }
    getChildren().add(titled(title, lean));
  }

  private Node titled(String key, Node content) {
    Label title = new Label(words.say(DifferencePane.class, key));
    title.getStyleClass().add("caption");
    return new VBox(2, title, content);
  }

  private Label value(Column column, String word, String style) {
    return CellLabel.of(context, column, word, style);
  }

  private static Label line(String text, String style) {
    Label label = LeanTable.text(text, style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
