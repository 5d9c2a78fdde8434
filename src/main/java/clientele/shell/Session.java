package clientele.shell;

import clientele.analysis.Analyses;
import clientele.analysis.Analysis;
import clientele.analysis.Asked;
import clientele.analysis.Finding;
import clientele.analysis.Made;
import clientele.analysis.Step;
import clientele.analysis.WhatChanged;
import clientele.base.Problem;
import clientele.base.Seed;
import clientele.base.Text;
import clientele.job.Job;
import clientele.job.JobContext;
import clientele.job.JobHandle;
import clientele.job.JobRunner;
import clientele.ledger.rewrite.Rewriting;
import clientele.job.LatestOnly;
import clientele.ledger.Ledger;
import clientele.ledger.LedgerEntry;
import clientele.ledger.LedgerProblems;
import clientele.ledger.OpenStudy;
import clientele.ledger.Operation;
import clientele.ledger.Refresh;
import clientele.reports.Block;
import clientele.study.StudySettings;
import clientele.study.StudyView;
import clientele.ui.ViewContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * A study at work: what it holds as it stands, the steps that led there, jobs, and where every analysis stands. Needs
 * no windows; changes are told on the executor given.
 */
public final class Session implements AutoCloseable {
  private Consumer<Problem> refused = problem -> {};
  private final OpenStudy open;
  private final JobRunner runner;
  private final Analyses analyses;
  private final ReadOnlyObjectWrapper<StudyView> study;
  private final ObjectProperty<List<MapNode>> nodes = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<StudyFacts> facts = new SimpleObjectProperty<>(StudyFacts.NONE);
  private final ReadOnlyObjectWrapper<Set<Text>> underWay = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyObjectWrapper<Optional<Text>> writing = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<Object, LatestOnly> latest = new WeakHashMap<>();
  private final LatestOnly survey;

  /** A session over an open study; {@code results} is where changes are told. */
  public Session(OpenStudy open, JobRunner runner, Analyses analyses, Executor results) {
    this.open = open;
    this.runner = runner;
    this.analyses = analyses;
    this.study = new ReadOnlyObjectWrapper<>(open.ledger().view());
    this.survey = new LatestOnly(runner);
    open.ledger().listen(() -> results.execute(this::changed));
    runner.listen(job -> {
      List<JobHandle<?>> now = runner.jobs().stream().filter(j -> !j.state().isEnd()).toList();
      underWay.set(now.stream().map(JobHandle::title).collect(Collectors.toUnmodifiableSet()));
      writing.set(now.reversed().stream().filter(JobHandle::isWriting).map(JobHandle::title).findFirst());
    });
    look();
  }

  /** The study as it stands; a new value after every change. */
  public ReadOnlyObjectProperty<StudyView> study() {
    return study.getReadOnlyProperty();
  }

  /** Where every analysis stands, in the order of the work; computed after every change. */
  public ObjectProperty<List<MapNode>> nodes() {
    return nodes;
  }

  /** Titles of the listed jobs that wait or run. */
  public ReadOnlyObjectProperty<Set<Text>> underWay() {
    return underWay.getReadOnlyProperty();
  }

  /** Title of the job that changes the study, or waits to: as long as there is one, the study is not moved in its history. */
  public ReadOnlyObjectProperty<Optional<Text>> writing() {
    return writing.getReadOnlyProperty();
  }

  /** Date of the data and number of customers. */
  public ObjectProperty<StudyFacts> facts() {
    return facts;
  }

  /** The history. */
  public Ledger ledger() {
    return open.ledger();
  }

  /** The analyses of the program. */
  public Analyses analyses() {
    return analyses;
  }

  /** Where the study lies. */
  public OpenStudy file() {
    return open;
  }

  /** Title, seed and currency. */
  public StudySettings settings() {
    return study.get().outline().settings();
  }

  /** The jobs, newest first. */
  public List<JobHandle<?>> jobs() {
    return runner.jobs();
  }

  /** Calls {@code listener} whenever a job changes. */
  public void listenToJobs(Runnable listener) {
    runner.listen(job -> listener.run());
  }

  /** The clock of the jobs. */
  public Clock clock() {
    return runner.clock();
  }

  /** Performs a step as a job. */
  public void perform(Operation operation, Optional<String> override, Consumer<JobHandle<LedgerEntry>> ended) {
    ledger().perform(operation, override, ended);
  }

  /** Computes something; a newer request of the same owner replaces this one. */
  public <T> void latest(Object owner, Job<T> job, Consumer<T> then, Consumer<Problem> failed) {
    latest
        .computeIfAbsent(owner, key -> new LatestOnly(runner))
        .request(job, new Seed(settings().seed()), handle -> {
          if (handle.state() == JobHandle.State.DONE) {
            then.accept(handle.join());
          } else {
            handle.failure().map(ViewContext::problem).ifPresent(failed);
          }
        });
  }

