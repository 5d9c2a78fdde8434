package clientele.analysis.churn;

import clientele.base.Estimate;
import clientele.base.Text;
import clientele.features.windows.Already;
import clientele.features.windows.OutcomeWindows;
import clientele.features.windows.SilenceScope;
import clientele.insights.Driver;
import clientele.models.Calibration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How good a churn model is and how one knows; the artifact {@code churn_evaluation}.
 *
 * @param kind {@code silence} or {@code label}
 * @param learner how the model that scores learned
 * @param split how it was tested: {@code later} on later cut-offs, {@code folds} by random folds of rows,
 *     {@code customers} by random folds of customers with several rows, {@code rows-later} on later rows of customers it had
 *     not seen
 * @param windows of time, for silence
 * @param scope what silence means, for silence
 * @param gaps the curve of purchase gaps, thinned, for silence
 * @param label what the label means, for a label
 * @param trained rows the first tested model learned from
 * @param trainedLeavers of them, how many left or fell silent
 * @param tested rows graded on, over all dates
 * @param testedLeavers of them, how many left or fell silent
 * @param gone customers not scored: silent for longer than usual, or with the label already
 * @param already what became of those silent like this before, for silence
 * @param cameBack how many of those who fell silent earlier came back, for silence
 * @param scored customers with a score
 * @param likelyLeavers sum of the probabilities of the scored, with the interval of the next period: coefficients, drift
 *     between periods, and chance
 * @param models graded on the same rows, the chosen one first, the baseline second; over several dates the mean, with
 *     the interval that a next period deserves
 * @param difference of the area under the curve, chosen less baseline, over all dates
 * @param grade A beats the baseline clearly, B within noise, C worse or no better than chance
 * @param randomSplit what a random split would have shown; never used for the grade
 * @param calibration on the tested rows of all dates, as each model would have been used then
 * @param recalibrated how scores are mended: none, platt or isotonic
 * @param shift of the log odds by steady drift
 * @param beyondLearned share of the scored of whom some fact lies outside what was learned from, 0 to 1
 * @param coefficients of a regression on the same rows, the strongest first
 * @param drivers what the model that scores goes by, the strongest first
 * @param setAside facts that were not used, with the reason
 * @param dates every date it was tested at, oldest first
 */
public record ChurnEvaluation(
    String kind,
    String learner,
    String split,
    Optional<OutcomeWindows> windows,
    Optional<SilenceScope> scope,
    Optional<Gaps> gaps,
    Optional<LabelMeaning> label,
    int trained,
    int trainedLeavers,
    int tested,
    int testedLeavers,
    int gone,
    Optional<Already> already,
    Optional<CameBack> cameBack,
    int scored,
    Estimate likelyLeavers,
    List<Graded> models,
    Estimate difference,
    String grade,
    Optional<Double> randomSplit,
    Calibration calibration,
    String recalibrated,
    double shift,
    double beyondLearned,
    List<Coefficient> coefficients,
    List<Driver> drivers,
    List<SetAside> setAside,
    List<Dated> dates) {
  private static final double APART = 1.5;
  private static final double LOWEST_SLOPE = 0.8;
  private static final double HIGHEST_SLOPE = 1.25;

  /** The curve of purchase gaps at some days, and how many of those who come back are back within the longest silence. */
  public record Gaps(int[] days, double[] returned, int ninetyDays, double returnedWithinLongest, int observed) {}

  /** Figures of a model on the tested rows. */
  public record Graded(
      Text name, boolean baseline, Estimate auc, double lift, double calibrationSlope, double brier,
      double averagePrecision) {}

  /**
   * A coefficient, per standard deviation of its column, in log odds.
   *
   * @param alone the coefficient of the column alone
   * @param together names of columns that go with this one so closely that it stands for them too
   * @param told whether a customer may be told this as a reason: it holds alone and together, with the same sign
   */
  public record Coefficient(
      String column, String fact, Estimate perDeviation, double p, double alone, List<String> together, boolean told) {
    /** Whether the column points the other way alone: with the others it stands for something else. */
    public boolean turns() {
      return perDeviation.value() * alone < 0;
    }
  }

  /** A fact that was not used. */
  public record SetAside(String fact, Text reason, double auc) {}

  /**
   * A test at one date.
   *
   * @param n customers
   * @param silent of them, how many fell silent afterwards
   * @param cameBack of the silent, how many ordered again by the end of the data
   * @param followedDays median days from the end of their silence to the end of the data
   * @param expected sum of the probabilities that the model of the time gave
   * @param slope of the calibration
   */
  public record Dated(
      LocalDate cutoff, int n, int silent, int cameBack, int followedDays, double expected, Estimate auc,
      Estimate baseline, double slope) {
    /** Share that fell silent, 0 to 1. */
    public double silentShare() {
      return (double) silent / Math.max(1, n);
    }
  }

  /**
   * Customers who fell silent after a date.
   *
   * @param silent customers
   * @param cameBack of them, how many ordered again by the end of the data
   * @param days median days from the end of their silence to the end of the data
   */
  public record CameBack(LocalDate date, int silent, int cameBack, int days) {}

  /** Whether the probabilities cannot be taken at their word: too bold, too timid, or too high at one date and too low at another. */
  public boolean doubtfulRisks() {
    return slopeIsOff() || disagree(dates);
  }

  /** Whether the probabilities are too bold or too timid. */
  public boolean slopeIsOff() {
    double slope = calibration.slope();
    return !Double.isNaN(slope) && (slope < LOWEST_SLOPE || slope > HIGHEST_SLOPE);
  }

  /** Whether the order of the risks holds all the same: it is better than chance, and higher risks came true more often. */
  public boolean orderHolds() {
    return calibration.slope() > 0 && models.getFirst().auc().interval().low() > 0.5;
  }

  /** Whether far more fell silent than was said at one date and far fewer at another, as with seasons. */
  static boolean disagree(List<Dated> dates) {
    return dates.stream().anyMatch(d -> d.silent() > APART * d.expected()) && dates.stream().anyMatch(d -> d.expected() > APART * d.silent());
  }

  /** Whether what was seen at each date lies on the same side of what was said. */
  public boolean sameDirection() {
    return dates.size() > 1
        && (dates.stream().allMatch(d -> d.silent() > d.expected()) || dates.stream().allMatch(d -> d.silent() < d.expected()));
  }

  /** Whether it was tested at dates, and not on parts of one table. */
  boolean atDates() {
    return split.equals("later");
  }

  /** What it was tried on, as an adverbial. */
  public Text tried() {
    return atDates()
        ? Text.of(ChurnEvaluation.class, "tried.later", dates.size()) : Text.of(ChurnEvaluation.class, "tried." + split);
  }

  /** What can be done about a model that is not good enough. */
  public Text remedy() {
    return Text.of(ChurnEvaluation.class, atDates() ? "remedy.dates" : "remedy.label");
  }

  /** Whether the model that scores is the regression whose coefficients are told. */
  public boolean isRegression() {
    return learner.equals("logistic");
  }

  /** The name of the baseline. */
  public Text baselineName() {
    return models.stream().filter(Graded::baseline).map(Graded::name).findFirst().orElse(Text.literal(""));
  }
}
