package clientele.analysis.data.ui.database;

import clientele.analysis.data.bring.ImportQuery;
import clientele.analysis.data.ui.bring.PersonalChoices;
import clientele.analysis.data.ui.bring.PreviewTables;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.intake.choice.Sniffed;
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
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** A question to a database and the first rows of its answer; where the database is stands at the right. */
public final class DatabaseView {
  private static final int SHOWN = 12;
  private static final Set<String> NUMBERS = Set.of("integer", "decimal", "real");

  private final ViewContext context;
  private final Words words;
  private final RunPanel<ImportQuery> panel;
  private final DatabaseViewModel model;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final LeanTable table = new LeanTable();
  private final Button look = new Button();
  private final Button hide = new Button();
  private final Button take = new Button();
  private final Button onward = new Button();

  @FXML private VBox page;
  @FXML private VBox head;
  @FXML private TextArea query;
  @FXML private HBox buttons;
  @FXML private HBox personal;
  @FXML private Label personalNote;
  @FXML private Label rowsTitle;
  @FXML private ScrollPane rows;

  public DatabaseView(ViewContext context) {
    this.context = context;
    this.words = context.words();
    this.panel = new RunPanel<>(context, ImportQuery.class, t("database.panel"), Set.of("query", "map", "types", "passwordVariable", "encrypted"));
    panel.primary(false);
    this.model = new DatabaseViewModel(context, panel.model());
    this.header = new AnswerHeader(context);
    this.problems = new ProblemBar(words);
    new ViewLoader(words).load(this);
    head.getChildren().addAll(header, problems);
    query.textProperty().bindBidirectional(panel.model().value("query"));
    query.promptTextProperty().bind(words.of(DatabaseView.class, "database.prompt"));
    query.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
        look.requestFocus();
        e.consume();
      }
    });
    Hyperlink choose = new Hyperlink();
    choose.setId("database-file");
    choose.textProperty().bind(words.of(DatabaseView.class, "database.choose"));
    choose.setOnAction(e -> choose());
    choose.managedProperty().bind(choose.visibleProperty());
    panel.under("database", choose);
    panel.model().value("system").subscribe(system -> {
      boolean file = "sqlite".equals(system);
      choose.setVisible(file);
    });
    look.setId("database-look");
    look.setGraphic(Icons.of("mdomz-search"));
    look.textProperty().bind(words.of(DatabaseView.class, "database.look", DatabaseViewModel.FIRST_ROWS));
    look.setOnAction(e -> model.look());
    look.disableProperty().bind(query.textProperty().map(String::isBlank));
    look.setMinWidth(Button.USE_PREF_SIZE);
    hide.setId("database-hide");
    hide.getStyleClass().add("small");
    hide.setMinWidth(Button.USE_PREF_SIZE);
    hide.setOnAction(e -> model.hide());
    take.setId("database-import");
    take.getStyleClass().add("accent");
    take.setGraphic(Icons.of("mdoal-file_upload"));
    take.textProperty().bind(words.of(DatabaseView.class, "database.import"));
    take.disableProperty().bind(panel.running().or(javafx.beans.binding.Bindings.createBooleanBinding(
        () -> !panel.model().valid().getValue(), panel.model().valid())));
    take.setOnAction(e -> panel.run());
    onward.getStyleClass().add("accent");
    onward.setId("database-onward");
    onward.textProperty().bind(words.of(DatabaseView.class, "imported.clean"));
    onward.setOnAction(e -> context.open("clean"));
    buttons.getChildren().addFirst(look);
    personal.getChildren().add(hide);
    rows.setContent(table);
    model.changes().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    update();
  }

  public VBox page() {
    return page;
  }

  public Node panel() {
    return panel;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(words.say(DatabaseView.class, "database.choose"));
    Optional.ofNullable(chooser.showOpenDialog(page.getScene().getWindow()))
        .ifPresent(file -> panel.model().value("database").set(file.getPath()));
  }

  private void update() {
    problems.clear();
    model.problem().ifPresent(problems::show);
    header.answer().set(answer());
    header.actions().setAll(model.made().isPresent() ? List.of(onward) : List.of(take));
    List<String> proposed = model.personal().proposed();
    personal.setVisible(!proposed.isEmpty());
    personal.setManaged(!proposed.isEmpty());
    personalNote.setText(words.say(DatabaseView.class, model.isHidden() ? "database.hidden" : "database.personal",
        proposed.size(), String.join(", ", proposed)));
    hide.setText(words.say(PersonalChoices.class, "personal.take", proposed.size()));
    hide.setDisable(model.isHidden());
    rowsTitle.setText(model.found().isPresent() ? words.say(DatabaseView.class, "database.rows") : "");
    rows.setVisible(model.found().isPresent());
    model.found().ifPresent(this::rows);
  }

  private Answer answer() {
    if (model.made().isPresent()) {
      return Answer.of(t("database.question"), Text.literal(Figures.count(model.made().get().rows())),
          Text.of(DatabaseView.class, "database.done", model.made().get().table())).withUnit(t("unit.other"));
    }
    if (model.found().isEmpty()) {
      return Answer.of(t("database.question"), t(model.isLooking() ? "lookingShort" : "database.title"), t("database.sentence"));
    }
    Sniffed found = model.found().get();
    return Answer.of(t("database.question"), Text.literal(Integer.toString(found.columns().size())), t("database.seen"))
        .withUnit(Text.of(DatabaseView.class, "database.unit", found.rows()));
  }

  private void rows(Sniffed found) {
    table.begin(found.columns().stream()
        .map(c -> NUMBERS.contains(c.type()) ? Head.figures(c.name()) : Head.words(c.name())).toList());
    table.row(false, Optional.empty(), found.columns().stream().<Node>map(c -> cell(meaning(c), "muted")).toArray(Node[]::new));
    for (List<String> row : found.preview().subList(0, Math.min(SHOWN, found.preview().size()))) {
      Node[] cells = new Node[found.columns().size()];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = cell(c < row.size() ? row.get(c) : "", NUMBERS.contains(found.columns().get(c).type()) ? "num" : "data");
      }
      table.row(false, Optional.empty(), cells);
    }
  }

  private String meaning(Sniffed.SniffedColumn column) {
    return words.say(PreviewTables.class, "meaning." + (column.role().isEmpty() ? "none" : column.role()));
  }

  private static Label cell(String text, String style) {
    Label label = LeanTable.text(text, style);
    label.setMinWidth(Label.USE_PREF_SIZE);
    label.setMaxWidth(style.equals("num") ? Label.USE_PREF_SIZE : 280);
    return label;
  }

  private static Text t(String key) {
    return Text.of(DatabaseView.class, key);
  }
}
