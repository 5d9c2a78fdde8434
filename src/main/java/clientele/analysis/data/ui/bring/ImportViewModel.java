package clientele.analysis.data.ui.bring;

import clientele.analysis.data.again.CleaningAgain;
import clientele.analysis.data.bring.ImportFile;
import clientele.analysis.data.bring.SavePreset;
import clientele.analysis.data.personal.PersonalAtImport;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.intake.choice.Sniffed;
import clientele.intake.problem.IntakeProblems;
import clientele.job.JobContext;
import clientele.job.JobHandle;
import clientele.ledger.Operation;
import clientele.study.DatasetVersion;
import clientele.ui.ViewContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The way of files into the study: each is looked at, what it leaves open is asked, and only then it is imported. A
 * changed choice looks at the file again.
 */
public final class ImportViewModel {
  /** What was found out about a file, and what it brings of people. */
  private record Looked(Sniffed found, PersonalAtImport personal, List<Problem> notes) {}

  private final ViewContext context;
  private final ObservableList<FileEntry> files = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<FileEntry>> current = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  public ImportViewModel(ViewContext context) {
    this.context = context;
  }

  /** The files, in the order they were given. */
  ObservableList<FileEntry> files() {
    return files;
  }

  /** The file that is shown. */
  ObjectProperty<Optional<FileEntry>> current() {
    return current;
  }

  /** What went wrong in the last import. */
  ObjectProperty<Optional<Problem>> problem() {
    return problem;
  }

  /** Grows whenever anything about a file changes. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Takes files and looks at them; one that is already there is looked at again. */
  void add(List<Path> paths) {
    for (Path path : paths) {
      files.removeIf(f -> f.path().equals(path));
      FileEntry entry = new FileEntry(path);
      files.add(entry);
      current.set(Optional.of(entry));
      look(entry);
    }
    changed();
  }

  /** Takes rows as they were copied elsewhere, under a name. */
  void addText(String name, String text) {
    String free = name;
    for (int n = 2; taken(free); n++) {
      free = name + " " + n;
    }
    FileEntry entry = new FileEntry(Path.of(free));
    entry.form().value("text").set(text);
    files.add(entry);
    current.set(Optional.of(entry));
    look(entry);
    changed();
  }

  private boolean taken(String name) {
    return files.stream().anyMatch(f -> f.path().toString().equals(name));
  }

  /** Takes a file off the list. */
  void remove(FileEntry entry) {
    files.remove(entry);
    current.set(files.isEmpty() ? Optional.empty() : Optional.of(files.getLast()));
    changed();
  }

  /** Shows a file. */
  void show(FileEntry entry) {
    current.set(Optional.of(entry));
    changed();
  }

  /** Decides something about the file that is shown and looks at it again. */
  void choose(String parameter, String value) {
    current.get().ifPresent(entry -> {
      if (!entry.form().value(parameter).get().equals(value)) {
        entry.form().value(parameter).set(value);
        look(entry);
      }
    });
  }

  /** Says what a column of the file that is shown means. */
  void mean(String column, String meaning) {
    current.get().ifPresent(entry -> {
      entry.mean(column, meaning);
      look(entry);
    });
  }

  /** Decides what happens to columns with personal data of the file that is shown. */
  void treat(List<String> columns, FileEntry.Treatment treatment) {
    current.get().ifPresent(entry -> {
      columns.forEach(column -> entry.treat(column, treatment));
      changed();
    });
  }

  /** Tables whose next file the one that is shown could be: of its role, with most of its columns. */
  List<String> homes() {
    Optional<Sniffed> found = current.get().flatMap(f -> f.found().get());
    if (found.isEmpty()) {
      return List.of();
    }
    List<String> names = found.get().columns().stream().map(Sniffed.SniffedColumn::name).toList();
    return context.study().getValue().outline().tables().values().stream()
        .filter(t -> t.role().isImported())
        .filter(t -> {
          long shared = t.plainColumns().stream().filter(c -> names.contains(c.name())).count();
          return shared * 10 >= 7 * Math.max(1, Math.min(names.size(), t.plainColumns().size()));
        })
        .map(DatasetVersion::table)
        .sorted()
        .toList();
  }

  /** Where the file that is shown goes: a table of its own (empty), or {@code append:T} or {@code replace:T}. */
  String home() {
    return current.get().map(f -> {
      String into = f.form().value("append").get();
      boolean replace = Boolean.parseBoolean(f.form().value("replace").get());
      return !into.isBlank() ? "append:" + into : replace ? "replace:" + f.form().value("table").get() : "";
    }).orElse("");
  }

  /** Decides where the file that is shown goes. */
  void go(String home) {
    current.get().ifPresent(f -> {
      String name = home.substring(home.indexOf(':') + 1);
      f.form().value("append").set(home.startsWith("append:") ? name : "");
      f.form().value("replace").set(Boolean.toString(home.startsWith("replace:")));
      f.form().value("table").set(home.startsWith("replace:") ? name : "");
      changed();
    });
  }

  /** Makes files of the kind of the one that is shown known to the study. */
  void remember() {
    current.get().filter(f -> f.phase().get() == FileEntry.Phase.DONE).ifPresent(entry -> {
      ImportFile made = entry.operation();
      String table = made.append().isBlank() ? made.tableName() : made.append();
      context.perform(new SavePreset(table, ""), Optional.empty(), handle -> {
        entry.remembered().set(handle.state() == JobHandle.State.DONE);
        handle.failure().map(ViewContext::problem).ifPresent(p -> entry.problem().set(Optional.of(p)));
        changed();
      });
    });
  }

