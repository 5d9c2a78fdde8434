package clientele.ui.form;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.job.JobHandle;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The controls of a page: the form of an operation, the evidence for its choices, and the button that runs it. */
public final class RunPanel<T extends Operation> extends VBox {
  private final ViewContext context;
  private final ParameterForm<T> form;
  private final ProblemBar problems;
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final Button run = new Button();
  private final VBox above = new VBox(8);
  private final VBox below = new VBox(12);

  /**
   * A panel.
   *
   * @param title what is decided here
   * @param hidden parameters that the page sets otherwise
   */
  public RunPanel(ViewContext context, Class<T> type, Text title, Set<String> hidden) {
    this.context = context;
    this.form = new ParameterForm<>(context, new FormModel<>(type), hidden);
    this.problems = new ProblemBar(context.words());
    Words words = context.words();
    getStyleClass().add("side-panel");
    Label head = new Label();
    head.getStyleClass().add("panel-title");
    head.textProperty().bind(words.of(title));
    head.setWrapText(true);
    run.getStyleClass().addAll("accent", "runs");
    run.setGraphic(Icons.of("mdomz-play_arrow"));
    run.textProperty().bind(words.of(Text.of(type, "op." + OperationCatalog.idOf(type) + ".title")));
    run.setId("run");
    run.disableProperty().bind(Bindings.createBooleanBinding(
        () -> running.get() || !form.model().valid().getValue(), running, form.model().valid()));
    run.setOnAction(e -> run());
    run.setMinWidth(USE_PREF_SIZE);
    Button reset = new Button();
    reset.textProperty().bind(words.of(ViewContext.class, "form.reset"));
    reset.setOnAction(e -> form.model().reset());
    reset.setMinWidth(USE_PREF_SIZE);
    FlowPane buttons = new FlowPane(8, 8, run, reset);
    getChildren().addAll(head, problems, above, form, buttons, below);
    above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
    below.managedProperty().bind(Bindings.isNotEmpty(below.getChildren()));
  }

  /** What is typed. */
  public FormModel<T> model() {
    return form.model();
  }

  /** Whether the operation runs now. */
  public BooleanProperty running() {
    return running;
  }

  /** Makes its button the primary one of the page, or leaves that to another; Ctrl Enter presses it in either case. */
  public void primary(boolean primary) {
    run.getStyleClass().remove("accent");
    if (primary) {
      run.getStyleClass().add("accent");
    }
  }

  /** Puts the evidence for the choices on top. */
  public void above(Node... nodes) {
    above.getChildren().setAll(nodes);
  }

  /** Puts something under the buttons. */
  public void below(Node... nodes) {
    below.getChildren().setAll(nodes);
  }

  /** Puts the evidence for a choice right under it. */
  public void under(String parameter, Node evidence) {
    form.under(parameter, evidence);
  }

  /** Shows the parameters with which a table or artifact was made. */
  public void showMaker(String name) {
    String id = OperationCatalog.idOf(form.model().type());
    context.maker(name)
        .filter(entry -> entry.operation().equals(id))
        .map(context.operations()::of)
        .filter(form.model().type()::isInstance)
        .map(form.model().type()::cast)
        .ifPresent(form.model()::show);
  }

  /** Runs the operation as typed. */
  public void run() {
    problems.clear();
    T operation = form.model().operation();
    List<Problem> against = operation.validate(context.study().getValue().outline());
    if (!against.isEmpty()) {
      tell(against.getFirst());
      return;
    }
    perform(operation, Optional.empty());
  }

  private void perform(T operation, Optional<String> reason) {
    problems.clear();
    running.set(true);
    context.perform(operation, reason, handle -> {
      running.set(false);
      if (handle.state() == JobHandle.State.FAILED) {
        handle.failure().ifPresent(failure -> failed(operation, failure));
      } else if (handle.state() == JobHandle.State.DONE) {
        problems.warn(handle.join().warned());
      }
    });
  }

  /** Shows a problem at the head of the panel, and the head itself where one has scrolled below it. */
  private void tell(Problem problem) {
    problems.show(problem);
    for (Node above = getParent(); above != null; above = above.getParent()) {
      if (above instanceof ScrollPane scroll) {
        scroll.setVvalue(0);
        return;
      }
    }
  }

  private void failed(T operation, Throwable failure) {
    tell(ViewContext.problem(failure));
    if (failure instanceof ProblemException known && known.isGuard()) {
      problems.getChildren().add(new GuardRow(context.words(), reason -> perform(operation, Optional.of(reason))));
    }
  }
}
