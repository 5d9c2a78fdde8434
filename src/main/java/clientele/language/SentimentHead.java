package clientele.language;

import clientele.base.Estimate;
import clientele.base.Language;
import clientele.models.SoftmaxRegression;
import clientele.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Turns an embedding into a feeling; trained when the program is built.
 *
 * @param inputs SHA-256 of the seeds and of the way it was trained
 * @param regression classes negative, neutral, positive
 * @param threshold confidence below which a text is unsure
 * @param seeds sentences it was trained on
 * @param macroF1 mean F1 of the three classes by five-fold cross-validation on the seeds, over the sure ones
 * @param unsure share of seeds that were unsure
 * @param confusion seeds by true class (negative, neutral, positive) and by what they were taken for when held out
 *     (those and unsure)
 */
public record SentimentHead(
    String inputs, SoftmaxRegression regression, double threshold, int seeds, Estimate macroF1, double unsure,
    int[][] confusion) {

  /** The head of a language, as built. */
  public static SentimentHead of(Language language) {
    String name = "clientele/language/sentiment_" + language.tag() + ".json";
    try (InputStream in = SentimentHead.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " was not built; run the build's process-classes phase");
      }
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), SentimentHead.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** The feeling of an embedded text. */
  public Sentiment read(float[] embedding) {
    double[] p = regression.probabilities(embedding);
    int best = best(p);
    String label = p[best] < threshold ? Sentiment.UNSURE
        : best == 0 ? Sentiment.NEGATIVE : best == 1 ? Sentiment.NEUTRAL : Sentiment.POSITIVE;
    return new Sentiment(label, p[2] - p[0], p[best]);
  }

  static int best(double[] p) {
    return p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2;
  }
}
