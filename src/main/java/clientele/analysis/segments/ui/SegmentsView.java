package clientele.analysis.segments.ui;

import clientele.analysis.segments.ClusterCustomers;
import clientele.analysis.segments.RenameSegment;
import clientele.analysis.segments.SegmentRuleWords;
import clientele.analysis.segments.SegmentsFound;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.base.Language;
import clientele.base.Text;
import clientele.job.JobHandle;
import clientele.ledger.LedgerEntry;
import clientele.ui.Answer;
import clientele.ui.CellMark;
import clientele.ui.LeanTable.Head;
import clientele.ui.LeanTable;
import clientele.ui.ProblemBar;
import clientele.ui.ResultPage;
import clientele.ui.StatePane;
import clientele.ui.Target;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import clientele.ui.chart.ChartPane;
import clientele.ui.form.RunPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The segments, one of them against all customers, and the choice of their number beside its evidence. */
final class SegmentsView {
  private static final int FACTS = 7;
  private static final double NAMES = 96;

  private final ViewContext context;
  private final Words words;
  private final SegmentsViewModel model;
  private final ResultPage page;
  private final RunPanel<ClusterCustomers> panel;
  private final ChartPane map;
  private final ChartPane sweep;
  private final ChartPane structure;
  private final ChartPane criterion;
  private final TreePane tree;
  private final Label axes = LeanTable.text("", "caption");
  private final Label notes = LeanTable.text("", "caption");
  private final LeanTable segments = new LeanTable();
  private final LeanTable profile = new LeanTable();

