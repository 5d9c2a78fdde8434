package clientele.shell;

import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Param;
import clientele.ui.DifferencePane;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import clientele.ui.form.FormModel;
import clientele.ui.form.GuardRow;
import clientele.ui.form.ParameterForm;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The parameters of any operation, and a button that runs it. */
final class OperationBox extends VBox {
  /** Keeps the keys within the box while it is shown. */
  private final ChangeListener<Node> keysStay;

  <T extends Operation> OperationBox(ViewContext context, Class<T> type, Runnable close) {
    Words words = context.words();
    String id = OperationCatalog.idOf(type);
    getStyleClass().add("dialog-box");
    setMaxSize(480, USE_PREF_SIZE);
    setMinWidth(480);
    Label title = new Label();
    title.getStyleClass().add("card-title");
    title.textProperty().bind(words.of(Text.of(type, "op." + id + ".title")));
    ProblemBar problems = new ProblemBar(words);
    FormModel<T> model = new FormModel<>(type);
    ParameterForm<T> form = new ParameterForm<>(context, model, Set.of());
    form.setPadding(new Insets(0, 0, 14, 0)); // what is wrong with the last field stands below it
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(460);
    Button cancel = new Button();
    cancel.textProperty().bind(words.of(OperationBox.class, "box.cancel"));
    cancel.setId("cancel-operation");
    cancel.setCancelButton(true);
    cancel.setOnAction(e -> close.run());
    Button run = new Button();
    run.getStyleClass().add("accent");
    run.setGraphic(Icons.of("mdomz-play_arrow"));
    run.textProperty().bind(title.textProperty());
    run.setId("run-operation");
    run.setDefaultButton(true);
    run.disableProperty().bind(Bindings.createBooleanBinding(
        () -> !model.valid().getValue(), model.valid()));
    run.setOnAction(e -> {
      T operation = model.operation();
      var against = operation.validate(context.study().getValue().outline());
      if (!against.isEmpty()) {
        problems.show(against.getFirst());
        return;
      }
      run.disableProperty().unbind();
      perform(context, operation, Optional.empty(), new Doings(run, cancel, problems, close));
    });
    HBox buttons = new HBox(8, cancel, run);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    ScrollPane changes = changes();
    if (worksOnATable(model)) {
      buttons.getChildren().add(1, look(context, model, problems, changes));
    }
    getChildren().add(title);
    Messages.find(type, words.now(), "op." + id + ".help").ifPresent(help -> {
      Label about = new Label(help);
      about.getStyleClass().add("caption");
      about.setWrapText(true);
      getChildren().add(about);
    });
    getChildren().addAll(problems, scroll, changes, buttons);
    keysStay = (p, was, is) -> {
      if (getScene() != null && !holds(is)) {
        Platform.runLater(form::begin);
      }
    };
    sceneProperty().addListener((p, was, is) -> { // the pane that shows the box takes it in when it is drawn
      if (is != null) {
        is.focusOwnerProperty().addListener(new WeakChangeListener<>(keysStay));
        Platform.runLater(form::begin);
      }
    });
  }

  /** Whether a node lies in this box. */
  private boolean holds(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == this) {
        return true;
      }
    }
    return false;
  }

  private static ScrollPane changes() {
    ScrollPane pane = new ScrollPane();
    pane.setFitToWidth(true);
    pane.setMaxHeight(300);
    pane.managedProperty().bind(pane.visibleProperty());
    pane.setVisible(false);
    return pane;
  }

  /** Whether the operation is a step on a table that is there, so that it can be shown what it would change. */
  private static boolean worksOnATable(FormModel<?> model) {
    return model.parameters().stream().anyMatch(p -> p.param().required() && p.param().offers() == Param.Offers.TABLE);
  }

  /** Shows what the step as typed would change; other words in the form put the picture away. */
  private Button look(ViewContext context, FormModel<? extends Operation> model, ProblemBar problems, ScrollPane changes) {
    Button look = new Button();
    look.textProperty().bind(context.words().of(OperationBox.class, "box.preview"));
    look.setGraphic(Icons.of("mdomz-visibility"));
    look.setId("preview-operation");
    look.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.valid().getValue(), model.valid()));
    model.onChange(() -> changes.setVisible(false));
    look.setOnAction(e -> {
      problems.clear();
      context.latest(this, context.preview(model.operation()), shown -> {
        DifferencePane pane = new DifferencePane(context);
        pane.show(shown);
        changes.setContent(pane);
        changes.setVisible(true);
        setMaxWidth(760);
        setMinWidth(760);
      }, problems::show);
    });
    return look;
  }

  /** The buttons, where problems are told, and what closes the box. */
  private record Doings(Button run, Button cancel, ProblemBar problems, Runnable close) {}

  private static void perform(ViewContext context, Operation operation, Optional<String> reason, Doings doings) {
    doings.problems().clear();
    doings.run().setDisable(true);
    context.perform(operation, reason, handle -> {
      doings.run().setDisable(false);
      if (handle.failure().isEmpty() && handle.join().warned().isEmpty()) {
        doings.close().run();
        return;
      }
      if (handle.failure().isEmpty()) { // done: what it warned of stays until it was read
        doings.problems().warn(handle.join().warned());
        doings.run().setVisible(false);
        doings.run().setManaged(false);
        doings.cancel().textProperty().bind(context.words().of(ViewContext.class, "close"));
        return;
      }
      Throwable failure = handle.failure().get();
      doings.problems().show(ViewContext.problem(failure));
      if (failure instanceof ProblemException known && known.isGuard()) {
        doings.problems().getChildren().add(
            new GuardRow(context.words(), why -> perform(context, operation, Optional.of(why), doings)));
      }
    });
  }
}
