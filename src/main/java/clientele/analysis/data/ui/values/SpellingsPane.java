package clientele.analysis.data.ui.values;

import atlantafx.base.theme.Styles;
import clientele.analysis.data.columns.Spellings;
import clientele.base.Figures;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The groups of one column: whether they are merged, what is written now, and what will be. */
final class SpellingsPane {
  private static final int LISTED = 150;
  private static final int VALUES = 12;

  private final Words words;
  private final ValuesViewModel model;
  private final VBox groups = new VBox();
  private final Label more = new Label();
  private final ScrollPane scroll = new ScrollPane(new VBox(8, groups, more));

  SpellingsPane(Words words, ValuesViewModel model) {
    this.words = words;
    this.model = model;
    groups.getStyleClass().add("spellings");
    more.getStyleClass().add("caption");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(0);
  }

  /** The pane as the model has it now. */
  Node show() {
    double at = scroll.getVvalue();
    groups.getChildren().clear();
    model.column().ifPresent(column -> {
      groups.getChildren().add(head());
      column.clusters().stream().limit(LISTED).forEach(group -> groups.getChildren().add(line(group)));
      int rest = Math.max(0, column.clusters().size() - LISTED);
      more.setText(rest == 0 ? "" : words.say(SpellingsPane.class, "values.more", rest));
    });
    scroll.setVvalue(at);
    return scroll;
  }

  private HBox head() {
    Label now = new Label(words.say(SpellingsPane.class, "values.now"));
    Label then = new Label(words.say(SpellingsPane.class, "values.then"));
    Label rows = new Label(words.say(SpellingsPane.class, "values.changing"));
    for (Label label : new Label[] {now, then, rows}) {
      label.getStyleClass().add("caption");
    }
    now.setMaxWidth(Double.MAX_VALUE);
    now.setPadding(new javafx.geometry.Insets(0, 0, 0, 30));
    HBox.setHgrow(now, Priority.ALWAYS);
    fix(then, 220);
    fix(rows, 84);
    rows.setAlignment(Pos.CENTER_RIGHT);
    HBox head = new HBox(12, now, then, rows);
    head.getStyleClass().add("spelling-line");
    return head;
  }

  private HBox line(Spellings.Group group) {
    CheckBox take = new CheckBox();
    take.setSelected(model.isTaken(group));
    take.setId("spelling-" + group.values().getFirst());
    take.setAccessibleText(words.say(SpellingsPane.class, "values.takeGroup", group.values().getFirst()));
    take.setOnAction(e -> model.take(group, take.isSelected()));
    FlowPane values = new FlowPane(6, 4);
    for (int v = 0; v < Math.min(VALUES, group.values().size()); v++) {
      String value = group.values().get(v);
      Button chip = new Button(value + "  " + Figures.count(group.rows().get(v)));
      chip.getStyleClass().setAll("chip", "chip-button", value.equals(model.target(group)) ? "act" : "outline");
      chip.setMnemonicParsing(false);
      Typefaces.mark(chip, value);
      chip.setOnAction(e -> model.target(group, value));
      values.getChildren().add(chip);
    }
    if (group.values().size() > VALUES) {
      Label rest = new Label(words.say(SpellingsPane.class, "values.andMore", group.values().size() - VALUES));
      rest.getStyleClass().add("caption");
      values.getChildren().add(rest);
    }
    values.setAlignment(Pos.CENTER_LEFT);
    values.setMinWidth(0);
    HBox.setHgrow(values, Priority.ALWAYS);
    TextField target = new TextField(model.target(group));
    target.setId("spelling-target-" + group.values().getFirst());
    target.setAccessibleText(words.say(SpellingsPane.class, "values.then"));
    target.getStyleClass().add(Styles.SMALL);
    Typefaces.mark(target, target.getText());
    fix(target, 220);
    target.setOnAction(e -> model.target(group, target.getText()));
    target.focusedProperty().addListener((p, was, is) -> {
      if (!is && !target.getText().equals(model.target(group))) {
        model.target(group, target.getText());
      }
    });
    Label rows = new Label(Figures.count(group.changing(model.target(group))));
    rows.getStyleClass().addAll("data", "num");
    fix(rows, 84);
    rows.setAlignment(Pos.CENTER_RIGHT);
    HBox line = new HBox(12, take, values, target, rows);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("spelling-line");
    return line;
  }

  private static void fix(javafx.scene.layout.Region node, double width) {
    node.setMinWidth(width);
    node.setPrefWidth(width);
    node.setMaxWidth(width);
  }
}
