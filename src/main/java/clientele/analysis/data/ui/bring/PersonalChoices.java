package clientele.analysis.data.ui.bring;

import clientele.analysis.data.personal.PersonalAtImport;
import clientele.ui.Icons;
import clientele.ui.LeanTable;
import clientele.ui.LeanTable.Head;
import clientele.ui.RichText;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The columns of a file that look like personal data, and what happens to each before anything is stored. */
public final class PersonalChoices extends VBox {
  private static final int SHOWN_ROWS = 4;

  private final Words words;
  private final ImportViewModel model;
  private final Label title = new Label();
  private final Button take = new Button();
  private final LeanTable table = new LeanTable();
  private final ScrollPane rows = new ScrollPane(table);

  PersonalChoices(Words words, ImportViewModel model) {
    super(4);
    this.words = words;
    this.model = model;
    setId("personal-choices");
    title.getStyleClass().add("section");
    title.setMinWidth(USE_PREF_SIZE);
    take.getStyleClass().add("small");
    take.setId("personal-take");
    take.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox first = new HBox(8, title, space, take);
    first.setAlignment(Pos.CENTER_LEFT);
    RichText what = new RichText(words.of(PersonalChoices.class, "personal.what"), "data");
    rows.setFitToWidth(true);
    rows.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().addAll(first, what, rows);
    setMinHeight(USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
  }

  /** Shows what was found in a file. */
  void show(FileEntry entry) {
    List<PersonalAtImport.Proposal> found = entry.personal().columns();
    boolean waits = entry.phase().get() == FileEntry.Phase.READY || entry.phase().get() == FileEntry.Phase.ASKING;
    setVisible(!found.isEmpty() && waits);
    if (!isVisible()) {
      return;
    }
    boolean pasted = entry.isPasted();
    long hidden = entry.treated(FileEntry.Treatment.PSEUDONYM).size() + entry.treated(FileEntry.Treatment.LEAVE_OUT).size();
    title.setText(words.say(PersonalChoices.class, "personal.title", found.size()));
    title.setGraphic(hidden > 0 ? Icons.of("mdoal-check_circle", "small-icon", "good") : Icons.of("mdomz-security", "small-icon"));
    List<String> proposed = entry.personal().proposed();
    boolean taken = entry.treated(FileEntry.Treatment.PSEUDONYM).containsAll(proposed);
    take.setVisible(!proposed.isEmpty() && !pasted);
    take.setText(words.say(PersonalChoices.class, taken ? "personal.back" : "personal.take", proposed.size()));
    take.setOnAction(e -> model.treat(proposed, taken ? FileEntry.Treatment.KEEP : FileEntry.Treatment.PSEUDONYM));
    table.begin(List.of(
        Head.words(words.say(PersonalChoices.class, "personal.column")), Head.words(words.say(PersonalChoices.class, "personal.kind")),
        Head.wide(words.say(PersonalChoices.class, "personal.evidence")), Head.words(words.say(PersonalChoices.class, "personal.choice"))));
    found.forEach(p -> row(entry, p, pasted));
    double height = 32 + 36.0 * Math.min(SHOWN_ROWS, found.size());
    rows.setMinHeight(height);
    rows.setPrefHeight(height);
    rows.setMaxHeight(height);
  }

  private void row(FileEntry entry, PersonalAtImport.Proposal proposal, boolean pasted) {
    Label name = LeanTable.text(proposal.column(), "strong");
    name.setMinWidth(USE_PREF_SIZE);
    Label kind = LeanTable.text(words.say(proposal.kind().words()));
    kind.setMinWidth(USE_PREF_SIZE);
    String examples = proposal.examples().isEmpty() ? "" : " · " + proposal.examples().getFirst();
    Label evidence = LeanTable.text(words.say(PersonalAtImport.evidence(proposal)) + examples, "muted");
    table.row(false, Optional.empty(), name, kind, evidence, pasted
        ? LeanTable.text(words.say(PersonalChoices.class, "personal.pasted"), "muted")
        : choice(entry, proposal.column()));
  }

  private ComboBox<FileEntry.Treatment> choice(FileEntry entry, String column) {
    ComboBox<FileEntry.Treatment> combo = new ComboBox<>();
    combo.getStyleClass().add("small-combo");
    combo.getItems().setAll(FileEntry.Treatment.values());
    combo.setConverter(new StringConverter<>() {
      @Override
      public String toString(FileEntry.Treatment treatment) {
        return treatment == null ? "" : words.say(PersonalChoices.class, "personal." + treatment);
      }

      @Override
      public FileEntry.Treatment fromString(String typed) {
        return FileEntry.Treatment.KEEP;
      }
    });
    combo.setValue(entry.treatment(column));
    combo.setId("personal-" + column);
    combo.setAccessibleText(words.say(PersonalChoices.class, "personal.of", column));
    combo.setMinWidth(140);
    combo.setOnAction(e -> model.treat(List.of(column), combo.getValue()));
    return combo;
  }
}
