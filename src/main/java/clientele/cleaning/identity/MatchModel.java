package clientele.cleaning.identity;

import clientele.job.JobContext;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of agreement after Fellegi &amp; Sunter (1969): for each field and level the logarithm of how much more often
 * it occurs among matches (m) than among chance pairs (u). u is measured on chance pairs, with the strongest dependences
 * between fields; m and the number of matches are learned by EM from the vectors of the candidate pairs, with Dirichlet
 * priors (after Winkler) that keep m near what records of one thing look like until the data say otherwise. An exact
 * agreement is weighed by how many entities share the very value.
 */
final class MatchModel {
  private static final double[] SIX = {0.70, 0.12, 0.07, 0.04, 0.03, 0.04};
  private static final double[] FOUR = {0.80, 0.08, 0.04, 0.08};
  /** Weight of the prior of m beside the data: more, each time EM strays to far more matches than pairs look alike. */
  private static final double[] HELD = {0.1, 0.3, 1, 3};

  private static final double STRAYED = 4;
  private static final double FEW = 20;
  private static final int ROUNDS = 100;

  private final List<Field> fields;
  private final double allPairs;
  private final double[][] valueChance;
  private final double[] telling;
  private final double[][] m;
  private final double[][][] weights;
  private ChanceAgreement u;
  private double matches;

  private MatchModel(List<Field> fields, double allPairs, double expected, double[][] valueChance) {
    this.fields = fields;
    this.allPairs = allPairs;
    this.matches = expected;
    this.valueChance = valueChance;
    this.m = new double[fields.size()][];
    this.weights = new double[fields.size()][ChanceAgreement.STATES][];
    this.telling = new double[fields.size()];
    for (int f = 0; f < m.length; f++) {
      telling[f] = -Math.log(Math.clamp(fields.get(f).agreementByChance(), 1e-6, 0.9));
      m[f] = base(fields.get(f)).clone();
    }
  }

  /**
   * Learns from candidate pairs.
   *
   * @param vectors of the candidate pairs
   * @param drawn chance pairs
   * @param allPairs number of pairs there are
   * @param expected number of matches to begin with
   * @param valueChance for each field and value the chance that another entity has it too; null while entities are not
   *     known, when chance pairs hold matches
   */
  static MatchModel learn(
      List<Field> fields, long[] vectors, ChancePairs.Vectors drawn, double allPairs, double expected,
      double[][] valueChance, JobContext job) {
    Patterns patterns = Patterns.of(vectors);
    MatchModel best = null;
    for (double held : HELD) {
      MatchModel model = new MatchModel(fields, allPairs, expected, valueChance);
      double alike = model.alike(patterns);
      model.matches = valueChance == null ? Math.max(0.5, alike) : expected;
      model.climb(patterns, drawn, held, job);
      best = best == null || model.matches < best.matches ? model : best;
      if (best.matches <= STRAYED * alike + FEW) {
        break;
      }
    }
    return best;
  }

  private void climb(Patterns patterns, ChancePairs.Vectors drawn, double held, JobContext job) {
    double last = -1;
    for (int round = 0; round < ROUNDS && Math.abs(matches - last) > 1e-4 * (1 + last); round++) {
      job.progress((double) round / ROUNDS);
      last = matches;
      if (round < 3 || round % 4 == 0) {
        settleChance(drawn);
      }
      step(patterns, held);
    }
    settleChance(drawn);
  }

  private double alike(Patterns patterns) {
    double n = 0;
    for (int p = 0; p < patterns.vectors.length; p++) {
      n += isAlike(patterns.vectors[p]) ? patterns.counts[p] : 0;
    }
    return n;
  }

  /** Whether a pair agrees in most of what it can be compared by: where EM begins. */
  private boolean isAlike(long vector) {
    double agreed = 0;
    double all = 0;
    int compared = 0;
    for (int f = 0; f < fields.size(); f++) {
      int levels = fields.get(f).kind().levels();
      int level = Comparisons.level(vector, f);
      if (level < levels) {
        double tells = telling[f];
        all += tells;
        agreed += level == 0 ? tells : level == 1 ? 0.8 * tells : level < levels / 2 ? 0.6 * tells : 0;
        compared++;
      }
    }
    return agreed >= 0.65 * all && compared * 2 >= fields.size() && agreed > 6;
  }

