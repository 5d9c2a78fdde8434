package clientele.analysis.feedback;

import clientele.base.Language;
import clientele.job.JobContext;
import clientele.language.TopicWords;
import clientele.models.KMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clusters of texts of one language each, named by their words.
 *
 * @param topic of each text, -1 where there are too few texts of its language
 * @param clusters all of them
 */
record Topics(int[] topic, List<Cluster> clusters) {
  private static final int FEWEST = 30;
  private static final int TEXTS_PER_TOPIC = 60;
  private static final int MOST_TOPICS = 10;
  private static final int WORDS = 6;

  /** A cluster. */
  record Cluster(Language language, List<String> words) {
    String name() {
      return String.join(language == Language.CHINESE ? "、" : ", ", words.stream().limit(3).toList());
    }
  }

  static Topics of(List<FeedbackTexts.Message> messages, TagFeedback.Tagged[] tagged, JobContext job) {
    int[] topic = new int[tagged.length];
    java.util.Arrays.fill(topic, -1);
    List<Cluster> clusters = new ArrayList<>();
    for (Language language : Language.values()) {
      int[] places = IntStream.range(0, tagged.length).filter(i -> messages.get(i).in(language)).toArray();
      if (places.length < FEWEST) {
        continue;
      }
      int k = Math.clamp(places.length / TEXTS_PER_TOPIC, 2, MOST_TOPICS);
      float[][] rows = new float[places.length][];
      for (int i = 0; i < places.length; i++) {
        rows[i] = tagged[places[i]].embedding();
      }
      KMeans fit = KMeans.fit(rows, k, 4, job.seed().derive("topics " + language.tag()), job);
      List<String> texts = IntStream.of(places).mapToObj(i -> messages.get(i).text()).toList();
      List<List<String>> words = new TopicWords(language).of(texts, fit.labels(), k, WORDS);
      for (int i = 0; i < places.length; i++) {
        topic[places[i]] = clusters.size() + fit.labels()[i];
      }
      words.forEach(w -> clusters.add(new Cluster(language, w)));
      job.progress(language == Language.ENGLISH ? 0.5 : 1);
    }
    return new Topics(topic, clusters);
  }

  /** Name of the topic of a text; null if it has none. */
  String nameOf(int text) {
    return topic[text] < 0 ? null : clusters.get(topic[text]).name();
  }
}
