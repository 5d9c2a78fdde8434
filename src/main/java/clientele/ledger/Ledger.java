package clientele.ledger;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.Job;
import clientele.job.JobContext;
import clientele.job.JobHandle;
import clientele.job.JobRunner;
import clientele.job.Listeners;
import clientele.job.Memory;
import clientele.study.DatasetVersion;
import clientele.study.Digests;
import clientele.study.Json;
import clientele.study.MemoryStore;
import clientele.study.SnapshotView;
import clientele.study.StoredText;
import clientele.study.StudySettings;
import clientele.study.StudyState;
import clientele.study.StudyStore;
import clientele.study.StudyView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The only way a study changes. A step is validated, run as one job, and becomes visible in one transaction; before
 * that nothing has happened. Undo and redo move along the steps, whose tables never change.
 */
public final class Ledger {
  /** Id of the step that tells that a customer was erased; nobody performs it. */
  public static final String ERASED = "privacy.erase";

  private final StudyStore store;
  private final Journal journal;
  private final JobRunner runner;
  private final Map<String, String> environment;
  private final Listeners listeners = new Listeners();
  /** Held by whoever changes the study, for as long as the change takes. */
  private final ReentrantLock lane = new ReentrantLock();
  private volatile Standing standing;

  public Ledger(StudyStore store, Journal journal, JobRunner runner, Map<String, String> environment) {
    this.store = store;
    this.journal = journal;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    standing = Standing.of(new History(journal.entries(), journal::artifact), journal.position(), journal.settings());
  }

  /** The study as it stands, to read. */
  public StudyView view() {
    return new SnapshotView(store, standing.state());
  }

  /** What the study holds as it stands. */
  public StudyState state() {
    return standing.state();
  }

  /** The study as it stood after a step. */
  public StudyView viewAt(long number) {
    return new SnapshotView(store, standing.history().state(number, standing.settings()));
  }

  /** Runs a step on the writer lane; {@code ended} hears its end on the runner's result executor. */
  public JobHandle<LedgerEntry> perform(
      Operation operation, Optional<String> override, Consumer<JobHandle<LedgerEntry>> ended) {
    return runner.write(
        new Job<>(title(operation), job -> step(operation, job)), seed(operation), override, ended);
  }

  /** Runs a step here and now. */
  public LedgerEntry performHere(Operation operation, Optional<String> override, JobContext.Listener listener) {
    return runner.runHere(
        new Job<>(title(operation), job -> step(operation, job)), seed(operation), override, listener);
  }

  /**
   * Runs a step without keeping it, for sliders and what-if questions; {@code read} takes what it needs from the
   * study as it would be.
   */
  public <T> Job<T> preview(Operation operation, Function<StudyView, T> read) {
    return preview(operation, Optional.empty(), read);
  }

  /** As {@link #preview(Operation, Function)}, going on past guard rails for the reason that was given before. */
  public <T> Job<T> preview(Operation operation, Optional<String> override, Function<StudyView, T> read) {
    Job<T> job = tried(operation, (tried, part) -> read.apply(tried.after()));
    return new Job<>(job.title(), given -> job.work().run(override.map(given::overriding).orElse(given)));
  }

  /** Runs a step without keeping it, and compares the tables it would make with those that are there. */
  public Job<StepPreview> preview(Operation operation) {
    return tried(operation, (tried, job) -> StepPreview.of(operation, tried.before(), tried.outcome(), tried.after(), job));
  }

  /** Compares as {@link #preview(Operation)} does, here and now. */
  public StepPreview previewHere(Operation operation, Optional<String> override, JobContext.Listener listener) {
    return runner.runHere(preview(operation), seed(operation), override, listener);
  }

  /** A step that was run and not kept. */
  private record Tried(StudyView before, Outcome outcome, StudyView after) {}

  private <T> Job<T> tried(Operation operation, BiFunction<Tried, JobContext, T> read) {
    return new Job<>(
        title(operation),
        given -> {
          JobContext job = given.seeded(seed(operation));
          MemoryStore scratch = new MemoryStore(store);
          StudyState before = standing.state();
          SnapshotView view = new SnapshotView(scratch, before);
          check(operation, view, job);
          Outcome outcome = operation.run(view, job.part(0, 0.8));
          return read.apply(new Tried(view, outcome, new SnapshotView(scratch, after(before, outcome))), job.part(0.8, 1));
        });
  }

