package clientele.analysis.data.ui.tables;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import clientele.analysis.data.ui.parts.NodeColumn;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.cleaning.profile.ColumnProfile;
import clientele.cleaning.profile.MissingMap;
import clientele.cleaning.profile.ProfileWords;
import clientele.cleaning.profile.TableProfile;
import clientele.study.Table;
import clientele.ui.CellMark;
import clientele.ui.LeanTable;
import clientele.ui.Mask;
import clientele.ui.ProblemBar;
import clientele.ui.ViewContext;
import clientele.ui.Watch;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What every column of a table holds, a line each, and where and together with what values are missing. */
final class ProfilePane extends VBox {
  private final ViewContext context;
  private final Words words;
  private final Consumer<String> lacking;
  private final ProblemBar problems;
  private final Label title = new Label();
  private final TableView<ColumnProfile> columns = new TableView<>();
  private final VBox patterns = new VBox(4);
  private Optional<Table> shown = Optional.empty();
  private Optional<Profiled> found = Optional.empty();

  private record Profiled(TableProfile profile, MissingMap map) {}

  /** @param lacking hears of a column whose rows without a value are to be shown */
  ProfilePane(ViewContext context, Consumer<String> lacking) {
    this.context = context;
    this.words = context.words();
    this.lacking = lacking;
    this.problems = new ProblemBar(words);
    getStyleClass().add("table-frame");
    setId("profile");
    title.getStyleClass().addAll("data", "profile-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    columns.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
    columns.setFixedCellSize(42);
    columns.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    columns.setPlaceholder(new Label());
    columns.getColumns().setAll(List.of(
        column("profile.column", 170, this::name), column("profile.missing", 136, this::missing),
        right(column("profile.different", 86, p -> LeanTable.figure(ProfileWords.different(p)))), column("profile.spread", 136, this::spread),
        column("profile.values", 180, this::values)));
    patterns.getStyleClass().add("profile-patterns");
    VBox.setVgrow(columns, Priority.ALWAYS);
    getChildren().addAll(problems, title, columns, patterns);
    Watch.from(this, words.language(), this::say);
    Watch.from(this, context.masked(), columns::refresh);
  }

  /** Looks at a table, unless it is the one that is shown. */
  void show(Table table) {
    if (shown.filter(t -> t.version().equals(table.version())).isPresent()) {
      return;
    }
    shown = Optional.of(table);
    columns.getItems().clear();
    patterns.getChildren().clear();
    title.setText(words.say(ProfilePane.class, "profile.looking"));
    context.latest(
        this,
        context.job(Text.of(ProfilePane.class, "profile.job", table.name()), job -> {
          TableProfile profile = TableProfile.of(table, job.part(0, 0.7));
          return new Profiled(profile, MissingMap.of(table, profile, job.part(0.7, 1)));
        }),
        profiled -> {
          problems.clear();
          found = Optional.of(profiled);
          columns.getItems().setAll(profiled.profile().columns());
          say();
        },
        problem -> {
          shown = Optional.empty();
          problems.show(problem);
        });
  }

  private void say() {
    columns.refresh();
    found.ifPresent(f -> {
      long lacks = f.profile().columns().stream().filter(p -> p.missing() > 0).count();
      title.setText(words.say(
          ProfilePane.class, "profile.title", (long) f.profile().columns().size(), lacks, Figures.count(f.map().complete()),
          Figures.count(f.map().rows())));
      patterns(f.map());
    });
  }

  private void patterns(MissingMap map) {
    patterns.getChildren().clear();
    patterns.setVisible(!map.patterns().isEmpty());
    patterns.setManaged(!map.patterns().isEmpty());
    if (map.patterns().isEmpty()) {
      return;
    }
    Label head = new Label(words.say(ProfilePane.class, "profile.together"));
    head.getStyleClass().addAll("data", "strong");
    patterns.getChildren().add(head);
    for (MissingMap.Pattern pattern : map.patterns().subList(0, Math.min(5, map.patterns().size()))) {
      Label count = LeanTable.figure(Figures.count(pattern.rows()));
      count.setMinWidth(72);
      count.setAlignment(Pos.CENTER_RIGHT);
      CellMark bar = new CellMark(context.appearance(), 72, 16, new CellMark.Shape.Bar((double) pattern.rows() / map.rows(), 1));
      Label names = LeanTable.text(String.join(words.say(ProfilePane.class, "profile.and"), pattern.columns()));
      HBox line = new HBox(10, count, bar, names);
      line.setAlignment(Pos.CENTER_LEFT);
      patterns.getChildren().add(line);
    }
  }

  private TableColumn<ColumnProfile, ColumnProfile> column(String key, double width, Function<ColumnProfile, Node> cell) {
    TableColumn<ColumnProfile, ColumnProfile> made = NodeColumn.of(words, key, width, cell);
    made.setMaxWidth(key.equals("profile.values") ? Double.MAX_VALUE : key.equals("profile.column") ? 260 : width + 8);
    return made;
  }

  private static TableColumn<ColumnProfile, ColumnProfile> right(TableColumn<ColumnProfile, ColumnProfile> column) {
    column.getStyleClass().add(Tweaks.ALIGN_RIGHT);
    return column;
  }

  private Node name(ColumnProfile profile) {
    Label name = LeanTable.text(profile.column().name());
    name.getStyleClass().add("strong");
    StringBuilder about = new StringBuilder(words.say(profile.column().kind().words()));
    ProfileWords.remarks(profile).forEach(r -> about.append(" · ").append(words.say(r)));
    Label kind = new Label(about.toString());
    kind.getStyleClass().add("caption");
    kind.setMinWidth(0);
    VBox both = new VBox(name, kind);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private Node missing(ColumnProfile profile) {
    List<Double> strip = found.map(f -> f.map().strips().get(profile.column().name())).orElse(null);
    if (profile.missing() == 0) {
      return LeanTable.figure(ProfileWords.missing(profile));
    }
    Hyperlink share = new Hyperlink(ProfileWords.missing(profile));
    share.getStyleClass().addAll("data", "num");
    share.setMinWidth(USE_PREF_SIZE);
    share.setId("lacking-" + profile.column().name());
    share.setOnAction(e -> lacking.accept(profile.column().name()));
    HBox box = new HBox(8, share);
    if (strip != null) {
      CellMark where = new CellMark(context.appearance(), 64, 12, new CellMark.Shape.Strip(strip, 2));
      clientele.ui.Icons.tip(where, words.of(ProfilePane.class, "profile.where"));
      box.getChildren().addFirst(where);
    }
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Node spread(ColumnProfile profile) {
    if (!profile.bars().isEmpty()) {
      return new CellMark(context.appearance(), 118, 26, new CellMark.Shape.Bars(profile.bars(), 1));
    }
    return !ProfileWords.repeats(profile)
        ? new Label()
        : new CellMark(context.appearance(), 118, 26,
            new CellMark.Shape.Bars(profile.top().stream().map(ColumnProfile.Value::rows).toList(), 1));
  }

  private Node values(ColumnProfile profile) {
    boolean hidden = context.masked().get() && Mask.hides(profile.column());
    return LeanTable.text(ProfileWords.values(profile, hidden ? Mask::name : v -> v, words.now()));
  }
}
