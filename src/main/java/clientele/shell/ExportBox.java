package clientele.shell;

import clientele.actions.ConsentGate;
import clientele.actions.TableExport;
import clientele.base.Figures;
import clientele.base.Text;
import clientele.job.Job;
import clientele.study.Column;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.Mask;
import clientele.ui.ProblemBar;
import clientele.ui.RichText;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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

  private final ViewContext context;
  private final Words words;
  private final Table table;
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

  ExportBox(ViewContext context, String name, Runnable close) {
    this.context = context;
    this.words = context.words();
    StudyView study = context.study().getValue();
    this.table = study.table(name);
    this.consents = study.main(Role.CONSENTS).isPresent();
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
    getChildren().addAll(title, new HBox(28, count, says), lines);
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

  private VBox columnsPart() {
    FlowPane chips = new FlowPane(6, 6);
    for (Column column : table.columns()) {
      ToggleButton chip = new ToggleButton(column.name());
      chip.getStyleClass().setAll("toggle-button", "chip", "chip-toggle");
      chip.setMnemonicParsing(false);
      chip.setSelected(true);
      chip.setMinWidth(USE_PREF_SIZE);
      clientele.ui.Typefaces.mark(chip, column.name());
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
    String plain = name.replaceAll("[\\\\/:*?\"<>|]", "_");
    file.setText(Path.of(System.getProperty("user.home", "."), plain + ".xlsx").toString());
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
    return new VBox(4, LeanTable.text(say("export.file"), "section"), new HBox(8, file, browse), about);
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
    ConsentGate gate = ConsentGate.of(context.study().getValue(), purpose.getText().strip(), channel.getText().strip());
    return new TableExport(gate, words.now(), false);
  }

  private void count() {
    context.latest(this, context.job(Text.of(ExportBox.class, "export.counting"), job -> export().count(table)),
        this::show, problems::show);
  }

  private void show(TableExport.Leaving leaving) {
    figure.setText(Figures.count(leaving.rows()));
    sentence.set(consents
        ? Text.of(ExportBox.class, "export.sentence", table.rows(), leaving.heldBack())
        : Text.of(ExportBox.class, "export.noConsents"));
    lines.begin(List.of(LeanTable.Head.figures(""), LeanTable.Head.wide("")));
    lines.row(false, Optional.empty(), LeanTable.figure(Figures.count(table.rows()), "strong"),
        LeanTable.text(say("export.all")));
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
    write.setDisable(write.getUserData() == null || chosen().isEmpty());
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
    write.setDisable(true);
    Path target = Path.of(file.getText().strip());
    List<Column> chosen = chosen();
    context.latest(write,
        new Job<>(Text.of(ExportBox.class, "export.writing"), job -> export().write(table, chosen, target)),
        written -> close.run(),
        problem -> {
          problems.show(problem);
          write.setDisable(false);
        });
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
