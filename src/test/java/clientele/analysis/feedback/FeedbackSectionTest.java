package clientele.analysis.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.analysis.feedback.FeedbackFound.Aspect;
import clientele.analysis.feedback.FeedbackFound.Basis;
import clientele.analysis.feedback.FeedbackFound.Share;
import clientele.base.Estimate;
import clientele.base.Language;
import clientele.base.Messages;
import clientele.reports.Block;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said first, and that one number of mentions stands everywhere. */
class FeedbackSectionTest {
  private static final Aspect RETURNS = aspect("returns", 131, 191, 21);
  private static final Aspect DELIVERY = aspect("delivery", 235, 940, 60);

  /** 77 % of 170 sure mentions weigh less than 27 % of 880: 131 negative mentions against 235. */
  @Test
  void theAspectWithMostNegativeMentionsIsSpokenOfFirst() {
    FeedbackFound found = found(List.of(DELIVERY, RETURNS));
    assertEquals("delivery", FeedbackSection.worst(found).orElseThrow().id());
    String sentence = Messages.render(new FeedbackSection(found).headline().sentence(), Language.ENGLISH);
    assertEquals("Over all messages, 235 of 940 mentions of delivery are negative and 60 unsure: more negative mentions "
        + "than of any other aspect.", sentence);
  }

  @Test
  void headlineAndTableNameOneNumberOfMentions() {
    FeedbackFound found = found(List.of(RETURNS));
    FeedbackSection section = new FeedbackSection(found);
    String interval = Messages.render(section.headline().interval().orElseThrow(), Language.ENGLISH);
    assertTrue(interval.endsWith("n = 191"), interval);
    assertTrue(interval.contains("without the errors of the tags"), interval);
    Block.Grid grid = section.section().blocks().stream()
        .filter(Block.Grid.class::isInstance).map(Block.Grid.class::cast).findFirst().orElseThrow();
    List<Block.Cell> row = grid.rows().getFirst();
    assertEquals(191, ((Block.Cell.Number) row.get(1)).value());
    assertEquals(131, ((Block.Cell.Number) row.get(2)).value());
    assertEquals("0 % known, the rest tags, not corrected", Messages.render(((Block.Cell.Words) row.get(4)).text(), Language.ENGLISH));
  }

  private static Aspect aspect(String id, int negative, int of, int unsure) {
    Share share = new Share(
        FeedbackFound.share(negative, of - unsure, unsure), negative, of, unsure, 0, Basis.COUNTED);
    return new Aspect(id, share, List.of(), List.of(), Optional.empty());
  }

  private static FeedbackFound found(List<Aspect> aspects) {
    Share all = new Share(Estimate.share(300, 1_200), 300, 1_200, 0, 1_200, Basis.KNOWN);
    return new FeedbackFound(
        1_200, 0, 900, 0, 300, 0, aspects, List.of(), List.of(), Optional.empty(), "", all, Optional.empty(), 0, List.of());
  }
}
