package clientele.cleaning;

import clientele.study.Column;
import clientele.study.Meaning;
import clientele.study.Role;
import clientele.study.Table;
import java.util.Arrays;

/** Numbers of a column that lie apart: by median and absolute deviation, or by quartiles, on a log scale if skewed. */
public final class NumberOutliers {
  private static final double MAD = 1.4826;
  private static final double FAR_MAD = 5;
  /** Standard deviations between the twentieth and the nineteen twentieths of a normal distribution. */
  private static final double WIDE = 3.29;
  private static final double FAR_IQR = 3;
  /** Share of negative numbers from which they are a kind of their own, such as returns. */
  private static final double OWN_KIND = 0.05;

  /** Fewer values than this cannot be judged. */
  public static final int LEAST = 8;

  private NumberOutliers() {}

  /**
   * −1 for far below, 1 for far above, 0 for neither, row by row. Negative numbers are looked at by themselves where they
   * are returns or many; a few others are measured by all values.
   */
  public static int[] find(Table table, Column column, boolean quartiles) {
    boolean returns = table.version().role() == Role.TRANSACTIONS && (column.means(Meaning.QUANTITY) || column.means(Meaning.AMOUNT));
    return find(table.reals(column.name()), quartiles, returns);
  }

  static int[] find(double[] values, boolean quartiles, boolean returns) {
    int[] sides = new int[values.length];
    long present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
    long negative = Arrays.stream(values).filter(v -> v < 0).count();
    if (negative > 0.5 * present) {
      mark(values, sides, quartiles, v -> true);
      return sides;
    }
    if (negative > 0 && !returns && negative < OWN_KIND * present) {
      mark(values, sides, quartiles, v -> true);
    } else {
      mark(values, sides, quartiles, v -> v < 0);
    }
    mark(values, sides, quartiles, v -> v >= 0);
    return sides;
  }

  private static void mark(double[] values, int[] sides, boolean quartiles, java.util.function.DoublePredicate which) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v) && which.test(v)).map(Math::abs).sorted().toArray();
    boolean negative = Arrays.stream(values).anyMatch(v -> !Double.isNaN(v) && which.test(v) && v < 0);
    if (negative && Arrays.stream(values).anyMatch(v -> v >= 0 && which.test(v))) {
      sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v) && which.test(v)).sorted().toArray();
      negative = false;
    }
    if (sorted.length < LEAST) {
      return;
    }
    int n = sorted.length;
    int edge = Math.max(1, n / 20);
    boolean log = sorted[0] > 0 && sorted[n - 1 - edge] - sorted[n / 2] > 2 * (sorted[n / 2] - sorted[edge]);
    double[] scaled = log ? Arrays.stream(sorted).map(Math::log).toArray() : sorted;
    double low;
    double high;
    if (quartiles) {
      double q1 = scaled[n / 4];
      double q3 = scaled[n - 1 - n / 4];
      low = q1 - FAR_IQR * (q3 - q1);
      high = q3 + FAR_IQR * (q3 - q1);
    } else {
      double median = scaled[n / 2];
      double[] apart = Arrays.stream(scaled).map(v -> Math.abs(v - median)).sorted().toArray();
      double wide = scaled[n - 1 - edge] - scaled[edge];
      double reach = Math.max(MAD * apart[n / 2], wide / WIDE);
      low = median - FAR_MAD * reach;
      high = median + FAR_MAD * reach;
    }
    if (!(high > low)) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && which.test(values[i])) {
        double size = negative ? -values[i] : values[i];
        double own = log ? Math.log(size) : size;
        int side = own > high ? 1 : own < low ? -1 : 0;
        sides[i] = negative ? -side : side;
      }
    }
  }
}
