package clientele.shell;

import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import clientele.ui.form.FormModel;
import clientele.ui.form.GuardRow;
import clientele.ui.form.ParameterForm;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The parameters of any operation, and a button that runs it. */
final class OperationBox extends VBox {

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
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(460);
    Button cancel = new Button();
    cancel.textProperty().bind(words.of(OperationBox.class, "box.cancel"));
    cancel.setOnAction(e -> close.run());
    Button run = new Button();
    run.getStyleClass().add("accent");
    run.setGraphic(Icons.of("mdomz-play_arrow"));
    run.textProperty().bind(title.textProperty());
    run.setId("run-operation");
    run.disableProperty().bind(javafx.beans.binding.Bindings.createBooleanBinding(
        () -> !model.valid().getValue(), model.valid()));
    run.setOnAction(e -> {
      T operation = model.operation();
      var against = operation.validate(context.study().getValue().outline());
      if (!against.isEmpty()) {
        problems.show(against.getFirst());
        return;
      }
      run.disableProperty().unbind();
      perform(context, operation, Optional.empty(), new Doings(run, problems, close));
    });
    HBox buttons = new HBox(8, cancel, run);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(title);
    Messages.find(type, words.now(), "op." + id + ".help").ifPresent(help -> {
      Label about = new Label(help);
      about.getStyleClass().add("caption");
      about.setWrapText(true);
      getChildren().add(about);
    });
    getChildren().addAll(problems, scroll, buttons);
  }

  /** The button, where problems are told, and what closes the box. */
  private record Doings(Button run, ProblemBar problems, Runnable close) {}

  private static void perform(ViewContext context, Operation operation, Optional<String> reason, Doings doings) {
    doings.problems().clear();
    doings.run().setDisable(true);
    context.perform(operation, reason, handle -> {
      doings.run().setDisable(false);
      if (handle.failure().isEmpty()) {
        doings.close().run();
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
