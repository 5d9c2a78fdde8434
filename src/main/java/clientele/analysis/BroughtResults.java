package clientele.analysis;

import clientele.base.ProblemException;
import clientele.base.Unforeseen;
import clientele.job.CancelledException;
import clientele.study.StudyView;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Results that were brought from elsewhere, such as those of a bundle: they are of the right shape, or taken for unknown, and every
 * analysis has to be able to tell them. What an analysis stumbles over was not written by this program.
 */
public final class BroughtResults {
  private BroughtResults() {}

  /**
   * Asks every analysis everything it is asked on its pages, on the map and in reports.
   *
   * @throws ProblemException {@code BUNDLE-RESULTS} if one cannot tell what is there
   */
  public static void check(Analyses analyses, StudyView study) {
    for (Analysis analysis : analyses.all()) {
      List<Supplier<?>> questions = List.of(
          () -> analysis.step(study), () -> analysis.mainOperation(study.outline()), () -> Optional.of(analysis.report(study)),
          () -> analysis.decision(study), () -> analysis.findings(study));
      for (Supplier<?> question : questions) {
        try {
          question.get();
        } catch (CancelledException | ProblemException told) {
          continue; // it says what is missing
        } catch (RuntimeException | StackOverflowError stumbled) {
          throw new ProblemException(AnalysisProblems.BROUGHT.with(analysis.title(), Unforeseen.noted(stumbled).code()), stumbled);
        }
      }
    }
  }
}
