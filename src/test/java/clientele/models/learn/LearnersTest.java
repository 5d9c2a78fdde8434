package clientele.models.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clientele.base.Seed;
import clientele.job.JobContext;
import clientele.models.Calibration;
import clientele.models.LogisticRegression;
import clientele.models.RankingQuality;
import clientele.models.Recalibration;
import clientele.models.Trees;
import clientele.stats.Columns;
import clientele.study.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smile.classification.NaiveBayes;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.regression.RegressionTree;
import smile.stat.distribution.Distribution;
import smile.stat.distribution.EmpiricalDistribution;
import smile.util.IntSet;

/** Every way to learn, on outcomes whose true probabilities are known, and beside what it is made of. */
class LearnersTest {
  private static final JobContext JOB = JobContext.quiet(new Seed(1));

  private static List<String> ids() {
    return Learners.ids().toList();
  }

  /** Rows whose true log odds are known: a number, a number whose square counts, a word, noise; a tenth of a fact missing. */
  private record World(Columns facts, boolean[] y, double[] truth) {
    static World of(int n, long seed) {
      RandomGenerator random = new Seed(seed).stream("world");
      double[] a = new double[n];
      double[] b = new double[n];
      double[] noise = new double[n];
      String[] plan = new String[n];
      double[] truth = new double[n];
      boolean[] y = new boolean[n];
      for (int i = 0; i < n; i++) {
        a[i] = random.nextGaussian();
        b[i] = random.nextGaussian();
        noise[i] = random.nextGaussian();
        plan[i] = new String[] {"basic", "gold", "family"}[random.nextInt(3)];
        truth[i] = -1.2 + 1.2 * a[i] + 0.8 * (b[i] * b[i] - 1) + (plan[i].equals("gold") ? 1 : 0);
        y[i] = random.nextDouble() < LogisticRegression.logistic(truth[i]);
        a[i] = random.nextDouble() < 0.1 ? Double.NaN : a[i];
      }
      return new World(new Columns(n, List.of("a", "b", "noise", "plan"), new double[][] {a, b, noise, null},
          new String[][] {null, null, null, plan}), y, truth);
    }
  }

  /** Ranks new rows nearly as well as the truth does, means what it says, says the same after it was kept, and the same again. */
  @ParameterizedTest
  @MethodSource("ids")
  void learnsMeansWhatItSaysAndIsKept(String id) {
    World past = World.of(3_000, 1);
    World next = World.of(3_000, 2);
    LearnedModel model = LearnedModel.learn(Learners.of(id), past.facts(), past.y(), Outcomes.own(3_000), JOB).model();
    double[] p = model.probabilities(next.facts());
    double best = RankingQuality.auc(next.truth(), next.y());
    double lost = best - RankingQuality.auc(p, next.y());
    double least = Map.of("auto", 0.02, "boosting", 0.02, "network", 0.03, "forest", 0.03, "bayes", 0.05, "tree", 0.08).getOrDefault(id, 0.12);
    assertTrue(lost < least, id + " loses " + lost + " of " + best);
    assertEquals(1, Calibration.of(p, next.y(), 10).slope(), 0.2, id);
    assertEquals(Outcomes.count(next.y()), Arrays.stream(p).sum(), 3_000 * 0.03, id);
    assertArrayEquals(p, Json.readIfOfShape(Json.write(model), LearnedModel.class).orElseThrow().probabilities(next.facts()), 1e-12, id);
    assertArrayEquals(p, LearnedModel.learn(Learners.of(id), past.facts(), past.y(), Outcomes.own(3_000), JOB).model()
        .probabilities(next.facts()), id);
  }

  /** What the facts add is the row's log odds less those of the average: two rows differ by what their facts differ. */
  @ParameterizedTest
  @MethodSource("ids")
  void whatFactsAddAddsUp(String id) {
    World past = World.of(1_500, 3);
    int[] cluster = Outcomes.own(1_500);
    Folds folds = Folds.random(past.y(), cluster, 3, new Seed(2).stream("folds"));
    CrossFit fit = Learners.of(id).fit(past.facts(), past.y(), cluster, folds, JOB);
    Scorer scorer = fit.whole().orElse(fit.without().getFirst());
    Columns some = past.facts().slice(0, 60);
    double[] odds = scorer.logOdds(some);
    double[][] parts = scorer.contributions(some);
    double first = odds[0] - Arrays.stream(parts[0]).sum();
    for (int i = 1; i < odds.length; i++) {
      assertEquals(first, odds[i] - Arrays.stream(parts[i]).sum(), 1e-3, id);
    }
    int noise = scorer.facts().indexOf("noise");
    int a = scorer.facts().indexOf("a");
    double ofNoise = Arrays.stream(parts).mapToDouble(p -> noise < 0 ? 0 : Math.abs(p[noise])).sum();
    assertTrue(Arrays.stream(parts).mapToDouble(p -> Math.abs(p[a])).sum() > 2 * ofNoise, id);
  }