  /** Goes back before the last step as a job, unless one that changes the study runs. */
  public void undo() {
    ledger().undoable().ifPresentOrElse(entry -> goTo(entry.parent()),
        () -> ledger().last().ifPresent(erasure -> refused.accept(LedgerProblems.ERASURE_STAYS.with(erasure.number()))));
  }

  /** Goes forward again as a job, unless one that changes the study runs. */
  public void redo() {
    ledger().redoable().ifPresent(entry -> goTo(entry.number()));
  }

  /** Goes to the state after a step as a job, unless one that changes the study runs. */
  public void goTo(long number) {
    Optional<Text> before = writing.get();
    if (before.isPresent()) {
      refused.accept(ShellProblems.WAITS.with(before.get()));
      return;
    }
    ledger().goTo(number, ledger().head(), handle -> handle.failure().map(ViewContext::problem).ifPresent(refused));
  }

  /**
   * Writes the study anew when no step runs; it is closed then. {@code ended} hears of it, on the windows' thread: whether its copies are as they
   * should be, or what stood against it.
   */
  void rewrite(Rewriting rewriting, Text title, Consumer<JobHandle<Boolean>> ended) {
    runner.write(new Job<>(title, context -> open.rewrite(rewriting)), new Seed(0), Optional.empty(), ended);
  }

  /** Hears why the study could not be moved. */
  void refused(Consumer<Problem> listener) {
    refused = listener;
  }

  /** The words of a step: the title of its operation. */
  public Text title(LedgerEntry entry) {
    return Ledger.title(entry, analyses.operations());
  }

  /** Steps that would bring everything out of date up to date, each after those it rests on; data steps are a person's. */
  public List<Refresh.Again> refreshing() {
    return Refresh.waiting(ledger(), analyses.operations(), study.get().ofEarlierShape(), entry -> makes(entry).isPresent());
  }

  /** The steps that would bring what one analysis made up to date, with those it rests on. */
  public List<Refresh.Again> refreshing(Analysis analysis) {
    return Refresh.waiting(ledger(), analyses.operations(), study.get().ofEarlierShape(), entry -> makes(entry).filter(analysis::equals).isPresent());
  }

  /** The analysis whose operation made a step; empty for steps on the data themselves. */
  private Optional<Analysis> makes(LedgerEntry entry) {
    return analyses.operations().type(entry.operation())
        .flatMap(type -> analyses.all().stream()
            .filter(a -> a.operations().contains(type) && !a.produces().isEmpty())
            .findFirst());
  }

  @Override
  public void close() {
    runner.close();
    open.close();
  }

  private void changed() {
    study.set(open.ledger().view());
    look();
  }

  private void look() {
    StudyView now = study.get();
    survey.request(
        new Job<>(Text.of(Session.class, "job.map"), job -> survey(now, job)),
        new Seed(settings().seed()),
        handle -> {
          if (handle.state() == JobHandle.State.DONE) {
            Survey found = handle.join();
            facts.set(found.facts());
            nodes.set(found.nodes());
          }
        });
  }

  private Survey survey(StudyView now, JobContext job) {
    List<MapNode> found = new ArrayList<>();
    for (Analysis analysis : analyses.all()) {
      job.checkCancelled();
      found.add(new MapNode(
          analysis, Asked.step(analysis, () -> step(analysis, now)),
          Asked.of(analysis, Optional.<Operation>empty(), () -> analysis.mainOperation(now.outline())).answer(),
          WhatChanged.headline(analysis, now),
          Asked.of(analysis, Optional.<Block.Headline>empty(), () -> analysis.decision(now)).answer(),
          Asked.of(analysis, List.<Finding>of(), () -> analysis.findings(now)).answer()));
    }
    return new Survey(List.copyOf(found), StudyFacts.of(now));
  }

  /** Where an analysis stands: what follows from its main result, as a list does, belongs to it. */
  private Step step(Analysis analysis, StudyView now) {
    Step step = analysis.step(now);
    if (Made.isOfEarlierShape(analysis, now, ledger())) {
      return new Step(Step.State.OUT_OF_DATE, Optional.empty(), Text.of(Made.class, "earlier.step"));
    }
    return step.state() == Step.State.CURRENT && Made.isOld(analysis, ledger()) ? step.in(Step.State.OUT_OF_DATE) : step;
  }

  /** What one look at the study gives. */
  private record Survey(List<MapNode> nodes, StudyFacts facts) {}
}
