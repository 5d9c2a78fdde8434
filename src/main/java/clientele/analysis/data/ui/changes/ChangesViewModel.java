package clientele.analysis.data.ui.changes;

import clientele.analysis.Analyses;
import clientele.analysis.Made;
import clientele.analysis.WhatChanged;
import clientele.analysis.data.again.StudyChanges;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.study.StudyView;
import clientele.ui.ViewContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What is different since files came in, computed anew after every step. */
final class ChangesViewModel {
  /** An analysis that rests on what has changed since. */
  record Old(String id, Text title) {}

  /**
   * Everything the page shows.
   *
   * @param round the files since which it is compared
   * @param changes of the tables
   * @param answers that are others now
   * @param old analyses that are out of date
   */
  record Found(StudyChanges.Round round, StudyChanges changes, WhatChanged answers, List<Old> old) {}

  private final ViewContext context;
  private final Analyses analyses = Analyses.discover();
  private final ReadOnlyObjectWrapper<Optional<Found>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
  private List<StudyChanges.Round> rounds = List.of();
  private Optional<Long> chosen = Optional.empty();

  ChangesViewModel(ViewContext context) {
    this.context = context;
    context.study().addListener((p, before, after) -> look());
    look();
  }

  /** What was found last; empty while nothing has come in again. */
  ReadOnlyObjectProperty<Optional<Found>> found() {
    return found.getReadOnlyProperty();
  }

  /** What went wrong last. */
  ObjectProperty<Optional<Problem>> problem() {
    return problem;
  }

  /** The times at which files came in again, the last one first. */
  List<StudyChanges.Round> rounds() {
    return rounds;
  }

  /** Compares with the study before other files. */
  void since(StudyChanges.Round round) {
    if (!chosen.equals(Optional.of(round.after()))) {
      chosen = Optional.of(round.after());
      look();
    }
  }

  private void look() {
    rounds = StudyChanges.rounds(context.path());
    Optional<StudyChanges.Round> round =
        rounds.stream().filter(r -> chosen.equals(Optional.of(r.after()))).findFirst().or(() -> rounds.stream().findFirst());
    if (round.isEmpty()) {
      found.set(Optional.empty());
      return;
    }
    StudyView before = context.at(round.get().after());
    StudyView now = context.study().getValue();
    context.latest(
        this, context.job(Text.of(ChangesViewModel.class, "changes.looking"), job -> compare(round.get(), before, now, job)),
        all -> {
          problem.set(Optional.empty());
          found.set(Optional.of(all));
        },
        failed -> problem.set(Optional.of(failed)));
  }

  private Found compare(StudyChanges.Round round, StudyView before, StudyView now, JobContext job) {
    StudyChanges changes = StudyChanges.between(before, now, job.part(0, 0.8));
    job.progress(0.8);
    WhatChanged answers = WhatChanged.between(before, now, analyses);
    List<Old> old = analyses.all().stream()
        .filter(a -> Made.isOld(a, now.outline(), context::maker))
        .map(a -> new Old(a.id(), a.title()))
        .toList();
    return new Found(round, changes, answers, old);
  }
}
