package clientele.cleaning.identity;

import clientele.job.JobContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;

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
  /** Pairs that the prior of m counts for. */
  static final double FEW = 20;
  private static final int ROUNDS = 100;
  /** Most that matches clearly differ in a column that tells the things of one group apart. */
  private static final double DIFFERENT = 0.04;

  /** Most that matches clearly differ in a column that a group shares. */
  private static final double LEFT = 0.12;

  /** Log of the share of matches that left their group. */
  private static final double MOVED = Math.log(0.03);

  /** Weight, beside the data, of chance agreement where different things of one group agree in such a column. */
  private static final double HELD_KIN = 0.5;

  /** How much more often than by chance, at most, different things of one group agree in such a column. */
  private static final double NAMESAKES = 8;

  private final List<Field> fields;
  private final Contradictions contradictions;
  private final double[][] base;
  private final double allPairs;
  private final double[][] valueChance;
  private final double[] telling;
  private final double[][] m;
  private final double[][][] weights;
  private final double[][] k;
  private boolean[] personal;
  private boolean grouped;
  private double kin;
  private ChanceAgreement u;
  private double matches;

  MatchModel(List<Field> fields, double[][] base, double allPairs, double expected, double[][] valueChance) {
    this.fields = fields;
    this.contradictions = new Contradictions(fields);
    this.base = base;
    this.allPairs = allPairs;
    this.matches = expected;
    this.valueChance = valueChance;
    this.m = new double[fields.size()][];
    this.weights = new double[fields.size()][ChanceAgreement.STATES][];
    this.telling = new double[fields.size()];
    this.personal = new boolean[fields.size()];
    this.k = new double[fields.size()][];
    for (int f = 0; f < m.length; f++) {
      telling[f] = -Math.log(Math.clamp(fields.get(f).agreementByChance(), 1e-6, 0.9));
      m[f] = base[f].clone();
      k[f] = m[f].clone();
    }
  }

  /** Sets where to begin; the number of pairs that are alike. */
  double begin(Patterns patterns, ChancePairs.Vectors drawn, boolean[] apart) {
    personal = apart.clone();
    double alike = alike(patterns);
    matches = valueChance == null ? Math.max(0.5, alike) : matches;
    settleChance(drawn);
    beginKin(patterns);
    return alike;
  }

  /** Log likelihood of the patterns beyond that of chance alone. */
  double gain(Patterns patterns) {
    double sum = -matches - (grouped ? kin : 0);
    for (int p = 0; p < patterns.vectors().length; p++) {
      long vector = patterns.vectors()[p];
      double match = Math.exp(Math.min(300, prior() + plain(vector)));
      sum += patterns.counts()[p] * Math.log1p(match + Math.exp(Math.min(300, kinOdds(vector))));
    }
    return sum;
  }

  /** What the levels of rows of one thing are in most tables. */
  static double[][] usual(List<Field> fields) {
    return fields.stream().map(f -> f.kind().levels() == 6 ? SIX : FOUR).toArray(double[][]::new);
  }

  /** Shares of the levels among pairs, a little held to what they are in most tables. */
  static double[][] shares(List<Field> fields, long[] vectors) {
    double[][] shares = usual(fields);
    for (int f = 0; f < shares.length; f++) {
      double[] sums = new double[shares[f].length];
      for (long vector : vectors) {
        int level = Comparisons.level(vector, f);
        if (level < sums.length) {
          sums[level]++;
        }
      }
      double[] own = shares[f].clone();
      Shares.settle(own, sums, shares[f], FEW, 0);
      shares[f] = own;
    }
    return shares;
  }

  /** Whether different things of one group, such as persons of one home, are a class of their own. */
  boolean isGrouped() {
    return grouped;
  }

  /** How sure a pair is a match. */
  double matchShare(long vector) {
    return share(prior() + plain(vector), kinOdds(vector));
  }

  double startShare(long vector) {
    return isAlike(vector) ? 1 : 0;
  }

  /** The columns that tell apart things of one group, by what pairs look like that are taken for matches. */
  boolean[] personal(Patterns patterns, ChancePairs.Vectors drawn, LongToDoubleFunction matching) {
    PersonalColumns columns = new PersonalColumns(fields);
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).kind() == FieldKind.EMAIL || fields.get(f).kind() == FieldKind.DATE) {
        continue;
      }
      columns.sharing(f, Arrays.stream(drawn.shared().get(f)).filter(v -> !isAlike(v)).toArray());
    }
    for (int p = 0; p < patterns.vectors().length; p++) {
      double share = matching.applyAsDouble(patterns.vectors()[p]);
      if (share > 1e-6) {
        columns.count(patterns.vectors()[p], share * patterns.counts()[p]);
      }
    }
    boolean[] found = columns.found();
    PersonalColumns.withNames(fields, found);
    for (int f = 0; f < found.length; f++) {
      found[f] &= fields.get(f).kind() != FieldKind.EMAIL || !PersonalColumns.isShared(fields, found, f, drawn.shared().get(f));
    }
    return found;
  }

  void climb(Patterns patterns, ChancePairs.Vectors drawn, double held, JobContext job) {
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

  double alike(Patterns patterns) {
    double n = 0;
    for (int p = 0; p < patterns.vectors().length; p++) {
      n += isAlike(patterns.vectors()[p]) ? patterns.counts()[p] : 0;
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
      if (personal[f] && PersonalColumns.differs(fields.get(f), level)) {
        return false;
      }
      if (level < levels) {
        double tells = telling[f];
        all += tells;
        agreed += level == 0 ? tells : level == 1 ? 0.8 * tells : level < levels / 2 ? 0.6 * tells : 0;
        compared++;
      }
    }
    return agreed >= 0.65 * all && compared * 2 >= fields.size() && agreed > 6;
  }

  /** One round of EM: expected matches, and pairs of one group, per pattern; then new shares of levels among them. */
  private void step(Patterns patterns, double held) {
    double[][] sums = zeros();
    double[][] kinSums = zeros();
    double total = 0;
    double kinTotal = 0;
    for (int p = 0; p < patterns.vectors().length; p++) {
      long vector = patterns.vectors()[p];
      double match = contradictions.between(vector) ? -700 : prior() + plain(vector);
      double group = kinOdds(vector);
      double share = share(match, group) * patterns.counts()[p];
      double kinShare = share(group, match) * patterns.counts()[p];
      if (share > 1e-9) {
        total += share;
        add(vector, share, sums);
      }
      if (kinShare > 1e-9) {
        kinTotal += kinShare;
        add(vector, kinShare, kinSums);
      }
    }
    matches = Math.max(total, 0.5);
    kin = Math.max(kinTotal, 0.5);
    for (int f = 0; f < sums.length; f++) {
      Shares.settle(m[f], sums[f], base[f], FEW, held);
      if (grouped) {
        Shares.bound(fields.get(f), m[f], personal[f] ? DIFFERENT : LEFT);
      }
      if (grouped) {
        Shares.settle(
            k[f], kinSums[f], personal[f] ? u.shares(f) : base[f], FEW, personal[f] ? HELD_KIN : 0);
        if (personal[f]) {
          Shares.boundNear(fields.get(f), k[f], u.shares(f), NAMESAKES);
        }
      }
    }
    weigh();
  }

  private double[][] zeros() {
    double[][] sums = new double[fields.size()][];
    for (int f = 0; f < sums.length; f++) {
      sums[f] = new double[fields.get(f).kind().levels()];
    }
    return sums;
  }

  private static void add(long vector, double share, double[][] sums) {
    for (int f = 0; f < sums.length; f++) {
      int level = Comparisons.level(vector, f);
      if (level < sums[f].length) {
        sums[f][level] += share;
      }
    }
  }

  /** Starts the class of different things of one group: alike but for columns that tell them apart. */
  private void beginKin(Patterns patterns) {
    for (boolean one : personal) {
      grouped |= one;
    }
    if (grouped) {
      kin = 0.5;
      for (int p = 0; p < patterns.vectors().length; p++) {
        kin += isKin(patterns.vectors()[p]) ? patterns.counts()[p] : 0;
      }
      for (int f = 0; f < k.length; f++) {
        k[f] = personal[f] ? u.shares(f).clone() : base[f].clone();
      }
    }
  }

  /** Whether a pair agrees in most columns but those that tell things of one group apart, and differs in one of those. */
  private boolean isKin(long vector) {
    boolean differs = false;
    double agreed = 0;
    double all = 0;
    for (int f = 0; f < fields.size(); f++) {
      int levels = fields.get(f).kind().levels();
      int level = Comparisons.level(vector, f);
      if (personal[f]) {
        differs |= PersonalColumns.differs(fields.get(f), level);
      } else if (level < levels) {
        all += telling[f];
        agreed += level < levels / 2 ? telling[f] : 0;
      }
    }
    return differs && agreed >= 0.65 * all && agreed > 6;
  }

  /** Probability of a class with log odds {@code own} against chance, where another has {@code other}. */
  private static double share(double own, double other) {
    return 1 / (1 + Math.exp(Math.min(700, -own)) + Math.exp(Math.min(700, other - own)));
  }

  /** Probability that a pair agrees by chance only; of namesakes who share no more, at least a half. */
  private double chance(long vector) {
    double least = grouped && PersonalColumns.isLone(fields, vector) ? 0.5 : 0;
    return Math.max(
        least, 1 / (1 + Math.exp(Math.min(700, prior() + plain(vector))) + Math.exp(Math.min(700, kinOdds(vector)))));
  }

  /** Log odds, against chance, that a pair is of one group but not one thing. */
  private double kinOdds(long vector) {
    if (!grouped) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = kinPrior();
    for (int f = 0; f < weights.length; f++) {
      int level = Comparisons.level(vector, f);
      if (level < m[f].length) {
        sum += weights[f][parentState(vector, f)][level] + Math.log(k[f][level] / m[f][level]);
      }
    }
    return sum;
  }

  private double kinPrior() {
    return Math.log(kin / Math.max(1, allPairs - kin));
  }

  /** Chance agreement, from chance pairs that are no matches as far as is known by now. */
  private void settleChance(ChancePairs.Vectors drawn) {
    u = ChanceAgreement.measure(
        fields, drawn, 0.3 / allPairs, v -> u == null ? isAlike(v) || isKin(v) ? 0 : 1 : chance(v));
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
    double apart = 0;
    for (int f = 0; f < weights.length; f++) {
      int level = Comparisons.level(vector, f);
      if (level < m[f].length) {
        double weight = weights[f][parentState(vector, f)][level];
        sum += weight;
        apart += personal[f] ? 0 : Math.min(0, weight);
      }
    }
    return sum + moved(vector, apart);
  }

  /**
   * What to give back of the weights that speak against a match in shared columns: who leaves a group, as one who moves,
   * changes all that the group shares at once, and that counts once where two
   * columns show it is the same and something is kept, such as the surname.
   */
  private double moved(long vector, double apart) {
    if (!grouped || apart >= MOVED) {
      return 0;
    }
    int same = 0;
    boolean kept = false;
    for (int f = 0; f < weights.length; f++) {
      int level = Comparisons.level(vector, f);
      kept |= !personal[f] && level < 2;
      same += personal[f] && level == 0 ? 1 : 0;
      if (personal[f] && PersonalColumns.differs(fields.get(f), level)) {
        return 0;
      }
    }
    return kept && same > 1 ? MOVED - apart : 0;
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

  /** Log odds that two rows are a match and not of one group or alike by chance. */
  double logOdds(long vector, int rowA) {
    double sum = prior();
    double group = kinPrior();
    double apart = 0;
    for (int f = 0; f < weights.length; f++) {
      double weight = weight(vector, f, rowA);
      sum += weight;
      apart += personal[f] ? 0 : Math.min(0, weight);
      group += grouped ? weight + kinAgainstMatch(vector, f, rowA) : 0;
    }
    sum += moved(vector, apart);
    return grouped ? sum - Math.log1p(Math.exp(Math.min(700, group))) : sum;
  }

  private double kinAgainstMatch(long vector, int f, int rowA) {
    int level = Comparisons.level(vector, f);
    if (level >= m[f].length) {
      return 0;
    }
    double share = k[f][level];
    if (level == 0 && personal[f] && valueChance != null) {
      double namesakes = Math.max(0, k[f][0] - u.share(f, 0));
      share = Math.clamp(valueChance[f][fields.get(f).codes()[rowA]] + namesakes, 1e-9, 0.95);
    }
    return Math.log(share / m[f][level]);
  }

  /** Sets the number of matches so that it agrees with the sum of the probabilities of these pairs. */
  void settleMatches(long[] pairs, long[] vectors) {
    for (int round = 0; round < 4; round++) {
      double sum = 0;
      for (int p = 0; p < pairs.length; p++) {
        sum += contradictions.between(vectors[p]) ? 0 : logistic(logOdds(vectors[p], (int) (pairs[p] >>> 32)));
      }
      matches = Math.max(0.5, sum);
    }
  }

  /** What the shares among matches began with and are held to. */
  double[][] base() {
    return base;
  }

  double matches() {
    return matches;
  }

  /** Which columns tell apart things of one group. */
  boolean[] personal() {
    return personal.clone();
  }

  /** Whether a column tells apart things of one group, as the given name does with persons of one home. */
  boolean isPersonal(int f) {
    return personal[f];
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
}
