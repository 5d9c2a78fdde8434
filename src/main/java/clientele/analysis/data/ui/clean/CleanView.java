package clientele.analysis.data.ui.clean;

import clientele.analysis.data.steps.CleaningPreview;
import clientele.analysis.data.ui.parts.NoTables;
import clientele.analysis.data.ui.parts.TableItem;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Kind;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.ProblemBar;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.form.RunPanel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** What every step would find in a table, the first rows it would take out, and the form of the step at the right. */
final class CleanView {
  private static final Duration PAUSE = Duration.millis(300);

  private final ViewContext context;
  private final Words words;
  private final CleanViewModel model;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final LeanTable table = new LeanTable();
  private final Button all = new Button();
  private final Button next = new Button();
  private final StepPreviewViewModel preview;
  private final StepPreviewPane lowerPane;
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private final VBox panel = new VBox();
  private final VBox tools = new VBox(2);
  private Optional<String> formOf = Optional.empty();

  @FXML private VBox page;
  @FXML private VBox head;
  @FXML private HBox body;
  @FXML private VBox list;
  @FXML private Label state;
  @FXML private VBox steps;
  @FXML private VBox lower;

  CleanView(ViewContext context, CleanViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.header = new AnswerHeader(context);
    this.problems = new ProblemBar(words);
    new ViewLoader(words).load(this);
    head.getChildren().addAll(header, problems);
    steps.getChildren().add(table);
    preview = new StepPreviewViewModel(context);
    lowerPane = new StepPreviewPane(context, preview, this::column);
    VBox.setVgrow(lowerPane, Priority.ALWAYS);
    lower.getChildren().add(lowerPane);
    pause.setOnFinished(e -> preview());
    all.setId("clean-all");
    all.getStyleClass().add("accent");
    all.setGraphic(Icons.of("mdoal-cleaning_services"));
    all.setOnAction(e -> model.doAll());
    next.setId("clean-next");
    next.getStyleClass().add("accent");
    next.setOnAction(e -> context.open("readiness"));
    panel.getStyleClass().add("panel-stack");
    model.changes().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    update();
  }

  VBox page() {
    return page;
  }

  Node panel() {
    return panel;
  }

  private void update() {
    problems.clear();
    model.problem().get().ifPresent(problems::show);
    List<DatasetVersion> tables = model.tables();
    if (tables.isEmpty()) {
      page.getChildren().setAll(head, NoTables.state(context, "mdoal-cleaning_services", "clean.noTablesWhy"));
      header.answer().set(null);
      header.actions().clear();
      panel.setVisible(false);
      return;
    }
    panel.setVisible(true);
    page.getChildren().setAll(head, body);
    list.getChildren().setAll(tables.stream().map(this::item).toList());
    model.table().ifPresent(this::answer);
    proposals();
    form();
    preview();
  }

  private void answer(DatasetVersion shown) {
    long finding = model.proposals().stream().filter(CleanViewModel.Proposal::finds).count();
    Text sentence = model.looking() ? Text.of(CleanView.class, "clean.looking", shown.table())
        : finding == 0 ? t("clean.nothing") : Text.of(CleanView.class, "clean.sentence", finding);
    Text question = Text.of(CleanView.class, "clean.question", shown.table());
    header.answer().set(
        model.looking() ? Answer.of(question, Text.literal("…"), sentence).from(shown.table())
            : Answer.of(question, Text.literal(Figures.count(model.open())), sentence)
                .withUnit(Text.of(CleanView.class, "clean.unit", shown.rows())).from(shown.table()));
    all.setText(words.say(CleanView.class, "clean.all", model.ticked().size(), model.taken()));
    all.setDisable(model.looking() || model.ticked().isEmpty());
    next.setText(words.say(CleanView.class, "clean.next"));
    header.actions().setAll(model.looking() ? List.of() : finding == 0 ? List.of(next) : List.of(all));
    state.setText(model.looking() ? words.say(CleanView.class, "lookingShort") : words.say(CleanView.class, "clean.undo"));
  }

  private void proposals() {
    Optional<String> focused = Optional.ofNullable(page.getScene()).map(s -> s.getFocusOwner()).map(Node::getId).filter(id -> id.startsWith("tick-"));
    table.begin(List.of(
        Head.words(words.say(CleanView.class, "clean.tick")), Head.words(words.say(CleanView.class, "clean.step")), Head.wide(words.say(CleanView.class, "clean.why")),
        Head.figures(words.say(CleanView.class, "clean.rows")), Head.figures(words.say(CleanView.class, "clean.share"))));
    for (CleanViewModel.Proposal proposal : model.proposals()) {
      CleaningPreview found = proposal.found();
      boolean now = model.choice().get().filter(proposal.id()::equals).isPresent();
      Label why = LeanTable.text(reasons(proposal), "muted");
      why.setWrapText(true);
      why.setMinHeight(Label.USE_PREF_SIZE);
      Label name = LeanTable.text(words.say(proposal.title()), now ? "strong" : "data");
      name.setMinWidth(Label.USE_PREF_SIZE);
      table.row(now, Optional.of(() -> model.choose(proposal.id())), tick(proposal), name, why,
          LeanTable.figure(proposal.against().isPresent() ? "–" : Figures.count(found.touched()), found.touched() > 0 ? "strong" : "muted"),
          LeanTable.figure(proposal.against().isPresent() ? "–" : Figures.part(found.rowsBefore() == 0 ? 0 : (double) found.touched() / found.rowsBefore(), 1), "muted"));
    }
    focused.map(id -> table.lookup("#" + id)).ifPresent(Node::requestFocus);
  }

