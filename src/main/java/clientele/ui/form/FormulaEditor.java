package clientele.ui.form;

import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.cleaning.formula.Formula;
import clientele.cleaning.formula.FormulaHelp;
import clientele.cleaning.formula.FormulaHelp.Completion;
import clientele.cleaning.formula.FormulaHelp.Suggestion;
import clientele.study.Table;
import clientele.ui.Icons;
import clientele.ui.Mask;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.Watch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A field for a formula. Below it stand the columns and functions that fit what is being typed (arrows choose, Tab or
 * Enter take, Esc puts away, Ctrl Space asks for all), the call the caret is in, and what the formula gives for the first
 * rows, or where it cannot be read.
 */
public final class FormulaEditor extends VBox {
  private static final int OFFERED = 7;
  private static final int TRIED = 6;

  private final ViewContext context;
  private final Supplier<Optional<Table>> table;
  private final TextField field = new TextField();
  private final OfferList offers = new OfferList();
  private final Label call = new Label();
  private final Label outcome = new Label();
  private Completion completion = new Completion(0, "", List.of(), Optional.empty());

  /**
   * @param table whose columns are offered and whose first rows are tried
   * @param formula what is typed, bound both ways
   */
  public FormulaEditor(ViewContext context, Supplier<Optional<Table>> table, StringProperty formula) {
    super(4);
    this.context = context;
    this.table = table;
    getStyleClass().add("formula-editor");
    call.getStyleClass().add("field-hint");
    outcome.getStyleClass().add("field-hint");
    for (Label label : List.of(call, outcome)) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.managedProperty().bind(label.visibleProperty());
    }
    call.visibleProperty().bind(call.textProperty().isNotEmpty());
    outcome.visibleProperty().bind(outcome.textProperty().isNotEmpty().and(offers.visibleProperty().not()));
    field.setId("formula");
    field.textProperty().bindBidirectional(formula);
    field.textProperty().addListener((p, before, after) -> typed());
    field.caretPositionProperty().addListener((p, before, after) -> look(false));
    field.focusedProperty().addListener((p, was, is) -> offers.setVisible(is && offers.isVisible()));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    getChildren().addAll(field, offers, call, outcome);
    Watch.from(this, context.words().language(), this::typed);
    typed();
  }

  /** The field itself, for focus and its prompt. */
  public TextField field() {
    return field;
  }

  private void typed() {
    look(false);
    check();
  }

  /** Shows what fits; {@code asked} for all although no word has begun. */
  private void look(boolean asked) {
    List<clientele.study.Column> columns = table.get().map(Table::columns).orElse(List.of());
    completion = FormulaHelp.at(field.getText() == null ? "" : field.getText(), field.getCaretPosition(), columns);
    boolean begun = !completion.typed().isBlank() || asked;
    List<Suggestion> offered = begun ? completion.suggestions().stream().limit(OFFERED).toList() : List.of();
    boolean done = offered.size() == 1 && offered.getFirst().insert().equals(completion.typed());
    offers.show(field.isFocused() && !done ? offered.stream().map(s -> new OfferList.Offer(line(s), () -> take(s))).toList() : List.of());
    call.setText(completion.call().filter(c -> Formula.functions().contains(c.function())).map(this::said).orElse(""));
  }

  private String said(FormulaHelp.Call in) {
    return context.words().say(FormulaHelp.signature(in.function())) + "  " + context.words().say(FormulaHelp.meaning(in.function()))
        + "  " + context.words().say(FormulaHelp.example(in.function()));
  }

  private Node line(Suggestion suggestion) {
    boolean column = suggestion.sort() == FormulaHelp.Sort.COLUMN;
    Label name = new Label(context.words().say(suggestion.shown()),
        Icons.of(column ? "mdomz-view_column" : "mdoal-functions", "small-icon"));
    name.getStyleClass().add("data");
    name.setMinWidth(column ? 0 : USE_PREF_SIZE);
    Typefaces.mark(name, name.getText());
    Label note = new Label(context.words().say(suggestion.note()));
    note.getStyleClass().add("caption");
    note.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(8, name, space, note);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void key(KeyEvent press) {
    if (press.getCode() == KeyCode.SPACE && press.isControlDown()) {
      look(true);
      press.consume();
      return;
    }
    offers.key(press);
  }

  /** Puts a suggestion in place of the word that was begun; of a function, the caret goes inside its brackets. */
  private void take(Suggestion suggestion) {
    int caret = field.getCaretPosition();
    boolean function = suggestion.sort() == FormulaHelp.Sort.FUNCTION;
    boolean closed = !function && caret < field.getLength() && field.getText().charAt(caret) == ']';
    field.replaceText(completion.from(), closed ? caret + 1 : caret, suggestion.insert());
    int end = completion.from() + suggestion.insert().length();
    field.requestFocus();
    field.positionCaret(function ? end - 1 : end);
    offers.setVisible(false);
  }

  /** Whether the formula reads a column that must not be shown now. */
  private boolean hides(Table rows) {
    return context.masked().get()
        && rows.columns().stream().anyMatch(c -> Mask.hides(c) && field.getText().contains(c.name()));
  }

  /** Says what the formula gives, or what is wrong with it. */
  private void check() {
    Optional<Table> rows = table.get();
    if (rows.isEmpty() || field.getText() == null || field.getText().isBlank()) {
      outcome.setText("");
      return;
    }
    try {
      Formula formula = Formula.of(field.getText(), rows.get().columns());
      context.latest(
          this,
          context.job(Text.of(ViewContext.class, "formula.trying"), job -> formula.first(rows.get(), TRIED)),
          values -> outcome.setText(context.words().say(
              ViewContext.class, "formula.gives", formula.type().words(),
              String.join(" · ", values.stream().map(v -> v.isEmpty() ? "–" : hides(rows.get()) ? Mask.name(v) : v).toList()))),
          problem -> outcome.setText(context.words().what(problem)));
    } catch (ProblemException e) {
      outcome.setText(context.words().what(e.problem()));
    }
  }
}
