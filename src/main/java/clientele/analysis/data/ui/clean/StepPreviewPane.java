package clientele.analysis.data.ui.clean;

import clientele.analysis.data.steps.CleaningPreview;
import clientele.analysis.data.ui.clean.StepPreviewViewModel.State;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.study.Column;
import clientele.ui.CellLabel;
import clientele.ui.DifferencePane;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.ProblemBar;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.Watch;
import clientele.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the step whose form is open would do: rows it would take out by reason, or cells and columns it would change. */
final class StepPreviewPane extends VBox {
  private static final int COLUMNS = 14;

  private final ViewContext context;
  private final Words words;
  private final StepPreviewViewModel model;
  private final Function<String, Column> columns;
  private final Label title = new Label();
  private final Label state = new Label();
  private final ScrollPane scroll = new ScrollPane();
  private Optional<Text> step = Optional.empty();

  /**
   * @param columns the column of a name in the table that is cleaned
   */
  StepPreviewPane(ViewContext context, StepPreviewViewModel model, Function<String, Column> columns) {
    super(4);
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.columns = columns;
    setId("step-preview");
    title.getStyleClass().add("section");
    state.getStyleClass().add("caption");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    scroll.setMinHeight(120);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(new HBox(8, title, space, state), scroll);
    model.state().addListener((p, before, after) -> update());
    Watch.from(this, words.language(), this::update);
    Watch.from(this, context.masked(), this::update);
    update();
  }

  /** Names the step. */
  void name(Text shown) {
    step = Optional.of(shown);
    update();
  }

  private void update() {
    State now = model.state().get();
    title.setText(step.map(s -> title(s, now)).orElse(""));
    Typefaces.mark(title, title.getText());
    boolean looking = now instanceof State.Looking;
    state.setText(looking ? words.say(StepPreviewPane.class, "preview.looking") : "");
    scroll.setOpacity(looking ? 0.5 : 1);
    switch (now) {
      case State.Looking nothingNew -> {}
      case State.Incomplete form -> show(said("preview.incomplete"));
      case State.OnRequest large -> show(onRequest(large.rows()));
      case State.Refused refused -> show(refused(refused.problem()));
      case State.Rows rows -> show(rows.found().touched() == 0 ? new Region() : rows(rows.found()));
      case State.Changes changes -> {
        DifferencePane pane = new DifferencePane(context);
        pane.show(changes.preview());
        show(pane);
      }
    }
  }

  private String title(Text named, State now) {
    return now instanceof State.Rows rows
        ? words.say(StepPreviewPane.class, rows.found().touched() > 0 ? "clean.first" : "clean.noRows", named)
        : words.say(StepPreviewPane.class, "preview.title", named);
  }

  private void show(Node content) {
    scroll.setContent(content);
    scroll.setFitToWidth(!(content instanceof LeanTable));
  }

  private Label said(String key) {
    Label label = new Label(words.say(StepPreviewPane.class, key));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setPadding(new Insets(8, 0, 0, 0));
    return label;
  }

  private Node onRequest(long rows) {
    Label why = new Label(words.say(StepPreviewPane.class, "preview.large", rows));
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    Button look = new Button(words.say(StepPreviewPane.class, "preview.look", rows), Icons.of("mdomz-visibility"));
    look.setId("preview");
    look.setOnAction(e -> model.look());
    VBox box = new VBox(8, why, look);
    box.setPadding(new Insets(8, 0, 0, 0));
    return box;
  }

  private Node refused(Problem problem) {
    ProblemBar bar = new ProblemBar(words);
    bar.add(problem, ProblemBar.Weight.CARE, Optional.empty());
    return bar;
  }

  private LeanTable rows(CleaningPreview found) {
    int shown = Math.min(COLUMNS, found.columns().size());
    List<Head> heads = new ArrayList<>(List.of(Head.words(words.say(StepPreviewPane.class, "clean.why"))));
    List<Column> kinds = found.columns().subList(0, shown).stream().map(columns).toList();
    kinds.forEach(c -> heads.add(c.kind().isNumeric() ? Head.figures(c.name()) : Head.words(c.name())));
    LeanTable examples = new LeanTable();
    examples.begin(heads);
    for (CleaningPreview.Reason reason : found.reasons()) {
      for (List<String> row : reason.examples()) {
        List<Node> cells = new ArrayList<>(List.of(CellLabel.words(words.say(reason.words()), "muted")));
        for (int c = 0; c < shown; c++) {
          cells.add(CellLabel.of(context, kinds.get(c), row.get(c), "data"));
        }
        examples.row(false, Optional.empty(), cells.toArray(Node[]::new));
      }
    }
    return examples;
  }
}
