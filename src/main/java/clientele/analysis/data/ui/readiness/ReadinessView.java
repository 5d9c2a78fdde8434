package clientele.analysis.data.ui.readiness;

import clientele.analysis.Step;
import clientele.analysis.data.DataLetter;
import clientele.analysis.data.ui.parts.NoTables;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.cleaning.profile.Join;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.ProblemBar;
import clientele.ui.Typefaces;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which analyses the data support and what each lacks, how the tables fit together, and the letter to the client. */
final class ReadinessView {
  private final ViewContext context;
  private final Words words;
  private final ReadinessViewModel model;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final LeanTable analyses = new LeanTable();
  private final LeanTable fits = new LeanTable();
  private final Button copy = new Button();

  @FXML private VBox page;
  @FXML private VBox head;
  @FXML private HBox body;
  @FXML private VBox supports;
  @FXML private VBox joins;
  @FXML private Label joinsNote;
  @FXML private VBox letter;

  ReadinessView(ViewContext context, ReadinessViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.header = new AnswerHeader(context);
    this.problems = new ProblemBar(words);
    new ViewLoader(words).load(this);
    head.getChildren().addAll(header, problems);
    supports.getChildren().add(analyses);
    joins.getChildren().add(fits);
    copy.setId("letter-copy");
    copy.getStyleClass().add("accent");
    copy.setGraphic(Icons.of("mdoal-content_copy"));
    copy.textProperty().bind(words.of(ReadinessView.class, "readiness.copy"));
    copy.setOnAction(e -> copy());
    model.found().addListener((p, before, after) -> update());
    model.problem().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    update();
  }

  VBox page() {
    return page;
  }

  private void update() {
    problems.clear();
    model.problem().get().ifPresent(problems::show);
    if (!model.hasTables()) {
      page.getChildren().setAll(head, NoTables.state(context, "mdoal-assignment_turned_in", "readiness.noTablesWhy"));
      header.answer().set(null);
      header.actions().clear();
      return;
    }
    page.getChildren().setAll(head, body);
    header.actions().setAll(copy);
    model.found().get().ifPresent(this::show);
  }

  private void show(ReadinessViewModel.Found found) {
    String missing = String.join(words.say(ReadinessView.class, "readiness.and"), found.blocked().stream().map(b -> words.say(b.title())).toList());
    Text sentence = missing.isEmpty()
        ? Text.of(ReadinessView.class, "readiness.allReady", found.letter().questions().size())
        : Text.of(ReadinessView.class, "readiness.sentence", missing, found.letter().questions().size());
    header.answer().set(
        Answer.of(t("readiness.question"), Text.literal(Long.toString(found.ready())), sentence)
            .withUnit(Text.of(ReadinessView.class, "readiness.unit", found.analyses().size())));
    analyses.begin(List.of(
        Head.words(words.say(ReadinessView.class, "readiness.analysis")), Head.words(words.say(ReadinessView.class, "readiness.state")),
        Head.wide(words.say(ReadinessView.class, "readiness.stands"))));
    for (ReadinessViewModel.Line line : found.analyses()) {
      Label name = LeanTable.text(words.say(line.title()), "strong");
      name.setMinWidth(Label.USE_PREF_SIZE);
      analyses.row(false, Optional.of(() -> context.open(line.id())), name, state(line.step().state()), stands(line.step()));
    }
    fits(found.joins());
    letter(found.letter());
  }

  private Node state(Step.State state) {
    boolean blocked = state == Step.State.BLOCKED;
    Label label = LeanTable.text(words.say(ReadinessView.class, "readiness." + state), blocked ? "care" : "good");
    label.setGraphic(Icons.of(blocked ? "mdoal-block" : "mdoal-check_circle", "small-icon", blocked ? "care" : "good"));
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  private Label stands(Step step) {
    String figure = step.figure().map(f -> words.say(f) + " ").orElse("");
    Label label = LeanTable.text(figure + words.say(step.words()), "muted");
    label.setWrapText(true);
    return label;
  }

  private void fits(List<Join> all) {
    fits.begin(all.isEmpty() ? List.of() : List.of(
        Head.wide(words.say(ReadinessView.class, "readiness.rowsOf")), Head.wide(words.say(ReadinessView.class, "readiness.findIn")),
        Head.words(words.say(ReadinessView.class, "readiness.how")),
        Head.figures(words.say(ReadinessView.class, "readiness.orphans")), Head.figures(words.say(ReadinessView.class, "clean.share"))));
    for (Join join : all) {
      boolean care = join.orphanShare() >= 0.005;
      fits.row(false, Optional.empty(),
          wrapped(join.from() + " · " + join.fromColumn(), "data"), wrapped(join.to(), "data"),
          LeanTable.figure(words.say(ReadinessView.class, "readiness." + join.cardinality()), "muted"),
          LeanTable.figure(Figures.count(join.orphans()), care ? "care" : "data"),
          LeanTable.figure(Figures.part(join.orphanShare(), 1), care ? "care" : "muted"));
    }
    joinsNote.setText(words.say(ReadinessView.class, all.isEmpty() ? "readiness.noJoins" : "readiness.joinsNote"));
  }

  private void letter(DataLetter shown) {
    letter.getChildren().clear();
    int number = 0;
    for (DataLetter.Question question : shown.questions()) {
      number++;
      String table = question.table().isEmpty() ? "" : question.table() + " · ";
      Label ask = wrapped(number + ". " + table + words.say(question.ask()), "strong");
      Label because = wrapped(words.say(question.because()), "caption");
      letter.getChildren().add(new VBox(2, ask, because));
    }
    if (shown.questions().isEmpty()) {
      letter.getChildren().add(wrapped(words.say(DataLetter.class, "letter.none"), "caption"));
    }
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().addAll("data", style);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    Typefaces.mark(label, text);
    return label;
  }

  private void copy() {
    model.found().get().ifPresent(found -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(found.letter().write(words.now()));
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  private static Text t(String key) {
    return Text.of(ReadinessView.class, key);
  }
}
