package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.base.Language;
import clientele.insights.Differences;
import clientele.language.Sentiment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was tagged: shares with intervals, changes that stand, quotes behind them. */
final class FeedbackSummary {
  private static final int QUOTES = 3;
  private static final int ENOUGH_FOR_CHANGE = 30;
  private static final double LEVEL = 0.05;

  private final List<FeedbackTexts.Message> messages;
  private final TagFeedback.Tagged[] tagged;
  private final Topics topics;
  private final List<FeedbackFound.Quality> quality;
  private final Optional<LocalDate> recent;

  FeedbackSummary(
      List<FeedbackTexts.Message> messages, TagFeedback.Tagged[] tagged, Topics topics,
      List<FeedbackFound.Quality> quality) {
    this.messages = messages;
    this.tagged = tagged;
    this.topics = topics;
    this.quality = quality;
    this.recent = messages.stream().flatMap(m -> m.day().stream()).max(Comparator.naturalOrder())
        .map(last -> last.plusDays(1).minusMonths(3));
  }

  FeedbackFound found() {
    return new FeedbackFound(
        tagged.length, (int) messages.stream().filter(m -> m.language() == Language.CHINESE).count(),
        count(Sentiment.POSITIVE), count(Sentiment.NEUTRAL), count(Sentiment.NEGATIVE), count(Sentiment.UNSURE),
        aspects(), topics(), quality, recent);
  }

  private int count(String label) {
    int n = 0;
    for (TagFeedback.Tagged t : tagged) {
      n += t.sentiment().label().equals(label) ? 1 : 0;
    }
    return n;
  }

  /** A mention; one that is not sure is neither negative nor anything else. */
  private record Mention(int text, boolean sure, boolean negative) {}

  private List<FeedbackFound.Aspect> aspects() {
    Map<String, List<Mention>> mentions = new TreeMap<>();
    for (int i = 0; i < tagged.length; i++) {
      for (TagFeedback.AspectTag tag : tagged[i].aspects()) {
        mentions.computeIfAbsent(tag.aspect(), a -> new ArrayList<>())
            .add(new Mention(i, !tag.sentiment().equals(Sentiment.UNSURE), tag.sentiment().equals(Sentiment.NEGATIVE)));
      }
    }
    List<String> names = List.copyOf(mentions.keySet());
    double[] p = new double[names.size()];
    List<Optional<Estimate>> changes = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      long[] counts = quarters(mentions.get(names.get(a)));
      boolean enough = counts[1] >= ENOUGH_FOR_CHANGE && counts[3] >= ENOUGH_FOR_CHANGE;
      p[a] = enough ? Differences.pValueOfShares(counts[0], counts[1], counts[2], counts[3]) : 1;
      changes.add(enough
          ? Optional.of(Differences.ofShares(counts[0], counts[1], counts[2], counts[3]))
          : Optional.empty());
    }
    boolean[] stands = Differences.standing(p, LEVEL);
    List<FeedbackFound.Aspect> list = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      List<Mention> of = mentions.get(names.get(a));
      int negative = (int) of.stream().filter(Mention::negative).count();
      int sure = (int) of.stream().filter(Mention::sure).count();
      list.add(new FeedbackFound.Aspect(
          names.get(a), sure, of.size() - sure, FeedbackFound.share(negative, sure, of.size() - sure), changes.get(a),
          stands[a] && changes.get(a).isPresent(), months(of), quotes(of)));
    }
    list.sort(Comparator.comparingDouble((FeedbackFound.Aspect a) -> -a.negativeShare().value()));
    return list;
  }

  /** Negative and all mentions of the last quarter, then of the one before. */
  private long[] quarters(List<Mention> mentions) {
    long[] counts = new long[4];
    if (recent.isEmpty()) {
      return counts;
    }
    for (Mention m : mentions) {
      Optional<LocalDate> day = messages.get(m.text()).day();
      if (!m.sure() || day.isEmpty() || day.get().isBefore(recent.get().minusMonths(3))) {
        continue;
      }
      int at = day.get().isBefore(recent.get()) ? 2 : 0;
      counts[at] += m.negative() ? 1 : 0;
      counts[at + 1]++;
    }
    return counts;
  }

  private List<FeedbackFound.Month> months(List<Mention> mentions) {
    Map<LocalDate, int[]> counts = new TreeMap<>();
    for (Mention m : mentions) {
      messages.get(m.text()).day().ifPresent(day -> {
        int[] n = counts.computeIfAbsent(day.withDayOfMonth(1), d -> new int[3]);
        n[0] += m.negative() ? 1 : 0;
        n[1] += m.sure() ? 1 : 0;
        n[2] += m.sure() ? 0 : 1;
      });
    }
    return counts.entrySet().stream()
        .map(e -> new FeedbackFound.Month(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2]))
        .toList();
  }

  private List<FeedbackFound.Quote> quotes(List<Mention> mentions) {
    return quotesOf(mentions.stream().sorted(Comparator.comparing(m -> !m.negative())).map(Mention::text).toList());
  }

  private List<FeedbackFound.Quote> quotesOf(List<Integer> texts) {
    List<FeedbackFound.Quote> quotes = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (int i : texts) {
      if (quotes.size() < QUOTES && told.add(messages.get(i).text())) {
        quotes.add(new FeedbackFound.Quote(messages.get(i).id(), messages.get(i).text(), tagged[i].sentiment().label()));
      }
    }
    return quotes;
  }

  private List<FeedbackFound.Topic> topics() {
    List<FeedbackFound.Topic> list = new ArrayList<>();
    for (int t = 0; t < topics.clusters().size(); t++) {
      List<Integer> texts = new ArrayList<>();
      int sure = 0;
      int negative = 0;
      for (int i = 0; i < tagged.length; i++) {
        if (topics.topic()[i] == t) {
          texts.add(i);
          String label = tagged[i].sentiment().label();
          sure += label.equals(Sentiment.UNSURE) ? 0 : 1;
          negative += label.equals(Sentiment.NEGATIVE) ? 1 : 0;
        }
      }
      Topics.Cluster cluster = topics.clusters().get(t);
      list.add(new FeedbackFound.Topic(
          cluster.name(), cluster.language().tag(), cluster.words(), texts.size(),
          FeedbackFound.share(negative, sure, texts.size() - sure),
          quotesOf(texts)));
    }
    list.sort(Comparator.comparingInt((FeedbackFound.Topic t) -> -t.texts()));
    return list;
  }
}
