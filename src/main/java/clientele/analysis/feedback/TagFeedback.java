package clientele.analysis.feedback;

import clientele.base.Language;
import clientele.base.Problem;
import clientele.base.Text;
import clientele.job.JobContext;
import clientele.job.Parallel;
import clientele.language.Aspects;
import clientele.language.SentenceEmbedder;
import clientele.language.Sentiment;
import clientele.language.SentimentHead;
import clientele.language.SentimentReader;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Column;
import clientele.study.Json;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tags every text with its language, feeling, topic, intent and aspects. */
@OperationId("feedback.tag")
public record TagFeedback(@Param(offers = Param.Offers.TABLE) String table) implements Operation {
  /** Name of the table it makes. */
  public static final String TABLE = "feedback_tags";

  /** Name of the artifact it makes. */
  public static final String FOUND = "feedback_found";

  private static final int BLOCK = 16;
  private static final int BATCH = 128;
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("feedback_id", Kind.TEXT, Meaning.FEEDBACK_ID),
          Column.of("language", Kind.TEXT),
          Column.of("sentiment", Kind.TEXT),
          Column.of("score", Kind.REAL),
          Column.of("confidence", Kind.REAL),
          Column.of("topic", Kind.TEXT),
          Column.of("intent", Kind.TEXT),
          Column.of("aspects", Kind.TEXT),
          Column.of("machine", Kind.TEXT),
          Column.of("own", Kind.TEXT),
          Column.of("corrected", Kind.TEXT));

  @Override
  public List<Problem> validate(Outline outline) {
    if (!table.isEmpty()) {
      return outline.table(table).isPresent()
          ? List.of()
          : List.of(StudyProblems.noTable(table, outline.tables().keySet()));
    }
    return outline.tables(Role.FEEDBACK).isEmpty() ? List.of(FeedbackProblems.NO_TABLE.with()) : List.of();
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    List<FeedbackTexts.Message> messages = FeedbackTexts.read(study, table);
    if (messages.isEmpty()) {
      throw FeedbackProblems.NO_TEXT.raise();
    }
    Tagged[] tagged = new Tagged[messages.size()];
    List<FeedbackFound.Quality> quality = new ArrayList<>();
    double from = 0;
    for (Language language : Language.values()) {
      int[] places = java.util.stream.IntStream.range(0, tagged.length)
          .filter(i -> messages.get(i).in(language))
          .toArray();
      double to = from + 0.8 * places.length / tagged.length;
      if (places.length > 0) {
        tag(messages, places, language, tagged, quality, job.part(from, to));
      }
      from = to;
    }
    for (int i = 0; i < tagged.length; i++) {
      tagged[i] = tagged[i] == null ? Tagged.unread() : tagged[i];
    }
    Topics topics = Topics.of(messages, tagged, job.part(0.8, 0.95));
    TagBook book = TagBook.of(messages, tagged, topics, TagBook.judgements(study));
    FeedbackFound found = new FeedbackSummary(book, topics.clusters(), quality, table, job.seed()).found();
    found.warn(job);
    return Outcome.of(Text.of(TagFeedback.class, found.other() > 0 ? "tagged.other" : "tagged", tagged.length - found.other(),
            found.negative(), found.unsure(), found.other()))
        .table(book.write(study, COLUMNS))
        .artifact(FOUND, found)
        .rows(tagged.length, tagged.length, 0)
        .done();
  }

  /** The columns of the table of tags. */
  static List<Column> columns() {
    return COLUMNS;
  }

  /** What was found in a text. */
  record Tagged(float[] embedding, Sentiment sentiment, String intent, List<AspectTag> aspects) {
    /** Of a text in a language that is not read: nothing. */
    static Tagged unread() {
      return new Tagged(new float[0], new Sentiment(Sentiment.UNSURE, 0, 0), null, List.of());
    }
  }

  /** An aspect with its feeling, as the table of tags holds it. */
  public record AspectTag(String aspect, String sentiment, double score) {
    /** The aspects of a cell of the column {@code aspects}. */
    public static List<AspectTag> list(String cell) {
      return cell == null || cell.isEmpty() ? List.of() : List.of(Json.read(cell, AspectTag[].class));
    }

    static String json(List<AspectTag> tags) {
      StringBuilder json = new StringBuilder("[");
      for (AspectTag tag : tags) {
        json.append(json.length() > 1 ? "," : "")
            .append(String.format(java.util.Locale.ROOT, "{\"aspect\":\"%s\",\"sentiment\":\"%s\",\"score\":%.3f}",
                tag.aspect, tag.sentiment, tag.score));
      }
      return json.append(']').toString();
    }
  }

  private static void tag(
      List<FeedbackTexts.Message> messages, int[] places, Language language, Tagged[] tagged, List<FeedbackFound.Quality> quality,
      JobContext job) {
    SentimentHead head = SentimentHead.of(language);
    Aspects aspects = new Aspects(language);
    Map<String, Tagged> known = new java.util.concurrent.ConcurrentHashMap<>();
    quality.add(new FeedbackFound.Quality(language.tag(), head.seeds(), head.macroF1(), head.threshold()));
    try (SentenceEmbedder embedder = new SentenceEmbedder(language)) {
      SentimentReader reader = new SentimentReader(language, embedder);
      for (int start = 0; start < places.length; start += BATCH) {
        job.progress((double) start / places.length);
        int begin = start;
        Parallel.each(
            Math.min(BATCH, places.length - start), BLOCK, job,
            (block, from, to) -> {
              for (int i = from; i < to; i++) {
                int place = places[begin + i];
                String text = messages.get(place).text();
                tagged[place] = known.computeIfAbsent(text, t -> one(t, embedder, reader, aspects));
              }
              return null;
            });
      }
    }
  }

  private static Tagged one(String text, SentenceEmbedder embedder, SentimentReader reader, Aspects aspects) {
    float[] embedding = embedder.embed(text);
    Sentiment sentiment = reader.read(text, embedding);
    List<AspectTag> tags = new ArrayList<>();
    List<Aspects.Mention> mentions = aspects.of(text);
    for (Aspects.Mention mention : mentions) {
      Sentiment clause = mention.whole() ? sentiment : reader.read(mention.clause());
      tags.add(new AspectTag(mention.aspect(), clause.label(), clause.score()));
    }
    return new Tagged(embedding, sentiment, aspects.intent(text, sentiment), tags);
  }
}
