package clientele.analysis.data.ui.clean;

import clientele.analysis.data.steps.CleaningPreview;
import clientele.analysis.data.steps.CleaningStep;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.job.JobHandle;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.Param;
import clientele.study.DatasetVersion;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyView;
import clientele.ui.ViewContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What every cleaning step would find in a table, looked at without doing anything; each can then be done, alone or all
 * in a row, and undone. Steps come from the catalogue: whatever names its table and finds rows stands here.
 */
final class CleanViewModel {
  /**
   * What a step would find.
   *
   * @param against why it cannot look through this table, if so: then nothing is found
   */
  record Proposal(CleaningStep step, CleaningPreview found, Optional<Problem> against) {
    /** Its id. */
    String id() {
      return OperationCatalog.idOf(step.getClass());
    }

    /** Its name. */
    Text title() {
      return CleanViewModel.title(step.getClass());
    }

    /** Whether there is anything to do. */
    boolean finds() {
      return found.touched() > 0;
    }
  }

  /** Steps that have places of their own. */
  private static final Set<String> ELSEWHERE = Set.of(
      "data.import", "data.set-role", "data.map-column", "data.remove-table", "data.edit-cell", "data.repair-line",
      "data.find-duplicates", "data.review-duplicates", "data.reveal-pair", "data.merge-duplicates", "data.save-preset");

  private final ViewContext context;
  private final ObjectProperty<Optional<String>> table = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> chosen = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final Set<String> left = new HashSet<>();
  private List<Proposal> proposals = List.of();
  private boolean looking;

  CleanViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> look());
    look();
  }

  /** The tables that can be cleaned: those that were imported. */
  List<DatasetVersion> tables() {
    return outline().tables().values().stream()
        .filter(t -> t.role().isImported())
        .sorted(Comparator.comparing((DatasetVersion t) -> t.role() != Role.TRANSACTIONS)
            .thenComparing(DatasetVersion::role).thenComparing(DatasetVersion::table))
        .toList();
  }

  /** The table that is looked at. */
  Optional<DatasetVersion> table() {
    return table.get().flatMap(outline()::table);
  }

  /** Looks at another table. */
  void show(String name) {
    table.set(Optional.of(name));
    chosen.set(Optional.empty());
    proposals = List.of();
    left.clear();
    look();
  }

  /** What each step would find, those that find something first. */
  List<Proposal> proposals() {
    return proposals;
  }

  /** Whether the table is being looked at. */
  boolean looking() {
    return looking;
  }

  /** The operation whose form is shown, by its id. */
  ObjectProperty<Optional<String>> choice() {
    return chosen;
  }

  /** Shows the rows and the form of a step or tool. */
  void choose(String id) {
    chosen.set(Optional.of(id));
    changed();
  }

  /** Rows that some step would touch, each once. */
  long open() {
    return rows(proposals);
  }

  /** Rows that the ticked steps would touch, each once. */
  long taken() {
    return rows(ticked());
  }

  private static long rows(List<Proposal> of) {
    BitSet all = new BitSet();
    of.forEach(p -> all.or(p.found().found()));
    return all.cardinality();
  }

  /** Whether a step is among those done together. */
  boolean isTicked(Proposal proposal) {
    return proposal.finds() && !left.contains(proposal.id());
  }

  /** Ticks a step, or leaves it out of those done together. */
  void tick(String id, boolean on) {
    if (on ? left.remove(id) : left.add(id)) {
      changed();
    }
  }

  /** The steps that are done together. */
  List<Proposal> ticked() {
    return proposals.stream().filter(this::isTicked).toList();
  }

  /** What went wrong last. */
  ObjectProperty<Optional<Problem>> problem() {
    return problem;
  }

  /** Grows with every change, after everything else has its value. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** The other operations on a table: they change columns rather than find rows. */
  List<Class<? extends Operation>> tools() {
    List<Class<? extends Operation>> tools = new ArrayList<>();
    for (String id : context.operations().ids()) {
      Class<? extends Operation> type = context.operations().type(id).orElseThrow();
      if (id.startsWith("data.") && !ELSEWHERE.contains(id) && !CleaningStep.class.isAssignableFrom(type)
          && namesTable(type)) {
        tools.add(type);
      }
    }
    return tools;
  }

  /** Does every ticked step, one after the other, each a step of the history of its own. */
  void doAll() {
    doNext(ticked().stream().map(Proposal::step).toList());
  }

  /** Does one step. */
  void perform(CleaningStep step) {
    doNext(List.of(step));
  }

  private void doNext(List<CleaningStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    context.perform(steps.getFirst(), Optional.empty(), handle -> {
      if (handle.state() == JobHandle.State.DONE) {
        problem.set(Optional.empty());
        doNext(steps.subList(1, steps.size()));
      } else {
        problem.set(handle.failure().map(ViewContext::problem));
      }
      changed();
    });
  }

  /** The name of an operation. */
  static Text title(Class<? extends Operation> type) {
    return Text.of(type, "op." + OperationCatalog.idOf(type) + ".title");
  }

  private void look() {
    List<DatasetVersion> all = tables();
    if (table().isEmpty()) {
      table.set(all.stream().findFirst().map(DatasetVersion::table));
    }
    if (table().isEmpty()) {
      proposals = List.of();
      changed();
      return;
    }
    String name = table.get().orElseThrow();
    List<CleaningStep> steps = steps(name);
    StudyView study = context.study().getValue();
    looking = true;
    changed();
    context.latest(
        this, context.job(Text.of(CleanViewModel.class, "clean.looking", name), job -> find(steps, study, job)),
        found -> {
          looking = false;
          proposals = found;
          changed();
        },
        failed -> {
          looking = false;
          problem.set(Optional.of(failed));
          changed();
        });
  }

  private List<CleaningStep> steps(String name) {
    List<CleaningStep> steps = new ArrayList<>();
    for (String id : context.operations().ids()) {
      Class<? extends Operation> type = context.operations().type(id).orElseThrow();
      if (CleaningStep.class.isAssignableFrom(type)) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        words.put("table", List.of(name));
        CleaningStep step = (CleaningStep) OperationCatalog.make(type, words);
        if (step.validate(outline()).isEmpty()) {
          steps.add(step);
        }
      }
    }
    return steps;
  }

  private static List<Proposal> find(List<CleaningStep> steps, StudyView study, JobContext job) {
    List<Proposal> found = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      JobContext part = job.part((double) i / steps.size(), (i + 1.0) / steps.size());
      found.add(find(steps.get(i), study, part));
    }
    found.sort(Comparator.comparing((Proposal p) -> !p.finds()).thenComparing(p -> p.against().isPresent()));
    return List.copyOf(found);
  }

  /** A step that refuses the table, as one for order lines refuses one of customers, does not hide what others find. */
  private static Proposal find(CleaningStep step, StudyView study, JobContext job) {
    try {
      return new Proposal(step, step.preview(study, job), Optional.empty());
    } catch (ProblemException e) {
      CleaningPreview nothing = new CleaningPreview(study.table(step.table()).rows(), new BitSet(), List.of(), List.of());
      return new Proposal(step, nothing, Optional.of(e.problem()));
    }
  }

  private static boolean namesTable(Class<? extends Operation> type) {
    return OperationCatalog.parameters(type).stream()
        .anyMatch(p -> p.name().equals("table") && p.param().required() && p.param().offers() == Param.Offers.TABLE);
  }

  private Outline outline() {
    return context.study().getValue().outline();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
