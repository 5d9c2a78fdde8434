package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.base.Figures;
import clientele.base.Interval;
import clientele.job.JobContext;
import clientele.study.StudyView;
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
 * @param aspects what is spoken of, the most negative mentions first
 * @param topics clusters of texts
 * @param quality of the sentiment heads, by language
 * @param recent first day of the last quarter of the data, which is compared with an earlier one; empty without dates
 * @param table the texts were read from; empty for all tables of feedback
 * @param share negative share of all texts
 * @param measured how the tags did on the texts whose feeling is known from the file or from a person; empty without
 * @param other texts in languages that are not read: not tagged, and in no share unless their feeling is known
 * @param unlike tables whose labelled texts are not like their others
 */
public record FeedbackFound(
    int texts, int chinese, int positive, int neutral, int negative, int unsure, List<Aspect> aspects,
    List<Topic> topics, List<Quality> quality, Optional<LocalDate> recent, String table, Share share,
    Optional<Measured> measured, int other, List<LabelsUnlike> unlike) {

  public FeedbackFound {
    unlike = unlike == null ? List.of() : List.copyOf(unlike);
  }

  /** Notes what people must know of it. */
  void warn(JobContext job) {
    if (other > 0) {
      job.warn(FeedbackProblems.LANGUAGES.with(other, texts));
    }
    unlike.forEach(u -> job.warn(FeedbackProblems.UNLIKE.with(
        u.table(), u.labelled(), Figures.percent(u.negativeLabelled(), 0), Figures.percent(u.unsureLabelled(), 0), u.others(),
        Figures.percent(u.negativeOthers(), 0), Figures.percent(u.unsureOthers(), 0))));
  }

  /** What was found in a study; empty before the first tagging, and where an older program did it, which knew less. */
  public static Optional<FeedbackFound> in(StudyView study) {
    return study.artifact(TagFeedback.FOUND, FeedbackFound.class).filter(found -> found.share() != null);
  }

  /**
   * How the tags did on known texts.
   *
   * @param own texts whose feeling the file says
   * @param corrected texts a person has judged
   * @param macroF1 mean F1 of the classes that occur, unsure counted as a miss; 0 to 1 where the file says nothing
   * @param accuracy share tagged right, unsure counted as a miss
   */
  public record Measured(int own, int corrected, Estimate macroF1, Estimate accuracy) {
    private static final int ENOUGH = 30;

    /** Whether enough texts have a label of the file to tell how the tags do. */
    boolean enough() {
      return own >= ENOUGH;
    }
  }

  /** What a share was made from. */
  public enum Basis {
    /** The feeling of every text is known from the file or a person. */
    KNOWN,
    /** Known where known; the rest are tags, corrected by the errors seen on labelled texts of the same group. */
    CORRECTED,
    /** Known where known; the rest are tags as they are, whose errors are in no interval. */
    COUNTED,
    /** The same, although enough are known: the labelled texts are not like the rest, and their errors say nothing of it. */
    UNLIKE;

    /** Whether tags were counted as they are. */
    public boolean counted() {
      return this == COUNTED || this == UNLIKE;
    }
  }

  /**
   * A negative share.
   *
   * @param estimate of the share, 0 to 1; of the sure ones where tags were counted
   * @param negative number of negative ones, rounded where corrected
   * @param of number of all, the unsure ones too
   * @param unsure of them, neither known nor tagged with a feeling
   * @param known of them from the file or a person
   */
  public record Share(Estimate estimate, int negative, int of, int unsure, int known, Basis basis) {}

  /**
   * An aspect.
   *
   * @param share of negative mentions
   * @param months negative share by month
   * @param quotes examples
   * @param compared the last quarter against what was before
   */
  public record Aspect(
      String id, Share share, List<Month> months, List<Quote> quotes, Optional<ShareChange> compared) {
    /** Change of the share, with the interval that the verdict goes by. */
    public Optional<Estimate> change() {
      return compared.map(ShareChange::change);
    }

    /** Whether the change stands for a year of looks at all aspects. */
    public boolean stands() {
      return compared.filter(ShareChange::stands).isPresent();
    }
  }

  /** The mentions of a month. */
  public record Month(LocalDate first, Share share) {}

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
  public record Topic(String name, String language, List<String> words, Share share, List<Quote> quotes) {}

  /** How a sentiment head did on sentences it had not seen. */
  public record Quality(String language, int seeds, Estimate macroF1, double threshold) {}
}
