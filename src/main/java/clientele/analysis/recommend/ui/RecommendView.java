package clientele.analysis.recommend.ui;

import clientele.analysis.recommend.RecommendAnalysis;
import clientele.analysis.recommend.RecommendEvaluation;
import clientele.analysis.recommend.TrainRecommender;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.ui.Answer;
import clientele.ui.CellMark;
import clientele.ui.Grade;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.ResultPage;
import clientele.ui.StatePane;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.chart.ChartPane;
import clientele.ui.form.RunPanel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The next items of one customer, each with its reason, beside the proof against the simple rule. */
final class RecommendView {
  private static final double NAME_WIDTH = 140;

  private final ViewContext context;
  private final Words words;
  private final RecommendViewModel model;
  private final ResultPage page;
  private final RunPanel<TrainRecommender> panel;
  private final ChartPane hits;
  private final ChartPane experience;
  private final LeanTable list = new LeanTable();
  private final Label unknown = new Label();

  @FXML private HBox content;
  @FXML private VBox listPlace;
  @FXML private VBox proofPlace;
  @FXML private TextField search;
  @FXML private Button before;
  @FXML private Button next;
  @FXML private Label customer;

  RecommendView(ViewContext context, RecommendViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.hits = new ChartPane(context);
    this.experience = new ChartPane(context);
    HBox loaded = new ViewLoader(words).load(this);
    this.page = new ResultPage(context, "recommend", loaded).madeBy(TrainRecommender.class);
    this.panel = new RunPanel<>(context, TrainRecommender.class, t("panelTitle"), Set.of("table"));
    panel.primary(false);
    before.setGraphic(Icons.of("mdoal-chevron_left"));
    next.setGraphic(Icons.of("mdoal-chevron_right"));
    before.accessibleTextProperty().bind(words.of(RecommendView.class, "before"));
    next.accessibleTextProperty().bind(words.of(RecommendView.class, "next"));
    Button export = new Button();
    export.setId("export");
    export.getStyleClass().addAll("export", "accent");
    export.setGraphic(Icons.of("mdomz-save_alt"));
    export.textProperty().bind(words.of(ViewContext.class, "export"));
    export.setOnAction(e -> context.export(TrainRecommender.TABLE));
    page.header().actions().add(export);
    search.setId("customer-search");
    search.setOnAction(e -> model.search(search.getText()));
    hits.setMinHeight(150);
    experience.setMinHeight(180);
    listPlace.getChildren().addAll(unknown, list);
    proofPlace.getChildren().addAll(hits, experience);
    model.found().addListener((p, old, now) -> update());
    model.shown().addListener((p, old, now) -> rows());
    model.unknown().addListener((p, old, now) -> rows());
    unknown.setId("unknown-customer");
    unknown.setWrapText(true);
    words.language().addListener((p, old, now) -> update());
    panel.showMaker(TrainRecommender.EVALUATION);
    update();
  }

  Node page() {
    return page;
  }

  Node panel() {
    return panel;
  }

  @FXML
  private void before() {
    model.move(-1);
  }

  @FXML
  private void next() {
    model.move(1);
  }

  private void update() {
    Optional<RecommendEvaluation> found = model.found().get();
    if (found.isEmpty()) {
      page.nothing("mdomz-thumb_up", t("noneTitle"), t("noneSentence"),
          panel.model().operation().validate(context.study().getValue().outline()).stream().findFirst(),
          List.of(new StatePane.Way(t("run"), "mdomz-play_arrow", panel::run)));
      return;
    }
    RecommendEvaluation shown = found.get();
    Answer answer = Answer.of(t("question"), RecommendAnalysis.headline(shown));
    page.result(shown.graded() ? answer.withGrade(Grade.valueOf(shown.grade())) : answer, model.stale(), panel::run);
    hits.show(RecommendAnalysis.hitChart(shown), TrainRecommender.EVALUATION);
    experience.show(RecommendAnalysis.experienceChart(shown), TrainRecommender.EVALUATION);
    rows();
  }

  private void rows() {
    customer.setText(model.customer().get());
    Optional<String> nobody = model.unknown().get();
    unknown.setText(nobody.map(id -> words.say(Text.of(RecommendView.class, "unknown", id))).orElse(""));
    unknown.setVisible(nobody.isPresent());
    unknown.setManaged(nobody.isPresent());
    list.setVisible(nobody.isEmpty());
    list.begin(List.of(
        Head.figures("#"), Head.words(say("item")), Head.wide(say("reason")), Head.words(""), Head.figures(say("match"))));
    for (RecommendViewModel.Shown item : model.shown().get()) {
      Label name = LeanTable.text(item.name(), "strong");
      name.setMinWidth(NAME_WIDTH);
      name.setWrapText(true);
      name.setMinHeight(Region.USE_PREF_SIZE);
      VBox what = item.name().equals(item.item())
          ? new VBox(name)
          : new VBox(1, name, LeanTable.text(item.item(), "caption"));
      Label why = LeanTable.text(words.say(item.reason()));
      why.setWrapText(true);
      why.setMinHeight(Region.USE_PREF_SIZE);
      Typefaces.mark(why, why.getText());
      CellMark bar = new CellMark(context.appearance(), 60, 18, new CellMark.Shape.Bar(item.score(), 1));
      list.row(false, Optional.empty(), LeanTable.figure(Integer.toString(item.rank()), "muted"), what, why, bar,
          LeanTable.figure(Figures.fixed(item.score(), 2)));
    }
  }

  private String say(String key) {
    return words.say(RecommendView.class, key);
  }

  private static Text t(String key) {
    return Text.of(RecommendView.class, key);
  }
}
