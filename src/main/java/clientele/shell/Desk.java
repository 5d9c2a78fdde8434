package clientele.shell;

import atlantafx.base.controls.Popover;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.Job;
import clientele.job.JobHandle;
import clientele.ledger.LedgerEntry;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.StepPreview;
import clientele.study.StudyView;
import clientele.ui.Appearance;
import clientele.ui.LineagePane;
import clientele.ui.ShownRows;
import clientele.ui.Target;
import clientele.ui.ViewContext;
import clientele.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What the views of one session get to work with. */
final class Desk implements ViewContext {
  private final Session session;
  private final Words words;
  private final Appearance appearance;
  private final BooleanProperty masked;
  private final Consumer<String> navigator;
  private final Consumer<Target> links;
  private final Consumer<ShownRows> exporter;
  private final Consumer<Class<? extends Operation>> asker;

  Desk(
      Session session, Words words, Appearance appearance, BooleanProperty masked, Consumer<String> navigator,
      Consumer<Target> links, Consumer<ShownRows> exporter, Consumer<Class<? extends Operation>> asker) {
    this.session = session;
    this.words = words;
    this.appearance = appearance;
    this.masked = masked;
    this.navigator = navigator;
    this.links = links;
    this.exporter = exporter;
    this.asker = asker;
  }

  Session session() {
    return session;
  }

  @Override
  public Words words() {
    return words;
  }

  @Override
  public Appearance appearance() {
    return appearance;
  }

  @Override
  public ObservableValue<StudyView> study() {
    return session.study();
  }

  @Override
  public OperationCatalog operations() {
    return session.analyses().operations();
  }

  @Override
  public BooleanProperty masked() {
    return masked;
  }

  @Override
  public void perform(Operation operation, Optional<String> override, Consumer<JobHandle<LedgerEntry>> ended) {
    session.perform(operation, override, ended);
  }

  @Override
  public <T> void latest(Object owner, Job<T> job, Consumer<T> then, Consumer<Problem> failed) {
    session.latest(owner, job, then, failed);
  }

  @Override
  public <T> Job<T> preview(Operation operation, Function<StudyView, T> read) {
    return session.ledger().preview(operation, read);
  }

  @Override
  public <T> Job<T> preview(Operation operation, Optional<String> override, Function<StudyView, T> read) {
    return session.ledger().preview(operation, override, read);
  }

  @Override
  public Job<StepPreview> preview(Operation operation) {
    return session.ledger().preview(operation);
  }

  @Override
  public ObservableValue<Set<Text>> underWay() {
    return session.underWay();
  }

  @Override
  public void open(String place) {
    navigator.accept(place);
  }

  @Override
  public void open(Target target) {
    links.accept(target);
  }

  /** Shows the form of an operation over the page. */
  void ask(Class<? extends Operation> type) {
    asker.accept(type);
  }

  /** Lets the place that is open turn to something; the same as a link to it. */
  void show(Target.Made made) {
    links.accept(made);
  }

  @Override
  public void export(ShownRows shown) {
    exporter.accept(shown);
  }

  @Override
  public void explain(Node at, String source) {
    LineagePane pane = new LineagePane(words, operations(), session.clock().getZone(), source, this::maker);
    Popover popover = new Popover(pane);
    popover.setHeaderAlwaysVisible(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_LEFT);
    popover.show(at);
  }

  @Override
  public Optional<LedgerEntry> maker(String name) {
    return session.ledger().maker(name);
  }

  @Override
  public List<LedgerEntry> path() {
    return session.ledger().path();
  }

  @Override
  public StudyView at(long step) {
    return session.ledger().viewAt(step);
  }
}
