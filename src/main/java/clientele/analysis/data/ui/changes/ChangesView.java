package clientele.analysis.data.ui.changes;

import clientele.analysis.WhatChanged;
import clientele.analysis.data.again.StudyChanges;
import clientele.analysis.data.again.TableChanges;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.reports.Block;
import clientele.ui.Answer;
import clientele.ui.AnswerHeader;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.Mask;
import clientele.ui.ProblemBar;
import clientele.ui.StatePane;
import clientele.ui.Target;
import clientele.ui.ViewContext;
import clientele.ui.ViewLoader;
import clientele.ui.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What is different since the last files came in: what is worth looking at first, then rows, columns and answers. */
final class ChangesView {
  private static final int COLUMNS = 40;

  private final ViewContext context;
  private final Words words;
  private final ChangesViewModel model;
  private final AnswerHeader header;
  private final ProblemBar problems;
  private final LeanTable first = new LeanTable();
  private final LeanTable counts = new LeanTable();
  private final LeanTable figures = new LeanTable();
  private final LeanTable stale = new LeanTable();
  private final LeanTable said = new LeanTable();
  private final ComboBox<StudyChanges.Round> since = new ComboBox<>();
  private final Button next = new Button();

  @FXML private VBox page;
  @FXML private VBox head;
  @FXML private HBox body;
  @FXML private VBox notable;
  @FXML private Label notableNote;
  @FXML private VBox rows;
  @FXML private VBox columns;
  @FXML private Label columnsNote;
  @FXML private VBox old;
  @FXML private Label oldNote;
  @FXML private VBox answers;
  @FXML private Label answersNote;

  ChangesView(ViewContext context, ChangesViewModel model) {
    this.context = context;
    this.words = context.words();
    this.model = model;
    this.header = new AnswerHeader(context);
    this.problems = new ProblemBar(words);
    new ViewLoader(words).load(this);
    head.getChildren().addAll(header, problems);
    notable.getChildren().add(first);
    rows.getChildren().add(counts);
    columns.getChildren().add(figures);
    old.getChildren().add(stale);
    answers.getChildren().add(said);
    since.setId("changes-since");
    since.setOnAction(e -> Optional.ofNullable(since.getValue()).ifPresent(model::since));
    since.setConverter(new StringConverter<>() {
      @Override
      public String toString(StudyChanges.Round round) {
        return round == null ? "" : words.say(ChangesView.class, "changes.before", files(round), day(round));
      }

      @Override
      public StudyChanges.Round fromString(String typed) {
        return since.getValue();
      }
    });
    next.setId("changes-next");
    next.getStyleClass().add("accent");
    next.setGraphic(Icons.of("mdoal-history"));
    next.textProperty().bind(words.of(ChangesView.class, "changes.next"));
    next.setOnAction(e -> context.open("home"));
    model.found().addListener((p, before, after) -> update());
    model.problem().addListener((p, before, after) -> update());
    words.language().addListener((p, before, after) -> update());
    context.masked().addListener((p, before, after) -> update());
    update();
  }

  VBox page() {
    return page;
  }

  private void update() {
    problems.clear();
    model.problem().get().ifPresent(problems::show);
    if (model.rounds().isEmpty()) {
      StatePane nothing = StatePane.empty(words, "mdoal-compare_arrows", t("changes.none"), t("changes.noneWhy"),
          List.of(new StatePane.Way(t("goImport"), "mdoal-file_upload", () -> context.open("data"))));
      VBox.setVgrow(nothing, Priority.ALWAYS);
      page.getChildren().setAll(head, nothing);
      header.answer().set(null);
      header.actions().clear();
      return;
    }
    page.getChildren().setAll(head, body);
    model.found().get().ifPresent(this::show);
  }

