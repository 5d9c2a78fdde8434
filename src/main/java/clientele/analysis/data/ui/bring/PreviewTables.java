package clientele.analysis.data.ui.bring;

import clientele.base.Figures;
import clientele.base.Text;
import clientele.intake.choice.Sniffed;
import clientele.study.Meaning;
import clientele.ui.Mask;
import clientele.ui.Typefaces;
import clientele.ui.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The first rows of a file with what each column means in its head, and the lines that are refused. */
public final class PreviewTables {
  private static final Set<String> NUMBERS = Set.of("integer", "decimal", "real");

  private final Words words;
  private final ImportViewModel model;
  private final ObservableBooleanValue masked;
  private List<Object> shown = List.of();
  private TableView<List<String>> preview = new TableView<>();
  private TableView<Sniffed.Reject> rejects = new TableView<>();

  PreviewTables(Words words, ImportViewModel model, ObservableBooleanValue masked) {
    this.words = words;
    this.model = model;
    this.masked = masked;
  }

  void prepare(TableView<List<String>> rows, TableView<Sniffed.Reject> refused) {
    preview = rows;
    rejects = refused;
    preview.setFixedCellSize(28);
    preview.setSelectionModel(null);
    rejects.setFixedCellSize(28);
    rejects.setSelectionModel(null);
    rejects.setPrefHeight(150);
    rejects.setMinHeight(120);
    preview.setMinHeight(150);
    Label none = new Label();
    none.textProperty().bind(words.of(PreviewTables.class, "preview.none"));
    preview.setPlaceholder(none);
    rejects.setPlaceholder(new Label());
  }

  void show(FileEntry entry, Sniffed found) {
    List<Object> now = List.of(entry, found, masked.get(), words.now(),
        entry.treated(FileEntry.Treatment.PSEUDONYM), entry.treated(FileEntry.Treatment.LEAVE_OUT));
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    List<TableColumn<List<String>, String>> columns = new ArrayList<>();
    for (int i = 0; i < found.columns().size(); i++) {
      columns.add(column(entry, found.columns().get(i), i));
    }
    preview.getColumns().setAll(columns);
    preview.setItems(FXCollections.observableArrayList(found.preview()));
    List<TableColumn<Sniffed.Reject, String>> refused = new ArrayList<>();
    refused.add(rejectColumn("line", 80, r -> Figures.count(r.line()), true));
    refused.add(rejectColumn("reason", 190, r -> words.say(r.reason()), false));
    refused.add(rejectColumn("raw", 420, Sniffed.Reject::raw, false));
    refused.add(rejectColumn("repair", 190, r -> words.say(r.repair()), false));
    rejects.getColumns().setAll(refused);
    rejects.setItems(FXCollections.observableArrayList(java.util.stream.Stream.concat(
        found.rejectExamples().stream(), found.mendedExamples().stream()).toList()));
  }

  private TableColumn<List<String>, String> column(FileEntry entry, Sniffed.SniffedColumn about, int place) {
    TableColumn<List<String>, String> column = new TableColumn<>();
    boolean asked = entry.questions().stream().anyMatch(q -> q.column().equals(about.name()));
    column.setSortable(false);
    String hidden = switch (entry.treatment(about.name())) {
      case KEEP -> "";
      case PSEUDONYM -> "•••";
      case LEAVE_OUT -> "–";
    };
    boolean veiled = masked.get() && Meaning.ofTag(about.role()).map(Mask::hides).orElseGet(
        () -> entry.personal().columns().stream().anyMatch(p -> p.column().equals(about.name()) && !p.within()));
    column.setCellValueFactory(c -> {
      String value = place < c.getValue().size() ? c.getValue().get(place) : "";
      return new ReadOnlyStringWrapper(!hidden.isEmpty() ? hidden : veiled ? Mask.name(value) : value);
    });
    column.setCellFactory(c -> new WordCell<>(NUMBERS.contains(about.type()), asked));
    column.setGraphic(head(about, asked));
    column.setPrefWidth(Math.clamp(longest(about) * 7.6 + 28, 104, 260));
    if (asked) {
      column.getStyleClass().add("care");
    }
    return column;
  }

  private VBox head(Sniffed.SniffedColumn about, boolean asked) {
    Label name = new Label(about.name());
    name.getStyleClass().add("head-name");
    Typefaces.mark(name, about.name());
    ComboBox<String> meaning = new ComboBox<>();
    meaning.getStyleClass().add("small-combo");
    meaning.getItems().add("");
    Arrays.stream(Meaning.values()).map(Meaning::tag).forEach(meaning.getItems()::add);
    meaning.setConverter(new StringConverter<>() {
      @Override
      public String toString(String tag) {
        return tag == null ? "" : words.say(PreviewTables.class, "meaning." + (tag.isEmpty() ? "none" : tag));
      }

      @Override
      public String fromString(String typed) {
        return typed;
      }
    });
    meaning.setValue(about.role());
    meaning.setMaxWidth(Double.MAX_VALUE);
    meaning.setOnAction(e -> model.mean(about.name(), meaning.getValue()));
    meaning.setAccessibleText(about.name());
    double sure = about.role().isEmpty() ? about.confidence() : Math.min(about.confidence(), about.roleConfidence());
    HBox proof = new HBox(6, bar(asked ? Math.min(sure, 0.71) : sure, asked), share(sure, asked));
    proof.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(3, name, meaning, proof);
    box.getStyleClass().add("head-box");
    box.setMaxWidth(Double.MAX_VALUE);
    return box;
  }

  private static StackPane bar(double share, boolean asked) {
    Region track = new Region();
    track.getStyleClass().add("mini-track");
    Region fill = new Region();
    fill.getStyleClass().addAll("mini-bar", asked ? "care" : "act");
    track.setMinSize(20, 4);
    track.setMaxSize(20, 4);
    fill.setMinSize(20 * share, 4);
    fill.setMaxSize(20 * share, 4);
    StackPane bar = new StackPane(track, fill);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxSize(20, 4);
    return bar;
  }

  private static Label share(double share, boolean asked) {
    Label label = new Label(Figures.percent(share, 0));
    label.getStyleClass().addAll("caption", "num");
    if (asked) {
      label.getStyleClass().add("care");
    }
    return label;
  }

  private TableColumn<Sniffed.Reject, String> rejectColumn(
      String key, double width, Function<Sniffed.Reject, String> text, boolean right) {
    TableColumn<Sniffed.Reject, String> column = new TableColumn<>(words.say(Text.of(PreviewTables.class, "reject." + key)));
    column.setSortable(false);
    column.setPrefWidth(width);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
    column.setCellFactory(c -> {
      WordCell<Sniffed.Reject> cell = new WordCell<>(right, false);
      if (key.equals("raw")) {
        cell.getStyleClass().add("raw");
      }
      return cell;
    });
    if (right) {
      column.getStyleClass().add("right");
    }
    return column;
  }

  private static int longest(Sniffed.SniffedColumn about) {
    int letters = about.name().length();
    for (String example : about.examples()) {
      letters = Math.max(letters, Math.min(30, (int) example.codePoints().mapToLong(c -> c > 0x2e80 ? 2 : 1).sum()));
    }
    return letters;
  }

  /** A cell of words; those of numbers stand at the right, those of an open question on amber. */
  private static final class WordCell<T> extends TableCell<T, String> {
    private WordCell(boolean right, boolean asked) {
      if (right) {
        getStyleClass().addAll("right", "num");
      }
      if (asked) {
        getStyleClass().add("care");
      }
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      String shown = empty || item == null ? "" : item;
      setText(shown);
      Typefaces.mark(this, shown);
    }
  }
}
