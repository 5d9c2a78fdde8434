package clientele.models;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The facts that separate groups: those whose variance lies between the groups to a larger share than it does when clouds
 * without groups are cut into as many. A fact that has nothing to do with the groups has less, as cuts of a cloud fall on it
 * too.
 */
final class SeparatingFacts {
  private SeparatingFacts() {}

  /**
   * Places of the facts that separate.
   *
   * @param widths columns of each fact
   */
  static int[] of(float[][] rows, int[] labels, List<float[][]> clouds, List<int[]> cloudLabels, int[] widths) {
    double[] own = between(rows, labels, widths);
    double[] usual = new double[widths.length];
    for (int c = 0; c < clouds.size(); c++) {
      double[] of = between(clouds.get(c), cloudLabels.get(c), widths);
      for (int f = 0; f < usual.length; f++) {
        usual[f] += of[f] / clouds.size();
      }
    }
    return IntStream.range(0, widths.length).filter(f -> own[f] > usual[f]).toArray();
  }

  /** Share of the variance of each fact that lies between groups. */
  static double[] between(float[][] rows, int[] labels, int[] widths) {
    int k = Arrays.stream(labels).max().orElse(0) + 1;
    double[] shares = new double[widths.length];
    int column = 0;
    for (int f = 0; f < widths.length; f++) {
      double inside = 0;
      double all = 0;
      for (int w = 0; w < widths[f]; w++, column++) {
        double[] sums = new double[k];
        int[] counts = new int[k];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
          sums[labels[i]] += rows[i][column];
          counts[labels[i]]++;
          sum += rows[i][column];
          squares += (double) rows[i][column] * rows[i][column];
        }
        double groups = 0;
        for (int g = 0; g < k; g++) {
          groups += counts[g] == 0 ? 0 : sums[g] * sums[g] / counts[g];
        }
        inside += squares - groups;
        all += squares - sum * sum / rows.length;
      }
      shares[f] = all <= 0 ? 0 : 1 - inside / all;
    }
    return shares;
  }

  /** How far two groupings of the same rows are one, 0 by chance and 1 at most (adjusted Rand index, Hubert &amp; Arabie 1985). */
  static double agreement(int[] first, int[] second) {
    int k = Arrays.stream(first).max().orElse(0) + 1;
    int l = Arrays.stream(second).max().orElse(0) + 1;
    long[][] both = new long[k][l];
    long[] rows = new long[k];
    long[] columns = new long[l];
    for (int i = 0; i < first.length; i++) {
      both[first[i]][second[i]]++;
      rows[first[i]]++;
      columns[second[i]]++;
    }
    double pairs = Arrays.stream(both).flatMapToLong(Arrays::stream).mapToDouble(SeparatingFacts::pairs).sum();
    double a = Arrays.stream(rows).mapToDouble(SeparatingFacts::pairs).sum();
    double b = Arrays.stream(columns).mapToDouble(SeparatingFacts::pairs).sum();
    double chance = a * b / Math.max(1, pairs(first.length));
    return a + b == 2 * chance ? 0 : (pairs - chance) / ((a + b) / 2 - chance);
  }

  private static double pairs(long n) {
    return n * (n - 1) / 2.0;
  }

  /** Rows with some of the facts only. */
  static float[][] only(float[][] rows, int[] facts, int[] widths) {
    int[] from = new int[widths.length + 1];
    for (int f = 0; f < widths.length; f++) {
      from[f + 1] = from[f] + widths[f];
    }
    int[] columns = Arrays.stream(facts).flatMap(f -> IntStream.range(from[f], from[f + 1])).toArray();
    float[][] part = new float[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        part[i][j] = rows[i][columns[j]];
      }
    }
    return part;
  }
}
