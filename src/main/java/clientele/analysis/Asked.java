package clientele.analysis;

import clientele.base.Problem;
import clientele.base.ProblemException;
import clientele.base.Text;
import clientele.base.Unforeseen;
import clientele.job.CancelledException;
import clientele.reports.Block;
import clientele.reports.Section;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one analysis said when it was asked, or why it could not: one that throws takes nothing but its own place down.
 *
 * @param answer what it said; what stands for nothing if it could not
 * @param problem why it could not
 */
public record Asked<T>(T answer, Optional<Problem> problem) {

  /** Asks; {@code nothing} is the answer of an analysis that throws. Cancelling is no failure and goes on. */
  public static <T> Asked<T> of(Analysis analysis, T nothing, Supplier<T> question) {
    try {
      return new Asked<>(question.get(), Optional.empty());
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (ProblemException told) {
      return new Asked<>(nothing, Optional.of(told.problem()));
    } catch (RuntimeException unexpected) {
      return new Asked<>(nothing, Optional.of(AnalysisProblems.NOT_TOLD.with(
          analysis.title(), Unforeseen.noted(unexpected).code())));
    }
  }

  /** Its section of a report; where it could not write one, a section of one sentence that says so. */
  static Optional<Section> section(Analysis analysis, Supplier<Optional<Section>> question) {
    Asked<Optional<Section>> asked = of(analysis, Optional.empty(), question);
    return asked.problem().isEmpty() ? asked.answer()
        : Optional.of(new Section(analysis.id(), analysis.title(), List.of(new Block.Note(asked.words("notTold.section")))));
  }

  /** Where it stands; where it could not say, a node that says so. */
  public static Step step(Analysis analysis, Supplier<Step> question) {
    Asked<Optional<Step>> asked = of(analysis, Optional.empty(), () -> Optional.of(question.get()));
    return asked.answer().orElseGet(() -> new Step(Step.State.BLOCKED, Optional.empty(), asked.words("notTold.step")));
  }

  private Text words(String key) {
    Problem why = problem.orElseThrow();
    return Text.of(Asked.class, key, why.code().id(), why.what());
  }
}
