package clientele.shell;

import clientele.analysis.Step;
import clientele.base.Text;
import clientele.ui.AnalysisUi;
import clientele.ui.Icons;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;

/**
 * The study as a process: what was collected flows to the left column into what is understood, side by side, and on to
 * what is done. Each card says where it stands, its newest figure, and the next step as a link.
 */
final class ProcessMap extends Pane {
  private static final double CARD = 160;
  private static final double SMALL_CARD = 136;

  /** Below this width of the map the cards at its sides make room for those between them. */
  private static final double TIGHT = 760;
  private static final double HIGH = 190;
  private static final double WIDEST_CARD = 300;
  private static final double WIDE = 360;
  private static final double WIDEST = 560;
  /** Below this width a card beside others keeps its title and shows of its state the icon alone, with its words in the tooltip. */
  private static final double NARROW = 220;

  private static final double ROW = 98;
  private static final double GAP = 30;

  private final Words words;
  private final Consumer<MapNode> go;
  private final List<Region> before = new ArrayList<>();
  private final List<Region> middle = new ArrayList<>();
  private final List<Region> after = new ArrayList<>();
  private final Pane arrows = new Pane();

  ProcessMap(Words words, Consumer<MapNode> go) {
    this.words = words;
    this.go = go;
    arrows.setManaged(false);
    arrows.setMouseTransparent(true);
  }

  /**
   * Shows the nodes, and the report at their end.
   *
   * @param groups where each analysis belongs
   * @param icons how it looks
   */
  void show(
      List<MapNode> nodes, Map<String, AnalysisUi.Group> groups, Map<String, String> icons, Step report, Runnable openReport) {
    getChildren().clear();
    before.clear();
    middle.clear();
    after.clear();
    getChildren().add(arrows);
    for (MapNode node : nodes) {
      AnalysisUi.Group group = groups.getOrDefault(node.analysis().id(), AnalysisUi.Group.UNDERSTAND);
      boolean wide = group == AnalysisUi.Group.UNDERSTAND;
      Region card = card(node, icons.getOrDefault(node.analysis().id(), "mdoal-insights"), wide);
      getChildren().add(card);
      (wide ? middle : group == AnalysisUi.Group.DATA ? before : after).add(card);
    }
    if (!nodes.isEmpty()) {
      Region last = card(
          new Card("report", Text.of(StudyWindow.class, "place.report"), "mdoal-description", report, next(report), openReport),
          false);
      getChildren().add(last);
      after.add(last);
    }
    requestLayout();
  }

  /** What a card shows, and where it leads. */
  private record Card(String id, Text title, String icon, Step step, Text next, Runnable go) {}

  private Region card(MapNode node, String icon, boolean wide) {
    return card(
        new Card(node.analysis().id(), node.analysis().title(), icon, node.step(), next(node.step()), () -> go.accept(node)),
        wide);
  }

  private Region card(Card shown, boolean wide) {
    Label title = new Label();
    title.getStyleClass().add("node-title");
    title.setGraphic(Icons.of(shown.icon()));
    title.textProperty().bind(words.of(shown.title()));
    title.setMinWidth(0);
    StateChip chip = new StateChip(shown.step().state(), words);
    Label figure = new Label();
    figure.getStyleClass().add("card-figure");
    figure.textProperty().bind(words.of(shown.step().figure().orElse(Text.literal(""))));
    figure.textProperty().subscribe(t -> Typefaces.mark(figure, t));
    figure.setMinWidth(USE_PREF_SIZE);
    Label counts = new Label();
    counts.getStyleClass().add("caption");
    counts.setWrapText(true);
    counts.textProperty().bind(words.of(shown.step().words()));
    Hyperlink next = new Hyperlink();
    next.textProperty().bind(words.of(shown.next()));
    next.setOnAction(e -> shown.go().run());
    next.setGraphic(Icons.of("mdoal-chevron_right"));
    next.setContentDisplay(ContentDisplay.RIGHT);
    next.setGraphicTextGap(1);
    next.setWrapText(true);
    next.setMinHeight(USE_PREF_SIZE);
    boolean bare = shown.step().figure().isEmpty();
    VBox card = wide ? wideCard(title, chip, figure, counts, next, bare) : tallCard(title, chip, figure, counts, next);
    card.getStyleClass().add("node-card");
    if (shown.step().state() == Step.State.NEEDS_YOU) {
      card.getStyleClass().add("needs-you");
    }
    card.setId("node-" + shown.id());
    return card;
  }

