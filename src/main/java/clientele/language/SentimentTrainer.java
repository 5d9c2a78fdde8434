package clientele.language;

import clientele.base.Estimate;
import clientele.base.Language;
import clientele.base.Seed;
import clientele.models.SoftmaxRegression;
import clientele.study.Digests;
import clientele.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Trains the sentiment heads from the seed sentences; run by the build. Does nothing where the output already comes from
 * the same seeds.
 */
public final class SentimentTrainer {
  private static final String RECIPE = "softmax on bge-small v1.5 int8, ridge 0.0008, 5 folds, v2";
  private static final double RIDGE = 0.0008;
  private static final int FOLDS = 5;
  private static final double UNSURE_AT_MOST = 0.12;
  private static final int RESAMPLES = 400;

  private SentimentTrainer() {}

  /** Writes {@code sentiment_en.json} and {@code sentiment_zh.json} into the folder given. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    for (Language language : Language.values()) {
      Path file = folder.resolve("sentiment_" + language.tag() + ".json");
      String seeds = seeds(language);
      String inputs = Digests.sha256(RECIPE + seeds);
      if (!Files.isRegularFile(file)
          || !Json.read(Files.readString(file), SentimentHead.class).inputs().equals(inputs)) {
        Files.writeString(file, Json.write(train(language, seeds, inputs)));
      }
    }
  }

  private static SentimentHead train(Language language, String seeds, String inputs) {
    List<float[]> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    try (SentenceEmbedder embedder = new SentenceEmbedder(language)) {
      for (String line : seeds.split("\n")) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          labels.add(line.charAt(0) == '-' ? 0 : line.charAt(0) == '+' ? 2 : 1);
          rows.add(embedder.embed(line.substring(tab + 1).strip()));
        }
      }
    }
    float[][] x = rows.toArray(float[][]::new);
    int[] y = labels.stream().mapToInt(Integer::intValue).toArray();
    double[][] held = heldOut(x, y);
    double threshold = threshold(held);
    return new SentimentHead(
        inputs, SoftmaxRegression.fit(x, y, 3, RIDGE), threshold, y.length, macroF1(held, y, threshold),
        1 - share(held, threshold), confusion(held, y, threshold));
  }

  /** Seeds by true class and by what they were taken for when held out: negative, neutral, positive, unsure. */
  private static int[][] confusion(double[][] held, int[] y, double threshold) {
    int[][] counts = new int[3][4];
    for (int i = 0; i < y.length; i++) {
      int best = SentimentHead.best(held[i]);
      counts[y[i]][held[i][best] < threshold ? 3 : best]++;
    }
    return counts;
  }

  /** Probabilities for each seed from a head that has not seen it. */
  private static double[][] heldOut(float[][] x, int[] y) {
    int[] fold = new int[y.length];
    RandomGenerator random = new Seed(1).stream("folds");
    for (int i = 0; i < fold.length; i++) {
      fold[i] = random.nextInt(FOLDS);
    }
    double[][] held = new double[y.length][];
    for (int f = 0; f < FOLDS; f++) {
      List<float[]> in = new ArrayList<>();
      List<Integer> labels = new ArrayList<>();
      for (int i = 0; i < y.length; i++) {
        if (fold[i] != f) {
          in.add(x[i]);
          labels.add(y[i]);
        }
      }
      SoftmaxRegression fit = SoftmaxRegression.fit(
          in.toArray(float[][]::new), labels.stream().mapToInt(Integer::intValue).toArray(), 3, RIDGE);
      for (int i = 0; i < y.length; i++) {
        if (fold[i] == f) {
          held[i] = fit.probabilities(x[i]);
        }
      }
    }
    return held;
  }

  /** The confidence below which the least sure eighth of the seeds lies, at least 0.45. */
  private static double threshold(double[][] held) {
    double[] confidence = Arrays.stream(held).mapToDouble(p -> Math.max(p[0], Math.max(p[1], p[2]))).sorted().toArray();
    return Math.max(0.45, confidence[(int) (UNSURE_AT_MOST * confidence.length)]);
  }

  private static double share(double[][] held, double threshold) {
    return Arrays.stream(held).filter(p -> Math.max(p[0], Math.max(p[1], p[2])) >= threshold).count()
        / (double) held.length;
  }

  /** Mean F1 of the classes over the sure seeds, with the bootstrap interval over seeds. */
  private static Estimate macroF1(double[][] held, int[] y, double threshold) {
    RandomGenerator random = new Seed(1).stream("resampled seeds");
    int[] all = new int[y.length];
    Arrays.setAll(all, i -> i);
    double[] values = new double[RESAMPLES];
    for (int b = 0; b < RESAMPLES; b++) {
      int[] drawn = new int[y.length];
      Arrays.setAll(drawn, i -> random.nextInt(y.length));
      values[b] = macroF1(held, y, threshold, drawn);
    }
    Arrays.sort(values);
    double f1 = macroF1(held, y, threshold, all);
    return Estimate.of(
        f1, Math.min(f1, values[(int) (0.025 * RESAMPLES)]), Math.max(f1, values[(int) (0.975 * RESAMPLES)]));
  }

  private static double macroF1(double[][] held, int[] y, double threshold, int[] rows) {
    int[][] confusion = new int[3][3];
    for (int i : rows) {
      double[] p = held[i];
      int best = p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2;
      if (p[best] >= threshold) {
        confusion[y[i]][best]++;
      }
    }
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      int hits = confusion[c][c];
      int said = confusion[0][c] + confusion[1][c] + confusion[2][c];
      int are = Arrays.stream(confusion[c]).sum();
      sum += said + are == 0 ? 0 : 2.0 * hits / (said + are);
    }
    return sum / 3;
  }

  private static String seeds(Language language) throws IOException {
    String name = "language/seeds_" + language.tag() + ".tsv";
    try (InputStream in = SentimentTrainer.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
