package clientele.analysis.data.ui.duplicates;

import clientele.analysis.data.identity.FindDuplicates;
import clientele.analysis.data.identity.FoundDuplicates;
import clientele.analysis.data.ui.parts.NoTables;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.Mask;
import clientele.ui.ProblemBar;
import clientele.ui.StatePane;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.form.RunPanel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The doubtful pairs at the left, the two rows of one of them side by side, and whether they are the same. */
final class DuplicatesView {
  private static final int LISTED = 200;

  private final ViewContext context;
  private final Words words;
  private final DuplicatesViewModel model;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final RunPanel<FindDuplicates> panel;
  private final LeanTable pairs = new LeanTable();
  private final LeanTable together = new LeanTable();
  private final Label togetherTitle = new Label();
  private final LeanTable sides = new LeanTable();
  private final Button merge = new Button();
  private final Button same = new Button();
  private final Button apart = new Button();
  private final Button reveal = new Button();

  @FXML private VBox page;
  @FXML private VBox head;
  @FXML private HBox body;
  @FXML private Label listTitle;
  @FXML private VBox list;
  @FXML private Label why;
  @FXML private VBox compare;
  @FXML private FlowPane buttons;

  DuplicatesView(ViewContext context, DuplicatesViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.header = new AnswerHeader(context);
    this.problems = new ProblemBar(words);
    this.panel = new RunPanel<>(context, FindDuplicates.class, t("duplicates.panel"), Set.of());
    model.table().ifPresent(table -> panel.model().value("table").set(table.table()));
    new ViewLoader(words).load(this);
    head.getChildren().addAll(header, problems);
    togetherTitle.getStyleClass().add("section");
    compare.getChildren().add(sides);
    button(merge, "merge", "mdoal-call_merge", model::merge);
    merge.getStyleClass().add("accent");
    button(same, "same", "mdoal-check", () -> model.decide(true));
    button(apart, "apart", "mdoal-close", () -> model.decide(false));
    button(reveal, "reveal", "mdomz-visibility", model::reveal);
    buttons.getChildren().addAll(same, apart, reveal);
    model.changes().addListener((p, before, after) -> update());
    model.problem().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    context.masked().addListener((p, before, after) -> update());
    panel.running().addListener((p, before, after) -> update());
    update();
  }

  VBox page() {
    return page;
  }

  Node panel() {
    return panel;
  }

  private static void button(Button button, String id, String icon, Runnable run) {
    button.setId("duplicates-" + id);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setGraphic(Icons.of(icon));
    button.setOnAction(e -> run.run());
  }

  private void update() {
    problems.clear();
    model.problem().get().ifPresent(problems::show);
    Optional<FoundDuplicates> found = model.found();
    panel.primary(found.filter(f -> f.rows() == f.things()).isPresent());
    if (found.isEmpty()) {
      StatePane nothing = model.table().isEmpty()
          ? NoTables.state(context, "mdoal-call_merge", "duplicates.noTablesWhy")
          : panel.running().get()
          ? StatePane.empty(words, "mdoal-autorenew", t("duplicates.looking"), t("duplicates.lookingWhy"), List.of())
          : StatePane.empty(words, "mdoal-call_merge", t("duplicates.none"), t("duplicates.noneWhy"),
              List.of(new StatePane.Way(t("duplicates.look"), "mdomz-play_arrow", panel::run)));
      VBox.setVgrow(nothing, Priority.ALWAYS);
      page.getChildren().setAll(head, nothing);
      header.answer().set(null);
      header.actions().clear();
      return;
    }
    page.getChildren().setAll(head, body);
    show(found.get());
  }

