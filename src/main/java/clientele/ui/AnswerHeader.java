package clientele.ui;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
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
  private static final double WIDEST_INTERVAL = 330;

  private static final Pattern NUMBER = Pattern.compile("([+\u2212]?\\p{Sc}?\\d[\\d.,]*(?:\\h?[%\u2030])?)\\h*(\\D.*|)");

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
    setMinHeight(USE_PREF_SIZE);
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
    ObservableValue<String> whole = words.of(shown.figure());
    HBox line = new HBox(10, part(whole.map(w -> cut(w)[0]), "figure"));
    line.setAlignment(Pos.BASELINE_LEFT);
    Label rest = part(whole.map(w -> cut(w)[1]), "figure-unit");
    rest.managedProperty().bind(rest.textProperty().isNotEmpty());
    line.getChildren().add(rest);
    shown.unit().ifPresent(text -> line.getChildren().add(part(words.of(text), "figure-unit")));
    VBox box = new VBox(3, line);
    shown.interval().ifPresent(text -> {
      Label interval = new Label();
      interval.getStyleClass().add("interval");
      interval.textProperty().bind(words.of(text));
      interval.setWrapText(true); // a long one takes lines, and not the room of what it all means
      interval.setMaxWidth(WIDEST_INTERVAL);
      interval.minWidthProperty().bind(Bindings.createDoubleBinding(
          () -> Math.min(WIDEST_INTERVAL, interval.prefWidth(-1)), interval.textProperty(), interval.fontProperty()));
      interval.setMinHeight(USE_PREF_SIZE);
      box.getChildren().add(interval);
    });
    return box;
  }

  private static Label part(ObservableValue<String> words, String style) {
    Label label = new Label();
    label.textProperty().bind(words);
    label.textProperty().subscribe(text -> Typefaces.mark(label, text));
    label.getStyleClass().add(style);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  /** The number at the beginning of a figure, which is read from afar, and the words that follow it. */
  static String[] cut(String figure) {
    Matcher number = NUMBER.matcher(figure);
    return number.matches() ? new String[] {number.group(1), number.group(2)} : new String[] {figure, ""};
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
