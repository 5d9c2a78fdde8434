package clientele.analysis.feedback.ui;

import clientele.analysis.feedback.FeedbackFound;
import clientele.analysis.feedback.FeedbackSection;
import clientele.analysis.feedback.TagFeedback;
import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.language.Sentiment;
import clientele.ui.Answer;
import clientele.ui.CellMark;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What customers write: the messages at the left, what they speak of and how it changes at the right. */
final class FeedbackView {
  private static final int BAD = 7;
  private static final List<String> FEELINGS =
      List.of(Sentiment.NEGATIVE, Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.UNSURE);

  private final ViewContext context;
  private final Words words;
  private final FeedbackViewModel model;
  private final ResultPage page;
  private final LeanTable aspects = new LeanTable();
  private final LeanTable topics = new LeanTable();
  private final ChartPane course;

  @FXML private HBox content;
  @FXML private Label count;
  @FXML private TextField search;
  @FXML private FlowPane chips;
  @FXML private ListView<Integer> messages;
  @FXML private HBox legend;
  @FXML private Label boldNote;
  @FXML private VBox aspectPlace;
  @FXML private Label notice;
  @FXML private VBox coursePlace;
  @FXML private VBox topicPlace;
  @FXML private Label quality;
  @FXML private Label hint;

  FeedbackView(ViewContext context, FeedbackViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.course = new ChartPane(context);
    HBox loaded = new ViewLoader(words).load(this);
    this.page = new ResultPage(context, "feedback", loaded).madeBy(TagFeedback.class);
    aspectPlace.getChildren().add(aspects);
    topicPlace.getChildren().add(topics);
    course.setMinHeight(200);
    course.setPrefHeight(220);
    coursePlace.getChildren().add(course);
    quality.setMinHeight(Region.USE_PREF_SIZE);
    notice.setId("noticeable");
    notice.setMinHeight(Region.USE_PREF_SIZE);
    search.setId("message-search");
    search.textProperty().bindBidirectional(model.search());
    messages.setId("messages");
    messages.setCellFactory(list -> new MessageCell(model, words));
    messages.setFocusTraversable(true);
    messages.setOnKeyPressed(this::judge);
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    model.found().addListener((p, before, after) -> update());
    model.aspect().addListener((p, before, after) -> update());
    model.sentiment().addListener((p, before, after) -> chips());
    model.passing().addListener((p, before, after) -> list());
    words.language().addListener((p, before, after) -> {
      update();
      list();
    });
    update();
    list();
  }

  Node page() {
    return page;
  }

  private void update() {
    Optional<FeedbackFound> found = model.found().get();
    if (found.isEmpty()) {
      page.nothing("mdoal-forum", t("noneTitle"), t("noneSentence"), model.against(),
          List.of(new StatePane.Way(t("run"), "mdomz-play_arrow", model::run)));
      return;
    }
    FeedbackFound shown = found.get();
    FeedbackSection section = new FeedbackSection(shown);
    page.result(Answer.of(t("question"), section.headline()), model.stale(), model::run);
    boldNote.setText(words.say(FeedbackView.class, "boldNote", shown.aspects().stream().filter(a -> a.change().isPresent()).count()));
    notice.setText(words.say(section.noticeable()));
    Typefaces.mark(notice, notice.getText());
    aspects(shown);
    model.drawn().ifPresent(a -> course.show(section.monthChart(a), TagFeedback.FOUND));
    boolean several = model.drawn().map(a -> a.months().size() > 1).orElse(false);
    coursePlace.setVisible(several);
    coursePlace.setManaged(several);
    topics(shown);
    String seeds = shown.quality().stream()
        .map(q -> words.say(FeedbackView.class, "quality", Text.of(FeedbackSection.class, "language." + q.language()),
            Figures.fixed(q.macroF1().value(), 2), Figures.interval(q.macroF1().interval(), 2), q.seeds()))
        .collect(Collectors.joining(" "));
    boolean counted = shown.aspects().stream().map(FeedbackFound.Aspect::share)
        .anyMatch(s -> s.basis().counted())
        || shown.topics().stream().anyMatch(topic -> topic.share().basis().counted());
    quality.setText((counted ? say("star") + " " : "") + section.other().map(o -> words.say(o) + " ").orElse("") + words.say(section.known()) + " " + seeds);
    Typefaces.mark(quality, quality.getText());
    chips();
    legend();
  }

  /** P, U and N say that the chosen message is positive, neutral or negative. */
  private void judge(KeyEvent event) {
    Integer place = messages.getSelectionModel().getSelectedItem();
    String feeling = switch (event.getCode()) {
      case P -> Sentiment.POSITIVE;
      case U -> Sentiment.NEUTRAL;
      case N -> Sentiment.NEGATIVE;
      default -> "";
    };
    boolean plain = !event.isControlDown() && !event.isMetaDown() && !event.isAltDown();
    if (place != null && plain && !feeling.isEmpty()) {
      model.correct(place, feeling);
      event.consume();
    }
  }

