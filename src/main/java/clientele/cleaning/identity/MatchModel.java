package clientele.cleaning.identity;

import clientele.job.JobContext;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of agreement after Fellegi &amp; Sunter (1969): for each field and level the logarithm of how much more often
 * it occurs among matches (m) than among chance pairs (u). u is measured on chance pairs; m and the number of matches
 * are learned by EM from the vectors of the candidate pairs, with Dirichlet priors (after Winkler) that keep m near what
 * records of one thing look like until the data say otherwise. An exact agreement is weighed by how many entities share
 * the very value.
 */
final class MatchModel {
  private static final double[] SIX = {0.70, 0.12, 0.07, 0.04, 0.03, 0.04};
  private static final double[] FOUR = {0.80, 0.08, 0.04, 0.08};
  private static final int ROUNDS = 200;

  private final List<Field> fields;
  private final double[][] m;
  private final double[][] u;
  private final double[][] weights;
  private final double allPairs;
  private double matches;
  private final double[][] valueChance;

  private MatchModel(List<Field> fields, double allPairs, double[][] u, double[][] valueChance) {
    this.fields = fields;
    this.allPairs = allPairs;
    this.u = u;
    this.valueChance = valueChance;
    this.m = new double[fields.size()][];
    this.weights = new double[fields.size()][];
    for (int f = 0; f < m.length; f++) {
      m[f] = base(fields.get(f)).clone();
    }
  }

  /**
   * Learns from candidate pairs.
   *
   * @param vectors of the candidate pairs
   * @param chance vectors of pairs drawn at random
   * @param allPairs number of pairs there are
   * @param expected number of matches to begin with
   * @param valueChance for each field and value the chance that another entity has it too; null for none
   */
  static MatchModel learn(
      List<Field> fields, long[] vectors, long[] chance, double allPairs, double expected, double[][] valueChance,
      JobContext job) {
    double[][] drawn = shares(fields, chance);
    MatchModel model = new MatchModel(fields, allPairs, copy(drawn), valueChance);
    model.matches = expected;
    Patterns patterns = Patterns.of(vectors);
    double last = -1;
    for (int round = 0; round < ROUNDS && Math.abs(model.matches - last) > 1e-4 * (1 + last); round++) {
      job.progress((double) round / ROUNDS);
      last = model.matches;
      model.settleChance(drawn);
      model.weigh();
      model.step(patterns);
    }
    model.settleChance(drawn);
    model.weigh();
    return model;
  }

  /** One round of EM: expected matches per pattern, then new shares of levels among them. */
  private void step(Patterns patterns) {
    double[][] sums = new double[fields.size()][];
    for (int f = 0; f < sums.length; f++) {
      sums[f] = new double[fields.get(f).kind().levels()];
    }
    double total = 0;
    for (int p = 0; p < patterns.vectors.length; p++) {
      double share = logistic(prior() + plain(patterns.vectors[p])) * patterns.counts[p];
      if (share > 1e-9) {
        total += share;
        for (int f = 0; f < sums.length; f++) {
          int level = Comparisons.level(patterns.vectors[p], f);
          if (level < sums[f].length) {
            sums[f][level] += share;
          }
        }
      }
    }
    matches = Math.max(total, 0.5);
    for (int f = 0; f < sums.length; f++) {
      double present = Arrays.stream(sums[f]).sum();
      double held = 4 + 0.03 * present;
      double[] prior = base(fields.get(f));
      for (int l = 0; l < sums[f].length; l++) {
        m[f][l] = (sums[f][l] + held * prior[l]) / (present + held);
      }
    }
  }

  /** Chance pairs hold matches too, in small tables many: what the matches explain is taken out of u. */
  private void settleChance(double[][] drawn) {
    double lambda = Math.min(0.5, matches / allPairs);
    for (int f = 0; f < u.length; f++) {
      double sum = 0;
      for (int l = 0; l < u[f].length; l++) {
        u[f][l] = Math.max((drawn[f][l] - lambda * m[f][l]) / (1 - lambda), 0.02 * drawn[f][l]);
        sum += u[f][l];
      }
      for (int l = 0; l < u[f].length; l++) {
        u[f][l] /= sum;
      }
    }
  }

