package clientele.analysis.churn.ui;

import clientele.ui.chart.ChartPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A slider that is the horizontal axis of the chart above it: its knob stands under the line it moves in every layout. */
final class ChartSlider extends VBox {
  private static final double KNOB = 16;

  private final ChartPane chart;
  private final Slider slider;

  ChartSlider(ChartPane chart, Slider slider) {
    super(2, chart, slider);
    this.chart = chart;
    this.slider = slider;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    chart.layout(); // its axis has to be known before the slider is placed
    chart.xOf(slider.getMin()).ifPresent(from -> chart.xOf(slider.getMax()).ifPresent(to -> {
      double left = slider.snappedLeftInset() + knob() / 2;
      double right = slider.snappedRightInset() + knob() / 2;
      slider.resizeRelocate(chart.getLayoutX() + from - left, slider.getLayoutY(), to - from + left + right, slider.getHeight());
    }));
  }

  private double knob() {
    return slider.lookup(".thumb") instanceof Region thumb ? thumb.prefWidth(-1) : KNOB;
  }
}
