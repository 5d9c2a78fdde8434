package clientele.shell;

import clientele.actions.ColumnWords;
import clientele.actions.ConsentGate;
import clientele.actions.PickedRows;
import clientele.actions.RecordExport;
import clientele.actions.TableExport;
import clientele.actions.WithContacts;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.job.Job;
import clientele.ledger.LedgerEntry;
import clientele.reports.Block;
import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.Mask;
import clientele.ui.ProblemBar;
import clientele.ui.RichText;
import clientele.ui.ShownRows;
import clientele.ui.Words;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/**
 * Writes a table to a file: how many rows leave and which stay behind because consent is missing, which columns go, and
 * a button that counts. There is no way around the gate.
 */
final class ExportBox extends VBox {
  private static final double MOST_CHIPS = 132;

  private final Desk context;
  private final Words words;
  private final Table table;
  private final ShownRows shown;
  private final String currency;
  private final Consumer<Done> done;
  private final ToggleGroup which = new ToggleGroup();
  private final CheckBox over = new CheckBox();
  private final BooleanProperty taken = new SimpleBooleanProperty();
  private final boolean consents;
  private final Map<Column, ToggleButton> columns = new LinkedHashMap<>();
  private final SimpleObjectProperty<Text> sentence = new SimpleObjectProperty<>(Text.literal(""));
  private final Label figure = new Label("…");
  private final LeanTable lines = new LeanTable();
  private final TextField purpose = new TextField();
  private final TextField channel = new TextField();
  private final TextField file = new TextField();
  private final Button write = new Button();
  private final ProblemBar problems;

  /** A file that was written: what to say of it, and the folder it lies in. */
  record Done(Text words, Path folder) {}

  /** Which rows go. */
  private enum Which {
    SELECTED,
    SHOWN,
    ALL
  }

  /**
   * A box.
   *
   * @param done hears of the file that was written
   */
  ExportBox(Desk context, ShownRows shown, Runnable close, Consumer<Done> done) {
    this.context = context;
    this.words = context.words();
    this.shown = shown;
    this.done = done;
    String name = shown.table();
    StudyView study = context.study().getValue();
    this.currency = study.outline().settings().currency();
    this.table = WithContacts.of(study, study.table(name));
    this.consents = !ConsentGate.sources(study).isEmpty();
    this.problems = new ProblemBar(words);
    getStyleClass().add("dialog-box");
    setId("export-box");
    setMinWidth(640);
    setMaxSize(640, USE_PREF_SIZE);
    Label title = LeanTable.text(words.say(ExportBox.class, "export.title", name), "card-title");
    figure.getStyleClass().add("figure");
    figure.setMinWidth(USE_PREF_SIZE);
    VBox count = new VBox(figure, LeanTable.text(say("export.leave"), "caption"));
    count.setMinWidth(USE_PREF_SIZE);
    RichText says = new RichText(words.of(sentence), "so-what");
    says.setMinWidth(0);
    HBox.setHgrow(says, Priority.ALWAYS);
    getChildren().add(title);
    if (study.outline().stale().contains(name)) {
      ProblemBar old = new ProblemBar(words);
      old.add(Text.of(ExportBox.class, "export.stale"), ProblemBar.Weight.CARE, Optional.empty());
      getChildren().add(old);
    }
    Stream<Block.Headline> decisions = context.session().nodes().get().stream().flatMap(node -> node.decision().stream());
    caveat(name, decisions, made -> context.maker(made).map(LedgerEntry::number)).ifPresent(why -> {
      ProblemBar doubt = new ProblemBar(words);
      doubt.setId("export-caveat");
      doubt.add(why, ProblemBar.Weight.CARE, Optional.empty());
      getChildren().add(doubt);
    });
    getChildren().add(new HBox(28, count, says));
    whichRows().ifPresent(getChildren()::add);
    getChildren().add(lines);
    if (consents) {
      purpose.setPromptText(say("export.anyPurpose"));
      channel.setPromptText(say("export.anyChannel"));
      purpose.textProperty().addListener((p, before, after) -> count());
      channel.textProperty().addListener((p, before, after) -> count());
      getChildren().add(new HBox(16, field("export.purpose", purpose), field("export.channel", channel)));
    }
    getChildren().addAll(columnsPart(), filePart(name), problems, buttons(close));
    count();
  }

  /** What makes a decision doubtful that the table was made with: both come from one step. */
  static Optional<Text> caveat(String table, Stream<Block.Headline> decisions, Function<String, Optional<Long>> maker) {
    Optional<Long> step = maker.apply(table);
    return decisions
        .filter(decision -> step.isPresent() && maker.apply(decision.source()).equals(step))
        .flatMap(decision -> decision.caveat().stream())
        .findFirst();
  }

