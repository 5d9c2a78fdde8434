package clientele.ui.grid;

import clientele.base.Figures;
import clientele.study.Column;
import clientele.ui.Typefaces;
import clientele.ui.Watch;
import clientele.ui.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The facets of a table beside it: a box, a small bar and a count for every part. */
public final class FacetPane extends VBox {
  private static final double BAR = 24;

  private final Words words;
  private final Map<String, Set<Integer>> chosen = new HashMap<>();
  private final Function<Column, String> names;
  private final Runnable changed;
  private final VBox list = new VBox(14);
  private final Hyperlink clear = new Hyperlink();
  private GridFacets facets = GridFacets.none();
  private List<long[]> shown = List.of();

  FacetPane(Words words, Function<Column, String> names, Runnable changed) {
    super(8);
    this.words = words;
    this.names = names;
    this.changed = changed;
    Label title = new Label();
    title.getStyleClass().add("section");
    title.textProperty().bind(words.of(FacetPane.class, "facet.title"));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    clear.setOnAction(e -> clear());
    clear.setId("facets-clear");
    HBox head = new HBox(title, space, clear);
    head.setAlignment(Pos.BASELINE_LEFT);
    getChildren().addAll(head, list);
    setId("facets");
    Watch.from(this, words.language(), () -> show(shown));
  }

  /** What is chosen: parts by the name of their column. */
  Map<String, Set<Integer>> chosen() {
    Map<String, Set<Integer>> copy = new HashMap<>();
    chosen.forEach((name, parts) -> copy.put(name, Set.copyOf(parts)));
    return copy;
  }

  /** Takes the facets of another table; nothing is chosen then. */
  void take(GridFacets found) {
    facets = found;
    chosen.keySet().retainAll(found.facets().stream().map(f -> f.column().name()).toList());
  }

  /** Chooses nothing any more. */
  void forget() {
    chosen.clear();
    facets = GridFacets.none();
    shown = List.of();
    list.getChildren().clear();
  }

  GridFacets facets() {
    return facets;
  }

  /** Leaves out every choice; nothing is counted again yet. */
  void unchoose() {
    chosen.clear();
  }

  /** Leaves out one choice. */
  void drop(String column) {
    chosen.remove(column);
    changed.run();
  }

  /** Shows the counts. */
  void show(List<long[]> counts) {
    shown = List.copyOf(counts);
    list.getChildren().clear();
    int active = chosen.values().stream().mapToInt(Set::size).sum();
    clear.setText(words.say(FacetPane.class, "facet.clear", active));
    clear.setVisible(active > 0);
    setVisible(!facets.facets().isEmpty());
    for (int f = 0; f < facets.facets().size() && f < counts.size(); f++) {
      list.getChildren().add(block(facets.facets().get(f), counts.get(f)));
    }
  }

  private VBox block(GridFacets.Facet facet, long[] counts) {
    Label name = new Label(names.apply(facet.column()));
    name.getStyleClass().addAll("data", "strong");
    Typefaces.mark(name, name.getText());
    VBox block = new VBox(2, name);
    long most = 1;
    for (long count : counts) {
      most = Math.max(most, count);
    }
    Set<Integer> now = chosen.getOrDefault(facet.column().name(), Set.of());
    for (int part = 0; part < counts.length; part++) {
      if (counts[part] > 0 || now.contains(part)) {
        block.getChildren().add(line(facet, part, counts[part], (double) counts[part] / most, now.contains(part)));
      }
    }
    return block;
  }

  private HBox line(GridFacets.Facet facet, int part, long count, double share, boolean on) {
    CheckBox box = new CheckBox(words.say(facet.parts().get(part)));
    box.getStyleClass().add("data");
    Typefaces.mark(box, box.getText());
    box.setSelected(on);
    box.setMinWidth(0);
    box.setTooltip(new javafx.scene.control.Tooltip(box.getText()));
    box.setId("facet-" + facet.column().name() + "-" + part);
    box.setOnAction(e -> {
      Set<Integer> parts = chosen.computeIfAbsent(facet.column().name(), n -> new TreeSet<>());
      if (!parts.remove(part)) {
        parts.add(part);
      }
      changed.run();
    });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label number = new Label(Figures.count(count));
    number.getStyleClass().addAll("caption", "num");
    number.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(6, box, space, bar(share, on), number);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static StackPane bar(double share, boolean on) {
    Region track = new Region();
    track.getStyleClass().add("mini-track");
    Region fill = new Region();
    fill.getStyleClass().add("mini-bar");
    if (on) {
      fill.getStyleClass().add("act");
    }
    track.setMinSize(BAR, 4);
    track.setMaxSize(BAR, 4);
    fill.setMinSize(BAR * share, 4);
    fill.setMaxSize(BAR * share, 4);
    StackPane bar = new StackPane(track, fill);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMinWidth(BAR);
    bar.setMaxSize(BAR, 4);
    return bar;
  }

  private void clear() {
    chosen.clear();
    changed.run();
  }
}
