package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.language.Sentiment;
import clientele.models.PredictedShare;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Negative shares of groups of texts or mentions. What the file or a person says of a text counts; the rest is corrected
 * by the errors of the tags on the file's own labels <em>of that group</em> where there are enough of them, and else
 * counted from the tags and called so: what tags confuse differs from group to group.
 */
final class NegativeShares {
  /** Texts of a group with a label of the file from which on the rest of the group is corrected. */
  static final int ENOUGH = 10;

  private NegativeShares() {}

  /**
   * A text or a mention.
   *
   * @param kind what labels of one may speak for another: a table, and whether the text says but one thing
   * @param truth what it is, if that is known
   * @param drawn whether the truth speaks for others of its kind: a label of the file does, a judgement of a person, who
   *     picks what looks wrong, does not
   * @param unlike whether the labelled texts of its table are not like the others, so that they do not speak for them
   * @param tag of the machine
   */
  record Said(String kind, Optional<String> truth, boolean drawn, boolean unlike, String tag) {
    boolean labelled() {
      return truth.isPresent() && drawn;
    }

    /** The feeling that counts. */
    String feeling() {
      return truth.orElse(tag);
    }

    boolean sure() {
      return !feeling().equals(Sentiment.UNSURE);
    }

    boolean negative() {
      return feeling().equals(Sentiment.NEGATIVE);
    }
  }

  /** The negative share of a group. */
  static FeedbackFound.Share of(List<Said> group) {
    int known = (int) group.stream().filter(s -> s.truth().isPresent()).count();
    int unsure = (int) group.stream().filter(s -> !s.sure()).count();
    int negative = (int) group.stream().filter(Said::negative).count();
    Map<String, int[][]> labelled = new TreeMap<>();
    Map<String, int[]> others = new TreeMap<>();
    for (Said s : group) {
      String kind = s.truth().isPresent() && (!s.drawn() || s.unlike()) ? "" : s.kind();
      int[][] of = labelled.computeIfAbsent(kind, k -> new int[2][2]);
      int[] rest = others.computeIfAbsent(kind, k -> new int[2]);
      int said = s.tag().equals(Sentiment.NEGATIVE) ? 1 : 0;
      if (s.truth().isPresent()) {
        of[s.negative() ? 1 : 0][said]++;
      } else {
        rest[0]++;
        rest[1] += said;
      }
    }
    List<PredictedShare> parts = labelled.entrySet().stream()
        .map(e -> new PredictedShare(e.getValue(), others.get(e.getKey())[0], others.get(e.getKey())[1]))
        .toList();
    boolean unlike = group.stream().anyMatch(s -> s.labelled() && s.unlike()) || groupUnlike(group);
    if (group.isEmpty() || unlike && known < group.size() || parts.stream().anyMatch(p -> p.others() > 0 && p.labelled() < ENOUGH)) {
      return new FeedbackFound.Share(
          FeedbackFound.share(negative, group.size() - unsure, unsure), negative, group.size(), unsure, known,
          unlike && known < group.size() ? FeedbackFound.Basis.UNLIKE : FeedbackFound.Basis.COUNTED);
    }
    Estimate share = PredictedShare.of(parts);
    boolean all = known == group.size();
    return new FeedbackFound.Share(
        share, all ? negative : (int) Math.round(share.value() * group.size()), group.size(), unsure, known,
        all ? FeedbackFound.Basis.KNOWN : FeedbackFound.Basis.CORRECTED);
  }

  /** Whether those of a kind that are labelled are not like those that are not, in this group alone. */
  private static boolean groupUnlike(List<Said> group) {
    Map<String, LabelsUnlike.Count> counts = new TreeMap<>();
    group.stream().filter(s -> s.truth().isEmpty() || s.drawn())
        .forEach(s -> counts.computeIfAbsent(s.kind(), k -> new LabelsUnlike.Count()).add(s.truth().isPresent(), s.tag()));
    return counts.values().stream().anyMatch(c -> c.unlike("", LabelsUnlike.OF_GROUP).isPresent());
  }
}
