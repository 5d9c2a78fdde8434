package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.base.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the feedback says; the artifact {@code feedback_found}.
 *
 * @param texts read
 * @param chinese of them in Chinese
 * @param positive texts
 * @param neutral texts
 * @param negative texts
 * @param unsure texts
 * @param aspects what is spoken of, the largest negative share first
 * @param topics clusters of texts
 * @param quality of the sentiment heads, by language
 * @param recent first day of the last quarter of the data, which is compared with an earlier one; empty without dates
 * @param table the texts were read from; empty for all tables of feedback
 * @param negativeShare of all texts, adjusted for what the classifier confuses
 * @param measured how the tags did on the texts whose feeling is known from the file or from a person; empty without
 */
public record FeedbackFound(
    int texts, int chinese, int positive, int neutral, int negative, int unsure, List<Aspect> aspects,
    List<Topic> topics, List<Quality> quality, Optional<LocalDate> recent, String table, Estimate negativeShare,
    Optional<Measured> measured) {

  /**
   * How the tags did on known texts.
   *
   * @param own texts whose feeling the file says
   * @param corrected texts a person has judged
   * @param macroF1 mean F1 of the classes that occur, unsure counted as a miss
   * @param accuracy share tagged right, unsure counted as a miss
   * @param adjusts whether the shares are adjusted by these texts, rather than by the seed sentences
   */
  public record Measured(int own, int corrected, Estimate macroF1, Estimate accuracy, boolean adjusts) {}


  /**
   * An aspect.
   *
   * @param mentions sure ones
   * @param unsure mentions whose feeling is not clear
   * @param negativeShare of them, 0 to 1
   * @param change of the negative share in the last quarter against an earlier one
   * @param stands whether the change survives the correction for all aspects compared and for looking every month
   * @param months negative share by month
   * @param quotes examples
   * @param compared the counts behind the change
   */
  public record Aspect(
      String id, int mentions, int unsure, Estimate negativeShare, Optional<Estimate> change, boolean stands, List<Month> months,
      List<Quote> quotes, Optional<ShareChange> compared) {}

  /** The mentions of a month: negative ones, all sure ones, the unsure, and the adjusted negative share. */
  public record Month(LocalDate first, int negative, int mentions, int unsure, Estimate negativeShare) {}

  /**
   * A share of the sure texts whose interval also holds what it could be if the unsure ones were all on one side: from
   * the lower end of Wilson's interval with none of them counted to the upper end with all of them.
   */
  public static Estimate share(long negative, long sure, long unsure) {
    double value = sure == 0 ? 0 : (double) negative / sure;
    double low = Interval.wilson(negative, sure + unsure).low();
    double high = Interval.wilson(negative + unsure, sure + unsure).high();
    return Estimate.of(value, Math.min(low, value), Math.max(high, value));
  }

  /** What somebody wrote. */
  public record Quote(String id, String words, String sentiment) {}

  /** A cluster of texts. */
  public record Topic(String name, String language, List<String> words, int texts, Estimate negativeShare, List<Quote> quotes) {}

  /** How a sentiment head did on sentences it had not seen. */
  public record Quality(String language, int seeds, Estimate macroF1, double threshold) {}
}
