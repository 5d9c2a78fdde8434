package clientele.analysis.segments.ui;

import clientele.analysis.segments.ClusterCustomers;
import clientele.analysis.segments.SegmentsFound;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Text;
import clientele.ui.Answer;
import clientele.ui.CellMark;
import clientele.ui.LeanTable.Head;
import clientele.ui.LeanTable;
import clientele.ui.ResultPage;
import clientele.ui.StatePane;
import clientele.ui.Target;
import clientele.ui.Typefaces;
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
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The segments, one of them against all customers, and the choice of their number beside its evidence. */
final class SegmentsView {
  private static final int FACTS = 7;

  private final ViewContext context;
  private final Words words;
  private final SegmentsViewModel model;
  private final ResultPage page;
  private final RunPanel<ClusterCustomers> panel;
  private final ChartPane map;
  private final ChartPane sweep;
  private final LeanTable segments = new LeanTable();
  private final LeanTable profile = new LeanTable();

  @FXML private VBox content;
  @FXML private VBox tablePlace;
  @FXML private VBox mapPlace;
  @FXML private VBox profilePlace;
  @FXML private Label count;
  @FXML private Label profileTitle;
  @FXML private VBox card;

  SegmentsView(ViewContext context, SegmentsViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.map = new ChartPane(context);
    this.sweep = new ChartPane(context);
    VBox loaded = new ViewLoader(words).load(this);
    this.page = new ResultPage(context, "segments", loaded);
    this.panel = new RunPanel<>(context, ClusterCustomers.class, t("panelTitle"), Set.of("table", "facts"));
    sweep.setPrefHeight(210);
    sweep.setMinHeight(210);
    map.setPrefHeight(260);
    tablePlace.getChildren().add(segments);
    mapPlace.getChildren().add(map);
    profilePlace.getChildren().add(profile);
    model.found().addListener((p, before, after) -> {
      panel.showMaker(ClusterCustomers.FOUND);
      update();
    });
    model.chosen().addListener((p, before, after) -> update());
    model.map().addListener((p, before, after) -> map.spec().set(after));
    words.language().addListener((p, before, after) -> update());
    panel.showMaker(ClusterCustomers.FOUND);
    update();
  }

  Node page() {
    return page;
  }

  Node panel() {
    return panel;
  }

  private void update() {
    Optional<SegmentsFound> found = model.found().get();
    if (found.isEmpty()) {
      var operation = panel.model().operation();
      panel.primary(false);
      page.nothing("mdoal-bubble_chart", t("noneTitle"), t("noneSentence"),
          operation.validate(context.study().getValue().outline()).stream().findFirst(),
          List.of(new StatePane.Way(t("run"), "mdomz-play_arrow", panel::run)));
      panel.above();
      return;
    }
    SegmentsFound shown = found.get();
    panel.primary(true);
    page.result(Answer.of(t("question"), model.section(shown).headline()), model.stale(), panel::run);
    if (shown.sweep().isEmpty()) {
      panel.above();
    } else {
      sweep.show(model.section(shown).sweepChart(), ClusterCustomers.FOUND);
      panel.above(sweep);
    }
    map.spec().set(model.map().get());
    count.setText(words.say(SegmentsView.class, "count", shown.segments().size()));
    rows(shown);
    shown.segment(model.chosen().get()).ifPresent(s -> {
      profileTitle.setText(words.say(SegmentsView.class, "against", s.name()));
      Typefaces.mark(profileTitle, profileTitle.getText());
      profile(shown, s);
      card(shown, s);
    });
    loose(shown);
  }

  private void rows(SegmentsFound shown) {
    int thin = model.section(shown).shareDigits();
    boolean valued = shown.segments().stream().anyMatch(s -> s.valueShare().isPresent());
    segments.begin(List.of(
        Head.wide(say("segment")), Head.figures(say("customers")), Head.figures(say("share")),
        Head.words(valued ? say("ofValue") : ""), Head.figures(""), Head.figures(say("holds"))));
    for (SegmentsFound.Segment s : shown.segments()) {
      boolean now = s.id() == model.chosen().get();
      Optional<Estimate> value = s.valueShare().map(v -> v.times(100));
      Node mark = value
          .<Node>map(v -> new CellMark(context.appearance(), 96, 18,
              new CellMark.Shape.Dot(v.value(), Optional.of(v.interval()), 0, most(shown), OptionalDouble.of(s.share() * 100), s.colour(), false)))
          .orElseGet(Region::new);
      Node worth = value.<Node>map(v -> LeanTable.estimate(Figures.fixed(v.value(), thin) + " %", Figures.interval(v.interval(), thin), now ? "strong" : "data"))
          .orElseGet(Region::new);
      boolean firm = s.stability().map(h -> h.value() >= SegmentsFound.TRUSTED).orElse(true);
      Label holds = LeanTable.figure(s.stability().map(h -> Figures.fixed(h.value(), 2)).orElse("–"), firm ? "data" : "care");
      segments.row(now, Optional.of(() -> model.chosen().set(s.id())), name(s, now),
          LeanTable.figure(Figures.count(s.customers())), LeanTable.figure(Figures.percent(s.share(), 0)), mark, worth, holds);
    }
  }

