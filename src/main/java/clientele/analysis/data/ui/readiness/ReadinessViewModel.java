package clientele.analysis.data.ui.readiness;

import clientele.analysis.Analyses;
import clientele.analysis.Analysis;
import clientele.analysis.Asked;
import clientele.analysis.Step;
import clientele.analysis.data.DataLetter;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.cleaning.profile.Join;
import clientele.cleaning.profile.JoinCheck;
import clientele.job.JobContext;
import clientele.study.StudyView;
import clientele.ui.ViewContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the data support, computed anew after every step. */
final class ReadinessViewModel {
  /** An analysis and where it stands. */
  record Line(String id, Text title, Step step) {
    /** Whether the data are there. */
    boolean ready() {
      return step.state() != Step.State.BLOCKED;
    }
  }

  /** Everything the page shows. */
  record Found(List<Line> analyses, List<Join> joins, DataLetter letter) {
    /** Number of analyses whose data are there. */
    long ready() {
      return analyses.stream().filter(Line::ready).count();
    }

    /** Those that lack their data. */
    List<Line> blocked() {
      return analyses.stream().filter(l -> !l.ready()).toList();
    }
  }

  private final ViewContext context;
  private final Analyses analyses = Analyses.discover();
  private final ReadOnlyObjectWrapper<Optional<Found>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

  ReadinessViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> look());
    look();
  }

  /** What was found last. */
  ReadOnlyObjectProperty<Optional<Found>> found() {
    return found.getReadOnlyProperty();
  }

  /** What went wrong last. */
  ObjectProperty<Optional<Problem>> problem() {
    return problem;
  }

  /** Whether any table was imported. */
  boolean hasTables() {
    return context.study().getValue().outline().tables().values().stream().anyMatch(t -> t.role().isImported());
  }

  private void look() {
    StudyView study = context.study().getValue();
    context.latest(
        this, context.job(Text.of(ReadinessViewModel.class, "readiness.looking"), job -> look(study, job)),
        all -> found.set(Optional.of(all)), failed -> problem.set(Optional.of(failed)));
  }

  private Found look(StudyView study, JobContext job) {
    List<Line> lines = analyses.all().stream()
        .filter(a -> !a.id().equals("data"))
        .map((Analysis a) -> new Line(a.id(), a.title(), Asked.step(a, () -> a.step(study))))
        .toList();
    return new Found(lines, JoinCheck.of(study, job.part(0, 0.3)), DataLetter.of(study, job.part(0.3, 1)));
  }
}
