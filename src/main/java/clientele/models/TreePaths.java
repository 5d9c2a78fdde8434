package clientele.models;

/**
 * Shapley values of one row after another by the paths of all subsets of features at once (Lundberg, Erion &amp; Lee 2018,
 * algorithm 2). Not for several threads at a time.
 */
final class TreePaths {
  private final Trees trees;
  private final double[][] columns;
  private final int[] features;
  private final double[] zeros;
  private final double[] ones;
  private final double[] weights;
  private double[] sums;
  private int row;

  TreePaths(Trees trees, double[][] columns, int depth) {
    this.trees = trees;
    this.columns = columns;
    int room = (depth + 2) * (depth + 3) / 2 + depth + 2;
    this.features = new int[room];
    this.zeros = new double[room];
    this.ones = new double[room];
    this.weights = new double[room];
  }

  /** Adds what a tree adds for each feature of a row. */
  void add(int root, int place, double[] ofFeatures) {
    row = place;
    sums = ofFeatures;
    if (trees.feature()[root] >= 0) {
      down(root, 0, 0, 1, 1, -1);
    }
  }

  /**
   * Goes down from a node.
   *
   * @param from where the path to here begins in the arrays; that of the parent stands before it
   * @param length features on the path of the parent
   * @param zero share of the rows of training that came here of those at the parent
   * @param one whether the row comes here
   * @param by feature of the parent
   */
  private void down(int node, int from, int length, double zero, double one, int by) {
    int end = extend(from, length, zero, one, by);
    int feature = trees.feature()[node];
    if (feature < 0) {
      double value = trees.value()[node];
      for (int i = 1; i < end; i++) {
        sums[features[from + i]] += unwound(from, end, i) * (ones[from + i] - zeros[from + i]) * value;
      }
      return;
    }
    double number = columns[feature][row];
    boolean goesLow = Double.isNaN(number) ? trees.missingLow()[node] : number <= trees.threshold()[node];
    int hot = goesLow ? trees.low()[node] : trees.high()[node];
    int cold = goesLow ? trees.high()[node] : trees.low()[node];
    double hotZero = trees.cover()[hot] / trees.cover()[node];
    double coldZero = trees.cover()[cold] / trees.cover()[node];
    double before = 1;
    double beforeOne = 1;
    int at = 1;
    while (at < end && features[from + at] != feature) {
      at++;
    }
    if (at < end) {
      before = zeros[from + at];
      beforeOne = ones[from + at];
      unwind(from, end, at);
      end--;
    }
    int next = from + end;
    copy(from, next, end);
    down(hot, next, end, before * hotZero, beforeOne, feature);
    copy(from, next, end);
    down(cold, next, end, before * coldZero, 0, feature);
  }

  private void copy(int from, int to, int length) {
    System.arraycopy(features, from, features, to, length);
    System.arraycopy(zeros, from, zeros, to, length);
    System.arraycopy(ones, from, ones, to, length);
    System.arraycopy(weights, from, weights, to, length);
  }

  private int extend(int from, int length, double zero, double one, int by) {
    features[from + length] = by;
    zeros[from + length] = zero;
    ones[from + length] = one;
    weights[from + length] = length == 0 ? 1 : 0;
    for (int i = length - 1; i >= 0; i--) {
      weights[from + i + 1] += one * weights[from + i] * (i + 1) / (length + 1);
      weights[from + i] = zero * weights[from + i] * (length - i) / (length + 1);
    }
    return length + 1;
  }

  private void unwind(int from, int length, int at) {
    double one = ones[from + at];
    double zero = zeros[from + at];
    double next = weights[from + length - 1];
    for (int i = length - 2; i >= 0; i--) {
      if (one != 0) {
        double was = weights[from + i];
        weights[from + i] = next * length / ((i + 1) * one);
        next = was - weights[from + i] * zero * (length - 1 - i) / length;
      } else {
        weights[from + i] = weights[from + i] * length / (zero * (length - 1 - i));
      }
    }
    for (int i = at; i < length - 1; i++) {
      features[from + i] = features[from + i + 1];
      zeros[from + i] = zeros[from + i + 1];
      ones[from + i] = ones[from + i + 1];
    }
  }

  /** Sum of the weights of the path without one feature. */
  private double unwound(int from, int length, int at) {
    double one = ones[from + at];
    double zero = zeros[from + at];
    double next = weights[from + length - 1];
    double total = 0;
    for (int i = length - 2; i >= 0; i--) {
      if (one != 0) {
        double part = next * length / ((i + 1) * one);
        total += part;
        next = weights[from + i] - part * zero * (length - 1 - i) / length;
      } else {
        total += weights[from + i] / (zero * (length - 1 - i) / length);
      }
    }
    return total;
  }
}
