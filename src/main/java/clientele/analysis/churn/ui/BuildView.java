package clientele.analysis.churn.ui;

import clientele.analysis.churn.ChurnEvaluation;
import clientele.analysis.churn.TrainChurnModel;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Language;
import clientele.base.Text;
import clientele.insights.Driver;
import clientele.ui.Answer;
import clientele.ui.CellMark;
import clientele.ui.GradePill;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.ProblemBar;
import clientele.ui.ResultPage;
import clientele.ui.StatePane;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.chart.ChartPane;
import clientele.ui.form.RunPanel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How good the model is: what it may know and when, against which baseline, and whether its numbers mean what they say. */
final class BuildView {
  private static final int DRIVERS = 5;

  private final ViewContext context;
  private final Words words;
  private final ChurnViewModel model;
  private final ResultPage page;
  private final RunPanel<TrainChurnModel> panel;
  private final ChartPane timeline;
  private final ChartPane gaps;
  private final ChartPane calibration;
  private final LeanTable models = new LeanTable();
  private final LeanTable dates = new LeanTable();
  private final LeanTable strongest = new LeanTable();
  private final Button decide = new Button();
  private Optional<ChurnEvaluation> shown = Optional.empty();

  @FXML private VBox timelinePlace;
  @FXML private VBox modelsPlace;
  @FXML private VBox datesPlace;
  @FXML private Label population;
  @FXML private Label driversTitle;
  @FXML private VBox calibrationPlace;
  @FXML private VBox leaks;
  @FXML private VBox drivers;
  @FXML private Label modelsTitle;
  @FXML private Label modelsNote;
  @FXML private Label randomSplit;
  @FXML private Label leakNote;

  BuildView(ViewContext context, ChurnViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.timeline = new ChartPane(context);
    this.gaps = new ChartPane(context);
    this.calibration = new ChartPane(context);
    VBox loaded = new ViewLoader(words).load(this);
    this.page = new ResultPage(context, "churn-build", loaded).madeBy(TrainChurnModel.class);
    this.panel = new RunPanel<>(context, TrainChurnModel.class, t("panelTitle"), Set.of());
    panel.primary(false);
    gaps.setPrefHeight(180);
    gaps.setMinHeight(180);
    timeline.setMinHeight(176);
    timelinePlace.getChildren().add(timeline);
    modelsPlace.getChildren().add(models);
    datesPlace.getChildren().add(dates);
    calibrationPlace.getChildren().add(calibration);
    drivers.getChildren().add(strongest);
    decide.getStyleClass().add("accent");
    decide.setId("churn-decide");
    decide.textProperty().bind(words.of(t("decide")));
    decide.setOnAction(e -> model.deciding().set(true));
    model.evaluation().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    update();
  }

  Node page() {
    return page;
  }

  Node panel() {
    return panel;
  }

  private void update() {
    Optional<ChurnEvaluation> now = model.evaluation().get();
    if (now.isEmpty()) {
      panel.above();
      page.nothing("mdomz-trending_down", t("noneTitle"), t("noneSentence"),
          panel.model().operation().validate(context.study().getValue().outline()).stream().findFirst(),
          List.of(new StatePane.Way(t("run"), "mdomz-play_arrow", panel::run)));
      return;
    }
    ChurnEvaluation e = now.get();
    if (!shown.equals(now)) {
      shown = now;
      panel.showMaker(TrainChurnModel.EVALUATION);
    }
    page.result(
        Answer.of(t("buildQuestion"), model.section(e).headline()).withGrade(ChurnViewModel.grade(e)),
        model.stale(TrainChurnModel.EVALUATION), panel::run);
    page.header().actions().setAll(decide);
    model.charts(e).timeline().ifPresent(c -> timeline.show(c, TrainChurnModel.EVALUATION));
    visible(timeline, model.charts(e).timeline().isPresent());
    model.charts(e).gapCurve().ifPresent(c -> gaps.show(c, TrainChurnModel.EVALUATION));
    if (model.charts(e).gapCurve().isPresent()) {
      panel.above(gaps);
    } else {
      panel.above();
    }
    calibration.show(model.charts(e).calibration(), TrainChurnModel.EVALUATION);
    modelsTitle.setText(e.dates().isEmpty() ? say("models") : words.say(BuildView.class, "modelsOn", e.dates().size()));
    modelsNote.setText(words.say(BuildView.class, e.kind().equals("label") ? "modelsNote.label" : "modelsNote", e.tested(), e.testedLeavers()));
    Optional<Text> doubt = model.section(e).doubt();
    model.section(e).cautions().forEach(c -> page.problems().add(
        c, doubt.filter(c::equals).isPresent() ? ProblemBar.Weight.CARE : ProblemBar.Weight.INFO, Optional.empty()));
    StringBuilder said = new StringBuilder(words.say(model.section(e).population()));
    model.section(e).silentBefore().forEach(t -> said.append(words.now() == Language.CHINESE ? "" : " ").append(words.say(t)));
    population.setText(said.toString());
    dates(e);
    models(e);
    randomSplit.setText(e.randomSplit()
        .map(r -> words.say(BuildView.class, "randomSplit", Figures.fixed(r * 100, 1)))
        .orElse(""));
    visible(randomSplit, e.randomSplit().isPresent());
    leaks(e);
    drivers(e);
  }