  private void list() {
    int[] passing = model.passing().get();
    messages.setItems(FXCollections.observableList(Arrays.stream(passing).boxed().toList()));
    count.setText(words.say(FeedbackView.class, "count", passing.length));
    Label nothing = LeanTable.text(words.say(FeedbackView.class, "noMessages"), "muted");
    messages.setPlaceholder(nothing);
  }

  private void chips() {
    chips.getChildren().clear();
    model.aspect().get().ifPresent(id -> {
      Button chip = chip(words.say(FeedbackSection.aspectName(id)), true, () -> model.aspect().set(Optional.empty()));
      chip.setGraphic(Icons.of("mdoal-close", "small-icon"));
      chip.setId("aspect-chip");
      chips.getChildren().add(chip);
    });
    for (String feeling : FEELINGS) {
      boolean on = model.sentiment().get().filter(feeling::equals).isPresent();
      Button chip = chip(words.say(FeedbackSection.class, "sentiment." + feeling), on,
          () -> model.sentiment().set(on ? Optional.empty() : Optional.of(feeling)));
      chip.setId("feeling-" + feeling);
      chips.getChildren().add(chip);
    }
  }

  private Button chip(String text, boolean on, Runnable run) {
    Button chip = new Button(text);
    chip.getStyleClass().setAll("button", "chip", "chip-button", on ? "act" : "outline");
    chip.setMinWidth(Region.USE_PREF_SIZE);
    Typefaces.mark(chip, text);
    chip.setOnAction(e -> run.run());
    return chip;
  }

  private void legend() {
    legend.getChildren().setAll(said("goodLine", true), said("badLine", false));
    legend.setAlignment(Pos.CENTER_LEFT);
  }

  private HBox said(String key, boolean good) {
    String word = words.say(FeedbackSection.class, good ? "sentiment.positive" : "sentiment.negative");
    HBox box = new HBox(5,
        new clientele.ui.MarkedText(word, List.of(new clientele.ui.MarkedText.Mark(0, word.length(), good))),
        LeanTable.text(words.say(FeedbackView.class, key), "caption"));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void aspects(FeedbackFound shown) {
    double most = shown.aspects().stream().mapToDouble(a -> a.share().estimate().interval().high() * 100).max().orElse(100);
    aspects.begin(List.of(
        Head.wide(say("aspect")), Head.figures(say("mentions")), Head.figures(say("negatives")), Head.words(say("negative")), Head.figures(""),
        Head.figures(say("since")), Head.words(say("course"))));
    for (FeedbackFound.Aspect a : shown.aspects()) {
      boolean now = model.drawn().filter(d -> d.id().equals(a.id())).isPresent();
      Estimate share = a.share().estimate().times(100);
      int colour = now ? BAD : 0;
      aspects.row(now, Optional.of(() -> model.aspect().set(Optional.of(a.id()))),
          LeanTable.text(words.say(FeedbackSection.aspectName(a.id())), now ? "strong" : "data"),
          LeanTable.figure(Figures.count(a.share().of())), LeanTable.figure(Figures.count(a.share().negative())),
          new CellMark(context.appearance(), 96, 18,
              new CellMark.Shape.Dot(share.value(), Optional.of(share.interval()), 0, most, OptionalDouble.empty(), colour, false)),
          LeanTable.estimate(Figures.fixed(share.value(), 0), marked(a.share()), now ? "strong" : "data"),
          change(a), course(a, colour));
    }
  }

  private Node change(FeedbackFound.Aspect a) {
    return a.change()
        .map(c -> c.times(100))
        .<Node>map(c -> LeanTable.estimate(
            (a.stands() ? "● " : "") + Figures.signed(c.value(), 1), Figures.signedInterval(c.interval(), 1, words.now()),
            a.stands() ? "strong" : "data"))
        .orElseGet(() -> LeanTable.figure("–", "muted"));
  }

  private Node course(FeedbackFound.Aspect a, int colour) {
    double[] months = a.months().stream().mapToDouble(m -> m.share().estimate().value()).toArray();
    return months.length < 2
        ? new Region()
        : new CellMark(context.appearance(), 60, 20, new CellMark.Shape.Spark(months, colour));
  }

  private void topics(FeedbackFound shown) {
    topicPlace.setVisible(!shown.topics().isEmpty());
    topicPlace.setManaged(topicPlace.isVisible());
    topics.begin(List.of(Head.wide(say("topic")), Head.figures(say("texts")), Head.figures(say("negative"))));
    for (FeedbackFound.Topic topic : shown.topics()) {
      Estimate share = topic.share().estimate().times(100);
      topics.row(false, Optional.of(() -> model.search().set(topic.words().getFirst())),
          LeanTable.text(topic.name()), LeanTable.figure(Figures.count(topic.share().of())),
          LeanTable.estimate(Figures.fixed(share.value(), 0), marked(topic.share())));
    }
  }

  /** The interval of a share, with a star where tags were counted as they are. */
  private static String marked(FeedbackFound.Share share) {
    return Figures.interval(share.estimate().times(100).interval(), 0)
        + (share.basis().counted() ? " *" : "");
  }

  private String say(String key) {
    return words.say(FeedbackView.class, key);
  }

  private static Text t(String key) {
    return Text.of(FeedbackView.class, key);
  }
}