  @FXML private VBox content;
  @FXML private HBox overview;
  @FXML private HBox details;
  @FXML private Label note;
  @FXML private VBox cloud;
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
    this.structure = new ChartPane(context);
    this.criterion = new ChartPane(context);
    VBox loaded = new ViewLoader(words).load(this);
    this.page = new ResultPage(context, "segments", loaded).madeBy(ClusterCustomers.class);
    this.panel = new RunPanel<>(context, ClusterCustomers.class, t("panelTitle"), Set.of("table", "facts"));
    for (ChartPane chart : List.of(sweep, structure, criterion)) {
      chart.setPrefHeight(200);
      chart.setMinHeight(200);
    }
    content.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
      if (e.getCode() == KeyCode.F2) {
        e.consume();
        rename();
      }
    });
    segments.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
      if (e.getClickCount() == 2) {
        rename();
      }
    });
    map.setPrefHeight(260);
    map.setMinHeight(240);
    tablePlace.getChildren().add(segments);
    tree = new TreePane(context, model, () -> context.perform(model.cutHere(panel.model().operation()), Optional.empty(), this::ended));
    VBox.setMargin(tree, new Insets(14, 0, 0, 0));
    notes.setWrapText(true);
    notes.setMinHeight(Region.USE_PREF_SIZE);
    tablePlace.getChildren().addAll(notes, tree);
    axes.setWrapText(true);
    axes.setMinHeight(Region.USE_PREF_SIZE);
    mapPlace.getChildren().addAll(mapChoice(), map, axes);
    model.axesSaid().addListener((p, before, after) -> axes.setText(after.map(words::say).orElse("")));
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
    evidence(shown);
    for (Node part : List.of(overview, details, note)) {
      part.setVisible(!shown.isOneCloud());
      part.setManaged(!shown.isOneCloud());
    }
    cloud.setVisible(shown.isOneCloud());
    cloud.setManaged(shown.isOneCloud());
    if (shown.isOneCloud()) {
      panel.below();
      return;
    }
    map.spec().set(model.map().get());
    count.setText(words.say(SegmentsView.class, "count", shown.segments().size()));
    rows(shown);
    tree.show(shown);
    axes.setText(model.axesSaid().get().map(words::say).orElse(""));
    List<String> said = model.section(shown).notes().stream().map(words::say).toList();
    notes.setText(String.join(words.now() == Language.CHINESE ? "" : " ", said));
    notes.setVisible(!said.isEmpty());
    notes.setManaged(!said.isEmpty());
    shown.segment(model.chosen().get()).ifPresent(s -> {
      profileTitle.setText(words.say(SegmentsView.class, "against", s.name()));
      Typefaces.mark(profileTitle, profileTitle.getText());
      profile(shown, s);
      card(shown, s);
    });
    loose(shown);
  }

  /** Whether there are groups, and how firmly they hold, right where their number is chosen. */
  private void evidence(SegmentsFound shown) {
    List<Node> charts = new ArrayList<>();
    if (shown.structure().isPresent() && !shown.sweep().isEmpty()) {
      structure.show(model.section(shown).structureChart(), ClusterCustomers.FOUND);
      charts.add(structure);
    }
    model.section(shown).criterionChart().ifPresent(spec -> charts.add(criterion.show(spec, ClusterCustomers.FOUND)));
    if (!shown.sweep().isEmpty() && !shown.isOneCloud()) {
      sweep.show(model.section(shown).sweepChart(), ClusterCustomers.FOUND);
      charts.add(sweep);
    }
    panel.above(charts.toArray(Node[]::new));
  }

  /** The choice between the map of all facts and that of two. */
  private HBox mapChoice() {
    ToggleGroup group = new ToggleGroup();
    HBox box = new HBox();
    for (SegmentsViewModel.Axes by : SegmentsViewModel.Axes.values()) {
      boolean all = by == SegmentsViewModel.Axes.ALL_FACTS;
      ToggleButton button = new ToggleButton();
      button.textProperty().bind(words.of(SegmentsView.class, all ? "mapAll" : "mapTwo"));
      button.setId(all ? "map-all" : "map-two");
      button.getStyleClass().addAll("small", all ? "left-pill" : "right-pill");
      button.setToggleGroup(group);
      button.setSelected(model.axes().get() == by);
      button.setOnAction(e -> {
        button.setSelected(true);
        model.axes().set(by);
      });
      box.getChildren().add(button);
    }
    return box;
  }

  @FXML
  private void grid() {
    ClusterCustomers now = panel.model().operation();
    context.perform(
        new ClusterCustomers("rfm", "auto", "", List.of(), now.resamples(), now.mostSegments()), Optional.empty(),
        this::ended);
  }

  private void ended(JobHandle<LedgerEntry> handle) {
    handle.failure().map(ViewContext::problem).ifPresent(page.problems()::show);
  }

  /** Lets the chosen segment be named where its name stands: Enter keeps it, Escape leaves it. */
  private void rename() {
    model.found().get().flatMap(f -> f.segment(model.chosen().get())).ifPresent(s -> {
      TextField field = new TextField(words.say(s.name()));
      field.setId("segment-name");
      field.setPromptText(say("renamePrompt"));
      field.setOnAction(e -> context.perform(new RenameSegment(s.id(), field.getText()), Optional.empty(), this::ended));
      field.setOnKeyPressed(e -> {
        if (e.getCode() == KeyCode.ESCAPE) {
          e.consume();
          update();
        }
      });
      card.getChildren().set(0, field);
      field.requestFocus();
      field.selectAll();
    });
  }

  private void choose(int id) {
    model.chosen().set(id);
    segments.getChildren().stream()
        .filter(n -> n.getPseudoClassStates().contains(PseudoClass.getPseudoClass("selected")))
        .findFirst()
        .ifPresent(Node::requestFocus);
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
      segments.row(now, Optional.of(() -> choose(s.id())), name(s, now),
          LeanTable.figure(Figures.count(s.customers())), LeanTable.figure(Figures.percent(s.share(), 0)), mark, worth, holds);
    }
    int without = shown.how().without();
    if (without > 0) {
      Hyperlink none = new Hyperlink(words.say(SegmentsFound.NONE));
      none.setId("segment-none");
      none.setOnAction(e -> context.open(new Target.Rows(ClusterCustomers.TABLE, Map.of("segment_id", "= 0"))));
      HBox name = new HBox(8, swatch(8), none);
      name.setAlignment(Pos.CENTER_LEFT);
      segments.row(false, Optional.empty(), name, LeanTable.figure(Figures.count(without)),
          LeanTable.figure(Figures.percent((double) without / shown.customers(), 0)), new Region(), new Region(), LeanTable.figure("–"));
    }
  }

  private static Region swatch(int colour) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", "cat-" + colour);
    return swatch;
  }

  private static double most(SegmentsFound shown) {
    return shown.segments().stream().flatMap(s -> s.valueShare().stream()).mapToDouble(v -> v.interval().high() * 100).max().orElse(100);
  }

  private HBox name(SegmentsFound.Segment segment, boolean strong) {
    Label name = LeanTable.text(words.say(segment.name()), strong ? "strong" : "data");
    name.setWrapText(true); // a narrow window gives a long name a second line
    name.setMinHeight(Region.USE_PREF_SIZE);
    HBox box = new HBox(8, swatch(segment.colour()), name);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(NAMES);
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
      name.setWrapText(true);
      name.setMinSize(NAMES, Region.USE_PREF_SIZE);
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
    for (SegmentsViewModel.Difference d : model.differences(shown).stream().filter(d -> model.section(shown).differs(d.fact())).limit(6).toList()) {
      int digits = model.section(shown).digits(d.fact().fact());
      Label row = line("cardFact", words.say(d.name()), Figures.fixed(d.fact().mean().value(), digits), Figures.fixed(d.fact().all(), digits));
      (d.fact().mean().value() > d.fact().all() ? more : less).getChildren().add(row);
    }
    Hyperlink show = new Hyperlink(words.say(SegmentsView.class, "showCustomers", segment.customers()));
    show.setOnAction(e -> context.open(
        new Target.Rows(ClusterCustomers.TABLE, Map.of("segment_id", "= " + segment.id()))));
    Hyperlink rename = new Hyperlink(say("rename"));
    rename.setId("segment-rename");
    rename.setOnAction(e -> rename());
    card.getChildren().setAll(title, sum);
    SegmentRuleWords rules = new SegmentRuleWords(shown, model.section(shown));
    for (SegmentsFound.Rule rule : segment.rules()) {
      Label says = line("cardRule", rules.say(rule));
      says.getStyleClass().add("segment-rule");
      Label hits = LeanTable.text(words.say(rules.hits(rule)), "caption");
      hits.setWrapText(true);
      hits.setMinHeight(Region.USE_PREF_SIZE);
      card.getChildren().add(new VBox(2, says, hits));
    }
    for (VBox part : List.of(more, less)) {
      if (part.getChildren().size() > 1) {
        card.getChildren().add(part);
      }
    }
    card.getChildren().add(new HBox(12, show, rename));
  }

  /** Says that segments cut one cloud, and names the least firm one, right where the number is chosen. */
  private void loose(SegmentsFound shown) {
    ProblemBar bar = new ProblemBar(words);
    boolean told = false;
    if (shown.isCut()) {
      bar.add(model.section(shown).cut(), ProblemBar.Weight.CARE, Optional.empty());
      told = true;
    }
    Optional<SegmentsFound.Segment> least = shown.segments().stream()
        .filter(s -> s.stability().isPresent() && s.stability().get().value() < SegmentsFound.TRUSTED)
        .min((a, b) -> Double.compare(a.stability().orElseThrow().value(), b.stability().orElseThrow().value()));
    if (least.isPresent()) {
      bar.add(
          Text.of(SegmentsView.class, "loose", least.get().name(), least.get().stability().orElseThrow().value()),
          ProblemBar.Weight.CARE, Optional.empty());
      told = true;
    }
    panel.below(told ? new Node[] {bar} : new Node[0]);
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