  /** The place where one goes on once all files are in. */
  String onward() {
    boolean again = files.stream().map(f -> f.form().operation()).anyMatch(f -> !f.append().isBlank() || f.replace());
    long tables = context.study().getValue().outline().tables().values().stream().filter(t -> t.role().isImported()).count();
    return again ? "changes" : tables > 1 ? "readiness" : "clean";
  }

  /** Files that can be imported now. */
  List<FileEntry> ready() {
    return files.stream().filter(f -> f.phase().get() == FileEntry.Phase.READY).toList();
  }

  /** Files that wait for a decision. */
  List<FileEntry> asking() {
    return files.stream().filter(f -> f.phase().get() == FileEntry.Phase.ASKING).toList();
  }

  /** Rows of the files that can be imported now. */
  long readyRows() {
    return ready().stream().flatMap(f -> f.found().get().stream()).mapToLong(Sniffed::rows).sum();
  }

  /** Imports the file that is shown although a guard rail stopped it, for a reason that is kept in the history. */
  void importAgainst(String reason) {
    current.get().ifPresent(entry -> operation(entry).ifPresent(operation -> perform(entry, operation, Optional.of(reason), List.of())));
  }

  /** Imports every file that is ready, one after the other. */
  void importReady() {
    problem.set(Optional.empty());
    next(ready());
  }

  private void next(List<FileEntry> left) {
    if (left.isEmpty()) {
      return;
    }
    FileEntry entry = left.getFirst();
    Optional<ImportFile> operation = operation(entry);
    if (operation.isEmpty()) {
      return;
    }
    List<Problem> against = operation.get().validate(context.study().getValue().outline());
    if (!against.isEmpty()) {
      refuse(entry, against.getFirst());
      next(left.subList(1, left.size()));
      return;
    }
    perform(entry, operation.get(), Optional.empty(), left.subList(1, left.size()));
  }

  private void perform(FileEntry entry, ImportFile operation, Optional<String> reason, List<FileEntry> after) {
    entry.problem().set(Optional.empty());
    entry.guarded().set(false);
    phase(entry, FileEntry.Phase.IMPORTING);
    context.perform(operation, reason, handle -> {
      if (handle.state() == JobHandle.State.DONE) {
        phase(entry, FileEntry.Phase.DONE);
        String joined = operation.append().isBlank() ? operation.tableName() : operation.append();
        if (!operation.append().isBlank() || operation.replace()) {
          again(CleaningAgain.of(context.path(), joined, context.operations()), after);
          return;
        }
      } else if (handle.state() == JobHandle.State.CANCELLED) {
        phase(entry, FileEntry.Phase.READY);
        return;
      } else {
        entry.guarded().set(handle.failure().filter(f -> f instanceof ProblemException known && known.isGuard()).isPresent());
        handle.failure().map(ViewContext::problem).ifPresent(p -> refuse(entry, p));
      }
      next(after);
    });
  }

  /** Does the cleaning steps of a table again on its new rows, then goes on with the files that are left. */
  private void again(List<Operation> steps, List<FileEntry> after) {
    if (steps.isEmpty()) {
      next(after);
      return;
    }
    context.perform(steps.getFirst(), Optional.empty(), handle -> {
      handle.failure().map(ViewContext::problem).ifPresent(p -> problem.set(Optional.of(p)));
      again(steps.subList(1, steps.size()), after);
    });
  }

  private void look(FileEntry entry) {
    phase(entry, FileEntry.Phase.LOOKING);
    entry.problem().set(Optional.empty());
    operation(entry).ifPresent(operation ->
        context.latest(
            entry,
            context.job(Text.of(ImportViewModel.class, "looking", entry.path().getFileName().toString()),
                job -> look(operation, job.overriding("only looked at"))),
            looked -> found(entry, looked),
            problem -> refuse(entry, problem)));
  }

  private Looked look(ImportFile operation, JobContext job) {
    Sniffed found = operation.plan(operation.overrides().withPresets(SavePreset.all(context.study().getValue())), job).sniffed();
    List<Problem> notes = job.warnings().stream().filter(w -> w.code() != IntakeProblems.MENDED).distinct().toList();
    return new Looked(found, PersonalAtImport.of(found), notes);
  }

  private Optional<ImportFile> operation(FileEntry entry) {
    try {
      return Optional.of(entry.operation());
    } catch (ProblemException e) {
      refuse(entry, e.problem());
      return Optional.empty();
    }
  }

  private void found(FileEntry entry, Looked looked) {
    entry.notes().setAll(looked.notes);
    entry.found(looked.found, looked.personal);
    phase(entry, entry.questions().isEmpty() ? FileEntry.Phase.READY : FileEntry.Phase.ASKING);
  }

  private void refuse(FileEntry entry, Problem why) {
    entry.problem().set(Optional.of(why));
    problem.set(Optional.of(why));
    phase(entry, FileEntry.Phase.REFUSED);
  }

  private void phase(FileEntry entry, FileEntry.Phase phase) {
    entry.phase().set(phase);
    changed();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
