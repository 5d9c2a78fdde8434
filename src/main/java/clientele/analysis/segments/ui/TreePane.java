package clientele.analysis.segments.ui;

import clientele.analysis.segments.ClusterCustomers;
import clientele.analysis.segments.SegmentsFound;
import clientele.ui.LeanTable;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import clientele.ui.chart.ChartPane;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The tree of Ward's method and the line at which it is cut: the slider moves the line, the button makes the segments. */
final class TreePane extends VBox {
  private static final double HEIGHT = 200;

  private final Words words;
  private final SegmentsViewModel model;
  private final ChartPane chart;
  private final Slider slider = new Slider();
  private final Label evidence = LeanTable.text("", "caption");
  private final Button cut = new Button();

  /** A pane whose button calls back to cut at what the model says. */
  TreePane(ViewContext context, SegmentsViewModel model, Runnable cutHere) {
    super(6);
    this.words = context.words();
    this.model = model;
    this.chart = new ChartPane(context);
    setId("segments-tree");
    slider.setId("tree-cut");
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setBlockIncrement(1);
    slider.setSnapToTicks(true);
    slider.valueProperty().addListener((p, before, after) -> model.cut().set((int) Math.round(after.doubleValue())));
    HBox.setHgrow(slider, Priority.ALWAYS);
    cut.setId("tree-cut-here");
    cut.setOnAction(e -> cutHere.run());
    cut.setMinWidth(USE_PREF_SIZE);
    HBox choice = new HBox(12, slider, cut);
    choice.setAlignment(Pos.CENTER_LEFT);
    evidence.setWrapText(true);
    evidence.setMinHeight(USE_PREF_SIZE);
    chart.setPrefHeight(HEIGHT);
    chart.setMinHeight(HEIGHT);
    getChildren().addAll(chart, choice, evidence);
    model.cut().addListener((p, before, after) -> model.found().get().ifPresent(this::show));
  }

  /** Shows the tree of these segments, or nothing where no tree made them. */
  void show(SegmentsFound shown) {
    Optional<SegmentsViewModel.IntRange> range = model.cuts(shown);
    setVisible(range.isPresent());
    setManaged(range.isPresent());
    range.ifPresent(r -> {
      int k = model.cut().get();
      slider.setMin(r.low());
      slider.setMax(Math.max(r.high(), r.low() + 1));
      slider.setValue(k);
      slider.setAccessibleText(words.say(TreePane.class, "cutAt"));
      model.section(shown).treeChart(k).ifPresent(spec -> chart.show(spec, ClusterCustomers.FOUND));
      evidence.setText(model.section(shown).evidence(k).map(words::say).orElse(""));
      cut.setText(words.say(TreePane.class, "cutInto", k));
      cut.setDisable(k == shown.segments().size());
    });
  }
}