  private void models(ChurnEvaluation e) {
    models.begin(List.of(
        Head.wide(say("model")), Head.words(say("ranked")), Head.figures(""), Head.figures(say("lift")),
        Head.figures(say("slope")), Head.figures(say("brier")), Head.words(say("grade"))));
    double low = e.models().stream().mapToDouble(m -> m.auc().interval().low()).min().orElse(0.5) * 100 - 2;
    double high = e.models().stream().mapToDouble(m -> m.auc().interval().high()).max().orElse(1) * 100 + 2;
    OptionalDouble baseline = e.models().stream().filter(ChurnEvaluation.Graded::baseline).mapToDouble(m -> m.auc().value() * 100).findFirst();
    boolean first = true;
    for (ChurnEvaluation.Graded m : e.models()) {
      Estimate auc = m.auc().times(100);
      CellMark mark = new CellMark(context.appearance(), 150, 18,
          new CellMark.Shape.Dot(auc.value(), Optional.of(auc.interval()), low, high, baseline, 1, m.baseline()));
      Node grade = m.baseline() ? LeanTable.text(say("toBeat"), "muted") : first ? GradePill.disc(ChurnViewModel.grade(e), words) : new Region();
      models.row(first, Optional.empty(), LeanTable.text(words.say(m.name()), first ? "strong" : "data"), mark,
          LeanTable.estimate(Figures.fixed(auc.value(), 1), Figures.interval(auc.interval(), 1)),
          LeanTable.figure(Figures.fixed(m.lift(), 2)), LeanTable.figure(Figures.fixed(m.calibrationSlope(), 2)),
          LeanTable.figure(Figures.fixed(m.brier(), 3)), grade);
      first = false;
    }
  }

  private void dates(ChurnEvaluation e) {
    visible(datesPlace, !e.dates().isEmpty());
    dates.begin(List.of(
        Head.wide(say("date")), Head.figures(say("customers")), Head.figures(say("silent")), Head.figures(say("back")),
        Head.figures(say("expected")), Head.figures(say("ranked")), Head.figures(say("rule")), Head.figures(say("slope"))));
    for (ChurnEvaluation.Dated d : e.dates()) {
      Estimate auc = d.auc().times(100);
      dates.row(false, Optional.empty(), LeanTable.text(Figures.date(d.cutoff(), words.now())),
          LeanTable.figure(Figures.count(d.n())), LeanTable.figure(Figures.count(d.silent())),
          LeanTable.figure(Figures.count(d.cameBack())), LeanTable.figure(Figures.fixed(d.expected(), 0)),
          LeanTable.estimate(Figures.fixed(auc.value(), 1), Figures.interval(auc.interval(), 1)),
          LeanTable.figure(Figures.fixed(d.baseline().value() * 100, 1)), LeanTable.figure(Figures.fixed(d.slope(), 2)));
    }
  }