  /** A row is scored by what has not seen it: with outcomes by chance the rows held out rank no better than chance. */
  @ParameterizedTest
  @MethodSource("ids")
  void heldOutRowsAreNotSeen(String id) {
    World past = World.of(1_200, 4);
    RandomGenerator random = new Seed(5).stream("coins");
    boolean[] coins = new boolean[1_200];
    for (int i = 0; i < coins.length; i++) {
      coins[i] = random.nextDouble() < 0.3;
    }
    String[] each = IntStream.range(0, 1_200).mapToObj(i -> "c" + i / 4).toArray(String[]::new);
    Columns facts = new Columns(1_200, List.of("noise", "who"), new double[][] {past.facts().numbers()[2], null}, new String[][] {null, each});
    double[] held = LearnedModel.learn(Learners.of(id), facts, coins, Outcomes.own(1_200), JOB).heldOut();
    assertEquals(0.5, RankingQuality.auc(held, coins), 0.07, id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void wordsNeverSeenAndAllMissingAreScored(String id) {
    World past = World.of(800, 6);
    LearnedModel model = LearnedModel.learn(Learners.of(id), past.facts(), past.y(), Outcomes.own(800), JOB).model();
    double nan = Double.NaN;
    double[] p = model.probabilities(new Columns(2, past.facts().names(),
        new double[][] {{nan, 99}, {nan, -99}, {nan, 0}, null}, new String[][] {null, null, null, {null, "never seen"}}));
    assertTrue(Arrays.stream(p).allMatch(v -> v > 0 && v < 1), id + Arrays.toString(p));
  }

  /** Interval of the mean log odds over all rows: in 60 worlds the models lie around the mean of the models as far as they say. */
  @Test
  void errorsAreOfTheSizeTheModelsDiffer() {
    for (String id : List.of("logistic", "boosting")) {
      int worlds = 25;
      double[] means = new double[worlds];
      double said = 0;
      Columns fixed = World.of(500, 999).facts();
      for (int w = 0; w < worlds; w++) {
        World world = World.of(600, 100 + w);
        LearnedModel model = LearnedModel.learn(Learners.of(id), world.facts(), world.y(), Outcomes.own(600), JOB).model();
        means[w] = Arrays.stream(model.logOdds(fixed)).average().orElseThrow();
        double variance = 0;
        for (double[] part : model.errors(fixed)) {
          double sum = Arrays.stream(part).average().orElseThrow();
          variance += sum * sum;
        }
        said += Math.sqrt(variance) / worlds;
      }
      double mean = Arrays.stream(means).average().orElseThrow();
      double spread = Math.sqrt(Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / (worlds - 1));
      assertTrue(said > 0.6 * spread && said < 2 * spread, id + ": said " + said + ", seen " + spread);
    }
  }

  /** Smile's own tree says the same of every row as what was made of it. */
  @Test
  void theTreeIsSmiles() {
    World world = World.of(900, 7);
    double[][] rows = new double[900][2];
    for (int i = 0; i < 900; i++) {
      rows[i][0] = world.facts().numbers()[1][i];
      rows[i][1] = world.facts().numbers()[2][i];
    }
    Columns two = world.facts().only(List.of("b", "noise"));
    DataFrame frame = DataFrame.of(rows, "b", "noise");
    frame = frame.add(new DoubleVector("y", IntStream.range(0, 900).mapToDouble(i -> world.y()[i] ? 1 : 0).toArray()));
    RegressionTree smile = RegressionTree.fit(Formula.lhs("y"), frame, new RegressionTree.Options(5, 16, 25));
    CrossFit fit = Learners.of("tree").fit(two, world.y(), Outcomes.own(900), Folds.random(world.y(), Outcomes.own(900), 2, new Seed(1).stream("f")), JOB);
    double[] odds = fit.whole().orElseThrow().logOdds(two);
    for (int i = 0; i < 900; i++) {
      double share = Math.clamp(smile.predict(Tuple.of(smile.schema(), rows[i])), 0.002, 0.998);
      assertEquals(share, LogisticRegression.logistic(odds[i]), 1e-9);
    }
  }

  /** Two facts of two words each: Smile's naive Bayes on the counts with one case added to each word. */
  @Test
  void naiveBayesIsSmilesOnWords() {
    int n = 400;
    RandomGenerator random = new Seed(8).stream("bayes");
    String[][] words = new String[2][n];
    boolean[] y = new boolean[n];
    double[][][] counts = new double[2][2][2];
    for (int i = 0; i < n; i++) {
      y[i] = random.nextDouble() < 0.3;
      for (int f = 0; f < 2; f++) {
        boolean one = random.nextDouble() < (y[i] ? 0.7 : 0.2 + 0.2 * f);
        words[f][i] = one ? "one" : "none";
        counts[y[i] ? 1 : 0][f][one ? 1 : 0]++;
      }
    }
    double[] of = {counts[0][0][0] + counts[0][0][1], counts[1][0][0] + counts[1][0][1]};
    Distribution[][] chances = new Distribution[2][2];
    for (int k = 0; k < 2; k++) {
      for (int f = 0; f < 2; f++) {
        chances[k][f] = new EmpiricalDistribution(
            new double[] {(counts[k][f][0] + 1) / (of[k] + 2), (counts[k][f][1] + 1) / (of[k] + 2)}, IntSet.of(2));
      }
    }
    NaiveBayes smile = new NaiveBayes(new double[] {of[0] / n, of[1] / n}, chances);
    BayesScorer ours = BayesScorer.learn(new Columns(n, List.of("f", "g"), new double[2][], words), y);
    double[] odds = ours.logOdds(new Columns(n, List.of("f", "g"), new double[2][], words));
    for (int i = 0; i < 20; i++) {
      double[] p = new double[2];
      smile.predict(new double[] {words[0][i].equals("one") ? 1 : 0, words[1][i].equals("one") ? 1 : 0}, p);
      assertEquals(p[1] / (p[0] + p[1]), LogisticRegression.logistic(odds[i]), 1e-9);
    }
  }

  /** Words in another spelling are the same; what nothing was learned of is told, gives no reason, and a gap is one where there was none. */
  @Test
  void whatWasNotThereWhenItWasLearnedIsTold() {
    World past = World.of(1_500, 10);
    LearnedModel model = LearnedModel.learn(Learners.of("auto"), past.facts(), past.y(), Outcomes.own(1_500), JOB).model();
    double[] ones = {1, 1, 1, 1};
    Columns rows = new Columns(4, past.facts().names(), new double[][] {ones, ones, {0, 0, 0, 500}, null},
        new String[][] {null, null, null, {"gold", " Gold", "platinum", null}});
    double[] odds = model.logOdds(rows);
    assertEquals(odds[0], odds[1], 1e-12);
    assertEquals(
        List.of(new LearnedModel.Strange("noise", 1, List.of("500")), new LearnedModel.Strange("plan", 2, List.of("platinum"))),
        model.strange(rows));
    double[][] reasons = model.reasons(rows);
    assertTrue(reasons[0][3] > 0.2, "gold raises the odds");
    assertEquals(0, reasons[2][3]);
    assertEquals(0, reasons[3][3]);
    assertEquals(0, reasons[3][2]);
  }

  /** Three models of 0, 1 and 2: the jackknife's variance is ⅔ · (1 + 0 + 1) = 4/3, with ½² of the base; Student's 4.3027 of two degrees. */
  @Test
  void theWidthIsTheJackknifesByStudent() {
    List<KeptScorer> without = IntStream.range(0, 3).mapToObj(k -> KeptScorer.of(constant(k))).toList();
    LearnedModel model = new LearnedModel("boosting", List.of("x"), List.of(true),
        List.of(new LearnedModel.Range(0, 0, 1, List.of(), false)), Optional.empty(), without, 0.5, Recalibration.none(), 0);
    Columns one = new Columns(1, List.of("x"), new double[][] {{0}}, new String[1][]);
    assertEquals(1, model.logOdds(one)[0], 1e-12);
    assertEquals(4.302653 * Math.sqrt(4.0 / 3 + 0.25), model.halfWidths(one)[0], 1e-5);
  }

  private static TreeScorer constant(double logOdds) {
    return new TreeScorer(new TreeEncoding(List.of("x"), List.of(Optional.empty()), 0),
        new Trees(logOdds, new int[0], new int[0], new double[0], new boolean[0], new int[0], new int[0], new double[0], new double[0]),
        false, List.of(new Alone(new double[0], new double[0], 0)));
  }

  /** The tree says that high values raise the odds, the fact alone says that they lower them: no reason. */
  @Test
  void aFactThatSaysOtherwiseAloneIsNoReason() {
    Trees tree = new Trees(0, new int[] {0}, new int[] {0, -1, -1}, new double[3], new boolean[3], new int[] {1, 0, 0},
        new int[] {2, 0, 0}, new double[] {0, -1, 1}, new double[] {2, 1, 1});
    Columns high = new Columns(1, List.of("x"), new double[][] {{5}}, new String[1][]);
    for (int alone : new int[] {1, -1}) {
      TreeScorer scorer = new TreeScorer(new TreeEncoding(List.of("x"), List.of(Optional.empty()), 0), tree, false,
          List.of(new Alone(new double[] {0}, new double[] {-alone, alone}, 0)));
      assertEquals(1, scorer.contributions(high)[0][0], 1e-12);
      assertEquals(alone > 0 ? 1 : 0, scorer.reasons(high)[0][0], 1e-12);
    }
  }

  /** 150 words of four rows each and outcomes by chance: in its own rows a word ranks well, without them it cannot. */
  @Test
  void aRareWordIsToldByOtherRowsThanItsOwn() {
    int n = 600;
    RandomGenerator random = new Seed(11).stream("rare");
    String[] each = IntStream.range(0, n).mapToObj(i -> "w" + i / 4).toArray(String[]::new);
    boolean[] y = new boolean[n];
    for (int i = 0; i < n; i++) {
      y[i] = random.nextDouble() < 0.4;
    }
    TreeEncoding.Learned learned = TreeEncoding.learn(
        new Columns(n, List.of("who"), new double[1][], new String[][] {each}), y, Outcomes.own(n), new Seed(1).stream("e"));
    assertEquals(0.5, RankingQuality.auc(learned.columns()[0], y), 0.06);
  }

  /** What says the opposite is not turned round: it gets no weight. */
  @Test
  void noWeightIsBelowNone() {
    RandomGenerator random = new Seed(12).stream("opposite");
    double[] said = random.doubles(2_000).map(d -> 4 * d - 2).toArray();
    boolean[] y = new boolean[2_000];
    for (int i = 0; i < y.length; i++) {
      y[i] = random.nextDouble() < LogisticRegression.logistic(-said[i]);
    }
    assertEquals(0, StackLearner.weights(new double[][] {said}, y)[1]);
  }

  /** A word that stands once knows nothing of others, though it went with the outcome. */
  @Test
  void aWordOfItsOwnTellsNothing() {
    int n = 1_000;
    String[] each = IntStream.range(0, n).mapToObj(i -> "c" + i).toArray(String[]::new);
    boolean[] y = new boolean[n];
    Arrays.setAll(each, i -> "c" + i);
    for (int i = 0; i < n; i++) {
      y[i] = i % 3 == 0;
    }
    TreeEncoding.Learned learned = TreeEncoding.learn(
        new Columns(n, List.of("who"), new double[1][], new String[][] {each}), y, Outcomes.own(n), new Seed(1).stream("e"));
    assertEquals(1, Arrays.stream(learned.columns()[0]).distinct().count());
  }

  /** What goes with nothing gets no weight; two that say half of it each are added up. */
  @Test
  void aStackWeighsWhatHelps() {
    RandomGenerator random = new Seed(9).stream("stack");
    int n = 5_000;
    double[][] said = new double[3][n];
    boolean[] y = new boolean[n];
    for (int i = 0; i < n; i++) {
      said[0][i] = random.nextGaussian();
      said[1][i] = random.nextGaussian();
      said[2][i] = -random.nextGaussian();
      y[i] = random.nextDouble() < LogisticRegression.logistic(-1 + said[0][i] + 0.5 * said[1][i]);
    }
    double[] weights = StackLearner.weights(said, y);
    assertEquals(-1, weights[0], 0.15);
    assertEquals(1, weights[1], 0.15);
    assertEquals(0.5, weights[2], 0.15);
    assertEquals(0, weights[3], 0.08);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void factsThatAreTheSameForAllTeachNothing(String id) {
    Columns same = new Columns(200, List.of("x"), new double[][] {new double[200]}, new String[1][]);
    boolean[] y = new boolean[200];
    for (int i = 0; i < 60; i++) {
      y[i] = true;
    }
    assertThrows(NothingToLearnException.class, () -> LearnedModel.learn(Learners.of(id), same, y, Outcomes.own(200), JOB), id);
  }
}
