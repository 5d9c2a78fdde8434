package clientele.analysis.feedback.ui;

import clientele.analysis.feedback.FeedbackTexts;
import clientele.analysis.feedback.TagFeedback;
import clientele.language.Aspects;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Every message of the study with its tags, newest first. */
final class MessageBook {
  /** A passage of a message that speaks of an aspect; {@code from} is -1 if it is not to be found in the text. */
  record Passage(String aspect, String sentiment, int from, int to) {}

  /** A message; {@code judged} if a person has said what it is. */
  record Entry(
      FeedbackTexts.Message message, String sentiment, double confidence, List<Passage> passages, boolean judged) {}

  private final List<FeedbackTexts.Message> messages;
  private final int[] tagOf;
  private final String[] sentiments;
  private final double[] confidences;
  private final String[] aspects;
  private final String[] corrected;
  private final Map<clientele.base.Language, Aspects> finders = new HashMap<>();

  private MessageBook(List<FeedbackTexts.Message> messages, int[] tagOf, Table tags) {
    this.messages = messages;
    this.tagOf = tagOf;
    this.sentiments = tags.words("sentiment");
    this.confidences = tags.reals("confidence");
    this.aspects = tags.words("aspects");
    this.corrected = tags.column("corrected").isPresent() ? tags.words("corrected") : new String[sentiments.length];
  }

  /** Reads messages and tags; a message without a tag, which came after the tagging, is left out. */
  static MessageBook read(StudyView study, String table) {
    Table tags = study.table(TagFeedback.TABLE);
    String[] ids = tags.words("feedback_id");
    Map<String, Integer> places = new HashMap<>();
    for (int i = ids.length - 1; i >= 0; i--) {
      places.put(ids[i], i);
    }
    List<FeedbackTexts.Message> all = FeedbackTexts.read(study, table);
    record Tagged(FeedbackTexts.Message message, int tag) {}
    List<Tagged> tagged = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      FeedbackTexts.Message message = all.get(i);
      Integer place = i < ids.length && ids[i].equals(message.id()) ? Integer.valueOf(i) : places.get(message.id());
      if (place != null) {
        tagged.add(new Tagged(message, place));
      }
    }
    tagged.sort(Comparator.comparing(
        (Tagged t) -> t.message().day().map(d -> -d.toEpochDay()).orElse(Long.MAX_VALUE)));
    return new MessageBook(
        tagged.stream().map(Tagged::message).toList(), tagged.stream().mapToInt(Tagged::tag).toArray(), tags);
  }

  /** Number of messages. */
  int size() {
    return messages.size();
  }

  /** The message at a place, its passages found in the text. */
  Entry entry(int place) {
    FeedbackTexts.Message message = messages.get(place);
    int tag = tagOf[place];
    Map<String, String> clauses = new HashMap<>();
    finders.computeIfAbsent(message.language(), Aspects::new).of(message.text())
        .forEach(m -> clauses.put(m.aspect(), m.clause()));
    List<Passage> passages = TagFeedback.AspectTag.list(aspects[tag]).stream()
        .map(a -> {
          String clause = clauses.getOrDefault(a.aspect(), "");
          int from = clause.isEmpty() ? -1 : message.text().indexOf(clause);
          return new Passage(a.aspect(), a.sentiment(), from, from + clause.length());
        })
        .toList();
    return new Entry(message, sentiments[tag], confidences[tag], passages,
        corrected[tag] != null && corrected[tag].contains("sentiment"));
  }

  /** Places of the messages of an aspect, of a feeling, and that hold the words; empty ones match all. */
  int[] find(Optional<String> aspect, Optional<String> sentiment, String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    Optional<String> mark = aspect.map(a -> "\"aspect\":\"" + a + "\"");
    return IntStream.range(0, messages.size())
        .filter(i -> mark.isEmpty() || aspects[tagOf[i]].contains(mark.get()))
        .filter(i -> sentiment.isEmpty() || sentiment.get().equals(feeling(i, aspect)))
        .filter(i -> wanted.isEmpty()
            || messages.get(i).text().toLowerCase(Locale.ROOT).contains(wanted)
            || messages.get(i).id().toLowerCase(Locale.ROOT).startsWith(wanted))
        .toArray();
  }

  /** The feeling of a message about an aspect, or as a whole. */
  private String feeling(int place, Optional<String> aspect) {
    return aspect
        .flatMap(a -> TagFeedback.AspectTag.list(aspects[tagOf[place]]).stream().filter(t -> t.aspect().equals(a)).findFirst())
        .map(TagFeedback.AspectTag::sentiment)
        .orElse(sentiments[tagOf[place]]);
  }
}
