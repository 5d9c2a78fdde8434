package clientele.ui.chart;

import clientele.base.WholeFile;
import clientele.reports.chart.ChartPainter;
import clientele.reports.chart.ChartSpec;
import clientele.reports.chart.ChartTable;
import clientele.reports.chart.SvgCharts;
import clientele.ui.Theme;
import clientele.ui.ViewContext;
import clientele.ui.Watch;
import clientele.ui.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;

/**
 * A chart with its title and note. The pointer tells value and interval; the context menu copies picture and data,
 * writes SVG and says where the figures come from.
 */
public final class ChartPane extends VBox {
  private final ObjectProperty<Optional<ChartSpec>> spec = new SimpleObjectProperty<>(Optional.empty());
  private final ViewContext context;
  private final ObservableValue<Theme> theme;
  private final Label title = new Label();
  private final Label note = new Label();
  private final Surface surface = new Surface();
  private final Region space = new Region();
  private final HBox head = new HBox(12);
  private Optional<String> source = Optional.empty();
  private Runnable drawn = () -> {};

  public ChartPane(ViewContext context) {
    this(context, context.appearance().theme());
  }

  /** A chart on a page that is light in every theme. */
  public static ChartPane onPaper(ViewContext context) {
    return new ChartPane(context, new SimpleObjectProperty<>(Theme.LIGHT));
  }

  private ChartPane(ViewContext context, ObservableValue<Theme> theme) {
    super(4);
    this.context = context;
    this.theme = theme;
    title.getStyleClass().add("section");
    note.getStyleClass().add("caption");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(title, Priority.SOMETIMES);
    HBox.setHgrow(space, Priority.ALWAYS);
    head.setAlignment(Pos.BASELINE_LEFT);
    VBox.setVgrow(surface, Priority.ALWAYS);
    arrange(getWidth());
    widthProperty().addListener((property, before, after) -> arrange(after.doubleValue()));
    spec.addListener((property, before, after) -> draw());
    Watch.from(this, context.words().language(), this::draw);
    Watch.from(this, theme, this::draw);
    surface.setOnContextMenuRequested(e -> menu().show(surface, e.getScreenX(), e.getScreenY()));
    surface.setFocusTraversable(true);
    surface.getStyleClass().add("chart-surface");
  }

  /** What is shown; nothing while empty. */
  public ObjectProperty<Optional<ChartSpec>> spec() {
    return spec;
  }

  /** Shows a chart whose figures come from a table or artifact. */
  public ChartPane show(ChartSpec shown, String from) {
    source = Optional.of(from);
    spec.set(Optional.of(shown));
    return this;
  }

  /** Calls back whenever the chart was drawn, so that controls below it can stand under its axis. */
  public void whenDrawn(Runnable then) {
    drawn = then;
  }

  /** Where a value of the horizontal axis lies, from the left edge of this pane; empty before the chart is drawn. */
  public OptionalDouble xOf(double value) {
    return surface.xOf(value);
  }

  private void draw() {
    Words words = context.words();
    title.setText(spec.get().map(s -> words.say(s.title())).orElse(""));
    note.setText(spec.get().flatMap(ChartSpec::note).map(words::say).orElse(""));
    surface.setAccessibleText(title.getText());
    arrange(getWidth());
    surface.draw();
  }

  /** Puts the note beside the title, or below it where both do not fit. */
  private void arrange(double width) {
    boolean both = width <= 0 || title.prefWidth(-1) + note.prefWidth(-1) + 20 <= width;
    if (both) {
      head.getChildren().setAll(title, space, note);
      getChildren().setAll(head, surface);
    } else {
      head.getChildren().setAll(title);
      getChildren().setAll(head, note, surface);
    }
    note.setVisible(!note.getText().isEmpty());
    note.setManaged(note.isVisible());
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    menu.getItems().addAll(item("chart.copyPicture", this::copyPicture), item("chart.copyData", this::copyData),
        item("chart.svg", this::saveSvg));
    source.ifPresent(name -> menu.getItems().add(item("why", () -> context.explain(this, name))));
    return menu;
  }

  private MenuItem item(String key, Runnable run) {
    MenuItem item = new MenuItem(context.words().say(Words.class, key));
    item.setOnAction(e -> run.run());
    return item;
  }

  private void copyPicture() {
    ClipboardContent content = new ClipboardContent();
    content.putImage(snapshot(null, null));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void copyData() {
    spec.get().ifPresent(s -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(ChartTable.of(s, context.words().now()));
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  private void saveSvg() {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName("chart.svg");
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).ifPresent(file -> write(file.toPath()));
  }

  private void write(Path file) {
    try {
      WholeFile.text(file, spec.get().map(s -> new SvgCharts().draw(s, context.words().now())).orElse(""));
    } catch (IOException e) {
      note.setText(e.getMessage());
    }
  }

  /** The part that is drawn, as large as its place. */
  private final class Surface extends Pane {
    private Optional<ChartCanvas> canvas = Optional.empty();
    private double best = 120;
    private boolean drawnNarrow;

    private void draw() {
      if (spec.get().isEmpty()) {
        canvas.ifPresent(getChildren()::remove);
        canvas = Optional.empty();
        return;
      }
      ChartPainter painter = new ChartPainter(theme.getValue().palette(), context.words().now());
      drawnNarrow = getWidth() > 0 && getWidth() < 340;
      var chart = painter.paint(spec.get().get(), false, getWidth() > 0 ? getWidth() : Double.MAX_VALUE);
      best = painter.height(spec.get().get());
      if (canvas.isEmpty()) {
        ChartCanvas made = new ChartCanvas(chart);
        made.setDomainZoomable(false);
        made.setRangeZoomable(false);
        canvas = Optional.of(made);
        getChildren().add(made);
      } else {
        canvas.get().setChart(chart);
      }
      requestLayout();
    }

    @Override
    protected void layoutChildren() {
      if (canvas.isPresent() && drawnNarrow != getWidth() < 340) {
        draw();
      }
      canvas.ifPresent(c -> {
        c.setWidth(Math.floor(getWidth()));
        c.setHeight(Math.floor(getHeight()));
      });
      drawn.run();
    }

    private OptionalDouble xOf(double value) {
      if (canvas.isEmpty() || canvas.get().getRenderingInfo() == null
          || !(canvas.get().getChart().getPlot() instanceof XYPlot plot)) {
        return OptionalDouble.empty();
      }
      var area = canvas.get().getRenderingInfo().getPlotInfo().getDataArea();
      return area == null || area.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(plot.getDomainAxis().valueToJava2D(value, area, plot.getDomainAxisEdge()));
    }

    @Override
    protected double computePrefHeight(double width) {
      return best;
    }

    @Override
    protected double computePrefWidth(double height) {
      return 300;
    }

    @Override
    protected double computeMinHeight(double width) {
      return Math.min(best, 90);
    }

    @Override
    protected double computeMinWidth(double height) {
      return 120;
    }
  }
}
