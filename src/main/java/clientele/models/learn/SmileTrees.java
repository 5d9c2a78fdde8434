package clientele.models.learn;

import clientele.job.JobContext;
import clientele.models.Trees;
import clientele.stats.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.RegressionNode;
import smile.regression.RandomForest;
import smile.regression.RegressionTree;
import smile.util.IterativeAlgorithmController;

/**
 * A tree or a forest grown by Smile, turned into our own trees, which are kept as numbers, score without Smile and explain
 * themselves. They are grown as regressions on 0 and 1, which split as Gini's index does: Smile's classifying trees join leaves of
 * one winning class and lose what lies between. Smile takes no missing numbers: the median stands for them.
 */
final class SmileTrees extends OneByOne {
  private static final String OUTCOME = "\0y";

  private final String id;
  private final int trees;
  private final int depth;
  private final int leaves;
  private final int fewest;

  private SmileTrees(String id, int trees, int depth, int leaves, int fewest) {
    super(trees == 1);
    this.id = id;
    this.trees = trees;
    this.depth = depth;
    this.leaves = leaves;
    this.fewest = fewest;
  }

  /** One tree that can be read: at most 16 leaves (Breiman et al. 1984). */
  static Learner tree() {
    return new SmileTrees("tree", 1, 5, 16, 25);
  }

  /** Many deep trees on rows and features drawn by chance (Breiman 2001). */
  static Learner forest() {
    return new SmileTrees("forest", 40, 12, 200, 5);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  Scorer learn(Columns facts, boolean[] y, int[] cluster, JobContext job) {
    TreeEncoding.Learned learned = TreeEncoding.learn(facts, y, cluster, job.random("encoding"));
    double[][] columns = learned.columns();
    double[] medians = Arrays.stream(columns).mapToDouble(SmileTrees::median).toArray();
    double[][] rows = new double[y.length][columns.length];
    boolean varies = false;
    for (int f = 0; f < columns.length; f++) {
      for (int i = 0; i < rows.length; i++) {
        rows[i][f] = Double.isNaN(columns[f][i]) ? medians[f] : columns[f][i];
        varies |= rows[i][f] != rows[0][f];
      }
    }
    if (!varies) {
      throw new NothingToLearnException();
    }
    String[] names = IntStream.range(0, columns.length).mapToObj(f -> "x" + f).toArray(String[]::new);
    DataFrame frame = DataFrame.of(rows, names);
    frame = frame.add(new DoubleVector(OUTCOME, IntStream.range(0, y.length).mapToDouble(i -> y[i] ? 1 : 0).toArray()));
    int at = columns.length;
    Trees grown = trees == 1 ? one(frame, medians, job) : many(frame, medians, at, job);
    return new TreeScorer(learned.encoding(), grown, true, Arrays.stream(columns).map(c -> Alone.of(c, y)).toList());
  }

  private Trees one(DataFrame frame, double[] medians, JobContext job) {
    job.checkCancelled();
    RegressionTree tree = RegressionTree.fit(
        Formula.lhs(OUTCOME), frame, new RegressionTree.Options(depth, leaves, fewest));
    return flat(List.of(tree), medians);
  }

  private Trees many(DataFrame frame, double[] medians, int features, JobContext job) {
    job.checkCancelled();
    long[] seeds = job.random("forest").longs(trees, 1, Long.MAX_VALUE).toArray();
    try (IterativeAlgorithmController<RandomForest.TrainingStatus> controller = new IterativeAlgorithmController<>();
        JobContext.Release _ = job.whenCancelled(controller::stop)) {
      int tried = Math.max(1, (int) Math.round(Math.sqrt(features)));
      RandomForest forest = RandomForest.fit(
          Formula.lhs(OUTCOME), frame,
          new RandomForest.Options(
              trees, tried, depth, leaves, fewest, 1.0, seeds, controller));
      job.checkCancelled();
      List<RandomForest.Model> models = List.of(forest.models());
      return flat(models.stream().map(RandomForest.Model::tree).toList(), medians);
    }
  }

  private static double median(double[] values) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return known.length == 0 ? 0 : known[(known.length - 1) / 2];
  }

  /** The mean of the shares in the leaves. */
  private static Trees flat(List<RegressionTree> trees, double[] medians) {
    Trees.Growing growing = new Trees.Growing();
    for (RegressionTree tree : trees) {
      growing.root();
      new Laying(growing, tree, 1.0 / trees.size(), medians).lay(tree.root());
    }
    return growing.done(0);
  }

  /** Lays one tree out. */
  private record Laying(Trees.Growing growing, RegressionTree tree, double weight, double[] medians) {
    private int lay(Node node) {
      if (node instanceof RegressionNode leaf) {
        return growing.leaf(weight * leaf.output(), leaf.size());
      }
      InternalNode split = (InternalNode) node;
      double threshold = threshold(split);
      int at = growing.split(split.feature(), threshold, medians[split.feature()] <= threshold, split.size());
      int lower = lay(split.trueChild());
      growing.children(at, lower, lay(split.falseChild()));
      return at;
    }

    /** Smile does not tell where it splits, only which way a row goes: the last number that goes low is found by halving. */
    private double threshold(InternalNode split) {
      double[] row = new double[medians.length];
      long low = ordered(-Double.MAX_VALUE);
      long high = ordered(Double.MAX_VALUE);
      while (high != low + 1) {
        long middle = (low & high) + ((low ^ high) >> 1); // their mean, without overflow
        row[split.feature()] = number(middle);
        if (split.branch(Tuple.of(tree.schema(), row))) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return number(low);
    }

    /** Numbers as whole ones in the same order. */
    private static long ordered(double number) {
      long bits = Double.doubleToLongBits(number);
      return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double number(long ordered) {
      return Double.longBitsToDouble(ordered < 0 ? Long.MIN_VALUE - ordered : ordered);
    }
  }
}
