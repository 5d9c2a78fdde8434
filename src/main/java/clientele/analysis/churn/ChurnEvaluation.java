package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.models.Calibration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How good a churn model is and how one knows; the artifact {@code churn_evaluation}.
 *
 * @param kind {@code silence} or {@code label}
 * @param split how it was tested: {@code later} on a later cut-off, {@code folds} by five random folds
 * @param windows of time, for silence
 * @param activeDays who counts as still there, for silence
 * @param gaps the curve of purchase gaps, thinned, for silence
 * @param trained customers learned from
 * @param trainedLeavers of them, how many left
 * @param tested customers graded on
 * @param testedLeavers of them, how many left
 * @param gone customers already silent for too long, not scored
 * @param scored customers with a score
 * @param likelyLeavers sum of the probabilities of the scored, with its interval
 * @param models graded on the same rows, the chosen one first, the baseline second
 * @param difference of the area under the curve, chosen less baseline
 * @param grade A beats the baseline clearly, B within noise, C worse
 * @param randomSplit what a random split would have shown; never used for the grade
 * @param calibration on the tested rows, before recalibration
 * @param recalibrated how scores are mended: none, platt or isotonic
 * @param coefficients the strongest first
 * @param setAside facts that were not used, with the reason
 * @param backtests earlier origins, oldest first
 */
public record ChurnEvaluation(
    String kind,
    String split,
    Optional<ChurnWindows> windows,
    int activeDays,
    Optional<Gaps> gaps,
    int trained,
    int trainedLeavers,
    int tested,
    int testedLeavers,
    int gone,
    int scored,
    Estimate likelyLeavers,
    List<Graded> models,
    Estimate difference,
    String grade,
    Optional<Double> randomSplit,
    Calibration calibration,
    String recalibrated,
    List<Coefficient> coefficients,
    List<SetAside> setAside,
    List<Backtest> backtests) {

  /** The curve of purchase gaps at some days, and the silence it suggests. */
  public record Gaps(int[] days, double[] returned, int suggested, double returnedWithinChosen, int observed) {}

  /** Figures of a model on the tested rows. */
  public record Graded(
      Text name, boolean baseline, Estimate auc, double lift, double calibrationSlope, double brier,
      double averagePrecision) {}

  /** A coefficient, per standard deviation of its column, in log odds. */
  public record Coefficient(String column, String fact, Estimate perDeviation, double p) {}

  /** A fact that was not used. */
  public record SetAside(String fact, Text reason, double auc) {}

  /** A test on an earlier origin. */
  public record Backtest(LocalDate cutoff, Estimate auc, Estimate baseline, double leaverShare) {}
}