  /** All steps, oldest first, those set aside included. */
  public List<LedgerEntry> entries() {
    return standing.history().entries();
  }

  /** The steps from the first to where the study stands. */
  public List<LedgerEntry> path() {
    Standing now = standing;
    return now.history().path(now.position().head());
  }

  /** Number of the step after which the study stands; 0 before the first. */
  public long head() {
    return standing.position().head();
  }

  /** The step after which the study stands. */
  public Optional<LedgerEntry> last() {
    Standing now = standing;
    return now.history().entry(now.position().head());
  }

  /** The step that undo would take back; an erasure is none, as nothing brings back what it took. */
  public Optional<LedgerEntry> undoable() {
    return last().filter(e -> !e.operation().equals(ERASED));
  }

  /** The step that redo would do again. */
  public Optional<LedgerEntry> redoable() {
    Standing now = standing;
    return now.history().next(now.position().head(), now.position().tip());
  }

  /**
   * Goes to the state after a step, on any branch, as a job on the writer lane: after the steps that were handed in before, never
   * under one that runs. 0 is before the first step.
   *
   * @param seen where the study stood for whoever asks; if it stands elsewhere by then, the job ends {@code OP-MOVED}
   * @param ended hears the end on the runner's result executor
   */
  public JobHandle<Long> goTo(long number, long seen, Consumer<JobHandle<Long>> ended) {
    Text title = Text.of(Ledger.class, number == 0 ? "job.start" : "job.move", number);
    return runner.write(new Job<>(title, job -> {
      lane.lock();
      try {
        if (head() != seen) {
          throw LedgerProblems.MOVED.raise();
        }
        return place(number);
      } finally {
        lane.unlock();
      }
    }), new Seed(0), Optional.empty(), ended);
  }

  /**
   * Goes back before the last step, here and now.
   *
   * @throws ProblemException {@code OP-BUSY} while a step runs, which builds on where the study stands; {@code ERASE-STAYS} if the
   *     last step is an erasure, which cannot be taken back
   */
  public Optional<LedgerEntry> undo() {
    return changing(() -> {
      last().filter(e -> e.operation().equals(ERASED)).ifPresent(e -> {
        throw LedgerProblems.ERASURE_STAYS.raise(e.number());
      });
      return back();
    });
  }

  /**
   * Goes back before the last step that is no erasure, here and now; erasures stay done.
   *
   * @throws ProblemException {@code OP-BUSY} while a step runs
   */
  public Optional<LedgerEntry> undoBeforeErasure() {
    return changing(this::back);
  }

  private Optional<LedgerEntry> back() {
    Optional<LedgerEntry> last = path().reversed().stream().filter(e -> !e.operation().equals(ERASED)).findFirst();
    last.ifPresent(e -> place(e.parent()));
    return last;
  }

  /**
   * Goes forward again, here and now.
   *
   * @throws ProblemException {@code OP-BUSY} while a step runs
   */
  public Optional<LedgerEntry> redo() {
    return changing(() -> {
      Optional<LedgerEntry> next = redoable();
      next.ifPresent(e -> place(e.number()));
      return next;
    });
  }

  /**
   * Goes to the state after a step, on any branch, here and now; 0 is before the first.
   *
   * @throws ProblemException {@code OP-BUSY} while a step runs
   */
  public void goTo(long number) {
    changing(() -> place(number));
  }

  /** Moves the study; redo leads on where it led, unless the step lies on another branch. */
  private long place(long number) {
    Standing now = standing;
    if (number != 0 && now.history().entry(number).isEmpty()) {
      throw new IllegalArgumentException("no step " + number);
    }
    long tip = now.position().tip();
    boolean onWay = number == 0 || now.history().path(tip).stream().anyMatch(e -> e.number() == number);
    Journal.Position to = new Journal.Position(number, onWay ? tip : now.history().newestBelow(number));
    journal.move(to);
    follow(now.history(), to, now.settings());
    return number;
  }

