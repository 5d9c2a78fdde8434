package clientele.analysis.feedback;

import clientele.language.Sentiment;
import clientele.study.Column;
import clientele.study.DatasetVersion;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every text with its tags, as they stand with what people have corrected.
 *
 * @param messages the texts
 * @param tags of each, in the same order
 */
record TagBook(List<FeedbackTexts.Message> messages, List<Tag> tags) {
  /**
   * Tags of a text.
   *
   * @param sentiment that stands: a person's, else the machine's
   * @param machine what the machine says
   * @param topic name that stands; null without one
   * @param judged what a person has said of it
   */
  record Tag(
      String sentiment, String machine, double score, double confidence, String topic, String intent,
      List<TagFeedback.AspectTag> aspects, Judged judged) {

    /** The tag with a person's judgement in place of the machine's. */
    Tag with(Judged now) {
      String feeling = now.sentiment().orElse(machine);
      List<TagFeedback.AspectTag> of = now.sentiment().isPresent() && aspects.size() == 1
          ? List.of(new TagFeedback.AspectTag(aspects.getFirst().aspect(), feeling, sign(feeling)))
          : aspects;
      boolean said = now.sentiment().isPresent();
      return new Tag(
          feeling, machine, said ? sign(feeling) : score, said ? 1 : confidence, now.topic().orElse(topic), intent, of,
          now);
    }

    private static double sign(String feeling) {
      return feeling.equals(Sentiment.POSITIVE) ? 1 : feeling.equals(Sentiment.NEGATIVE) ? -1 : 0;
    }
  }

  /** What a person has said of a text. */
  record Judged(Optional<String> sentiment, Optional<String> topic) {
    static final Judged NOTHING = new Judged(Optional.empty(), Optional.empty());

    /** The word kept in the column {@code corrected}. */
    String word() {
      return sentiment.isPresent() ? topic.isPresent() ? "sentiment, topic" : "sentiment" : topic.isPresent() ? "topic" : null;
    }

    /** This with a later judgement over it. */
    Judged then(Judged later) {
      return new Judged(later.sentiment.or(() -> sentiment), later.topic.or(() -> topic));
    }
  }

  /** The book of freshly tagged texts, with what people had said of them before. */
  static TagBook of(
      List<FeedbackTexts.Message> messages, TagFeedback.Tagged[] tagged, Topics topics, Map<String, Judged> judged) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < tagged.length; i++) {
      TagFeedback.Tagged t = tagged[i];
      Tag tag = new Tag(
          t.sentiment().label(), t.sentiment().label(), t.sentiment().score(), t.sentiment().confidence(),
          topics.nameOf(i), t.intent(), t.aspects(), Judged.NOTHING);
      Judged of = judged.get(messages.get(i).id());
      tags.add(of == null ? tag : tag.with(of));
    }
    return new TagBook(messages, tags);
  }

  /** The book as the study holds it; texts that came after the tagging are left out. */
  static TagBook read(StudyView study, String table) {
    Table of = study.table(TagFeedback.TABLE);
    String[] ids = of.words("feedback_id");
    String[] sentiments = of.words("sentiment");
    String[] machine = of.words(has(of, "machine") ? "machine" : "sentiment");
    double[] scores = of.reals("score");
    double[] confidences = of.reals("confidence");
    String[] topics = of.words("topic");
    String[] intents = of.words("intent");
    String[] aspects = of.words("aspects");
    Map<String, Judged> judged = judgements(study);
    List<FeedbackTexts.Message> messages = FeedbackTexts.read(study, table);
    Map<String, FeedbackTexts.Message> known = new HashMap<>();
    messages.forEach(m -> known.putIfAbsent(m.id(), m));
    List<FeedbackTexts.Message> kept = new ArrayList<>();
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      FeedbackTexts.Message message =
          i < messages.size() && messages.get(i).id().equals(ids[i]) ? messages.get(i) : known.get(ids[i]);
      if (message != null) {
        kept.add(message);
        tags.add(new Tag(
            sentiments[i], machine[i], scores[i], confidences[i], topics[i], intents[i],
            TagFeedback.AspectTag.list(aspects[i]), judged.getOrDefault(ids[i], Judged.NOTHING)));
      }
    }
    return new TagBook(kept, tags);
  }

  /** What people have said of texts, by the id of the text. */
  static Map<String, Judged> judgements(StudyView study) {
    Map<String, Judged> judged = new HashMap<>();
    if (study.outline().table(TagFeedback.TABLE).isEmpty() || !has(study.table(TagFeedback.TABLE), "corrected")) {
      return judged;
    }
    Table of = study.table(TagFeedback.TABLE);
    String[] ids = of.words("feedback_id");
    String[] sentiments = of.words("sentiment");
    String[] topics = of.words("topic");
    String[] corrected = of.words("corrected");
    for (int i = 0; i < ids.length; i++) {
      if (corrected[i] != null) {
        judged.put(ids[i], new Judged(
            corrected[i].contains("sentiment") ? Optional.of(sentiments[i]) : Optional.empty(),
            corrected[i].contains("topic") ? Optional.ofNullable(topics[i]) : Optional.empty()));
      }
    }
    return judged;
  }

  private static boolean has(Table table, String column) {
    return table.column(column).isPresent();
  }

  /** Writes the table of tags. */
  DatasetVersion write(StudyView study, List<Column> columns) {
    try (RowWriter writer = study.writeRows(TagFeedback.TABLE, Role.RESULT, columns)) {
      for (int i = 0; i < tags.size(); i++) {
        Tag t = tags.get(i);
        FeedbackTexts.Message m = messages.get(i);
        writer.row(
            m.id(), m.languageTag(), t.sentiment(), t.score(), t.confidence(), t.topic(), t.intent(),
            TagFeedback.AspectTag.json(t.aspects()), t.machine(), m.own().orElse(null), t.judged().word());
      }
      return writer.finish();
    }
  }

  /** The feeling of a text that is known without the machine: a person's judgement, else what the file says. */
  Optional<String> truth(int text) {
    return tags.get(text).judged().sentiment().or(() -> messages.get(text).own());
  }
}
