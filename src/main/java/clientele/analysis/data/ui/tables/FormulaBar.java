package clientele.analysis.data.ui.tables;

import atlantafx.base.theme.Styles;
import clientele.analysis.data.columns.AddColumn;
import clientele.ui.ProblemBar;
import clientele.ui.ViewContext;
import clientele.ui.form.FormulaEditor;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line above the grid in which a column is added by its name and a formula. */
final class FormulaBar extends VBox {
  private final ViewContext context;
  private final Supplier<Optional<String>> table;
  private final ProblemBar problems;
  private final StringProperty formula = new SimpleStringProperty("");
  private final TextField name = new TextField();
  private final FormulaEditor editor;

  /** @param table the table that gets the column */
  FormulaBar(ViewContext context, Supplier<Optional<String>> table) {
    this.context = context;
    this.table = table;
    this.problems = new ProblemBar(context.words());
    this.editor = new FormulaEditor(context, () -> table.get().map(t -> context.study().getValue().table(t)), formula);
    setId("formula-bar");
    name.setId("formula-name");
    name.setPrefWidth(150);
    name.setMinWidth(USE_PREF_SIZE);
    name.promptTextProperty().bind(context.words().of(FormulaBar.class, "formula.name"));
    editor.field().promptTextProperty().bind(context.words().of(FormulaBar.class, "formula.prompt"));
    Button add = new Button();
    add.setId("formula-add");
    add.getStyleClass().add(Styles.ACCENT);
    add.setMinWidth(USE_PREF_SIZE);
    add.textProperty().bind(context.words().of(FormulaBar.class, "formula.add"));
    add.disableProperty().bind(formula.map(String::isBlank).flatMap(none -> name.textProperty().map(n -> none || n.isBlank())));
    add.setOnAction(e -> add());
    Button close = new Button();
    close.setMinWidth(USE_PREF_SIZE);
    close.textProperty().bind(context.words().of(FormulaBar.class, "formula.close"));
    close.setOnAction(e -> open(false));
    HBox.setHgrow(editor, Priority.ALWAYS);
    editor.setMinWidth(0);
    HBox line = new HBox(name, editor, close, add);
    line.getStyleClass().add("formula-bar");
    getChildren().addAll(problems, line);
    open(false);
  }

  /** Shows the line and begins to type, or puts it away. */
  void open(boolean open) {
    setVisible(open);
    setManaged(open);
    problems.clear();
    if (open) {
      name.requestFocus();
    }
  }

  private void add() {
    table.get().ifPresent(t -> context.perform(new AddColumn(t, name.getText().strip(), formula.get()), Optional.empty(), handle -> {
      handle.failure().map(ViewContext::problem).ifPresentOrElse(problems::show, () -> {
        name.clear();
        formula.set("");
        open(false);
      });
    }));
  }
}
