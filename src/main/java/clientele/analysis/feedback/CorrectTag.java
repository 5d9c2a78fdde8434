package clientele.analysis.feedback;

import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.language.Sentiment;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Outline;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a text really is; the judgement is kept when texts are tagged again, and measures the tags. */
@OperationId("feedback.correct")
public record CorrectTag(
    @Param(required = true) String feedback,
    @Param(value = "keep", choices = {"keep", Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE}) String sentiment,
    @Param String topic)
    implements Operation {

  @Override
  public List<Problem> validate(Outline outline) {
    if (outline.table(TagFeedback.TABLE).isEmpty()) {
      return List.of(StudyProblems.noTable(TagFeedback.TABLE, outline.tables().keySet()));
    }
    return sentiment.equals("keep") && topic.isBlank() ? List.of(FeedbackProblems.NOTHING_SAID.with()) : List.of();
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    FeedbackFound before = study.need(TagFeedback.FOUND, FeedbackFound.class);
    TagBook book = TagBook.read(study, before.table() == null ? "" : before.table());
    TagBook.Judged said = new TagBook.Judged(
        sentiment.equals("keep") ? Optional.empty() : Optional.of(sentiment),
        topic.isBlank() ? Optional.empty() : Optional.of(topic.strip()));
    List<TagBook.Tag> tags = new ArrayList<>(book.tags());
    int changed = 0;
    for (int i = 0; i < tags.size(); i++) {
      if (book.messages().get(i).id().equals(feedback.strip())) {
        tags.set(i, tags.get(i).with(tags.get(i).judged().then(said)));
        changed++;
      }
    }
    if (changed == 0) {
      throw FeedbackProblems.NO_MESSAGE.raise(feedback);
    }
    job.progress(0.4);
    TagBook now = new TagBook(book.messages(), tags);
    List<Topics.Cluster> clusters = before.topics().stream()
        .map(t -> new Topics.Cluster(
            clientele.base.Language.ofTag(t.language()), t.words()))
        .toList();
    FeedbackFound found =
        new FeedbackSummary(now, clusters, before.quality(), before.table() == null ? "" : before.table(), job.seed()).found();
    found.warn(job);
    return Outcome.of(Text.of(CorrectTag.class, "corrected", feedback.strip(),
            sentiment.equals("keep") ? Text.literal(topic.strip()) : Text.of(CorrectTag.class, "sentiment." + sentiment)))
        .table(now.write(study, TagFeedback.columns()))
        .artifact(TagFeedback.FOUND, found)
        .rows(tags.size(), tags.size(), 0)
        .done();
  }
}