  private static VBox tallCard(Label title, Label chip, Label figure, Label counts, Hyperlink next) {
    VBox.setMargin(chip, new Insets(3, 0, 4, 0));
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    boolean bare = figure.getText().isEmpty();
    VBox card = new VBox(title, chip);
    if (!bare) {
      card.getChildren().add(figure);
    }
    card.getChildren().addAll(counts, space, next);
    return card;
  }

  private static VBox wideCard(Label title, Label chip, Label figure, Label counts, Hyperlink next, boolean bare) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(title, space, chip);
    head.setAlignment(Pos.CENTER_LEFT);
    counts.setMinWidth(0);
    HBox line = new HBox(8, figure, counts);
    line.setAlignment(Pos.BASELINE_LEFT);
    if (bare) {
      line.getChildren().setAll(counts);
    }
    VBox card = new VBox(head, line, next);
    card.setPadding(new Insets(8, 8, 8, 14));
    chip.contentDisplayProperty().bind(
        Bindings.when(card.widthProperty().lessThan(NARROW)).then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
    Icons.tip(chip, chip.textProperty());
    return card;
  }

  private static Text next(Step step) {
    if (step.state() == Step.State.CURRENT && step.next().isPresent()) {
      return step.next().get();
    }
    return switch (step.state()) {
      case BLOCKED -> Text.of(ProcessMap.class, "map.blocked");
      case READY -> Text.of(ProcessMap.class, "map.start");
      case CURRENT -> Text.of(ProcessMap.class, "map.open");
      case OUT_OF_DATE -> Text.of(ProcessMap.class, "map.refresh");
      case NEEDS_YOU -> Text.of(ProcessMap.class, "map.decide");
    };
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(before.isEmpty() && after.isEmpty() ? 0 : HIGH, middle.size() * (ROW + 14) - (middle.isEmpty() ? 0 : 14));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 900;
  }

  @Override
  protected void layoutChildren() {
    arrows.getChildren().clear();
    arrows.resizeRelocate(0, 0, getWidth(), getHeight());
    int tall = before.size() + after.size();
    int columns = tall + (middle.isEmpty() ? 0 : 1);
    double free = getWidth() - GAP * Math.max(0, columns - 1);
    double card = tall == 0 ? 0 : Math.clamp((free - (middle.isEmpty() ? 0 : WIDE)) / tall, getWidth() < TIGHT ? SMALL_CARD : CARD, WIDEST_CARD);
    double wide = Math.min(WIDEST, free - card * tall);
    double centre = getHeight() / 2;
    double x = 0;
    Region last = null;
    for (Region region : before) {
      region.resizeRelocate(x, Math.round(centre - HIGH / 2), card, HIGH);
      if (last != null) {
        straight(last, region);
      }
      last = region;
      x += card + GAP;
    }
    double y = Math.round(centre - (middle.size() * (ROW + 14) - 14) / 2);
    for (Region region : middle) {
      region.resizeRelocate(x, y, wide, ROW);
      y += ROW + 14;
      if (last != null) {
        bent(last, region, x - GAP / 2);
      }
    }
    boolean first = true;
    if (!middle.isEmpty()) {
      x += wide + GAP;
    }
    for (Region region : after) {
      region.resizeRelocate(x, Math.round(centre - HIGH / 2), card, HIGH);
      if (first) {
        double joint = x - GAP / 2;
        (middle.isEmpty() ? before : middle).forEach(from -> bent(from, region, joint));
        first = false;
      } else {
        straight(last, region);
      }
      last = region;
      x += card + GAP;
    }
  }

  private void straight(Region from, Region to) {
    double y = mid(from);
    line(from.getLayoutX() + from.getWidth(), y, to.getLayoutX(), y);
    head(to.getLayoutX(), y);
  }

  private void bent(Region from, Region to, double joint) {
    double y1 = mid(from);
    double y2 = mid(to);
    double x1 = from.getLayoutX() + from.getWidth();
    line(x1, y1, joint, y1, joint, y2, to.getLayoutX(), y2);
    head(to.getLayoutX(), y2);
  }

  private void head(double x, double y) {
    line(x - 6, y - 4, x - 0.5, y, x - 6, y + 4);
  }

  private void line(double... points) {
    Polyline line = new Polyline(points);
    line.getStyleClass().add("arrow");
    arrows.getChildren().add(line);
  }

  private static double mid(Region region) {
    return Math.round(region.getLayoutY() + region.getHeight() / 2) + 0.5;
  }
}