  /** Log ratios that never rise with a worse level (pool adjacent violators). */
  private void weigh() {
    for (int f = 0; f < weights.length; f++) {
      int n = u[f].length;
      double[] mm = m[f].clone();
      double[] uu = u[f].clone();
      int[] ends = new int[n];
      int blocks = 0;
      for (int l = 0; l < n; l++) {
        mm[blocks] = m[f][l];
        uu[blocks] = u[f][l];
        ends[blocks++] = l;
        while (blocks > 1 && mm[blocks - 1] * uu[blocks - 2] > mm[blocks - 2] * uu[blocks - 1]) {
          mm[blocks - 2] += mm[blocks - 1];
          uu[blocks - 2] += uu[blocks - 1];
          ends[blocks - 2] = ends[blocks - 1];
          blocks--;
        }
      }
      weights[f] = new double[n];
      int l = 0;
      for (int b = 0; b < blocks; b++) {
        double w = Math.log(mm[b] / uu[b]);
        while (l <= ends[b]) {
          weights[f][l++] = w;
        }
      }
    }
  }

  /** Log odds that a pair taken at random is a match. */
  double prior() {
    return Math.log(matches / Math.max(1, allPairs - matches));
  }

  /** Sum of the weights of a vector, without regard to the values. */
  double plain(long vector) {
    double sum = 0;
    for (int f = 0; f < weights.length; f++) {
      int level = Comparisons.level(vector, f);
      if (level < weights[f].length) {
        sum += weights[f][level];
      }
    }
    return sum;
  }

  /** Weight of one field in a pair: 0 where one value is missing. */
  double weight(long vector, int f, int rowA) {
    int level = Comparisons.level(vector, f);
    if (level >= weights[f].length) {
      return 0;
    }
    if (level == 0 && valueChance != null) {
      double own = Math.log(m[f][0] / valueChance[f][fields.get(f).codes()[rowA]]);
      return Math.max(own, weights[f].length > 1 ? weights[f][1] * 0.5 : 0) ;
    }
    return weights[f][level];
  }

  /** Log odds that two rows are a match. */
  double logOdds(long vector, int rowA) {
    double sum = prior();
    for (int f = 0; f < weights.length; f++) {
      sum += weight(vector, f, rowA);
    }
    return sum;
  }

  /** Sets the number of matches so that it agrees with the sum of the probabilities of these pairs. */
  void settleMatches(long[] pairs, long[] vectors) {
    for (int round = 0; round < 5; round++) {
      double sum = 0;
      for (int p = 0; p < pairs.length; p++) {
        sum += logistic(logOdds(vectors[p], (int) (pairs[p] >>> 32)));
      }
      matches = Math.max(0.5, sum);
    }
  }

  double matches() {
    return matches;
  }

  /** Share of a level among matches. */
  double m(int f, int level) {
    return m[f][level];
  }

  /** Share of a level among chance pairs. */
  double u(int f, int level) {
    return u[f][level];
  }

  static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double[] base(Field field) {
    return field.kind().levels() == 6 ? SIX : FOUR;
  }

  /** Share of each level among pairs where both values are there; half a pair is added to the worst level's neighbours. */
  private static double[][] shares(List<Field> fields, long[] vectors) {
    double[][] shares = new double[fields.size()][];
    for (int f = 0; f < shares.length; f++) {
      int n = fields.get(f).kind().levels();
      double[] counts = new double[n];
      Arrays.fill(counts, 0.25);
      counts[n - 1] = 1;
      double sum = 0.25 * (n - 1) + 1;
      for (long vector : vectors) {
        int level = Comparisons.level(vector, f);
        if (level < n) {
          counts[level]++;
          sum++;
        }
      }
      double exact = Math.max(fields.get(f).agreementByChance(), 1e-7);
      double rest = sum - counts[0];
      for (int l = 0; l < n; l++) {
        counts[l] = l == 0 ? exact : counts[l] / rest * (1 - exact);
      }
      shares[f] = counts;
    }
    return shares;
  }

  private static double[][] copy(double[][] of) {
    double[][] copy = new double[of.length][];
    for (int i = 0; i < of.length; i++) {
      copy[i] = of[i].clone();
    }
    return copy;
  }

  /** The distinct vectors, with how many pairs have each. */
  private record Patterns(long[] vectors, int[] counts) {
    private static Patterns of(long[] all) {
      long[] sorted = all.clone();
      Arrays.sort(sorted);
      int[] counts = new int[sorted.length];
      int n = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[n++] = sorted[i];
        }
        counts[n - 1]++;
      }
      return new Patterns(Arrays.copyOf(sorted, n), Arrays.copyOf(counts, n));
    }
  }
}
