package clientele.shell;

import clientele.base.Text;
import clientele.ledger.StudyCopy;
import clientele.ui.Icons;
import clientele.ui.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The copies of a study, each with its moment, its steps and whether it is whole, and the way back to it. */
final class CopiesForm extends VBox {
  private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final double MEGABYTE = 1024 * 1024;

  private final Words words;

  /**
   * A list of copies.
   *
   * @param restore what a press on one of them does, with its number
   * @param asItIs goes on with what the file of the study still holds
   */
  CopiesForm(Words words, Path study, List<StudyCopy> copies, LongConsumer restore, Runnable asItIs) {
    super(8);
    this.words = words;
    setId("copies");
    getChildren().add(text("copies.of", "section", study.getFileName().toString()));
    if (copies.isEmpty()) {
      getChildren().add(text("copies.none", "caption"));
    } else {
      getChildren().add(text("copies.help", "caption"));
    }
    copies.forEach(copy -> getChildren().add(row(copy, restore)));
    Hyperlink goOn = new Hyperlink();
    goOn.setId("copies-as-it-is");
    goOn.textProperty().bind(words.of(CopiesForm.class, "copies.asItIs"));
    goOn.setOnAction(e -> asItIs.run());
    getChildren().add(goOn);
  }

  private Node row(StudyCopy copy, LongConsumer restore) {
    Label made = new Label(made(copy));
    made.getStyleClass().add("num");
    made.setMinWidth(USE_PREF_SIZE);
    Label holds = text("copies.holds", "caption", copy.steps(), copy.bytes() / MEGABYTE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(10, Icons.of("mdomz-save", "small-icon"), made, holds, space);
    if (copy.older()) {
      row.getChildren().add(text("copies.older", "caption"));
    } else if (copy.whole()) {
      Button back = new Button();
      back.getStyleClass().add("restore-copy");
      back.textProperty().bind(words.of(CopiesForm.class, "copies.restore"));
      back.setMinWidth(USE_PREF_SIZE);
      back.setOnAction(e -> restore.accept(copy.number()));
      row.getChildren().add(back);
    } else {
      row.getChildren().add(text("copies.notWhole", "caption"));
    }
    row.getStyleClass().add("row-line");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(36);
    return row;
  }

  private static String made(StudyCopy copy) {
    try {
      return MADE.format(Instant.parse(copy.made()).atZone(ZoneId.systemDefault()));
    } catch (DateTimeParseException e) {
      return copy.base().getFileName().toString();
    }
  }

  private Label text(String key, String style, Object... args) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.textProperty().bind(words.of(Text.of(CopiesForm.class, key, args)));
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
