package clientele.ui.form;

import clientele.base.Messages;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog.Parameter;
import clientele.ledger.OperationCatalog;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import net.synedra.validatorfx.Validator;

/**
 * The controls of an operation, made from its record: label and range above, unit inside, what is wrong below. Nodes
 * given for a parameter stand right under it: the evidence for its choice. What does not apply to what is typed is out of sight.
 */
public final class ParameterForm<T extends Operation> extends VBox {
  private final ViewContext context;
  private final FormModel<T> model;
  private final Validator validator = new Validator();
  private final Map<String, VBox> places = new HashMap<>();
  private Optional<Region> first = Optional.empty();

  /** A form for all parameters of an operation. */
  public ParameterForm(ViewContext context, Class<T> type) {
    this(context, new FormModel<>(type), Set.of());
  }

  /** A form without the parameters named, which the view sets otherwise. */
  public ParameterForm(ViewContext context, FormModel<T> model, Set<String> hidden) {
    this.context = context;
    this.model = model;
    getStyleClass().add("form");
    for (Parameter parameter : model.parameters()) {
      if (!hidden.contains(parameter.name())) {
        getChildren().add(field(parameter));
      }
    }
    validator.validate();
  }

  /** What is typed. */
  public FormModel<T> model() {
    return model;
  }

  /** Puts the keys into the first field. */
  public void begin() {
    first.ifPresent(Region::requestFocus);
  }

  /** Puts something right under a parameter. */
  public void under(String parameter, Node evidence) {
    places.get(parameter).getChildren().add(evidence);
  }

  private VBox field(Parameter parameter) {
    Words words = context.words();
    FieldControl control = new FieldControl(context, model, parameter);
    first = first.isEmpty() ? Optional.of(control.focused()) : first;
    VBox box = new VBox(4);
    box.setId("field-of-" + parameter.name());
    places.put(parameter.name(), box);
    BooleanBinding applies = model.applies(parameter);
    box.visibleProperty().bind(applies);
    box.managedProperty().bind(box.visibleProperty());
    if (parameter.type() == boolean.class) {
      box.getChildren().add(control.node());
    } else {
      Label label = new Label();
      label.getStyleClass().add("field-label");
      label.textProperty().bind(words.of(label(parameter, "")));
      label.setLabelFor(control.focused());
      Label range = new Label(FieldControl.range(parameter));
      range.getStyleClass().add("field-hint");
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox head = new HBox(8, label, space, range);
      head.setAlignment(Pos.BASELINE_LEFT);
      box.getChildren().addAll(head, control.node());
    }
    help(parameter, box);
    box.getChildren().add(problem(parameter, control.node(), applies));
    return box;
  }

  private void help(Parameter parameter, VBox box) {
    Text help = label(parameter, ".help");
    if (Messages.find(model.type(), context.words().now(), help.key()).isPresent()) {
      Label hint = new Label();
      hint.getStyleClass().add("field-hint");
      hint.setWrapText(true);
      hint.setMinHeight(USE_PREF_SIZE);
      hint.textProperty().bind(context.words().of(help));
      box.getChildren().add(hint);
    }
  }

  /** What is wrong with a value; a field nobody has been in yet is told to be needed, not blamed. */
  private Label problem(Parameter parameter, Node control, BooleanBinding applies) {
    Label error = new Label();
    error.getStyleClass().add("field-hint");
    error.setMinHeight(16);
    error.setPrefHeight(16);
    error.setMaxHeight(16);
    error.tooltipProperty().bind(Bindings.createObjectBinding(
        () -> error.getText().isEmpty() ? null : new Tooltip(error.getText()), error.textProperty()));
    VBox.setMargin(error, new Insets(-3, 0, -11, 0)); // between this field and the next: nothing moves while one types
    Words words = context.words();
    var value = model.value(parameter.name());
    BooleanProperty touched = new SimpleBooleanProperty();
    control.focusWithinProperty().addListener((p, was, is) -> touched.set(touched.get() || was));
    value.addListener((p, before, after) -> touched.set(true));
    touched.addListener((p, before, after) -> error.getStyleClass().setAll("label", "field-error"));
    error.textProperty().bind(
        Bindings.createStringBinding(
            () -> model.problem(parameter).map(p -> said(parameter, p)).orElse(""), value, applies, words.language()));
    error.visibleProperty().bind(error.textProperty().isNotEmpty());
    validator
        .createCheck()
        .dependsOn("value", value)
        .dependsOn("touched", touched)
        .dependsOn("applies", applies)
        .withMethod(c -> model.problem(parameter).filter(p -> touched.get()).ifPresent(p -> c.error(said(parameter, p))))
        .decoratingWith(message -> new DangerEdge())
        .decorates(control)
        .immediate();
    return error;
  }

  private String said(Parameter parameter, Problem problem) {
    String typed = model.value(parameter.name()).get();
    boolean blank = typed == null || typed.isBlank();
    return blank ? context.words().say(Text.of(ViewContext.class, "form.needed")) : context.words().advice(problem);
  }

  private Text label(Parameter parameter, String part) {
    return Text.of(model.type(), "op." + OperationCatalog.idOf(model.type()) + ".param." + parameter.name() + part);
  }

  /** All parameters that the person can see, for tests and the palette. */
  public List<String> shown() {
    return List.copyOf(places.keySet());
  }

  /** The red edge of a field whose value cannot be used. */
  private static final class DangerEdge implements net.synedra.validatorfx.Decoration {
    @Override
    public void add(Node target) {
      target.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, true);
    }

    @Override
    public void remove(Node target) {
      target.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, false);
    }
  }
}