  /** The choice between what is selected, what is shown and the whole table, where these differ. */
  private Optional<HBox> whichRows() {
    boolean some = shown.selected().length > 1;
    boolean part = shown.rows().isPresent();
    HBox pills = new HBox();
    for (Which each : Which.values()) {
      boolean offered = each == Which.ALL || each == Which.SHOWN && part || each == Which.SELECTED && some;
      if (offered) {
        ToggleButton pill = new ToggleButton();
        pill.setUserData(each);
        pill.setId("export-" + each.name().toLowerCase(java.util.Locale.ROOT));
        pill.setToggleGroup(which);
        pill.textProperty().bind(words.of(Text.of(ExportBox.class, "export.rows." + each, rows(each).rows())));
        pill.setMinWidth(USE_PREF_SIZE);
        pills.getChildren().add(pill);
      }
    }
    which.selectToggle(which.getToggles().getFirst());
    for (int i = 0; i < pills.getChildren().size(); i++) {
      pills.getChildren().get(i).getStyleClass()
          .add(i == 0 ? "left-pill" : i == pills.getChildren().size() - 1 ? "right-pill" : "center-pill");
    }
    which.selectedToggleProperty().addListener((p, before, after) -> {
      if (after == null) {
        which.selectToggle(before);
      } else {
        count();
      }
    });
    return pills.getChildren().size() > 1 ? Optional.of(pills) : Optional.empty();
  }

  private Table rows() {
    return rows((Which) which.getSelectedToggle().getUserData());
  }

  private Table rows(Which chosen) {
    return switch (chosen) {
      case ALL -> table;
      case SHOWN -> shown.rows().<Table>map(rows -> new PickedRows(table, rows)).orElse(table);
      case SELECTED -> new PickedRows(table, shown.selected());
    };
  }

  /** The columns as they are shown, then those that are not. */
  private List<Column> ordered() {
    List<Column> ordered = new ArrayList<>();
    shown.columns().forEach(name -> table.column(name).ifPresent(ordered::add));
    table.columns().stream().filter(c -> !ordered.contains(c)).forEach(ordered::add);
    return ordered;
  }

  /** Whether a column goes unless said otherwise: what is shown; mail addresses only where they are the table's own. */
  private boolean goes(Column column) {
    boolean seen = shown.columns().isEmpty() || shown.columns().contains(column.name());
    return seen && !(WithContacts.added(table, column) && column.means(Meaning.EMAIL));
  }

  private VBox columnsPart() {
    FlowPane chips = new FlowPane(6, 6);
    for (Column column : ordered()) {
      ToggleButton chip = new ToggleButton(words.say(ColumnWords.of(table.version(), column, currency)));
      chip.setId("export-column-" + column.name());
      chip.getStyleClass().setAll("toggle-button", "chip", "chip-toggle");
      chip.setMnemonicParsing(false);
      chip.setSelected(goes(column));
      chip.setMinWidth(USE_PREF_SIZE);
      clientele.ui.Typefaces.mark(chip, chip.getText());
      chip.selectedProperty().addListener((p, before, after) -> counted());
      columns.put(column, chip);
      chips.getChildren().add(chip);
    }
    ScrollPane scroll = new ScrollPane(chips);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(MOST_CHIPS);
    VBox part = new VBox(4, LeanTable.text(say("export.columns"), "section"), scroll);
    if (table.columns().stream().anyMatch(Mask::hides)) {
      part.getChildren().add(LeanTable.text(say("export.personal"), "caption"));
    }
    return part;
  }

  private VBox filePart(String name) {
    LocalDate day = LocalDate.ofInstant(context.session().clock().instant(), context.session().clock().getZone());
    Path home = Path.of(System.getProperty("user.home", "."));
    file.setText(FreeFile.in(home, name + " " + context.session().settings().title() + " " + day, ".xlsx").toString());
    over.setId("export-over");
    over.getStyleClass().addAll("data", "care");
    over.textProperty().bind(words.of(ExportBox.class, "export.exists"));
    over.visibleProperty().bind(taken);
    over.managedProperty().bind(taken);
    over.selectedProperty().addListener((p, before, after) -> counted());
    file.textProperty().addListener((p, before, after) -> look());
    file.setId("export-file");
    HBox.setHgrow(file, Priority.ALWAYS);
    Button browse = new Button(say("export.browse"));
    browse.setMinWidth(USE_PREF_SIZE);
    browse.setOnAction(e -> {
      FileChooser chooser = new FileChooser();
      Path now = Path.of(file.getText());
      chooser.setInitialFileName(String.valueOf(now.getFileName()));
      chooser.getExtensionFilters().addAll(
          new FileChooser.ExtensionFilter("Excel", "*.xlsx"), new FileChooser.ExtensionFilter("CSV", "*.csv"));
      File chosen = chooser.showSaveDialog(getScene().getWindow());
      if (chosen != null) {
        file.setText(chosen.getPath());
      }
    });
    Label about = LeanTable.text(say("export.about"), "caption");
    return new VBox(4, LeanTable.text(say("export.file"), "section"), new HBox(8, file, browse), over, about);
  }

