package clientele.ui;

import clientele.base.Problem;
import clientele.base.Text;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Problems of a view, below its header: what, why and what to do, with an action; it pushes content, never covers. */
public final class ProblemBar extends VBox {
  /** How grave something is; each has its own icon. */
  public enum Weight {
    BAD("bad", "mdoal-error_outline"),
    CARE("care", "mdomz-warning"),
    INFO("info", "mdoal-info"),
    GOOD("good", "mdoal-check_circle");

    private final String style;
    private final String icon;

    Weight(String style, String icon) {
      this.style = style;
      this.icon = icon;
    }
  }

  /** Something the person can do about it. */
  public record Action(Text words, Runnable run) {}

  private final Words words;

  public ProblemBar(Words words) {
    super(8);
    this.words = words;
    managedProperty().bind(Bindings.isNotEmpty(getChildren()));
    visibleProperty().bind(managedProperty());
    sceneProperty().addListener((p, before, after) -> {
      if (after == null) {
        clear(Weight.GOOD); // what went well is not told again to who comes back
      }
    });
  }

  /** Shows a problem in place of what was shown. */
  public void show(Problem problem) {
    clear();
    add(problem, Weight.BAD, Optional.empty());
  }

  /** Adds a problem. */
  public void add(Problem problem, Weight weight, Optional<Action> action) {
    StringBinding full = Bindings.createStringBinding(
        () -> words.what(problem) + " " + words.say(problem.why()) + " " + words.advice(problem),
        words.language());
    HBox row = row(full, weight, action);
    Tooltip.install(row, new Tooltip(problem.code().id()));
    getChildren().add(row);
    if (problem.code().equals(UiProblems.UNEXPECTED) && problem.args().size() > 1) {
      details(row, problem.args().get(0) + "\n" + problem.args().get(1));
    }
  }

  /** What can be copied into a report of an error; closed until somebody asks. */
  private void details(HBox row, String text) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setPrefRowCount(9);
    area.setId("problem-details");
    area.getStyleClass().add("mono");
    Hyperlink copy = new Hyperlink();
    copy.textProperty().bind(words.of(ProblemBar.class, "details.copy"));
    copy.setId("problem-copy");
    copy.setOnAction(e -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
    VBox box = new VBox(4, area, copy);
    box.setUserData(row.getUserData());
    Hyperlink show = new Hyperlink();
    show.textProperty().bind(words.of(ProblemBar.class, "details.show"));
    show.setId("problem-show");
    show.setMinWidth(USE_PREF_SIZE);
    show.setOnAction(e -> {
      if (!getChildren().remove(box)) {
        getChildren().add(getChildren().indexOf(row) + 1, box);
      }
    });
    row.getChildren().addAll(show, closing(() -> getChildren().removeAll(row, box)));
  }

  /** Adds what a step warned of, each with its first sentence; the others come when they are asked for. */
  public void warn(List<Text> warned) {
    for (Text told : warned) {
      List<Text> sentences = Problem.sentences(told).orElse(List.of(told));
      StringBinding first = words.of(sentences.getFirst());
      HBox row = row(first, Weight.CARE, Optional.empty());
      row.getStyleClass().add("warned");
      getChildren().add(row);
      if (sentences.size() == 3) {
        Label label = (Label) row.getChildren().get(1);
        Hyperlink more = new Hyperlink();
        more.textProperty().bind(words.of(ProblemBar.class, "warned.why"));
        more.setMinWidth(USE_PREF_SIZE);
        more.setOnAction(e -> {
          label.textProperty().bind(Bindings.createStringBinding(
              () -> words.advice(sentences.get(0)) + " " + words.say(sentences.get(1)) + " " + words.advice(sentences.get(2)), words.language()));
          row.getChildren().remove(more);
        });
        row.getChildren().add(more);
      }
    }
  }

  /** Adds words of another kind. */
  public void add(Text text, Weight weight, Optional<Action> action) {
    getChildren().add(row(words.of(text), weight, action));
  }

  /** Takes everything away. */
  public void clear() {
    getChildren().clear();
  }

  /** Takes away what is of one weight. */
  public void clear(Weight weight) {
    getChildren().removeIf(row -> row.getUserData() == weight);
  }

  private HBox row(StringBinding text, Weight weight, Optional<Action> action) {
    Label label = new Label();
    label.textProperty().bind(text);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox row = new HBox(Icons.of(weight.icon, weight == Weight.INFO ? "act" : weight.style), label);
    row.getStyleClass().addAll("problem-bar", weight.style);
    row.setAlignment(Pos.CENTER_LEFT);
    action.ifPresent(a -> {
      Hyperlink link = new Hyperlink();
      link.textProperty().bind(words.of(a.words()));
      link.setMinWidth(USE_PREF_SIZE);
      link.setOnAction(e -> a.run().run());
      row.getChildren().add(link);
    });
    row.setUserData(weight);
    if (weight == Weight.GOOD) {
      row.getChildren().add(closing(() -> getChildren().remove(row)));
    }
    return row;
  }

  private Button closing(Runnable work) {
    Button close = new Button();
    close.setGraphic(Icons.of("mdoal-close", "small-icon"));
    close.getStyleClass().addAll("flat", "button-icon", "close");
    Icons.tip(close, words.of(ViewContext.class, "close"));
    close.setOnAction(e -> work.run());
    return close;
  }
}
