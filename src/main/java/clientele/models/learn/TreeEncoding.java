package clientele.models.learn;

import clientele.stats.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How facts become the numbers that trees split: numbers as they are, missing ones told apart; words by how often the outcome
 * goes with them, drawn to the mean where a word is rare (Micci-Barreca 2001). In training a row of a fact with many words is
 * encoded without its own outcome and those near it, so that a word which stands once tells nothing (Prokhorenkova et al. 2018).
 *
 * @param facts names of the facts
 * @param words for each fact the number of each word; empty at facts that are numbers
 * @param unknown number of a word that was not seen
 */
public record TreeEncoding(List<String> facts, List<Optional<Map<String, Double>>> words, double unknown) {
  private static final double WEIGHT_OF_MEAN = 10;
  private static final int FEW_WORDS = 12;
  private static final int PARTS = 5;
  private static final int FEWEST = 3;

  /** An encoding and the rows of training in it. */
  record Learned(TreeEncoding encoding, double[][] columns) {}

  /** Learns from rows of training. */
  static Learned learn(Columns facts, boolean[] y, int[] cluster, RandomGenerator random) {
    int n = y.length;
    double mean = (double) Outcomes.count(y) / n;
    List<Optional<Map<String, Double>>> maps = new ArrayList<>();
    double[][] columns = new double[facts.names().size()][];
    int[] part = parts(cluster, random);
    for (int f = 0; f < columns.length; f++) {
      if (facts.numeric(f)) {
        columns[f] = facts.numbers()[f];
        maps.add(Optional.empty());
        continue;
      }
      String[] words = facts.words()[f];
      Map<String, Double> shares = shares(words, y, mean, IntStream.range(0, n).toArray());
      maps.add(Optional.of(shares));
      columns[f] = shares.size() <= FEW_WORDS ? of(words, shares, mean) : crossed(words, y, mean, part);
    }
    return new Learned(new TreeEncoding(facts.names(), maps, mean), columns);
  }

  private static int[] parts(int[] cluster, RandomGenerator random) {
    int[] ofCluster = random.ints(Arrays.stream(cluster).max().orElse(0) + 1L, 0, PARTS).toArray();
    return Arrays.stream(cluster).map(c -> ofCluster[c]).toArray();
  }

  /** Each row by the shares of the words in the other parts. */
  private static double[] crossed(String[] words, boolean[] y, double mean, int[] part) {
    double[] column = new double[words.length];
    for (int p = 0; p < PARTS; p++) {
      int now = p;
      int[] others = IntStream.range(0, words.length).filter(i -> part[i] != now).toArray();
      Map<String, Double> shares = shares(words, y, mean, others);
      for (int i = 0; i < words.length; i++) {
        if (part[i] == now) {
          column[i] = shares.getOrDefault(key(words[i]), mean);
        }
      }
    }
    return column;
  }

  private static Map<String, Double> shares(String[] words, boolean[] y, double mean, int[] places) {
    Map<String, int[]> counts = new HashMap<>();
    for (int i : places) {
      int[] n = counts.computeIfAbsent(key(words[i]), w -> new int[2]);
      n[0]++;
      n[1] += y[i] ? 1 : 0;
    }
    Map<String, Double> shares = new TreeMap<>();
    counts.forEach((word, n) -> {
      if (n[0] >= FEWEST) {
        shares.put(word, (n[1] + WEIGHT_OF_MEAN * mean) / (n[0] + WEIGHT_OF_MEAN));
      }
    });
    return shares;
  }

  private static double[] of(String[] words, Map<String, Double> shares, double unknown) {
    return Arrays.stream(words).mapToDouble(w -> shares.getOrDefault(key(w), unknown)).toArray();
  }

  private static String key(String word) {
    return word == null ? "" : word;
  }

  /** One array of numbers per fact. */
  double[][] columns(Columns of) {
    double[][] columns = new double[facts.size()][];
    for (int f = 0; f < columns.length; f++) {
      columns[f] = words.get(f).isEmpty() ? of.numbers()[f] : of(of.words()[f], words.get(f).get(), unknown);
    }
    return columns;
  }
}
