package clientele.models.learn;

import clientele.stats.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Naive Bayes: each fact adds what it tells alone, as if the facts had nothing to do with each other. Numbers count by groups of
 * about equal size; a missing fact is a group of its own.
 *
 * @param facts names of the facts
 * @param prior log odds of all
 * @param parts of each fact
 */
public record BayesScorer(List<String> facts, double prior, List<Part> parts) implements Scorer {
  private static final int GROUPS = 8;
  private static final int FEWEST = 20;
  private static final String OTHERS = "\0";

  /**
   * What a fact adds.
   *
   * @param cuts upper bounds of the groups but the last; empty at words
   * @param ofGroups log of the chance of each group with the outcome over that without
   * @param words the same of each word; empty at numbers
   * @param missing the same where the fact is missing
   * @param mean of what it added in training
   */
  public record Part(double[] cuts, double[] ofGroups, Optional<Map<String, Double>> words, double missing, double mean) {
    private double of(double number) {
      if (Double.isNaN(number)) {
        return missing;
      }
      int at = Arrays.binarySearch(cuts, number);
      return ofGroups[at >= 0 ? at : -at - 1];
    }

    private double of(String word) {
      return word == null ? missing : words.orElseThrow().getOrDefault(word, words.orElseThrow().get(OTHERS));
    }
  }

  /** Learns from rows and outcomes, both of which occur. */
  static BayesScorer learn(Columns facts, boolean[] y) {
    int has = Outcomes.count(y);
    List<Part> parts = new ArrayList<>();
    for (int f = 0; f < facts.names().size(); f++) {
      parts.add(facts.numeric(f) ? ofNumbers(facts.numbers()[f], y) : ofWords(facts.words()[f], y));
    }
    return new BayesScorer(facts.names(), Math.log((double) has / (y.length - has)), parts);
  }

  private static Part ofNumbers(double[] values, boolean[] y) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] cuts = sorted.length == 0
        ? new double[0]
        : IntStream.range(1, GROUPS).mapToDouble(g -> sorted[(int) ((long) g * sorted.length / GROUPS)]).distinct()
            .filter(c -> c < sorted[sorted.length - 1]).toArray();
    int[] group = new int[y.length];
    for (int i = 0; i < group.length; i++) {
      int at = Arrays.binarySearch(cuts, values[i]);
      group[i] = Double.isNaN(values[i]) ? cuts.length + 1 : at >= 0 ? at : -at - 1;
    }
    double[] ratios = ratios(group, cuts.length + 2, y);
    return new Part(cuts, Arrays.copyOf(ratios, cuts.length + 1), Optional.empty(), ratios[cuts.length + 1], mean(ratios, group));
  }

  private static Part ofWords(String[] values, boolean[] y) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : values) {
      if (word != null) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    List<String> levels = new ArrayList<>(counts.keySet().stream().filter(w -> counts.get(w) >= FEWEST).sorted().toList());
    levels.add(OTHERS);
    Map<String, Integer> places = new HashMap<>();
    levels.forEach(w -> places.put(w, places.size()));
    int[] group = new int[y.length];
    for (int i = 0; i < group.length; i++) {
      group[i] = values[i] == null ? levels.size() : places.getOrDefault(values[i], levels.size() - 1);
    }
    double[] ratios = ratios(group, levels.size() + 1, y);
    Map<String, Double> words = new TreeMap<>();
    places.forEach((word, at) -> words.put(word, ratios[at]));
    return new Part(new double[0], new double[0], Optional.of(words), ratios[levels.size()], mean(ratios, group));
  }

  /** Log ratios of the chances of the groups, one case added to each (Laplace). */
  private static double[] ratios(int[] group, int groups, boolean[] y) {
    double[][] counts = new double[groups][2];
    int[] present = new int[groups];
    double[] all = new double[2];
    for (int i = 0; i < y.length; i++) {
      counts[group[i]][y[i] ? 1 : 0]++;
      all[y[i] ? 1 : 0]++;
      present[group[i]] = 1;
    }
    int seen = Arrays.stream(present).sum();
    return Arrays.stream(counts)
        .mapToDouble(c -> c[0] + c[1] == 0 ? 0 : Math.log((c[1] + 1) / (all[1] + seen)) - Math.log((c[0] + 1) / (all[0] + seen)))
        .toArray();
  }

  private static double mean(double[] ratios, int[] group) {
    return Arrays.stream(group).mapToDouble(g -> ratios[g]).average().orElse(0);
  }

  private double part(Columns of, int fact, int row) {
    return of.numeric(fact) ? parts.get(fact).of(of.numbers()[fact][row]) : parts.get(fact).of(of.words()[fact][row]);
  }

  @Override
  public double[] logOdds(Columns given) {
    Columns of = given.only(facts);
    double[] sums = new double[of.size()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = prior;
      for (int f = 0; f < parts.size(); f++) {
        sums[i] += part(of, f, i);
      }
    }
    return sums;
  }

  @Override
  public double[][] contributions(Columns given) {
    Columns of = given.only(facts);
    double[][] all = new double[of.size()][parts.size()];
    for (int i = 0; i < all.length; i++) {
      for (int f = 0; f < parts.size(); f++) {
        all[i][f] = part(of, f, i) - parts.get(f).mean();
      }
    }
    return all;
  }
}
