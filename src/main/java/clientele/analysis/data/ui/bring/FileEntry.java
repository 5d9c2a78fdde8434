package clientele.analysis.data.ui.bring;

import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.personal.PersonalAtImport;
import clientele.base.Problem;
import clientele.intake.choice.Sniffed;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

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

  /** What happens to a column with personal data before anything is stored. */
  enum Treatment {
    KEEP,
    PSEUDONYM,
    LEAVE_OUT
  }

  private final Path path;
  private final FormModel<ImportFile> form = new FormModel<>(ImportFile.class);
  private final Map<String, String> meanings = new LinkedHashMap<>();
  private final Map<String, Treatment> treatments = new LinkedHashMap<>();
  private PersonalAtImport personal = new PersonalAtImport(List.of());
  private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.LOOKING);
  private final ObservableList<Problem> notes = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Sniffed>> found = new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty remembered = new SimpleBooleanProperty();
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

  /** Whether files of its kind were made known from it. */
  BooleanProperty remembered() {
    return remembered;
  }

  /** What a person has to know although it can be imported; lines that were mended are shown elsewhere. */
  ObservableList<Problem> notes() {
    return notes;
  }

  /** What it brings of people. */
  PersonalAtImport personal() {
    return personal;
  }

  /** Keeps what was found out; what was decided about columns that are there still holds. */
  void found(Sniffed sniffed, PersonalAtImport brought) {
    personal = brought;
    treatments.keySet().retainAll(brought.columns().stream().map(PersonalAtImport.Proposal::column).toList());
    found.set(Optional.of(sniffed));
  }

  /** What happens to a column. */
  Treatment treatment(String column) {
    return treatments.getOrDefault(column, Treatment.KEEP);
  }

  /** Decides what happens to a column. */
  void treat(String column, Treatment treatment) {
    treatments.put(column, treatment);
  }

  /** The columns to which something happens. */
  List<String> treated(Treatment treatment) {
    return treatments.entrySet().stream().filter(e -> e.getValue() == treatment).map(Map.Entry::getKey).toList();
  }

  /** Whether its rows were pasted: they stand in the history as they are. */
  boolean isPasted() {
    return !form.value("text").get().isEmpty();
  }

  /**
   * The import as decided.
   *
   * @throws clientele.base.ProblemException if something typed cannot be used
   */
  ImportFile operation() {
    return form.operation().veiling(treated(Treatment.PSEUDONYM), treated(Treatment.LEAVE_OUT));
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
