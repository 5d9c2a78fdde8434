package clientele.ui;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A page that shows what an analysis made: its answer on top, a bar when it is out of date, the content; before the
 * first run a plain word on what is missing or how to start.
 */
public final class ResultPage extends VBox {
  private final ViewContext context;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final Node content;
  private List<Text> makers = List.of();
  private Optional<StatePane> before = Optional.empty();

  public ResultPage(ViewContext context, String id, Node content) {
    this.context = context;
    this.header = new AnswerHeader(context).hideWhileEmpty();
    this.problems = new ProblemBar(context.words());
    this.content = content;
    getStyleClass().add("page");
    setId(id);
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().addAll(header, problems, content);
  }

  /** Names the operation that makes the result: while it runs, a page without one says so instead of how to start. */
  public ResultPage madeBy(Class<? extends Operation> operation) {
    makers = List.of(Text.of(operation, "op." + OperationCatalog.idOf(operation) + ".title"));
    context.underWay().addListener((p, was, is) -> before.ifPresent(this::emptyOrRunning));
    return this;
  }

  /** The head of the page. */
  public AnswerHeader header() {
    return header;
  }

  /** Where problems of the page stand. */
  public ProblemBar problems() {
    return problems;
  }

  /** Shows the content under an answer; {@code refresh} is offered when it is out of date. */
  public void result(Answer answer, boolean stale, Runnable refresh) {
    problems.clear();
    before = Optional.empty();
    if (stale) {
      problems.add(
          Text.of(ResultPage.class, "stale"), ProblemBar.Weight.CARE,
          Optional.of(new ProblemBar.Action(Text.of(ResultPage.class, "stale.refresh"), refresh)));
    }
    header.answer().set(answer);
    getChildren().setAll(header, problems, content);
  }

  /** Shows that there is nothing yet: the reason it cannot be run, or the way to run it. */
  public void nothing(String icon, Text title, Text sentence, Optional<Problem> against, List<StatePane.Way> ways) {
    problems.clear();
    header.answer().set(null);
    StatePane pane =
        against
            .map(p -> StatePane.empty(context.words(), icon, p.what(), Text.literal(context.words().advice(p)),
                List.of(new StatePane.Way(Text.of(ResultPage.class, "goImport"), "mdoal-file_upload", () -> context.open("data")))))
            .orElseGet(() -> StatePane.empty(context.words(), icon, title, sentence, ways));
    before = Optional.of(pane);
    emptyOrRunning(pane);
  }

  private void emptyOrRunning(StatePane empty) {
    StatePane pane = makers.stream().filter(context.underWay().getValue()::contains).findFirst()
        .map(title -> StatePane.empty(context.words(), "mdoal-autorenew", Text.of(ResultPage.class, "running", title),
            Text.of(ResultPage.class, "runningSentence"), List.of()))
        .orElse(empty);
    VBox.setVgrow(pane, Priority.ALWAYS);
    getChildren().setAll(problems, pane);
  }
}
