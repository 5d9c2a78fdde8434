package clientele.analysis.data.ui.values;

import atlantafx.base.theme.Styles;
import clientele.analysis.data.columns.Spellings;
import clientele.analysis.data.ui.parts.CountedItem;
import clientele.analysis.data.ui.parts.NoTables;
import clientele.analysis.data.ui.parts.TableItem;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.study.DatasetVersion;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.StatePane;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Spellings of one value side by side, or suspicious cells with what they should be; what is ticked is put right. */
final class ValuesView {
  private static final double LISTS = 220;

  private final ViewContext context;
  private final Words words;
  private final ValuesViewModel model;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final SpellingsPane spellings;
  private final SuspectsPane suspects;
  private final Button act = new Button();
  private final HBox sides = new HBox();
  private final ToggleButton bySpelling;
  private final ToggleButton bySuspicion;
  private List<Object> listed = List.of();

  @FXML private VBox page;
  @FXML private VBox head;
  @FXML private HBox body;
  @FXML private ScrollPane lists;
  @FXML private VBox list;
  @FXML private Label columnsTitle;
  @FXML private VBox columns;
  @FXML private VBox place;

  ValuesView(ViewContext context, ValuesViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.header = new AnswerHeader(context);
    this.problems = new ProblemBar(words);
    this.spellings = new SpellingsPane(words, model);
    this.suspects = new SuspectsPane(context, model);
    new ViewLoader(words).load(this);
    head.getChildren().addAll(header, problems);
    ToggleGroup group = new ToggleGroup();
    bySpelling = side("spellings", Styles.LEFT_PILL, group);
    bySuspicion = side("suspects", Styles.RIGHT_PILL, group);
    bySpelling.setSelected(true);
    group.selectedToggleProperty().addListener((p, before, after) -> {
      if (after == null) {
        before.setSelected(true);
      } else {
        update();
      }
    });
    sides.getChildren().setAll(bySpelling, bySuspicion);
    act.setId("values-act");
    act.getStyleClass().add(Styles.ACCENT);
    act.setGraphic(Icons.of("mdoal-check"));
    act.setOnAction(e -> {
      if (bySpelling.isSelected()) {
        model.merge();
      } else {
        model.correct();
      }
    });
    model.changes().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    context.masked().addListener((p, before, after) -> update());
    page.sceneProperty().addListener((p, before, after) -> model.seen(after != null));
    update();
  }

  VBox page() {
    return page;
  }

  private ToggleButton side(String key, String style, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    button.setId("values-" + key);
    button.getStyleClass().add(style);
    button.textProperty().bind(words.of(t("values." + key)));
    button.setToggleGroup(group);
    return button;
  }

  private void update() {
    problems.clear();
    model.problem().ifPresent(problems::show);
    List<DatasetVersion> tables = model.tables();
    if (tables.isEmpty()) {
      page.getChildren().setAll(head, NoTables.state(context, "mdomz-spellcheck", "values.noTablesWhy"));
      header.answer().set(null);
      header.actions().clear();
      return;
    }
    page.getChildren().setAll(head, body);
    List<Object> listing = List.of(tables, model.table(), words.now());
    if (!listing.equals(listed)) {
      listed = listing;
      list.getChildren().setAll(tables.stream().map(this::item).toList());
    }
    columns();
    boolean spelled = bySpelling.isSelected();
    answer(spelled);
    boolean nothing = spelled ? model.spellings().isEmpty() : model.suspicions().isEmpty();
    if (nothing) {
      lists.setMaxHeight(Double.MAX_VALUE);
      String key = model.waits() ? "values.long" : model.looking() ? "values.looking" : spelled ? "values.oneWay" : "values.noSuspects";
      StatePane none = StatePane.empty(words, "mdomz-spellcheck", t(key), t(key + "Why"),
          model.waits() ? List.of(new StatePane.Way(t("values.lookAnyway"), "mdomz-play_arrow", model::lookAnyway)) : List.of());
      VBox.setVgrow(none, Priority.ALWAYS);
      place.getChildren().setAll(none);
    } else {
      lists.setMaxHeight(LISTS);
      Node shown = spelled ? spellings.show() : suspects.show();
      VBox.setVgrow(shown, Priority.ALWAYS);
      place.getChildren().setAll(shown);
    }
  }

  private void answer(boolean spelled) {
    DatasetVersion table = model.table().orElse(model.tables().getFirst());
    long groups = model.spellings().stream().mapToLong(s -> s.clusters().size()).sum();
    long cells = model.suspiciousColumns().values().stream().mapToLong(Long::longValue).sum();
    boolean none = spelled ? groups == 0 : cells == 0;
    Text sentence = model.looking() || model.waits() ? t("values.lookingWhy")
        : none ? t(spelled ? "values.oneWayWhy" : "values.noSuspectsWhy")
        : spelled ? Text.of(ValuesView.class, "values.spelled", (long) model.spellings().size())
        : Text.of(ValuesView.class, "values.suspected", (long) model.suspiciousColumns().size());
    header.answer().set(
        Answer.of(Text.of(ValuesView.class, spelled ? "values.questionSpellings" : "values.questionSuspects", table.table()),
                Text.literal(model.looking() || model.waits() ? "…" : Figures.count(spelled ? groups : cells)), sentence)
            .withUnit(Text.of(ValuesView.class, spelled ? "values.unitGroups" : "values.unitCells", spelled ? groups : cells)).from(table.table()));
    long doing = spelled ? model.taken().size() : model.takenCells().size();
    act.setText(spelled ? words.say(ValuesView.class, "values.merge", doing, model.changingRows())
        : words.say(ValuesView.class, "values.correct", doing));
    act.setDisable(doing == 0);
    header.actions().setAll(none ? List.of(sides) : List.of(sides, act));
  }

  private void columns() {
    columns.getChildren().clear();
    if (bySpelling.isSelected()) {
      columnsTitle.setText(model.spellings().isEmpty() ? "" : words.say(ValuesView.class, "values.columns"));
      for (Spellings spelling : model.spellings()) {
        boolean now = model.column().filter(spelling::equals).isPresent();
        columns.getChildren().add(line(spelling.column().name(), spelling.clusters().size(), now, () -> model.choose(spelling)));
      }
      return;
    }
    columnsTitle.setText(model.suspiciousColumns().isEmpty() ? "" : words.say(ValuesView.class, "values.columns"));
    if (model.suspiciousColumns().size() > 1) {
      long all = model.suspiciousColumns().values().stream().mapToLong(Long::longValue).sum();
      columns.getChildren().add(line(words.say(ValuesView.class, "values.allColumns"), all, model.only().isEmpty(), () -> model.only(Optional.empty())));
    }
    model.suspiciousColumns().forEach((name, count) ->
        columns.getChildren().add(line(name, count, model.only().filter(name::equals).isPresent(), () -> model.only(Optional.of(name)))));
  }

  private CountedItem line(String name, long count, boolean now, Runnable choose) {
    CountedItem item = new CountedItem(name, count, now, choose);
    item.setId("values-column-" + name);
    return item;
  }

  private TableItem item(DatasetVersion version) {
    boolean now = model.table().filter(t -> t.table().equals(version.table())).isPresent();
    TableItem item = new TableItem(words, version, now, () -> model.choose(version));
    item.setId("values-table-" + version.table());
    return item;
  }

  private static Text t(String key) {
    return Text.of(ValuesView.class, key);
  }
}
