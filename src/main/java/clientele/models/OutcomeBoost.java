package clientele.models;

import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Boosted trees for a yes-or-no outcome by its likelihood (Friedman 2001), grown one after another so that whoever grows them can
 * watch rows held out. Each tree may see a part of rows and features only, drawn by chance (Friedman 2002); the same seed gives
 * the same trees on any number of cores.
 */
public final class OutcomeBoost {
  private static final int BLOCK = 8192;

  private final HistogramBins bins;
  private final byte[][] binned;
  private final boolean[] y;
  private final BoostedTrees.Settings settings;
  private final double rowShare;
  private final double featureShare;
  private final RandomGenerator random;
  private final double base;
  private final double[] score;
  private final double[] gradient;
  private final double[] curvature;
  private final List<HistogramTree> trees = new ArrayList<>();

  /**
   * Begins without a tree.
   *
   * @param columns one array per feature, NaN where missing
   * @param y the outcomes; both occur
   * @param rowShare share of the rows a tree sees, above 0 to 1
   * @param featureShare share of the features a tree sees, above 0 to 1
   */
  public OutcomeBoost(
      double[][] columns, boolean[] y, BoostedTrees.Settings settings, double rowShare, double featureShare,
      RandomGenerator random) {
    this.bins = HistogramBins.learn(columns, settings.bins());
    this.binned = bins.of(columns);
    this.y = y;
    this.settings = settings;
    this.rowShare = rowShare;
    this.featureShare = featureShare;
    this.random = random;
    int n = y.length;
    int has = 0;
    for (boolean one : y) {
      has += one ? 1 : 0;
    }
    if (has == 0 || has == n) {
      throw new IllegalArgumentException("both outcomes are needed, found " + has + " of " + n);
    }
    this.base = Math.log((double) has / (n - has));
    this.score = new double[n];
    Arrays.fill(score, base);
    this.gradient = new double[n];
    this.curvature = new double[n];
  }

  /** Log odds before the first tree. */
  public double base() {
    return base;
  }

  /** Rows in the bins of these trees, for {@link #add}. */
  public byte[][] binned(double[][] columns) {
    return bins.of(columns);
  }

  /** Grows one more tree. */
  public void grow(JobContext job) {
    int n = y.length;
    Parallel.each(n, BLOCK, job, (index, from, to) -> {
      for (int i = from; i < to; i++) {
        double p = LogisticRegression.logistic(score[i]);
        gradient[i] = p - (y[i] ? 1 : 0);
        curvature[i] = Math.max(1e-9, p * (1 - p));
      }
      return null;
    });
    int[] rows = drawn(n, rowShare);
    int[] features = drawn(binned.length, featureShare);
    if (rows.length == n) {
      trees.add(HistogramTree.grow(binned, gradient, curvature, settings, rows, features, score, job));
      return;
    }
    HistogramTree tree = HistogramTree.grow(binned, gradient, curvature, settings, rows, features, new double[n], job);
    add(tree, binned, score, job);
    trees.add(tree);
  }

  /** Adds the newest tree to the log odds of other rows. */
  public void add(byte[][] others, double[] logOdds, JobContext job) {
    add(trees.getLast(), others, logOdds, job);
  }

  private static void add(HistogramTree tree, byte[][] of, double[] logOdds, JobContext job) {
    Parallel.each(logOdds.length, BLOCK, job, (index, from, to) -> {
      for (int i = from; i < to; i++) {
        logOdds[i] += tree.value(of, i);
      }
      return null;
    });
  }

  /** Places drawn without putting back, rising; all of them for a share of 1. */
  private int[] drawn(int n, double share) {
    int[] places = new int[n];
    Arrays.setAll(places, i -> i);
    int many = Math.max(1, (int) Math.round(n * share));
    if (many == n) {
      return places;
    }
    for (int i = 0; i < many; i++) {
      int j = i + random.nextInt(n - i);
      int keep = places[i];
      places[i] = places[j];
      places[j] = keep;
    }
    int[] some = Arrays.copyOf(places, many);
    Arrays.sort(some);
    return some;
  }

  /** The first trees, as they are kept. */
  public Trees first(int many) {
    Trees.Growing growing = new Trees.Growing();
    for (HistogramTree tree : trees.subList(0, Math.min(many, trees.size()))) {
      growing.root();
      tree.lay(growing, bins);
    }
    return growing.done(base);
  }
}
