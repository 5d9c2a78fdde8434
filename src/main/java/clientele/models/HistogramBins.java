package clientele.models;

import java.util.Arrays;

/** Cuts every feature at its quantiles into bins that fit a byte; bin 0 holds what is missing. */
final class HistogramBins {
  private static final int SAMPLE = 200_000;

  private final double[][] cuts;

  private HistogramBins(double[][] cuts) {
    this.cuts = cuts;
  }

  /**
   * Learns the cuts.
   *
   * @param columns one array per feature, NaN where missing
   * @param bins most bins of a feature, the one of missing values among them; 3 to 256
   */
  static HistogramBins learn(double[][] columns, int bins) {
    double[][] cuts = new double[columns.length][];
    for (int f = 0; f < cuts.length; f++) {
      cuts[f] = cuts(columns[f], bins);
    }
    return new HistogramBins(cuts);
  }

  /** The bins of rows: one array per feature. */
  byte[][] of(double[][] columns) {
    byte[][] bins = new byte[columns.length][];
    for (int f = 0; f < bins.length; f++) {
      bins[f] = new byte[columns[f].length];
      for (int i = 0; i < bins[f].length; i++) {
        bins[f][i] = (byte) bin(cuts[f], columns[f][i]);
      }
    }
    return bins;
  }

  /** The largest number of a bin from 1 on. */
  double upper(int feature, int bin) {
    return bin > cuts[feature].length ? Double.MAX_VALUE : cuts[feature][bin - 1];
  }

  private static int bin(double[] cuts, double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    int place = Arrays.binarySearch(cuts, value);
    return 1 + (place < 0 ? -place - 1 : place);
  }

  /** Upper bounds, inclusive, of all bins but the last: halfway between different neighbours. */
  private static double[] cuts(double[] values, int bins) {
    int every = Math.max(1, values.length / SAMPLE);
    double[] sorted = new double[values.length / every + 1];
    int n = 0;
    for (int i = 0; i < values.length; i += every) {
      if (!Double.isNaN(values[i])) {
        sorted[n++] = values[i];
      }
    }
    Arrays.sort(sorted, 0, n);
    double[] cuts = new double[bins - 2];
    int found = 0;
    int different = 0;
    for (int i = 1; i < n; i++) {
      different += sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    double step = (double) n / (bins - 1);
    double next = different < bins - 1 ? 1 : step;
    for (int i = 1; i < n && found < cuts.length; i++) {
      if (sorted[i] != sorted[i - 1] && i >= next) {
        cuts[found++] = sorted[i - 1] + (sorted[i] - sorted[i - 1]) / 2;
        next = different < bins - 1 ? 1 : Math.max(i + 1, (Math.floor(i / step) + 1) * step);
      }
    }
    return Arrays.copyOf(cuts, found);
  }
}