  private void leaks(ChurnEvaluation e) {
    leaks.getChildren().clear();
    leakNote.setText(words.say(BuildView.class, "leakNote", e.setAside().size()));
    for (ChurnEvaluation.SetAside aside : e.setAside()) {
      Label name = LeanTable.text(aside.fact(), "strong");
      Label why = LeanTable.text(words.say(aside.reason()), "muted");
      why.setWrapText(true);
      HBox row = new HBox(10, Icons.of("mdoal-error_outline", "bad"), new VBox(name, why));
      row.getStyleClass().add("row-line");
      row.setAlignment(Pos.CENTER_LEFT);
      row.setMinHeight(44);
      leaks.getChildren().add(row);
    }
    if (e.setAside().isEmpty()) {
      HBox row = new HBox(10, Icons.of("mdoal-check_circle", "good"), LeanTable.text(say("noLeak")));
      row.setAlignment(Pos.CENTER_LEFT);
      row.setMinHeight(30);
      leaks.getChildren().add(row);
    }
  }

  private void drivers(ChurnEvaluation e) {
    driversTitle.setText(say(e.isRegression() ? "driversTitle" : "driversOfModel"));
    if (e.isRegression()) {
      coefficients(e);
    } else {
      weights(e);
    }
  }

  /** What a model that is no regression goes by: the mean size of what each fact adds. */
  private void weights(ChurnEvaluation e) {
    strongest.begin(List.of(Head.wide(say("driverFact")), Head.words(say("driverWeight")), Head.figures("")));
    List<Driver> shown = e.drivers().stream().limit(DRIVERS).toList();
    double span = shown.stream().mapToDouble(d -> d.weight().interval().high()).max().orElse(1) * 1.1;
    for (Driver d : shown) {
      boolean either = d.direction() == 0 && d.highest().isEmpty();
      Estimate w = d.weight().times(d.direction() < 0 ? -1 : 1);
      CellMark mark = new CellMark(context.appearance(), 130, 18,
          new CellMark.Shape.Dot(w.value(), Optional.of(w.interval()), -span, span, OptionalDouble.of(0),
              d.direction() > 0 ? 7 : d.direction() < 0 ? 3 : 1, false));
      VBox fact = new VBox(LeanTable.text(words.say(model.section(e).factName(d))));
      fact.getChildren().add(LeanTable.text(words.say(model.section(e).way(d)), "caption"));
      strongest.row(false, Optional.empty(), fact, mark,
          LeanTable.estimate(
              (either ? "×/÷ " : "× ") + Figures.fixed(d.times().value(), 2), Figures.interval(d.times().interval(), 2)));
    }
  }

  private void coefficients(ChurnEvaluation e) {
    strongest.begin(List.of(Head.wide(say("driver")), Head.words(say("odds")), Head.figures("")));
    List<ChurnEvaluation.Coefficient> shown = e.coefficients().stream().limit(DRIVERS).toList();
    double span = shown.stream().mapToDouble(c -> Math.max(Math.abs(c.perDeviation().interval().low()), Math.abs(c.perDeviation().interval().high())))
        .max().orElse(1) * 1.1;
    for (ChurnEvaluation.Coefficient c : shown) {
      Estimate b = c.perDeviation();
      CellMark mark = new CellMark(context.appearance(), 130, 18,
          new CellMark.Shape.Dot(b.value(), Optional.of(b.interval()), -span, span, OptionalDouble.of(0), c.turns() ? 0 : b.value() > 0 ? 7 : 3, false));
      Interval odds = Interval.of(Math.exp(b.interval().low()), Math.exp(b.interval().high()));
      VBox fact = new VBox(LeanTable.text(words.say(model.section(e).factName(c))));
      if (c.turns()) {
        fact.getChildren().add(LeanTable.text(words.say(BuildView.class, "turns", Figures.fixed(Math.exp(c.alone()), 2)), "caption"));
      }
      strongest.row(false, Optional.empty(), fact, mark,
          LeanTable.estimate(Figures.fixed(Math.exp(b.value()), 2), Figures.interval(odds, 2)));
    }
  }

  private static void visible(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private String say(String key) {
    return words.say(BuildView.class, key);
  }

  private static Text t(String key) {
    return Text.of(BuildView.class, key);
  }

}
