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
import clientele.language.TextLanguage;
import clientele.ledger.Operation;
import clientele.ledger.OperationId;
import clientele.ledger.Outcome;
import clientele.ledger.Param;
import clientele.study.Cells;
import clientele.study.Column;
import clientele.study.Kind;
import clientele.study.Meaning;
import clientele.study.Outline;
import clientele.study.Role;
import clientele.study.RowWriter;
import clientele.study.StudyProblems;
import clientele.study.StudyView;
import clientele.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
          Column.of("aspects", Kind.TEXT));

  @Override
  public List<Problem> validate(Outline outline) {
    if (!table.isEmpty()) {
      return outline.table(table).isPresent()
          ? List.of()
          : List.of(StudyProblems.NO_TABLE.with(table, String.join(", ", outline.tables().keySet())));
    }
    return outline.tables(Role.FEEDBACK).isEmpty() ? List.of(FeedbackProblems.NO_TABLE.with()) : List.of();
  }

  @Override
  public Outcome run(StudyView study, JobContext job) {
    List<Message> messages = messages(study);
    if (messages.isEmpty()) {
      throw FeedbackProblems.NO_TEXT.raise();
    }
    Tagged[] tagged = new Tagged[messages.size()];
    List<FeedbackFound.Quality> quality = new ArrayList<>();
    double from = 0;
    for (Language language : Language.values()) {
      int[] places = java.util.stream.IntStream.range(0, tagged.length)
          .filter(i -> messages.get(i).language() == language)
          .toArray();
      double to = from + 0.8 * places.length / tagged.length;
      if (places.length > 0) {
        tag(messages, places, language, tagged, quality, job.part(from, to));
      }
      from = to;
    }
    Topics topics = Topics.of(messages, tagged, job.part(0.8, 0.95));
    FeedbackFound found = new FeedbackSummary(messages, tagged, topics, quality).found();
    try (RowWriter writer = study.writeRows(TABLE, Role.RESULT, COLUMNS)) {
      for (int i = 0; i < tagged.length; i++) {
        Tagged t = tagged[i];
        writer.row(
            messages.get(i).id(), messages.get(i).language().tag(), t.sentiment().label(), t.sentiment().score(),
            t.sentiment().confidence(), topics.nameOf(i), t.intent(), AspectTag.json(t.aspects()));
      }
      return Outcome.of(Text.of(TagFeedback.class, "tagged", tagged.length, found.negative(), found.unsure()))
          .table(writer.finish())
          .artifact(FOUND, found)
          .rows(tagged.length, tagged.length, 0)
          .done();
    }
  }

  /** A text with what is known of it. */
  record Message(String id, String text, Language language, Optional<java.time.LocalDate> day) {}

  /** What was found in a text. */
  record Tagged(float[] embedding, Sentiment sentiment, String intent, List<AspectTag> aspects) {}

  /** An aspect with its feeling, as the table of tags holds it. */
  record AspectTag(String aspect, String sentiment, double score) {
    private static String json(List<AspectTag> tags) {
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
      List<Message> messages, int[] places, Language language, Tagged[] tagged, List<FeedbackFound.Quality> quality,
      JobContext job) {
    SentimentHead head = SentimentHead.of(language);
    Aspects aspects = new Aspects(language);
    Map<String, Tagged> known = new java.util.concurrent.ConcurrentHashMap<>();
    quality.add(new FeedbackFound.Quality(language.tag(), head.seeds(), head.macroF1(), head.threshold()));
    try (SentenceEmbedder embedder = new SentenceEmbedder(language)) {
      for (int start = 0; start < places.length; start += BATCH) {
        job.progress((double) start / places.length);
        int begin = start;
        Parallel.each(
            Math.min(BATCH, places.length - start), BLOCK, job,
            (block, from, to) -> {
              for (int i = from; i < to; i++) {
                int place = places[begin + i];
                String text = messages.get(place).text();
                tagged[place] = known.computeIfAbsent(text, t -> one(t, embedder, head, aspects));
              }
              return null;
            });
      }
    }
  }

  private static Tagged one(String text, SentenceEmbedder embedder, SentimentHead head, Aspects aspects) {
    float[] embedding = embedder.embed(text);
    Sentiment sentiment = head.read(embedding);
    List<AspectTag> tags = new ArrayList<>();
    List<Aspects.Mention> mentions = aspects.of(text);
    for (Aspects.Mention mention : mentions) {
      Sentiment clause = mentions.size() == 1 ? sentiment : head.read(embedder.embed(mention.clause()));
      tags.add(new AspectTag(mention.aspect(), clause.label(), clause.score()));
    }
    return new Tagged(embedding, sentiment, aspects.intent(text, sentiment), tags);
  }

  private List<Message> messages(StudyView study) {
    List<String> names =
        table.isEmpty()
            ? study.outline().tables(Role.FEEDBACK).stream().map(t -> t.table()).toList()
            : List.of(table);
    List<Message> messages = new ArrayList<>();
    for (String name : names) {
      Table of = study.table(name);
      Optional<Column> text = of.column(Meaning.TEXT).or(() -> longest(of));
      if (text.isEmpty()) {
        if (!table.isEmpty()) {
          throw StudyProblems.NO_MEANING.raise(
              name, Meaning.TEXT.tag(), String.join(", ", of.columns().stream().map(Column::name).toList()));
        }
        continue;
      }
      read(of, text.get(), messages, names.size() > 1);
    }
    return messages;
  }

  private static void read(Table of, Column text, List<Message> messages, boolean several) {
    Optional<Column> id = of.column(Meaning.FEEDBACK_ID);
    Optional<Column> date = of.column(Meaning.DATE).filter(d -> d.kind().isTemporal());
    long row = 0;
    for (int c = 0; c < of.chunks(); c++) {
      String[] texts = Cells.words(of, text, c);
      String[] ids = id.isPresent() ? Cells.words(of, id.get(), c) : new String[0];
      long[] days = date.isPresent() ? of.longs(date.get().name(), c) : new long[0];
      for (int i = 0; i < texts.length; i++) {
        row++;
        if (texts[i] == null || texts[i].isBlank()) {
          continue;
        }
        String name = ids.length > 0 && ids[i] != null ? ids[i] : several ? of.name() + ":" + row : Long.toString(row);
        Optional<java.time.LocalDate> day =
            days.length == 0 || days[i] == Column.MISSING
                ? Optional.empty()
                : Optional.of(java.time.LocalDate.ofEpochDay(
                    date.get().kind() == Kind.TIME ? Math.floorDiv(days[i], 86_400L) : days[i]));
        messages.add(new Message(name, texts[i], TextLanguage.of(texts[i]), day));
      }
    }
  }

  /** The column of words whose values are longest on average, if they read like sentences. */
  private static Optional<Column> longest(Table of) {
    Map<Column, Double> lengths = new HashMap<>();
    for (Column column : of.columns()) {
      if (column.kind() == Kind.TEXT && of.chunks() > 0) {
        String[] words = Cells.words(of, column, 0);
        lengths.put(column, Arrays.stream(words).filter(w -> w != null).mapToInt(String::length).average().orElse(0));
      }
    }
    return lengths.entrySet().stream()
        .filter(e -> e.getValue() >= 12)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }
}