  /**
   * Does something to the whole study, such as writing it anew, while nothing else changes it.
   *
   * @throws ProblemException {@code OP-BUSY} while a step runs
   */
  public <T> T alone(Supplier<T> work) {
    return changing(work);
  }

  private <T> T changing(Supplier<T> change) {
    if (!lane.tryLock()) {
      throw LedgerProblems.BUSY.raise();
    }
    try {
      return change.get();
    } finally {
      lane.unlock();
    }
  }

  /** The step that made a table or artifact, as the study stands. */
  public Optional<LedgerEntry> maker(String name) {
    Standing now = standing;
    return now.history().maker(now.position().head(), name);
  }

  /**
   * Changes title, seed or currency of the study.
   *
   * @throws ProblemException {@code OP-BUSY} while a step runs
   */
  public void settings(StudySettings settings) {
    changing(() -> {
      journal.settings(settings);
      follow(standing.history(), standing.position(), settings);
      return settings;
    });
  }

  /** Calls {@code listener} after every change, on the thread that made it. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Runs a step of the history again on what it was made from and compares.
   *
   * @return whether everything it made is the same; empty if it reads a file from outside, makes a secret, had seen somebody
   *     who was erased later, or is no longer known
   */
  public Optional<Boolean> repeats(LedgerEntry entry, OperationCatalog catalog) {
    boolean repeatable =
        catalog.type(entry.operation()).filter(t -> t.getAnnotation(OperationId.class).repeatable()).isPresent();
    boolean outside = catalog.type(entry.operation()).filter(OperationCatalog::readsOutside).isPresent();
    if (!repeatable || outside || entry.sawErased() || entry.parameters().contains("\"file\":")) {
      return Optional.empty();
    }
    Operation operation = catalog.of(entry);
    MemoryStore scratch = new MemoryStore(store);
    SnapshotView view =
        new SnapshotView(scratch, standing.history().state(entry.parent(), standing.settings()));
    JobContext job = JobContext.of(runner.clock(), new Seed(entry.seed()).derive(operation.id()), (done, words) -> {});
    Outcome again = operation.run(view, job.overriding(entry.override().orElse("run again to compare")));
    boolean same = again.names().size() + again.removed().size() == entry.outputs().size();
    for (Map.Entry<String, LedgerEntry.Output> made : entry.outputs().entrySet()) {
      LedgerEntry.Output output = made.getValue();
      if (output.table().isPresent()) {
        DatasetVersion version = again.tables().get(made.getKey());
        same &= version != null && contents(scratch, version).equals(contents(store, output.table().get()));
      } else if (output.artifact().isPresent()) {
        Object value = again.artifacts().get(made.getKey());
        same &= value != null && (Digests.sha256(Json.write(value)).equals(output.fingerprint())
            || Digests.sha256(Json.writeAsBefore(value)).equals(output.fingerprint()));
      }
    }
    return Optional.of(same);
  }

  /** Its words: the title of an operation. */
  public static Text title(Operation operation) {
    return Text.of(operation.getClass(), "op." + operation.id() + ".title");
  }

  /** What a step of the history is called: the title of its operation; its id if that is no longer known. */
  public static Text title(LedgerEntry entry, OperationCatalog catalog) {
    return catalog.type(entry.operation()).map(t -> Text.of(t, "op." + entry.operation() + ".title"))
        .orElse(entry.operation().equals(ERASED) ? Text.of(Ledger.class, "op.privacy.erase.title") : Text.literal(entry.operation()));
  }

  /** The columns and selections behind the tables. */
  public StudyStore store() {
    return store;
  }

  private Seed seed(Operation operation) {
    return new Seed(standing.settings().seed()).derive(operation.id());
  }

  private LedgerEntry step(Operation operation, JobContext job) {
    lane.lock();
    try {
      Standing from = standing;
      SnapshotView view = new SnapshotView(store, from.state());
      Instant started = job.now();
      LedgerEntry entry;
      try {
        check(operation, view, job);
        Outcome outcome = operation.run(view, job);
        job.checkCancelled();
        entry = commit(operation, view, outcome, job, started, from.position().head());
      } catch (RuntimeException | Error e) {
        view.discard();
        throw e;
      }
      follow(from.history().with(entry), new Journal.Position(entry.number(), entry.number()), from.settings());
      return entry;
    } finally {
      lane.unlock();
    }
  }

