package clientele.analysis.data.ui.bring;

import clientele.base.Figures;
import clientele.base.Messages;
import clientele.base.ProblemCode;
import clientele.intake.choice.Sniffed;
import clientele.intake.problem.IntakeProblems;
import clientele.study.Role;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What a person decides about a file: the open question with its evidence first, then everything that was found out. */
final class ImportPanel {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final Set<ProblemCode> LOCKED = Set.of(IntakeProblems.PROTECTED, IntakeProblems.WRONG_PASSWORD);
  private static final double SURE = 0.8;
  private static final List<String> DELIMITERS = List.of("auto", "comma", "semicolon", "tab", "pipe");

  private final Words words;
  private final ImportViewModel model;
  private final VBox node = new VBox();
  private final Map<String, Region> fields = new HashMap<>();

  ImportPanel(Words words, ImportViewModel model) {
    this.words = words;
    this.model = model;
    node.getStyleClass().addAll("side-panel", "form");
    node.setId("import-panel");
  }

  VBox node() {
    return node;
  }

  /** Puts the focus on the choice about something. */
  void focus(String about) {
    Optional.ofNullable(fields.get(about)).ifPresent(Region::requestFocus);
  }

  /** What a decision says in words. */
  static String shown(Words words, String about, String value) {
    String key = "value." + about + "." + switch (value) {
      case "," -> "comma";
      case ";" -> "semicolon";
      case "\t" -> "tab";
      case "|" -> "pipe";
      default -> value.replace(' ', '-');
    };
    return Messages.find(ImportPanel.class, words.now(), key).orElse(value);
  }

  /** Shows the file of the moment; the keys stay in the field they were in. */
  void update() {
    Optional<String> focused = fields.entrySet().stream().filter(f -> f.getValue().isFocusWithin()).map(Map.Entry::getKey).findFirst();
    int caret = focused.map(fields::get).filter(TextField.class::isInstance).map(f -> ((TextField) f).getCaretPosition()).orElse(0);
    build();
    focused.map(fields::get).ifPresent(field -> {
      field.requestFocus();
      if (field instanceof TextField text) {
        text.positionCaret(caret);
      }
    });
  }

  private void build() {
    node.getChildren().clear();
    fields.clear();
    Optional<FileEntry> entry = model.current().get();
    if (entry.isEmpty()) {
      return;
    }
    if (entry.get().problem().get().filter(p -> LOCKED.contains(p.code())).isPresent()) {
      password();
    }
    entry.get().questions().stream().findFirst().ifPresent(q -> node.getChildren().add(question(q)));
    if (entry.get().phase().get() == FileEntry.Phase.DONE) {
      remember(entry.get());
    }
    entry.get().found().get().ifPresent(found -> choices(entry.get(), found));
    Button remove = new Button(words.say(ImportPanel.class, "remove"));
    remove.getStyleClass().add("small");
    remove.setId("import-remove");
    remove.setOnAction(e -> model.remove(entry.get()));
    node.getChildren().add(remove);
  }

  /** Whether somebody should look at a decision before it is trusted. */
  static boolean isUnsure(Sniffed.Decision decision) {
    return decision.confidence() < SURE;
  }

  /** Asks for the password of a workbook; a wrong one is asked for again. */
  private void password() {
    PasswordField typed = new PasswordField();
    typed.setId("import-password");
    Button open = new Button(words.say(ImportPanel.class, "unlock"));
    open.setId("import-unlock");
    open.disableProperty().bind(typed.textProperty().isEmpty());
    open.setOnAction(e -> model.choose("password", typed.getText()));
    typed.setOnAction(e -> open.fire());
    field("password", typed, "");
    node.getChildren().addAll(label(words.say(ImportPanel.class, "passwordWhy"), "field-hint"), open);
  }

  /** Offers to make files of this kind known. */
  private void remember(FileEntry entry) {
    boolean known = entry.remembered().get();
    Button button = new Button(words.say(ImportPanel.class, "remember"));
    button.setId("import-remember");
    button.setDisable(known);
    button.setOnAction(e -> model.remember());
    node.getChildren().add(new VBox(6, button, label(words.say(ImportPanel.class, known ? "remembered" : "rememberWhy"), "field-hint")));
  }

  private VBox question(Sniffed.Question question) {
    Label title = label(question.column().isEmpty() ? words.say(ImportPanel.class, "about." + question.parameter()) : question.column(), "panel-title");
    Label asks = label(words.say(ImportPanel.class, "ask." + question.parameter(),
        question.examples().isEmpty() ? "" : question.examples().getFirst()), "caption");
    VBox box = new VBox(8, title, asks);
    ToggleGroup group = new ToggleGroup();
    Button use = new Button();
    use.getStyleClass().add("accent");
    boolean readings = question.parameter().equals("encoding") && question.examples().size() == question.choices().size();
    for (int c = 0; c < question.choices().size(); c++) {
      Sniffed.Alternative choice = question.choices().get(c);
      RadioButton radio = new RadioButton(shown(words, question.parameter(), choice.value()));
      radio.setToggleGroup(group);
      radio.setUserData(choice.value());
      radio.getStyleClass().add("strong");
      Label fits = label(words.say(ImportPanel.class, readings ? "fits.bytes" : "fits", choice.fits(), choice.of()), "caption");
      VBox card = new VBox(3, radio, fits);
      if (readings) {
        card.getChildren().add(label(question.examples().get(c).strip(), "reading"));
      }
      card.getStyleClass().add("choice-card");
      card.setOnMouseClicked(e -> radio.setSelected(true));
      radio.selectedProperty().addListener((p, before, after) -> {
        card.pseudoClassStateChanged(SELECTED, after);
        if (after) {
          use.setText(words.say(ImportPanel.class, "use", radio.getText()));
        }
      });
      box.getChildren().add(card);
      if (group.getSelectedToggle() == null) {
        radio.setSelected(true);
      }
    }
    box.getChildren().add(label(words.say(ImportPanel.class, "evidence"), "strong"));
    box.getChildren().add(label(
        words.say(ImportPanel.class, "proof." + question.parameter(), question.provesFirst(), question.provesSecond(), question.neither()),
        "data"));
    use.setId("import-use");
    use.setOnAction(e -> model.choose(question.parameter(), (String) group.getSelectedToggle().getUserData()));
    box.getChildren().add(use);
    return box;
  }

