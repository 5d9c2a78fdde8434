package clientele.analysis.feedback;

import clientele.language.Sentiment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The labelled texts of a table are not like its others: the same tags fall on them in other shares, as where unhappy
 * customers rate more often. What they say of the tags' errors then does not hold for the others, whatever correction is
 * made, as whether a text is labelled depends on what it is (missing not at random, Little &amp; Rubin 2002).
 *
 * @param table empty for a group of texts or mentions
 * @param labelled texts with a label, {@code others} without
 * @param negativeLabelled of the labelled, the share tagged negative; {@code negativeOthers} of the others
 * @param unsureLabelled of the labelled, the share tagged unsure; {@code unsureOthers} of the others
 */
public record LabelsUnlike(
    String table, int labelled, int others, double negativeLabelled, double negativeOthers, double unsureLabelled,
    double unsureOthers) {
  /** Probability below which the labels of a table are unlike the rest. */
  static final double OF_TABLE = 0.001;

  /** Probability below which those of a group are: there are many groups. */
  static final double OF_GROUP = 1e-6;

  /** By how much more probable a difference of the negative alone may be: it is what the shares are of. */
  private static final double NEGATIVE_ALONE = 10;

  /** Difference of a share below which it does not matter. */
  private static final double MATTERS = 0.05;

  private static final List<String> TAGS =
      List.of(Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE, Sentiment.UNSURE);

  /** The tags of texts with a label and without. */
  static final class Count {
    private final int[][] tags = new int[2][TAGS.size()];

    void add(boolean labelled, String tag) {
      tags[labelled ? 0 : 1][TAGS.indexOf(tag)]++;
    }

    /** Whether the labelled are unlike the others, beyond chance and enough to matter. */
    Optional<LabelsUnlike> unlike(String table, double level) {
      double[] n = Arrays.stream(tags).mapToDouble(t -> Arrays.stream(t).sum()).toArray();
      if (n[0] == 0 || n[1] == 0) {
        return Optional.empty();
      }
      double chi = 0;
      int classes = 0;
      double most = 0;
      for (int t = 0; t < TAGS.size(); t++) {
        double both = tags[0][t] + tags[1][t];
        if (both > 0) {
          classes++;
          double difference = tags[0][t] / n[0] - tags[1][t] / n[1];
          most = Math.max(most, Math.abs(difference));
          chi += difference * difference * n[0] * n[1] / both;
        }
      }
      double negative = tags[0][0] / n[0] - tags[1][0] / n[1];
      double all = (tags[0][0] + tags[1][0]) / (n[0] + n[1]);
      double alone = all == 0 || all == 1 ? 0 : negative * negative * n[0] * n[1] / (n[0] + n[1]) / (all * (1 - all));
      boolean unlike = classes > 1 && most >= MATTERS && ChiSquaredDistribution.of(classes - 1).survivalProbability(chi) < level
          || Math.abs(negative) >= MATTERS && ChiSquaredDistribution.of(1).survivalProbability(alone) < NEGATIVE_ALONE * level;
      return unlike
          ? Optional.of(new LabelsUnlike(table, (int) n[0], (int) n[1], tags[0][0] / n[0], tags[1][0] / n[1], tags[0][3] / n[0], tags[1][3] / n[1]))
          : Optional.empty();
    }
  }
}
