package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.base.Language;
import clientele.base.Seed;
import clientele.language.Sentiment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was tagged: shares with intervals, changes that stand, quotes behind them. */
final class FeedbackSummary {
  private static final int QUOTES = 3;
  /** Scores are kept with three decimals. */
  private static final double ROUNDED = 0.0011;

  /** Difference of the known shares of two periods up to which they are measured alike. */
  private static final double ALIKE = 0.1;

  private final TagBook book;
  private final List<Topics.Cluster> clusters;
  private final List<FeedbackFound.Quality> quality;
  private final String table;
  private final Seed seed;
  private final Optional<LocalDate> last;
  private final Map<String, LabelsUnlike> unlike;

  FeedbackSummary(
      TagBook book, List<Topics.Cluster> clusters, List<FeedbackFound.Quality> quality, String table, Seed seed) {
    this.book = book;
    this.clusters = clusters;
    this.quality = quality;
    this.table = table;
    this.seed = seed;
    this.unlike = unlike(book);
    this.last = book.messages().stream().flatMap(m -> m.day().stream()).max(Comparator.naturalOrder());
  }

  FeedbackFound found() {
    return new FeedbackFound(
        book.tags().size(), (int) book.messages().stream().filter(m -> m.in(Language.CHINESE)).count(),
        count(Sentiment.POSITIVE), count(Sentiment.NEUTRAL), count(Sentiment.NEGATIVE), unsure(),
        aspects(), topics(), quality, last.map(day -> day.plusDays(1).minusMonths(3)), table,
        textShare(java.util.stream.IntStream.range(0, book.tags().size()).boxed().toList()), TagQuality.measured(book, seed),
        (int) book.messages().stream().filter(FeedbackTexts.Message::other).count(), List.copyOf(unlike.values()));
  }

  /** Texts that were read, and whose feeling is not clear. */
  private int unsure() {
    return (int) java.util.stream.IntStream.range(0, book.tags().size())
        .filter(i -> !book.messages().get(i).other() && book.tags().get(i).sentiment().equals(Sentiment.UNSURE)).count();
  }

  /** Whether nothing is known of a text, neither read nor said. */
  private boolean isSilent(int text) {
    return book.messages().get(text).other() && book.truth(text).isEmpty();
  }

  /** The tables whose labelled texts have other tags than the rest. */
  private static Map<String, LabelsUnlike> unlike(TagBook book) {
    Map<String, LabelsUnlike.Count> counts = new TreeMap<>();
    for (int i = 0; i < book.tags().size(); i++) {
      FeedbackTexts.Message m = book.messages().get(i);
      if (!m.other()) {
        counts.computeIfAbsent(m.table(), t -> new LabelsUnlike.Count()).add(m.own().isPresent(), book.tags().get(i).machine());
      }
    }
    Map<String, LabelsUnlike> unlike = new TreeMap<>();
    counts.forEach((table, c) -> c.unlike(table, LabelsUnlike.OF_TABLE).ifPresent(u -> unlike.put(table, u)));
    return unlike;
  }

  private int count(String label) {
    return (int) book.tags().stream().filter(t -> t.sentiment().equals(label)).count();
  }

  /** A mention: its text and what is said of its feeling. */
  private record Mention(int text, NegativeShares.Said said) {}

  private List<FeedbackFound.Aspect> aspects() {
    Map<String, List<Mention>> mentions = new TreeMap<>();
    for (int i = 0; i < book.tags().size(); i++) {
      for (TagFeedback.AspectTag tag : book.tags().get(i).aspects()) {
        mentions.computeIfAbsent(tag.aspect(), a -> new ArrayList<>()).add(new Mention(i, said(i, tag)));
      }
    }
    Map<String, List<ShareChange.Mention>> dated = new TreeMap<>();
    mentions.forEach((name, of) -> dated.put(name, dated(of)));
    int compared = (int) dated.values().stream()
        .filter(of -> last.isPresent() && ShareChange.possible(of, last.get())).count();
    List<FeedbackFound.Aspect> list = new ArrayList<>();
    mentions.forEach((name, of) -> list.add(new FeedbackFound.Aspect(
        name, share(of), months(of), quotes(of), last.flatMap(day -> ShareChange.of(dated.get(name), day, compared)))));
    list.sort(Comparator.comparingInt((FeedbackFound.Aspect a) -> -a.share().negative()));
    return list;
  }

  private NegativeShares.Said said(int text) {
    FeedbackTexts.Message m = book.messages().get(text);
    return new NegativeShares.Said(
        m.table(), book.truth(text), m.own().isPresent() && !m.other(), unlike.containsKey(m.table()), book.tags().get(text).machine());
  }