  /** One round of EM: expected matches per pattern, then new shares of levels among them. */
  private void step(Patterns patterns, double held) {
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
      double kept = FEW + held * present;
      double[] prior = base(fields.get(f));
      for (int l = 0; l < sums[f].length; l++) {
        m[f][l] = (sums[f][l] + kept * prior[l]) / (present + kept);
      }
    }
    weigh();
  }

  /** Chance agreement, from chance pairs that are no matches as far as is known by now. */
  private void settleChance(ChancePairs.Vectors drawn) {
    u = ChanceAgreement.measure(
        fields, drawn, 0.3 / allPairs, v -> u == null ? isAlike(v) ? 0 : 1 : 1 - logistic(prior() + plain(v)));
    weigh();
  }

  /** Log ratios that never rise with a worse level (pool adjacent violators). */
  private void weigh() {
    for (int f = 0; f < weights.length; f++) {
      for (int s = 0; s < ChanceAgreement.STATES; s++) {
        weights[f][s] = falling(f, s);
      }
    }
  }

  private double[] falling(int f, int parentState) {
    int n = m[f].length;
    double[] mm = new double[n];
    double[] uu = new double[n];
    int[] ends = new int[n];
    int blocks = 0;
    for (int l = 0; l < n; l++) {
      mm[blocks] = m[f][l];
      uu[blocks] = u.share(f, l, parentState);
      ends[blocks++] = l;
      while (blocks > 1 && mm[blocks - 1] * uu[blocks - 2] > mm[blocks - 2] * uu[blocks - 1]) {
        mm[blocks - 2] += mm[blocks - 1];
        uu[blocks - 2] += uu[blocks - 1];
        ends[blocks - 2] = ends[blocks - 1];
        blocks--;
      }
    }
    double[] out = new double[n];
    int l = 0;
    for (int b = 0; b < blocks; b++) {
      double w = Math.log(mm[b] / uu[b]);
      while (l <= ends[b]) {
        out[l++] = w;
      }
    }
    return out;
  }

  /** Log odds that a pair taken at random is a match. */
  double prior() {
    return Math.log(matches / Math.max(1, allPairs - matches));
  }

  private int parentState(long vector, int f) {
    int parent = u.parent(f);
    return parent < 0 ? 3 : ChanceAgreement.state(fields.get(parent), Comparisons.level(vector, parent));
  }

  /** Sum of the weights of a vector, without regard to the values. */
  private double plain(long vector) {
    double sum = 0;
    for (int f = 0; f < weights.length; f++) {
      int level = Comparisons.level(vector, f);
      if (level < m[f].length) {
        sum += weights[f][parentState(vector, f)][level];
      }
    }
    return sum;
  }

  /** Weight of one field in a pair: 0 where one value is missing. */
  double weight(long vector, int f, int rowA) {
    int level = Comparisons.level(vector, f);
    if (level >= m[f].length) {
      return 0;
    }
    int state = parentState(vector, f);
    double[] own = weights[f][state];
    if (level == 0 && valueChance != null) {
      double chance = valueChance[f][fields.get(f).codes()[rowA]];
      double lift = u.share(f, 0, state) / u.share(f, 0);
      double byValue = Math.log(m[f][0] / Math.min(0.95, Math.max(chance, chance * lift)));
      return Math.max(byValue, Math.min(own[0], own[1]) * 0.5);
    }
    return own[level];
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
    for (int round = 0; round < 4; round++) {
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
    return u.share(f, level);
  }

  /** The field whose agreement a field depends on; -1 for none. */
  int parent(int f) {
    return u.parent(f);
  }

  static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double[] base(Field field) {
    return field.kind().levels() == 6 ? SIX : FOUR;
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
