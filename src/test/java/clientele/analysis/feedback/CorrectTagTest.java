package clientele.analysis.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.ledger.Operation;
import clientele.ledger.Outcome;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.MemoryStudy;
import clientele.study.Role;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person or the file says of a text is kept, and measures the tags. */
class CorrectTagTest {
  private static final List<Column> COLUMNS =
      List.of(Column.of("feedback_id", Kind.TEXT, Meaning.FEEDBACK_ID), Column.of("text", Kind.TEXT, Meaning.TEXT));

  @Test
  void aCorrectionStandsAndIsKeptWhenTextsAreTaggedAgain() {
    MemoryStudy study = tagged(COLUMNS, List.of(
        new Object[] {"a", "The worst phone I ever had."}, new Object[] {"b", "Lovely service and a wonderful meal."}));
    assertEquals("negative", tag(study, "a", "sentiment"));
    perform(study, new CorrectTag("a", "positive", "irony"));
    assertEquals(List.of("positive", "negative", "irony", "sentiment, topic"),
        List.of(tag(study, "a", "sentiment"), tag(study, "a", "machine"), tag(study, "a", "topic"), tag(study, "a", "corrected")));
    FeedbackFound.Measured measured = found(study).measured().orElseThrow();
    assertEquals(1, measured.corrected());
    assertEquals(0, measured.accuracy().value(), 1e-12);
    assertEquals(2, found(study).positive());
    perform(study, new TagFeedback(""));
    assertEquals("positive", tag(study, "a", "sentiment"));
    assertEquals("irony", tag(study, "a", "topic"));
    perform(study, new CorrectTag("a", "negative", ""));
    assertEquals(List.of("negative", "irony"), List.of(tag(study, "a", "sentiment"), tag(study, "a", "topic")));
  }

  @Test
  void refusesAnUnknownMessageAndSayingNothing() {
    MemoryStudy study = tagged(COLUMNS, List.<Object[]>of(new Object[] {"a", "Fine."}));
    assertEquals(FeedbackProblems.NO_MESSAGE,
        assertThrows(ProblemException.class, () -> perform(study, new CorrectTag("z", "neutral", ""))).problem().code());
    assertEquals(FeedbackProblems.NOTHING_SAID,
        new CorrectTag("a", "keep", " ").validate(study.view().outline()).getFirst().code());
  }

  /** 40 texts, 30 of them labelled 0: the share is that of the labels, 75 % (Wilson 60 to 86), whatever the tags say. */
  @Test
  void theLabelColumnOfTheFileMeasuresTheTags() {
    List<Column> columns = new ArrayList<>(COLUMNS);
    columns.add(Column.of("label", Kind.INTEGER));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean good = i % 4 == 0;
      rows.add(new Object[] {"t" + i, i % 8 < 2 ? "It is number " + i + "." : good ? "I love it, number " + i + "."
          : "Terrible, it broke at once, number " + i + ".", good ? 1L : 0L});
    }
    MemoryStudy study = tagged(columns, rows);
    FeedbackFound found = found(study);
    FeedbackFound.Measured measured = found.measured().orElseThrow();
    assertEquals(40, measured.own());
    assertEquals(FeedbackFound.Basis.KNOWN, found.share().basis());
    assertEquals(0.75, found.share().estimate().value(), 1e-12);
    assertEquals(0.598, found.share().estimate().interval().low(), 1e-3);
    assertEquals(0.858, found.share().estimate().interval().high(), 1e-3);
    for (FeedbackFound.Topic topic : found.topics()) {
      assertEquals(FeedbackFound.Basis.KNOWN, topic.share().basis(), topic.toString());
    }
    long right = 0;
    for (int i = 0; i < 40; i++) {
      right += tag(study, "t" + i, "sentiment").equals(i % 4 == 0 ? "positive" : "negative") ? 1 : 0;
    }
    assertEquals(right / 40.0, measured.accuracy().value(), 1e-12);
    assertEquals("negative", tag(study, "t1", "own"));
  }

  private static MemoryStudy tagged(List<Column> columns, List<Object[]> rows) {
    MemoryStudy study = MemoryStudy.empty().table("reviews", Role.FEEDBACK, columns, rows);
    perform(study, new TagFeedback(""));
    return study;
  }

  private static void perform(MemoryStudy study, Operation operation) {
    Outcome outcome = operation.run(study.view(), JobContext.quiet(new Seed(1)));
    outcome.tables().values().forEach(study::put);
    outcome.artifacts().forEach(study::artifact);
  }

  private static String tag(MemoryStudy study, String id, String column) {
    Table tags = study.view().table(TagFeedback.TABLE);
    return tags.words(column)[Arrays.asList(tags.words("feedback_id")).indexOf(id)];
  }

  private static FeedbackFound found(MemoryStudy study) {
    return study.view().artifact(TagFeedback.FOUND, FeedbackFound.class).orElseThrow();
  }
}