  private void choices(FileEntry entry, Sniffed found) {
    Label title = label(words.say(ImportPanel.class, "panelTitle"), "panel-title");
    node.getChildren().add(title);
    TextField name = new TextField(entry.form().value("table").get());
    name.setPromptText(entry.form().operation().tableName());
    name.textProperty().addListener((p, before, after) -> entry.form().value("table").set(after));
    field("table", name, "");
    if (entry.phase().get() != FileEntry.Phase.DONE) {
      homes();
    }
    List<String> roles = Arrays.stream(Role.values()).filter(Role::isImported).map(Role::tag).toList();
    combo("role", roles, found.role(), "role", tag -> words.say(ImportPanel.class, "role." + tag), found.roleConfidence());
    List<String> encodings = found.encodings().stream().map(Sniffed.EncodingOption::name).distinct().toList();
    decision(found, "sheet").ifPresent(d -> {
      List<String> sheets = new java.util.ArrayList<>(List.of(d.value()));
      d.alternatives().forEach(a -> sheets.add(a.value()));
      combo("sheet", sheets, d.value(), "sheet", v -> v, d.confidence());
    });
    if (!found.delimiter().isEmpty()) {
      combo("encoding", encodings.isEmpty() ? List.of(found.encoding()) : encodings, found.encoding(), "encoding", v -> v, sure(found, "encoding"));
      combo("delimiter", DELIMITERS.subList(1, DELIMITERS.size()), word(found.delimiter()), "delimiter",
          v -> shown(words, "delimiter", v), sure(found, "delimiter"));
    }
    combo("header", List.of("0", "1", "2", "3"), Integer.toString(found.headerRows()), "header", v -> shown(words, "header", v), sure(found, "header"));
    decision(found, "dateOrder").ifPresent(d ->
        combo("dateOrder", List.of("dmy", "mdy"), d.value(), "dateOrder", v -> shown(words, "dateOrder", v), d.confidence()));
    decision(found, "decimal").ifPresent(d ->
        combo("decimal", List.of("point", "comma"), d.value(), "decimal", v -> shown(words, "decimal", v), d.confidence()));
  }

  /** Offers the tables whose next file this could be. */
  private void homes() {
    List<String> tables = model.homes();
    if (tables.isEmpty()) {
      return;
    }
    List<String> ways = new java.util.ArrayList<>(List.of(""));
    tables.forEach(t -> ways.addAll(List.of("append:" + t, "replace:" + t)));
    ComboBox<String> combo = new ComboBox<>();
    combo.getItems().setAll(ways);
    combo.setConverter(new StringConverter<>() {
      @Override
      public String toString(String way) {
        return way == null || way.isEmpty() ? words.say(ImportPanel.class, "home.own")
            : words.say(ImportPanel.class, "home." + way.substring(0, way.indexOf(':')), way.substring(way.indexOf(':') + 1));
      }

      @Override
      public String fromString(String typed) {
        return typed;
      }
    });
    combo.setValue(model.home());
    combo.setId("import-home");
    combo.setOnAction(e -> model.go(combo.getValue()));
    field("home", combo, "");
    Label note = label(words.say(ImportPanel.class, "home.note"), "field-hint");
    node.getChildren().add(note);
  }

  private void combo(
      String about, List<String> values, String now, String parameter, java.util.function.UnaryOperator<String> shown, double sure) {
    ComboBox<String> combo = new ComboBox<>();
    combo.getItems().setAll(values);
    combo.setConverter(new StringConverter<>() {
      @Override
      public String toString(String value) {
        return value == null ? "" : shown.apply(value);
      }

      @Override
      public String fromString(String typed) {
        return typed;
      }
    });
    combo.setValue(now);
    combo.setId("import-" + parameter);
    combo.setOnAction(e -> model.choose(parameter, combo.getValue()));
    Label hint = field(about, combo, Figures.percent(sure, 0));
    if (sure < SURE) {
      hint.getStyleClass().add("care");
    }
  }

  private Label field(String about, Region control, String right) {
    control.setMaxWidth(Double.MAX_VALUE);
    control.setAccessibleText(words.say(ImportPanel.class, "about." + about));
    Label name = label(words.say(ImportPanel.class, "about." + about), "field-label");
    Label hint = label(right, "field-hint");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    node.getChildren().add(new VBox(4, new HBox(name, space, hint), control));
    fields.put(about, control);
    return hint;
  }

  private static Optional<Sniffed.Decision> decision(Sniffed found, String about) {
    return found.decisions().stream().filter(d -> d.about().equals(about)).findFirst();
  }

  private static double sure(Sniffed found, String about) {
    return decision(found, about).map(Sniffed.Decision::confidence).orElse(1.0);
  }

  private static String word(String delimiter) {
    return switch (delimiter) {
      case "," -> "comma";
      case ";" -> "semicolon";
      case "\t" -> "tab";
      case "|" -> "pipe";
      default -> delimiter;
    };
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    Typefaces.mark(label, text);
    return label;
  }

}
