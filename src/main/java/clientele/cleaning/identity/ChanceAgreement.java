package clientele.cleaning.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;

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
    if (level >= field.kind().levels()) {
      return 3;
    }
    int levels = field.kind().levels();
    boolean measured = field.kind() == FieldKind.NUMBER || field.kind() == FieldKind.TEXT;
    return level == 0 ? 0 : level >= (measured ? levels / 2 : levels - 1) ? 2 : 1;
  }

  /**
   * Measures.
   *
   * @param least no chance of an exact agreement is taken to be smaller
   * @param unmatched how sure a pair is no match, 0 to 1: chance pairs that are matches do not count
   */
  static ChanceAgreement measure(
      List<Field> fields, ChancePairs.Vectors drawn, double least, LongToDoubleFunction unmatched) {
    int n = fields.size();
    Weighed free = Weighed.of(drawn.free(), drawn.free().length, unmatched);
    List<Weighed> shared = new ArrayList<>();
    double[][] shares = new double[n][];
    double[] exact = new double[n];
    for (int f = 0; f < n; f++) {
      Weighed own = Weighed.of(drawn.shared().get(f), drawn.pools()[f], unmatched);
      shared.add(own);
      exact[f] = Math.max(least, fields.get(f).agreementByChance() * own.mean());
      shares[f] = marginal(fields.get(f), free, f, exact[f]);
    }
    double[][][][] given = new double[n][n][][];
    double[][] strength = new double[n][n];
    for (int parent = 0; parent < n; parent++) {
      double[][][] counts = count(fields, free, shared.get(parent), parent);
      for (int f = 0; f < n; f++) {
        if (f != parent) {
          given[f][parent] = conditional(shares[f], counts[f]);
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

  /** Shares of the levels among all chance pairs. */
  double[] shares(int f) {
    return shares[f];
  }

  /** The field a field depends on; -1 for none. */
  int parent(int f) {
    return parents[f];
  }

  private static double[] marginal(Field field, Weighed drawn, int f, double exact) {
    int n = field.kind().levels();
    double[] counts = new double[n];
    Arrays.fill(counts, 0.25);
    counts[n - 1] = 1;
    double sum = 0.25 * (n - 1) + 1;
    for (int i = 0; i < drawn.vectors.length; i++) {
      int level = Comparisons.level(drawn.vectors[i], f);
      if (level < n) {
        counts[level] += drawn.weights[i];
        sum += drawn.weights[i];
      }
    }
    double rest = sum - counts[0];
    for (int l = 0; l < n; l++) {
      counts[l] = l == 0 ? exact : counts[l] / rest * (1 - exact);
    }
    return counts;
  }

  /** Levels of every field where the parent agrees (from the pairs that share its value), nearly agrees, differs. */
  private static double[][][] count(List<Field> fields, Weighed free, Weighed shared, int parent) {
    double[][][] counts = new double[fields.size()][3][];
    for (int f = 0; f < counts.length; f++) {
      for (int s = 0; s < 3; s++) {
        counts[f][s] = new double[fields.get(f).kind().levels()];
      }
    }
    add(fields, shared, parent, counts, true);
    add(fields, free, parent, counts, false);
    return counts;
  }

  private static void add(List<Field> fields, Weighed drawn, int parent, double[][][] counts, boolean agreeing) {
    for (int i = 0; i < drawn.vectors.length; i++) {
      long vector = drawn.vectors[i];
      int state = state(fields.get(parent), Comparisons.level(vector, parent));
      if (state == 3 || agreeing != (state == 0)) {
        continue;
      }
      for (int f = 0; f < counts.length; f++) {
        int level = Comparisons.level(vector, f);
        if (level < counts[f][state].length) {
          counts[f][state][level] += drawn.weights[i];
        }
      }
    }
  }

  private static double[][] conditional(double[] share, double[][] counts) {
    double[][] given = new double[3][share.length];
    for (int s = 0; s < 3; s++) {
      double sum = HELD + Arrays.stream(counts[s]).sum();
      for (int l = 0; l < share.length; l++) {
        given[s][l] = (counts[s][l] + HELD * share[l]) / sum;
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

  /** Vectors with how much each counts: less if it may be a match, and less if few pairs were drawn again and again. */
  private record Weighed(long[] vectors, double[] weights, double mean) {
    private static Weighed of(long[] vectors, double pool, LongToDoubleFunction unmatched) {
      double[] weights = new double[vectors.length];
      double sum = 0;
      double share = vectors.length == 0 ? 1 : Math.min(1, pool / vectors.length);
      for (int i = 0; i < weights.length; i++) {
        double single = unmatched.applyAsDouble(vectors[i]);
        sum += single;
        weights[i] = single * share;
      }
      return new Weighed(vectors, weights, vectors.length == 0 ? 0 : sum / vectors.length);
    }
  }
}
