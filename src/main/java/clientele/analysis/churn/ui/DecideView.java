package clientele.analysis.churn.ui;

import clientele.actions.Arm;
import clientele.analysis.churn.ChurnProblems;
import clientele.analysis.churn.PlanCalls;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.ui.Answer;
import clientele.ui.CellMark;
import clientele.ui.Icons;
import clientele.ui.LeanTable.Head;
import clientele.ui.LeanTable;
import clientele.ui.ProblemBar;
import clientele.ui.ResultPage;
import clientele.ui.StatePane;
import clientele.ui.Target;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.chart.ChartPane;
import clientele.ui.form.RunPanel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Whom to call: the gain by number of calls against risk alone and chance, a few more or less, and the list itself. */
final class DecideView {
  private static final double DIMMED = 0.45;
  private static final List<String> LIVE =
      List.of("capacity", "costOfCall", "saveRate", "saveRateTested", "margin", "valueSaved", "controlShare");

  private final ViewContext context;
  private final Words words;
  private final ChurnViewModel model;
  private final ResultPage page;
  private final RunPanel<PlanCalls> panel;
  private final ChartPane gain;
  private final Slider calls = new Slider();
  private final ChartSlider gainAndCalls;
  private final LeanTable neighbours = new LeanTable();
  private final LeanTable list = new LeanTable();
  private final Label listNote = LeanTable.text("", "caption");
  private final Button build = new Button();
  private final Button export = new Button();
  private boolean moving;
  private boolean showing;

  @FXML private VBox gainPlace;
  @FXML private VBox neighboursPlace;
  @FXML private VBox listPlace;
  @FXML private HBox listLink;
  @FXML private Label callsLabel;
  @FXML private Label listTitle;

  DecideView(ViewContext context, ChurnViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.gain = new ChartPane(context);
    this.gainAndCalls = new ChartSlider(gain, calls);
    VBox loaded = new ViewLoader(words).load(this);
    this.page = new ResultPage(context, "churn-decide-page", loaded).madeBy(PlanCalls.class);
    this.panel = new RunPanel<>(context, PlanCalls.class, t("decideTitle"), Set.of());
    panel.primary(false);
    gain.setPrefHeight(240);
    gainPlace.getChildren().add(gainAndCalls);
    calls.setId("calls");
    neighboursPlace.getChildren().add(neighbours);
    listNote.setId("list-note");
    listPlace.getChildren().addAll(list, listNote);
    build.setId("churn-build-again");
    build.textProperty().bind(words.of(t("build")));
    build.setOnAction(e -> model.deciding().set(false));
    export.setId("export");
    export.getStyleClass().addAll("export", "accent");
    export.setGraphic(Icons.of("mdomz-save_alt"));
    export.textProperty().bind(words.of(ViewContext.class, "export"));
    export.setOnAction(e -> context.export(PlanCalls.LIST));
    Hyperlink whole = new Hyperlink();
    whole.textProperty().bind(words.of(t("wholeList")));
    whole.setOnAction(e -> context.open(new Target.Rows(PlanCalls.LIST, Map.of(Arm.COLUMN, "= " + Arm.CALL.word()))));
    listLink.getChildren().add(whole);
    calls.setBlockIncrement(10);
    for (String typed : LIVE) {
      panel.model().value(typed).addListener((p, before, after) -> typed());
    }
    calls.valueProperty().addListener((p, before, after) -> moved(after.doubleValue()));
    calls.valueChangingProperty().addListener((p, before, after) -> callsNow());
    model.decision().addListener((p, before, after) -> {
      showMaker();
      update();
    });
    model.previewed().addListener((p, before, after) -> update());
    model.asked().addListener((p, before, after) -> callsNow());
    model.looks().addListener((p, before, after) -> update());
    model.problem().addListener((p, before, after) -> after.ifPresent(page.problems()::show));
    model.deciding().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    showMaker();
    update();
  }

  /** Puts the kept plan into the form, as a whole: a form half of one plan and half of another asks nothing. */
  private void showMaker() {
    showing = true;
    panel.showMaker(PlanCalls.DECISION);
    showing = false;
  }

  Node page() {
    return page;
  }

