package clientele.ui;

import clientele.base.Figures;
import clientele.base.Text;
import clientele.ledger.LedgerEntry;
import clientele.ledger.OperationCatalog;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a figure comes from: the step that made it, what that read, and so on down to the files. */
public final class LineagePane extends VBox {
  /** A line of the way back. */
  record Origin(int depth, String name, Optional<LedgerEntry> step) {}

  private static final int DEEPEST = 8;

  private final List<Origin> origins = new ArrayList<>();

  /**
   * The way back from a source.
   *
   * @param maker finds the step that made a table or artifact
   */
  public LineagePane(Words words, OperationCatalog operations, ZoneId zone, String source, Function<String, Optional<LedgerEntry>> maker) {
    super(6);
    getStyleClass().add("popover-body");
    setPrefWidth(440);
    walk(source, 0, maker, new HashSet<>());
    for (Origin origin : origins) {
      getChildren().add(row(origin, words, operations, zone));
    }
    Hyperlink copy = new Hyperlink(words.say(LineagePane.class, "lineage.copy"));
    copy.setOnAction(e -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text(words, operations));
      Clipboard.getSystemClipboard().setContent(content);
    });
    getChildren().add(copy);
  }

  /** The way back as lines of text for an appendix. */
  public String text(Words words, OperationCatalog operations) {
    StringBuilder lines = new StringBuilder();
    for (Origin origin : origins) {
      lines.append("  ".repeat(origin.depth())).append(origin.name());
      origin.step().ifPresent(e -> lines.append("\t").append(e.operation()).append(" v").append(e.version())
          .append("\t").append(e.parameters()).append("\tseed ").append(e.seed()).append("\t").append(e.started()));
      lines.append('\n');
    }
    return lines.toString();
  }

  private void walk(String name, int depth, Function<String, Optional<LedgerEntry>> maker, Set<String> seen) {
    Optional<LedgerEntry> step = maker.apply(name);
    origins.add(new Origin(depth, name, step));
    if (depth < DEEPEST && seen.add(name)) {
      step.ifPresent(e -> e.inputs().keySet().stream().sorted().filter(input -> !seen.contains(input))
          .forEach(input -> walk(input, depth + 1, maker, seen)));
    }
  }

  private HBox row(Origin origin, Words words, OperationCatalog operations, ZoneId zone) {
    Label name = new Label(origin.name());
    name.getStyleClass().add("data");
    Typefaces.mark(name, origin.name());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label how = new Label(origin.step().map(e -> describe(e, words, operations, zone)).orElse(words.say(LineagePane.class, "lineage.unknown")));
    how.getStyleClass().add("caption");
    String icon = origin.step().filter(e -> e.inputs().isEmpty()).isPresent() ? "mdoal-file_upload"
        : origin.depth() == 0 ? "mdoal-insights" : "mdoal-functions";
    HBox row = new HBox(10, Icons.of(icon, "small-icon"), name, space, how);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setPadding(new Insets(0, 0, 0, 14.0 * origin.depth()));
    return row;
  }

  private static String describe(LedgerEntry entry, Words words, OperationCatalog operations, ZoneId zone) {
    String title = operations.type(entry.operation())
        .map(type -> words.say(Text.of(type, "op." + entry.operation() + ".title")))
        .orElse(entry.operation());
    return title + " · " + Figures.date(entry.started().atZone(zone).toLocalDate(), words.now());
  }
}