  /** Takes in what is kept and tells of it; what fails here takes back nothing, and must not be said to. */
  private void follow(History history, Journal.Position position, StudySettings settings) {
    try {
      standing = Standing.of(history, position, settings);
    } catch (RuntimeException e) {
      throw new ProblemException(LedgerProblems.KEPT.with(e.getClass().getSimpleName() + ": " + e.getMessage()), e);
    }
    listeners.tell();
  }

  private static void check(Operation operation, StudyView view, JobContext job) {
    List<Problem> problems = operation.validate(view.outline());
    if (!problems.isEmpty()) {
      throw new ProblemException(problems.getFirst());
    }
    Memory.budget(title(operation), operation.memory(view.outline()), job);
  }

  private LedgerEntry commit(
      Operation operation, SnapshotView view, Outcome outcome, JobContext job, Instant started, long head) {
    Map<String, LedgerEntry.Output> outputs = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    outcome.removed().forEach(name -> outputs.put(name, LedgerEntry.Output.REMOVED));
    outcome
        .tables()
        .forEach(
            (name, version) ->
                outputs.put(
                    name,
                    new LedgerEntry.Output(Optional.of(version), Optional.empty(), version.fingerprint(store::digest))));
    outcome
        .artifacts()
        .forEach(
            (name, value) -> {
              String json = Json.write(value);
              texts.put(name, json);
              outputs.put(
                  name, new LedgerEntry.Output(Optional.empty(), Optional.of(0L), Digests.sha256(json)));
            });
    Map<String, String> where = new TreeMap<>(environment);
    SourceMarks.of(operation).ifPresent(marks -> where.put(SourceMarks.KEY, marks));
    LedgerEntry entry =
        new LedgerEntry(
            0,
            head,
            operation.id(),
            operation.version(),
            Json.write(OperationCatalog.kept(operation.getClass(), Json.mapper().valueToTree(operation))),
            view.inputs(),
            outputs,
            standing.settings().seed(),
            where,
            started,
            Duration.between(started, job.now()).toMillis(),
            outcome.rowsIn(),
            outcome.rowsOut(),
            outcome.rowsRejected(),
            outcome.summary(),
            job.warnings().stream().map(p -> p.told().encode()).toList(),
            job.overridden().isEmpty() ? Optional.empty() : job.overrideReason(),
            "");
    return journal.commit(entry, texts);
  }

  /** SHA-256 over the values a table shows, however they are stored. */
  private static String contents(StudyStore store, DatasetVersion version) {
    java.security.MessageDigest sha = Digests.sha256();
    clientele.study.Table table = new SnapshotView(store, StudyState.empty(new StudySettings("", 0, ""))).tableOf(version);
    for (clientele.study.Column column : table.columns()) {
      sha.update(column.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (int c = 0; c < table.chunks(); c++) {
        for (String word : clientele.study.Cells.words(table, column, c)) {
          sha.update((word == null ? "\u0000" : word).getBytes(java.nio.charset.StandardCharsets.UTF_8));
          sha.update((byte) 31);
        }
      }
    }
    return Digests.hex(sha.digest());
  }

  private static StudyState after(StudyState before, Outcome outcome) {
    Map<String, DatasetVersion> tables = new LinkedHashMap<>(before.tables());
    Map<String, StoredText> artifacts = new LinkedHashMap<>(before.artifacts());
    outcome.removed().forEach(tables::remove);
    outcome.removed().forEach(artifacts::remove);
    tables.putAll(outcome.tables());
    outcome.artifacts().forEach((name, value) -> artifacts.put(name, StoredText.of(Json.write(value))));
    return new StudyState(tables, artifacts, before.fingerprints(), before.stale(), before.settings());
  }

  /** Where the study stands: history, place in it and state always belong together, whoever reads them when. */
  private record Standing(History history, Journal.Position position, StudySettings settings, StudyState state) {
    private static Standing of(History history, Journal.Position position, StudySettings settings) {
      return new Standing(history, position, settings, history.state(position.head(), settings));
    }
  }
}
