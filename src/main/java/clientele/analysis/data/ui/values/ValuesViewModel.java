package clientele.analysis.data.ui.values;

import clientele.analysis.data.columns.CorrectErrors;
import clientele.analysis.data.columns.FindErrors;
import clientele.analysis.data.columns.MergeValues;
import clientele.analysis.data.columns.Spellings;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.errors.Suspicion;
import clientele.job.JobHandle;
import clientele.ledger.Operation;
import clientele.study.DatasetVersion;
import clientele.study.StudyView;
import clientele.study.Table;
import clientele.ui.ViewContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** What was found in a table, what a person takes of it, and the step that puts it right. */
final class ValuesViewModel {
  /** Suggestions at least so sure are taken unless a person says otherwise. */
  static final double SURE = 0.9;

  /** Tables with more rows are looked through on request only: it takes a minute and much memory. */
  static final long MOST_UNASKED = 1_000_000;

  private static final double LEAST = 0.5;

  private final ViewContext context;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final Map<Spellings.Group, String> targets = new HashMap<>();
  private final Set<Spellings.Group> takenGroups = new HashSet<>();
  private final Set<Suspicion> takenCells = new HashSet<>();
  private Optional<DatasetVersion> table = Optional.empty();
  private Optional<Spellings> column = Optional.empty();
  private Optional<String> only = Optional.empty();
  private Optional<String> lastColumn = Optional.empty();
  private Optional<Problem> problem = Optional.empty();
  private List<Spellings> spellings = List.of();
  private List<Suspicion> suspicions = List.of();
  private List<String> names = List.of();
  private boolean looking;
  private boolean waits;
  private boolean seen;
  private boolean stale = true;

  private record Found(List<Spellings> spellings, List<Suspicion> suspicions) {}

  ValuesViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> {
      stale = true;
      lookIfSeen();
    });
  }

  /** Whether somebody sees the page: a table is looked through only then, since it takes seconds on a large one. */
  void seen(boolean now) {
    seen = now;
    lookIfSeen();
  }

  private void lookIfSeen() {
    if (seen && stale) {
      look();
    }
  }

  /** Grows with every change, after everything else has its value. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** The tables that were imported. */
  List<DatasetVersion> tables() {
    return context.study().getValue().outline().tables().values().stream()
        .filter(t -> t.role().isImported())
        .sorted(Comparator.comparing(DatasetVersion::role).thenComparing(DatasetVersion::table))
        .toList();
  }

  Optional<DatasetVersion> table() {
    return table;
  }

  boolean looking() {
    return looking;
  }

  /** Whether the table is so long that somebody must ask first. */
  boolean waits() {
    return waits;
  }

  /** Looks through the table however long it is. */
  void lookAnyway() {
    waits = false;
    table.ifPresent(this::look);
  }

  Optional<Problem> problem() {
    return problem;
  }

  /** Columns with values written in several ways, those with the most rows to change first. */
  List<Spellings> spellings() {
    return spellings;
  }

  /** The column that is looked through. */
  Optional<Spellings> column() {
    return column;
  }

  /** Suspicious cells, the surest first; of one column if that was asked for. */
  List<Suspicion> suspicions() {
    return only.map(c -> suspicions.stream().filter(s -> nameOf(s).equals(c)).toList()).orElse(suspicions);
  }

  /** Suspicious cells by column, the column with the most first. */
  Map<String, Long> suspiciousColumns() {
    Map<String, Long> counts = new TreeMap<>();
    suspicions.forEach(s -> counts.merge(nameOf(s), 1L, Long::sum));
    return counts;
  }

  Optional<String> only() {
    return only;
  }

  String nameOf(Suspicion cell) {
    return names.get(cell.column());
  }

  void choose(DatasetVersion version) {
    if (table.filter(version::equals).isEmpty()) {
      table = Optional.of(version);
      look();
    }
  }

  void choose(Spellings chosen) {
    column = Optional.of(chosen);
    changed();
  }

  void only(Optional<String> name) {
    only = name;
    changed();
  }

  boolean isTaken(Spellings.Group group) {
    return takenGroups.contains(group);
  }

  void take(Spellings.Group group, boolean take) {
    if (take ? takenGroups.add(group) : takenGroups.remove(group)) {
      changed();
    }
  }

  /** What the values of a group become: the most frequent of them unless a person says otherwise. */
  String target(Spellings.Group group) {
    return targets.getOrDefault(group, group.values().getFirst());
  }

  /** Another value for a group; who gives one wants it. */
  void target(Spellings.Group group, String value) {
    targets.put(group, value);
    takenGroups.add(group);
    changed();
  }

  boolean isTaken(Suspicion cell) {
    return takenCells.contains(cell);
  }

  void take(List<Suspicion> cells, boolean take) {
    if (take ? takenCells.addAll(cells) : cells.stream().map(takenCells::remove).toList().contains(true)) {
      changed();
    }
  }

  /** Groups of the column that are taken. */
  List<Spellings.Group> taken() {
    return column.map(c -> c.clusters().stream().filter(g -> isTaken(g) && !target(g).isBlank()).toList()).orElse(List.of());
  }

  /** Rows whose value changes if they are merged. */
  long changingRows() {
    return taken().stream().mapToLong(g -> g.changing(target(g))).sum();
  }

  /** Cells that are put right, among those in sight. */
  List<Suspicion> takenCells() {
    return suspicions().stream().filter(takenCells::contains).toList();
  }

  /** Merges the groups that are taken. */
  void merge() {
    List<String> mapping = new ArrayList<>();
    for (Spellings.Group group : taken()) {
      String target = target(group).strip();
      group.values().stream().filter(v -> !v.equals(target)).forEach(v -> mapping.add(v + "=" + target));
    }
    perform(new MergeValues(table.orElseThrow().table(), column.orElseThrow().column().name(), mapping, false));
  }

  /** Puts the suggestions that are taken into their cells. */
  void correct() {
    List<Suspicion> wanted = takenCells();
    double sure = Math.floor(wanted.stream().mapToDouble(Suspicion::suggestionSure).min().orElse(SURE) * 1000) / 1000;
    List<String> except = suspicions().stream()
        .filter(s -> s.suggestionSure() >= sure && !takenCells.contains(s))
        .map(s -> s.clears() ? CorrectErrors.value(nameOf(s), s.value()) : CorrectErrors.cell(s.row() + 1, nameOf(s)))
        .distinct()
        .toList();
    perform(new CorrectErrors(table.orElseThrow().table(), sure, only.map(List::of).orElse(List.of()), except));
  }

  private void perform(Operation operation) {
    context.perform(operation, Optional.empty(), handle -> {
      problem = handle.state() == JobHandle.State.DONE ? Optional.empty() : handle.failure().map(ViewContext::problem);
      changed();
    });
  }

  private void look() {
    stale = false;
    StudyView study = context.study().getValue();
    table = table.flatMap(t -> study.outline().table(t.table())).or(() -> tables().stream().findFirst());
    spellings = List.of();
    suspicions = List.of();
    lastColumn = column.map(c -> c.column().name());
    column = Optional.empty();
    only = Optional.empty();
    waits = table.filter(t -> t.rows() > MOST_UNASKED).isPresent();
    looking = false;
    changed();
    if (!waits) {
      table.ifPresent(this::look);
    }
  }

  private void look(DatasetVersion version) {
    StudyView study = context.study().getValue();
    Optional<String> before = lastColumn;
    Table rows = study.table(version.table());
    names = rows.columns().stream().map(c -> c.name()).toList();
    looking = true;
    changed();
    context.latest(
        this, context.job(Text.of(ValuesViewModel.class, "values.job", version.table()), job ->
            new Found(Spellings.of(rows, job.part(0, 0.4)), FindErrors.look(study, rows, LEAST, job.part(0.4, 1)))),
        found -> show(found, before),
        failed -> {
          looking = false;
          problem = Optional.of(failed);
          changed();
        });
  }

  private void show(Found found, Optional<String> before) {
    looking = false;
    spellings = found.spellings();
    suspicions = found.suspicions();
    targets.clear();
    takenGroups.clear();
    takenCells.clear();
    spellings.forEach(s -> s.clusters().stream().filter(Spellings.Group::alike).forEach(takenGroups::add));
    suspicions.stream().filter(s -> s.suggestionSure() >= SURE).forEach(takenCells::add);
    column = spellings.stream().filter(s -> before.filter(s.column().name()::equals).isPresent()).findFirst()
        .or(() -> spellings.stream().findFirst());
    changed();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
