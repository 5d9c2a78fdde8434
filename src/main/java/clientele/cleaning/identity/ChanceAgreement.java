package clientele.cleaning.identity;

import java.util.Arrays;
import java.util.List;

/**
 * How often rows of different things agree. Fields are not independent: where two rows share a postcode they share the
 * town as well, and that says nothing more. So each field but one has a parent on which its agreement depends, after
 * Chow &amp; Liu (1968): the tree of the strongest dependences.
 */
final class ChanceAgreement {
  /** States of a parent: agrees, nearly, differs, missing. */
  static final int STATES = 4;

  private static final double HELD = 8;

  private final List<Field> fields;
  private final int[] parents;
  private final double[][] shares;
  private final double[][][][] given;

  private ChanceAgreement(List<Field> fields, int[] parents, double[][] shares, double[][][][] given) {
    this.fields = fields;
    this.parents = parents;
    this.shares = shares;
    this.given = given;
  }

  /** The state of a field as a parent. */
  static int state(Field field, int level) {
    int levels = field.kind().levels();
    if (level >= levels) {
      return 3;
    }
    return level == 0 ? 0 : level >= levels / 2 ? 2 : 1;
  }

  /**
   * Measures.
   *
   * @param exact for each field the chance of an exact agreement, known better than from a sample
   * @param matched for each field the share of the pairs that agree on it which are matches; taken out again
   * @param m for each field the shares of levels among matches
   */
  static ChanceAgreement measure(
      List<Field> fields, ChancePairs.Vectors drawn, double[] exact, double[] matched, double[][] m) {
    int n = fields.size();
    double[][] shares = new double[n][];
    for (int f = 0; f < n; f++) {
      shares[f] = marginal(fields.get(f), drawn.free(), f, exact[f]);
    }
    double[][][][] given = new double[n][n][][];
    double[][] strength = new double[n][n];
    for (int parent = 0; parent < n; parent++) {
      double[][][] counts = count(fields, drawn, parent);
      for (int f = 0; f < n; f++) {
        if (f != parent) {
          given[f][parent] = conditional(shares[f], counts[f], matched[parent], m[f]);
          strength[f][parent] = information(shares[parent], fields.get(parent), given[f][parent], shares[f]);
        }
      }
    }
    return new ChanceAgreement(fields, tree(strength, exact), shares, given);
  }

  /** Share of a level among chance pairs, given the state of the parent. */
  double share(int f, int level, int parentState) {
    return parents[f] < 0 || parentState == 3 ? shares[f][level] : given[f][parents[f]][parentState][level];
  }

  /** Share of a level among all chance pairs. */
  double share(int f, int level) {
    return shares[f][level];
  }

  /** The field a field depends on; -1 for none. */
  int parent(int f) {
    return parents[f];
  }

  private static double[] marginal(Field field, long[] vectors, int f, double exact) {
    int n = field.kind().levels();
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
    double rest = sum - counts[0];
    for (int l = 0; l < n; l++) {
      counts[l] = l == 0 ? exact : counts[l] / rest * (1 - exact);
    }
    return counts;
  }

  /** Levels of every field where the parent agrees (from the pairs that share its value), nearly agrees, differs. */
  private static double[][][] count(List<Field> fields, ChancePairs.Vectors drawn, int parent) {
    double[][][] counts = new double[fields.size()][3][];
    for (int f = 0; f < counts.length; f++) {
      for (int s = 0; s < 3; s++) {
        counts[f][s] = new double[fields.get(f).kind().levels()];
      }
    }
    add(fields, drawn.shared().get(parent), parent, counts, true);
    add(fields, drawn.free(), parent, counts, false);
    return counts;
  }

  private static void add(List<Field> fields, long[] vectors, int parent, double[][][] counts, boolean agreeing) {
    for (long vector : vectors) {
      int state = state(fields.get(parent), Comparisons.level(vector, parent));
      if (state == 3 || agreeing != (state == 0)) {
        continue;
      }
      for (int f = 0; f < counts.length; f++) {
        int level = Comparisons.level(vector, f);
        if (level < counts[f][state].length) {
          counts[f][state][level]++;
        }
      }
    }
  }

  private static double[][] conditional(double[] share, double[][] counts, double matched, double[] m) {
    double[][] given = new double[3][share.length];
    for (int s = 0; s < 3; s++) {
      double n = Arrays.stream(counts[s]).sum();
      double taken = s == 0 ? Math.min(matched, 0.98) : 0;
      double sum = 0;
      for (int l = 0; l < share.length; l++) {
        double left = n == 0 ? 0 : Math.max(counts[s][l] - taken * n * m[l], 0);
        given[s][l] = left + HELD * share[l];
        sum += given[s][l];
      }
      for (int l = 0; l < share.length; l++) {
        given[s][l] /= sum;
      }
    }
    return given;
  }

  /** Mutual information of a field and its parent, in nats. */
  private static double information(double[] parentShare, Field parent, double[][] given, double[] share) {
    double[] states = new double[3];
    for (int l = 0; l < parentShare.length; l++) {
      states[state(parent, l)] += parentShare[l];
    }
    double sum = 0;
    for (int s = 0; s < 3; s++) {
      for (int l = 0; l < share.length; l++) {
        if (given[s][l] > 0) {
          sum += states[s] * given[s][l] * Math.log(given[s][l] / share[l]);
        }
      }
    }
    return Math.max(0, sum);
  }

  /** The tree of the strongest dependences, grown from the field that agrees least by chance. */
  private static int[] tree(double[][] strength, double[] exact) {
    int n = exact.length;
    int[] parents = new int[n];
    Arrays.fill(parents, -1);
    boolean[] in = new boolean[n];
    int root = 0;
    for (int f = 1; f < n; f++) {
      root = exact[f] < exact[root] ? f : root;
    }
    in[root] = true;
    for (int round = 1; round < n; round++) {
      int child = -1;
      int parent = -1;
      double best = -1;
      for (int f = 0; f < n; f++) {
        for (int p = 0; p < n && !in[f]; p++) {
          double both = Math.max(strength[f][p], strength[p][f]);
          if (in[p] && both > best) {
            best = both;
            child = f;
            parent = p;
          }
        }
      }
      in[child] = true;
      parents[child] = parent;
    }
    return parents;
  }
}