  private static double most(SegmentsFound shown) {
    return shown.segments().stream().flatMap(s -> s.valueShare().stream()).mapToDouble(v -> v.interval().high() * 100).max().orElse(100);
  }

  private HBox name(SegmentsFound.Segment segment, boolean strong) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", "cat-" + segment.colour());
    Label name = LeanTable.text(words.say(segment.name()), strong ? "strong" : "data");
    HBox box = new HBox(8, swatch, name);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(0);
    return box;
  }

  private void profile(SegmentsFound shown, SegmentsFound.Segment segment) {
    List<SegmentsViewModel.Difference> all = model.differences(shown).stream().limit(FACTS).toList();
    double span = Math.max(1, all.stream().mapToDouble(d -> Math.max(Math.abs(d.low()), Math.abs(d.high()))).max().orElse(1)) * 1.1;
    profile.begin(List.of(Head.words(say("fact")), Head.wide(""), Head.figures(words.say(segment.name())), Head.figures(say("all"))));
    for (SegmentsViewModel.Difference d : all) {
      int digits = model.section(shown).digits(d.fact().fact());
      CellMark mark = new CellMark(context.appearance(), 190, 18,
          new CellMark.Shape.Dot(d.fact().distance(), Optional.of(Interval.of(d.low(), d.high())), -span, span,
              OptionalDouble.of(0), segment.colour(), false));
      Label name = LeanTable.text(words.say(d.name()));
      profile.row(false, Optional.empty(), name, mark,
          LeanTable.estimate(Figures.fixed(d.fact().mean().value(), digits), Figures.interval(d.fact().mean().interval(), digits), "strong"),
          LeanTable.figure(Figures.fixed(d.fact().all(), digits), "muted"));
    }
  }

  private void card(SegmentsFound shown, SegmentsFound.Segment segment) {
    HBox title = name(segment, true);
    title.getChildren().getLast().getStyleClass().setAll("label", "card-title");
    Typefaces.mark(title.getChildren().getLast(), words.say(segment.name()));
    Label sum = line("cardSum", segment.customers(), Figures.percent(segment.share(), 0));
    VBox more = new VBox(2, strong("cardMore"));
    VBox less = new VBox(2, strong("cardLess"));
    for (SegmentsViewModel.Difference d : model.differences(shown).stream().limit(6).toList()) {
      int digits = model.section(shown).digits(d.fact().fact());
      Label row = line("cardFact", words.say(d.name()), Figures.fixed(d.fact().mean().value(), digits), Figures.fixed(d.fact().all(), digits));
      (d.fact().distance() > 0 ? more : less).getChildren().add(row);
    }
    Hyperlink show = new Hyperlink(words.say(SegmentsView.class, "showCustomers", segment.customers()));
    show.setOnAction(e -> context.open(
        new Target.Rows(ClusterCustomers.TABLE, Map.of("segment_id", "= " + segment.id()))));
    card.getChildren().setAll(title, sum);
    for (VBox part : List.of(more, less)) {
      if (part.getChildren().size() > 1) {
        card.getChildren().add(part);
      }
    }
    card.getChildren().add(show);
  }

  /** Names the least firm segment as a problem, right where the number is chosen. */
  private void loose(SegmentsFound shown) {
    panel.below();
    shown.segments().stream()
        .filter(s -> s.stability().isPresent() && s.stability().get().value() < SegmentsFound.TRUSTED)
        .min((a, b) -> Double.compare(a.stability().orElseThrow().value(), b.stability().orElseThrow().value()))
        .ifPresent(s -> {
          clientele.ui.ProblemBar bar = new clientele.ui.ProblemBar(words);
          bar.add(Text.of(SegmentsView.class, "loose", s.name(), s.stability().orElseThrow().value()), clientele.ui.ProblemBar.Weight.CARE, Optional.empty());
          panel.below(bar);
        });
  }

  private Label strong(String key) {
    return LeanTable.text(say(key), "strong");
  }

  private Label line(String key, Object... args) {
    Label label = LeanTable.text(words.say(SegmentsView.class, key, args));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private String say(String key) {
    return words.say(SegmentsView.class, key);
  }

  private static Text t(String key) {
    return Text.of(SegmentsView.class, key);
  }
}