  private void show(FoundDuplicates found) {
    long doubles = found.rows() - found.things();
    Text sentence = Text.of(
        DuplicatesView.class, doubles == 0 && found.doubtful().isEmpty() ? "duplicates.clean" : "duplicates.sentence",
        found.things(), found.doubtful().size());
    header.answer().set(
        Answer.of(Text.of(DuplicatesView.class, "duplicates.question", found.table()), Text.literal(Figures.count(doubles)), sentence)
            .withUnit(Text.of(DuplicatesView.class, "duplicates.unit", found.rows())).from("duplicates"));
    merge.setText(words.say(DuplicatesView.class, "duplicates.merge", doubles));
    merge.setDisable(!found.mergeable() || model.deciding());
    header.actions().setAll(doubles == 0 ? List.of() : List.of(merge));
    same.setText(words.say(DuplicatesView.class, "duplicates.same"));
    apart.setText(words.say(DuplicatesView.class, "duplicates.apart"));
    same.setDisable(model.deciding() || model.chosen().isEmpty());
    apart.setDisable(model.deciding() || model.chosen().isEmpty());
    buttons.setVisible(model.chosen().isPresent());
    boolean hidden = hides() && model.sides().stream().anyMatch(s -> Mask.hides(s.column()));
    reveal.setText(words.say(DuplicatesView.class, "duplicates.reveal"));
    reveal.setVisible(hidden);
    reveal.setManaged(hidden);
    listTitle.setText(words.say(DuplicatesView.class, "duplicates.doubtful", found.doubtful().size()));
    togetherTitle.setText(words.say(DuplicatesView.class, "duplicates.sure", found.sure().size()));
    list.getChildren().clear();
    pairs(pairs, found.doubtful());
    pairs(together, found.sure());
    if (!found.doubtful().isEmpty()) {
      list.getChildren().add(pairs);
    }
    if (!found.sure().isEmpty()) {
      list.getChildren().addAll(togetherTitle, together);
    }
    compare();
  }

  private void pairs(LeanTable table, List<FoundDuplicates.Pair> listed) {
    table.begin(List.of(
        Head.wide(words.say(DuplicatesView.class, "duplicates.pair")), Head.figures(words.say(DuplicatesView.class, "duplicates.score"))));
    listed.stream().limit(LISTED).forEach(pair ->
        table.row(model.chosen().filter(pair::equals).isPresent(), Optional.of(() -> model.choose(pair)),
            LeanTable.text(pair.a() + " · " + pair.b()), LeanTable.figure(pair.score() > 0.9985 ? "> 99.8 %" : Figures.percent(pair.score(), 1), pair.merged() ? "data" : "muted")));
  }

  /** Whether who the pair are is hidden: deciding needs it shown. */
  private boolean hides() {
    return context.masked().get() && !model.isRevealed();
  }

  private void compare() {
    String said = model.chosen().map(p -> words.say(p.why())).orElse("");
    why.setText(hides() ? said.replaceAll("\\s*[(（][^()（）]*[)）]", "") : said);
    sides.begin(List.of(
        Head.words(words.say(DuplicatesView.class, "duplicates.column")), Head.wide(model.chosen().map(FoundDuplicates.Pair::a).orElse("")),
        Head.wide(model.chosen().map(FoundDuplicates.Pair::b).orElse("")), Head.words("")));
    for (FoundDuplicates.Side side : model.sides()) {
      Label name = LeanTable.text(side.column().name(), "muted");
      name.setMinWidth(Label.USE_PREF_SIZE);
      Label mark = LeanTable.text(side.same() ? "" : words.say(DuplicatesView.class, "duplicates.differs"), "care");
      mark.setMinWidth(Label.USE_PREF_SIZE);
      sides.row(false, Optional.empty(), name, cell(side, side.a()), cell(side, side.b()), mark);
    }
  }

  private Label cell(FoundDuplicates.Side side, String value) {
    boolean hidden = hides() && Mask.hides(side.column());
    Label label = LeanTable.text(hidden ? Mask.name(value) : value, side.same() ? "data" : "strong");
    label.setWrapText(true);
    return label;
  }

  private static Text t(String key) {
    return Text.of(DuplicatesView.class, key);
  }
}