  private CheckBox tick(CleanViewModel.Proposal proposal) {
    CheckBox tick = new CheckBox();
    tick.setId("tick-" + proposal.id().replace('.', '-'));
    tick.setSelected(model.isTicked(proposal));
    tick.setVisible(proposal.finds());
    tick.setDisable(model.looking());
    tick.setAccessibleText(words.say(CleanView.class, "clean.tickOne", words.say(proposal.title())));
    tick.setOnAction(e -> model.tick(proposal.id(), tick.isSelected()));
    return tick;
  }

  private String reasons(CleanViewModel.Proposal proposal) {
    CleaningPreview found = proposal.found();
    if (proposal.against().isPresent()) {
      return words.say(CleanView.class, "clean.notHere");
    }
    if (found.touched() == 0) {
      return words.say(CleanView.class, "clean.none");
    }
    return String.join(" · ", found.reasons().stream().map(r -> Figures.count(r.rows()) + " " + words.say(r.words())).toList());
  }

  private Column column(String name) {
    return model.table().stream().flatMap(t -> t.plainColumns().stream()).filter(c -> c.name().equals(name)).findFirst()
        .orElseGet(() -> Column.of(name, Kind.TEXT));
  }

  /** The form of what is chosen, and below it the other tools for this table. */
  private void form() {
    Optional<String> id = model.choice().get().or(() -> model.proposals().stream().findFirst().map(CleanViewModel.Proposal::id));
    String key = id.orElse("") + "\u0000" + model.table().map(DatasetVersion::table).orElse("");
    boolean all = model.proposals().stream().anyMatch(CleanViewModel.Proposal::finds);
    panel.getChildren().stream().filter(RunPanel.class::isInstance).forEach(n -> ((RunPanel<?>) n).primary(!all));
    if (formOf.filter(key::equals).isEmpty()) {
      formOf = Optional.of(key);
      panel.getChildren().clear();
      id.flatMap(context.operations()::type).ifPresent(type -> panel.getChildren().add(panel(type)));
      panel.getChildren().add(tools);
    }
    tools();
  }

  private <T extends Operation> RunPanel<T> panel(Class<T> type) {
    RunPanel<T> made = new RunPanel<>(context, type, CleanViewModel.title(type), Set.of("table"));
    made.model().onChange(pause::playFromStart);
    made.primary(model.proposals().stream().noneMatch(CleanViewModel.Proposal::finds));
    model.table().ifPresent(t -> made.model().value("table").set(t.table()));
    return made;
  }

  /** Shows what the step in the form would do; what its defaults would find is known already. */
  private void preview() {
    Optional<RunPanel<?>> form = panel.getChildren().stream().filter(RunPanel.class::isInstance).<RunPanel<?>>map(n -> (RunPanel<?>) n).findFirst();
    form.ifPresent(f -> {
      lowerPane.name(CleanViewModel.title(f.model().type()));
      Optional<? extends Operation> typed = f.model().typed();
      Optional<CleanViewModel.Proposal> known = model.proposals().stream()
          .filter(p -> p.against().isEmpty() && typed.filter(p.step()::equals).isPresent()).findFirst();
      if (known.isPresent()) {
        preview.known(known.get().found());
      } else if (!model.looking()) {
        preview.show(typed.map(t -> t), model.table().map(DatasetVersion::rows).orElse(0L));
      }
    });
  }

  private void tools() {
    tools.getChildren().clear();
    List<Class<? extends Operation>> all = model.tools();
    tools.getStyleClass().setAll("side-panel");
    VBox.setVgrow(tools, Priority.ALWAYS);
    if (all.isEmpty()) {
      return;
    }
    Label title = new Label(words.say(CleanView.class, "clean.tools"));
    title.getStyleClass().add("panel-title");
    tools.getChildren().add(title);
    for (Class<? extends Operation> type : all) {
      Hyperlink link = new Hyperlink(words.say(CleanViewModel.title(type)));
      link.setId("tool-" + OperationCatalog.idOf(type).replace('.', '-'));
      link.setOnAction(e -> model.choose(OperationCatalog.idOf(type)));
      tools.getChildren().add(link);
    }
  }

  private TableItem item(DatasetVersion version) {
    boolean now = model.table().filter(s -> s.table().equals(version.table())).isPresent();
    TableItem item = new TableItem(words, version, now, () -> model.show(version.table()));
    item.setId("clean-table-" + version.table());
    return item;
  }

  private static Text t(String key) {
    return Text.of(CleanView.class, key);
  }
}
