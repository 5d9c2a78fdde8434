package clientele.analysis.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Language;
import clientele.base.Messages;
import clientele.base.ProblemException;
import clientele.base.Seed;
import clientele.base.Text;
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
    assertFalse(measured.enough(), "one that somebody chose for being wrong says nothing of the others");
    assertTrue(said(new FeedbackSection(found(study)).known()).contains("cannot be told from so few"));
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

  /** Tagged as English they were neutral; two of five that are read are negative, and one is said to be. */
  @Test
  void textsInOtherLanguagesAreNotReadAndStandInNoShare() {
    List<Column> columns = new ArrayList<>(COLUMNS);
    columns.add(Column.of("label", Kind.TEXT));
    MemoryStudy study = tagged(columns, List.of(
        new Object[] {"de", "Das ist sehr schlecht und kaputt angekommen", null}, new Object[] {"ru", "ужасно", null},
        new Object[] {"fr", "C'est nul et cassé", "negative"}, new Object[] {"a", "The worst phone I ever had.", null},
        new Object[] {"b", "Lovely service and a wonderful meal.", "positive"}));
    assertEquals(List.of("other", "unsure", "other", "en"),
        List.of(tag(study, "de", "language"), tag(study, "de", "sentiment"), tag(study, "ru", "language"), tag(study, "a", "language")));
    FeedbackFound found = found(study);
    assertEquals(List.of(3, 3, 0), List.of(found.other(), found.share().of(), found.unsure()));
    assertEquals(2 / 3.0, found.share().estimate().value(), 1e-12);
    assertEquals(1, found.measured().orElseThrow().own(), "tags are measured where there are some");
    assertTrue(said(new FeedbackSection(found).other().orElseThrow()).startsWith("3 of 5 texts are neither English nor Chinese."));
    JobContext job = JobContext.quiet(new Seed(1));
    assertTrue(said(new TagFeedback("").run(study.view(), job).summary()).endsWith("3 in other languages not read"));
    assertEquals(List.of(FeedbackProblems.LANGUAGES), job.warnings().stream().map(p -> p.code()).toList());
  }

  /** The unhappy rate five times as often: of all a fifth is negative, of those who rated more than half. */
  @Test
  void whereTheUnhappyRateMoreOftenTheirLabelsDoNotCorrectTheRest() {
    List<Column> columns = new ArrayList<>(COLUMNS);
    columns.add(Column.of("rating", Kind.INTEGER, Meaning.RATING));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean bad = i % 5 == 0;
      boolean rated = bad ? i % 15 != 0 : i % 8 == 1;
      rows.add(new Object[] {"t" + i, bad ? "Terrible, it broke at once, number " + i + "." : "I love it, number " + i + ".",
          rated ? bad ? 1L : 5L : null});
    }
    FeedbackFound found = found(tagged(columns, rows));
    assertEquals(1, found.unlike().size());
    assertEquals(FeedbackFound.Basis.UNLIKE, found.share().basis());
    assertTrue(found.share().estimate().interval().contains(0.2), found.share().toString());
    assertTrue(said(new FeedbackSection(found).known()).contains("are not like the rest"));
    rows.replaceAll(r -> new Object[] {r[0], r[1], Integer.parseInt(((String) r[0]).substring(1)) / 5 % 4 == 0
        ? ((String) r[1]).startsWith("T") ? 1L : 5L : null});
    found = found(tagged(columns, rows));
    assertEquals(FeedbackFound.Basis.CORRECTED, found.share().basis(), "rated at random");
    assertTrue(said(new FeedbackSection(found).known()).contains("as if those with a label were drawn at random"));
  }

  private static String said(Text text) {
    return Messages.render(text, Language.ENGLISH);
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
