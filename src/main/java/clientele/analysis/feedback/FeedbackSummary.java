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
  private static final double LEVEL = 0.05;

  private final TagBook book;
  private final List<Topics.Cluster> clusters;
  private final List<FeedbackFound.Quality> quality;
  private final String table;
  private final Adjustment adjustment;
  private final Optional<LocalDate> last;

  FeedbackSummary(
      TagBook book, List<Topics.Cluster> clusters, List<FeedbackFound.Quality> quality, String table, Seed seed) {
    this.book = book;
    this.clusters = clusters;
    this.quality = quality;
    this.table = table;
    this.adjustment = new Adjustment(book, seed);
    this.last = book.messages().stream().flatMap(m -> m.day().stream()).max(Comparator.naturalOrder());
  }

  FeedbackFound found() {
    return new FeedbackFound(
        book.tags().size(), (int) book.messages().stream().filter(m -> m.language() == Language.CHINESE).count(),
        count(Sentiment.POSITIVE), count(Sentiment.NEUTRAL), count(Sentiment.NEGATIVE), count(Sentiment.UNSURE),
        aspects(), topics(), quality, last.map(day -> day.plusDays(1).minusMonths(3)), table,
        adjustment.negative(book.tags().stream().map(adjustment::counted).toList()), adjustment.measured());
  }

  private int count(String label) {
    return (int) book.tags().stream().filter(t -> t.sentiment().equals(label)).count();
  }

  /** A mention with its feeling. */
  private record Mention(int text, String feeling) {
    boolean sure() {
      return !feeling.equals(Sentiment.UNSURE);
    }

    boolean negative() {
      return feeling.equals(Sentiment.NEGATIVE);
    }
  }

  private List<FeedbackFound.Aspect> aspects() {
    Map<String, List<Mention>> mentions = new TreeMap<>();
    for (int i = 0; i < book.tags().size(); i++) {
      for (TagFeedback.AspectTag tag : book.tags().get(i).aspects()) {
        mentions.computeIfAbsent(tag.aspect(), a -> new ArrayList<>()).add(new Mention(i, tag.sentiment()));
      }
    }
    List<String> names = List.copyOf(mentions.keySet());
    List<Optional<ShareChange>> changes = names.stream().map(name -> change(mentions.get(name))).toList();
    double[] p = changes.stream().flatMap(Optional::stream).mapToDouble(ShareChange::p).toArray();
    boolean[] standing = ShareChange.standing(p, LEVEL);
    List<FeedbackFound.Aspect> list = new ArrayList<>();
    int compared = 0;
    for (int a = 0; a < names.size(); a++) {
      List<Mention> of = mentions.get(names.get(a));
      int sure = (int) of.stream().filter(Mention::sure).count();
      boolean stands = changes.get(a).isPresent() && standing[compared++];
      list.add(new FeedbackFound.Aspect(
          names.get(a), sure, of.size() - sure, negative(of), changes.get(a).map(ShareChange::change), stands,
          months(of), quotes(of), changes.get(a)));
    }
    list.sort(Comparator.comparingDouble((FeedbackFound.Aspect a) -> -a.negativeShare().value()));
    return list;
  }

  private Estimate negative(List<Mention> of) {
    return adjustment.negative(of.stream().map(Mention::feeling).toList());
  }

  private Optional<ShareChange> change(List<Mention> of) {
    List<ShareChange.Mention> dated = new ArrayList<>();
    for (Mention m : of) {
      FeedbackTexts.Message message = book.messages().get(m.text());
      if (m.sure() && message.day().isPresent()) {
        String whose = message.customer().map(c -> "customer " + c).orElse("text " + m.text());
        dated.add(new ShareChange.Mention(message.day().get(), whose, m.negative()));
      }
    }
    return last.flatMap(day -> ShareChange.of(dated, day));
  }

  private List<FeedbackFound.Month> months(List<Mention> mentions) {
    Map<LocalDate, List<Mention>> months = new TreeMap<>();
    for (Mention m : mentions) {
      book.messages().get(m.text()).day()
          .ifPresent(day -> months.computeIfAbsent(day.withDayOfMonth(1), d -> new ArrayList<>()).add(m));
    }
    return months.entrySet().stream()
        .map(e -> {
          int sure = (int) e.getValue().stream().filter(Mention::sure).count();
          int negative = (int) e.getValue().stream().filter(Mention::negative).count();
          return new FeedbackFound.Month(e.getKey(), negative, sure, e.getValue().size() - sure, negative(e.getValue()));
        })
        .toList();
  }

  private List<FeedbackFound.Quote> quotes(List<Mention> mentions) {
    return quotesOf(mentions.stream().sorted(Comparator.comparing(m -> !m.negative())).map(Mention::text).toList());
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
          name, cluster.language().tag(), cluster.words(), of.size(),
          adjustment.negative(of.stream().map(i -> adjustment.counted(book.tags().get(i))).toList()), quotesOf(of)));
    });
    list.sort(Comparator.comparingInt((FeedbackFound.Topic t) -> -t.texts()));
    return list;
  }
}
