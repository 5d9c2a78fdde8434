package clientele.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The head of every page: question and actions in a first row; below, the figure with its interval and what it means. */
public final class AnswerHeader extends VBox {
  private final ObjectProperty<Answer> answer = new SimpleObjectProperty<>();
  private final HBox actions = new HBox(8);
  private final HBox body = new HBox(36);
  private final Label question = new Label();
  private final ViewContext context;

  public AnswerHeader(ViewContext context) {
    this.context = context;
    getStyleClass().add("answer-header");
    question.getStyleClass().add("question");
    actions.setAlignment(Pos.CENTER_RIGHT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox first = new HBox(12, question, space, actions);
    first.setAlignment(Pos.CENTER_LEFT);
    first.setMinHeight(32);
    body.setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(first, body);
    setSpacing(0);
    answer.addListener((property, before, after) -> show());
  }

  /** What is shown. */
  public ObjectProperty<Answer> answer() {
    return answer;
  }

  /** The buttons at the right; the one primary button is last. */
  public ObservableList<Node> actions() {
    return actions.getChildren();
  }

  private void show() {
    body.getChildren().clear();
    question.textProperty().unbind();
    Answer shown = answer.get();
    if (shown == null) {
      question.setText("");
      return;
    }
    Words words = context.words();
    question.textProperty().bind(words.of(shown.question()));
    body.getChildren().addAll(figure(shown, words), meaning(shown, words));
  }

  private static VBox figure(Answer shown, Words words) {
    Label figure = new Label();
    figure.textProperty().bind(words.of(shown.figure()));
    figure.textProperty().subscribe(text -> Typefaces.mark(figure, text));
    figure.getStyleClass().add("figure");
    figure.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(10, figure);
    line.setAlignment(Pos.BASELINE_LEFT);
    shown.unit().ifPresent(text -> {
      Label unit = new Label();
      unit.getStyleClass().add("figure-unit");
      unit.textProperty().bind(words.of(text));
      unit.setMinWidth(USE_PREF_SIZE);
      line.getChildren().add(unit);
    });
    VBox box = new VBox(3, line);
    shown.interval().ifPresent(text -> {
      Label interval = new Label();
      interval.getStyleClass().add("interval");
      interval.textProperty().bind(words.of(text));
      interval.setMinWidth(USE_PREF_SIZE);
      box.getChildren().add(interval);
    });
    return box;
  }

  private VBox meaning(Answer shown, Words words) {
    RichText sentence = new RichText(words.of(shown.sentence()), "so-what");
    sentence.setMaxWidth(880);
    VBox box = new VBox(6, sentence);
    box.setPadding(new javafx.geometry.Insets(4, 0, 0, 0));
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setMinWidth(0);
    HBox proof = new HBox(12);
    proof.setAlignment(Pos.CENTER_LEFT);
    shown.grade().ifPresent(grade -> proof.getChildren().add(GradePill.withWords(grade, words)));
    shown.source().ifPresent(name -> {
      Hyperlink why = new Hyperlink();
      why.setGraphic(Icons.of("mdoal-account_tree"));
      why.textProperty().bind(words.of(AnswerHeader.class, "why"));
      why.setOnAction(e -> context.explain(why, name));
      proof.getChildren().add(why);
    });
    if (!proof.getChildren().isEmpty()) {
      box.getChildren().add(proof);
    }
    return box;
  }

  /** Keeps a header out of the layout until it has something to say. */
  public AnswerHeader hideWhileEmpty() {
    visibleProperty().bind(Bindings.isNotNull(answer));
    managedProperty().bind(visibleProperty());
    return this;
  }
}