  private void show(ChangesViewModel.Found found) {
    StudyChanges changes = found.changes();
    List<StudyChanges.Notable> worth = changes.notable();
    long more = changes.tables().stream().mapToLong(t -> t.rowsNow() - t.rowsBefore()).sum();
    since.getItems().setAll(model.rounds());
    since.setValue(found.round());
    since.setAccessibleText(words.say(ChangesView.class, "changes.since"));
    since.setMaxWidth(380);
    header.actions().setAll(found.old().isEmpty() ? List.of(since) : List.of(since, next));
    header.answer().set(
        Answer.of(t("changes.question"), Text.literal(Integer.toString(worth.size())),
            Text.of(ChangesView.class, "changes.sentence", signed(more), String.join(", ", found.round().tables()), found.old().size()))
            .withUnit(Text.of(ChangesView.class, "changes.unit", worth.size())));
    worth(worth);
    counts(changes);
    figures(changes);
    old(found.old());
    answers(found.answers());
  }

  private void worth(List<StudyChanges.Notable> worth) {
    first.begin(List.of(Head.words(""), Head.words(""), Head.wide("")));
    for (StudyChanges.Notable each : worth) {
      Label text = LeanTable.text(words.say(each.words()));
      text.setWrapText(true);
      text.setMinHeight(Label.USE_PREF_SIZE);
      first.row(false, Optional.empty(), Icons.alone("mdoal-flag", words.of(ChangesView.class, "changes.worth"), "small-icon", "care"),
          name(each.table()), text);
    }
    notableNote.setText(worth.isEmpty() ? words.say(ChangesView.class, "changes.calm") : "");
    show(notableNote);
  }

  private void counts(StudyChanges changes) {
    counts.begin(List.of(
        Head.wide(words.say(ChangesView.class, "changes.what")), Head.figures(words.say(ChangesView.class, "changes.was")),
        Head.figures(words.say(ChangesView.class, "changes.is")), Head.figures(words.say(ChangesView.class, "changes.fresh")),
        Head.figures(words.say(ChangesView.class, "changes.gone")), Head.figures(words.say(ChangesView.class, "changes.changed"))));
    for (TableChanges table : changes.tables()) {
      long more = table.rowsNow() - table.rowsBefore();
      counts.row(false, Optional.of(() -> context.open(Target.Rows.all(table.table()))), LeanTable.text(words.say(ChangesView.class, "changes.tableRows", table.table()), "strong"),
          LeanTable.figure(Figures.count(table.rowsBefore())), LeanTable.figure(Figures.count(table.rowsNow())),
          LeanTable.figure(table.grown() ? Figures.count(more) : "", "strong"), LeanTable.figure(""), LeanTable.figure(""));
      for (TableChanges.Keys keys : table.keys()) {
        boolean care = keys.isNotable();
        counts.row(false, Optional.empty(), LeanTable.text("   " + words.say(ChangesView.class, "changes.keys", keys.column()), "muted"),
            LeanTable.figure(Figures.count(keys.before()), "muted"), LeanTable.figure(Figures.count(keys.now())),
            LeanTable.figure(Figures.count(keys.fresh())), LeanTable.figure(Figures.count(keys.gone()), care && keys.gone() > 0 ? "care" : "data"),
            LeanTable.figure(keys.changed() < 0 ? "" : Figures.count(keys.changed()), care && keys.changed() > 0 ? "care" : "data"));
      }
    }
    changes.fresh().forEach(t -> whole(t, "changes.newTable"));
    changes.gone().forEach(t -> whole(t, "changes.goneTable"));
  }

  private void whole(String table, String key) {
    counts.row(false, Optional.empty(), LeanTable.text(words.say(ChangesView.class, key, table), "strong"),
        LeanTable.figure(""), LeanTable.figure(""), LeanTable.figure(""), LeanTable.figure(""), LeanTable.figure(""));
  }

