package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.base.Seed;
import clientele.language.Sentiment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How the machine's tags did on the texts whose feeling the file says; those a person judges were chosen, often for being wrong. */
final class TagQuality {
  private static final List<String> CLASSES = List.of(Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE);
  private static final List<String> SAID =
      List.of(Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE, Sentiment.UNSURE);
  private static final int RESAMPLES = 200;

  private TagQuality() {}

  /** How the tags did on labels of the file; empty if no text is known. */
  static Optional<FeedbackFound.Measured> measured(TagBook book, Seed seed) {
    int n = book.tags().size();
    int[] truth = new int[n];
    int[] said = new int[n];
    int all = 0;
    int own = 0;
    int corrected = 0;
    for (int i = 0; i < n; i++) {
      Optional<String> of = book.truth(i);
      if (of.isEmpty() || book.messages().get(i).other()) {
        continue;
      }
      boolean judged = book.tags().get(i).judged().sentiment().isPresent();
      corrected += judged ? 1 : 0;
      own += judged ? 0 : 1;
      if (book.messages().get(i).own().isPresent()) {
        truth[all] = CLASSES.indexOf(of.get());
        said[all++] = SAID.indexOf(book.tags().get(i).machine());
      }
    }
    if (own + corrected == 0) {
      return Optional.empty();
    }
    if (all == 0) {
      Estimate unknown = Estimate.of(0, 0, 1);
      return Optional.of(new FeedbackFound.Measured(own, corrected, unknown, unknown));
    }
    int[] places = new int[all];
    Arrays.setAll(places, i -> i);
    double f1 = macroF1(truth, said, places);
    RandomGenerator random = seed.stream("resampled known texts");
    double[] drawn = new double[RESAMPLES];
    long right = 0;
    for (int i = 0; i < all; i++) {
      right += truth[i] == said[i] ? 1 : 0;
    }
    for (int d = 0; d < RESAMPLES; d++) {
      int[] again = new int[all];
      for (int i = 0; i < all; i++) {
        again[i] = random.nextInt(all);
      }
      drawn[d] = macroF1(truth, said, again);
    }
    Arrays.sort(drawn);
    Estimate interval = Estimate.of(
        f1, Math.min(f1, drawn[(int) (0.025 * RESAMPLES)]), Math.max(f1, drawn[(int) (0.975 * RESAMPLES)]));
    return Optional.of(new FeedbackFound.Measured(
        own, corrected, interval, Estimate.share(right, all)));
  }

  /** Mean F1 of the true classes that occur among the places. */
  static double macroF1(int[] truth, int[] said, int[] places) {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < CLASSES.size(); c++) {
      int hits = 0;
      int are = 0;
      int called = 0;
      for (int i : places) {
        hits += truth[i] == c && said[i] == c ? 1 : 0;
        are += truth[i] == c ? 1 : 0;
        called += said[i] == c ? 1 : 0;
      }
      if (are > 0) {
        classes++;
        sum += 2.0 * hits / (are + called);
      }
    }
    return classes == 0 ? 0 : sum / classes;
  }
}