  private HBox buttons(Runnable close) {
    Button cancel = new Button(say("box.cancel"));
    cancel.setOnAction(e -> close.run());
    write.getStyleClass().add("accent");
    write.setGraphic(Icons.of("mdomz-save_alt"));
    write.setId("export-write");
    write.setDisable(true);
    write.setOnAction(e -> write(close));
    HBox buttons = new HBox(8, cancel, write);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return buttons;
  }

  private TableExport export() {
    ConsentGate gate = ConsentGate.of(context.study().getValue(), table, purpose.getText().strip(), channel.getText().strip());
    return new TableExport(gate, words.now(), false).readable(currency);
  }

  private void count() {
    Table rows = rows();
    context.latest(this, context.job(Text.of(ExportBox.class, "export.counting"), job -> export().count(rows)),
        this::show, problems::show);
  }

  private void show(TableExport.Leaving leaving) {
    figure.setText(Figures.count(leaving.rows()));
    sentence.set(consents
        ? Text.of(ExportBox.class, "export.sentence", rows().rows(), leaving.heldBack())
        : Text.of(ExportBox.class, "export.noConsents"));
    lines.begin(List.of(LeanTable.Head.figures(""), LeanTable.Head.wide("")));
    lines.row(false, Optional.empty(), LeanTable.figure(Figures.count(rows().rows()), "strong"),
        LeanTable.text(say("export.of." + which.getSelectedToggle().getUserData())));
    if (consents) {
      lines.row(false, Optional.empty(), LeanTable.figure("−" + Figures.count(leaving.heldBack()), "bad"),
          LeanTable.text(say("export.held")));
    }
    if (leaving.control() > 0) {
      lines.row(false, Optional.empty(), LeanTable.figure("−" + Figures.count(leaving.control()), "muted"),
          LeanTable.text(say("export.control")));
    }
    lines.row(false, Optional.empty(), LeanTable.figure(Figures.count(leaving.rows()), "strong", "accent-text"),
        LeanTable.text(say("export.write")));
    write.setText(words.say(ExportBox.class, "export.button", leaving.rows()));
    write.setUserData(leaving.rows());
    counted();
  }

  private void counted() {
    write.setDisable(write.getUserData() == null || chosen().isEmpty() || taken.get() && !over.isSelected());
  }

  /** Looks whether the file is there already: it is written over only if that is said of this very name. */
  private void look() {
    over.setSelected(false);
    taken.set(!file.getText().isBlank() && Files.exists(Path.of(file.getText().strip())));
    counted();
  }

  private List<Column> chosen() {
    List<Column> chosen = new ArrayList<>();
    columns.forEach((column, chip) -> {
      if (chip.isSelected()) {
        chosen.add(column);
      }
    });
    return chosen;
  }

  private void write(Runnable close) {
    problems.clear();
    if (!over.isSelected()) {
      look();
      if (taken.get()) {
        return;
      }
    }
    write.setDisable(true);
    Path target = Path.of(file.getText().strip());
    List<Column> chosen = chosen();
    Table rows = rows();
    context.latest(write,
        new Job<>(Text.of(ExportBox.class, "export.writing"), job -> export().write(rows, chosen, target)),
        written -> {
          close.run();
          written(written, chosen);
        },
        problem -> {
          problems.show(problem);
          counted();
        });
  }

  /** Says that the file is there, and notes in the history what left. */
  private void written(TableExport.Written written, List<Column> chosen) {
    Path folder = written.file().toAbsolutePath().getParent();
    done.accept(new Done(
        Text.of(ExportBox.class, written.cut() > 0 ? "export.doneCut" : written.unseen() > 0 ? "export.doneUnseen" : "export.done", written.rows(),
            String.valueOf(written.file().getFileName()), folder.toString(), written.cut() > 0 ? written.cut() : written.unseen()),
        folder));
    context.perform(
        new RecordExport(
            table.name(), String.valueOf(written.file().getFileName()), Math.toIntExact(written.rows()),
            Math.toIntExact(written.heldBack()), Math.toIntExact(written.control()),
            chosen.stream().map(Column::name).toList()),
        Optional.empty(), handle -> { });
  }

  private VBox field(String key, TextField field) {
    VBox box = new VBox(4, LeanTable.text(say(key)), field);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  private String say(String key) {
    return words.say(ExportBox.class, key);
  }
}
