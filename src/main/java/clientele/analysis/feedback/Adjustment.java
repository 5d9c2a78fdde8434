package clientele.analysis.feedback;

import clientele.base.Estimate;
import clientele.base.Language;
import clientele.base.Seed;
import clientele.language.Sentiment;
import clientele.language.SentimentHead;
import clientele.models.AdjustedCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the tags confuse: from texts whose feeling the file or a person says, if there are enough of at least two
 * feelings; otherwise from the seed sentences, which are of another kind than the texts and so count as few.
 */
final class Adjustment {
  private static final List<String> CLASSES = List.of(Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE);
  private static final List<String> SAID =
      List.of(Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE, Sentiment.UNSURE);
  private static final int ENOUGH = 30;
  private static final int ENOUGH_OF_A_CLASS = 10;
  private static final int SEEDS_COUNT_AS = 30;
  private static final int RESAMPLES = 200;

  private final TagBook book;
  private final Seed seed;
  private final int[][] known = new int[3][4];
  private final AdjustedCounts counts;
  private final boolean byKnown;

  Adjustment(TagBook book, Seed seed) {
    this.book = book;
    this.seed = seed;
    for (int i = 0; i < book.tags().size(); i++) {
      int said = SAID.indexOf(book.tags().get(i).machine());
      book.truth(i).ifPresent(truth -> known[CLASSES.indexOf(truth)][said]++);
    }
    int all = Arrays.stream(known).flatMapToInt(Arrays::stream).sum();
    long classes = Arrays.stream(known).filter(row -> Arrays.stream(row).sum() >= ENOUGH_OF_A_CLASS).count();
    this.byKnown = all >= ENOUGH && classes >= 2;
    this.counts = byKnown ? new AdjustedCounts(known, Integer.MAX_VALUE) : new AdjustedCounts(seeds(), SEEDS_COUNT_AS);
  }

  private int[][] seeds() {
    int[][] sum = new int[3][4];
    for (Language language : Language.values()) {
      if (book.messages().stream().anyMatch(m -> m.language() == language)) {
        int[][] of = SentimentHead.of(language).confusion();
        for (int t = 0; t < 3; t++) {
          for (int c = 0; c < 4; c++) {
            sum[t][c] += of[t][c];
          }
        }
      }
    }
    return sum;
  }

  /** Whether shares are adjusted by known texts. */
  boolean byKnown() {
    return byKnown;
  }

  /** The tag of a text that counts: the machine's where it is measured by known texts, else the one that stands. */
  String counted(TagBook.Tag tag) {
    return byKnown ? tag.machine() : tag.sentiment();
  }

  /** True negative share among texts or mentions with these tags. */
  Estimate negative(List<String> tags) {
    int[] counted = new int[SAID.size()];
    tags.forEach(t -> counted[SAID.indexOf(t)]++);
    return counts.share(0, counted, seed);
  }

  /** How the machine's tags did on the known texts; empty if there are none. */
  Optional<FeedbackFound.Measured> measured() {
    int n = book.tags().size();
    int[] truth = new int[n];
    int[] said = new int[n];
    int all = 0;
    int corrected = 0;
    for (int i = 0; i < n; i++) {
      Optional<String> of = book.truth(i);
      if (of.isPresent()) {
        truth[all] = CLASSES.indexOf(of.get());
        said[all++] = SAID.indexOf(book.tags().get(i).machine());
        corrected += book.tags().get(i).judged().sentiment().isPresent() ? 1 : 0;
      }
    }
    if (all == 0) {
      return Optional.empty();
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
        all - corrected, corrected, interval, Estimate.share(right, all), byKnown));
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
