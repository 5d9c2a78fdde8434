package clientele.analysis.data.ui;

import clientele.analysis.data.ImportFile;
import clientele.base.Problem;
import clientele.intake.Sniffed;
import clientele.ui.form.FormModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A file on its way into the study: what was found out about it, and what the person decided. */
final class FileEntry {
  /** Where it is on its way. */
  enum Phase {
    LOOKING,
    /** Something is open that a person has to decide. */
    ASKING,
    READY,
    IMPORTING,
    DONE,
    REFUSED
  }

  private final Path path;
  private final FormModel<ImportFile> form = new FormModel<>(ImportFile.class);
  private final Map<String, String> meanings = new LinkedHashMap<>();
  private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.LOOKING);
  private final ObjectProperty<Optional<Sniffed>> found = new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty guarded = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

  FileEntry(Path path) {
    this.path = path;
    form.value("file").set(path.toString());
  }

  Path path() {
    return path;
  }

  /** The choices made for it. */
  FormModel<ImportFile> form() {
    return form;
  }

  /** Where it is. */
  ObjectProperty<Phase> phase() {
    return phase;
  }

  /** What was found out. */
  ObjectProperty<Optional<Sniffed>> found() {
    return found;
  }

  /** What stands against it. */
  ObjectProperty<Optional<Problem>> problem() {
    return problem;
  }

  /** Whether what stands against it may be passed for a reason. */
  BooleanProperty guarded() {
    return guarded;
  }

  /** Says what a column means; an empty meaning leaves it to the guess. */
  void mean(String column, String meaning) {
    meanings.values().removeIf(column::equals);
    if (!meaning.isEmpty()) {
      meanings.put(meaning, column);
    }
    form.value("map").set(String.join(", ", meanings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList()));
  }

  /** What is open, and not yet decided. */
  List<Sniffed.Question> questions() {
    return found.get().map(Sniffed::openQuestions).orElse(List.of()).stream()
        .filter(q -> form.value(q.parameter()).get().equals("auto"))
        .toList();
  }
}