  Node panel() {
    return panel;
  }

  /** What a call costs and brings takes effect as it is typed, like the number of calls. */
  private void typed() {
    if (!showing && model.decision().get().isPresent()) {
      panel.model().typed().ifPresent(model::ask);
    }
  }

  /** The number of calls is one, wherever it is set: the slider puts it into the field, and the field asks. */
  private void moved(double to) {
    if (!moving) {
      long most = model.shown().map(PlanCalls.Decision::best).orElse(Integer.MAX_VALUE);
      panel.model().value("capacity").set(Long.toString(Math.clamp(Math.round(to), 1, Math.max(1, most))));
      callsNow();
    }
  }

  /** Puts the knob where the plan is that is shown or being computed, and dims what is of another plan meanwhile. */
  private void callsNow() {
    Optional<PlanCalls.Decision> shown = model.shown();
    if (shown.isEmpty()) {
      return;
    }
    PlanCalls.Decision d = shown.get();
    Optional<PlanCalls> asked = model.asked().get();
    int now = asked.map(plan -> plan.calls(d.best())).orElse(d.calls());
    moving = true;
    calls.setMin(0);
    calls.setMax(Math.max(1, d.x().length == 0 ? 1 : d.x()[d.x().length - 1]));
    if (!calls.isValueChanging()) {
      calls.setValue(now);
    }
    moving = false;
    gainAndCalls.requestLayout();
    callsLabel.setText(words.say(DecideView.class, asked.isPresent() ? "callsComputed" : "callsNow", now));
    for (Node node : List.of(page.header(), gain, neighboursPlace, listPlace)) {
      node.setOpacity(asked.isPresent() ? DIMMED : 1);
    }
  }

  private void update() {
    page.header().actions().setAll(build, export);
    export.setDisable(context.study().getValue().outline().table(PlanCalls.LIST).isEmpty() || model.previewed().get().isPresent());
    Optional<PlanCalls.Decision> shown = model.shown();
    if (shown.isEmpty()) {
      Optional<Problem> against = model.evaluation().get().isEmpty() ? Optional.of(ChurnProblems.NO_MODEL.with()) : Optional.empty();
      page.nothing("mdomz-trending_down", t("noPlanTitle"), t("noPlanSentence"), Optional.empty(),
          against.isPresent()
              ? List.of(new StatePane.Way(t("build"), "mdomz-trending_down", () -> model.deciding().set(false)))
              : List.of(new StatePane.Way(t("plan"), "mdomz-play_arrow", panel::run)));
      panel.below();
      return;
    }
    PlanCalls.Decision d = shown.get();
    model.evaluation().get().ifPresent(e -> {
      Answer answer = Answer.of(t("decideQuestion"), model.section(e).decisionHeadline(d));
      page.result(answer, model.stale(PlanCalls.DECISION), panel::run);
      gain.show(model.charts(e).gain(d), PlanCalls.DECISION);
      model.section(e).doubt().ifPresent(t -> page.problems().add(t, ProblemBar.Weight.CARE, Optional.empty()));
    });
    if (d.wanted() > d.calls()) {
      page.problems().add(
          Text.of(DecideView.class, "fewerPay", d.calls(), d.wanted()), ProblemBar.Weight.INFO, Optional.empty());
    }
    callsNow();
    neighbours(d);
    list(d);
    threshold(d);
  }

  private void neighbours(PlanCalls.Decision d) {
    String sign = Figures.currencySign(model.currency()).strip();
    neighbours.begin(List.of(
        Head.figures(say("calls")), Head.figures(sign.isEmpty() ? say("gainPlain") : words.say(DecideView.class, "gain", sign)),
        Head.figures(words.say(DecideView.class, sign.isEmpty() ? "againstPlain" : "against", d.calls(), sign))));
    for (PlanCalls.Neighbour n : d.neighbours()) {
      boolean chosen = n.calls() == d.calls();
      Estimate against = n.against();
      Node difference = chosen
          ? LeanTable.text(say("chosen"), "muted")
          : LeanTable.estimate(Figures.signed(Figures.round(against.value(), against.interval()), 0),
              Figures.signedInterval(against.interval(), 0, words.now()));
      neighbours.row(chosen, Optional.of(() -> calls.setValue(n.calls())),
          LeanTable.figure(Figures.count(n.calls()), chosen ? "strong" : "data"),
          LeanTable.figure(Figures.fixed(Figures.round(n.gain(), d.gain().interval()), 0), chosen ? "strong" : "data"), difference);
    }
  }

