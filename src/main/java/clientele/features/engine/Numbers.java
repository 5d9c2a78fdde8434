package clientele.features.engine;

import java.util.Arrays;

/** Numbers of a column, of which some may be missing. */
final class Numbers {
  private int known;
  private int all;
  private double sum;

  void add(double value) {
    all++;
    if (!Double.isNaN(value)) {
      known++;
      sum += value;
    }
  }

  /** 0 of no row; NaN where rows are and none has a number. */
  double sum() {
    return all > 0 && known == 0 ? Double.NaN : Selection.cents(sum);
  }

  /** NaN where none is known. */
  double mean() {
    return known == 0 ? Double.NaN : sum / known;
  }

  /** How many of the first numbers differ; puts them in order. */
  static int different(double[] values, int n) {
    Arrays.sort(values, 0, n);
    int different = n == 0 ? 0 : 1;
    for (int i = 1; i < n; i++) {
      different += values[i] != values[i - 1] ? 1 : 0;
    }
    return different;
  }
}
