package clientele.ui;

import clientele.base.Language;
import clientele.base.Problem;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.Job;
import clientele.job.JobHandle;
import clientele.job.JobRunner;
import clientele.job.LatestOnly;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.MemoryJournal;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.StepPreview;
import clientele.study.MemoryStore;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** A context over a study in memory, for trying views and view models without the shell. */
public final class TrialContext implements ViewContext, AutoCloseable {
  private final JobRunner runner;
  private final Ledger ledger;
  private final Words words = new Words(Language.ENGLISH);
  private final Optional<Appearance> appearance;
  private final OperationCatalog operations;
  private final SimpleObjectProperty<StudyView> study;
  private final SimpleObjectProperty<Set<Text>> underWay = new SimpleObjectProperty<>(Set.of());
  private final BooleanProperty masked = new SimpleBooleanProperty(true);
  private final Map<Object, LatestOnly> latest = new HashMap<>();
  private final List<String> opened = new ArrayList<>();

  private TrialContext(Executor results, boolean windows, OperationCatalog operations) {
    this.runner = new JobRunner(Clock.systemUTC(), results);
    this.ledger =
        new Ledger(
            new MemoryStore(), new MemoryJournal(new StudySettings("trial", 7, "EUR")), runner, Map.of());
    this.appearance = windows ? Optional.of(new Appearance(words)) : Optional.empty();
    this.operations = operations;
    this.study = new SimpleObjectProperty<>(ledger.view());
    runner.listen(job -> underWay.set(runner.jobs().stream().filter(j -> !j.state().isEnd()).map(JobHandle::title)
        .collect(java.util.stream.Collectors.toUnmodifiableSet())));
    ledger.listen(() -> results.execute(() -> study.set(ledger.view())));
  }

  /** For view models: results come on the working thread. */
  public static TrialContext plain(OperationCatalog operations) {
    return new TrialContext(Runnable::run, false, operations);
  }

  /** For views: results come on the windows' thread; call it there. */
  public static TrialContext windowed(OperationCatalog operations) {
    return new TrialContext(javafx.application.Platform::runLater, true, operations);
  }

  /** The history behind it. */
  public Ledger ledger() {
    return ledger;
  }

  /** Pretends that steps of these titles run. */
  public void working(Set<Text> titles) {
    underWay.set(titles);
  }

  /** Places that were opened. */
  public List<String> opened() {
    return opened;
  }

  @Override
  public Words words() {
    return words;
  }

  @Override
  public Appearance appearance() {
    return appearance.orElseThrow();
  }

  @Override
  public ObservableValue<StudyView> study() {
    return study;
  }

  @Override
  public OperationCatalog operations() {
    return operations;
  }

  @Override
  public BooleanProperty masked() {
    return masked;
  }

  @Override
  public void perform(Operation operation, Optional<String> override, Consumer<JobHandle<LedgerEntry>> ended) {
    ledger.perform(operation, override, ended);
  }

  @Override
  public synchronized <T> void latest(Object owner, Job<T> job, Consumer<T> then, Consumer<Problem> failed) {
    latest.computeIfAbsent(owner, key -> new LatestOnly(runner)).request(job, new Seed(7), handle -> {
      if (handle.state() == JobHandle.State.DONE) {
        then.accept(handle.join());
      } else {
        handle.failure().map(ViewContext::problem).ifPresent(failed);
      }
    });
  }

  @Override
  public <T> Job<T> preview(Operation operation, Function<StudyView, T> read) {
    return ledger.preview(operation, read);
  }

  @Override
  public <T> Job<T> preview(Operation operation, Optional<String> override, Function<StudyView, T> read) {
    return ledger.preview(operation, override, read);
  }

  @Override
  public Job<StepPreview> preview(Operation operation) {
    return ledger.preview(operation);
  }

  @Override
  public ObservableValue<Set<Text>> underWay() {
    return underWay;
  }

  @Override
  public void open(String place) {
    opened.add(place);
  }

  @Override
  public void open(Target target) {
    opened.add(target.toString());
  }

  @Override
  public void export(ShownRows shown) {
    opened.add("export:" + shown.table());
  }

  @Override
  public void explain(Node at, String source) {
    opened.add("explain:" + source);
  }

  @Override
  public Optional<LedgerEntry> maker(String name) {
    return ledger.maker(name);
  }

  @Override
  public java.util.List<LedgerEntry> path() {
    return ledger.path();
  }

  @Override
  public StudyView at(long step) {
    return ledger.viewAt(step);
  }

  @Override
  public void close() {
    runner.close();
  }

  /** Waits until something holds that other threads bring about. */
  public static void await(BooleanSupplier holds) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never came");
      }
      Thread.onSpinWait();
    }
  }
}
