package clientele.ui;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.Job;
import clientele.job.JobHandle;
import clientele.ledger.LedgerEntry;
import clientele.ledger.Operation;
import clientele.ledger.OperationCatalog;
import clientele.ledger.StepPreview;
import clientele.study.StudyView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What a view may know and do: the study as it stands, steps to perform, questions to compute, places to go. */
public interface ViewContext {
  /** The language and the words in it. */
  Words words();

  /** Theme and faces. */
  Appearance appearance();

  /** The study as it stands; a new value after every step, undo and redo. */
  ObservableValue<StudyView> study();

  /** The operations of the program. */
  OperationCatalog operations();

  /** Whether names of people are hidden. */
  BooleanProperty masked();

  /** Performs a step as a job; {@code ended} hears its end on the windows' thread. */
  void perform(Operation operation, Optional<String> override, Consumer<JobHandle<LedgerEntry>> ended);

  /** Computes something off the windows' thread; a newer request of the same {@code owner} replaces this one. */
  <T> void latest(Object owner, Job<T> job, Consumer<T> then, Consumer<Problem> failed);

  /** What the study would be after a step, without keeping it. */
  <T> Job<T> preview(Operation operation, Function<StudyView, T> read);

  /** As {@link #preview(Operation, Function)}, going on past guard rails for the reason that was given before. */
  <T> Job<T> preview(Operation operation, Optional<String> override, Function<StudyView, T> read);

  /** What a step would make of the tables of the study, without keeping it. */
  Job<StepPreview> preview(Operation operation);

  /** Titles of the steps that wait or run now. */
  default ObservableValue<Set<Text>> underWay() {
    return new ReadOnlyObjectWrapper<>(Set.of());
  }

  /** Goes to another place by its id. */
  void open(String place);

  /** Goes to the place that shows things of this kind, and to this one there. */
  void open(Target target);

  /** Offers to write a table to a file, through the gate that looks at consents. */
  default void export(String table) {
    export(ShownRows.all(table));
  }

  /** Offers to write what is shown of a table to a file, through the gate that looks at consents. */
  void export(ShownRows shown);

  /** Shows where a figure comes from. */
  void explain(Node at, String source);

  /** The step that made a table or artifact, as the study stands. */
  Optional<LedgerEntry> maker(String name);

  /** The steps that led to the study as it stands, the first one first. */
  List<LedgerEntry> path();

  /** The study as it stood after a step of its history; 0 is before the first. */
  StudyView at(long step);

  /** Words for the finished step of a job that failed: the problem it met. */
  static Problem problem(Throwable failure) {
    return failure instanceof clientele.base.ProblemException known
        ? known.problem()
        : UiProblems.unforeseen(clientele.base.Unforeseen.of(failure));
  }

  /** Runs something as a job under a name. */
  default <T> Job<T> job(Text title, Job.Work<T> work) {
    return new Job<>(title, work);
  }
}
