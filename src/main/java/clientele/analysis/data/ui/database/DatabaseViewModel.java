package clientele.analysis.data.ui.database;

import clientele.analysis.data.bring.ImportQuery;
import clientele.analysis.data.personal.PersonalAtImport;
import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.intake.choice.Sniffed;
import clientele.study.DatasetVersion;
import clientele.ui.ViewContext;
import clientele.ui.form.FormModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** A question to a database: its first rows before it is imported, and what it brings of people. */
final class DatabaseViewModel {
  /** Rows that are looked at. */
  static final int FIRST_ROWS = 200;

  private final ViewContext context;
  private final FormModel<ImportQuery> form;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Optional<Sniffed> found = Optional.empty();
  private Optional<Problem> problem = Optional.empty();
  private boolean looking;

  DatabaseViewModel(ViewContext context, FormModel<ImportQuery> form) {
    this.context = context;
    this.form = form;
    form.value("host").set("");
    context.study().addListener((p, before, after) -> changed());
  }

  /** Grows with every change. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** The first rows, once they were looked at. */
  Optional<Sniffed> found() {
    return found;
  }

  /** What stands in the way. */
  Optional<Problem> problem() {
    return problem;
  }

  /** Whether the database is being asked. */
  boolean isLooking() {
    return looking;
  }

  /** What the first rows bring of people. */
  PersonalAtImport personal() {
    return found.map(PersonalAtImport::of).orElse(new PersonalAtImport(List.of()));
  }

  /** Puts pseudonyms in place of what looks personal. */
  void hide() {
    form.value("pseudonymise").set(String.join(", ", personal().proposed()));
    changed();
  }

  /** Whether pseudonyms are put in place of what looks personal. */
  boolean isHidden() {
    return !personal().proposed().isEmpty()
        && List.of(form.value("pseudonymise").get().split("\\s*,\\s*")).containsAll(personal().proposed());
  }

  /** The table with the answer, once it is in the study. */
  Optional<DatasetVersion> made() {
    return context.study().getValue().outline().table(form.value("table").get().strip());
  }

  /** Asks for the first rows. */
  void look() {
    problem = Optional.empty();
    ImportQuery question;
    try {
      if (form.value("table").get().isBlank()) {
        form.value("table").set("answer");
      }
      question = form.operation();
    } catch (ProblemException e) {
      failed(e.problem());
      return;
    }
    looking = true;
    changed();
    context.latest(
        this, context.job(Text.of(DatabaseViewModel.class, "database.looking"), job -> question.look(FIRST_ROWS, job.overriding("only looked at"))),
        sniffed -> {
          looking = false;
          found = Optional.of(sniffed);
          changed();
        },
        this::failed);
  }

  private void failed(Problem why) {
    looking = false;
    found = Optional.empty();
    problem = Optional.of(why);
    changed();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
