package clientele.shell;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.base.Unforeseen;
import clientele.ui.Icons;
import clientele.ui.ProblemBar;
import clientele.ui.Typefaces;
import clientele.ui.UiProblems;
import clientele.ui.View;
import clientele.ui.Words;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stands in the place of a page that could not be made: which one, that the others stand, and the code to report. */
final class BrokenPage extends VBox {
  /** What is made, or this page in its place; it is not kept, so that opening the place again tries anew. */
  static View instead(Words words, Text title, Supplier<View> making) {
    try {
      return making.get();
    } catch (RuntimeException | LinkageError e) {
      return View.of(new BrokenPage(words, title, UiProblems.unforeseen(Unforeseen.noted(e))));
    }
  }

  private BrokenPage(Words words, Text title, Problem problem) {
    super(16);
    setId("broken-page");
    setPadding(new Insets(24));
    Label name = new Label();
    name.getStyleClass().add("card-title");
    name.setWrapText(true);
    name.textProperty().bind(words.of(Text.of(BrokenPage.class, "broken.title", title)));
    Typefaces.mark(name, name.getText());
    Label others = new Label();
    others.getStyleClass().add("state-sentence");
    others.setWrapText(true);
    others.textProperty().bind(words.of(BrokenPage.class, "broken.others"));
    ProblemBar bar = new ProblemBar(words);
    bar.show(problem);
    getChildren().addAll(new HBox(10, Icons.of("mdoal-error_outline", "bad"), name), others, bar);
  }
}
