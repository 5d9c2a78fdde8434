package clientele.analysis.recommend;

import clientele.base.Estimate;
import clientele.base.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How good the recommendations are and how one knows; the artifact {@code recommend_evaluation}.
 *
 * @param method that was chosen: {@code neighbours} or {@code popularity}
 * @param split {@code later} for a cut-off in time, {@code held-out} for one item of each customer held out at random
 * @param cutoff last day learned from in the test
 * @param lastDay last day of the data
 * @param k items shown
 * @param repeats whether items already bought may be shown
 * @param repeatShare share of purchases that repeat an earlier one
 * @param users number of customers
 * @param items number of items
 * @param tested customers tested
 * @param figures of the methods, the chosen one first
 * @param difference of the share of customers who took a shown item, neighbours less best sellers
 * @param grade A beats the best sellers clearly, B within noise, C worse
 * @param byExperience the share by the number of different items bought before
 */
public record RecommendEvaluation(
    String table, String method, String split, Optional<LocalDate> cutoff, Optional<LocalDate> lastDay, int k,
    boolean repeats, double repeatShare, int users, int items, int tested, List<Figures> figures, Estimate difference,
    String grade, List<Experience> byExperience) {

  /** Figures of a method. */
  public record Figures(Text name, boolean baseline, Estimate hit, Estimate recall, Estimate ndcg, double coverage) {}

  /** The share of customers who took a shown item, among those of some experience. */
  public record Experience(Text group, int customers, Estimate chosen, Estimate popularity) {}
}
