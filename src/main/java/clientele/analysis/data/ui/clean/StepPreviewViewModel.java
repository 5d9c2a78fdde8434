package clientele.analysis.data.ui.clean;

import clientele.analysis.data.steps.CleaningPreview;
import clientele.analysis.data.steps.CleaningStep;
import clientele.base.Problem;
import clientele.job.Job;
import clientele.ledger.Operation;
import clientele.ledger.StepPreview;
import clientele.study.StudyView;
import clientele.ui.ViewContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the step that is being typed would do, computed without doing it: by itself for tables of up to
 * {@value #LIVE} rows, for larger ones when asked.
 */
final class StepPreviewViewModel {
  /** Rows up to which every change of the form is followed. */
  static final long LIVE = 200_000;

  /** What can be shown of the step. */
  sealed interface State {
    /** The form cannot be used as it stands. */
    record Incomplete() implements State {}

    /** The table is large: it is looked through when asked. */
    record OnRequest(long rows) implements State {}

    /** It is being computed; what was there before may still be shown. */
    record Looking() implements State {}

    /** The step cannot be done like this. */
    record Refused(Problem problem) implements State {}

    /** Rows it would take out, by reason. */
    record Rows(CleaningPreview found) implements State {}

    /** What it would make of the tables. */
    record Changes(StepPreview preview) implements State {}
  }

  private final ViewContext context;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Incomplete());
  private Optional<Operation> typed = Optional.empty();
  private long rows;
  private long asked;

  StepPreviewViewModel(ViewContext context) {
    this.context = context;
  }

  /** What can be shown now. */
  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /**
   * Takes what is typed; a preview of something else is dropped.
   *
   * @param operation empty if the form cannot be used
   * @param tableRows rows of its table
   */
  void show(Optional<Operation> operation, long tableRows) {
    asked++;
    typed = operation;
    rows = tableRows;
    if (operation.isEmpty()) {
      state.set(new State.Incomplete());
      return;
    }
    List<Problem> against = operation.get().validate(context.study().getValue().outline());
    if (!against.isEmpty()) {
      state.set(new State.Refused(against.getFirst()));
    } else if (rows > LIVE) {
      state.set(new State.OnRequest(rows));
    } else {
      look();
    }
  }

  /** What is known already, without another look. */
  void known(CleaningPreview found) {
    asked++;
    typed = Optional.empty();
    state.set(new State.Rows(found));
  }

  /** Computes the preview now. */
  void look() {
    Operation operation = typed.orElseThrow();
    state.set(new State.Looking());
    if (operation instanceof CleaningStep step) {
      StudyView study = context.study().getValue();
      compute(context.job(CleanViewModel.title(step.getClass()), job -> step.preview(study, job)), State.Rows::new);
    } else {
      compute(context.preview(operation), State.Changes::new);
    }
  }

  private <T> void compute(Job<T> job, Function<T, State> shown) {
    long mine = ++asked;
    Consumer<State> then = next -> {
      if (mine == asked) {
        state.set(next);
      }
    };
    context.latest(this, job, found -> then.accept(shown.apply(found)), problem -> then.accept(new State.Refused(problem)));
  }
}
