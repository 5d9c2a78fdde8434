package clientele.analysis.recommend;

import clientele.base.Estimate;
import clientele.base.Text;
import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How good the recommendations are and how one knows; the artifact {@code recommend_evaluation}.
 *
 * @param method that was chosen: {@code neighbours}, {@code popularity}, {@code own-bought}, {@code own-twice} or
 *     {@code own-last}
 * @param split {@code later} for a cut-off in time, {@code held-out} for one item of each customer held out at random
 * @param cutoff last day learned from in the test
 * @param lastDay last day of the data
 * @param k items shown
 * @param repeats whether items already bought may be shown
 * @param repeatShare share of purchases that repeat an earlier one
 * @param users number of customers
 * @param items number of items
 * @param tested customers who bought in the test
 * @param figures of the methods, the chosen one first; the baseline is the simple rule that did best on the test itself
 * @param difference of the share of buyers with something they bought on their list: the chosen method less the
 *     best simple rule; if that rule is what was chosen, the neighbours less the rule
 * @param grade A beats every simple rule clearly, B within noise or the best rule itself, C worse; {@link #FEW} or
 *     {@link #WHOLE} where nothing can be said
 * @param byExperience the share by the number of different items bought before
 * @param window days that best sellers are counted in, 0 for all
 * @param ended items no longer sold, on no list
 * @param returned lines that came back and are no purchases
 */
public record RecommendEvaluation(
    String table, String method, String split, Optional<LocalDate> cutoff, Optional<LocalDate> lastDay, int k,
    boolean repeats, double repeatShare, int users, int items, int tested, List<Figures> figures, Estimate difference,
    String grade, List<Experience> byExperience, int window, int ended, long returned) {

  /** In place of a grade: too few bought in the test. */
  public static final String FEW = "few";

  /** In place of a grade: the lists hold all that can be listed. */
  public static final String WHOLE = "whole";

  /** Whether there is a grade. */
  public boolean graded() {
    return !grade.equals(FEW) && !grade.equals(WHOLE);
  }

  /** The name of the simple rule that everything is graded against: the one that did best on the test. */
  public Text rule() {
    return baseline().name();
  }

  /** The figures of the simple rule. */
  public Figures baseline() {
    return figures.stream().filter(Figures::baseline).findFirst().orElseThrow();
  }

  /** Whether the simple rule itself was chosen. */
  public boolean byRule() {
    return figures.getFirst().baseline();
  }

  /** The same with the number of items no longer sold at the end of the data. */
  RecommendEvaluation withEnded(int items) {
    return new RecommendEvaluation(
        table, method, split, cutoff, lastDay, k, repeats, repeatShare, users, this.items, tested, figures, difference,
        grade, byExperience, window, items, returned);
  }

  /** Figures of a method. */
  public record Figures(Text name, boolean baseline, Estimate hit, Estimate recall, Estimate ndcg, double coverage) {}

  /**
   * The share of customers with something they took on their list, among those of some experience.
   *
   * @param chosen by the chosen method
   * @param rule by the best simple rule
   */
  public record Experience(Text group, int customers, Estimate chosen, @JsonAlias("popularity") Estimate rule) {}
}