  private void figures(StudyChanges changes) {
    record Line(String table, TableChanges.Shift shift) {}
    List<Line> all = changes.tables().stream()
        .flatMap(t -> t.shifts().stream().map(s -> new Line(t.table(), s)))
        .sorted(java.util.Comparator.comparing((Line l) -> !l.shift().notable())
            .thenComparing(java.util.Comparator.comparingDouble((Line l) -> l.shift().size()).reversed()))
        .toList();
    figures.begin(all.isEmpty() ? List.of() : List.of(
        Head.wide(words.say(ChangesView.class, "changes.figure")), Head.figures(words.say(ChangesView.class, "changes.was")),
        Head.figures(words.say(ChangesView.class, "changes.is")), Head.figures(words.say(ChangesView.class, "changes.difference"))));
    for (Line line : all.subList(0, Math.min(COLUMNS, all.size()))) {
      TableChanges.Shift shift = line.shift();
      String style = shift.notable() ? "strong" : "muted";
      figures.row(false, Optional.empty(), LeanTable.text(line.table() + " · " + words.say(masked(line.table(), shift).what()), style),
          LeanTable.figure(shift.said(shift.before()), "muted"), LeanTable.figure(shift.said(shift.now())),
          LeanTable.figure(words.say(shift.difference()), style));
    }
    boolean grown = changes.tables().stream().anyMatch(TableChanges::grown);
    columnsNote.setText(words.say(ChangesView.class, all.isEmpty() ? "changes.noShifts" : grown ? "changes.grown" : "changes.replaced"));
  }

  /** A share of somebody's name tells the name, so it is masked as in a table. */
  private TableChanges.Shift masked(String table, TableChanges.Shift shift) {
    boolean hidden = context.masked().get() && !shift.value().isEmpty() && context.study().getValue().outline().table(table).stream()
        .flatMap(t -> t.plainColumns().stream())
        .anyMatch(c -> c.name().equals(shift.column()) && Mask.hides(c));
    return hidden
        ? new TableChanges.Shift(
            shift.column(), shift.figure(), Mask.name(shift.value()), shift.before(), shift.now(), shift.size(), shift.notable())
        : shift;
  }

  private void old(List<ChangesViewModel.Old> all) {
    stale.begin(List.of(Head.words(""), Head.wide("")));
    for (ChangesViewModel.Old each : all) {
      stale.row(false, Optional.of(() -> context.open(each.id())),
          Icons.alone("mdoal-history", words.of(ChangesView.class, "changes.isOld"), "small-icon", "care"),
          LeanTable.text(words.say(each.title()), "strong"));
    }
    oldNote.setText(words.say(ChangesView.class, all.isEmpty() ? "changes.noneOld" : "changes.refresh"));
  }

  private void answers(WhatChanged changed) {
    said.begin(changed.lines().isEmpty() ? List.of() : List.of(
        Head.wide(words.say(ChangesView.class, "readiness.analysis")), Head.figures(words.say(ChangesView.class, "changes.was")),
        Head.figures(words.say(ChangesView.class, "changes.is"))));
    for (WhatChanged.Line line : changed.lines()) {
      said.row(false, Optional.empty(), LeanTable.text(words.say(line.analysis()), "strong"), headline(line.before(), true), headline(line.now(), false));
    }
    answersNote.setText(words.say(ChangesView.class, "changes.same", changed.same()));
  }

  private Node headline(Optional<Block.Headline> headline, boolean before) {
    return headline
        .<Node>map(h -> LeanTable.figure(words.say(h.figure()), before ? "muted" : "data"))
        .orElse(LeanTable.figure("–", "muted"));
  }

  private static Label name(String table) {
    Label name = LeanTable.text(table, "strong");
    name.setMinWidth(Label.USE_PREF_SIZE);
    return name;
  }

  private static void show(Label label) {
    label.setVisible(!label.getText().isEmpty());
    label.setManaged(label.isVisible());
  }

  private static String files(StudyChanges.Round round) {
    return String.join(", ", round.files());
  }

  private String day(StudyChanges.Round round) {
    return Figures.date(LocalDate.ofInstant(round.started(), ZoneId.systemDefault()), words.now());
  }

  private static String signed(long more) {
    return more < 0 ? "−" + Figures.count(-more) : "+" + Figures.count(more);
  }

  private static Text t(String key) {
    return Text.of(ChangesView.class, key);
  }
}