  private void list(PlanCalls.Decision d) {
    List<ChurnViewModel.Called> rows = model.previewed().get().isPresent() ? List.of() : model.first();
    listTitle.setText(rows.isEmpty()
        ? say("listNotKept")
        : words.say(DecideView.class, "listTitle", rows.size(), d.calls()));
    String sign = Figures.currencySign(model.currency()).strip();
    list.begin(rows.isEmpty() ? List.of() : List.of(
        Head.figures("#"), Head.words(say("customer")), Head.words(say("risk")), Head.figures(""),
        Head.figures(sign.isEmpty() ? say("gainOfCallPlain") : words.say(DecideView.class, "gainOfCall", sign)), Head.wide(say("why"))));
    boolean gone = !rows.isEmpty() && rows.getLast().rank() > rows.getLast().place();
    boolean skips = !rows.isEmpty() && rows.getLast().place() > rows.size();
    listNote.setText(gone ? say("listGone") : skips ? say("listSkips") : "");
    listNote.setVisible(gone || skips);
    listNote.setManaged(gone || skips);
    for (ChurnViewModel.Called c : rows) {
      CellMark mark = new CellMark(context.appearance(), 76, 18,
          new CellMark.Shape.Dot(c.risk() * 100, Optional.empty(), 0, 100, OptionalDouble.empty(), 0, false));
      Interval range = c.gainRange();
      list.row(false, Optional.of(() -> context.open(new Target.Customer(c.customer()))), LeanTable.figure(Long.toString(c.rank()), "muted"), LeanTable.text(c.customer()), mark,
          LeanTable.figure(Figures.fixed(c.risk() * 100, 0) + " %"),
          LeanTable.estimate(Figures.fixed(c.gain(), 0), Figures.interval(range, 0)),
          LeanTable.text(c.reason().map(words::say).orElse("")));
    }
  }

  private void threshold(PlanCalls.Decision d) {
    Label title = LeanTable.text(say("threshold"), "muted");
    Label figure = new Label(Figures.money(d.threshold(), model.currency(), 2));
    figure.getStyleClass().add("card-figure");
    Label help = LeanTable.text(words.say(DecideView.class, "thresholdHelp",
        Figures.fixed(d.lowestRisk() * 100, 0), Figures.fixed(d.highestRisk() * 100, 0), d.best()));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    VBox card = new VBox(4, title, figure, help);
    card.getStyleClass().add("card");
    ProblemBar bar = new ProblemBar(words);
    bar.add(t(d.assumed() ? "assumed" : "measured"), ProblemBar.Weight.INFO, Optional.empty());
    panel.below(card, proof(d), bar);
  }

  /** What the control group can show, and a way to one that can. */
  private VBox proof(PlanCalls.Decision d) {
    VBox card = new VBox(4, LeanTable.text(say("proofTitle"), "muted"));
    card.getStyleClass().add("card");
    model.evaluation().get().map(model::section).ifPresent(section -> {
      List<Text> said = new java.util.ArrayList<>(List.of(section.proof(d)));
      section.showable(d).ifPresent(said::add);
      section.remedy(d).ifPresent(said::add);
      for (Text text : said) {
        Label label = LeanTable.text(words.say(text));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        card.getChildren().add(label);
      }
    });
    if (!d.proof().enough() && d.proof().evenEach() > 0) {
      Button hold = new Button(words.say(DecideView.class, "holdOut", d.proof().evenEach()));
      hold.setId("hold-out");
      hold.setOnAction(e -> {
        panel.model().value("controlShare").set("50");
        panel.model().value("capacity").set(Integer.toString(d.proof().evenEach()));
      });
      card.getChildren().add(hold);
    }
    return card;
  }

  private String say(String key) {
    return words.say(DecideView.class, key);
  }

  private static Text t(String key) {
    return Text.of(DecideView.class, key);
  }
}
