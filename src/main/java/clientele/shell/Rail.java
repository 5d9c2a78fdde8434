package clientele.shell;

import clientele.analysis.Step;
import clientele.ui.AnalysisUi;
import clientele.ui.Icons;
import clientele.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The navigation: home, then the places of the work in its order, with a dot where something calls; icons when narrow. */
final class Rail extends VBox {
  private final Words words;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<String, ToggleButton> items = new LinkedHashMap<>();
  private final Map<String, Region> dots = new LinkedHashMap<>();
  private final List<Label> heads = new ArrayList<>();
  private final Label name = new Label("Clientele");

  Rail(List<Place> places, Words words, Consumer<String> go) {
    this.words = words;
    getStyleClass().add("rail");
    getChildren().add(brand());
    places.stream().filter(p -> p.id().equals("home")).forEach(p -> getChildren().add(item(p, go)));
    for (AnalysisUi.Group part : AnalysisUi.Group.values()) {
      List<Place> members = places.stream().filter(p -> p.group().filter(part::equals).isPresent()).toList();
      if (!members.isEmpty()) {
        Label head = new Label();
        head.getStyleClass().add("rail-group");
        head.textProperty().bind(words.of(Rail.class, "rail." + part));
        heads.add(head);
        getChildren().add(head);
        members.forEach(p -> getChildren().add(item(p, go)));
      }
    }
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    getChildren().add(space);
    places.stream().filter(p -> p.group().isEmpty() && !p.id().equals("home")).forEach(p -> getChildren().add(item(p, go)));
  }

  /** Marks the place that is shown. */
  void select(String id) {
    ToggleButton item = items.get(id);
    if (item == null) {
      group.selectToggle(null);
    } else {
      item.setSelected(true);
    }
  }

  /** Puts dots where something calls. */
  void show(List<Place> places, List<MapNode> nodes) {
    for (Place place : places) {
      Region dot = dots.get(place.id());
      if (dot != null) {
        Step.State state = nodes.stream().filter(n -> place.shows(n.analysis())).map(n -> n.step().state())
            .findFirst().orElse(Step.State.CURRENT);
        dot.getStyleClass().setAll("state-dot");
        boolean calls = state == Step.State.NEEDS_YOU || state == Step.State.OUT_OF_DATE;
        if (calls) {
          dot.getStyleClass().add(state == Step.State.NEEDS_YOU ? "needs-you" : "out-of-date");
          Icons.tip(dot, words.of(StateChip.words(state)));
        }
        dot.setVisible(calls);
      }
    }
  }

  /** Shows icons only, or names too. */
  void narrow(boolean icons) {
    getStyleClass().remove("narrow");
    if (icons) {
      getStyleClass().add("narrow");
    }
    name.setVisible(!icons);
    name.setManaged(!icons);
    heads.forEach(h -> h.setOpacity(icons ? 0 : 1));
    items.values().forEach(i -> i.setContentDisplay(icons ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    dots.values().forEach(d -> d.setTranslateX(icons ? 6 : 0));
  }

  private HBox brand() {
    Label letter = new Label("C");
    letter.getStyleClass().add("brand-letter");
    StackPane mark = new StackPane(letter);
    mark.getStyleClass().add("brand-mark");
    name.getStyleClass().add("brand-name");
    HBox brand = new HBox(9, mark, name);
    brand.getStyleClass().add("brand");
    brand.setAlignment(Pos.CENTER_LEFT);
    return brand;
  }

  private StackPane item(Place place, Consumer<String> go) {
    ToggleButton button = new ToggleButton();
    button.getStyleClass().add("rail-item");
    button.setGraphic(Icons.of(place.icon()));
    button.textProperty().bind(words.of(place.title()));
    button.setToggleGroup(group);
    button.setId("rail-" + place.id());
    button.setOnAction(e -> {
      button.setSelected(true);
      go.accept(place.id());
    });
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.of(place.title()));
    button.contentDisplayProperty().addListener((p, before, after) ->
        button.setTooltip(after == ContentDisplay.GRAPHIC_ONLY ? tip : null));
    Region dot = new Region();
    dot.getStyleClass().add("state-dot");
    dot.setVisible(false);
    dot.setMouseTransparent(false);
    Region edge = new Region();
    edge.getStyleClass().add("rail-edge");
    edge.visibleProperty().bind(button.selectedProperty());
    edge.setMouseTransparent(true);
    edge.setTranslateX(-8);
    StackPane row = new StackPane(button, edge, dot);
    StackPane.setAlignment(edge, Pos.CENTER_LEFT);
    StackPane.setAlignment(dot, Pos.CENTER_RIGHT);
    StackPane.setMargin(dot, new javafx.geometry.Insets(0, 9, 0, 0));
    items.put(place.id(), button);
    dots.put(place.id(), dot);
    return row;
  }

}
