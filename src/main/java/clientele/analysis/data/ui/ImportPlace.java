package clientele.analysis.data.ui;

import clientele.analysis.data.ui.again.AgainView;
import clientele.analysis.data.ui.again.AgainViewModel;
import clientele.analysis.data.ui.bring.ImportView;
import clientele.analysis.data.ui.bring.ImportViewModel;
import clientele.analysis.data.ui.database.DatabaseView;
import clientele.ui.View;
import clientele.ui.ViewContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The ways into the study: files; files of the next month with the steps of the last, and a database. */
final class ImportPlace {
  private final StackPane page = new StackPane();
  private final StackPane panel = new StackPane();
  private final HBox ways = new HBox();
  private final ToggleGroup group = new ToggleGroup();
  private final Map<String, View> made = new LinkedHashMap<>();
  private final ViewContext context;

  ImportPlace(ViewContext context) {
    this.context = context;
    panel.getStyleClass().add("panel-stack");
    ways.setPadding(new Insets(14, 24, 0, 24));
    ToggleButton first = way("files", "left-pill", () -> {
      ImportView view = new ImportView(context, new ImportViewModel(context));
      return View.of(view.page(), view.panel());
    });
    way("again", "center-pill", () -> {
      AgainView view = new AgainView(context, new AgainViewModel(context));
      return View.of(view.page(), view.panel());
    });
    way("database", "right-pill", () -> {
      DatabaseView view = new DatabaseView(context);
      return View.of(view.page(), view.panel());
    });
    first.setSelected(true);
  }

  /** The place, with what belongs at its right. */
  View view() {
    VBox.setVgrow(page, Priority.ALWAYS);
    return View.of(new VBox(ways, page), panel);
  }

  private ToggleButton way(String name, String pill, Supplier<View> create) {
    ToggleButton button = new ToggleButton();
    button.textProperty().bind(context.words().of(ImportPlace.class, "way." + name));
    button.getStyleClass().addAll("small", pill);
    button.setId("way-" + name);
    button.setToggleGroup(group);
    button.setMinWidth(ToggleButton.USE_PREF_SIZE);
    button.setOnAction(e -> button.setSelected(true));
    button.selectedProperty().addListener((p, before, after) -> {
      if (after) {
        show(made.computeIfAbsent(name, n -> create.get()));
      }
    });
    ways.getChildren().add(button);
    return button;
  }

  private void show(View view) {
    page.getChildren().setAll(view.page());
    Optional<Node> controls = view.panel();
    panel.getChildren().setAll(controls.map(java.util.List::of).orElse(java.util.List.of()));
  }
}
