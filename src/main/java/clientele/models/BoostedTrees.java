package clientele.models;

import clientele.job.JobContext;
import clientele.job.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient boosting of small regression trees over histograms (Friedman 2001; Newton steps and split gain as in Chen and
 * Guestrin 2016; a direction for missing values learned at every split). The outcome depends on the data only: no rows or
 * features are drawn, and sums are taken in a fixed order whatever the number of cores.
 */
public final class BoostedTrees {
  /**
   * How trees are grown.
   *
   * @param rounds trees per class, from 1
   * @param depth splits from root to leaf, 1 to 8
   * @param rate shrinkage of every tree, above 0 up to 1
   * @param ridge penalty on leaf values, from 0
   * @param fewest rows a leaf must have
   * @param bins of a feature, the one of missing values among them; 3 to 256
   */
  public record Settings(int rounds, int depth, double rate, double ridge, int fewest, int bins) {
    private static final int USUAL_BINS = 64;

    /** What does well on tables of a few hundred to some hundred thousand rows. */
    public static final Settings USUAL = new Settings(120, 4, 0.1, 1, 20);

    /** With as many bins as usual. */
    public Settings(int rounds, int depth, double rate, double ridge, int fewest) {
      this(rounds, depth, rate, ridge, fewest, USUAL_BINS);
    }
  }

  private static final int BLOCK = 8192;

  private final HistogramBins bins;
  private final double[] base;
  private final List<HistogramTree[]> rounds;

  private BoostedTrees(HistogramBins bins, double[] base, List<HistogramTree[]> rounds) {
    this.bins = bins;
    this.base = base;
    this.rounds = List.copyOf(rounds);
  }

  /**
   * Learns to predict a number, by least squares.
   *
   * @param columns one array per feature, NaN where missing
   * @param y a number for every row
   */
  public static BoostedTrees regression(double[][] columns, double[] y, Settings settings, JobContext job) {
    HistogramBins bins = HistogramBins.learn(columns, settings.bins());
    byte[][] binned = bins.of(columns);
    double base = Arrays.stream(y).average().orElse(0);
    double[] score = new double[y.length];
    Arrays.fill(score, base);
    double[] gradient = new double[y.length];
    double[] curvature = new double[y.length];
    Arrays.fill(curvature, 1);
    List<HistogramTree[]> rounds = new ArrayList<>();
    for (int r = 0; r < settings.rounds(); r++) {
      job.progress((double) r / settings.rounds());
      for (int i = 0; i < y.length; i++) {
        gradient[i] = score[i] - y[i];
      }
      rounds.add(new HistogramTree[] {HistogramTree.grow(binned, gradient, curvature, settings, score, job)});
    }
    return new BoostedTrees(bins, new double[] {base}, rounds);
  }

  /**
   * Learns the probabilities of classes, by multinomial likelihood; of two classes, by one tree a round, since a step of
   * the one is a step back of the other.
   *
   * @param columns one array per feature, NaN where missing
   * @param y the class of every row, from 0
   * @param classes how many there are, at least 2; each must occur
   */
  public static BoostedTrees classes(double[][] columns, int[] y, int classes, Settings settings, JobContext job) {
    HistogramBins bins = HistogramBins.learn(columns, settings.bins());
    byte[][] binned = bins.of(columns);
    double[] base = new double[classes];
    for (int k : y) {
      base[k] += 1.0 / y.length;
    }
    double[][] score = new double[classes][y.length];
    for (int k = 0; k < classes; k++) {
      base[k] = Math.log(base[k]);
      Arrays.fill(score[k], base[k]);
    }
    double scale = (double) classes / (classes - 1);
    int first = classes == 2 ? 1 : 0;
    List<HistogramTree[]> rounds = new ArrayList<>();
    for (int r = 0; r < settings.rounds(); r++) {
      job.progress((double) r / settings.rounds());
      double[][] p = shares(score, job);
      HistogramTree[] trees = new HistogramTree[classes];
      double[] gradient = new double[y.length];
      double[] curvature = new double[y.length];
      for (int k = first; k < classes; k++) {
        for (int i = 0; i < y.length; i++) {
          gradient[i] = p[k][i] - (y[i] == k ? 1 : 0);
          curvature[i] = Math.max(1e-9, (first == 1 ? 1 : scale) * p[k][i] * (1 - p[k][i]));
        }
        trees[k] = HistogramTree.grow(binned, gradient, curvature, settings, score[k], job);
      }
      rounds.add(trees);
    }
    return new BoostedTrees(bins, base, rounds);
  }

  /** The predicted number of every row. */
  public double[] predict(double[][] columns, JobContext job) {
    return scores(columns, job)[0];
  }

  /** The probability of every class, an array per class. */
  public double[][] probabilities(double[][] columns, JobContext job) {
    return shares(scores(columns, job), job);
  }

  private double[][] scores(double[][] columns, JobContext job) {
    byte[][] binned = bins.of(columns);
    int n = columns.length == 0 ? 0 : columns[0].length;
    double[][] scores = new double[base.length][n];
    Parallel.each(n, BLOCK, job, (index, from, to) -> {
      for (int k = 0; k < base.length; k++) {
        for (int i = from; i < to; i++) {
          double score = base[k];
          for (HistogramTree[] trees : rounds) {
            score += trees[k] == null ? 0 : trees[k].value(binned, i);
          }
          scores[k][i] = score;
        }
      }
      return null;
    });
    return scores;
  }

  private static double[][] shares(double[][] score, JobContext job) {
    double[][] p = new double[score.length][score[0].length];
    Parallel.each(score[0].length, BLOCK, job, (index, from, to) -> {
      for (int i = from; i < to; i++) {
        double most = Double.NEGATIVE_INFINITY;
        for (double[] one : score) {
          most = Math.max(most, one[i]);
        }
        double sum = 0;
        for (int k = 0; k < score.length; k++) {
          p[k][i] = Math.exp(score[k][i] - most);
          sum += p[k][i];
        }
        for (int k = 0; k < score.length; k++) {
          p[k][i] /= sum;
        }
      }
      return null;
    });
    return p;
  }
}
