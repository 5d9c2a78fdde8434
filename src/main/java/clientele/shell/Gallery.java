package clientele.shell;

import atlantafx.base.theme.Styles;
import clientele.analysis.Step;
import clientele.base.Text;
import clientele.ui.Grade;
import clientele.ui.GradePill;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.StatePane;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts of the kit in every state they have; what is said in them is an example. */
final class Gallery extends VBox {
  private final Words words;

  Gallery(Words words) {
    this.words = words;
    getStyleClass().add("page");
    setId("gallery");
    Label title = new Label();
    title.getStyleClass().add("page-title");
    title.textProperty().bind(words.of(Gallery.class, "gallery.title"));
    GridPane grid = new GridPane();
    grid.setHgap(24);
    grid.setVgap(16);
    for (int c = 0; c < 3; c++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100 / 3.0);
      grid.getColumnConstraints().add(column);
    }
    add(grid, 0, 0, "empty", StatePane.empty(words, "mdomz-payments", t("empty.title"), t("empty.sentence"),
        List.of(new StatePane.Way(t("empty.way"), "mdoal-file_upload", this::still), StatePane.Way.of(t("empty.other"), this::still))));
    add(grid, 1, 0, "loading", loading());
    add(grid, 2, 0, "large", StatePane.empty(words, "mdoal-bubble_chart", t("large.title"), t("large.sentence"),
        List.of(StatePane.Way.of(t("large.way"), this::still), StatePane.Way.of(t("large.other"), this::still))));
    add(grid, 0, 1, "problems", problems());
    add(grid, 1, 1, "jobs", jobs());
    add(grid, 2, 1, "refused", StatePane.refused(words, t("refused.title"), t("refused.sentence"),
        List.of(StatePane.Way.of(t("refused.way"), this::still), StatePane.Way.of(t("refused.other"), this::still))));
    add(grid, 0, 2, "grades", grades());
    add(grid, 1, 2, "buttons", buttons());
    add(grid, 2, 2, "why", lineage());
    getChildren().addAll(title, grid);
  }

  private void still() {
    requestFocus();
  }

  private Text t(String key) {
    return Text.of(Gallery.class, "gallery." + key);
  }

  private void add(GridPane grid, int column, int row, String key, Node content) {
    Label title = new Label();
    title.getStyleClass().add("section");
    title.textProperty().bind(words.of(t(key)));
    VBox card = new VBox(content);
    card.getStyleClass().add("card");
    card.setMinHeight(row == 2 ? 190 : 214);
    VBox.setVgrow(content, Priority.ALWAYS);
    VBox.setVgrow(card, Priority.ALWAYS);
    grid.add(new VBox(8, title, card), column, row);
  }

  private Node loading() {
    ProgressBar bar = new ProgressBar(0.38);
    bar.setPrefWidth(22);
    HBox line = line(Icons.of("mdoal-autorenew", "act"), label(t("loading.job"), "data"), bar, label(Text.literal("38 %"), "data"),
        label(t("loading.left"), "caption"), link(t("cancel")));
    return new VBox(14, StatePane.skeleton(), line);
  }

  private Node problems() {
    ProblemBar bar = new ProblemBar(words);
    bar.add(t("problem.bad"), ProblemBar.Weight.BAD, action("problem.bad.do"));
    bar.add(t("problem.care"), ProblemBar.Weight.CARE, action("problem.care.do"));
    bar.add(t("problem.info"), ProblemBar.Weight.INFO, action("problem.info.do"));
    bar.add(t("problem.good"), ProblemBar.Weight.GOOD, action("problem.good.do"));
    return bar;
  }

  private Optional<ProblemBar.Action> action(String key) {
    return Optional.of(new ProblemBar.Action(t(key), this::still));
  }

  private Node jobs() {
    ProgressBar bar = new ProgressBar(0.62);
    bar.setPrefWidth(60);
    VBox list = new VBox();
    list.getChildren().addAll(
        job("mdoal-autorenew", "act", "job.1", bar, "job.1.end", "cancel"),
        job("mdoal-history_toggle_off", "", "job.2", new Region(), "job.2.end", "remove"),
        job("mdoal-check_circle", "good", "job.3", new Region(), "job.3.end", "open"),
        job("mdoal-block", "", "job.4", new Region(), "job.4.end", "run"),
        job("mdoal-error_outline", "bad", "job.5", new Region(), "job.5.end", "what"));
    return list;
  }

  private Node job(String icon, String style, String name, Region bar, String end, String link) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = line(Icons.of(icon, style), label(t(name), "data"), space, bar, label(t(end), "caption"), link(t(link)));
    row.getStyleClass().add("row-line");
    row.setMinHeight(32);
    return row;
  }

  private Node grades() {
    VBox box = new VBox(10);
    for (Grade grade : Grade.values()) {
      box.getChildren().add(GradePill.withWords(grade, words));
    }
    FlowPane states = new FlowPane(8, 8);
    for (Step.State state : List.of(Step.State.CURRENT, Step.State.OUT_OF_DATE, Step.State.NEEDS_YOU, Step.State.READY, Step.State.BLOCKED)) {
      states.getChildren().add(new StateChip(state, words));
    }
    box.getChildren().add(states);
    return box;
  }

  private Node buttons() {
    Button primary = button("button.primary", "accent");
    Button export = button("button.export");
    Hyperlink show = link(t("button.show"));
    Button columns = button("button.columns", Styles.SMALL);
    columns.setGraphic(Icons.of("mdomz-view_column"));
    Button redo = button("button.redo", Styles.SMALL);
    redo.setDisable(true);
    Button erase = button("button.erase", "danger-outline");
    erase.setGraphic(Icons.of("mdoal-delete", "bad"));
    ToggleGroup group = new ToggleGroup();
    ToggleButton excel = new ToggleButton("Excel");
    excel.getStyleClass().add("left-pill");
    excel.setToggleGroup(group);
    excel.setSelected(true);
    ToggleButton csv = new ToggleButton("CSV");
    csv.getStyleClass().add("right-pill");
    csv.setToggleGroup(group);
    return new VBox(12, line(primary, export, show), line(columns, redo), line(erase, new HBox(excel, csv)));
  }

  private Node lineage() {
    VBox box = new VBox(8);
    String[] icons = {"mdomz-payments", "mdomz-trending_down", "mdoal-functions", "mdoal-file_upload"};
    for (int i = 0; i < icons.length; i++) {
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox row = line(Icons.of(icons[i], "small-icon"), label(t("why." + i), "data"), space, label(t("why." + i + ".by"), "caption"));
      row.setPadding(new javafx.geometry.Insets(0, 0, 0, 14.0 * i));
      box.getChildren().add(row);
    }
    box.getChildren().add(line(link(t("why.copy")), link(t("why.again"))));
    return box;
  }

  private Button button(String key, String... styles) {
    Button button = new Button();
    button.getStyleClass().addAll(styles);
    button.textProperty().bind(words.of(t(key)));
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private Label label(Text text, String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.textProperty().bind(words.of(text));
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private Hyperlink link(Text text) {
    Hyperlink link = new Hyperlink();
    link.textProperty().bind(words.of(text));
    link.setMinWidth(USE_PREF_SIZE);
    return link;
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(8, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