  /**
   * A mention is known by the feeling of its text where its clause is all the text says, so that both were tagged alike,
   * and where a person has judged a text with one aspect. Where such a text says more, what its label says stands in for a
   * tag that is unsure; against a sure tag it does not: who loves a shirt that came late does not love the delivery.
   */
  private NegativeShares.Said said(int text, TagFeedback.AspectTag mention) {
    TagBook.Tag tag = book.tags().get(text);
    boolean one = tag.aspects().size() == 1;
    if (one && tag.judged().sentiment().isPresent()) {
      return said(text);
    }
    boolean whole = mention.sentiment().equals(tag.machine()) && Math.abs(mention.score() - tag.score()) < ROUNDED;
    boolean standsIn = one && mention.sentiment().equals(Sentiment.UNSURE);
    return new NegativeShares.Said(
        book.messages().get(text).table() + (whole ? " whole" : " part"),
        whole || standsIn ? book.truth(text) : Optional.empty(), whole, unlike.containsKey(book.messages().get(text).table()),
        mention.sentiment());
  }

  private FeedbackFound.Share textShare(List<Integer> texts) {
    return NegativeShares.of(texts.stream().filter(i -> !isSilent(i)).map(this::said).toList());
  }

  private static FeedbackFound.Share share(List<Mention> of) {
    return NegativeShares.of(of.stream().map(Mention::said).toList());
  }

  /**
   * The sure mentions with a day, measured with one stick: by what is known of them only where about as many are known
   * in the last quarter as before, for else a change of who is known would look like one of feeling.
   */
  private List<ShareChange.Mention> dated(List<Mention> of) {
    List<ShareChange.Mention> dated = new ArrayList<>();
    if (last.isEmpty()) {
      return dated;
    }
    LocalDate from = last.get().plusDays(1).minusMonths(3);
    double[] known = new double[2];
    double[] all = new double[2];
    for (Mention m : of) {
      day(m).ifPresent(day -> {
        int part = day.isBefore(from) ? 0 : 1;
        all[part]++;
        known[part] += m.said().truth().isPresent() ? 1 : 0;
      });
    }
    boolean alike = Math.abs(known[0] / Math.max(1, all[0]) - known[1] / Math.max(1, all[1])) <= ALIKE;
    for (Mention m : of) {
      String feeling = alike ? m.said().feeling() : m.said().tag();
      if (day(m).isPresent() && !feeling.equals(Sentiment.UNSURE)) {
        String whose = book.messages().get(m.text()).customer().map(c -> "customer " + c).orElse("text " + m.text());
        dated.add(new ShareChange.Mention(day(m).get(), whose, feeling.equals(Sentiment.NEGATIVE)));
      }
    }
    return dated;
  }

  private Optional<LocalDate> day(Mention of) {
    return book.messages().get(of.text()).day();
  }

  private List<FeedbackFound.Month> months(List<Mention> mentions) {
    Map<LocalDate, List<Mention>> months = new TreeMap<>();
    for (Mention m : mentions) {
      day(m).ifPresent(day -> months.computeIfAbsent(day.withDayOfMonth(1), d -> new ArrayList<>()).add(m));
    }
    return months.entrySet().stream().map(e -> new FeedbackFound.Month(e.getKey(), share(e.getValue()))).toList();
  }

  private List<FeedbackFound.Quote> quotes(List<Mention> mentions) {
    return quotesOf(mentions.stream().sorted(Comparator.comparing(m -> !m.said().negative())).map(Mention::text).toList());
  }

  private List<FeedbackFound.Quote> quotesOf(List<Integer> texts) {
    List<FeedbackFound.Quote> quotes = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (int i : texts) {
      FeedbackTexts.Message message = book.messages().get(i);
      if (quotes.size() < QUOTES && told.add(message.text())) {
        quotes.add(new FeedbackFound.Quote(message.id(), message.text(), book.tags().get(i).sentiment()));
      }
    }
    return quotes;
  }

  /** The clusters and what people named themselves. */
  private List<FeedbackFound.Topic> topics() {
    Map<String, List<Integer>> texts = new LinkedHashMap<>();
    for (int i = 0; i < book.tags().size(); i++) {
      if (book.tags().get(i).topic() != null) {
        texts.computeIfAbsent(book.tags().get(i).topic(), t -> new ArrayList<>()).add(i);
      }
    }
    List<FeedbackFound.Topic> list = new ArrayList<>();
    texts.forEach((name, of) -> {
      Topics.Cluster cluster = clusters.stream().filter(c -> c.name().equals(name)).findFirst()
          .orElse(new Topics.Cluster(book.messages().get(of.getFirst()).language(), List.of(name)));
      list.add(new FeedbackFound.Topic(
          name, cluster.language().tag(), cluster.words(), textShare(of), quotesOf(of)));
    });
    list.sort(Comparator.comparingInt((FeedbackFound.Topic t) -> -t.share().of()));
    return list;
  }
}
